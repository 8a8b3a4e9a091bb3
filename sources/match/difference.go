package match

import (
	"strings"
	"unicode/utf8"

	"factsheet/sources/text"
)

// differ fills in what a failed quotation says otherwise than the nearest
// passage: the words, what kind of difference they make, where it begins, and
// what to do about it.
func (q *query) differ(s *searched, m *Match) {
	if m.Nearest.Len() == 0 {
		return
	}
	m.Nearest = withMarks(q.Text, s.t.Content, m.Nearest)
	d := compareWords(q.Text, asRead(s.t, m.Nearest, q.Text))
	m.Difference = d.changes()
	if m.Similarity == 0 || m.Nearest.Len() > longestWhole {
		m.Similarity = likeDiff(m.Difference)
	}
	if m.Refused && !restated(m) {
		return // a rule is what it fails by
	}
	told := d.tell(s.language())
	if told == nil {
		q.tellDots(m)
		return
	}
	m.Offset, m.Differs, m.Reason = told.offset, told.kind.String(), told.sentence()
	m.Hint = q.advise(s, m, told)
}

// tellDots says of a quotation in which nothing else differs that its conventions
// take no dots without brackets for an omission.
func (q *query) tellDots(m *Match) {
	if q.Conventions.BareOmission {
		return
	}
	for _, p := range split(q.Text, q.Edits, true) {
		if p.kind == omitted && !strings.HasPrefix(p.text, "[") {
			m.Offset, m.Differs = p.offset, byPunctuation.String()
			m.Reason = "the source has words where you wrote " + told(p.text) + ", which is no omission in these conventions"
			m.Hint = "write […] where you left words out"
			return
		}
	}
}

// restated reports a refusal that is about nothing but the writing of words which
// stand in the source: what differs can then be told better with the words at
// hand.
func restated(m *Match) bool {
	switch m.Differs {
	case "invisible":
		return true
	case "case", "letter":
		return m.Hint == "" // else it says what to do with a first letter
	case "punctuation":
		return m.Hint == "" && !strings.Contains(m.Reason, "nest")
	}
	return false
}

// asRead is a passage as a reader has it, without furniture and without the
// hyphens that only a line's end made: what the quotation was not blamed for is
// no difference. A word that the quotation has with its hyphen keeps it.
func asRead(t *text.Text, at text.Range, q string) string {
	var b strings.Builder
	for from := at.Start; from < at.End; {
		h := hyphenIn(t, from, at.End)
		if h < 0 {
			b.WriteString(t.Seen(from, at.End))
			break
		}
		b.WriteString(t.Seen(from, h))
		r, next := after(t, h)
		hyphen := string(r)
		for next < at.End {
			r, to := after(t, next)
			if !isSpace(r) {
				break
			}
			next = to
		}
		if !isHyphen(r) || !strings.Contains(q, wordBefore(t, h)+hyphen+wordAt(t, next)) {
			hyphen = ""
		}
		b.WriteString(hyphen)
		from = max(next, h+1)
	}
	return b.String()
}

// withMarks adds to a passage the marks right before and behind it that the
// quotation has there too.
func withMarks(q, content string, at text.Range) text.Range {
	q = strings.TrimFunc(q, isSpace)
	lead, tail := q, q
	if i := strings.IndexFunc(q, isWord); i >= 0 {
		lead = q[:i]
		j := strings.LastIndexFunc(q, isWord)
		_, size := utf8.DecodeRuneInString(q[j:])
		tail = q[j+size:]
	}
	if strings.HasSuffix(content[:at.Start], lead) {
		at.Start -= len(lead)
	}
	if strings.HasPrefix(content[at.End:], tail) {
		at.End += len(tail)
	}
	return at
}

// likeDiff is the part of both texts that is equal.
func likeDiff(changes []Change) float64 {
	var same, all int
	for _, c := range changes {
		n := utf8.RuneCountInString(c.Text)
		if c.Op == Equal {
			same, all = same+2*n, all+2*n
		} else {
			all += n
		}
	}
	if all == 0 {
		return 0
	}
	return float64(same) / float64(all)
}
