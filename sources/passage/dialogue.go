package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// mostParagraphs is how many paragraphs on each side of a passage a quotation may
// go on of which only the first opens and only the last closes.
const mostParagraphs = 3

// openAbove finds the mark of a quotation that opens at or above the passage's
// paragraph, and closes in or below it, without a mark at the paragraphs between.
// Marks that open and close alike are none: of them nobody can tell.
func (p *Passage) openAbove() (mark rune, ok bool) {
	if p.first < 0 || p.cutBefore || p.at.End+len(p.after) < p.text.Blocks()[p.last].End {
		return 0, false
	}
	blocks := p.text.Blocks()
	from := max(0, p.first-mostParagraphs)
	for _, b := range blocks[from:p.first] {
		if b.Kind != text.Paragraph || b.Len() > reach {
			mark = 0
			continue
		}
		mark = stillOpen(mark, p.text.Content[b.Start:b.End])
	}
	if mark = stillOpen(mark, p.before+follower(p.words())); mark == 0 || stillOpen(mark, p.before+p.words()+follower(p.after)) != mark {
		return 0, false
	}
	if closed, again := closesBefore(p.after, mark); closed || again {
		return mark, closed
	}
	for _, b := range blocks[p.last+1 : min(len(blocks), p.last+1+mostParagraphs)] {
		if b.Kind != text.Paragraph || b.Len() > reach {
			break
		}
		if closed, again := closesBefore(p.text.Content[b.Start:b.End], mark); closed || again {
			return mark, closed
		}
	}
	return 0, false
}

// stillOpen is the mark that is open at the end of a paragraph, at whose start
// another one was: 0 is none.
func stillOpen(mark rune, paragraph string) rune {
	if mark != 0 {
		if closed, again := closesBefore(paragraph, mark); !closed && !again {
			return mark
		}
	}
	for _, o := range openIn(paragraph, 0) {
		if !strings.ContainsRune(closers[o.mark], o.mark) && o.mark != '‘' && o.mark != '‚' {
			return o.mark
		}
	}
	return 0
}

// closesBefore reports whether a quotation that is open where s begins closes in
// s, or whether another of its mark opens there first.
func closesBefore(s string, mark rune) (closed, again bool) {
	shut := closesIn(s, mark, 0)
	open := strings.IndexRune(s, mark)
	return shut >= 0 && (open < 0 || shut <= open), open >= 0 && (shut < 0 || open < shut)
}

// dialogue finds speech as many languages set it: a paragraph that begins with a
// dash, and in which it is told who speaks, between commas or dashes. Without that
// it may be an item of a list.
func (p *Passage) dialogue() (s Speech, ok bool) {
	if b, one := p.kindOf(); !one || b.Kind != text.Paragraph || p.cutBefore {
		return Speech{}, false
	}
	line := strings.TrimLeftFunc(p.before, unicode.IsSpace)
	mark := dashAt(line)
	if mark == "" {
		return Speech{}, false
	}
	line = line[len(mark):]
	// What follows the last dash is speech if it does not tell who speaks.
	own := line
	for i, r := range line {
		if d := dashAt(line[i:]); d != "" && (r != '-' || i > 0 && line[i-1] == ' ') {
			own = line[i+len(d):]
		}
	}
	if _, _, tells := p.inquit(own, own != line); tells {
		return Speech{}, false
	}
	said, sayer, tells := p.inquit(p.words()+p.after, false)
	if !tells && own != line {
		said, sayer, tells = p.inquit(line[:len(line)-len(own)], false)
	}
	if !tells {
		return Speech{}, false
	}
	return Speech{Mark: mark, Said: said, Sayer: sayer}, true
}

// dashAt is the dash that s begins with; empty where it begins with none.
func dashAt(s string) string {
	if strings.HasPrefix(s, "--") {
		return "--"
	}
	if r, n := utf8.DecodeRuneInString(s); r == '–' || r == '—' || r == '―' {
		return s[:n]
	}
	return ""
}

// inquit finds the words in a line of dialogue that tell who speaks: a reporting
// verb that begins a part of it; at its very start only where that is said.
func (p *Passage) inquit(s string, atStart bool) (said, sayer string, ok bool) {
	if !hasWord(s) {
		return "", "", false
	}
	l := p.lang()
	b := bookOf(l)
	_, words := wordsOf(strings.ReplaceAll(firstOf(s), "--", "–"), l)
	for i := range words {
		begins := i > 0 && words[i-1].stop != 0 || i == 0 && atStart
		if !begins || b.says.at(words[i:]) == 0 || isCapital(words[i].raw) {
			continue
		}
		end := i + 1
		for end < len(words) && words[end-1].stop == 0 {
			end++
		}
		sayer, _ = nameFrom(words[i+1:], l)
		return strings.Join(raws(words[i:end]), " "), sayer, words[i].stop != ',' && nextIsName(words[i+1:end])
	}
	return "", "", false
}

// nextIsName reports words of which the first few hold a name or a pronoun, not an
// object: "said Jane Doe", and not "reports to the court".
func nextIsName(words []word) bool {
	for i := range words[:min(len(words), 3)] {
		if isCapital(words[i].raw) {
			return true
		}
	}
	return len(words) <= 2
}
