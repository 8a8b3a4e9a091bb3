package sources

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"factsheet/sources/yamldoc"
)

// A SpliceError says why a catalogue was not changed, and what to do. The
// catalogue's text is then as it was.
type SpliceError struct {
	Reason string
	Hint   string // may be empty
}

func (e *SpliceError) Error() string { return e.Reason }

// NewCatalogue gives the text of a catalogue with these entries, as Add writes
// them.
func NewCatalogue(list []*Source) ([]byte, error) {
	return Add([]byte("format: 1\nsources:\n"), list)
}

// Add gives the text of a catalogue with entries added behind those that it has.
// Every byte of the old text stays: comments, order, line ends. Entries are
// written as Clean makes them, and read again: what comes back are the old
// entries and these, or there is an error, a *SpliceError.
func Add(catalogue []byte, list []*Source) ([]byte, error) {
	t, err := spliceable(catalogue)
	if err != nil {
		return nil, err
	}
	want := t.old
	for _, s := range list {
		if message := badID(s.ID); message != "" {
			return nil, &SpliceError{message, "use letters, digits, `-`, `_` and `.`, such as `dp-code-2026`"}
		}
		want = append(want[:len(want):len(want)], s.Clean())
	}
	if len(list) == 0 {
		return catalogue, nil
	}
	indent, step := t.indents()
	at, apart := t.end()
	var lines []string
	for i, s := range list {
		if apart && (i > 0 || at > t.key.Line) {
			lines = append(lines, "")
		}
		lines = append(lines, entry(s.Clean(), indent, step)...)
	}
	return t.insert(at, lines, want)
}

// Set gives the text of a catalogue with one field of an entry changed or added.
// The key is one of a field that holds one text on one line, such as accessed,
// encoding, file or URL. All other bytes stay. The error is a *SpliceError.
func Set(catalogue []byte, id, key, value string) ([]byte, error) {
	t, err := spliceable(catalogue)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(t.old, func(s *Source) bool { return s.ID == id })
	e := t.entryOf(id)
	if at < 0 || e == nil {
		return nil, &SpliceError{fmt.Sprintf("the catalogue has no source %q", id), "factsheet sources list names them"}
	}
	changed := *t.old[at]
	field := changed.Field(key)
	if field == nil {
		return nil, &SpliceError{fmt.Sprintf("`%s` is no field of one text", key), ""}
	}
	*field = value
	*field = *changed.Clean().Field(key) // and nothing else of the entry
	want := slices.Clone(t.old)
	want[at] = &changed
	word, ok := scalar(key, *want[at].Field(key), false)
	if !ok || *want[at].Field(key) == "" {
		return nil, &SpliceError{fmt.Sprintf("%q cannot be written on one line", value), fmt.Sprintf("write `%s:` into the catalogue by hand", key)}
	}
	for _, f := range e.Value.Entries {
		if f.Key.Value == key {
			return t.overwrite(f, word, want)
		}
	}
	indent, step := t.indentOf(e), 2
	switch {
	case e.Value.Kind == yamldoc.Map && e.Value.Pos.Line > e.Key.Pos.Line:
		step = e.Value.Pos.Col - 1 - indent
	case !e.Value.IsEmpty():
		return nil, unusual(fmt.Sprintf("the entry of %q is written in brackets", id))
	}
	line := strings.Repeat(" ", indent+step) + key + ": " + word
	return t.insert(t.below(e, key), []string{line}, want)
}

// A spliced catalogue is its text in lines, and what stands in it.
type spliced struct {
	lines []string // with their ends
	old   []*Source
	key   yamldoc.Pos // of `sources:`
	list  *yamldoc.Node
	next  int // line of the key behind the sources; that behind the last line where there is none
}

// spliceable reads a catalogue that is to be changed. It refuses one with
// mistakes: an entry that cannot be read might be the one that is added.
func spliceable(catalogue []byte) (*spliced, error) {
	old, problems := entriesOf(catalogue)
	if len(problems) > 0 {
		p := problems[0]
		return nil, &SpliceError{fmt.Sprintf("the catalogue has mistakes, the first on line %d: %s", p.Pos.Line, p.Message), "factsheet check lists them all; mend them first"}
	}
	root, _ := yamldoc.Parse(catalogueName, catalogue)
	t := &spliced{old: old, lines: strings.SplitAfter(string(catalogue), "\n")}
	if t.lines[len(t.lines)-1] == "" {
		t.lines = t.lines[:len(t.lines)-1]
	}
	t.next = len(t.lines) + 1
	for _, e := range root.Entries {
		switch {
		case e.Key.Value == "sources":
			t.key, t.list = e.Key.Pos, e.Value
		case t.list != nil && t.next > e.Key.Pos.Line:
			t.next = e.Key.Pos.Line
		}
	}
	switch {
	case t.list == nil:
		return nil, unusual("the catalogue has no `sources:`")
	case t.list.Kind == yamldoc.Map && t.list.Pos.Line == t.key.Line:
		return nil, unusual("the sources of the catalogue are written in brackets")
	}
	return t, nil
}

// unusual is the error for a catalogue in a shape that nothing is spliced into.
func unusual(reason string) error {
	return &SpliceError{reason, "write each source on a line of its own below `sources:`, indented, and its keys on lines below it"}
}

