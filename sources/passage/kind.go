package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// A Kind is what a passage is in its source, where it is no statement.
type Kind string

const (
	Statement Kind = ""
	Heading   Kind = "heading"
	Title     Kind = "title"
	Caption   Kind = "caption"
	Question  Kind = "question"
	Label     Kind = "label"
	TableHead Kind = "table head"
)

// How long what is no statement may be; both limits are our own. Formats call
// longer things headings, too, and they say something.
const (
	longestHeading = 25 // words
	longestLabel   = 8
	mostCells      = 60 // of a row
)

// Kind tells what the passage is. A heading or caption that is a sentence with a
// full stop is a statement; so is a question that shows its mark.
func (p *Passage) Kind() Kind {
	if p.asks() {
		return Question
	}
	b, ok := p.kindOf()
	if !ok {
		return Statement
	}
	switch b.Kind {
	case text.Heading, text.Title, text.Caption:
		if manyWords(p.text.Content[b.Start:min(b.End, b.Start+reach)], longestHeading) || p.isSentence(b) {
			return Statement
		}
		return map[text.Kind]Kind{text.Heading: Heading, text.Title: Title, text.Caption: Caption}[b.Kind]
	case text.Cell:
		if p.whole() && p.inFirstRow() && strings.IndexFunc(p.words(), unicode.IsDigit) < 0 {
			return TableHead
		}
	case text.Code, text.Note:
		return Statement
	case text.Paragraph:
		if p.looksLikeHeading(b) {
			return Heading
		}
	}
	if p.isLabel() {
		return Label
	}
	return Statement
}

// asks reports a passage that ends in a question of the source and leaves out
// its mark.
func (p *Passage) asks() bool {
	after := p.After()
	if strings.HasPrefix(strings.TrimLeft(after, " \u00a0\u202f"), ":") || strings.ContainsRune(after, '¿') {
		return false // the question begins behind the passage
	}
	beside := strings.TrimLeftFunc(after, func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) })
	if r, _ := utf8.DecodeRuneInString(beside); isQuestionMark(r) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(after, func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) }))
	if isQuestionMark(r) {
		return true
	}
	i := strings.IndexByte(after, ';')
	if i < 0 || p.lang().Tag != "el" {
		return false
	}
	// In Greek it is the mark of a question.
	rest := strings.TrimLeftFunc(p.after[i+1:], func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) })
	next, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(next)
}

func isQuestionMark(r rune) bool { return r == '?' || r == '？' || r == '؟' || r == '\u037e' }

// isSentence reports a heading or caption that ends with a full stop, that of a
// number aside.
func (p *Passage) isSentence(b text.Block) bool {
	s := strings.TrimRightFunc(p.text.Content[b.Start:b.End], func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) })
	r, n := utf8.DecodeLastRuneInString(s)
	return isStop(r) && (r == '!' || r == '?' || !isAbbreviation(wordEndingAt(s, len(s)-n), p.lang)) && manyWords(s, 4)
}

// whole reports whether nothing of the block stands outside of the passage but
// marks.
func (p *Passage) whole() bool {
	return !p.cutBefore && !strings.ContainsFunc(p.before, isWord) && !strings.ContainsFunc(p.after, isWord)
}

// looksLikeHeading reports a line of its own, in a text whose format knows no
// headings, that is short, ends with no mark, and has a paragraph of sentences
// below it.
func (p *Passage) looksLikeHeading(b text.Block) bool {
	s := p.text.Content[b.Start:b.End]
	if len(s) > 160 || strings.ContainsAny(s, "\n\t") || !p.whole() || p.text.SectionAt(b.Start) >= 0 || manyWords(s, longestLabel*2) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || !isWord(last) {
		return false
	}
	blocks := p.text.Blocks()
	if p.first+1 >= len(blocks) {
		return false
	}
	next := blocks[p.first+1]
	below := p.text.Content[next.Start:next.End]
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(below, isClosing))
	return len(below) > len(s) && isStop(end) && manyWords(below, longestLabel)
}

// isLabel reports words at the start of a block that end before a colon.
func (p *Passage) isLabel() bool {
	if p.cutBefore || strings.ContainsFunc(p.before, unicode.IsLetter) || manyWords(p.words(), longestLabel+1) {
		return false
	}
	after := strings.TrimLeftFunc(p.after, func(r rune) bool { return r == '*' || r == '_' || isClosing(r) })
	rest, ok := strings.CutPrefix(after, ":")
	if !ok || rest == "" || strings.ContainsFunc(p.words(), isStop) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsSpace(r) || isClosing(r)
}

// inFirstRow reports a cell in the first row of a table of several rows.
func (p *Passage) inFirstRow() bool {
	blocks := p.text.Blocks()
	row := func(i, j int) bool { // the cell j stands in the same row as i
		return blocks[j].Kind == text.Cell && !strings.Contains(p.text.Content[blocks[i].End:max(blocks[i].End, blocks[j].Start)], "\n")
	}
	i := p.first
	for k := 0; i > 0 && k < mostCells && row(i-1, i) && blocks[i-1].Kind == text.Cell; k++ {
		i--
	}
	if i > 0 && blocks[i-1].Kind == text.Cell {
		return false // a row stands above
	}
	i = p.first
	for k := 0; i+1 < len(blocks) && k < mostCells && row(i, i+1); k++ {
		i++
	}
	return i+1 < len(blocks) && blocks[i+1].Kind == text.Cell
}

// An item of a list goes on a sentence that ends above the list with a colon.

// mostItems is how many items above a passage are passed over.
const mostItems = 30

// beginsItem reports a passage before which nothing stands in its block but the
// sign of an item.
func (p *Passage) beginsItem() bool {
	if p.first <= 0 || p.cutBefore || len(p.before) > 12 || strings.Count(p.before, " ") > 2 {
		return false
	}
	return p.text.Blocks()[p.first].Kind == text.ListItem || startsLikeItem(p.before)
}

// startsLikeItem reports "(a)", "1.", "–", "•" and the like.
func startsLikeItem(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || utf8.RuneCountInString(s) > 6 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(").–—-•·*▪‣◦°", last)
}

// leadIn is the sentence above a list that its item goes on; empty where there is
// none.
func (p *Passage) leadIn() string {
	if !p.beginsItem() {
		return ""
	}
	blocks := p.text.Blocks()
	for i := p.first - 1; i >= max(0, p.first-mostItems); i-- {
		b := blocks[i]
		if b.Kind != text.Paragraph && b.Kind != text.ListItem {
			return ""
		}
		s := p.text.Content[max(b.Start, b.End-reach):b.End]
		if b.Len() > reach {
			s = strings.ToValidUTF8(s, "")
		}
		s = strings.TrimSpace(s)
		if lead, ok := strings.CutSuffix(s, ":"); ok {
			return lead[sentenceStart(lead, 'a', p.lang):]
		}
		item := b.Kind == text.ListItem
		if cut := strings.IndexAny(s, " \t"); cut > 0 && !item {
			item = startsLikeItem(s[:cut])
		}
		if !item {
			return ""
		}
	}
	return ""
}
