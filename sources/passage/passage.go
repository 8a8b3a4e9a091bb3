// Package passage sees what stands around a passage of a text: the sentence that
// it is cut from and what in it turns the words, whether they stand in
// somebody's quotation, whether they are a heading or a question, and who speaks
// there.
//
// It knows no sheets and no catalogue, finds no quotation and judges none. It
// looks at no more than a few thousand bytes on each side, whatever the text.
package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// reach is how many bytes are looked at on each side of a passage for its
// sentence. The longest sentences of laws have less than half of it.
const reach = 2_000

// A Passage is a part of a text and what stands around it. It is used by one
// goroutine at a time.
type Passage struct {
	text *text.Text
	at   text.Range
	lang func() *language.Language

	first, last int    // the blocks that it begins and ends in; -1 in a text without any
	before      string // of its block, up to reach bytes, without furniture
	after       string
	cutBefore   bool // the block begins before what before holds
	from, to    int  // its sentence begins at before[from:] and ends at after[:to]
}

// New looks at the range at of a text, which the caller has found. lang gives the
// language of the text, and is asked only where something stands around the
// passage in its sentence. The range is narrowed to what the text has.
func New(t *text.Text, at text.Range, lang func() *language.Language) *Passage {
	at.Start = max(0, min(at.Start, len(t.Content)))
	at.End = max(at.Start, min(at.End, len(t.Content)))
	p := &Passage{text: t, at: at, lang: lang}
	p.first, p.last = t.BlockAt(at.Start), t.BlockAt(max(at.Start, at.End-1))
	left, right := max(0, at.Start-reach), min(len(t.Content), at.End+reach)
	if p.first >= 0 {
		left = min(at.Start, max(left, t.Blocks()[p.first].Start))
		p.cutBefore = left > t.Blocks()[p.first].Start
	}
	if p.last >= 0 {
		right = max(at.End, min(right, t.Blocks()[p.last].End))
	}
	for left < at.Start && !utf8.RuneStart(t.Content[left]) {
		left++
	}
	for right > at.End && right < len(t.Content) && !utf8.RuneStart(t.Content[right]) {
		right--
	}
	p.before, p.after = t.Seen(left, at.Start), t.Seen(at.End, right)
	first, _ := utf8.DecodeRuneInString(p.words())
	p.from = sentenceStart(p.before, first, p.lang)
	p.to = p.sentenceEnd()
	return p
}

// sentenceEnd is where in after the sentence ends in which the passage does.
func (p *Passage) sentenceEnd() int {
	words := p.words()
	tail := words[max(0, len(words)-64):]
	for len(tail) > 0 && !utf8.RuneStart(tail[0]) {
		tail = tail[1:]
	}
	// The mark that ends the passage may be the sentence's own.
	bare := strings.TrimRightFunc(tail, func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) || isStop(r) })
	var joined string
	if to := p.at.End + len(p.after); to <= len(p.text.Content) && p.text.Content[p.at.End:to] == p.after {
		joined = p.text.Content[p.at.End-len(tail) : to] // no furniture: no copy is needed
	} else {
		joined = tail + p.after
	}
	return max(0, sentenceStop(joined, len(bare), p.lang)-len(tail))
}

// words is the passage as the source has it.
func (p *Passage) words() string { return p.text.Content[p.at.Start:p.at.End] }

// Before is what stands before the passage in its sentence, as the source has
// it; empty where the sentence begins with the passage.
func (p *Passage) Before() string { return p.before[p.from:] }

// After is what stands behind the passage in its sentence, with the mark that
// ends it.
func (p *Passage) After() string { return p.after[:p.to] }
