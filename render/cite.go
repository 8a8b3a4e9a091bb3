package render

import (
	"errors"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
)

var errTooLarge = errors.New("it is larger than 32 MiB")

// reference is the number of a note as it stands in the text.
func reference(note int) Run { return Run{Text: strconv.Itoa(note), Note: note} }

// separated puts a comma between two numbers of notes.
func separated(before Text, r Run) Text {
	if len(before) == 0 {
		return Text{r}
	}
	return Text{{Text: ", ", Note: r.Note}, r}
}

// refer puts the numbers of notes behind a text. Behind a digit a space of their
// size keeps them from reading as a part of the figure: 2025 ⁶, not 2025⁶.
func refer(to, refs Text) Text {
	if len(to) > 0 && len(refs) > 0 {
		if r, _ := utf8.DecodeLastRuneInString(to[len(to)-1].Text); unicode.IsDigit(r) {
			to = append(to, Run{Text: "\u00a0", Note: refs[0].Note})
		}
	}
	return append(to, refs...)
}

// citeAll makes notes of the evidence. It gives the quotations that are
// printed in full where they are cited, and the numbers of the others.
func (b *builder) citeAll(list []sheets.Evidence) (shown []*Quotation, refs Text) {
	// Numbers ascend in the order of reading: what stands in the notes alone is
	// referred to behind the claim, above the quotations shown below it.
	for i := range list {
		if list[i].Show != sheets.ShowQuote {
			_, note := b.cite(&list[i], false)
			refs = append(refs, separated(refs, reference(note))...)
		}
	}
	for i := range list {
		if list[i].Show == sheets.ShowQuote {
			q, _ := b.cite(&list[i], false)
			shown = append(shown, q)
		}
	}
	return shown, refs
}

// cite makes the note of one piece of evidence, and its quotation where the
// sheet shows it in the text, or force says so.
func (b *builder) cite(e *sheets.Evidence, force bool) (*Quotation, int) {
	c := b.found[e]
	if c == nil {
		b.fail(e.Pos, "this quotation was not checked", "run the check again")
		c = &check.Quotation{}
	}
	n := len(b.notes) + 1
	note := Note{Number: n}
	var shown *Quotation
	printed := ""
	switch q := b.quotation(e, c, n); {
	case force || e.Show == sheets.ShowQuote:
		shown, printed = q, q.Text.String()
		b.quoted = append(b.quoted, Quoted{printed, e.Quote.Pos})
	case e.Show == sheets.ShowNote:
		note.Quotation, printed = q, q.Text.String()
		b.quotedLater = append(b.quotedLater, Quoted{printed, e.Quote.Pos})
	}
	b.evidence = append(b.evidence, Evidence{Note: n, Printed: printed, Checked: public(c)})
	note.Text = b.note(e, c, n, shown == nil)
	b.notes = append(b.notes, note)
	return shown, n
}

// public is the outcome for a quotation without what may not be handed out.
func public(c *check.Quotation) *check.Quotation {
	named := c.Source != nil && c.Source.Withheld
	if !named && (c.Found == nil || c.Found.Source == nil || !c.Found.Source.Withheld) {
		return c
	}
	out := *c
	out.Found, out.Match = nil, match.Match{Verdict: c.Match.Verdict, Foldings: c.Match.Foldings}
	return &out
}

// quotation makes what is printed of a quotation.
func (b *builder) quotation(e *sheets.Evidence, c *check.Quotation, n int) *Quotation {
	q := &Quotation{Open: b.open, Close: b.close, Note: n}
	if c.Source != nil {
		q.Lang = foreign(c.Source, b.language)
	}
	q.Text = b.emphasised(reflow(e.Quote, q.Lang), e.Emphasised)
	if t := reflow(e.Translation, ""); len(t) > 0 {
		q.Translation = append(append(Text{{Text: b.open}}, t...), Run{Text: b.close})
		q.Remarks = join(q.Remarks, b.translator(e), " · ")
	}
	if e.Emphasis.Value != "" {
		q.Remarks = join(q.Remarks, b.own(b.words.Emphasis), " · ")
	}
	if b.options.Draft && !passes(c) {
		q.Remarks = join(q.Remarks, Text{{Text: string(c.Verdict), Style: Strong, Lang: englishIn(b.language)}}, " · ")
	}
	q.By = join(reflow(e.Speaker, ""), b.where(e, b.shortForm(e, c)), ", ")
	return q
}

