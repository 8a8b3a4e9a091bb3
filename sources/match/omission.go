package match

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// Limits of rule 4. They are our own.
const (
	mostOmittedWords = 200 // in one paragraph
	mostOmittedRunes = 600 // across paragraphs
	leastPartWords   = 3   // of a part beside an omission, if it is no whole clause
)

// judge applies to a chain the rules for omissions and brackets.
func (q *query) judge(s *searched, v *variant, c *chain) *problem {
	if v.glued != nil {
		return &problem{reason: fmt.Sprintf("the bracket %s makes another word of the source's", v.glued.text), differs: "words", rank: rankEdit,
			hint: "declare the whole word under edits, with its bracket, or put a space between", offset: v.glued.offset, at: c.passage()}
	}
	for i, j := range v.joints {
		gap := text.Range{Start: c.hits[i].End, End: c.hits[i+1].Start}
		var p *problem
		if j.bracket != "" {
			if p = border(s.t, text.Range{Start: c.hits[i].Start, End: c.hits[i+1].End}); p == nil {
				p = q.judgeReplacement(s, c, j, gap)
			}
		} else {
			p = q.judgeOmission(s, v, i, c, gap)
		}
		if p != nil {
			p.rank, p.at = rankEdit, c.passage()
			if p.offset == 0 {
				p.offset = j.offset
			}
			return p
		}
		c.omitted = append(c.omitted, gap)
	}
	for _, b := range v.brackets {
		if p := q.judgeBracket(s, v, b, c); p != nil {
			p.rank, p.at, p.offset = rankEdit, c.passage(), b.offset
			return p
		}
	}
	return nil
}

// judgeOmission applies rule 4 to one omission.
func (q *query) judgeOmission(s *searched, v *variant, i int, c *chain, gap text.Range) *problem {
	left := s.t.Seen(gap.Start, gap.End)
	if strings.IndexFunc(left, isWord) < 0 {
		return &problem{reason: "nothing is omitted here in the source", differs: "punctuation", hint: "take the omission mark out"}
	}
	const acknowledge = "quote the words in full; where the meaning stands all the same, acknowledge the rule omission with a reason"
	if w := s.turns(gap); w != "" && !q.accepts("omission", c) {
		return &problem{reason: fmt.Sprintf("the omission hides or cuts off %q", w), differs: "negation", hint: acknowledge}
	}
	if mark := brokenPair(s.t, gap); mark != "" && !q.accepts("omission", c) {
		return &problem{reason: fmt.Sprintf("the omission leaves out %s and not the mark that goes with it, so that words change their speaker", mark),
			differs: "punctuation", hint: acknowledge}
	}
	if s.t.SectionAt(gap.Start) != s.t.SectionAt(gap.End) {
		return &problem{reason: "the omission leads from one section of the source into another", differs: "order",
			hint: "quote the two passages one by one"}
	}
	if why := parted(s.t, gap.Start, gap.End); why != "" {
		return &problem{reason: "the omission leads " + why, differs: "order", hint: "quote the two passages one by one"}
	}
	far := countWords(left) > mostOmittedWords
	if s.t.BlockAt(gap.Start) != s.t.BlockAt(gap.End) {
		far = utf8.RuneCountInString(left) > mostOmittedRunes
	}
	if far {
		return &problem{reason: fmt.Sprintf("the omission leaves out %s, which is too much for one quotation", plural(countWords(left), "word", "words")),
			differs: "words", hint: "quote the two passages one by one"}
	}
	for _, k := range []int{i, i + 1} {
		if p := shortPart(s.t, v.forms[k], c.hits[k].Range); p != nil {
			return p
		}
	}
	return nil
}

// shortPart refuses a part of fewer than three words that is no clause of its
// own: with parts that small any sentence can be made.
func shortPart(t *text.Text, f *form, at text.Range) *problem {
	if countWords(f.text) >= leastPartWords || isClause(t, at) {
		return nil
	}
	return &problem{reason: fmt.Sprintf("%q is too short to stand beside an omission", strings.TrimSpace(f.text)), differs: "words",
		hint: "quote at least three words on each side, or a whole clause", offset: f.original(f.start)}
}

