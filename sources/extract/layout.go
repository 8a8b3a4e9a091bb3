package extract

import (
	"strings"

	"factsheet/sources/text"
)

// A gap is what stands between two pieces of text on the page.
type gap uint8

const (
	noGap   gap = iota
	cellGap     // a tab
	lineGap     // a new line
	paraGap     // an empty line
)

var gaps = [...]string{noGap: "", cellGap: "\t", lineGap: "\n", paraGap: "\n\n"}

// A spacing is how white space in the source shows.
type spacing uint8

const (
	collapse  spacing = iota // any run is one space
	keep                     // as it stands
	keepLines                // runs are one space, line ends stay
)

// A look is how a piece of text shows: what elements round it have made of it.
type look struct {
	hidden  bool // not shown, or shown as struck out
	unseen  bool // takes room but cannot be seen
	byStyle bool // hidden by the page's styles, not by its kind
	spacing spacing
	script  int8 // above the line 1, below it -1
	kind    text.Kind
	level   int8
	quotes  int8 // nesting of quotation marks
	quoted  bool // in a block quotation
	lang    string
}

// A layout gathers what shows of a document in reading order, with white
// space as a browser has it and a map back to the source.
type layout struct {
	src    string
	out    strings.Builder
	runs   []text.Segment
	blocks []text.Block

	furniture []text.Range
	left      int // bytes of text that the page's styles hide

	gap    gap // owed before the next piece of text
	breaks int // line breaks owed
	space  int // source offset of a space that is owed; -1 is none

	block  text.Block // the one being filled
	inside bool       // there is one

	scripted scripted
	calls    CallOuts
}

func newLayout(src string) *layout {
	l := &layout{src: src, space: -1}
	l.out.Grow(len(src) / 2)
	return l
}

// last is the byte written last; 0 where there is none.
func (l *layout) last() byte {
	if n := l.out.Len(); n > 0 {
		return l.out.String()[n-1]
	}
	return 0
}

// separate owes at least the gap g before the next piece of text.
func (l *layout) separate(g gap) {
	l.gap = max(l.gap, g)
	l.space = -1
}

// lineBreak owes a line break, as <br> makes it.
func (l *layout) lineBreak() {
	l.breaks++
	l.space = -1
}

// text adds src[from:to] as it shows with the look. refs says that character
// references in it stand for characters.
func (l *layout) text(from, to int, k *look, refs references) {
	if k.hidden || k.unseen {
		if k.byStyle {
			l.left += len(strings.TrimSpace(l.src[from:to]))
		}
		return
	}
	if k.script != 0 {
		l.scriptText(from, to, k, refs)
		return
	}
	l.plainText(from, to, k, refs)
}

func (l *layout) plainText(from, to int, k *look, refs references) {
	for at := from; at < to; {
		end := at
		for end < to && !special[l.src[end]] {
			end++
		}
		if end > at {
			l.put(l.src[at:end], at, 1, k)
			at = end
			continue
		}
		switch c := l.src[at]; {
		case c == '&' || c == '\\':
			at = l.reference(at, to, k, refs)
		case c == 0:
			at++
		case k.spacing == keep:
			at = l.keepSpace(at, to, k)
		case k.spacing == keepLines && (c == '\n' || c == '\r'):
			l.breaks++
			l.space = -1
			at++
			if c == '\r' && at < to && l.src[at] == '\n' {
				at++
			}
		default:
			if l.space < 0 {
				l.space = at
			}
			at++
		}
	}
}

// special are the bytes that text cannot be copied over.
var special = [256]bool{0: true, ' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '&': true, '\\': true}

// keepSpace adds one white-space character that shows as it stands.
func (l *layout) keepSpace(at, to int, k *look) int {
	c := l.src[at]
	if c != '\n' && c != '\r' {
		l.settle(at, k)
		l.add(l.src[at:at+1], at, 1)
		return at + 1
	}
	if c == '\r' && at+1 < to && l.src[at+1] == '\n' {
		at++
	}
	l.breaks++
	l.space = -1
	return at + 1
}

// put adds visible text.
func (l *layout) put(s string, source int, step int32, k *look) {
	l.settle(source, k)
	visible := strings.Trim(s, "\u00a0")
	if visible != "" {
		start := l.out.Len() + len(s) - len(strings.TrimLeft(s, "\u00a0"))
		if !l.inside {
			l.inside = true
			l.block = text.Block{Range: text.Range{Start: start}, Kind: k.kind, Level: int(k.level), Quoted: k.quoted}
		}
		l.block.End = l.out.Len() + len(strings.TrimRight(s, "\u00a0"))
	}
	l.add(s, source, step)
}

// settle writes what is owed before text that stands at the source offset.
func (l *layout) settle(source int, k *look) {
	if l.gap == noGap && l.breaks == 0 && l.space < 0 {
		return
	}
	g, breaks, space := l.gap, l.breaks, l.space
	l.gap, l.breaks, l.space = noGap, 0, -1
	switch {
	case l.out.Len() == 0: // nothing shows before the first word
	case g != noGap:
		l.closeBlock()
		l.add(gaps[g], source, 0)
	case breaks > 1: // an empty line parts paragraphs, however it was made
		l.closeBlock()
		l.add("\n\n", source, 0)
	case breaks == 1:
		l.add("\n", source, 0)
	}
	if space >= 0 && l.out.Len() > 0 {
		if last := l.last(); last != '\n' && last != '\t' && (last != ' ' || k.spacing == keep) {
			l.add(" ", space, 1)
		}
	}
}

func (l *layout) closeBlock() {
	if l.inside {
		l.blocks = append(l.blocks, l.block)
		l.inside = false
	}
}

// add appends bytes to the text and their origin to the map.
func (l *layout) add(s string, source int, step int32) {
	at := int32(l.out.Len())
	l.out.WriteString(s)
	if n := len(l.runs); n > 0 {
		last := l.runs[n-1]
		if last.Step == step && last.Source+(at-last.At)*step == int32(source) {
			return
		}
	}
	l.runs = append(l.runs, text.Segment{At: at, Source: int32(source), Step: step})
}

// implied adds text that the format makes and the source does not spell out.
func (l *layout) implied(s string, source int, k *look) {
	if !k.hidden && !k.unseen {
		l.put(s, source, 0, k)
	}
}

// finish makes the text.
func (l *layout) finish() *text.Text {
	l.closeBlock()
	content := l.out.String()
	t := text.New(content, outline(l.blocks), &text.Segments{Runs: l.runs, Lines: text.NewLines(l.src)})
	// Between blocks no word goes on, and inside them every line end is one
	// that the reader sees.
	for _, b := range l.blocks {
		for _, h := range lineEndHyphens(content[b.Start:b.End]) {
			t.Hyphens = append(t.Hyphens, b.Start+h)
		}
	}
	t.Furniture = l.furniture
	return t
}

type outline []text.Block

func (o outline) Blocks() []text.Block { return o }
