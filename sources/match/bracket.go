package match

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// judgeBracket applies rule 6 to an insertion or a declared replacement.
func (q *query) judgeBracket(s *searched, v *variant, b bracket, c *chain) *problem {
	behind := q.behindBracket(b.offset)
	w := s.weighty(b.shown, behind)
	if w == "" {
		w = s.weighty(b.replaces, behind)
	}
	if w != "" && !(b.declared && q.accepts("bracket", c)) {
		p := &problem{reason: fmt.Sprintf("the bracket %s holds %q, which can turn the meaning", b.shown, w), differs: "negation",
			hint: "quote the source's words; where the meaning stands all the same, declare the bracket under edits and acknowledge the rule bracket with a reason"}
		if strings.ContainsFunc(w, isDigit) {
			p.differs = "number"
		}
		return p
	}
	if b.declared || b.form >= len(c.hits) {
		return nil
	}
	h := c.hits[b.form]
	if b.leads {
		if lost := standsBefore(s.t, h.Start); len(lost) > 0 {
			return q.undeclared(s, c, b.shown, b.offset, pronounOf(s, lost), true)
		}
	}
	if b.trails {
		if lost := standsBehind(s.t, h.End); lost != "" {
			// Where a mark closes the clause behind that word, it is all that the
			// bracket can stand for.
			last, _ := utf8.DecodeLastRuneInString(lost)
			return q.undeclared(s, c, b.shown, b.offset, []string{lost}, !isWord(last))
		}
	}
	return nil
}

// judgeReplacement applies rule 6 to an undeclared bracket between two parts
// that do not stand side by side in the source.
func (q *query) judgeReplacement(s *searched, c *chain, j joint, gap text.Range) *problem {
	const most = 12
	lost := strings.Fields(s.t.Content[gap.Start:gap.End])
	if len(lost) > most {
		return &problem{reason: fmt.Sprintf("the bracket %s stands for %s of the source", j.bracket, plural(len(lost), "word", "words")), differs: "words",
			hint: "mark what you leave out with [...]"}
	}
	if mark := brokenPair(s.t, gap); mark != "" {
		return &problem{reason: fmt.Sprintf("the bracket %s takes %s away and not the mark that goes with it", j.bracket, mark), differs: "punctuation",
			hint: "keep the source's mark outside of the bracket"}
	}
	return q.undeclared(s, c, j.bracket, j.offset, lost, true)
}

// undeclared judges a bracket that stands for words of the source and is not
// declared: only a pronoun, and only in the lenient conventions. weigh is false
// where the words behind a bracket are not known to be what it stands for.
func (q *query) undeclared(s *searched, c *chain, shown string, offset int, lost []string, known bool) *problem {
	replaced := strings.Join(lost, " ")
	if q.Conventions.Pronouns && known && s.isPronoun(lost) && s.weighty(shown, q.behindBracket(offset)) == "" {
		c.notes = append(c.notes, Note{"pronoun", fmt.Sprintf("%s stands for %q", shown, replaced), "", offset})
		return nil
	}
	return &problem{reason: fmt.Sprintf("the bracket %s stands for words of the source and is not declared", shown), differs: "words",
		hint: declareHint(shown, strings.Trim(replaced, ".,;:!?")), offset: offset}
}

// standsBefore are the words, at most two, that stand before start in its
// clause: a bracket there takes their place.
func standsBefore(t *text.Text, start int) []string {
	r, _ := before(t, start)
	if r == 0 {
		return nil
	}
	if b := t.BlockAt(start); b >= 0 && start <= t.Blocks()[b].Start {
		return nil
	}
	words := lastWords(t.Content[:start], 2)
	if len(words) == 0 {
		return nil
	}
	last, _ := utf8.DecodeLastRuneInString(words[len(words)-1])
	if !isWord(last) {
		return nil
	}
	return words
}

// standsBehind is the word that goes on behind end in its clause.
func standsBehind(t *text.Text, end int) string {
	n, next := after(t, end)
	if n == 0 || !isSpace(n) {
		return ""
	}
	if blocks, b := t.Blocks(), t.BlockAt(max(0, end-1)); b >= 0 && strings.TrimSpace(t.Content[end:max(end, blocks[b].End)]) == "" {
		return ""
	}
	rest := strings.TrimLeftFunc(t.Content[next:], isSpace)
	if r, _ := utf8.DecodeRuneInString(rest); !isWord(r) {
		return ""
	}
	return strings.Fields(rest[:min(len(rest), 256)])[0]
}

// pronounOf is the last word or two if they are a pronoun, else the last word.
func pronounOf(s *searched, words []string) []string {
	for i := range words {
		if s.isPronoun(words[i:]) {
			return words[i:]
		}
	}
	return words[len(words)-1:]
}

func (s *searched) isPronoun(words []string) bool {
	l := s.language()
	folded := make([]string, len(words))
	for i, w := range words {
		folded[i] = l.Fold(w)
	}
	return slices.ContainsFunc(l.Pronouns(), func(p []string) bool { return slices.Equal(p, folded) })
}

// behindBracket are the words behind the bracket at an offset of the quotation,
// as many as a phrase can have.
func (q *query) behindBracket(offset int) []string {
	_, rest, _ := strings.Cut(q.Text[min(offset, len(q.Text)):], "]")
	words := strings.Fields(rest[:min(len(rest), 256)])
	return words[:min(len(words), language.LongestEntry-1)]
}

// weighty finds a word that must not stand in a bracket undeclared: a negation
// or limit, be it with the words behind it ("[refuse] to"), a modal, a
// comparative, a number.
func (s *searched) weighty(bracket string, behind []string) string {
	l := s.language()
	words := strings.Fields(strings.NewReplacer("[", " ", "]", " ").Replace(bracket))
	// "sans" by itself, too: "sans doute" is harmless, and "[avec] doute" is not.
	for _, run := range [][]string{words, append(slices.Clone(words), behind...)} {
		if i := l.Negation(run); i >= 0 && i < len(words) {
			return trimWord(words[i])
		}
	}
	for i, w := range words {
		bare := trimWord(w)
		if l.Modal(bare) || l.Comparative(bare) || l.NumberWord(bare) || isNumber(bare) && !named(l, words[:i]) {
			return bare
		}
	}
	return ""
}

func isNumber(w string) bool {
	return w != "" && strings.IndexFunc(w, func(r rune) bool { return !isDigit(r) && !strings.ContainsRune(".,’'%", r) }) < 0
}

// named reports a number that is part of a name: "mucin 1", "Article 5". The
// word before it is neither a function word nor one that compares.
func named(l *language.Language, prior []string) bool {
	if len(prior) == 0 {
		return false
	}
	w := prior[len(prior)-1]
	return utf8.RuneCountInString(l.Fold(w)) > 3 && !l.FunctionWord(w) && !l.Comparative(w) && !l.Limit(w)
}
