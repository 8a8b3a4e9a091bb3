package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"factsheet/sheets"
	"factsheet/sheets/prose"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

// unbackedQuotations finds words in quotation marks in our own text that no
// evidence of the sheet has. Whether it has them the matcher decides, as for
// every quotation.
func unbackedQuotations(r *run, s *sheets.Sheet, _ *Result) []Finding {
	listed := make(map[string]bool)
	for _, words := range s.NotQuotations {
		listed[bare(words.Value)] = true
	}
	ofSheet := namesOfSheet(s)
	var out []Finding
	var own []ownQuotation
	for _, part := range prose.Written(s) {
		quotations, alone := part.Quotations(s.Language.Value)
		for _, at := range alone {
			if !beginsListed(part.Text[at:], listed) {
				out = append(out, lonelyMark(part, at))
			}
		}
		for _, q := range quotations {
			o := newOwnQuotation(part, q)
			if len(o.readings) > 0 && !o.isOneOf(listed) && !o.isOneOf(ofSheet) && !o.isOneOf(r.namesOfSources()) {
				own = append(own, o)
			}
		}
	}
	if len(own) == 0 {
		return out
	}
	texts := r.evidenceTexts(s)
	held := make([]bool, len(own))
	r.askEvidence(s, own, texts, held)
	shown := 0
	for i, o := range own {
		if held[i] {
			continue
		}
		near := ""
		if shown++; shown <= mostNearest {
			near = r.nearestEvidence(s, o, texts)
		}
		out = append(out, o.finding(near))
	}
	return out
}

// An ownQuotation is words in quotation marks in a text of our own.
type ownQuotation struct {
	part     prose.Part
	at       int      // of the opening mark, in the text of the part
	readings []string // the words; the second and later ones where the end is in doubt
}

func newOwnQuotation(part prose.Part, q prose.Quotation) ownQuotation {
	o := ownQuotation{part: part, at: q.Open}
	for _, end := range append([]int{q.End}, q.Ends...) {
		// What stands before the closing mark may be a part of our own sentence.
		words := strings.TrimRight(part.Words(q, end), " .,;:")
		if bare(words) != "" {
			o.readings = append(o.readings, words)
		}
	}
	return o
}

func (o ownQuotation) isOneOf(names map[string]bool) bool {
	for _, words := range o.readings {
		if names[bare(words)] {
			return true
		}
	}
	return false
}

// finding words the rule; near is what the evidence of the same claim says
// instead, if anything.
func (o ownQuotation) finding(near string) Finding {
	f := Finding{Pos: o.part.Pos(o.at), Rule: "unbacked-quotation", Point: o.part.Point,
		Message: fmt.Sprintf("no evidence of this sheet has the words %s, which stand in quotation marks", inMarks(o.readings[0])),
		Hint:    "give them as evidence, with their source; where they quote nobody, list them under not-quotations:"}
	if near != "" {
		f.Hint = fmt.Sprintf("the evidence says %s: write it so, or take away the quotation marks", inMarks(near))
	}
	return f
}

func lonelyMark(part prose.Part, at int) Finding {
	mark, _ := utf8.DecodeRuneInString(part.Text[at:])
	return Finding{Pos: part.Pos(at), Rule: "unbacked-quotation", Point: part.Point,
		Message: fmt.Sprintf("the quotation mark %c has no partner, so nobody can tell which words are quoted", mark),
		Hint:    "write both marks, or take this one away"}
}

// inMarks shows words in quotation marks, in one line and shortened.
func inMarks(words string) string {
	const most = 100
	if r := []rune(words); len(r) > most {
		words = strings.TrimSpace(string(r[:most])) + "…"
	}
	return "“" + words + "”"
}

// bare are the words of a text alone: lower case, no marks, single spaces.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	}), " ")
}

// beginsListed reports whether the words behind a mark are listed: then it
// opens no quotation.
func beginsListed(rest string, listed map[string]bool) bool {
	if len(listed) == 0 {
		return false
	}
	words := bare(rest[:min(len(rest), 200)])
	for name := range listed {
		if name != "" && strings.HasPrefix(words+" ", name+" ") {
			return true
		}
	}
	return false
}