func (b *builder) translator(e *sheets.Evidence) Text {
	if t := reflow(e.TranslatedBy, ""); len(t) > 0 {
		return b.around(b.words.Translator, "name", t)
	}
	return b.own(b.words.Translation)
}

// where adds the place in a source to its name.
func (b *builder) where(e *sheets.Evidence, source Text) Text {
	return join(source, reflow(e.Where, ""), ", ")
}

// join puts a separator between two texts that are there.
func join(a, c Text, separator string) Text {
	if len(a) == 0 || len(c) == 0 {
		return append(a, c...)
	}
	return append(append(a[:len(a):len(a)], Run{Text: separator}), c...)
}

// note says where a quotation comes from: the source in full the first time,
// then in short. The speaker is named where the quotation is not in the text.
func (b *builder) note(e *sheets.Evidence, c *check.Quotation, n int, speaker bool) Text {
	var out Text
	if speaker {
		out = reflow(e.Speaker, "")
	}
	if _, again := b.cited[e.Source.Value]; again || c.Source == nil {
		out = join(out, b.shortForm(e, c), ", ")
	} else {
		b.cited[e.Source.Value] = n
		b.sources = append(b.sources, Reference{c.Source.ID, b.full(c.Source)})
		out = join(out, cited(c.Source, b.language), ", ")
	}
	out = b.where(e, out)
	if s := out.String(); sentence(s) != s {
		out = append(out, Run{Text: "."})
	}
	if n := omitted(c); n > 0 {
		out = append(out, b.ownRun(" "+b.words.upperFirst(fill(b.words.Labelled, "label", b.words.Omitted, "value", strconv.Itoa(n)))+"."))
	}
	return out
}

// omitted counts the words that the marks in a quotation leave out.
func omitted(c *check.Quotation) int {
	n := 0
	if c.Found != nil {
		for _, s := range c.Found.Omits {
			for _, w := range strings.Fields(s) {
				if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0 {
					n++
				}
			}
		}
	}
	return n
}

func (b *builder) shortForm(e *sheets.Evidence, c *check.Quotation) Text {
	if c.Source == nil {
		return Text{{Text: e.Source.Value, Pos: e.Source.Pos}}
	}
	return Text{{Text: b.short[c.Source.ID], Pos: c.Source.Pos}}
}

// shortForms makes the short form of every source: who and which year, with a
// letter where several would be the same. The list of sources begins each
// entry with it.
func (b *builder) shortForms() {
	b.short = make(map[string]string)
	count := make(map[string]int)
	var order []*sources.Source
	for _, q := range b.quotations {
		if s := q.Source; s != nil && b.short[s.ID] == "" {
			b.short[s.ID] = short(s)
			count[short(s)]++
			order = append(order, s)
		}
	}
	seen := make(map[string]int)
	for _, s := range order {
		form := b.short[s.ID]
		if count[form] > 1 {
			b.short[s.ID] = form + letter(form, seen[form])
			seen[form]++
		}
	}
}

// letter tells the sources of one short form apart: "2024a", "Cybernews (a)".
func letter(form string, n int) string {
	mark := strconv.Itoa(n + 1)
	if n < 26 {
		mark = string(rune('a' + n))
	}
	if last := form[len(form)-1]; last >= '0' && last <= '9' && n < 26 {
		return mark
	}
	return " (" + mark + ")"
}

func short(s *sources.Source) string {
	year, _, _ := strings.Cut(s.Issued, "-")
	w := who(s)
	if w == "" {
		w = shortTitle(s.Title)
	}
	if w == "" {
		w = s.ID
	}
	return joinStrings(" ", w, year)
}

// shortTitle is the first words of a title.
func shortTitle(title string) string {
	words := strings.Fields(title)
	if len(words) > 6 {
		return strings.Join(words[:5], " ") + "…"
	}
	return strings.Join(words, " ")
}

// who is whom a source is known by: its authors, else the paper or the
// publisher.
func who(s *sources.Source) string {
	var names []string
	for _, a := range s.Author {
		names = append(names, joinStrings(" ", a.Literal, a.Family))
	}
	switch {
	case len(names) > 2:
		return names[0] + " et al."
	case len(names) == 2:
		return names[0] + " & " + names[1]
	case len(names) == 1:
		return names[0]
	case s.ContainerTitle != "":
		return s.ContainerTitle
	}
	return s.Publisher
}

