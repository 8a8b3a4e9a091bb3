package check

import (
	"strings"
	"unicode"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/reading"
	"factsheet/sources/text"
)

// A second opinion: the words of a page that are in no order of their own, as in
// a PDF, are read in other orders before a quotation from it is accused. What
// passes by that is told, and what only stands there because two lines are side
// by side does not pass unless a person has looked.

// An opinion is what another reading says of a quotation that failed.
type opinion struct {
	reading extract.Reading
	match   match.Match
	pieces  bool // nothing but the order of the blocks differs
}

// nearlyThere is the similarity from which on a quotation fails by little. The
// limit is our own.
const nearlyThere = 0.8

// second asks the other readings of a source for the quotations that failed in
// it: for each index in own the first reading that has it, or nil. The readings
// are made once, and only where they can help.
func (r *run) second(s *sources.Source, d *reading.Document, own []int, found []match.Match) []*opinion {
	f := r.o.Reader.Format(s)
	if f == nil || f.Readings == nil {
		return make([]*opinion, len(own))
	}
	out := make([]*opinion, len(own))
	var words map[string]bool
	var doubted []int // indexes in own
	var asked []match.Quotation
	for k, i := range own {
		if m := &found[k]; m.Verdict.Pass() || m.Refused && !atBorder(m) {
			continue
		} else if m.Similarity < nearlyThere {
			if words == nil {
				words = wordsOf(d.Text.Content)
			}
			if !hasAll(words, r.jobs[i].asked.Text) {
				continue
			}
		}
		doubted, asked = append(doubted, k), append(asked, *r.jobs[i].asked)
	}
	if len(doubted) == 0 {
		return out
	}
	readings, err := f.Readings(r.ctx, d.Input)
	if err != nil {
		return out // it could be read once: the first opinion stands
	}
	finder := match.New(asked)
	for _, other := range readings {
		stands := finder.Standing(other.Text, func(n int) bool { return out[doubted[n]] == nil || !out[doubted[n]].pieces })
		for n, m := range stands {
			if len(m.Omitted) > 0 || m.Verdict == match.Edited {
				continue // what was left out depends on the order, too
			}
			o := &opinion{reading: other, match: m, pieces: !found[doubted[n]].Refused && match.InPieces(d.Text, asked[n], other.Text, m.Passage())}
			if k := doubted[n]; out[k] == nil || o.pieces {
				out[k] = o
			}
		}
	}
	return out
}

// atBorder reports a quotation that fails because it runs from one thing on the
// page into another: a table may be none.
func atBorder(m *match.Match) bool { return m.Verdict == match.Misquote && m.Differs == "order" }

// wordsOf are the words of a text, in small letters.
func wordsOf(s string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range splitWords(s) {
		out[w] = true
	}
	return out
}

func hasAll(words map[string]bool, s string) bool {
	for _, w := range splitWords(s) {
		if !words[w] {
			return false
		}
	}
	return true
}

func splitWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// settleSecond records a second opinion on a quotation that failed.
func (r *run) settleSecond(j *job, s *sources.Source, o *opinion) {
	q := j.quotation
	q.Reading = o.reading.Name
	if o.pieces || acknowledged(q.Evidence, readingOrder) {
		r.settle(j, s, o.reading.Text, o.match)
		if q.Found != nil {
			q.Found.Omits = nil
		}
		return
	}
	q.Match.Hint = "read " + o.reading.Name + " its words stand together" + onPage(o.reading.Text, o.match) +
		": if people read the page so, acknowledge the rule " + readingOrder + " with a reason"
}

// onPage says on which page a match stands, where there are pages.
func onPage(t *text.Text, m match.Match) string {
	p := t.Place(m.Passage().Start)
	if p.Page == 0 {
		return ""
	}
	return " on " + match.PageName(p, p)
}
