package theme

import (
	"fmt"
	"strings"

	"factsheet/sources/yamldoc"
)

// Read reads the file of a theme; file is its name for messages. What the file
// does not say is as in the theme that `based-on` names, or in classic. Files
// that the theme names are not read: see Open. A theme with problems must not
// be used.
func Read(file string, data []byte) (*Theme, []yamldoc.Problem) {
	return read(file, data, Builtin("classic"))
}

// A reader reads one theme.
type reader struct {
	yamldoc.Reader
	theme *Theme
	at    map[string]yamldoc.Pos // of the colours that the file gives
}

func read(file string, data []byte, base *Theme) (*Theme, []yamldoc.Problem) {
	root, problems := yamldoc.Parse(file, data)
	r := &reader{Reader: yamldoc.Reader{Problems: problems}, at: make(map[string]yamldoc.Pos)}
	f := r.Fields(root, "a theme", "format", "based-on", "page", "sizes", "colours", "faces", "logo", "header", "footer")
	r.format(f)
	t := *base
	if s := f.Word("based-on"); s.Value != "" {
		if b := Builtin(s.Value); b != nil {
			t = *b
		} else {
			hint := "write one of " + strings.Join(Names(), ", ")
			if near := yamldoc.Nearest(s.Value, Names()); near != "" {
				hint = fmt.Sprintf("did you mean `%s`?", near)
			}
			r.Report(s.Pos, fmt.Sprintf("there is no built-in theme %q", yamldoc.Short(s.Value)), hint)
		}
	}
	t.Name = file
	r.theme = &t
	before := len(r.Problems)
	r.page(f)
	r.sizes(f)
	if len(r.Problems) == before {
		r.room(f)
	}
	r.colours(f)
	r.faces(f)
	r.logo(f)
	r.strip(f, "header", &t.Header)
	r.strip(f, "footer", &t.Footer)
	return r.theme, r.Sorted()
}

func (r *reader) format(f *yamldoc.Fields) {
	switch s := f.Word("format"); {
	case f.Lacks("format"):
		r.Report(f.Pos, "a theme needs `format`", "write `format: 1` on its first line")
	case s.Value != "" && s.Value != "1":
		r.Report(s.Pos, fmt.Sprintf("`format` is 1, not %q", yamldoc.Short(s.Value)), "this program reads format 1")
	}
}

func (r *reader) page(f *yamldoc.Fields) {
	p := &r.theme.Page
	page := f.Fields("page", "`page`", "size", "orientation", "margins", "columns", "gutter", "hang")
	r.paper(page, p)
	margins := page.Fields("margins", "`margins`", "top", "right", "bottom", "left")
	for key, into := range map[string]*float64{"top": &p.Top, "right": &p.Right, "bottom": &p.Bottom, "left": &p.Left} {
		r.length(margins, key, into, 5*mm, 150*mm) // problems are sorted by their place
	}
	r.length(page, "gutter", &p.Gutter, 4*mm, 40*mm)
	r.length(page, "hang", &p.Hang, 0, 80*mm)
	switch s := page.Word("columns"); s.Value {
	case "":
	case "1", "2", "3":
		p.Columns = int(s.Value[0] - '0')
	default:
		r.Report(s.Pos, fmt.Sprintf("`columns` cannot be %q", yamldoc.Short(s.Value)), "write 1, 2 or 3")
	}
	if p.Columns > 1 && page.Has("hang") && p.Hang > 0 {
		r.Report(page.KeyPos("hang"), "`hang` leaves room left of a single column", "leave it out: labels stand above the text in several columns")
	}
	if p.Columns > 1 || p.Hang < 12*mm { // a label needs some letters
		p.Hang = 0
	}
}

func (r *reader) sizes(f *yamldoc.Fields) {
	s := &r.theme.Sizes
	sizes := f.Fields("sizes", "`sizes`", "text", "leading", "summary", "title", "heading", "tables", "notes", "running", "least")
	r.size(sizes, "leading", &s.Leading, 1.15, 2)
	before := s.Text
	if r.size(sizes, "text", &s.Text, 8, 36) && before > 0 {
		// What the file does not say grows with the text.
		by := s.Text / before
		for _, v := range []*float64{&s.Summary, &s.Title, &s.Heading, &s.Tables, &s.Notes, &s.Running} {
			*v *= by
		}
		s.Running = min(s.Running, 24)
	}
	r.size(sizes, "summary", &s.Summary, 8, 40)
	r.size(sizes, "title", &s.Title, 12, 72)
	r.size(sizes, "heading", &s.Heading, 8, 60)
	r.size(sizes, "tables", &s.Tables, 6, 36)
	r.size(sizes, "notes", &s.Notes, 6, 36)
	r.size(sizes, "running", &s.Running, 6, 24)
	r.size(sizes, "least", &s.Least, 5, 24)
	for _, v := range []*float64{&s.Text, &s.Summary, &s.Title, &s.Heading, &s.Tables, &s.Notes, &s.Running} {
		*v = max(*v, s.Least)
	}
}

// Column is the width of a column of text.
func (t *Theme) Column() float64 {
	p := t.Page
	n := float64(p.Columns)
	return (p.Width-p.Left-p.Right-(n-1)*p.Gutter)/n - p.Hang
}

