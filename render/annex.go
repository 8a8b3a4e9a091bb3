package render

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// An Annex has every quotation in the passage where it stands, so that somebody
// else can compare the two, with a pencil.
type Annex struct {
	Title     Text
	Intro     Text
	Entries   []AnnexEntry // in the order of the notes
	Signature []Text       // what is filled in at the end: name, date, initials
}

// An AnnexEntry is one quotation in its passage.
type AnnexEntry struct {
	Note      int
	Quotation Text   // with its marks; of a long one the first words and "…"
	Verdict   Text   // how it was checked, and what is folded
	Edits     []Text // what each bracket of the quotation is
	Source    Text   // in short form
	File      Text   // its name and the beginning of its digest; may be empty
	Place     Text   // in the source; may be empty
	Passage   []Piece
	Remark    Text // instead of a passage; may be empty
	Compared  Text // beside the box to tick
}

// A Piece is a part of a passage. Its text has the white space between it and
// its neighbours.
type Piece struct {
	Kind PieceKind
	Run
}

// PieceKind says whose a piece of a passage is.
type PieceKind uint8

const (
	Around  PieceKind = iota // the source's words around the quotation
	Covered                  // the source's words that the quotation has
	LeftOut                  // the source's words within the quotation that it omits
	Sign                     // ours: the bars around the quotation, "…", the label of what is left out
)

// PassageText is the passage as it is printed.
func (e *AnnexEntry) PassageText() Text {
	out := make(Text, len(e.Passage))
	for i, p := range e.Passage {
		out[i] = p.Run
	}
	return out
}

// shownWords is how many words of a quotation an annex repeats. It stands in its
// passage in full.
const shownWords = 16

// annex makes the annex of the quotations that have their notes.
func (b *builder) annex() *Annex {
	w := b.words
	a := &Annex{Title: b.own(w.Annex), Intro: b.own(fill(w.AnnexIntro, "mark", "["+w.LeftOut+": …]"))}
	for i := range b.evidence {
		e := &b.evidence[i]
		if e.Checked.Evidence == nil {
			continue // it was not checked; told elsewhere
		}
		a.Entries = append(a.Entries, b.annexEntry(e))
	}
	for _, label := range []string{w.Name, w.Day, w.Initials} {
		a.Signature = append(a.Signature, b.own(label))
	}
	return a
}

func (b *builder) annexEntry(e *Evidence) AnnexEntry {
	q := e.Checked
	out := AnnexEntry{Note: e.Note, Verdict: b.verdict(q), Source: b.shortForm(q.Evidence, q), Compared: b.own(b.words.Compared)}
	lang := ""
	if q.Source != nil {
		lang = foreign(q.Source, b.language)
	}
	out.Quotation = append(append(Text{{Text: b.open}}, firstWords(reflow(q.Evidence.Quote, lang), shownWords)...), Run{Text: b.close})
	if q.Verdict == check.Attested || q.Source != nil && q.Source.Withheld {
		out.Remark = b.own(b.words.Attested)
		return out
	}
	f := q.Found
	if f == nil {
		return out
	}
	if f.Source != nil {
		lang = foreign(f.Source, b.language)
	}
	out.Edits = b.brackets(q, lang)
	out.File = b.file(q)
	out.Place = b.place(q, lang)
	out.Passage = b.passage(f, lang)
	return out
}

// labelled is "label: value".
func (b *builder) labelled(label string, value Run) Text {
	return b.around(fill(b.words.Labelled, "label", label), "value", Text{value})
}

// firstWords is the first n words of a text and "…", or all of it where it has a
// few more only.
func firstWords(t Text, n int) Text {
	if len(strings.Fields(t.String())) <= n+n/3 {
		return t
	}
	var out Text
	for _, r := range t {
		for i, c := range r.Text {
			if c == ' ' {
				n--
			}
			if n == 0 {
				r.Text = r.Text[:i]
				return append(out, r, Run{Text: "\u00a0…"})
			}
		}
		out = append(out, r)
	}
	return out
}

