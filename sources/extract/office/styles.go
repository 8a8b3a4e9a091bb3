package office

import (
	"context"
	"encoding/xml"
	"io"
	"strings"

	"factsheet/sources/extract/parts"
	"factsheet/sources/text"
)

// A wordStyle is a style as it is written, or with what it takes over from the
// styles it is based on.
type wordStyle struct {
	name    string // in lower case; built-in ones have English names in every language
	basedOn string
	run     runProperties
	par     paragraphProperties

	// What the style's name, or that of one it is based on, says.
	title, caption, code, quoted bool
}

// styles are those of a Word document.
type styles struct {
	written  map[string]wordStyle // by id
	whole    map[string]wordStyle // by id, once asked for
	normal   string               // the id of what paragraphs have that name none
	defaults runProperties
}

// deepestStyles is how many styles are looked at for what one is based on.
const deepestStyles = 50

// readStyles reads the part that holds the styles; "" is none.
func readStyles(ctx context.Context, a *parts.Archive, name string) (*styles, error) {
	s := &styles{written: map[string]wordStyle{}, whole: map[string]wordStyle{}}
	if name == "" || !a.Has(name) {
		return s, nil
	}
	t, err := a.XML(ctx, name)
	if err != nil {
		return nil, err
	}
	for {
		token, err := t.Next()
		if err == io.EOF {
			return s, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch short(e.Name) {
		case "w:rPrDefault":
			err = eachChild(t, func(xml.StartElement) (err error) {
				s.defaults, err = readRunProperties(t)
				return err
			})
		case "w:style":
			err = s.readStyle(t, e)
		}
		if err != nil {
			return nil, err
		}
	}
}

func (s *styles) readStyle(t *parts.Tokens, e xml.StartElement) error {
	id := parts.Attr(e, "styleId")
	if d := parts.Attr(e, "default"); parts.Attr(e, "type") == "paragraph" && (d == "1" || d == "true" || d == "on") {
		s.normal = id
	}
	var w wordStyle
	err := eachChild(t, func(e xml.StartElement) (err error) {
		switch short(e.Name) {
		case "w:name":
			w.name = strings.ToLower(parts.Attr(e, "val"))
		case "w:basedOn":
			w.basedOn = parts.Attr(e, "val")
		case "w:rPr":
			w.run, err = readRunProperties(t)
			return err
		case "w:pPr":
			w.par, err = readParagraphProperties(t, t.Skip)
			return err
		}
		return t.Skip()
	})
	if level, ok := strings.CutPrefix(w.name, "heading "); ok && w.par.outline == 0 && len(level) == 1 && '1' <= level[0] && level[0] <= '9' {
		w.par.outline = int(level[0] - '0')
	}
	w.title = w.name == "title"
	w.caption = w.name == "caption"
	w.code = w.name == "source code" || w.name == "html preformatted"
	w.quoted = w.name == "quote" || w.name == "intense quote" || w.name == "block text"
	if _, twice := s.written[id]; !twice {
		s.written[id] = w
	}
	return err
}

// of is a style with what it takes over; the zero style where there is none.
func (s *styles) of(id string) wordStyle {
	if w, ok := s.whole[id]; ok {
		return w
	}
	w := s.written[id]
	from := w.basedOn
	for range deepestStyles {
		base, ok := s.written[from]
		if !ok {
			break
		}
		w.take(base)
		from = base.basedOn
	}
	s.whole[id] = w
	return w
}

// take takes over what the style leaves open.
func (w *wordStyle) take(base wordStyle) {
	r := &w.run
	r.hidden = or(r.hidden, base.run.hidden)
	r.struck = or(r.struck, base.run.struck)
	r.struck2 = or(r.struck2, base.run.struck2)
	r.raise = or(r.raise, base.run.raise)
	r.font = or(r.font, base.run.font)
	r.lang = or(r.lang, base.run.lang)
	w.par.outline = or(w.par.outline, base.par.outline)
	w.par.numbered = or(w.par.numbered, base.par.numbered)
	w.title = w.title || base.title
	w.caption = w.caption || base.caption
	w.code = w.code || base.code
	w.quoted = w.quoted || base.quoted
}

// or is the first value that is set.
func or[T comparable](values ...T) T {
	var zero T
	for _, v := range values {
		if v != zero {
			return v
		}
	}
	return zero
}

// look is how a run shows in a paragraph of a style. Switches that both the
// paragraph's style and the run's turn on are off (ECMA-376, 17.7.3).
func (s *styles) look(paragraph string, direct runProperties) look {
	par := s.of(paragraph).run
	var char runProperties
	if direct.style != "" {
		char = s.of(direct.style).run
	}
	on := func(direct, par, char, byDefault *bool) bool {
		is := func(b *bool) bool { return b != nil && *b }
		if direct != nil {
			return *direct
		}
		return is(byDefault) || is(par) != is(char)
	}
	k := look{font: or(direct.font, char.font, par.font, s.defaults.font)}
	k.hidden = on(direct.hidden, par.hidden, char.hidden, s.defaults.hidden)
	k.struck = on(direct.struck, par.struck, char.struck, s.defaults.struck) ||
		on(direct.struck2, par.struck2, char.struck2, s.defaults.struck2)
	switch or(direct.raise, char.raise, par.raise, s.defaults.raise) {
	case "superscript":
		k.script = 1
	case "subscript":
		k.script = -1
	}
	return k
}

// kind is what a paragraph of a style is, and its level.
func (s *styles) kind(style string, direct paragraphProperties) (text.Kind, int) {
	w := s.of(style)
	outline := or(direct.outline, w.par.outline)
	switch {
	case w.title:
		return text.Title, 0
	case 1 <= outline && outline <= 9:
		return text.Heading, outline
	case w.caption:
		return text.Caption, 0
	case w.code:
		return text.Code, 0
	case or(direct.numbered, w.par.numbered) > 0:
		return text.ListItem, 0
	}
	return text.Paragraph, 0
}

// language is that of most of the text.
func (s *styles) language() string {
	lang := or(s.of(s.normal).run.lang, s.defaults.lang)
	if lang == "x-none" || lang == "zxx" {
		return ""
	}
	return lang
}