// Body is the height of a page between its margins.
func (t *Theme) Body() float64 { return t.Page.Height - t.Page.Top - t.Page.Bottom }

// What a page must have room for.
const (
	leastLetters = 10 // ems in a line: about twenty letters
	leastLines   = 10
)

// RunningGap is the white between the text and the header or footer.
const RunningGap = 15

// room checks that margins and columns leave room for text.
func (r *reader) room(f *yamldoc.Fields) {
	t := r.theme
	p, s := t.Page, t.Sizes
	pos := f.KeyPos("page")
	if !f.Has("page") {
		pos = f.KeyPos("sizes")
	}
	if w, need := t.Column(), leastLetters*s.Text; w < need {
		r.Report(pos, fmt.Sprintf("margins and columns leave %s for a line of text of %g points", inMM(max(w, 0)), s.Text),
			fmt.Sprintf("leave at least %s: a larger page, smaller margins, fewer columns, a smaller `hang` or smaller text", inMM(need)))
	}
	if h, need := t.Body(), leastLines*s.Text*s.Leading; h < need {
		r.Report(pos, fmt.Sprintf("the margins leave %s of the page's height for text of %g points", inMM(max(h, 0)), s.Text),
			fmt.Sprintf("leave at least %s: a higher page, smaller margins or smaller text", inMM(need)))
	}
	strip := RunningGap + 1.35*s.Running + 10
	for _, m := range []struct {
		name, what string
		v          float64
	}{{"top", "header", p.Top}, {"bottom", "footer", p.Bottom}} {
		if m.v < strip-0.01 {
			r.Report(pos, fmt.Sprintf("the %s margin of %s has no room for the %s", m.name, inMM(m.v), m.what),
				fmt.Sprintf("make it at least %s", inMM(strip)))
		}
	}
}

func (r *reader) colours(f *yamldoc.Fields) {
	c := &r.theme.Colours
	texts, grounds, others := c.named()
	keys := []string{"text", "quiet", "accent", "draft", "ground", "watermark", "rule"}
	fields := f.Fields("colours", "`colours`", keys...)
	bad := false
	for _, key := range keys {
		into := texts[key]
		if into == nil {
			into = grounds[key]
		}
		if into == nil {
			into = others[key]
		}
		s := fields.Word(key)
		if s.Value == "" {
			continue
		}
		v, ok := colour(s.Value)
		if !ok {
			bad = true
			r.Report(s.Pos, fmt.Sprintf("%q is no colour", yamldoc.Short(s.Value)), "write red, green and blue as six signs in quotation marks, such as \"#124775\"")
			continue
		}
		*into, r.at[key] = v, s.Pos
	}
	if !bad {
		r.contrast(f)
	}
}

// contrast refuses text that people could not read on its ground: for each
// colour of text the pair that is worst.
func (r *reader) contrast(f *yamldoc.Fields) {
	texts, grounds, _ := r.theme.Colours.named()
	sound := []Colour{White}
	usable := map[string]Colour{"paper": White}
	for _, name := range []string{"ground", "watermark"} {
		ground := *grounds[name]
		if ratio := Contrast(Colour{}, ground); ratio < Enough {
			r.Report(r.place(f, name), fmt.Sprintf("`%s` is too dark for any text: black on %s has a contrast of %.2f : 1, and text needs %.1f : 1", name, ground, floor(ratio), Enough),
				"make it lighter")
			continue
		}
		sound, usable[name] = append(sound, ground), ground
	}
	worst := make(map[string]pair)
	for _, p := range pairs {
		ground, ok := usable[p.ground]
		ratio := Contrast(*texts[p.text], ground)
		if w, found := worst[p.text]; ok && ratio < Enough && (!found || ratio < Contrast(*texts[p.text], usable[w.ground])) {
			worst[p.text] = p
		}
	}
	for _, p := range pairs {
		if worst[p.text] != p {
			continue
		}
		text, ground, on := *texts[p.text], usable[p.ground], "the paper"
		if p.ground != "paper" {
			on = "`" + p.ground + "`"
		}
		hint := fmt.Sprintf("make it darker: `%s: \"%s\"` would do", p.text, text.darker(sound...))
		pos := r.place(f, p.text)
		if _, own := r.at[p.text]; !own && p.ground != "paper" { // the text is another theme's: the ground is what is new
			pos = r.place(f, p.ground)
			hint = fmt.Sprintf("make `%s` lighter, or `%s` darker", p.ground, p.text)
		}
		r.Report(pos, fmt.Sprintf("`%s` on %s cannot be read by everyone: %s on %s has a contrast of %.2f : 1, and text needs %.1f : 1",
			p.text, on, text, ground, floor(Contrast(text, ground)), Enough), hint)
	}
}

// place is where the file gives a colour, or else where it gives colours.
func (r *reader) place(f *yamldoc.Fields, name string) yamldoc.Pos {
	if pos, ok := r.at[name]; ok {
		return pos
	}
	return f.KeyPos("colours")
}

// floor rounds a ratio down, so that none is shown as enough that is not.
func floor(v float64) float64 { return float64(int(v*100)) / 100 }
