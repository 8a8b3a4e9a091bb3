package number

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// names marks numbers that are part of a name: of an article, of a thing such as
// G7, of a list.
func (s *scan) names(n *Number, at span) {
	if n.Kind == Clock || n.Kind == Date || n.Kind == Fraction {
		return
	}
	if s.inWord(n, at) || s.inBrackets(at) || s.goesOnName(at) || n.Kind == Amount && n.Unit == "" && !n.scaled && (s.behindCapitals(at.from) || s.labelled(at.from)) {
		n.Loose, n.named = true, true
	}
	if n.Kind == Amount && n.Unit == "" && n.Bound == Exact && s.isOfText(n, at) {
		n.Loose = true
	}
}

// isOfText reports a number that speaks of the text itself rather than of its
// evidence: "the two sides", "three routes: …", "(2)", and a word of a name in
// capitals, "the Group of Seven".
func (s *scan) isOfText(n *Number, at span) bool {
	before, behind := s.tok(at.from-1), s.tok(at.to)
	if !n.spoken {
		return before.fold == "(" && behind.fold == ")" && n.small() >= 0 && n.small() <= 20
	}
	if v := n.small(); v >= 0 && v <= 3 {
		if _, k := s.lists["the"].at([]token{before}); k > 0 {
			return true
		}
	}
	for i := at.to; i < at.to+4 && n.small() <= 12; i++ {
		if s.tok(i).fold == ":" {
			return true
		}
	}
	return isCapital(s.tokens[at.from].text) && at.from > 0 && before.kind == word
}

// inWord reports a number that letters make a name of: G7, COVID-19, 5G.
func (s *scan) inWord(n *Number, at span) bool {
	i := at.from
	t, before, behind := s.tokens[i], s.tok(i-1), s.tok(at.to)
	if t.kind != digit || n.Unit != "" {
		return false
	}
	return before.fold == "/" && !before.spaced && !t.spaced && s.tok(i-2).kind == word || // HTTP/2
		before.kind == word && !t.spaced && !strings.HasSuffix(before.fold, "'") || // "l'1 %" is none
		before.fold == "-" && !before.spaced && !t.spaced && s.tok(i-2).kind == word && isCapital(s.tok(i-2).text) ||
		n.Kind == Amount && at.to == i+1 && behind.kind == word && !behind.spaced && isCapital(behind.text)
}

// goesOnName reports a number that a hyphen ties to one in a name: ISO-8859-1.
func (s *scan) goesOnName(at span) bool {
	last := len(s.numbers) - 1
	dash := s.tok(at.from - 1)
	return last >= 0 && s.numbers[last].named && s.spans[last].to == at.from-1 && dash.fold == "-" && !dash.spaced && !s.tokens[at.from].spaced
}

// inBrackets reports the number of a note, a section or an entry of a list.
func (s *scan) inBrackets(at span) bool {
	before, behind := s.tok(at.from-1), s.tok(at.to)
	switch {
	case s.tokens[at.from].kind != digit:
		return false
	case before.fold == "§" || before.fold == "№" || before.fold == "#":
		s.numbered = len(s.numbers) // "§§ 5 and 6"
		return true
	case behind.fold == "(" && !behind.spaced: // 6(a)
		return true
	case before.fold == "[" && behind.fold == "]", before.fold == "(" && behind.fold == ")" && !before.spaced:
		return true // [12], 3(a)(1)
	}
	return s.isListNumber(at.from, at.to)
}

// behindCapitals reports a number behind an acronym: ISO 27001.
func (s *scan) behindCapitals(i int) bool {
	before := s.tok(i - 1)
	return s.tokens[i].kind == digit && len(before.text) > 1 && isCapital(before.text) && before.text == strings.ToUpper(before.text) && symbols[before.text] == ""
}

func (s *scan) isListNumber(i, to int) bool {
	if s.tok(to).fold == ")" && (i == 0 || s.tok(i-1).fold == "(" && i == 1) {
		return true
	}
	return i == 0 && s.tok(to).fold == "." && s.tok(to+1).spaced && isCapital(s.tok(to+1).text) && !s.flags["ordinal dot"]
}

// labelled reports a word before the number that it numbers, "Article 5", or a
// numbered one before it in the same list: "Articles 5 and 6".
func (s *scan) labelled(i int) bool {
	if last := len(s.numbers) - 1; last >= 0 && s.numbered == last && s.joins(s.tokens[s.spans[last].to:i]) {
		s.numbered = last + 1
		return true
	}
	if s.hasLabel(i) || s.labelBehind(i+1) {
		s.numbered = len(s.numbers)
		return true
	}
	return false
}

// joins reports what stands between numbers of one list: commas, dashes,
// brackets, "and".
func (s *scan) joins(between []token) bool {
	if len(between) == 1 && between[0].kind == word && utf8.RuneCountInString(between[0].text) <= 4 {
		return true // "to", "bis"
	}
	for _, t := range between {
		if _, and := s.lists["joint"].at([]token{t}); and == 0 && !strings.Contains(",-().;/", t.fold) {
			return false
		}
	}
	return len(between) > 0 && len(between) <= 3
}

// hasLabel reports a word before token i that is numbered by it.
func (s *scan) hasLabel(i int) bool {
	end := i
	for end > 0 && (s.tokens[end-1].fold == "(" || s.tokens[end-1].fold == "°" || s.tokens[end-1].fold == "º") {
		end--
	}
	dot := false
	if end > 0 && s.tokens[end-1].fold == "." && !s.tokens[end-1].spaced {
		dot = true
		end--
	}
	if w := s.tok(end - 1); w.kind == word && (dot && len(w.text) == 1 && isCapital(w.text) || s.isDeclinedLabel(w.fold)) {
		return true // L. 621, "Paragrafie 4"
	}
	for j := max(0, end-3); j < end; j++ {
		x, k := s.lists["label"].at(s.tokens[j:end])
		if k == 0 || j+k != end {
			continue
		}
		w := s.tokens[j]
		short := len(x.words) == 1 && utf8.RuneCountInString(w.text) <= 4 && !strings.ContainsFunc(w.text, func(r rune) bool { return !unicode.IsLetter(r) })
		if !short || dot || isCapital(w.text) || s.tok(end).fold == "°" || s.tok(end).fold == "º" || w.fold == "nr" || w.fold == "page" || w.fold == "no" && s.Tag == "fr" {
			return true
		}
	}
	return false
}

// isDeclinedLabel reports a word that is one of the list but for its ending, in
// languages that decline.
func (s *scan) isDeclinedLabel(w string) bool {
	const leastLetters, mostEnding = 4, 3
	switch s.Tag {
	case "", "en", "fr", "es", "it", "pt", "nl":
		return false
	}
	for range mostEnding {
		_, size := utf8.DecodeLastRuneInString(w)
		w = w[:len(w)-size]
		if utf8.RuneCountInString(w) < leastLetters {
			return false
		}
		if _, n := s.lists["label"].at([]token{{fold: w, kind: word}}); n > 0 {
			return true
		}
	}
	return false
}

// labelBehind reports what is numbered behind its number: "26. artikla".
func (s *scan) labelBehind(i int) bool {
	switch s.Tag {
	case "fi", "et", "hu", "lt", "lv":
	default:
		return false
	}
	if s.tok(i).fold == "." && !s.tok(i).spaced {
		i++
	}
	t := s.tok(i)
	if t.fold == "§" {
		return true
	}
	if t.kind != word || utf8.RuneCountInString(t.text) < 4 {
		return false
	}
	_, n := s.lists["label"].at([]token{t})
	return n > 0 || s.isDeclinedLabel(t.fold)
}