// namesOfSources are titles and names in the library: in quotation marks they
// name a work, and quote nobody.
func (r *run) namesOfSources() map[string]bool {
	r.mu.Lock() // findings are made side by side
	defer r.mu.Unlock()
	if r.names != nil {
		return r.names
	}
	r.names = make(map[string]bool)
	for _, s := range r.lib.Sources {
		for _, name := range []string{s.ID, s.Title, mainTitle(s.Title), s.ContainerTitle, mainTitle(s.ContainerTitle), s.Publisher, s.CollectionTitle, s.Number, s.Authority, s.Genre} {
			r.addName(name)
		}
		for _, list := range [][]sources.Name{s.Author, s.Editor} {
			for _, n := range list {
				r.addName(n.Literal)
				r.addName(n.Family)
				r.addName(n.Given + " " + n.Family)
			}
		}
	}
	return r.names
}

func (r *run) addName(name string) {
	if name = bare(name); name != "" {
		r.names[name] = true
	}
}

// mainTitle is a title without its subtitle.
func mainTitle(title string) string {
	for _, sign := range []string{": ", " – ", " — ", ". "} {
		title, _, _ = strings.Cut(title, sign)
	}
	return title
}

// namesOfSheet are what a sheet itself calls things: its headings, speakers
// and places.
func namesOfSheet(s *sheets.Sheet) map[string]bool {
	out := make(map[string]bool)
	for _, name := range []sheets.String{s.Title, s.Subtitle, s.Owner} {
		out[bare(name.Value)] = true
	}
	for _, section := range s.Sections {
		out[bare(section.Heading.Value)] = true
	}
	for _, c := range s.Citations() {
		out[bare(c.Evidence.Speaker.Value)] = true
		out[bare(c.Evidence.Where.Value)] = true
	}
	return out
}

// An evidenceText is what a piece of evidence says, to be looked through.
type evidenceText struct {
	point string
	text  *text.Text
}

// evidenceTexts are the evidence of a sheet, each by itself: as it is quoted, with
// the words that its brackets stand for, and as we translate it.
func (r *run) evidenceTexts(s *sheets.Sheet) []evidenceText {
	var out []evidenceText
	for _, c := range s.Citations() {
		e := c.Evidence
		add := func(words, language string) {
			if strings.TrimSpace(words) != "" {
				t := text.New(words, nil, nil)
				t.Language = language
				out = append(out, evidenceText{c.Point, t})
			}
		}
		language := s.Language.Value
		if source := r.lib.Source(e.Source.Value); source != nil && source.Language != "" {
			language = source.Language
		}
		add(e.Quote.Value, language)
		words := e.Quote.Value
		for _, edit := range e.Edits {
			words = strings.Replace(words, edit.Shown.Value, edit.Replaces.Value, 1)
		}
		if words != e.Quote.Value {
			add(words, language)
		}
		add(e.Translation.Value, s.Language.Value)
	}
	return out
}

// askEvidence marks those of our own quotations that stand in the evidence.
func (r *run) askEvidence(s *sheets.Sheet, own []ownQuotation, texts []evidenceText, held []bool) {
	var asked []match.Quotation
	var of []int // own quotation, by asked
	for i, o := range own {
		for _, words := range o.readings {
			asked = append(asked, match.Quotation{Text: words, Conventions: r.conventions(s.Conventions.Value)})
			of = append(of, i)
		}
	}
	finder := match.New(asked)
	for _, t := range texts {
		for i := range finder.Standing(t.text, func(i int) bool { return !held[of[i]] }) {
			held[of[i]] = true
		}
	}
}

// mostNearest is for how many words of a sheet the nearest ones are looked for.
const mostNearest = 20

// alike is the similarity from which the evidence of a claim is shown as what it
// meant to quote.
const alike = 0.6

// nearestEvidence is what the evidence of the same claim says, where that is
// nearly what stands in quotation marks.
func (r *run) nearestEvidence(s *sheets.Sheet, o ownQuotation, texts []evidenceText) string {
	best, words := alike, ""
	for _, t := range texts {
		if o.part.Point == "" || t.point != o.part.Point {
			continue
		}
		finder := match.New([]match.Quotation{{Text: o.readings[0], Conventions: r.conventions(s.Conventions.Value)}})
		m := finder.Find(t.text)[0]
		if m.Nearest.Len() > 0 && m.Similarity >= best {
			best, words = m.Similarity, strings.Join(strings.Fields(t.text.Content[m.Nearest.Start:m.Nearest.End]), " ")
		}
	}
	return words
}
