package text

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// largestContent is how many bytes a Builder takes by itself: far more than any
// document that people quote from, and little enough to search.
const largestContent = 128 << 20

// A Builder makes a Text block by block, for formats whose text is not the file
// itself. The zero Builder is ready for use.
type Builder struct {
	out     strings.Builder
	blocks  []Block
	marks   []Mark
	hyphens []int
	skipped []Range // furniture

	// Quoted says that the blocks that begin from now on stand in a block
	// quotation.
	Quoted bool

	kind   Kind
	level  int
	inside bool // a block has begun, and has a word
	end    int  // of the last word of that block
	gap    string
	place  *Place // of what is written next, where that is another one
	full   bool
}

// Begin ends the block before and starts one. A block to which nothing visible
// is written leaves no trace.
func (b *Builder) Begin(kind Kind, level int) {
	b.close()
	b.gap = "\n\n"
	b.kind, b.level = kind, level
}

// Cell is Begin for a table cell that follows another one in its row: a tab
// parts them, not an empty line.
func (b *Builder) Cell() {
	b.Begin(Cell, 0)
	b.gap = "\t"
}

// Row is Begin for the first cell of a row: a line end parts it from the row
// above, and an empty line from what is no table.
func (b *Builder) Row() {
	table := len(b.blocks) > 0 && b.blocks[len(b.blocks)-1].Kind == Cell
	b.Begin(Cell, 0)
	if table {
		b.gap = "\n"
	}
}

// Mark says where what is written next stands in the source, up to the next
// Mark.
func (b *Builder) Mark(p Place) { b.place = &p }

// Write adds words to the block as they are: white space is neither reduced nor
// added, except that a block has none at its ends. What is not UTF-8 becomes
// U+FFFD.
func (b *Builder) Write(s string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	if !b.inside {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	if s == "" || b.full {
		return
	}
	if b.out.Len()+len(s) > largestContent {
		b.full = true
		return
	}
	if !b.inside {
		b.open()
	}
	if b.place != nil {
		b.marks = append(b.marks, Mark{At: b.out.Len(), Place: *b.place})
		b.place = nil
	}
	if last := strings.TrimRightFunc(s, unicode.IsSpace); last != "" {
		b.end = b.out.Len() + len(last)
	}
	b.out.WriteString(s)
}

// WriteFurniture adds words that a quotation may pass over: a running head, a
// number of a page or line, a call-out of a note.
func (b *Builder) WriteFurniture(s string) {
	before := b.out.Len()
	b.Write(s)
	if after := b.out.Len(); after > before {
		start := after - len(strings.TrimLeftFunc(b.out.String()[before:], unicode.IsSpace))
		if n := len(b.skipped); n > 0 && b.skipped[n-1].End == start {
			b.skipped[n-1].End = after
			return
		}
		b.skipped = append(b.skipped, Range{start, after})
	}
}

// WriteLineHyphen adds a hyphen that ends a line inside a word: the word may be
// written with or without it. The caller writes the line end.
func (b *Builder) WriteLineHyphen(hyphen string) {
	b.Write(hyphen)
	if b.inside && !b.full {
		b.hyphens = append(b.hyphens, b.out.Len()-len(hyphen))
	}
}

// Append adds the blocks of another text, each with the place that adjust makes
// of its own, by lines: columns are lost.
func (b *Builder) Append(t *Text, adjust func(Place) Place) {
	content := t.Content
	gapFrom := -1
	for _, block := range t.Blocks() {
		b.Begin(block.Kind, block.Level)
		b.Quoted = block.Quoted
		if gapFrom >= 0 {
			b.gap = content[gapFrom:block.Start]
		}
		gapFrom = block.End
		b.appendBlock(t, block.Range, adjust)
	}
	b.close()
	b.gap, b.Quoted = "\n\n", false
}

// appendBlock adds one block of another text, line by line.
func (b *Builder) appendBlock(t *Text, block Range, adjust func(Place) Place) {
	hyphens := t.Hyphens[sort.SearchInts(t.Hyphens, block.Start):]
	skip := t.Furniture[sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].End > block.Start }):]
	for at := block.Start; at < block.End; {
		end := block.End
		if i := strings.IndexByte(t.Content[at:end], '\n'); i >= 0 {
			end = at + i + 1
		}
		b.Mark(adjust(t.Place(at)))
		before := b.out.Len()
		b.Write(t.Content[at:end])
		shift := b.out.Len() - end // of offsets, where all was written
		if b.out.Len() == before {
			at = end
			continue
		}
		for ; len(hyphens) > 0 && hyphens[0] < end; hyphens = hyphens[1:] {
			b.hyphens = append(b.hyphens, hyphens[0]+shift)
		}
		for len(skip) > 0 && skip[0].Start < end {
			r := Range{max(skip[0].Start, at) + shift, min(skip[0].End, end) + shift}
			if n := len(b.skipped); n > 0 && b.skipped[n-1].End == r.Start {
				b.skipped[n-1].End = r.End
			} else if r.Len() > 0 {
				b.skipped = append(b.skipped, r)
			}
			if skip[0].End > end {
				break
			}
			skip = skip[1:]
		}
		at = end
	}
}

// Len is how many bytes were written so far.
func (b *Builder) Len() int { return b.out.Len() }

// Full reports whether the text became too long, and the rest was left out: the
// caller refuses the document.
func (b *Builder) Full() bool { return b.full }

// Text makes the text. The Builder is not used again.
func (b *Builder) Text() *Text {
	b.close()
	content := b.out.String()
	n := len(content)
	if k := len(b.blocks); k > 0 {
		n = b.blocks[k-1].End
	}
	t := New(content[:n], outlined(b.blocks), Marks(b.marks))
	t.Hyphens = b.hyphens
	for _, r := range b.skipped {
		if r.End = min(r.End, n); r.Len() > 0 {
			t.Furniture = append(t.Furniture, r)
		}
	}
	return t
}

// open starts a block at the next byte.
func (b *Builder) open() {
	if n := b.out.Len(); n > 0 {
		// White space at the end of the block before is part of what parts them.
		gap := b.gap
		if gap == "" {
			gap = "\n\n"
		}
		if trailing := b.out.String()[b.end:]; gap == "\n\n" && strings.HasSuffix(trailing, "\n") {
			gap = "\n"
		}
		b.out.WriteString(gap)
	}
	b.inside = true
	b.gap = ""
	b.blocks = append(b.blocks, Block{Range: Range{Start: b.out.Len()}, Kind: b.kind, Level: b.level, Quoted: b.Quoted})
}

func (b *Builder) close() {
	if b.inside {
		b.blocks[len(b.blocks)-1].End = b.end
		b.inside = false
	}
}

// outlined is an Outline that is known already.
type outlined []Block

func (o outlined) Blocks() []Block { return o }
