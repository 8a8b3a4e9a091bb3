package selftest

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources/alter"
	"factsheet/sources/language"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// A trial is a quotation written otherwise.
type trial struct {
	*original
	kind    *alter.Kind
	quote   string // the whole quotation
	altered string // what of it was altered, without edits of the author's
	edits   []alter.Edit
	retyped bool // from the source, without the author's edits
	part    bool // of several parts of the passage
}

// permits reports whether the conventions of the sheet, or an acknowledgement,
// let the author do what the kind does.
func (o *original) permits(k *alter.Kind, conventions string) bool {
	if c := o.sheet.Conventions.Value; c != "" {
		conventions = c
	}
	if slices.Contains(k.Allowed, conventions) {
		return true
	}
	return k.Excused != "" && slices.ContainsFunc(o.quotation.Evidence.Acknowledge, func(a sheets.Acknowledgement) bool { return a.Rule.Value == k.Excused })
}

// wrong alters the quotation at up to n places, outside the edits of the author.
func (o *original) wrong(k *alter.Kind, t *text.Text, l *language.Language, n int, rng *rand.Rand) []trial {
	quote := o.quotation.Evidence.Quote.Value
	stretches := o.stretches()
	if len(stretches) == 0 {
		return nil
	}
	var out []trial
	first := rng.IntN(len(stretches))
	for i := range n {
		s := stretches[(first+i)%len(stretches)]
		p := alter.Passage{Text: t, Range: o.quotation.Match.Passage(), Words: s.words, Language: l, Other: o.other, Joined: len(s.words) < len(strings.TrimSpace(quote))}
		a, ok := k.Make(p, rng)
		if !ok {
			continue
		}
		v := trial{original: o, kind: k, quote: quote[:s.at] + a.Words + quote[s.at+len(s.words):], altered: a.Words, edits: a.Edits}
		if !slices.ContainsFunc(out, func(w trial) bool { return w.quote == v.quote }) {
			out = append(out, v)
		}
	}
	return out
}

// faithful types the passage, or each part of it, from the source again.
func (o *original) faithful(k *alter.Kind, t *text.Text, l *language.Language, n int, rng *rand.Rand) []trial {
	var out []trial
	parts := o.quotation.Match.Parts
	for _, at := range parts {
		p := alter.Passage{Text: t, Range: at, Words: strings.TrimSpace(alter.Typed(t, at)), Language: l}
		if len(parts) > 1 && len(strings.Fields(p.Words)) < 4 {
			continue // too short to be a quotation of its own
		}
		for _, a := range k.Several(p, n, rng.Uint64()) {
			out = append(out, trial{original: o, kind: k, quote: a.Words, altered: a.Words, edits: a.Edits, retyped: true, part: len(parts) > 1})
		}
	}
	return out
}

// evidence is what a sheet with this trial in it would say.
func (v *trial) evidence() sheets.Evidence {
	e := *v.quotation.Evidence
	e.Quote.Value = v.quote
	if v.retyped {
		e.Edits = nil
	}
	if v.part { // it may stand on one of two pages, or beside another part
		e.Where.Value, e.Prefix.Value, e.Suffix.Value = "", "", ""
	}
	e.Edits = slices.Clone(e.Edits)
	for _, d := range v.edits {
		e.Edits = append(e.Edits, sheets.Edit{Shown: sheets.String{Value: d.Shown}, Replaces: sheets.String{Value: d.Replaces}})
	}
	return e
}

// A stretch is a part of a quotation without edits of the author's.
type stretch struct {
	at    int // byte offset in the quotation
	words string
}

// authors finds what is, or may be, the author's in a quotation: brackets with
// the word they belong to, and marks of omission.
var authors = regexp.MustCompile(`\S*\[[^\]]*\]\S*|\S*…\S*|\S*\.(?: ?\.){2,}\S*`)

// stretches are the parts of the quotation that are the source's words.
func (o *original) stretches() []stretch {
	e := o.quotation.Evidence
	quote := e.Quote.Value
	taken := authors.FindAllStringIndex(quote, -1)
	for _, d := range e.Edits {
		if i := strings.Index(quote, d.Shown.Value); i >= 0 && d.Shown.Value != "" {
			taken = append(taken, []int{i, i + len(d.Shown.Value)})
		}
	}
	slices.SortFunc(taken, func(a, b []int) int { return a[0] - b[0] })
	taken = append(taken, []int{len(quote), len(quote)})
	var out []stretch
	from := 0
	for _, t := range taken {
		if t[0] > from {
			s := quote[from:t[0]]
			words := strings.TrimSpace(s)
			if strings.IndexFunc(words, unicode.IsLetter) >= 0 {
				out = append(out, stretch{from + strings.Index(s, words), words})
			}
		}
		from = max(from, t[1])
	}
	return out
}

// longest is the longest of the stretches; empty where there is none.
func longest(list []stretch) string {
	out := ""
	for _, s := range list {
		if utf8.RuneCountInString(s.words) > utf8.RuneCountInString(out) {
			out = s.words
		}
	}
	return out
}

// asCase is a trial that was judged wrongly.
func (v *trial) asCase(q check.Quotation) Case {
	return Case{Kind: v.kind, Pos: v.quotation.Evidence.Quote.Pos, Point: v.quotation.Point, Source: v.quotation.Source.ID,
		Quote: v.quotation.Evidence.Quote.Value, Altered: v.quote, Edits: v.edits, Quotation: q}
}

// standsIn reports that altered words stand in the source after all, so that they
// pass rightly: with the bracket of their kind as words that the author put in, and
// where the verdict says that they were edited with a first letter in the other case.
func (v *trial) standsIn(t *text.Text, verdict check.Verdict) bool {
	words := v.altered
	if v.kind.Name == "bracket for a word" {
		words = strings.Join(strings.Fields(bracketed.ReplaceAllString(words, " ")), " ")
	}
	if stands(t, words) {
		return true
	}
	first, size := utf8.DecodeRuneInString(words)
	return verdict == match.Edited && unicode.IsLetter(first) && (stands(t, string(unicode.ToLower(first))+words[size:]) || stands(t, string(unicode.ToUpper(first))+words[size:]))
}

var bracketed = regexp.MustCompile(`\[[^\[\]]*\]`)

// pronounOnly reports a match that leaves out pronouns for which the conventions
// let a bracket stand.
func pronounOnly(q *check.Quotation) bool {
	return slices.ContainsFunc(q.Match.Notes, func(n match.Note) bool { return n.Rule == "pronoun" })
}
