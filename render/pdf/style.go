package pdf

const mm = 72 / 25.4

// A style is the measures, colours and looks of a handout, in points.
type style struct {
	pageWidth, pageHeight    float64
	left, right, top, bottom float64 // margins
	hang                     float64 // column left of the text: a date stands in it on one line
	full                     float64 // width between the margins

	// Every colour of text is at least 4.5 : 1 against the ground it stands on.
	black, grey, accent, tint, hair, pale, red ink

	body, lead, strong, headingLook, small, byline, label, cell, runningLook look
}

func classic() *style {
	s := &style{
		pageWidth: 210 * mm, pageHeight: 297 * mm,
		left: 22 * mm, right: 24 * mm, top: 21 * mm, bottom: 21 * mm, hang: 31 * mm,
		black:  ink{0.10, 0.10, 0.12},
		grey:   ink{0.33, 0.35, 0.38},
		accent: ink{0.07, 0.28, 0.46},
		tint:   ink{0.945, 0.957, 0.969},
		hair:   ink{0.72, 0.76, 0.80},
		pale:   ink{0.90, 0.90, 0.91},
		red:    ink{0.70, 0.10, 0.10},
	}
	s.full = s.pageWidth - s.left - s.right
	s.body = look{serif: true, size: 10.3, leading: 13.9, color: s.black}
	s.lead = look{serif: true, size: 11.2, leading: 15.6, color: s.black}
	s.strong = look{serif: true, bold: true, size: 10.3, leading: 13.9, color: s.black}
	s.headingLook = look{bold: true, size: 13, leading: 17, color: s.accent}
	s.small = look{size: 8.6, leading: 11.6, color: s.black}
	s.byline = look{size: 8.8, leading: 12, color: s.grey}
	s.label = look{bold: true, size: 9.2, leading: 13.9, color: s.accent}
	s.cell = look{size: 9, leading: 12, color: s.black}
	s.runningLook = look{size: 8.2, leading: 11, color: s.grey}
	return s
}
