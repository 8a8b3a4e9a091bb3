package match

import (
	"fmt"
	"slices"
	"sort"
	"sync"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// A Finder looks for a set of quotations. It does not change in use, and may
// search any number of texts at the same time. One for the quotations from a
// text finds them faster than one for those from all texts.
type Finder struct {
	// Language gives the language of a text, where the caller knows it or asks for
	// it too. It is called where it matters, once a search; nil is language.Of.
	Language func(*text.Text) *language.Language

	queries  []*query
	patterns []*pattern
	groups   func() []*group // of the patterns; made when a text is first searched
	longest  int             // pattern
	forms    [][]*form       // by pattern
	asking   [][]int         // by pattern: the queries of which a reading begins with it
}

// A query is one quotation, read.
type query struct {
	*Quotation
	variants []*variant
	problem  *problem // why it cannot be read
	slots    [][]int  // for each variant the index of each form's pattern
}

// New prepares quotations to be looked for. It keeps the slice, in which nothing
// may change while the Finder is in use.
func New(quotations []Quotation) *Finder {
	f := &Finder{}
	known := map[string]int{}
	for at := range quotations {
		q := &quotations[at]
		if q.Conventions == nil {
			q.Conventions = ConventionsByName("")
		}
		y := &query{Quotation: q}
		y.variants, y.problem = variants(*q)
		for _, v := range y.variants {
			var slots []int
			for n, form := range v.forms {
				if n > 0 && v.tooMany() {
					break // it is not searched for
				}
				i, ok := known[string(form.key)]
				if !ok {
					i = len(f.patterns)
					known[string(form.key)] = i
					f.patterns = append(f.patterns, &pattern{key: form.key, index: i})
					f.forms = append(f.forms, nil)
					f.asking = append(f.asking, nil)
				}
				if a := f.asking[i]; n == 0 && (len(a) == 0 || a[len(a)-1] != at) {
					f.asking[i] = append(a, at)
				}
				if len(f.forms[i]) == 0 || f.forms[i][len(f.forms[i])-1].text != form.text {
					f.forms[i] = append(f.forms[i], form)
				}
				slots = append(slots, i)
			}
			y.slots = append(y.slots, slots)
		}
		f.queries = append(f.queries, y)
	}
	f.groups = sync.OnceValue(func() []*group { return makeGroups(f.patterns) })
	for _, p := range f.patterns {
		f.longest = max(f.longest, len(p.key))
	}
	return f
}

// searched is a text with what was found out about it.
type searched struct {
	t        *text.Text
	language func() *language.Language
	tallies  []tally  // by pattern
	touched  []int    // the patterns that were looked at
	asked    []letter // of a form; reused
	letters  []letter // of the text where it may stand; reused
	key      *keyed   // of the last part that was searched
	layout   *layout  // of the text; nil until a place is asked for
}

// searches are of *searched, whose memory is reused, by other Finders too.
var searches = sync.Pool{New: func() any { return &searched{key: new(keyed)} }}

// search finds the places of all patterns in the text, and presses the text's key
// into the imprint unless that is nil.
func (f *Finder) search(t *text.Text, imprint *Imprint) *searched {
	s := searches.Get().(*searched)
	s.tallies = slices.Grow(s.tallies, len(f.patterns))[:len(f.patterns)]
	s.t, s.key.t = t, t
	s.key.reset(0, 0) // what it holds is of another text
	s.language = sync.OnceValue(func() *language.Language {
		if f.Language != nil {
			return f.Language(t)
		}
		return language.Of(t.Language, t.Content)
	})
	f.scan(s, imprint)
	return s
}

// done keeps the memory of a search for the next one, but for what a very
// large text needed. Nothing of s may be used after it.
func (s *searched) done() {
	for _, i := range s.touched {
		s.tallies[i] = tally{hits: s.tallies[i].hits[:0]}
		if cap(s.tallies[i].hits) > minHits {
			s.tallies[i].hits = nil
		}
	}
	s.touched = s.touched[:0]
	s.t, s.key.t, s.language, s.layout = nil, nil, nil, nil
	if cap(s.key.key) > 2*chunkSize {
		s.key = new(keyed)
	}
	searches.Put(s)
}

// whole is the key of the whole text.
func (s *searched) whole() *keyed {
	if s.key.from > 0 || s.key.end < len(s.t.Content) {
		s.key.reset(0, len(s.t.Content))
	}
	return s.key
}

// Find says of every quotation whether and where it stands in the text. A
// quotation that fails gets the nearest passage.
func (f *Finder) Find(t *text.Text) []Match { return f.find(t, nil) }

// FindAndPress does what Find does, and gives the imprint of the text, which is
// nearly free here.
func (f *Finder) FindAndPress(t *text.Text) ([]Match, *Imprint) {
	imprint := newImprint(len(t.Content))
	found := f.find(t, imprint)
	return found, imprint
}

func (f *Finder) find(t *text.Text, imprint *Imprint) []Match {
	s := f.search(t, imprint)
	defer s.done()
	found := make([]Match, len(f.queries))
	var all, failed []int
	for i, q := range f.queries {
		all = append(all, i)
		m, ok := q.find(s)
		if found[i] = m; !ok {
			failed = append(failed, i)
		}
	}
	f.nearest(s, all, failed, found)
	for i, q := range f.queries {
		if !found[i].Verdict.Pass() {
			q.differ(s, &found[i])
		}
	}
	return found
}

// Standing gives the quotations that stand in the text, by index, with what Find
// says of them. It asks wanted before each that may stand there; nil wants all.
// Nothing is said of those that fail, which saves looking for the nearest passage.
func (f *Finder) Standing(t *text.Text, wanted func(i int) bool) map[int]Match {
	return f.standing(t, wanted, nil)
}

// StandingAndPress does what Standing does, and gives the imprint of the text.
func (f *Finder) StandingAndPress(t *text.Text, wanted func(i int) bool) (map[int]Match, *Imprint) {
	imprint := newImprint(len(t.Content))
	return f.standing(t, wanted, imprint), imprint
}

func (f *Finder) standing(t *text.Text, wanted func(i int) bool, imprint *Imprint) map[int]Match {
	s := f.search(t, imprint)
	defer s.done()
	out := make(map[int]Match)
	tried := make(map[int]bool)
	for _, p := range s.touched {
		for _, i := range f.asking[p] {
			if tried[i] || wanted != nil && !wanted(i) {
				continue
			}
			tried[i] = true
			if m, ok, _ := f.queries[i].stands(s); ok {
				out[i] = m
			}
		}
	}
	return out
}

// find looks for a quotation, and says why it fails. ok is false where the
// nearest passage is still to be looked for.
func (q *query) find(s *searched) (m Match, ok bool) {
	if q.problem != nil {
		m := q.problem.match(Misquote)
		m.Refused = true
		return m, true
	}
	m, ok, worst := q.stands(s)
	if ok {
		return m, true
	}
	if p := misuse(*q.Quotation); p != nil {
		if worst != nil {
			p.at = worst.at
		}
		worst = p
	}
	if worst == nil {
		return Match{Verdict: NotFound}, false
	}
	verdict := Misquote
	if worst.rank == rankOrder {
		verdict = OutOfOrder
	}
	m = worst.match(verdict)
	m.Refused = true
	return m, m.Nearest.Len() > 0
}

// stands tries the readings of a quotation in turn. Where none stands in the
// text it gives the problem to be told; nil means that words were not found.
func (q *query) stands(s *searched) (m Match, ok bool, worst *problem) {
	for i, v := range q.variants {
		chains, p := q.chains(s, v, q.slots[i])
		if len(chains) > 0 {
			return q.passed(s, v, chains), true, nil
		}
		if p != nil && (worst == nil || p.rank > worst.rank || worst.rank == rankWords) {
			worst = p
		}
	}
	return Match{}, false, worst
}

// match turns a problem into a failed match.
func (p *problem) match(v Verdict) Match {
	return Match{Verdict: v, Reason: p.reason, Differs: p.differs, Hint: p.hint, Offset: p.offset, Nearest: p.at}
}

// passed makes the match of a quotation that stands in the text.
func (q *query) passed(s *searched, v *variant, chains []chain) Match {
	m := Match{Verdict: Exact, Count: len(chains)}
	chains, m.Strays = q.at(s, chains)
	m.Misplaced = len(m.Strays) > 0
	c, several := q.choose(s, chains)
	m.Parts, m.Omitted = c.parts(), c.omitted
	if !m.Misplaced {
		m.Unverified = q.unverified(s, c)
	}
	var folds foldSet
	edited := v.edited
	for _, h := range c.hits {
		folds |= h.folds
		edited = edited || h.edited
		m.Notes = append(m.Notes, h.notes...)
	}
	m.Notes = append(m.Notes, c.notes...)
	m.Accepted = c.accepted
	m.Foldings = folds.names()
	switch {
	case edited:
		m.Verdict = Edited
	case folds != 0:
		m.Verdict = Typographic
	}
	if several != nil {
		m.Notes = append(m.Notes, *several)
	}
	return m
}

// choose picks the passage that prefix and suffix name, else the first.
func (q *query) choose(s *searched, chains []chain) (chain, *Note) {
	if len(chains) == 1 {
		return chains[0], nil
	}
	named := chains
	if q.Prefix != "" || q.Suffix != "" {
		named = slices.DeleteFunc(slices.Clone(chains), func(c chain) bool {
			p := c.passage()
			return !endsWithKey(s.t.Content[:p.Start], q.Prefix) || !startsWithKey(s.t.Content[p.End:], q.Suffix)
		})
		if len(named) == 1 {
			return named[0], nil
		}
		if len(named) == 0 {
			named = chains
		}
	}
	match := "passages match"
	if q.countless(s) {
		match = "passages or more match"
	}
	n := &Note{Rule: "several-passages", Message: plural(len(named), "passage matches", match) + "; the first one is shown",
		Hint: "where:, prefix: or suffix: names the one you mean"}
	if countWords(q.Text) < shortQuotation && s.sections(named) > 1 {
		n.Rule = "ambiguous"
		n.Message = "a quotation as short as this stands in more than one section of the source"
	}
	return named[0], n
}

// countless reports whether the quotation may stand in more places than are
// remembered.
func (q *query) countless(s *searched) bool {
	return slices.ContainsFunc(q.slots, func(slots []int) bool {
		return slices.ContainsFunc(slots, func(slot int) bool { return s.tallies[slot].full })
	})
}

// shortQuotation is the number of words below which a quotation that stands in
// several sections is ambiguous. The limit is our own.
const shortQuotation = 4

// sections counts the sections in which chains begin.
func (s *searched) sections(chains []chain) int {
	seen := map[int]bool{}
	for _, c := range chains {
		seen[s.t.SectionAt(c.passage().Start)] = true
	}
	return len(seen)
}

// A chain is the hits of a variant's forms, in order.
type chain struct {
	hits     []hit
	omitted  []text.Range
	notes    []Note
	accepted []string // rules by which it would fail
}

func (c chain) passage() text.Range {
	return text.Range{Start: c.hits[0].Start, End: c.hits[len(c.hits)-1].End}
}

func (c chain) parts() []text.Range {
	var out []text.Range
	for _, h := range c.hits {
		out = append(out, h.Range)
	}
	return out
}

// Ranks of problems: the higher is told, where readings of a quotation fail
// for different reasons.
const (
	rankWords = iota
	rankOrder
	rankEdit // every word was found; what the author did to them is at fault
)

// Bounds of what is edited in one quotation. The limits are our own.
const (
	mostForms    = 50
	mostBrackets = 200
)

func (v *variant) tooMany() bool { return len(v.forms) > mostForms || len(v.brackets) > mostBrackets }

// chains lists the places where a reading of the quotation stands by the rules;
// where there is none, why the best one does not. A nil problem means that
// words were not found.
func (q *query) chains(s *searched, v *variant, slots []int) ([]chain, *problem) {
	if len(s.tallies[slots[0]].hits) == 0 {
		return nil, nil // in most texts, for most quotations
	}
	if v.tooMany() {
		return nil, &problem{reason: fmt.Sprintf("the quotation has %d omissions and brackets, which is too much to check", len(v.joints)+len(v.brackets)), differs: "words", rank: rankEdit,
			hint: "quote the passages one by one"}
	}
	hits, p := v.hits(s, slots)
	if hits == nil {
		return nil, p
	}
	var out []chain
	var worst *problem
	inOrder := false
	for i, h := range hits[0] {
		c, ok := follow(h, hits)
		if !ok {
			break // the later ones have even less behind them
		}
		inOrder = true
		if len(hits) > 1 && i+1 < len(hits[0]) && hits[0][i+1].End <= c.hits[1].Start {
			continue // the next occurrence is nearer
		}
		if p := q.judge(s, v, &c); p != nil {
			if worst == nil || p.at.Len() < worst.at.Len() {
				worst = p
			}
			continue
		}
		out = append(out, c)
	}
	if !inOrder {
		at := hits[1][0].Range
		return nil, &problem{reason: "the parts of the quotation stand in another order in the source", differs: "order", rank: rankOrder,
			hint: "quote them in the order of the source, or as quotations of their own", at: at}
	}
	return out, worst
}

// hits lists the places of each form; where one has none, it is nil, and the problem
// why it does not stand where its letters do.
func (v *variant) hits(s *searched, slots []int) ([][]hit, *problem) {
	hits := make([][]hit, len(v.forms))
	for i, f := range v.forms {
		var first *problem
		for _, at := range s.tallies[slots[i]].hits {
			h, p := f.verify(s, at)
			if p == nil {
				hits[i] = append(hits[i], h)
			} else if first == nil || first.differs == "words" && p.differs != "words" {
				first = p
			}
		}
		if len(hits[i]) == 0 {
			return nil, first
		}
	}
	return hits, nil
}

// follow takes for each further form the nearest hit behind the one before.
func follow(h hit, hits [][]hit) (chain, bool) {
	c := chain{hits: []hit{h}}
	for _, next := range hits[1:] {
		end := c.hits[len(c.hits)-1].End
		i := sort.Search(len(next), func(i int) bool { return next[i].Start >= end })
		if i == len(next) {
			return c, false
		}
		c.hits = append(c.hits, next[i])
	}
	return c, true
}
