package match

import (
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// A head is a heading of a text, or a line of its own that names a numbered part
// of it, as laws have them: "Article 5".
type head struct {
	block  int
	level  int // of a heading; 0 of a line
	unit   unit
	words  string // as it stands
	number string // in small letters; Roman ones of a unit are written in digits
	key    string // of all of it
	bare   string // and without its number
	title  bool   // it names the one before, which is a number alone: "Article 5", "Principles"
}

// sectionUnits are those that a heading may be numbered by, the highest first.
var sectionRank = map[unit]int{annexUnit: 1, partUnit: 2, titleUnit: 3, chapterUnit: 4, sectionUnit: 5, articleUnit: 6}

// longestLine is how many bytes a line of its own has at most.
const longestLine = 120

// longestNumber is how many bytes a line has at most that is a number alone.
const longestNumber = 40

// headings lists the headings of the text in order.
func (l *layout) headings() []head {
	if l.headed {
		return l.heads
	}
	l.headed = true
	for i, b := range l.t.Blocks() {
		h, ok := l.headOf(i, b)
		if !ok {
			continue
		}
		if n := len(l.heads); n > 0 && h.level > 0 && h.number == "" && h.unit == noUnit {
			last := &l.heads[n-1]
			h.title = last.block == i-1 && last.unit != noUnit && last.bare == ""
		}
		l.heads = append(l.heads, h)
	}
	l.byNumber, l.extents = map[string][]int{}, make([]text.Range, len(l.heads))
	for i, h := range l.heads {
		l.byNumber[h.number] = append(l.byNumber[h.number], i)
	}
	return l.heads
}

// headOf reads a block as a head: a heading, a line of its own that names a
// numbered part, or a paragraph whose first line has its number and nothing else,
// as in plain texts of laws.
func (l *layout) headOf(i int, b text.Block) (head, bool) {
	if b.Kind == text.Heading || b.Len() <= longestLine {
		words := strings.Join(strings.Fields(l.t.Seen(b.Start, b.End)), " ")
		h := head{block: i, words: words}
		rest := h.count(words)
		h.key, h.bare = keyOf(words), keyOf(rest)
		if b.Kind == text.Heading {
			h.level = b.Level
			return h, true
		}
		if h.unit != noUnit && (rest == "" || strings.ContainsAny(rest[:1], "–—:") || strings.HasPrefix(rest, "- ") || strings.HasPrefix(words, "§")) && !strings.HasSuffix(rest, ".") {
			return h, true
		}
	}
	end := strings.IndexByte(l.t.Content[b.Start:min(b.End, b.Start+longestNumber)], '\n')
	if b.Kind != text.Paragraph || end < 0 {
		return head{}, false
	}
	words := strings.Join(strings.Fields(l.t.Seen(b.Start, b.Start+end)), " ")
	h := head{block: i, words: words, key: keyOf(words)}
	rest := h.count(words)
	return h, h.unit != noUnit && rest == ""
}

// count reads the number that a heading begins with and gives what follows it:
// "4.2 Deadlines", "Article 5: Fees", "5. cikk".
func (h *head) count(words string) string {
	list := placeTokens(words)
	if len(list) == 0 {
		return words
	}
	skip := func(i int) int {
		for i < len(list) && strings.ContainsAny(list[i].text, ".:") && len(list[i].text) == 1 {
			i++
		}
		return i
	}
	rest := func(i int) string {
		if i < len(list) && list[i].start == list[i-1].end && isOrdinalEnding(list[i].text) { // "Article 1er"
			i++
		}
		if i >= len(list) {
			return ""
		}
		return strings.TrimLeft(words[list[i].start:], ".): ")
	}
	first := list[0]
	isCount := func(i int) bool {
		return i < len(list) && (list[i].number || list[i].word && (isRoman(list[i].text) && list[i].text == strings.ToUpper(list[i].text) || len(list[i].text) == 1 && unicode.IsUpper(rune(list[i].text[0]))))
	}
	if u := headingUnit(first.text); first.word && u != noUnit {
		if i := skip(1); isCount(i) {
			h.unit, h.number = u, countName(list[i].text)
			return rest(i + 1)
		}
		if len(list) == 1 && u == annexUnit {
			h.unit = u // "ANNEX"
			return ""
		}
	}
	if first.number {
		i := skip(1)
		if i < len(list) && list[i].word && skip(i+1) == len(list) || i < len(list) && list[i].text == "§" {
			h.unit = headingUnit(list[i].text) // "5. cikk", "3 §"
		}
		h.number = countName(first.text)
		if h.unit != noUnit {
			return rest(i + 1)
		}
		return rest(1)
	}
	// "II. Roads", "A. Roads": a letter alone is a word.
	if isCount(0) && len(list) > 1 && strings.ContainsAny(list[1].text, ".)") {
		h.number = countName(first.text)
		return rest(2)
	}
	return words
}

// isOrdinalEnding reports what stands behind the 1 of a first article.
func isOrdinalEnding(s string) bool {
	switch s {
	case "er", "re", "ère", "º", "ª", "°":
		return true
	}
	return false
}

// headingUnit is the sense that a word has at the start of a heading.
func headingUnit(word string) unit {
	if len([]rune(word)) == 1 && word != "§" || word == "S" {
		return noUnit
	}
	for _, u := range unitsOf(word) {
		if sectionRank[u] > 0 {
			return u
		}
	}
	return noUnit
}

// countName makes numbers of headings comparable: II is 2, in any case.
func countName(s string) string {
	s = strings.Trim(strings.ToLower(s), ".")
	if v := romanValue(s); v > 0 {
		return itoa(v)
	}
	return s
}
