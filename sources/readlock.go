package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"factsheet/sources/yamldoc"
)

// largestLock is the size in bytes above which a lock is refused: some 150,000
// quotations.
const largestLock = 16 << 20

// lockHint is what to do about a lock that was damaged. To write it anew from
// nothing would lose what was verified in withheld sources.
const lockHint = "it is written by the program: bring back its last version, or delete it and run factsheet sources accept"

// ReadLock reads the lock of the folder; nil where it has none. With problems
// there is no lock. The error is for a file that cannot be read.
func (l *Library) ReadLock() (*Lock, []yamldoc.Problem, error) {
	file := path.Join(l.shown, LockName)
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the folder of sources %q: %w", l.shown, reason(err))
	}
	defer root.Close()
	if _, err := root.Lstat(LockName); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	data, err := readFile(root, LockName, largestLock)
	if err != nil {
		err = l.explain(root, LockName, err)
		var u *UnreadableError
		if errors.As(err, &u) {
			return nil, []yamldoc.Problem{{Pos: yamldoc.Pos{File: file}, Message: "the lock cannot be read: " + u.Reason, Hint: u.Hint}}, nil
		}
		return nil, nil, err
	}
	lock, problems := parseLock(file, data)
	if lock != nil {
		lock.read = digestOfParts(data)
	}
	return lock, problems, nil
}

// parseLock reads what Encode wrote. Whatever else stands there is a problem:
// what the lock says is believed.
func parseLock(file, data string) (*Lock, []yamldoc.Problem) {
	r := &lockReader{lock: &Lock{}}
	if p, ok := conflict(file, data); ok {
		return nil, []yamldoc.Problem{p}
	}
	n, problems := yamldoc.ParseUpTo(file, []byte(data), largestLock)
	r.Problems = problems
	r.read(n)
	if len(r.Problems) > 0 {
		problems = r.Sorted()
		for i := range problems {
			problems[i].Hint = lockHint
		}
		return nil, problems
	}
	r.lock.sort()
	return r.lock, nil
}

// conflict finds the marks that version control leaves where two people's
// versions could not be joined.
func conflict(file, data string) (yamldoc.Problem, bool) {
	line := 0
	for text := range strings.Lines(data) {
		line++
		if strings.HasPrefix(text, "<<<<<<< ") || strings.HasPrefix(text, ">>>>>>> ") {
			return yamldoc.Problem{Pos: yamldoc.Pos{File: file, Line: line, Col: 1}, Message: "the file holds two versions, between marks of version control",
				Hint: "take either version whole, then run factsheet sources accept"}, true
		}
	}
	return yamldoc.Problem{}, false
}

type lockReader struct {
	yamldoc.Reader
	lock *Lock
}

func (r *lockReader) read(n *yamldoc.Node) {
	f := r.Fields(n, "the lock", "format", "sources")
	f.Require("format", "sources")
	if v := f.Word("format"); v.Value != "" && v.Value != "1" {
		r.Report(v.Pos, fmt.Sprintf("the lock has format %q, and only 1 is known", v.Value), "")
	}
	list := f.Node("sources")
	if list == nil {
		return
	}
	if list.Kind != yamldoc.Map {
		r.Report(list.Pos, "the sources must stand under their names", "")
		return
	}
	for _, e := range list.Entries {
		r.lock.Sources = append(r.lock.Sources, r.accepted(e))
	}
}

// lockKeys are those of a source in the lock.
var lockKeys = []string{"accepted", "file", "sha256", "size", "extractor", "text-sha256", "text-size"}

