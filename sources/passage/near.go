package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// How far a name may stand from the words that somebody says: two blocks before
// theirs, as articles name whom they quote; the block behind, as a line with a
// dash; the heading above. A letter is signed at its end. Blocks are looked at in
// parts, so that one of many megabytes costs no more than others.
const (
	blocksBefore = 2
	blocksSigned = 4
	mostOfBlock  = 3_000
)

// Names reports whether the name of a person or body stands near the passage,
// and so can be that of who speaks there.
func (p *Passage) Names(name string) bool {
	want := newWanted(name)
	if want.name == nil {
		return true
	}
	if p.first < 0 {
		return want.in(p.before+" "+p.words()+" "+p.after, true)
	}
	blocks := p.text.Blocks()
	within := func(i int, alone bool) bool {
		return i >= 0 && i < len(blocks) && want.in(p.part(blocks[i].Range), alone)
	}
	for i := p.first; i >= p.first-blocksBefore; i-- {
		if within(i, true) {
			return true
		}
	}
	if within(p.last, true) || within(p.last+1, true) || within(p.text.SectionAt(p.at.Start), true) {
		return true
	}
	for i := range blocksSigned {
		if within(len(blocks)-1-i, false) || within(i, false) {
			return true
		}
	}
	return false
}

// NamesBeside reports whether the name stands in the passage's own block.
func (p *Passage) NamesBeside(name string) bool {
	if p.first < 0 {
		return p.Names(name)
	}
	return newWanted(name).in(p.part(p.text.Blocks()[p.first].Range), true)
}

// part is a block as the source has it; of a long one what stands round the
// passage, or its two ends.
func (p *Passage) part(b text.Range) string {
	content := p.text.Content
	if b.Len() <= 2*mostOfBlock {
		return content[b.Start:b.End]
	}
	if b.Start <= p.at.Start && p.at.Start < b.End {
		from, to := max(b.Start, p.at.Start-mostOfBlock), min(b.End, p.at.End+mostOfBlock)
		to = min(to, from+4*mostOfBlock)
		return strings.ToValidUTF8(content[from:to], "")
	}
	return strings.ToValidUTF8(content[b.Start:b.Start+mostOfBlock]+" "+content[b.End-mostOfBlock:b.End], "")
}

// wanted is a name to be found in running text.
type wanted struct {
	raw      string
	name     []string // folded, without titles
	family   string
	initials string
	lower    bool // a description rather than a name: "police chiefs"
}

func newWanted(name string) wanted {
	w := wanted{raw: strings.TrimSpace(name), name: nameWords(name), family: familyOf(name)}
	w.initials = initialsOf(w.name)
	w.lower = !strings.ContainsFunc(name, unicode.IsUpper)
	return w
}

// in reports whether the name stands in s: its family name, more than half of
// its words, or its initials. alone says that the family name is enough; far
// from the passage a longer name must show more of it.
func (w wanted) in(s string, alone bool) bool {
	hits := make([]bool, len(w.name))
	var short []string // words, where the name is an abbreviation
	abbreviated := len(w.name) == 1 && strings.ToUpper(w.raw) == w.raw
	for s != "" {
		from := strings.IndexFunc(s, isWord)
		if from < 0 {
			break
		}
		s = s[from:]
		n := strings.IndexFunc(s, func(r rune) bool { return !isWord(r) })
		if n < 0 {
			n = len(s)
		}
		raw := s[:n]
		s = s[n:]
		if !w.lower && !isCapital(raw) {
			if r, _ := utf8.DecodeRuneInString(raw); unicode.IsLower(r) {
				continue // no part of a name
			}
		}
		f := foldName(raw)
		if abbreviated {
			short = append(short, f)
		}
		if w.initials != "" && f == w.initials && strings.ToUpper(raw) == raw {
			return true
		}
		for i, n := range w.name {
			if sameWord(n, f) {
				hits[i] = true
			}
		}
	}
	count := 0
	for i, hit := range hits {
		if hit {
			count++
			if alone && w.name[i] == w.family {
				return true
			}
		}
	}
	return 2*count > len(w.name) || abbreviated && isInitials(w.raw, short)
}
