package pdf

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"factsheet/render"
	"factsheet/render/chart"
	"factsheet/render/pdf/verify"
	"factsheet/sheets"
)

// readBack compares what the finished file says with the page: each quotation,
// and then everything, in the order of reading that its structure has. It shares
// nothing with what set the text. logo is the words for the theme's, or "".
func readBack(data []byte, p *render.Page, logo string) error {
	content, err := verify.Read(data)
	if err != nil {
		return err
	}
	want := make([]string, len(p.Quoted))
	for i, q := range p.Quoted {
		want[i] = q.Text
	}
	var missing *verify.Missing
	if errors.As(content.Quotations(want), &missing) {
		return notWritten(p.Quoted[missing.Index].Pos, missing)
	}
	var t transcript
	if logo != "" {
		t.figure(render.Text{{Text: logo}}, false)
	}
	t.page(p)
	if errors.As(content.Whole(t.pieces), &missing) {
		pos := sheets.Pos{File: p.File}
		if missing.Index < len(t.at) && t.at[missing.Index] != (sheets.Pos{}) {
			pos = t.at[missing.Index]
		}
		return notWritten(pos, missing)
	}
	return nil
}

func notWritten(pos sheets.Pos, missing *verify.Missing) error {
	return &Error{Pos: pos, Message: "the PDF was not written: " + missing.Error(),
		Hint: "this is a fault of the program; please report it with the sheet"}
}

// A transcript is all that a page says, in the order of reading.
type transcript struct {
	pieces []verify.Piece
	at     []sheets.Pos // of each piece; zero for words of the program
}

// add adds texts one after the other.
func (t *transcript) add(texts ...render.Text) {
	for _, x := range texts {
		t.piece(x, verify.Piece{Text: unbroken(x.String())})
	}
}

// unbroken is a text with a space in place of the line breaks between its lines.
func unbroken(s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		if so := b.String(); line != "" && so != "" && !strings.HasSuffix(so, " ") {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// figure adds the words for what a figure shows; maybe says that the page may have
// none.
func (t *transcript) figure(alt render.Text, maybe bool) {
	t.piece(alt, verify.Piece{Text: alt.String(), Alt: true, Maybe: maybe})
}

func (t *transcript) piece(x render.Text, p verify.Piece) {
	var pos sheets.Pos
	if len(x) > 0 {
		pos = x[0].Pos
	}
	t.pieces = append(t.pieces, p)
	t.at = append(t.at, pos)
}

func (t *transcript) word(s string) { t.add(render.Text{{Text: s}}) }

func (t *transcript) page(p *render.Page) {
	t.add(p.Title, p.Subtitle)
	separator := ""
	for _, x := range []render.Text{p.Date, p.Owner, p.Contact, p.Reviewed} {
		if len(x) > 0 {
			t.word(separator)
			t.add(x)
			separator = " · "
		}
	}
	if len(p.Summary) > 0 {
		t.word(p.Words.Summary)
		t.blocks(p.Summary)
	}
	t.blocks(p.Body)
	if len(p.Notes) > 0 {
		t.word(p.Words.Notes)
	}
	for _, n := range p.Notes {
		t.word(strconv.Itoa(n.Number) + ".")
		t.add(n.Text)
		if q := n.Quotation; q != nil {
			t.word(q.Open)
			t.add(q.Text)
			t.word(q.Close)
			t.remarks(q)
		}
	}
	if len(p.Sources) > 0 {
		t.word(p.Words.Sources)
	}
	for _, s := range p.Sources {
		t.add(s.Text)
	}
	if len(p.OnlineLine) > 0 {
		t.figure(render.Text{{Text: p.OnlineAlt}}, false)
		t.add(p.OnlineLine)
	}
	t.add(p.Checked)
	t.annex(p.Annex)
}

func (t *transcript) blocks(list []render.Block) {
	for _, b := range list {
		t.block(b)
	}
}

func (t *transcript) block(b render.Block) {
	switch b := b.(type) {
	case *render.Heading:
		t.add(b.Text)
	case *render.Paragraph:
		t.add(b.Text)
	case *render.List:
		t.list(b)
	case *render.Quotation:
		t.evidence(b)
	case *render.PullQuote:
		t.evidence(b.Quotation)
	case *render.Point:
		t.add(b.Claim...)
		t.evidence(b.Evidence...)
	case *render.KeyFigures:
		for _, k := range b.Figures {
			t.add(k.Figure, k.Label)
		}
		t.evidence(b.Evidence...)
	case *render.Timeline:
		for _, e := range b.Events {
			t.add(e.Date)
			t.add(e.Event...)
			t.evidence(e.Evidence...)
		}
	case *render.Table:
		t.add(b.Caption)
		t.table(b)
		t.evidence(b.Evidence...)
	case *render.Chart:
		t.add(b.Title, b.Unit)
		if !b.Table { // the drawing has the data
			t.figure(render.Text{{Text: chart.Describe(b)}}, false)
		} else {
			t.figure(b.Alt, true)
			if b.Data != nil {
				t.table(b.Data)
			}
		}
		t.evidence(b.Evidence...)
	case *render.Image:
		t.figure(b.Alt, false)
		t.add(b.Caption, b.Credit)
	case *render.Callout:
		t.add(b.Title)
		t.blocks(b.Body)
	case *render.Glossary:
		for _, term := range b.Terms {
			t.add(term.Term)
			t.blocks(term.Definition)
		}
	case nil:
	default: // a page with a block that nobody draws is not written
		t.word(fmt.Sprintf("a block of kind %T", b))
	}
}

func (t *transcript) list(b *render.List) {
	for i, item := range b.Items {
		if b.Ordered {
			t.word(strconv.Itoa(b.Start+i) + ". ")
		} else {
			t.word("• ")
		}
		t.blocks(item)
	}
}

func (t *transcript) table(b *render.Table) {
	t.add(b.Columns...)
	for _, r := range b.Rows {
		t.add(r...)
	}
}

func (t *transcript) evidence(list ...*render.Quotation) {
	for _, q := range list {
		if q == nil {
			continue
		}
		t.word(q.Open)
		t.add(q.Text)
		t.word(q.Close)
		if q.Note > 0 {
			t.word(strconv.Itoa(q.Note))
		}
		if len(q.Translation) > 0 {
			t.remarks(q)
			t.add(q.By)
			continue
		}
		t.add(q.By)
		if len(q.By) > 0 && len(q.Remarks) > 0 {
			t.word(" · ")
		}
		t.add(q.Remarks)
	}
}

// remarks adds the translation with the remarks on it, or the remarks alone.
func (t *transcript) remarks(q *render.Quotation) {
	t.add(q.Translation)
	if len(q.Translation) > 0 && len(q.Remarks) > 0 {
		t.word(" (")
		defer t.word(")")
	}
	t.add(q.Remarks)
}
