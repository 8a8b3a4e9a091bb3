package evidence

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds on what is read: a sheet has at most 1 MiB, and so have all quotations
// together; passages with what they leave out may be longer.
const (
	maxSize  = 64 << 20
	maxDepth = 16
)

// A VersionError is for evidence of a later version of the format.
type VersionError struct{ Version int }

func (e *VersionError) Error() string {
	return fmt.Sprintf("the evidence has version %d, and only version %d is known", e.Version, Version)
}

// Read reads what JSON wrote. It is strict: a key twice, text that is no UTF-8,
// a digest that is none, notes that are not counted from 1 are errors. What a later
// program added is passed over. The error is a *VersionError for another version.
func Read(data []byte) (*Evidence, error) {
	switch {
	case len(data) > maxSize:
		return nil, fmt.Errorf("it has more than %d MB", maxSize>>20)
	case !utf8.Valid(data):
		return nil, errors.New("it is not UTF-8 text")
	}
	if err := wellFormed(data); err != nil {
		return nil, err
	}
	var head struct{ Version int }
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, plain(err)
	}
	if head.Version != Version {
		return nil, &VersionError{head.Version}
	}
	e := &Evidence{}
	if err := json.Unmarshal(data, e); err != nil {
		return nil, plain(err)
	}
	if err := e.check(); err != nil {
		return nil, err
	}
	return e, nil
}

func plain(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) && kind.Field != "" {
		return fmt.Errorf("%q cannot be a %s", kind.Field, kind.Value)
	}
	return errors.New("it is no JSON that can be read")
}

// wellFormed reads the tokens of one value: nested within bounds, no key of an
// object twice, nothing behind it. encoding/json would take the last of two keys,
// and other programs the first.
func wellFormed(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []map[string]bool // nil for a list
	key := false               // the next string is a key
	for {
		t, err := d.Token()
		if err != nil {
			return errors.New("it is no JSON that can be read")
		}
		switch t := t.(type) {
		case json.Delim:
			switch t {
			case '{':
				open, key = append(open, map[string]bool{}), true
			case '[':
				open, key = append(open, nil), false
			default:
				open = open[:len(open)-1]
				key = len(open) > 0 && open[len(open)-1] != nil
			}
			if len(open) > maxDepth {
				return errors.New("it is nested too deep")
			}
		case string:
			if key {
				keys := open[len(open)-1]
				switch {
				case keys[t]:
					return fmt.Errorf("it has the key %q twice", t)
				case !spelled(t):
					return fmt.Errorf("the key %q is spelled as evidence spells none", t)
				}
				keys[t], key = true, false
				continue
			}
			key = len(open) > 0 && open[len(open)-1] != nil
		default:
			key = len(open) > 0 && open[len(open)-1] != nil
		}
		if len(open) == 0 {
			break
		}
	}
	if _, err := d.Token(); err != io.EOF {
		return errors.New("something stands behind it")
	}
	return nil
}

// capitals are the keys of CSL-JSON that have such letters.
var capitals = []string{"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"}

// spelled reports whether a key is one as evidence has them, in small letters of
// ASCII. encoding/json takes "Quote" for "quote", and other programs do not.
func spelled(key string) bool {
	other := func(r rune) bool { return r >= utf8.RuneSelf || r >= 'A' && r <= 'Z' }
	return !strings.ContainsFunc(key, other) || slices.Contains(capitals, key)
}

// check refuses what New would not make.
func (e *Evidence) check() error {
	if !isDigest(e.Seal) {
		return errors.New("it has no seal")
	}
	if !isDigest(e.Sheet.Digest.SHA256) {
		return errors.New("it does not name the sheet's digest")
	}
	known := make(map[string]*Source)
	for i := range e.Sources {
		s := &e.Sources[i]
		if known[s.ID] != nil {
			return fmt.Errorf("the source %q stands there twice", s.ID)
		}
		known[s.ID] = s
		for _, d := range []*Digest{s.Digest, s.Text} {
			if d != nil && (!isDigest(d.SHA256) || d.Size < 0) {
				return fmt.Errorf("the source %q has a digest that is none", s.ID)
			}
		}
		if s.Withheld && (s.Text != nil || s.File != "") {
			return fmt.Errorf("the source %q is withheld, and something of it is told", s.ID)
		}
	}
	for i, q := range e.Quotations {
		if err := q.check(i); err != nil {
			return err
		}
		switch s := known[q.Source]; {
		case s == nil:
			return fmt.Errorf("quotation %d is from %q, which is not among the sources", q.Note, q.Source)
		case s.Withheld && (q.Found != nil || len(q.Omitted) > 0):
			return fmt.Errorf("quotation %d is from a source that is withheld, and has words of it", q.Note)
		}
		if !q.Pass && !e.Draft {
			return fmt.Errorf("quotation %d fails, and this is no draft", q.Note)
		}
	}
	return nil
}

func (q *Quotation) check(i int) error {
	switch f := q.Found; {
	case q.Note != i+1:
		return fmt.Errorf("quotation %d has the number %d", i+1, q.Note)
	case q.Show != ShowQuote && q.Show != ShowNote && q.Show != ShowNone:
		return fmt.Errorf("quotation %d is to be shown as %q", q.Note, q.Show)
	case q.Show == ShowNone && q.Printed != "":
		return fmt.Errorf("quotation %d is not printed, and has what is printed", q.Note)
	case q.Verdict == "":
		return fmt.Errorf("quotation %d has no verdict", q.Note)
	case f != nil && q.Pass && f.Source != q.Source:
		return fmt.Errorf("quotation %d is from %q, and stands in %q", q.Note, q.Source, f.Source)
	case f != nil && (f.Start < 0 || f.End < f.Start):
		return fmt.Errorf("quotation %d stands nowhere", q.Note)
	}
	return nil
}

func isDigest(s string) bool {
	b, err := hex.DecodeString(s)
	return err == nil && len(b) == 32 && hex.EncodeToString(b) == s
}
