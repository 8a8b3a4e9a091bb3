package capture

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"factsheet/sources"
)

// A Record says where a captured file came from, and when.
type Record struct {
	// Requested is the address that was asked for, Final the one that answered.
	// Neither has a fragment, nor passwords or signatures that addresses may hold.
	Requested, Final string

	Redirects []Hop          // on the way from one to the other, in their order
	Status    int            // of the answer: 200
	Fetched   time.Time      // when it came: UTC, whole seconds
	Type      string         // media type that the server gave, without parameters: "text/html"; may be empty
	Headers   []Header       // of the answer, by name; without cookies
	File      sources.Digest // of the file's bytes

	// What was made of the file, which the caller may fill in: the extractor with
	// its version, and the digest of the text.
	Extractor string
	Text      sources.Digest
}

// A Hop is an address that led to another one.
type Hop struct {
	URL    string
	Status int // 301, 302, 303, 307 or 308
}

// A Header is a field of an answer.
type Header struct{ Name, Value string }

// Header gives the first value of a field; "" where the record has none.
func (r *Record) Header(name string) string {
	for _, h := range r.Headers {
		if strings.EqualFold(h.Name, name) {
			return h.Value
		}
	}
	return ""
}

// RecordName is the name of the record of a file, beside which it stands.
func RecordName(file string) string { return file + ".capture.yaml" }

// recordHeader opens the file, for whoever opens it.
const recordHeader = `# Written by the program: where the file of this name was captured, and when.
`

// Encode gives the record as the file has it: the same record, the same bytes.
func (r *Record) Encode() []byte {
	var b bytes.Buffer
	b.WriteString(recordHeader + "format: 1\n")
	fmt.Fprintf(&b, "requested: \"%s\"\nfinal: \"%s\"\nstatus: %d\nfetched: %s\n",
		r.Requested, r.Final, r.Status, r.Fetched.UTC().Format(time.RFC3339))
	if r.Type != "" {
		fmt.Fprintf(&b, "type: \"%s\"\n", r.Type)
	}
	fmt.Fprintf(&b, "sha256: %s\nsize: %d\n", r.File.SHA256, r.File.Size)
	if r.Extractor != "" {
		fmt.Fprintf(&b, "extractor: %s\ntext-sha256: %s\ntext-size: %d\n", r.Extractor, r.Text.SHA256, r.Text.Size)
	}
	if len(r.Redirects) > 0 {
		b.WriteString("redirects: |\n")
		for _, h := range r.Redirects {
			fmt.Fprintf(&b, "  %d %s\n", h.Status, h.URL)
		}
	}
	if len(r.Headers) > 0 {
		b.WriteString("headers: |\n")
		for _, h := range r.Headers {
			b.WriteString(strings.TrimRight(fmt.Sprintf("  %s: %s", h.Name, h.Value), " ") + "\n")
		}
	}
	return b.Bytes()
}
