package sources

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/sources/yamldoc"
)

// LockName is the name of the lock in the folder of sources.
const LockName = "sources.lock"

// A Lock is what was accepted: which bytes each source had then, and which
// quotations were verified in them. A nil Lock holds no source.
type Lock struct {
	Sources []*Accepted // ascending by ID, each once

	read string // the digest of the file that it was read from
}

// Read is the digest of the file that the lock was read from; empty where it was
// made otherwise, and for the nil Lock. A Lock that was read is not changed.
func (l *Lock) Read() string {
	if l == nil {
		return ""
	}
	return l.read
}

// An Accepted source is one as it was when somebody accepted it.
type Accepted struct {
	ID         string
	Path       string     // of the file, below the folder of sources, as the catalogue named it
	Date       string     // YYYY-MM-DD, when it was accepted
	Extractor  string     // that made the text, with its version: "html 1"
	File       Digest     // of the file's bytes
	Text       Digest     // of the text that quotations are looked for in
	Quotations []Verified // ascending by Digest, each once
}

// A Digest names bytes. The zero Digest is unknown.
type Digest struct {
	SHA256 string // 64 lower-case hexadecimal digits
	Size   int64  // in bytes
}

// DigestOf names data.
func DigestOf(data string) Digest {
	h := sha256.New()
	io.Copy(h, struct{ io.Reader }{strings.NewReader(data)}) // in pieces: a source may be large
	return Digest{hex.EncodeToString(h.Sum(nil)), int64(len(data))}
}

// digestOfParts names a list of strings; all count, and their order.
func digestOfParts(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:", len(p))
		io.WriteString(h, p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// A Verified quotation stood in its source.
type Verified struct {
	Digest     string // SHA-256 of the quotation, as package check makes it
	Verdict    string // exact, typographic or edited; ambiguous where a strict run would fail it
	Start, End int    // bytes in the extracted text, half-open
	Page       int    // of the source, from 1; 0 where it has none
	Line       int    // of the page, or of a source without pages, from 1; 0 where it has none
	// In is the SHA-256 of an older version of the file in which the quotation
	// stood, where it does not stand in the accepted one; else empty.
	In string
}

// verdicts are those that a quotation in the lock may have.
var verdicts = []string{"exact", "typographic", "edited", "ambiguous"}

// Source finds what was accepted of a source; nil where nothing was.
func (l *Lock) Source(id string) *Accepted {
	if l == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(l.Sources, id, func(a *Accepted, id string) int { return strings.Compare(a.ID, id) })
	if !ok {
		return nil
	}
	return l.Sources[i]
}

// VouchesFor reports whether what was accepted can stand for the source where its
// file is not: under the same id the catalogue may name another document by now.
func (a *Accepted) VouchesFor(s *Source) bool {
	return a != nil && s.Withheld && a.ID == s.ID && a.Path != "" && a.Path == s.File.Value
}

// Quotation finds a quotation by its digest, and the SHA-256 of the file in
// which it stood; nil where it was not verified.
func (a *Accepted) Quotation(digest string) (q *Verified, in string) {
	i, ok := slices.BinarySearchFunc(a.Quotations, digest, func(v Verified, digest string) int { return strings.Compare(v.Digest, digest) })
	if !ok {
		return nil, ""
	}
	if q = &a.Quotations[i]; q.In != "" {
		return q, q.In
	}
	return q, a.File.SHA256
}

// NewLock makes a lock of what was accepted, in any order.
func NewLock(list []*Accepted) *Lock {
	l := &Lock{Sources: list}
	l.sort()
	return l
}

// sort puts sources and quotations in their order.
func (l *Lock) sort() {
	slices.SortFunc(l.Sources, func(a, b *Accepted) int { return strings.Compare(a.ID, b.ID) })
	for _, a := range l.Sources {
		slices.SortFunc(a.Quotations, func(v, w Verified) int { return strings.Compare(v.Digest, w.Digest) })
	}
}

// lockHeader opens the file, for whoever opens it.
const lockHeader = `# Written by the program: run factsheet sources accept. Commit it with the sheets.
# A line of quotations: digest, verdict, bytes of the text, page, line.
`

// Encode gives the lock as the file has it: the same lock, the same bytes. It
// sorts what is not in order. The error names a source whose id no YAML key can
// hold.
func (l *Lock) Encode() ([]byte, error) {
	l.sort()
	var b strings.Builder
	b.WriteString(lockHeader + "format: 1\nsources:\n")
	if len(l.Sources) == 0 {
		return []byte(strings.TrimSuffix(b.String(), "\n") + " {}\n"), nil
	}
	for _, a := range l.Sources {
		key, ok := yamlWord(a.ID)
		file, also := yamlWord(a.Path)
		if !ok || !also {
			return nil, fmt.Errorf("the name %q of a source cannot stand in %s: give the file a plainer name", cmp.Or(a.Path, a.ID), LockName)
		}
		fmt.Fprintf(&b, "  %s:\n    accepted: %s\n    file: %s\n    sha256: %s\n    size: %d\n    extractor: %s\n    text-sha256: %s\n    text-size: %d\n",
			key, a.Date, file, a.File.SHA256, a.File.Size, a.Extractor, a.Text.SHA256, a.Text.Size)
		if len(a.Quotations) > 0 {
			b.WriteString("    quotations: |\n")
		}
		for _, v := range a.Quotations {
			fmt.Fprintf(&b, "      %s\n", v)
		}
	}
	return []byte(b.String()), nil
}

// String is the quotation's line in the lock.
func (v Verified) String() string {
	s := fmt.Sprintf("%s %s %d-%d", v.Digest, v.Verdict, v.Start, v.End)
	if v.Page > 0 {
		s += fmt.Sprint(" page ", v.Page)
	}
	if v.Line > 0 {
		s += fmt.Sprint(" line ", v.Line)
	}
	if v.In != "" {
		s += " in " + v.In
	}
	return s
}

var plainWord = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9._/-]*$`)

// yamlWord writes an id or a path as a key or value. Those that are names of
// files may hold nearly anything; whether the word gives the name back is tried,
// not guessed.
func yamlWord(name string) (string, bool) {
	if plainWord.MatchString(name) {
		return name, true
	}
	if !utf8.ValidString(name) {
		return "", false
	}
	for _, word := range []string{`"` + name + `"`, `'` + name + `'`} {
		n, problems := yamldoc.Parse("", []byte("sources:\n  "+word+":\n    file: "+word+"\n"))
		if len(problems) > 0 || len(n.Entries) != 1 || len(n.Entries[0].Value.Entries) != 1 {
			continue
		}
		e := n.Entries[0].Value.Entries[0]
		if e.Key.Value == name && len(e.Value.Entries) == 1 && e.Value.Entries[0].Value.Text.Value == name {
			return word, true
		}
	}
	return "", false
}
