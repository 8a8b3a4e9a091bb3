package yamldoc

import (
	"fmt"
	"slices"
	"strings"
)

// A Reader reads the keys that a caller knows out of a tree and collects what
// is wrong on the way. The zero Reader is ready for use; start it with the
// problems that Parse found.
type Reader struct {
	Problems []Problem
}

// Report adds a problem. A node that Parse could not read is not reported twice.
func (r *Reader) Report(pos Pos, message, hint string) {
	r.Problems = append(r.Problems, Problem{pos, message, hint})
}

// Sorted gives all problems in the order of the file, each once.
func (r *Reader) Sorted() []Problem { return sorted(r.Problems) }

// Fields are the values of one map by key. Methods for a key that the map does
// not have give a zero value and report nothing; see Require.
type Fields struct {
	Pos Pos // of the map; for an absent one the place where it should be

	r       *Reader
	what    string
	entries []Entry  // of known keys
	meant   []string // known keys that unknown ones are taken for
	broken  bool
}

// Fields reads n as a map. what names it in messages ("a point"); a key that is
// not among keys is a problem, with the nearest known one.
func (r *Reader) Fields(n *Node, what string, keys ...string) *Fields {
	f := &Fields{Pos: n.Pos, r: r, what: what, broken: n.broken}
	if n.broken {
		return f
	}
	if n.Kind != Map {
		f.broken = true
		r.Report(n.Pos, fmt.Sprintf("%s must have keys, but here is %s", what, n.describe()),
			fmt.Sprintf("write lines such as `%s: …`", first(keys)))
		return f
	}
	f.broken = n.torn
	f.entries = make([]Entry, 0, min(len(n.Entries), len(keys)))
	for _, e := range n.Entries {
		if slices.Contains(keys, e.Key.Value) {
			f.entries = append(f.entries, e)
			continue
		}
		near := Nearest(e.Key.Value, keys)
		hint := "the keys that can stand here are " + quoteList(keys)
		if near != "" {
			hint = fmt.Sprintf("did you mean `%s`?", near)
			f.meant = append(f.meant, near)
		}
		r.Report(e.Key.Pos, fmt.Sprintf("unknown key `%s` in %s", Short(e.Key.Value), what), hint)
	}
	return f
}

// Has reports whether the map has the key, even if its value cannot be read.
func (f *Fields) Has(key string) bool { return f.entry(key) != nil }

// entry finds an entry by its key; nil where the map has none. Maps are small.
func (f *Fields) entry(key string) *Entry {
	for i := range f.entries {
		if f.entries[i].Key.Value == key {
			return &f.entries[i]
		}
	}
	return nil
}

// Lacks reports whether the map has no such key, nor anything that was reported
// and may be meant to be it.
func (f *Fields) Lacks(key string) bool {
	return !f.broken && !f.Has(key) && !slices.Contains(f.meant, key)
}

// KeyPos is the place of a key; that of the map where it has none.
func (f *Fields) KeyPos(key string) Pos {
	if e := f.entry(key); e != nil {
		return e.Key.Pos
	}
	return f.Pos
}

// Node gives the value of a key as it is; nil where there is none or where it
// has been reported already.
func (f *Fields) Node(key string) *Node {
	if e := f.entry(key); e != nil && !e.Value.broken {
		return e.Value
	}
	return nil
}

// Require reports each of the keys that the map does not have.
func (f *Fields) Require(keys ...string) {
	for _, key := range keys {
		if f.Lacks(key) {
			f.r.Report(f.Pos, fmt.Sprintf("%s needs `%s`", f.what, key), fmt.Sprintf("add a line `%s: …`", key))
		}
	}
}

// Verbatim reads words that are compared letter by letter. A comment on their
// line is a problem: it may be a piece of them.
func (f *Fields) Verbatim(key string) String { return f.scalar(key, verbatim) }

// Text reads words that are printed. A comment on their line is a problem,
// unless two spaces before it and one behind its # show that it is one.
func (f *Fields) Text(key string) String { return f.scalar(key, printed) }

// Word reads a name, a date or a number as it is written; a comment may follow.
func (f *Fields) Word(key string) String { return f.scalar(key, word) }

// A reading says how much of a comment a scalar bears.
type reading uint8

const (
	verbatim reading = iota // none
	printed                 // one that stands apart
	word                    // any that is written as one
)

func (f *Fields) scalar(key string, as reading) String {
	n := f.Node(key)
	if n == nil {
		return String{}
	}
	return f.r.scalar(n, as)
}

// Text reads a node as Fields.Text does.
func (r *Reader) Text(n *Node) String { return r.scalar(n, printed) }

