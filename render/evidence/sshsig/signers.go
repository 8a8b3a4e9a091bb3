package sshsig

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/ssh"
)

// maxSigners bounds the size in bytes of a list of signers.
const maxSigners = 4 << 20

// Signers are people and their keys, as the ALLOWED SIGNERS file of ssh-keygen
// lists them.
type Signers []entry

// An entry is one line of the file.
type entry struct {
	principals    string
	key           Key
	namespaces    []string // patterns; nil are all
	after, before time.Time
	authority     bool // the key signs keys, not messages
}

// ReadSigners reads an ALLOWED SIGNERS file, as ssh-keygen(1) describes it. A line
// that cannot be read is an error that names its number: whoever is passed over in
// silence is missed too late. Times without a Z are of the zone.
func ReadSigners(data []byte, zone *time.Location) (Signers, error) {
	if len(data) > maxSigners {
		return nil, fmt.Errorf("it has more than %d MB", maxSigners>>20)
	}
	out := Signers{}
	n := 0
	for line := range bytes.Lines(data) {
		n++
		text := strings.TrimSpace(string(line))
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		e, err := readEntry(text, zone)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		out = append(out, e)
	}
	return out, nil
}

func readEntry(line string, zone *time.Location) (e entry, err error) {
	rest := ""
	if quoted, ok := strings.CutPrefix(line, `"`); ok {
		e.principals, rest, ok = strings.Cut(quoted, `"`)
		if !ok {
			return e, errors.New("a quotation mark does not close")
		}
	} else if i := strings.IndexAny(line, " \t"); i > 0 {
		e.principals, rest = line[:i], line[i:]
	}
	key, _, options, _, err := ssh.ParseAuthorizedKey([]byte(strings.TrimSpace(rest)))
	if err != nil || e.principals == "" {
		return e, errors.New("this is no line of `who type key`")
	}
	e.key = Key{key}
	given := make(map[string]bool)
	for _, o := range options {
		name, value, _ := strings.Cut(o, "=")
		name = strings.ToLower(name)
		if given[name] { // ssh-keygen refuses it, too
			return e, fmt.Errorf("the option %q stands there twice", name)
		}
		given[name] = true
		if err := e.option(name, strings.Trim(value, `"`), zone); err != nil {
			return e, err
		}
	}
	return e, nil
}

func (e *entry) option(name, value string, zone *time.Location) (err error) {
	switch name {
	case "cert-authority":
		e.authority = true
	case "namespaces":
		e.namespaces = strings.Split(value, ",")
	case "valid-after":
		e.after, err = moment(value, zone)
	case "valid-before":
		e.before, err = moment(value, zone)
	default:
		err = fmt.Errorf("the option %q is not known", name)
	}
	return err
}

// moment reads YYYYMMDD[Z] or YYYYMMDDHHMM[SS][Z].
func moment(s string, zone *time.Location) (time.Time, error) {
	digits, utc := strings.CutSuffix(s, "Z")
	if utc {
		zone = time.UTC
	}
	for _, layout := range []string{"20060102", "200601021504", "20060102150405"} {
		if len(layout) == len(digits) {
			if t, err := time.ParseInLocation(layout, digits, zone); err == nil {
				return t, nil
			}
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time such as 20261030 or 202610301200Z", s)
}

// Who lists the people whose key this is, as the file names them, for signatures in
// a namespace at a time; none where nobody's is. Certificates are not known: a key
// that signs keys is nobody's here.
func (s Signers) Who(key Key, namespace string, at time.Time) []string {
	var out []string
	for _, e := range s {
		switch {
		case e.authority, !e.key.equal(key), e.namespaces != nil && !matches(e.namespaces, namespace):
		case !e.after.IsZero() && at.Before(e.after), !e.before.IsZero() && !at.Before(e.before):
		case !slices.Contains(out, e.principals):
			out = append(out, e.principals)
		}
	}
	return out
}

// matches reports whether a name fits a list of patterns, in which `!` refuses.
func matches(patterns []string, name string) bool {
	fits := false
	for _, p := range patterns {
		p, not := strings.CutPrefix(p, "!")
		if ok, err := path.Match(strings.NewReplacer(`\`, `\\`, `[`, `\[`).Replace(p), name); err == nil && ok {
			if not {
				return false
			}
			fits = true
		}
	}
	return fits
}