// isClause reports a passage with marks that part clauses, or the ends of a
// paragraph, on both sides.
func isClause(t *text.Text, at text.Range) bool {
	const marks = ".,;:!?…–—()"
	from, to := 0, len(t.Content)
	if b := t.BlockAt(at.Start); b >= 0 {
		from = t.Blocks()[b].Start
	}
	if b := t.BlockAt(max(at.Start, at.End-1)); b >= 0 {
		to = max(at.End, t.Blocks()[b].End)
	}
	beside := func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) || isInvisible(r) }
	before := strings.TrimRightFunc(t.Content[min(from, at.Start):at.Start], beside)
	left, _ := utf8.DecodeLastRuneInString(before)
	if before != "" && !strings.ContainsRune(marks, left) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(t.Content[at.Start:at.End], beside))
	behind := strings.TrimLeftFunc(t.Content[at.End:to], beside)
	right, _ := utf8.DecodeRuneInString(behind)
	return strings.ContainsRune(marks, last) || behind == "" || strings.ContainsRune(marks, right)
}

// turns finds a negation or limit that an omission hides, or that it parts from
// the words it belongs to: the last word before it, the first one behind it.
func (s *searched) turns(gap text.Range) string {
	// A call-out of a note is no part of the word it stands at.
	content := s.t.Content
	start, end := safeCut(content, max(0, gap.Start-512), gap.Start), safeCut(content, min(len(content), gap.End+512), len(content))
	content = s.t.Seen(start, gap.Start)
	from := len(content)
	content += s.t.Seen(gap.Start, gap.End)
	to := len(content)
	content += s.t.Seen(gap.End, end)
	words := strings.Fields(content[from:to])
	lead := lastWords(content[:from], 3)
	next := firstWord(content[to:])
	l := s.language()
	if i := l.Negation(words); i >= 0 {
		return trimWord(words[i])
	}
	// A phrase may begin before the omission and end at it, in it or behind it,
	// or begin in it and end behind it.
	run := append(append(slices.Clone(lead), words...), nextInSentence(content[from:to], content[to:], 3)...)
	for i := range lead {
		if l.Negation(run[i:]) == 0 && (i == len(lead)-1 || l.Negation(lead[i:i+1]) < 0) {
			return trimWord(lead[i])
		}
	}
	for i := max(len(lead), len(run)-language.LongestEntry-3); i < len(lead)+len(words); i++ {
		if l.Negation(run[i:]) == 0 {
			return trimWord(run[i])
		}
	}
	if next != "" && !closesSentence(content[from:to]) && l.Negation([]string{next}) == 0 && !excusedAt(l, content[to:], next) {
		return trimWord(next)
	}
	return ""
}

// excusedAt reports whether the first word, at the start of s, is one that the
// words behind it make harmless: "no doubt".
func excusedAt(l *language.Language, s, first string) bool {
	words := nextInSentence("", s, 4)
	return len(words) > 1 && words[0] == first && l.Negation(words) != 0
}

// nextInSentence are the first n words of s, where no sentence ends before it.
func nextInSentence(gap, s string, n int) []string {
	if closesSentence(gap) {
		return nil
	}
	words := strings.Fields(s[:safeCut(s, min(len(s), 256), len(s))])
	return words[:min(len(words), n)]
}

func trimWord(w string) string { return strings.TrimFunc(w, func(r rune) bool { return !isWord(r) }) }

// closesSentence reports whether a sentence ends at the end of s.
func closesSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) || r == ')' })
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == '…' || r == ';'
}

// lastWords are the last n words of s in one sentence.
func lastWords(s string, n int) []string {
	s = s[max(0, len(s)-256):]
	words := strings.Fields(s)
	words = words[max(0, len(words)-n):]
	for i := len(words) - 1; i >= 0; i-- {
		if strings.ContainsAny(words[i][len(words[i])-1:], ".!?") {
			return words[i+1:]
		}
	}
	return words
}

// firstWord is the first word of s; "" where a sentence ends before it.
func firstWord(s string) string {
	s = s[:min(len(s), 256)]
	for _, w := range strings.Fields(s) {
		if strings.IndexFunc(w, isWord) >= 0 {
			if strings.ContainsAny(w[:1], ".!?") {
				return ""
			}
			return w
		}
		if strings.ContainsAny(w, ".!?") {
			return ""
		}
	}
	return ""
}

// accepts reports whether a person has acknowledged a rule by which a chain
// fails.
func (q *query) accepts(rule string, c *chain) bool {
	if !slices.Contains(q.Acknowledged, rule) {
		return false
	}
	if !slices.Contains(c.accepted, rule) {
		c.accepted = append(c.accepted, rule)
	}
	return true
}

func countWords(s string) int {
	n := 0
	for _, w := range strings.Fields(s) {
		if strings.IndexFunc(w, isWord) >= 0 {
			n++
		}
	}
	return n
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
