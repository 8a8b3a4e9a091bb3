package capture

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// WriteWARC writes a capture as a web archive (WARC/1.1, ISO 28500:2017): who wrote
// it, each redirect, and the answer with the body. The same capture gives the same
// bytes. The error is that of w, or that the body is not the record's.
//
// The block of an answer is put together from the record: its headers are those
// that the record keeps, and those on how it was packed for the way are renamed
// X-Archive-Orig-…, since the body stands there unpacked.
func WriteWARC(w io.Writer, r *Record, body []byte) error {
	if got := fmt.Sprintf("%x", sha256.Sum256(body)); got != r.File.SHA256 {
		return fmt.Errorf("the file is not the one that was captured from %s", r.Final)
	}
	a := &archive{w: w, record: r}
	info := "software: factsheet\r\nformat: WARC File Format 1.1\r\n" +
		"conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
	a.write("warcinfo", "application/warc-fields", "", []byte(info), nil)
	for i, h := range r.Redirects {
		to := r.Final
		if i+1 < len(r.Redirects) {
			to = r.Redirects[i+1].URL
		}
		a.write("response", "application/http;msgtype=response", h.URL,
			block(h.Status, []Header{{"Location", to}}, 0), []byte{})
	}
	a.write("response", "application/http;msgtype=response", r.Final, block(r.Status, r.Headers, len(body)), body)
	return a.err
}

// unpacked are fields that are no longer true of a body that was unpacked.
var unpacked = []string{"content-encoding", "content-length", "transfer-encoding", "connection", "trailer", "upgrade"}

// block is the head of an answer as HTTP/1.1 has it.
func block(status int, headers []Header, size int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", status, http.StatusText(status))
	for _, h := range headers {
		name := h.Name
		if slices.Contains(unpacked, strings.ToLower(name)) {
			name = "X-Archive-Orig-" + name
		}
		fmt.Fprintf(&b, "%s: %s\r\n", name, h.Value)
	}
	fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", size)
	return b.Bytes()
}

// An archive is a WARC file being written.
type archive struct {
	w      io.Writer
	record *Record
	n      int    // records so far
	info   string // id of the first, which the others name
	err    error  // the first
}

// write adds a record with a block of two parts. payload is nil where the block has
// none of its own.
func (a *archive) write(kind, contentType, target string, head, payload []byte) {
	id := a.id(kind)
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n", kind, id, a.record.Fetched.UTC().Format(time.RFC3339))
	if target != "" {
		fmt.Fprintf(&b, "WARC-Target-URI: %s\r\nWARC-Warcinfo-ID: %s\r\n", target, a.info)
	} else {
		a.info = id
	}
	fmt.Fprintf(&b, "WARC-Block-Digest: %s\r\n", digest(head, payload))
	if payload != nil {
		fmt.Fprintf(&b, "WARC-Payload-Digest: %s\r\n", digest(payload))
	}
	fmt.Fprintf(&b, "Content-Type: %s\r\nContent-Length: %d\r\n\r\n", contentType, len(head)+len(payload))
	for _, part := range [][]byte{b.Bytes(), head, payload, []byte("\r\n\r\n")} {
		if a.err == nil {
			_, a.err = a.w.Write(part)
		}
	}
}

// id names a record: a UUID (version 8, RFC 9562) of what the capture is and of the
// record's place in the file.
func (a *archive) id(kind string) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%d %s\n", a.record.Encode(), a.n, kind)
	a.n++
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// digest is the SHA-256 of parts, in base 32 as web archives have digests.
func digest(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return "sha256:" + base32.StdEncoding.EncodeToString(h.Sum(nil))
}
