package text

import "strings"

// most is how many blocks an outline tells apart. Past it, which no real
// document reaches, the rest of the text is one block: an outline must not
// need more memory than its text.
const most = 1 << 20

// Paragraphs is the Outline of plain text: blocks are apart by a blank line or
// a form feed.
type Paragraphs string

// Blocks finds the paragraphs. A paragraph has neither white space before it
// nor after it, so its first line's indentation is not in it.
func (p Paragraphs) Blocks() []Block {
	if s := string(p); strings.IndexByte(s, '\r') < 0 && strings.IndexByte(s, '\f') < 0 {
		return plainParagraphs(s)
	}
	f := finder{blocks: make([]Block, 0, len(p)/512+1), start: -1}
	for l := lines(p); l.next(); {
		at := l.start
		for line, feed := l.line, true; feed; {
			var part string
			part, line, feed = strings.Cut(line, "\f")
			f.add(part, at)
			if feed {
				f.flush()
				at += len(part) + 1
				feed = line != ""
			}
		}
	}
	if f.start >= 0 {
		f.blocks = append(f.blocks, Block{Range: Range{f.start, f.end}})
	}
	return f.blocks
}

// plainParagraphs are the blocks of a text whose lines end with LF alone, as those
// of most do, and without form feeds: of a line within a paragraph no more than
// its first character needs to be looked at.
func plainParagraphs(s string) []Block {
	blocks := make([]Block, 0, len(s)/512+1)
	for i := 0; ; {
		for i < len(s) && (isBlank(s[i]) || s[i] == '\n') {
			i++
		}
		if i == len(s) {
			return blocks
		}
		start, end := i, len(s)
		for i < len(s) {
			if end = indexFrom(s, '\n', i); end == len(s) {
				i = end
				break
			}
			for i = end + 1; i < len(s) && isBlank(s[i]); {
				i++
			}
			if i == len(s) || s[i] == '\n' {
				break // a blank line
			}
		}
		for isBlank(s[end-1]) {
			end--
		}
		if len(blocks) > most {
			blocks[most].End = end
			continue
		}
		blocks = append(blocks, Block{Range: Range{start, end}})
	}
}

// A finder gathers lines to paragraphs.
type finder struct {
	blocks     []Block
	start, end int // of the paragraph so far; a start of -1 is none
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\v' }

// add is told of a line without its end, or of a part between form feeds.
func (f *finder) add(line string, at int) {
	first, last := 0, len(line)
	for first < last && isBlank(line[first]) {
		first++
	}
	if first == last {
		f.flush()
		return
	}
	for isBlank(line[last-1]) {
		last--
	}
	if f.start < 0 {
		f.start = at + first
	}
	f.end = at + last
}

func (f *finder) flush() {
	if f.start >= 0 && len(f.blocks) < most {
		f.blocks = append(f.blocks, Block{Range: Range{f.start, f.end}})
		f.start = -1
	}
}

// A scanner walks the lines of a text that end at LF, CR LF or CR.
type scanner struct {
	src    string
	start  int    // of the line
	line   string // without its end
	after  int    // where the next line starts
	lf, cr int    // the next of each at or after the line's start; len(src) is none
}

func lines[S ~string](src S) *scanner { return &scanner{src: string(src), lf: -1, cr: -1} }

func (l *scanner) next() bool {
	if l.after >= len(l.src) {
		return false
	}
	l.start = l.after
	// Each is looked for again only once it is passed, so that a file with
	// only one kind of line end is not read again for every line.
	if l.lf < l.start {
		l.lf = indexFrom(l.src, '\n', l.start)
	}
	if l.cr < l.start {
		l.cr = indexFrom(l.src, '\r', l.start)
	}
	end := min(l.lf, l.cr)
	l.line = l.src[l.start:end]
	l.after = end + 1
	if l.cr < l.lf && l.cr+1 == l.lf {
		l.after++
	}
	return true
}

// indexFrom is the offset of the first c at or after from, or the length.
func indexFrom(s string, c byte, from int) int {
	if i := strings.IndexByte(s[from:], c); i >= 0 {
		return from + i
	}
	return len(s)
}