func joinStrings(separator string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = oneLine(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, separator)
}

// authors lists all authors: "Given Family".
func authors(s *sources.Source) string {
	var out []string
	for _, a := range s.Author {
		out = append(out, joinStrings(" ", a.Literal, a.Given, a.Family))
	}
	return strings.Join(out, ", ")
}

// cited is a source as a note names it the first time.
func cited(s *sources.Source, language string) Text {
	title := Run{Text: oneLine(s.Title), Style: Emphasis, Pos: s.Pos, Lang: foreign(s, language)}
	if title.Text == "" {
		title.Text = s.ID
	}
	out := Text{title}
	if a := authors(s); a != "" {
		out = Text{{Text: a + ", ", Pos: s.Pos}, title}
	}
	container := s.ContainerTitle
	if container == "" && s.Publisher != authors(s) {
		container = s.Publisher
	}
	if rest := joinStrings(", ", container, dateIn(language, s.Issued)); rest != "" {
		out = append(out, Run{Text: ", " + rest, Pos: s.Pos})
	}
	return out
}

// foreign is the language of a source where it is another than the page's, or "".
func foreign(s *sources.Source, language string) string {
	if s.Language != "" && primary(s.Language) != primary(language) {
		return bcp47(s.Language)
	}
	return ""
}

// full is a source as the list of sources has it: short form, authors, title,
// edition, container, publisher, date, address.
func (b *builder) full(s *sources.Source) Text {
	var out Text
	add := func(parts ...Run) {
		if len(out) > 0 {
			out = append(out, Run{Text: " "})
		}
		out = append(out, parts...)
	}
	add(Run{Text: sentence(b.short[s.ID]), Style: Strong, Pos: s.Pos})
	if a := authors(s); a != "" && a != who(s) {
		add(Run{Text: sentence(a), Pos: s.Pos})
	}
	title := Run{Text: oneLine(s.Title), Style: Emphasis, Pos: s.Pos, Lang: foreign(s, b.language)}
	if title.Text == "" {
		title = Run{Text: s.ID, Style: Emphasis, Pos: s.Pos}
	}
	rest := b.published(s)
	switch {
	case title.Text == b.short[s.ID] && rest == "":
	case title.Text == b.short[s.ID]: // said already
		add(Run{Text: sentence(rest), Pos: s.Pos})
	case rest == "":
		title.Text = sentence(title.Text)
		add(title)
	default:
		add(title, Run{Text: ", " + sentence(rest), Pos: s.Pos})
	}
	if where := addressOf(s); where != "" {
		add(Run{Text: oneLine(where), Pos: s.Pos, Link: Address(s)})
	}
	if s.Accessed != "" {
		add(b.said("("+b.words.Accessed+")", dateIn(b.language, s.Accessed), s.Pos)...)
	}
	return out
}

// addressOf is the address of a source: its own, else that which its DOI leads to.
func addressOf(s *sources.Source) string {
	if s.URL == "" && strings.HasPrefix(s.DOI, "10.") {
		return "https://doi.org/" + s.DOI
	}
	return s.URL
}

// Address is the web address of a source as links have it, in ASCII; "" where
// it is not on the web.
func Address(s *sources.Source) string {
	where := oneLine(addressOf(s))
	if strings.HasPrefix(where, "https://") || strings.HasPrefix(where, "http://") {
		return printable(where)
	}
	return ""
}

// published is where and when a source came out, without what its short form
// says.
func (b *builder) published(s *sources.Source) string {
	container, publisher, issued := s.ContainerTitle, s.Publisher, s.Issued
	if container == who(s) {
		container = ""
	}
	if publisher == who(s) {
		publisher = ""
	}
	if len(issued) == len("2024") {
		issued = ""
	}
	return joinStrings(", ", s.Edition, container, publisher, dateIn(b.language, issued))
}

// sentence ends a text with a full stop where it has no end of its own, perhaps
// inside quotation marks. A semicolon is the question mark of Greek.
func sentence(s string) string {
	inner := strings.TrimRight(s, "\"”“»«’\u00a0")
	if last, _ := utf8.DecodeLastRuneInString(inner); strings.ContainsRune(".?!…;", last) {
		return s
	}
	return s + "."
}
