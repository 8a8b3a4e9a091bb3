package pdf

import (
	"errors"
	"fmt"
	"math"

	"factsheet/render"
	"factsheet/render/pdf/typeset"
	"factsheet/render/theme"
)

// A style is the measures, colours and looks of a handout, in points: a theme,
// made ready for setting.
type style struct {
	theme                    *theme.Theme
	pageWidth, pageHeight    float64
	left, right, top, bottom float64 // margins
	hang                     float64 // column left of the text: a date stands in it on one line; 0 where there is none
	full                     float64 // width between the margins
	columnCount              int
	columnWidth, gutter      float64
	scale                    float64 // of the text, beside that of the theme classic
	least                    float64 // size of type

	// Every colour of text is at least 4.5 : 1 against the ground it stands on.
	black, grey, accent, tint, hair, pale, red ink

	body, lead, strong, titleLook, headingLook, small, byline, label, cell, runningLook look

	set   *typeset.Set
	faces [2][4]typeset.Face // of headings and of text, by emphasis: see face
}

// styleOf makes the style of a theme; nil is classic. The error is an *Error
// where a face of the theme cannot be used.
func styleOf(t *theme.Theme) (*style, error) {
	if t == nil {
		t = theme.Builtin("classic")
	}
	p, z, c := t.Page, t.Sizes, t.Colours
	s := &style{
		theme:     t,
		pageWidth: p.Width, pageHeight: p.Height, left: p.Left, right: p.Right, top: p.Top, bottom: p.Bottom, hang: p.Hang,
		full: p.Width - p.Left - p.Right, columnCount: p.Columns, columnWidth: t.Column() + p.Hang, gutter: p.Gutter,
		scale: z.Scale(), least: z.Least,
		black: themed(c.Text), grey: themed(c.Quiet), accent: themed(c.Accent), red: themed(c.Draft),
		tint: themed(c.Ground), pale: themed(c.Watermark), hair: themed(c.Rule),
	}
	if s.columnCount > 1 || p.Hang == 0 {
		s.columnWidth = t.Column()
	}
	s.body = look{serif: true, size: z.Text, leading: lead(z.Text * z.Leading), color: s.black}
	s.strong = s.body
	s.strong.bold = true
	s.lead = look{serif: true, size: z.Summary, leading: lead(z.Summary * z.Leading * 1.03), color: s.black}
	s.titleLook = look{serif: true, bold: true, size: z.Title, leading: z.Title * 1.18, color: s.black}
	s.headingLook = look{bold: true, size: z.Heading, leading: lead(z.Heading * 1.31), color: s.accent}
	if s.columnCount > 1 { // headings stand on the grid of the text beside them
		s.headingLook.leading = s.body.leading * math.Ceil(z.Heading*1.02/s.body.leading)
	}
	s.small = look{size: z.Notes, leading: lead(z.Notes * z.Leading), color: s.black}
	s.cell = look{size: z.Tables, leading: lead(z.Tables * z.Leading * 0.99), color: s.black}
	s.runningLook = look{size: z.Running, leading: z.Running * 1.34, color: s.grey}
	s.byline = s.sized(look{size: 8.8, leading: 12, color: s.grey})
	s.label = s.sized(look{bold: true, size: 9.2, color: s.accent})
	s.label.leading = s.body.leading
	return s, s.addFaces(t)
}

// lead rounds a leading to a twentieth of a point.
func lead(v float64) float64 { return math.Round(v*20) / 20 }

func themed(c theme.Colour) ink {
	return ink{float64(c.R) / 255, float64(c.G) / 255, float64(c.B) / 255}
}

// pt is a length of the theme classic, in proportion to the text of this one.
func (s *style) pt(v float64) float64 { return v * s.scale }

// sized is a look of the theme classic, in proportion to the text of this one
// and no smaller than the theme allows. Looks of the style itself have their
// size already.
func (s *style) sized(l look) look {
	size := max(l.size*s.scale, s.least)
	if l.size > 0 {
		l.leading *= size / l.size * s.theme.Sizes.Leading / 1.35
	}
	l.size = size
	return l
}

// Places in a family of faces: bits of emphasis.
const (
	italicFace = 1
	boldFace   = 2
)

// builtinFaces are the families of the program. Sans has no bold italic.
var builtinFaces = map[string][4]typeset.Face{
	"serif": {typeset.Serif, typeset.SerifItalic, typeset.SerifBold, typeset.SerifBoldItalic},
	"sans":  {typeset.Sans, typeset.SansItalic, typeset.SansBold, typeset.SansBold},
}

// addFaces reads the faces of the theme.
func (s *style) addFaces(t *theme.Theme) error {
	s.set = new(typeset.Set)
	for i, family := range []theme.Family{t.Headings, t.Text} {
		s.faces[i] = builtinFaces[family.Builtin]
		for k, file := range []theme.File{family.Regular, family.Italic, family.Bold, family.BoldItalic} {
			if file.Name.Value == "" {
				continue
			}
			f, err := s.set.Add(file.Data, s.faces[i][k])
			if err != nil {
				e := &Error{Pos: file.Name.Pos, Message: fmt.Sprintf("the face %q cannot be used: %v", file.Name.Value, err)}
				var bad *typeset.FaceError
				if errors.As(err, &bad) {
					e.Hint = bad.Hint
				}
				return e
			}
			s.faces[i][k] = f
		}
	}
	return nil
}

// face is that of a run in a look.
func (s *style) face(l look, emphasis render.Style) typeset.Face {
	family, k := 0, 0
	if l.serif {
		family = 1
	}
	if l.bold || emphasis&render.Strong != 0 {
		k |= boldFace
	}
	if l.italic != (emphasis&render.Emphasis != 0) {
		k |= italicFace
	}
	return s.faces[family][k]
}
