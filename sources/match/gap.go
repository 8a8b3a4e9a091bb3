package match

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sources/text"
)

// A gap is what stands between two letters of a text. Letters are equal by the
// search; gaps are equal by the rules here.

type class uint8

const (
	other class = iota
	space
	double // quotation marks of two strokes
	single // of one stroke, and apostrophes
	hyphen
	dash
	ellipsis
	invisible
)

// An atom is a mark in a gap, or a run of white space.
type atom struct {
	class      class
	r          rune
	dots       int  // of an ellipsis
	plain      bool // white space not worth a record
	composed   bool // is another character, or several, in the text
	start, end int  // in the text
}

// atoms takes a gap apart. base is its offset in the text.
func atoms(gap string, base int) []atom {
	var out []atom
	for i := 0; i < len(gap); {
		r, size := utf8.DecodeRuneInString(gap[i:])
		a := atom{class: classOf(r), r: r, start: base + i, end: base + i + size}
		switch {
		case a.class == space:
			a.plain = plainSpace(r)
			if n := len(out); n > 0 && out[n-1].class == space {
				out[n-1].end, out[n-1].plain = a.end, out[n-1].plain && a.plain
				i += size
				continue
			}
		case r == '.' || r == '…':
			if dots, end := dotRun(gap, i); dots >= 3 {
				a.class, a.dots, a.end, size = ellipsis, dots, base+end, end-i
			}
		case a.class == other && (r >= utf8.RuneSelf || i+1 < len(gap) && gap[i+1] >= utf8.RuneSelf):
			if end := stepCluster(gap, i); end > i+size {
				a.r, _ = utf8.DecodeRuneInString(norm.NFC.String(gap[i:end]))
				a.end, size, a.composed = base+end, end-i, norm.NFC.String(gap[i:end]) != gap[i:end]
			} else if c := norm.NFC.String(gap[i : i+size]); c != gap[i:i+size] {
				a.r, _ = utf8.DecodeRuneInString(c)
				a.composed = true
			}
		}
		out = append(out, a)
		i += size
	}
	return out
}

// atomsIn takes the content between two offsets apart, without furniture.
func atomsIn(t *text.Text, from, to int) []atom {
	if !furnitureIn(t, from, to) {
		return atoms(t.Content[from:to], from)
	}
	var out []atom
	for from < to {
		if f := furnitureAt(t, from); f.Len() > 0 {
			from = f.End
			continue
		}
		next := to
		i := sort.Search(len(t.Furniture), func(i int) bool { return t.Furniture[i].Start > from })
		if i < len(t.Furniture) {
			next = min(next, t.Furniture[i].Start)
		}
		more := atoms(t.Content[from:next], from)
		if n := len(out); n > 0 && len(more) > 0 && out[n-1].class == space && more[0].class == space {
			out[n-1].end, out[n-1].plain = more[0].end, out[n-1].plain && more[0].plain
			more = more[1:]
		}
		out, from = append(out, more...), next
	}
	return out
}

func classOf(r rune) class {
	switch {
	case isSpace(r):
		return space
	case isInvisible(r):
		return invisible
	case isDouble(r):
		return double
	case isSingle(r):
		return single
	case isHyphen(r):
		return hyphen
	case isDash(r):
		return dash
	}
	return other
}

// dotRun counts the dots of an ellipsis that begins at i: "…", "...", ". . .",
// "…." and the like.
func dotRun(s string, i int) (dots, end int) {
	for j := i; j < len(s); {
		r, size := utf8.DecodeRuneInString(s[j:])
		switch {
		case r == '.':
			dots++
		case r == '…':
			dots += 3
		case isSpace(r) && dots >= 3 && startsEllipsis(s[j+size:]) && endsEllipsis(s[i:j]):
			return dots, end // two of them, whatever space is between
		case isSpace(r) && r != '\n' && j > i && (strings.HasPrefix(s[j+size:], ".") || strings.HasPrefix(s[j+size:], "…")):
			j += size
			continue
		default:
			return dots, end
		}
		j += size
		end = j
	}
	return dots, end
}

func startsEllipsis(s string) bool { return strings.HasPrefix(s, "...") || strings.HasPrefix(s, "…") }