// entriesOf reads a catalogue's text; places are left out, so that what is the
// same compares as such.
func entriesOf(catalogue []byte) ([]*Source, []yamldoc.Problem) {
	l := &Library{byID: map[string]*Source{}}
	l.parse(catalogueName, catalogue)
	for _, s := range l.Sources {
		s.Pos, s.File = yamldoc.Pos{}, yamldoc.String{Value: s.File.Value}
	}
	return l.Sources, l.Problems
}

func (t *spliced) entryOf(id string) *yamldoc.Entry {
	for i, e := range t.list.Entries {
		if e.Key.Value == id {
			return &t.list.Entries[i]
		}
	}
	return nil
}

// indents gives the columns before an entry, and those that its keys are
// indented more, as the last entries have them.
func (t *spliced) indents() (indent, step int) {
	indent, step = t.key.Col-1+2, 2
	for _, e := range t.list.Entries {
		indent = t.indentOf(&e)
		if e.Value.Kind == yamldoc.Map && e.Value.Pos.Line > e.Key.Pos.Line {
			step = e.Value.Pos.Col - 1 - indent
		}
	}
	return indent, step
}

// indentOf gives the columns before an entry: before the quotation mark of a
// name that has any, as `"smith:2020"`.
func (t *spliced) indentOf(e *yamldoc.Entry) int {
	line := t.lines[e.Key.Pos.Line-1]
	return len(line) - len(strings.TrimLeft(line, " "))
}

// end gives the last line of the sources, with the comments that are indented
// like them, and reports whether blank lines stand between the entries.
func (t *spliced) end() (line int, apart bool) {
	line = t.key.Line
	for n := t.key.Line + 1; n < t.next; n++ {
		text := strings.TrimRight(t.lines[n-1], "\r\n \t")
		if len(text)-len(strings.TrimLeft(text, " ")) > t.key.Col-1 {
			line = n
		}
	}
	if k := len(t.list.Entries); k > 1 {
		n := t.list.Entries[k-1].Key.Pos.Line - 1
		for n > t.key.Line && strings.HasPrefix(strings.TrimSpace(t.lines[n-1]), "#") {
			n--
		}
		apart = strings.TrimSpace(t.lines[n-1]) == ""
	}
	return line, apart
}

// friends say below which key another one is written where both are words.
var friends = map[string]string{"accessed": "URL", "encoding": "file", "file": "language"}

// below gives the line behind which a new key of an entry is written: that of a
// key that it belongs to, else that of the entry's name, where no text can be
// torn apart.
func (t *spliced) below(e *yamldoc.Entry, key string) int {
	for _, f := range e.Value.Entries {
		if f.Key.Value == friends[key] && f.Value.Text.Pos.Line == f.Key.Pos.Line {
			return f.Key.Pos.Line
		}
	}
	return e.Key.Pos.Line
}

// insert puts lines behind a line, with the line ends of the file, and wants
// the catalogue then to hold exactly the entries want.
func (t *spliced) insert(behind int, lines []string, want []*Source) ([]byte, error) {
	end := "\n"
	if behind > 0 && strings.HasSuffix(t.lines[behind-1], "\r\n") || behind > 1 && strings.HasSuffix(t.lines[behind-2], "\r\n") {
		end = "\r\n"
	}
	text := strings.Join(lines, end) + end
	if !strings.HasSuffix(t.lines[behind-1], "\n") { // the last line of a file, without an end
		text = end + strings.TrimSuffix(text, end)
	}
	out := strings.Join(t.lines[:behind], "") + text + strings.Join(t.lines[behind:], "")
	return t.proved(out, want)
}

// overwrite puts another word in the place of a value on the line of its key.
func (t *spliced) overwrite(f yamldoc.Entry, word string, want []*Source) ([]byte, error) {
	v := f.Value
	if v.Kind != yamldoc.Scalar || v.Text.Pos.Line != f.Key.Pos.Line {
		return nil, &SpliceError{fmt.Sprintf("`%s` is not written on one line", f.Key.Value), fmt.Sprintf("write `%s: %s` by hand", f.Key.Value, word)}
	}
	n := v.Pos.Line
	line := t.lines[n-1]
	before := []rune(strings.TrimPrefix(line, "\ufeff"))[:v.Pos.Col-1]
	at := len(line) - len(strings.TrimPrefix(line, "\ufeff")) + len(string(before))
	length := len(v.Text.Value)
	if v.Text.Pos.Col > v.Pos.Col { // a quotation mark stands on either side
		length += 2
	}
	t.lines[n-1] = line[:at] + word + line[at+length:]
	return t.proved(strings.Join(t.lines, ""), want)
}

// proved reads what was spliced.
func (t *spliced) proved(out string, want []*Source) ([]byte, error) {
	got, problems := entriesOf([]byte(out))
	if len(problems) > 0 {
		return nil, unusual(fmt.Sprintf("the catalogue could not be read any more with the change: %s", problems[0].Message))
	}
	if !reflect.DeepEqual(got, want) {
		return nil, unusual("the catalogue would not hold what was meant")
	}
	return []byte(out), nil
}

// IsSpliceError finds a *SpliceError in an error; nil where there is none.
func IsSpliceError(err error) *SpliceError {
	var s *SpliceError
	errors.As(err, &s)
	return s
}
