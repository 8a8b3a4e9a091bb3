package prose

import "factsheet/sheets"

// A Part is one text of a sheet that is our own, as its readers see it.
type Part struct {
	*Prose
	Point string // id of the point, or the Name of what carries the evidence; may be empty
}

// Written lists everything on a sheet that we wrote ourselves, in the order of
// the paper: no quotation and none of what is said about it.
func Written(s *sheets.Sheet) []Part {
	var w written
	w.plain("", s.Title, s.Subtitle)
	w.markdown(s.Summary)
	for _, section := range s.Sections {
		w.plain("", section.Heading)
		for _, b := range section.Blocks {
			w.block(b)
		}
	}
	return w
}

type written []Part

func (w *written) plain(point string, list ...sheets.String) {
	for _, s := range list {
		if s.Value != "" {
			*w = append(*w, Part{Plain(s), point})
		}
	}
}

func (w *written) markdown(s sheets.String) {
	if s.Value != "" {
		*w = append(*w, Part{Read(s), ""})
	}
}

func (w *written) block(b sheets.Block) {
	switch b := b.(type) {
	case *sheets.Prose:
		w.markdown(b.Text)
	case *sheets.Points:
		for _, p := range b.Points {
			w.plain(p.ID.Value, p.Claim)
		}
	case *sheets.KeyFigures:
		for _, f := range b.Figures {
			w.plain(f.Name, f.Figure, f.Label)
		}
	case *sheets.Timeline:
		for _, e := range b.Events {
			w.plain(e.Name, e.Event)
		}
	case *sheets.Table:
		w.plain(b.Name, b.Caption)
		w.plain(b.Name, b.Columns...)
		for _, row := range b.Rows {
			w.plain(b.Name, row...)
		}
	case *sheets.Chart:
		w.plain(b.Name, b.Title, b.Alt, b.Unit)
		w.plain(b.Name, b.Labels...)
		for _, series := range b.Series {
			w.plain(b.Name, series.Name)
		}
	case *sheets.Image:
		w.plain("", b.Alt, b.Caption)
	case *sheets.Callout:
		w.plain("", b.Title)
		w.markdown(b.Text)
	case *sheets.Glossary:
		for _, t := range b.Terms {
			w.plain("", t.Term)
			w.markdown(t.Definition)
		}
	}
}
