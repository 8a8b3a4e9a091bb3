package check

import (
	"strings"

	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// surroundings is how many bytes are kept of what stands around a passage that is
// shown; of one that passes none are.
const surroundings = 200

// foundAt is the passage of a match, with what it leaves out.
func foundAt(s *sources.Source, t *text.Text, m match.Match, around int) *Found {
	f := newFound(s, t, m.Passage(), around)
	for _, o := range m.Omitted {
		f.Omits = append(f.Omits, strings.Clone(strings.TrimSpace(t.Content[o.Start:o.End])))
	}
	return f
}

// newFound copies what is shown of a passage, so that the text can go.
func newFound(s *sources.Source, t *text.Text, at text.Range, around int) *Found {
	from, to := max(0, at.Start-around), min(len(t.Content), at.End+around)
	if i := t.BlockAt(at.Start); i >= 0 {
		from = max(from, t.Blocks()[i].Start)
	}
	if i := t.BlockAt(max(at.Start, at.End-1)); i >= 0 {
		to = min(to, max(at.End, t.Blocks()[i].End))
	}
	from = min(from, at.Start)
	place, last := placeAt(t, at.Start), placeAt(t, max(at.Start, at.End-1))
	last.Section = ""
	place.Section = strings.Clone(strings.Join(strings.Fields(place.Section), " ")) // on one line, as hints have it
	return &Found{
		Source: s, Range: at, Place: place, Last: last,
		Text:   strings.Clone(t.Seen(at.Start, at.End)),
		Before: strings.Clone(strings.ToValidUTF8(t.Seen(from, at.Start), "")),
		After:  strings.Clone(strings.ToValidUTF8(t.Seen(at.End, to), "")),
	}
}

// tell adds what handouts show of a passage that stands in t.
func (f *Found) tell(t *text.Text, m match.Match) {
	at := f.Range
	for _, p := range m.Parts {
		f.Covered = append(f.Covered, text.Range{Start: len(t.Seen(at.Start, p.Start)), End: len(t.Seen(at.Start, p.End))})
	}
	from, to := max(0, at.Start-surroundings), min(len(t.Content), at.End+surroundings)
	start, end := 0, len(t.Content)
	if i := t.BlockAt(at.Start); i >= 0 {
		start = t.Blocks()[i].Start
	}
	if i := t.BlockAt(max(at.Start, at.End-1)); i >= 0 {
		end = t.Blocks()[i].End
	}
	f.CutBefore = start < from && strings.TrimSpace(t.Content[start:from]) != ""
	f.CutAfter = to < end && strings.TrimSpace(t.Content[to:end]) != ""
}

// placeAt is a place that holds nothing of the text but its section.
func placeAt(t *text.Text, offset int) text.Place {
	p := t.Place(offset)
	for _, s := range []*string{&p.PageLabel, &p.Part, &p.Time, &p.Speaker} {
		*s = strings.Clone(*s)
	}
	return p
}
