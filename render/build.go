package render

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/text/language"

	"factsheet/sheets"
	"factsheet/sheets/check"
)

// Options are the settings of a page; the zero Options are the defaults.
type Options struct {
	Tool  string // program and version for the line that says what was checked; "" is "factsheet"
	Draft bool   // make a page of a sheet with errors too, marked as a draft
	Annex bool   // with an annex, whether or not the sheet asks for one
	Files fs.FS  // the folder that images are in; nil has none
}

// ErrNotChecked is the error for a result that did not come from check.Run.
var ErrNotChecked = errors.New("only a sheet that was checked can be printed")

// ErrFindings is the error for a result with errors, where no draft is wanted.
var ErrFindings = errors.New("a sheet with errors cannot be printed")

// Build makes the page of a checked sheet. It refuses a result that check.Run
// did not make, and one with errors unless a draft is asked for. The error
// joins an *Error for each thing in the sheet that cannot be printed.
func Build(r *check.Result, o Options) (*Page, error) {
	if r == nil || r.Sheet() == nil {
		return nil, ErrNotChecked
	}
	if r.Errors() > 0 && !o.Draft {
		return nil, fmt.Errorf("%s: %w", r.Sheet().File, ErrFindings)
	}
	return build(r.Sheet(), r.Quotations, o)
}

// build is Build behind its gate.
func build(s *sheets.Sheet, quotations []check.Quotation, o Options) (*Page, error) {
	if o.Tool == "" {
		o.Tool = "factsheet"
	}
	b := &builder{sheet: s, options: o, quotations: quotations, found: make(map[*sheets.Evidence]*check.Quotation), cited: make(map[string]int)}
	for i := range quotations {
		b.found[quotations[i].Evidence] = &quotations[i]
	}
	b.language = "en"
	if v := s.Language.Value; v != "" {
		tag, err := language.Parse(v)
		if err != nil {
			b.fail(s.Language.Pos, fmt.Sprintf("%q is no language", v), "write a code such as en-GB, de or el")
		} else if why := refuseScript(tag); why != "" {
			b.fail(s.Language.Pos, why, "scripts that run from left to right, in letters that do not change with their neighbours, can be printed: write the sheet in a language of such a script, with translations of what it quotes")
		} else {
			b.language = bcp47(v)
		}
	}
	b.words = WordsFor(b.language)
	b.open, b.close = marksFor(b.language)
	b.shortForms()
	p := b.page()
	if len(b.errs) > 0 {
		return nil, errors.Join(b.errs...)
	}
	return p, nil
}

// A builder makes one page.
type builder struct {
	sheet       *sheets.Sheet
	options     Options
	quotations  []check.Quotation
	found       map[*sheets.Evidence]*check.Quotation
	language    string
	words       *Words
	open, close string
	short       map[string]string // source id → short form
	cited       map[string]int    // source id → first note
	notes       []Note
	sources     []Reference
	quoted      []Quoted // in the text
	quotedLater []Quoted // in the notes
	evidence    []Evidence
	errs        []error
}

func (b *builder) fail(pos sheets.Pos, message, hint string) {
	b.errs = append(b.errs, &Error{Pos: pos, Message: message, Hint: hint})
}

func (b *builder) page() *Page {
	s := b.sheet
	p := &Page{
		File: s.File, Language: b.language, Words: b.words,
		Title: reflow(s.Title, ""), Subtitle: reflow(s.Subtitle, ""),
		Date: b.date(s.Date), Issued: s.Date.Value,
		Owner: reflow(s.Owner, ""), Contact: contact(s.Contact), Online: s.Online.Value,
	}
	p.OnlineLine, p.OnlineAlt = b.online()
	if !s.Reviewed.IsZero() {
		p.Reviewed = b.said(b.words.Reviewed, dateIn(b.language, s.Reviewed.Value), s.Reviewed.Pos)
	}
	p.Summary = b.prose(s.Summary)
	for _, section := range s.Sections {
		if t := reflow(section.Heading, ""); len(t) > 0 {
			p.Body = append(p.Body, &Heading{Level: 1, Text: t})
		}
		for _, block := range section.Blocks {
			p.Body = append(p.Body, b.block(block)...)
		}
	}
	p.Notes, p.Sources = b.notes, b.sources
	p.Evidence = b.evidence
	p.Quoted = append(b.quoted, b.quotedLater...)
	p.Checked = b.checked()
	if (b.options.Annex || s.Annex) && len(b.evidence) > 0 {
		p.Annex = b.annex()
	}
	if b.options.Draft {
		p.Draft = b.draftMark()
	}
	return p
}

func (b *builder) date(s sheets.String) Text {
	if s.IsZero() {
		return nil
	}
	return Text{{Text: dateIn(b.language, s.Value), Pos: s.Pos}}
}

// own is text of the program, in its language.
func (b *builder) own(s string) Text { return Text{b.ownRun(s)} }

func (b *builder) ownRun(s string) Run { return Run{Text: s, Lang: b.words.in(b.language)} }

// said is a template of the program with a date that stands at pos.
func (b *builder) said(template, date string, pos sheets.Pos) Text {
	r := b.ownRun(fill(template, "date", date))
	r.Pos = pos
	return Text{r}
}

// around is a template of the program around a text.
func (b *builder) around(template, place string, t Text) Text {
	before, after, _ := strings.Cut(template, "{"+place+"}")
	var out Text
	if before != "" {
		out = b.own(before)
	}
	return trimEnd(append(append(out, t...), b.ownRun(after)))
}

func (b *builder) prose(s sheets.String) []Block {
	blocks, errs := markdown(s)
	b.errs = append(b.errs, errs...)
	return blocks
}

func (b *builder) block(block sheets.Block) []Block {
	switch block := block.(type) {
	case *sheets.Prose:
		return b.prose(block.Text)
	case *sheets.Points:
		return b.points(block)
	case *sheets.KeyFigures:
		return []Block{b.keyFigures(block)}
	case *sheets.Timeline:
		return []Block{b.timeline(block)}
	case *sheets.Table:
		return []Block{b.table(block)}
	case *sheets.Chart:
		return []Block{b.chart(block)}
	case *sheets.Image:
		return []Block{b.image(block)}
	case *sheets.PullQuote:
		q, _ := b.cite(&block.Evidence, true)
		return []Block{&PullQuote{q}}
	case *sheets.Callout:
		return []Block{&Callout{Title: reflow(block.Title, ""), Body: b.prose(block.Text)}}
	case *sheets.Glossary:
		out := &Glossary{}
		for _, t := range block.Terms {
			out.Terms = append(out.Terms, Term{Term: reflow(t.Term, ""), Definition: b.prose(t.Definition)})
		}
		return []Block{out}
	}
	b.fail(sheets.Pos{File: b.sheet.File}, fmt.Sprintf("a block of kind %T cannot be printed", block), "")
	return nil
}
