package text

import (
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// stride is the distance in bytes between two entries of the line index: far
// enough apart to cost nothing, near enough to count the rest when asked.
const stride = 4096

// Lines finds the line and column of an offset in a source file. Lines end at
// LF, CR LF or CR. The index is made when first asked for.
type Lines struct {
	src string

	once sync.Once
	ends []int32 // by stride: line ends before it
	cr   bool    // a CR ends a line by itself somewhere

	onceRunes sync.Once
	runes     []int32 // by stride: code points before it; only made for very long lines
}

// NewLines indexes the lines of src, which is valid UTF-8 and below 2 GiB.
func NewLines(src string) *Lines { return &Lines{src: src} }

// Place gives line and column of the byte at offset in the source.
func (l *Lines) Place(offset int) Place {
	l.once.Do(l.index)
	offset = max(0, min(offset, len(l.src)))
	for offset > 0 && offset < len(l.src) && !utf8.RuneStart(l.src[offset]) {
		offset--
	}
	chunk := offset / stride
	line := int(l.ends[chunk]) + l.count(chunk*stride, offset)
	start := l.lineStart(offset, chunk)
	return Place{Line: line + 1, Col: l.runesBetween(start, offset) + 1}
}

func (l *Lines) index() {
	l.cr = hasLoneCR(l.src)
	l.ends = make([]int32, len(l.src)/stride+1)
	n := 0
	for i := range l.ends {
		l.ends[i] = int32(n)
		n += l.count(i*stride, min((i+1)*stride, len(l.src)))
	}
}

// count is the number of line ends in src[from:to]. A CR LF counts at its LF.
func (l *Lines) count(from, to int) int {
	s := l.src[from:to]
	n := strings.Count(s, "\n")
	if l.cr {
		n += strings.Count(s, "\r") - strings.Count(l.src[from:min(to+1, len(l.src))], "\r\n")
	}
	return n
}

// hasLoneCR reports whether a CR without LF ends a line, as on old Macs. In
// other files only the LF count.
func hasLoneCR(s string) bool {
	for {
		i := strings.IndexByte(s, '\r')
		if i < 0 {
			return false
		}
		s = s[i+1:]
		if s == "" || s[0] != '\n' {
			return true
		}
	}
}

// lineStart is the offset of the first byte of the line that holds offset.
func (l *Lines) lineStart(offset, chunk int) int {
	if i := l.lastEnd(chunk*stride, offset); i >= 0 {
		return i + 1
	}
	// The line began in an earlier stride: the last one at whose end more
	// lines had ended than at its start.
	lines := l.ends[chunk]
	before := sort.Search(chunk, func(i int) bool { return l.ends[i] >= lines }) - 1
	if before < 0 {
		return 0
	}
	return l.lastEnd(before*stride, (before+1)*stride) + 1
}

// lastEnd is the offset of the last byte of the last line end in src[from:to],
// or -1.
func (l *Lines) lastEnd(from, to int) int {
	for i := to - 1; i >= from; i-- {
		switch c := l.src[i]; {
		case c == '\n':
			return i
		case c == '\r' && l.cr && (i+1 == len(l.src) || l.src[i+1] != '\n'):
			return i
		}
	}
	return -1
}

// runesBetween counts code points. A line may be as long as the file: past
// some strides the count comes from an index of its own.
func (l *Lines) runesBetween(from, to int) int {
	if to-from <= 8*stride {
		return utf8.RuneCountInString(l.src[from:to])
	}
	l.onceRunes.Do(func() {
		l.runes = make([]int32, len(l.ends))
		n := 0
		for i := range l.runes {
			l.runes[i] = int32(n)
			n += runeStarts(l.src[i*stride : min((i+1)*stride, len(l.src))])
		}
	})
	upTo := func(offset int) int {
		i := offset / stride
		return int(l.runes[i]) + runeStarts(l.src[i*stride:offset])
	}
	return upTo(to) - upTo(from)
}

// runeStarts counts the code points that begin in s, which may start or end
// inside one.
func runeStarts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}
