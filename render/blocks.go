package render

import (
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"

	"factsheet/sheets"
)

func (b *builder) points(block *sheets.Points) []Block {
	out := make([]Block, 0, len(block.Points))
	for _, p := range block.Points {
		evidence, refs := b.citeAll(p.Evidence)
		claim := paragraphs(p.Claim)
		if len(claim) == 0 {
			claim = []Text{nil}
		}
		last := &claim[len(claim)-1]
		*last = refer(*last, refs)
		out = append(out, &Point{ID: p.ID.Value, Claim: claim, Evidence: evidence})
	}
	return out
}

func (b *builder) keyFigures(block *sheets.KeyFigures) Block {
	out := &KeyFigures{}
	for _, f := range block.Figures {
		evidence, refs := b.citeAll(f.Evidence)
		// The quotations stand below all figures: their numbers say whose they are.
		for _, q := range evidence {
			refs = append(refs, separated(refs, reference(q.Note))...)
		}
		out.Figures = append(out.Figures, KeyFigure{Figure: reflow(f.Figure, ""), Label: refer(reflow(f.Label, ""), refs)})
		out.Evidence = append(out.Evidence, evidence...)
	}
	return out
}

func (b *builder) timeline(block *sheets.Timeline) Block {
	out := &Timeline{}
	for _, e := range block.Events {
		evidence, refs := b.citeAll(e.Evidence)
		text := paragraphs(e.Event)
		if len(text) == 0 {
			text = []Text{nil}
		}
		last := &text[len(text)-1]
		*last = refer(*last, refs)
		out.Events = append(out.Events, Event{Date: b.date(e.Date), On: e.Date.Value, Event: text, Evidence: evidence})
	}
	return out
}

func (b *builder) table(block *sheets.Table) Block {
	out := &Table{Caption: reflow(block.Caption, "")}
	var refs Text
	out.Evidence, refs = b.citeAll(block.Evidence)
	out.Caption = refer(out.Caption, refs)
	for _, c := range block.Columns {
		out.Columns = append(out.Columns, reflow(c, ""))
	}
	for _, r := range block.Rows {
		var cells []Text
		for _, c := range r {
			cells = append(cells, reflow(c, ""))
		}
		out.Rows = append(out.Rows, cells)
	}
	out.Numeric = numeric(out)
	return out
}

// numeric finds the columns that hold numbers only; the first names its row.
func numeric(t *Table) []bool {
	out := make([]bool, len(t.Columns))
	for i := range out {
		digits := false
		out[i] = true
		for _, r := range t.Rows {
			if i >= len(r) {
				continue
			}
			s := r[i].String()
			digits = digits || strings.ContainsAny(s, "0123456789")
			if strings.Trim(s, "0123456789., \u00a0\u202f'’%‰€$£+-–−") != "" {
				out[i] = false
			}
		}
		out[i] = out[i] && digits && i > 0
	}
	return out
}

func (b *builder) chart(block *sheets.Chart) Block {
	out := &Chart{Kind: block.Kind.Value, Table: block.Table, Title: reflow(block.Title, ""), Alt: reflow(block.Alt, ""), Unit: reflow(block.Unit, "")}
	var refs Text
	out.Evidence, refs = b.citeAll(block.Evidence)
	data := &Table{Caption: out.Title, Columns: []Text{nil}}
	for _, s := range block.Series {
		name := reflow(s.Name, "")
		if len(name) == 0 { // the only series may go without a name
			name = append(Text(nil), out.Unit...)
		}
		if len(name) == 0 {
			name = append(Text(nil), out.Title...)
		}
		data.Columns = append(data.Columns, name)
		series := Series{Name: reflow(s.Name, "")}
		for _, v := range s.Values {
			f, err := strconv.ParseFloat(strings.TrimSpace(v.Value), 64)
			if err != nil {
				b.fail(v.Pos, "“"+v.Value+"” is no number", "write digits, with a full stop before decimals")
			}
			series.Values = append(series.Values, f)
		}
		out.Series = append(out.Series, series)
	}
	for i, l := range block.Labels {
		out.Labels = append(out.Labels, reflow(l, ""))
		row := []Text{reflow(l, "")}
		for _, s := range block.Series {
			if i < len(s.Values) {
				row = append(row, b.number(s.Values[i]))
			}
		}
		data.Rows = append(data.Rows, row)
	}
	data.Numeric = numeric(data)
	out.Data = data
	out.Title = refer(out.Title[:len(out.Title):len(out.Title)], refs)
	return out
}

// number is a number of a sheet as print in the page's language has it.
func (b *builder) number(s sheets.String) Text {
	t := reflow(s, "")
	if len(t) == 1 {
		t[0].Text = Number(b.language, t[0].Text)
	}
	return t
}

// maxImage is the largest image file that is read, in bytes.
const maxImage = 32 << 20

func (b *builder) image(block *sheets.Image) Block {
	out := &Image{Pos: block.File.Pos, File: block.File.Value, Alt: reflow(block.Alt, ""), Caption: reflow(block.Caption, "")}
	if t := reflow(block.Credit, ""); len(t) > 0 {
		out.Credit = b.around(b.words.Source, "name", t)
	}
	data, err := b.readImage(block.File.Value)
	if err != nil {
		b.fail(block.File.Pos, "the image “"+block.File.Value+"” cannot be read: "+err.Error(),
			"put the file in the folder of the sheets, and write its name as it is there")
	}
	out.Data = data
	return out
}

func (b *builder) readImage(name string) ([]byte, error) {
	if b.options.Files == nil || !fs.ValidPath(name) {
		return nil, plain(fs.ErrNotExist)
	}
	info, err := fs.Stat(b.options.Files, name)
	if err == nil && !info.Mode().IsRegular() { // a pipe would be waited for without end
		return nil, errors.New("it is not a file")
	}
	if err != nil {
		return nil, plain(err)
	}
	f, err := b.options.Files.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxImage+1))
	if err == nil && len(data) > maxImage {
		err = errTooLarge
	}
	return data, err
}

// plain words an error of reading a file without its name, which the message has.
func plain(err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied")
	case errors.As(err, &path) && strings.Contains(path.Err.Error(), "escapes"): // of os.Root, which has no name for it
		return errors.New("it is a link that leads out of the workspace")
	case errors.As(err, &path):
		return path.Err
	}
	return err
}

// contact is a link where it is an address.
func contact(s sheets.String) Text {
	t := reflow(s, "")
	if len(t) != 1 {
		return t
	}
	v := t[0].Text
	switch {
	case strings.HasPrefix(v, "https://"), strings.HasPrefix(v, "http://"):
		t[0].Link = printable(v)
	case strings.Count(v, "@") == 1 && !strings.ContainsAny(v, " ,;<>"):
		t[0].Link = "mailto:" + printable(v)
	}
	return t
}