// verdict says how a quotation was checked, and what is not letter by letter
// the same.
func (b *builder) verdict(q *check.Quotation) Text {
	w := b.words
	label := w.Exact
	switch {
	case !passes(q):
		return b.labelled(w.upperFirst(w.Failed), Run{Text: string(q.Verdict), Lang: englishIn(b.language)})
	case q.Verdict == check.Attested:
		return nil // the remark says so
	case q.Match.Verdict == match.Edited:
		label = w.Edited
	case len(q.Match.Foldings) > 0:
		label = w.Typographic
	}
	var folds []string
	for _, name := range q.Match.Foldings {
		for i, f := range match.Foldings {
			if f.Name == name && i < len(w.Foldings) {
				folds = append(folds, w.Foldings[i])
			}
		}
	}
	s := w.upperFirst(label)
	if len(folds) > 0 {
		s += " (" + strings.Join(folds, "; ") + ")"
	}
	if n := omitted(q); n > 0 {
		s += " · " + fill(w.Labelled, "label", w.Omitted, "value", strconv.Itoa(n))
	}
	return b.own(s)
}

// englishIn is the language of an English word on a page.
func englishIn(language string) string {
	if primary(language) == "en" {
		return ""
	}
	return "en"
}

// brackets says of every bracket in a quotation what it is.
func (b *builder) brackets(q *check.Quotation, lang string) []Text {
	var out []Text
	add := func(shown Run, replaces string) {
		shown.Lang = lang
		if replaces == "" {
			out = append(out, Text{shown, {Text: " – "}, b.ownRun(b.words.Added)})
			return
		}
		said := b.labelled(b.words.InSource, Run{Text: b.open + replaces + b.close, Lang: lang})
		out = append(out, append(Text{shown, {Text: " – "}}, said...))
	}
	declared := ""
	for _, e := range q.Evidence.Edits {
		add(Run{Text: oneLine(e.Shown.Value), Pos: e.Shown.Pos}, oneLine(e.Replaces.Value))
		declared += e.Shown.Value + "\n"
	}
	for rest := oneLine(q.Evidence.Quote.Value); ; {
		open := strings.IndexByte(rest, '[')
		size := strings.IndexByte(rest[max(open, 0):], ']')
		if open < 0 || size < 0 {
			return out
		}
		shown := rest[open : open+size+1]
		rest = rest[open+size+1:]
		if isOmission(shown) || strings.Contains(declared, shown) || strings.Contains(q.Found.Text, shown) {
			continue
		}
		replaces := ""
		if r, n := utf8.DecodeRuneInString(shown[1:]); n == len(shown)-2 && unicode.IsLetter(r) { // a first letter in the other case
			if replaces = string(unicode.ToLower(r)); unicode.IsLower(r) {
				replaces = string(unicode.ToUpper(r))
			}
		}
		add(Run{Text: shown}, replaces)
	}
}

// isOmission reports a mark of omission, or one that stands for nothing.
func isOmission(bracket string) bool {
	inner := strings.Trim(bracket, "[] .…")
	return inner == "" || inner == "sic"
}

// digestShown is how many hexadecimal digits of a digest an annex has: enough
// to tell files apart by eye.
const digestShown = 12

func (b *builder) file(q *check.Quotation) Text {
	s := q.Found.Source
	if s == nil || s.File.Value == "" {
		return nil
	}
	value := oneLine(s.File.Value)
	if v := q.Version; v != nil && s == q.Source && len(v.File.SHA256) > digestShown {
		value += fmt.Sprintf(" (SHA-256 %s…)", v.File.SHA256[:digestShown])
	}
	return b.labelled(b.words.upperFirst(b.words.File), Run{Text: value, Pos: s.Pos})
}

// place says where in a source a passage stands, in all ways that there are.
func (b *builder) place(q *check.Quotation, lang string) Text {
	w, f := b.words, q.Found
	p, last := f.Place, f.Last
	page, lastPage := p.PageLabel, last.PageLabel
	if page == "" || lastPage == "" {
		page, lastPage = number(p.Page), number(last.Page)
	}
	var out Text
	add := func(label, value, lang string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			out = join(out, b.labelled(label, Run{Text: value, Lang: lang}), " · ")
		}
	}
	add(w.OnPage, upTo(page, lastPage), "")
	add(w.Section, p.Section, lang)
	add(w.Paragraph, upTo(number(p.Paragraph), number(last.Paragraph)), "")
	add(w.Line, upTo(number(p.Line), number(last.Line)), "")
	add(w.Time, p.Time, "")
	add(w.Speaker, p.Speaker, lang)
	for _, s := range []string{p.Part, q.Reading} { // in English, or a name in the file
		if s != "" {
			out = join(out, Text{{Text: s, Lang: englishIn(b.language)}}, " · ")
		}
	}
	if len(out) > 0 {
		out[0].Text = w.upperFirst(out[0].Text)
	}
	return out
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// upTo is "3–5", or "3" where it is one.
func upTo(from, to string) string {
	if from == "" || to == "" || from == to {
		return from
	}
	return from + "–" + to
}