func endsEllipsis(s string) bool { return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") }

// A comparison collects what the gaps of one alignment say.
type comparison struct {
	t     *text.Text
	conv  *Conventions
	folds foldSet
	marks []markPair // quotation marks, in order
}

// A markPair is a quotation mark of the quotation and the source's at its place.
type markPair struct {
	swapped    bool // one stroke against two
	apostrophe bool // may be one
	measure    bool // may be feet or minutes, where the other would be inches or seconds
}

// between are the letters on both sides of a gap; 0 at an end.
type between struct{ left, right rune }

func (b between) digits() bool { return isDigit(b.left) && isDigit(b.right) }

// gap compares a gap of the quotation with the source's. A recorded hyphen at
// a line's end may be kept or, between letters, dropped with the line end; and
// what a line ends with that touches its word touches the next one, too.
func (c *comparison) gap(q, s string, qBase, sBase int, b between) bool {
	if q == s {
		if strings.ContainsAny(s, "'’\"“”„‘«»‹›‚‛‟′") {
			return c.equal(atoms(q, qBase), atoms(s, sBase), b)
		}
		return true
	}
	at := hyphenIn(c.t, sBase, sBase+len(s))
	kept := atomsIn(c.t, sBase, sBase+len(s))
	soft := at >= 0 && strings.HasPrefix(s[at-sBase:], "\u00AD")
	if !soft && c.equal(atoms(q, qBase), kept, b) {
		return true
	}
	if at < 0 {
		if whole := c.unbroken(kept, b); whole != nil && c.equal(atoms(q, qBase), whole, b) {
			c.folds.add(foldLineEnd)
			return true
		}
		return false
	}
	for i, a := range kept {
		if a.start != at {
			continue
		}
		rest := kept[i+1:]
		for len(rest) > 0 && (rest[0].class == space || rest[0].class == invisible) {
			rest = rest[1:]
		}
		joined := append(append([]atom{}, kept[:i]...), rest...)
		kept = append(append([]atom{}, kept[:i+1]...), rest...)
		if !soft && c.equal(atoms(q, qBase), kept, b) ||
			!isDigit(b.left) && !isDigit(b.right) && c.equal(atoms(q, qBase), joined, b) {
			c.folds.add(foldLineEnd)
			return true
		}
		break
	}
	return false
}

// unbroken is a gap of the source without the line end behind a hyphen, dash or
// slash that touches what stands before it: no typesetter puts a space there,
// and 2019–⏎2020 and and/⏎or are 2019–2020 and and/or. The mark itself stays. It
// is nil where there is no such line end.
func (c *comparison) unbroken(s []atom, b between) []atom {
	k := slices.IndexFunc(s, func(a atom) bool { return a.class == space })
	if k < 1 || !breaks(s[k-1].r) || b.left == 0 || k > 1 && isDigit(b.right) {
		return nil
	}
	if !strings.ContainsAny(c.t.Content[s[k].start:s[k].end], "\n\r") {
		return nil
	}
	return slices.Concat(s[:k], s[k+1:])
}

// breaks reports a mark behind which a line may end inside what has no space.
func breaks(r rune) bool { return isHyphen(r) || r == '–' || r == '—' || r == '/' }

// equal compares two gaps mark by mark. It records nothing unless they are equal.
func (c *comparison) equal(q, s []atom, b between) bool {
	var folds foldSet
	var marks []markPair
	i, j := 0, 0
	for i < len(q) || j < len(s) {
		switch {
		case i < len(q) && j < len(s) && q[i].class == s[j].class && c.same(q, s, i, j, b, &folds):
			if q[i].class == double || q[i].class == single {
				marks = append(marks, markPair{apostrophe: q[i].class == single && apostrophe(q, i, b)})
			}
			i, j = i+1, j+1
		case i < len(q) && j < len(s) && swappedMarks(q[i], s[j]) && !(len(q) == 1 && len(s) == 1 && isWord(b.left) && isWord(b.right)):
			folds.add(foldQuotes)
			marks = append(marks, markPair{swapped: true, apostrophe: apostrophe(q, i, b) || apostrophe(s, j, b), measure: j == 0 && isDigit(b.left)})
			i, j = i+1, j+1
		case i+1 < len(q) && j < len(s) && c.conv.Dashes && q[i].r == '-' && q[i+1].r == '-' && s[j].r == '—':
			folds.add(foldDash)
			i, j = i+2, j+1
		case i < len(q) && j < len(s) && q[i].class == hyphen && s[j].class == dash && keyboardDash(q, s, i, j, b):
			folds.add(foldDash)
			i, j = i+1, j+1
		case i < len(q) && j < len(s) && c.conv.Dashes && s[j].class == hyphen && q[i].class == dash && !minus(s, j, b):
			folds.add(foldDash)
			i, j = i+1, j+1
		case j < len(s) && s[j].class == invisible && !(b.digits() && !slices.ContainsFunc(s, func(a atom) bool { return a.class != invisible })):
			folds.add(foldInvisible)
			j++
		case j < len(s) && s[j].class == space && twice(s, j):
			folds.add(foldSpace)
			j++
		case j < len(s) && s[j].class == space && innerSpace(s, j, b):
			folds.add(foldQuotes)
			j++
		case i < len(q) && q[i].class == space && innerSpace(q, i, b):
			folds.add(foldQuotes)
			i++
		default:
			return false
		}
	}
	c.folds |= folds
	c.marks = append(c.marks, marks...)
	return true
}

// twice reports a space behind another, with nothing between them that anybody
// sees: PDF files leave a soft hyphen between the end of a word and that of the line.
func twice(s []atom, j int) bool {
	k := j
	for k > 0 && s[k-1].class == invisible {
		k--
	}
	return k < j && k > 0 && s[k-1].class == space
}

// same compares two marks of one class.
func (c *comparison) same(q, s []atom, i, j int, b between, folds *foldSet) bool {
	a, z := q[i], s[j]
	switch a.class {
	case space:
		if a.plain != z.plain {
			folds.add(foldSpace)
		}
		return true
	case double, single:
		if a.r != z.r {
			folds.add(foldQuotes)
		}
		return true
	case hyphen:
		if a.r != z.r {
			folds.add(foldDash)
		}
		return true
	case dash:
		if a.r == z.r {
			return true
		}
		folds.add(foldDash)
		return spaced(s, j, b) && !minus(s, j, b)
	case ellipsis:
		if a.end-a.start != z.end-z.start || a.r != z.r {
			folds.add(foldEllipsis)
		}
		return a.dots == z.dots
	}
	if a.composed != z.composed {
		folds.add(foldNormal)
	}
	return a.r == z.r
}

// swappedMarks reports a mark of one stroke against one of two. A prime is no
// quotation mark then: 5′ is not 5″.
func swappedMarks(a, z atom) bool {
	if a.r == '′' || z.r == '′' {
		return false
	}
	return a.class == double && z.class == single || a.class == single && z.class == double
}

// keyboardDash reports a hyphen typed for a dash: for – wherever it stands, for
// the longer ones between spaces, and never where it would read as a minus.
func keyboardDash(q, s []atom, i, j int, b between) bool {
	return q[i].r == '-' && (s[j].r == '–' || spaced(s, j, b)) && !minus(s, j, b)
}

// spaced reports a mark with white space, or an end, on both sides.
func spaced(s []atom, j int, b between) bool {
	left := j > 0 && s[j-1].class == space || j == 0 && b.left == 0
	right := j+1 < len(s) && s[j+1].class == space || j+1 == len(s) && b.right == 0
	return left && right
}

// minus reports a mark that would be read as a sign: nothing or no letter
// before it, a digit right behind.
func minus(s []atom, j int, b between) bool {
	return j == len(s)-1 && isDigit(b.right) && (j > 0 || b.left == 0)
}

// apostrophe reports a single mark that may be one: it touches a letter.
func apostrophe(s []atom, j int, b between) bool {
	return j == 0 && b.left != 0 || j == len(s)-1 && b.right != 0 && isDigit(b.right)
}

// innerSpace reports the white space between a guillemet and what it encloses,
// which goes with the guillemet: « so » is “so”. A guillemet that touches a
// letter encloses what is on that side: the space in »so« und is a space.
func innerSpace(s []atom, j int, b between) bool {
	opens := j > 0 && (s[j-1].r == '«' || s[j-1].r == '‹') && (j > 1 || b.left == 0)
	closes := j+1 < len(s) && (s[j+1].r == '»' || s[j+1].r == '›') && (j+2 < len(s) || b.right == 0)
	return opens || closes
}

// nested reports whether the quotation marks nest as the source's do: each of
// the same level, or all of the other. Apostrophes have one level only.
func (c *comparison) nested() bool {
	same, swapped := true, true
	measure, opened := false, false
	for _, m := range c.marks {
		if m.swapped {
			same = false
			measure = measure || m.measure
			opened = opened || !m.apostrophe
		} else if !m.apostrophe {
			swapped = false
		}
	}
	return same || swapped && (opened || !measure)
}
