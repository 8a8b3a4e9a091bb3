package match

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"factsheet/sources/text"
)

// readAgain closes advice about words: the claim may rest on the wrong ones.
const readAgain = "then read the claim again: it may rest on your words"

// advise is a line of advice on what differs; "" where there is none better than
// to copy the source's words.
func (q *query) advise(s *searched, m *Match, t *telling) string {
	wrote, says := t.wrote(), t.says()
	switch t.kind {
	case byInvisible:
		return "delete the character: it was pasted with the text and would be printed"
	case byLetter:
		if lookAlike(wrote, says) != "" {
			return "type " + told(says) + " again on your keyboard: the letters only look alike"
		}
		return "write " + told(says)
	case byCase:
		return "write " + told(says) + " as the source does"
	case byPunctuation:
		return "write " + told(joinTokens(t.b[max(0, t.prior):min(len(t.b), t.further+1)])) + " as the source does"
	case byOrder:
		return "put the words in the source's order, " + readAgain
	case byWords:
		if hint := q.propose(s, m, t); hint != "" {
			return hint
		}
	}
	if len(t.all) > 3 {
		return ""
	}
	switch {
	case says == "":
		return "take " + told(wrote) + " out, " + readAgain
	case wrote == "":
		return "write " + told(joinTokens(t.b[max(0, t.prior):min(len(t.b), t.further+1)])) + ", " + readAgain
	}
	return "write " + told(says) + ", " + readAgain
}

// propose offers a mark for what the author changed, where the quotation passes
// with it: an omission, a bracket of the author's, a declared edit. Marks of
// different kinds are not mixed.
func (q *query) propose(s *searched, m *Match, t *telling) string {
	dropped := !slices.ContainsFunc(t.all, func(v *deviation) bool { return len(v.gone) > 0 || v.kind != byWords })
	added := !slices.ContainsFunc(t.all, func(v *deviation) bool { return len(v.come) > 0 || v.kind != byWords })
	v := t.deviation
	switch {
	case dropped:
		if proposal := q.marked(t, func(*deviation) string { return "[…]" }); s.accepts(proposal, m.Nearest) {
			left := joinTokens(t.a[max(0, v.before-1):v.before+1]) + " […] " + joinTokens(t.a[min(v.after, len(t.a)):min(len(t.a), v.after+2)])
			return fmt.Sprintf("write […] where you left out %s, so: \"%s\"; or quote them", plural(countWords(v.says()), "word", "words"), strings.TrimSpace(left))
		}
	case added:
		if proposal := q.marked(t, func(v *deviation) string { return "[" + v.wrote() + "]" }); s.accepts(proposal, m.Nearest) {
			return "take " + told(v.wrote()) + " out, or mark it as yours: \"[" + v.wrote() + "]\""
		}
	case len(t.all) == 1 && s.editable(v):
		shown := "[" + v.wrote() + "]"
		proposal := q.marked(t, func(*deviation) string { return shown })
		proposal.Edits = append(slices.Clone(proposal.Edits), Edit{Shown: shown, Replaces: v.says()})
		if s.accepts(proposal, m.Nearest) {
			return fmt.Sprintf("write %s; to keep your word, write %q and below the quote edits: [{shown: %q, replaces: %q}]", told(v.says()), shown, shown, v.says())
		}
	}
	return ""
}

// editable reports a change that authors make in earnest, so that a bracket may
// be offered for it: a name for a pronoun, another form of one word. Whatever
// else stands in a bracket is a word put into another's mouth.
func (s *searched) editable(v *deviation) bool {
	if len(v.come) == 0 || len(v.come) > 2 || len(v.gone) > 4 {
		return false
	}
	if s.isPronoun(strings.Fields(v.says())) {
		return true
	}
	const stem = 4
	a, z := []rune(v.wrote()), []rune(v.says())
	same := 0
	for same < min(len(a), len(z)) && a[same] == z[same] {
		same++
	}
	return len(v.come) == 1 && len(v.gone) == 1 && same >= stem && 2*same > min(len(a), len(z))
}

// marked is the quotation with a mark in the place of each deviation.
func (q *query) marked(t *telling, mark func(v *deviation) string) Quotation {
	var b strings.Builder
	from := 0
	for _, v := range t.all {
		end := v.offset
		if len(v.gone) > 0 {
			last := v.gone[len(v.gone)-1]
			end = last.at + len(last.text)
		} else if v.before+1 >= len(t.a) {
			v.offset, end = len(q.Text), len(q.Text)
		}
		if v.offset < from {
			continue
		}
		b.WriteString(q.Text[from:v.offset])
		b.WriteString(mark(v))
		if len(v.gone) == 0 {
			b.WriteByte(' ')
		}
		from = end
	}
	b.WriteString(q.Text[from:])
	out := *q.Quotation
	out.Text = b.String()
	return out
}

// mostProposed is how long a quotation is, in bytes, for which a mark is tried.
const mostProposed = 1 << 13

// accepts reports whether a quotation would pass by all the rules at about a
// passage.
func (s *searched) accepts(q Quotation, at text.Range) bool {
	if len(q.Text) > mostProposed {
		return false
	}
	f := New([]Quotation{q})
	y := f.queries[0]
	if y.problem != nil {
		return false
	}
	from := safeBack(s.t.Content, max(0, at.Start-mostMarks))
	to := safeCut(s.t.Content, min(len(s.t.Content), at.End+mostMarks), len(s.t.Content))
	there := &searched{t: s.t, language: s.language, tallies: make([]tally, len(f.patterns)), key: &keyed{t: s.t}}
	there.key.reset(from, to)
	for i, p := range f.patterns {
		for n, key := 0, there.key.key; len(there.tallies[i].hits) < minHits; n++ {
			k := bytes.Index(key[n:], p.key)
			if k < 0 {
				break
			}
			n += k
			there.tallies[i].hits = append(there.tallies[i].hits, there.key.source(n))
		}
	}
	_, ok, _ := y.stands(there)
	return ok
}
