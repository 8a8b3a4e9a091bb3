package html

import (
	"fmt"
	"strconv"

	"factsheet/render"
)

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
		for _, item := range b.Items {
			t.blocks(item)
		}
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
		if b.Data != nil {
			if !dataShown(b, t.language) {
				t.add(word(t.words.Table))
			}
			t.table(b.Data)
		}
		t.evidence(b.Evidence...)
	case *render.Image:
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
	default: // a page with a block that nobody writes is not written
		t.add(render.Text{{Text: fmt.Sprintf("a block of kind %T", b)}})
	}
}

func (t *transcript) table(b *render.Table) {
	if len(b.Columns) == 0 {
		return
	}
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
		note := ""
		if q.Note > 0 {
			note = strconv.Itoa(q.Note)
		}
		t.row(word(q.Open), q.Text, word(q.Close), word(note))
		if len(q.Translation) > 0 {
			t.remarks(q)
			t.add(q.By)
			continue
		}
		var between render.Text
		if len(q.By) > 0 && len(q.Remarks) > 0 {
			between = word(" · ")
		}
		t.row(q.By, between, q.Remarks)
	}
}

// remarks adds the translation with the remarks on it, or the remarks alone.
func (t *transcript) remarks(q *render.Quotation) {
	if len(q.Translation) > 0 && len(q.Remarks) > 0 {
		t.row(q.Translation, word(" ("), q.Remarks, word(")"))
		return
	}
	t.add(q.Translation, q.Remarks)
}

// references are the notes that the text of a page refers to.
func references(p *render.Page) map[int]bool {
	out := make(map[int]bool)
	text := func(list ...render.Text) {
		for _, t := range list {
			for _, r := range t {
				if r.Note > 0 && r.Text == strconv.Itoa(r.Note) {
					out[r.Note] = true
				}
			}
		}
	}
	quotations := func(list ...*render.Quotation) {
		for _, q := range list {
			if q != nil && q.Note > 0 {
				out[q.Note] = true
			}
		}
	}
	for _, b := range p.Body {
		switch b := b.(type) {
		case *render.Quotation:
			quotations(b)
		case *render.PullQuote:
			quotations(b.Quotation)
		case *render.Point:
			text(b.Claim...)
			quotations(b.Evidence...)
		case *render.KeyFigures:
			for _, k := range b.Figures {
				text(k.Label)
			}
			quotations(b.Evidence...)
		case *render.Timeline:
			for _, e := range b.Events {
				text(e.Event...)
				quotations(e.Evidence...)
			}
		case *render.Table:
			text(b.Caption)
			quotations(b.Evidence...)
		case *render.Chart:
			text(b.Title)
			quotations(b.Evidence...)
		}
	}
	return out
}