// Word reads a node as Fields.Word does.
func (r *Reader) Word(n *Node) String { return r.scalar(n, word) }

func (r *Reader) scalar(n *Node, as reading) String {
	switch {
	case n.broken:
	case n.Kind != Scalar:
		r.Report(n.Pos, fmt.Sprintf("%s is one text, but here is %s", n.name(), n.describe()), n.literalHint())
	case as != word && n.comment.Line != 0 && !(as == printed && n.apartComment):
		r.Report(n.comment, "a `#` after a space starts a comment: this and what follows would be lost",
			n.commentHint())
	case as == word && n.comment.Line != 0 && !n.properComment:
		r.Report(n.comment, "a `#` after a space starts a comment: this and what follows would be lost",
			"put "+n.whole()+" in quotation marks if the `#` belongs to it; else put a space after the `#`")
	case strings.TrimSpace(n.Text.Value) == "":
		r.Report(n.Pos, n.name()+" is empty", "write something there, or delete the line")
	case as == word:
		s := n.Text
		s.Value = strings.TrimRight(s.Value, "\n")
		return s
	default:
		return n.Text
	}
	return String{}
}

// Cell reads a node as Text does, but it may be empty, as in a table.
func (r *Reader) Cell(n *Node) String {
	if n.IsEmpty() && !n.broken && n.comment.Line == 0 {
		return String{Pos: n.Pos}
	}
	return r.scalar(n, printed)
}

// List reads the items of a list; none where the key is absent.
func (f *Fields) List(key string) []*Node {
	n := f.Node(key)
	if n == nil {
		return nil
	}
	return f.r.List(n)
}

// List reads a node as Fields.List does.
func (r *Reader) List(n *Node) []*Node {
	switch {
	case n.broken:
	case n.IsEmpty():
		r.Report(n.Pos, n.name()+" is empty", "write its entries below it, each after a dash, or delete the line")
	case n.Kind != List:
		r.Report(n.Pos, n.name()+" is a list: start each entry with a dash", "write `- `, a hyphen and a space, before the first line of each entry")
	default:
		return n.Items
	}
	return nil
}

// Entries reads a map whose keys are the author's own; none where the key is
// absent.
func (f *Fields) Entries(key string) []Entry {
	n := f.Node(key)
	switch {
	case n == nil:
	case n.IsEmpty():
		f.r.Report(n.Pos, n.name()+" is empty", "write its entries below it, indented, or delete the line")
	case n.Kind != Map:
		f.r.Report(n.Pos, n.name()+" must have keys, but here is "+n.describe(), "write lines such as `name: …` below it, indented")
	default:
		return n.Entries
	}
	return nil
}

// OneOrMore reads a list, or anything else as the only item of one.
func (f *Fields) OneOrMore(key string) []*Node {
	if n := f.Node(key); n != nil && n.Kind != List && !n.IsEmpty() {
		return []*Node{n}
	}
	return f.List(key)
}

// Texts reads a list of texts.
func (f *Fields) Texts(key string) []String {
	var out []String
	for _, n := range f.List(key) {
		out = append(out, f.r.Text(n))
	}
	return out
}

// Fields reads the value of a key as a map; one without entries where the key
// is absent.
func (f *Fields) Fields(key, what string, keys ...string) *Fields {
	n := f.Node(key)
	if n == nil {
		return &Fields{Pos: f.KeyPos(key), r: f.r, what: what, broken: true}
	}
	return f.r.Fields(n, what, keys...)
}

// name is how messages call the value.
func (n *Node) name() string {
	if n.key == "" {
		return "this entry"
	}
	return "`" + n.key + "`"
}

func (n *Node) describe() string {
	switch {
	case n.Kind == Map:
		return "a group of keys"
	case n.Kind == List:
		return "a list"
	case n.IsEmpty():
		return "nothing"
	}
	return "a text"
}

func (n *Node) commentHint() string {
	if n.bar {
		return "put the text on the next line, indented, and comments on lines of their own"
	}
	return n.literalHint() + "; put comments on lines of their own"
}

// whole names all of a value, with what a comment would take from it.
func (n *Node) whole() string {
	if n.key != "" {
		return "what follows `" + n.key + ":`"
	}
	return n.name()
}

func (n *Node) literalHint() string { return literalHint(n.key) }

func literalHint(key string) string {
	after := "the dash"
	if key != "" {
		after = "`" + key + ":`"
	}
	return "put `|` after " + after + " and the text on the next line, indented"
}

func first(list []string) string {
	if len(list) == 0 {
		return "key"
	}
	return list[0]
}

func quoteList(list []string) string { return "`" + strings.Join(list, "`, `") + "`" }