func (r *lockReader) accepted(e yamldoc.Entry) *Accepted {
	f := r.Fields(e.Value, "a source in the lock", append(lockKeys, "quotations")...)
	f.Require(lockKeys...)
	a := &Accepted{ID: e.Key.Value, Path: f.Word("file").Value, Date: f.Word("accepted").Value, Extractor: f.Word("extractor").Value,
		File: Digest{r.sum(f.Word("sha256")), r.size(f.Word("size"))},
		Text: Digest{r.sum(f.Word("text-sha256")), r.size(f.Word("text-size"))}}
	if d := f.Word("accepted"); d.Value != "" {
		if _, err := time.Parse(time.DateOnly, d.Value); err != nil {
			r.Report(d.Pos, fmt.Sprintf("%q is not a day", yamldoc.Short(d.Value)), "")
		}
	}
	if v := f.Word("extractor"); v.Value != "" && !extractor.MatchString(v.Value) {
		r.Report(v.Pos, fmt.Sprintf("%q is not an extractor and its version", yamldoc.Short(v.Value)), "")
	}
	if f.Has("quotations") {
		a.Quotations = r.quotations(f.Text("quotations"))
	}
	return a
}

var extractor = regexp.MustCompile(`^[a-z]+ [0-9]+$`)

// isSum reports a SHA-256 as it is written here. A lock has one for each quotation.
func isSum(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return len(s) == 64
}

func (r *lockReader) sum(v yamldoc.String) string {
	if v.Value != "" && !isSum(v.Value) {
		r.Report(v.Pos, fmt.Sprintf("%q is not a SHA-256 in 64 hexadecimal digits", yamldoc.Short(v.Value)), "")
	}
	return v.Value
}

func (r *lockReader) size(v yamldoc.String) int64 {
	n, ok := number(v.Value)
	if v.Value != "" && !ok {
		r.Report(v.Pos, fmt.Sprintf("%q is not a number of bytes", yamldoc.Short(v.Value)), "")
	}
	return int64(n)
}

// number reads a number as Encode writes it: digits alone.
func number(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 31)
	return int(n), err == nil && strconv.FormatUint(n, 10) == s
}

func (r *lockReader) quotations(block yamldoc.String) []Verified {
	var out []Verified
	seen := map[string]bool{}
	at := 0
	for line := range strings.Lines(block.Value) {
		v, fault := verified(strings.TrimSuffix(line, "\n"))
		if fault == "" && seen[v.Digest] {
			fault = "this quotation stands here a second time"
		}
		if fault != "" {
			r.Report(block.At(at), fault, "")
			return out // of a torn block, the first place says enough
		}
		seen[v.Digest] = true
		out = append(out, v)
		at += len(line)
	}
	return out
}

// verified reads a quotation's line; fault says why it cannot be read.
func verified(line string) (v Verified, fault string) {
	fields := strings.Split(line, " ")
	if len(fields) < 3 || !isSum(fields[0]) {
		return v, "this is not the line of a quotation: digest, verdict, bytes"
	}
	v.Digest, v.Verdict = fields[0], fields[1]
	if !slices.Contains(verdicts, v.Verdict) {
		return v, fmt.Sprintf("a verified quotation cannot be %q", yamldoc.Short(v.Verdict))
	}
	start, end, _ := strings.Cut(fields[2], "-")
	var ok, also bool
	v.Start, ok = number(start)
	v.End, also = number(end)
	if !ok || !also || v.Start > v.End {
		return v, fmt.Sprintf("%q is not a range of bytes", yamldoc.Short(fields[2]))
	}
	rest := fields[3:]
	for _, n := range []struct {
		name string
		to   *int
	}{{"page", &v.Page}, {"line", &v.Line}} {
		if len(rest) >= 2 && rest[0] == n.name {
			if *n.to, ok = number(rest[1]); !ok || *n.to == 0 {
				return v, fmt.Sprintf("%q is not the number of a %s", yamldoc.Short(rest[1]), n.name)
			}
			rest = rest[2:]
		}
	}
	if len(rest) >= 2 && rest[0] == "in" && isSum(rest[1]) {
		v.In = rest[1]
		rest = rest[2:]
	}
	if len(rest) > 0 {
		return v, fmt.Sprintf("%q cannot be read here", yamldoc.Short(strings.Join(rest, " ")))
	}
	return v, ""
}
