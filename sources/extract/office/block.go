package office

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// A piece is a part of a paragraph that shows in one way.
type piece struct {
	s         string
	furniture bool
	script    int8  // above the line 1, below it -1
	call      *note // whose automatic mark it is; nil is none
}

// A start is how a block follows the one before.
type start uint8

const (
	apart start = iota // after an empty line
	cell               // a table cell after another in its row
	row                // the first cell of a row
)

// A paragraph is one while it is read, and after.
type paragraph struct {
	kind   text.Kind
	level  int
	quoted bool // in a block quotation
	start  start
	pieces []piece
	part   string       // as text.Place has it; "" is the body
	boxes  []*paragraph // text boxes that hang on it
}

// A kept is the paragraphs that a story or box has so far, in Word and in
// OpenDocument.
type kept struct {
	done   []*paragraph
	start  start // of the next one that shows
	inCell bool
}

// keep adds a paragraph, if it shows something or boxes hang on it. A plain one
// takes its place in a table.
func (k *kept) keep(p *paragraph, plain bool) {
	switch {
	case p.shows():
		if plain {
			p.start = k.start
		}
		k.start = apart
	case len(p.boxes) == 0:
		return
	}
	k.done = append(k.done, p)
}

// add adds a piece. Small ones that show alike become one, or a million tabs would
// be a million pieces.
func (p *paragraph) add(x piece) {
	const small = 64
	if n := len(p.pieces); n > 0 && x.call == nil {
		last := &p.pieces[n-1]
		if last.call == nil && last.furniture == x.furniture && last.script == x.script && len(last.s)+len(x.s) <= small {
			last.s += x.s
			return
		}
	}
	p.pieces = append(p.pieces, x)
}

// shows reports whether anything of the paragraph shows. Spaces do not.
func (p *paragraph) shows() bool {
	for _, x := range p.pieces {
		if x.call != nil || strings.TrimSpace(x.s) != "" {
			return true
		}
	}
	return false
}

// A note is a footnote or endnote that the text calls out.
type note struct {
	id     string
	number int    // among those of its class that are numbered automatically, from 1; 0 has a mark of its own
	class  string // footnotes or endnotes
	blocks []*paragraph
}

const (
	footnotes   = "footnotes"
	endnotes    = "endnotes"
	textBox     = "text box"
	drawing     = "drawing"
	pageHeader  = "page header"
	pageFooter  = "page footer"
	longestMark = 16 // bytes of a note's own mark
)

// A writer makes the text of paragraphs.
type writer struct {
	b       text.Builder
	part    string
	numbers map[string]numbering // by class of notes
	calls   extract.CallOuts
}

func (w *writer) write(list []*paragraph) {
	for _, p := range list {
		w.paragraph(p)
		w.write(p.boxes)
	}
}

func (w *writer) paragraph(p *paragraph) {
	if !p.shows() {
		return
	}
	w.b.Quoted = p.quoted
	switch p.start {
	case row:
		w.b.Row()
	case cell:
		w.b.Cell()
	default:
		w.b.Begin(p.kind, p.level)
	}
	if p.part != w.part {
		w.b.Mark(text.Place{Part: p.part})
		w.part = p.part
	}
	before := ""
	for i := 0; i < len(p.pieces); {
		first := p.pieces[i]
		var s strings.Builder
		for ; i < len(p.pieces) && p.pieces[i].furniture == first.furniture && p.pieces[i].script == first.script; i++ {
			s.WriteString(w.shown(p.pieces[i]))
		}
		before = lastOf(before + w.piece(first, s.String(), before))
	}
}

// shown is the text of a piece, with the number of a note as readers see it.
func (w *writer) shown(p piece) string {
	if p.call == nil {
		return p.s
	}
	return w.numbers[p.call.class].show(p.call.number)
}

// piece writes text that shows as like does, and returns what was written.
func (w *writer) piece(like piece, s, before string) string {
	callOut := like.furniture
	switch {
	case callOut:
	case like.script > 0:
		s, callOut = w.calls.Raised(before, s)
	case like.script < 0:
		s = extract.Lowered(before, s)
	}
	if callOut {
		w.b.WriteFurniture(s)
	} else {
		w.b.Write(s)
	}
	return s
}

// lastOf is the end of a text, enough to tell what an exponent stands after.
func lastOf(s string) string {
	const enough = 64
	if len(s) <= enough {
		return s
	}
	at := len(s) - enough
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// notes writes notes in the order of their call-outs.
func (w *writer) notes(list []*note, class string) {
	for _, n := range list {
		if n.class == class {
			w.write(n.blocks)
		}
	}
}

// text makes the text, unless it is too long.
func (w *writer) text() (*text.Text, error) {
	if w.b.Full() {
		return nil, &extract.UnreadableError{Reason: "the document has more than 128 MB of text, which is too much to read", Hint: "split the document into parts"}
	}
	return w.b.Text(), nil
}

// A numbering is how notes are numbered.
type numbering struct {
	format string // as OOXML names it: decimal, lowerRoman …; what is not known shows no number
	start  int    // the first number
}

func (f numbering) show(n int) string {
	if n < 1 {
		return ""
	}
	n += f.start - 1
	switch f.format {
	case "decimal":
		return fmt.Sprint(n)
	case "lowerRoman", "upperRoman":
		s := roman(n)
		if f.format == "upperRoman" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*longestMark {
			return ""
		}
		first := 'a'
		if f.format == "upperLetter" {
			first = 'A'
		}
		return strings.Repeat(string(first+rune((n-1)%26)), 1+(n-1)/26)
	case "chicago":
		if n < 1 || n > 4*longestMark {
			return ""
		}
		return strings.Repeat(string([]rune("*†‡§")[(n-1)%4]), 1+(n-1)/4)
	}
	return ""
}

// roman is a number in small Roman numerals; "" where there are none.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		s     string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.s)
		}
	}
	return b.String()
}

// A left says what was left out of a text.
type left struct{ hidden, deleted bool }

// notes says so to users.
func (l left) notes() []string {
	var out []string
	if l.deleted {
		out = append(out, "left out text that tracked changes delete")
	}
	if l.hidden {
		out = append(out, "left out text that is hidden or struck out")
	}
	return out
}
