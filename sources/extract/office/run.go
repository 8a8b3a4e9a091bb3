package office

import (
	"encoding/xml"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/extract/parts"
)

// A runProperties is what is set for a run or by a style, as far as it matters
// (ECMA-376, 17.3.2). A nil switch is not set.
type runProperties struct {
	style                   string
	hidden, struck, struck2 *bool
	raise                   string // superscript, subscript, baseline; "" is not set
	font                    string
	lang                    string
	gone                    bool // of a paragraph's mark: deleted or moved away
}

// set takes one property.
func (p *runProperties) set(e xml.StartElement) {
	value := parts.Attr(e, "val")
	switch short(e.Name) {
	case "w:rStyle":
		p.style = value
	case "w:vanish", "w:specVanish":
		on := isOn(e)
		p.hidden = &on
	case "w:strike":
		on := isOn(e)
		p.struck = &on
	case "w:dstrike":
		on := isOn(e)
		p.struck2 = &on
	case "w:vertAlign":
		p.raise = value
	case "w:rFonts":
		if p.font = parts.Attr(e, "ascii"); p.font == "" {
			p.font = parts.Attr(e, "hAnsi")
		}
	case "w:lang":
		p.lang = value
	case "w:del", "w:moveFrom":
		p.gone = true
	}
}

// isOn reports whether a switch is on, which it is without a value.
func isOn(e xml.StartElement) bool {
	switch parts.Attr(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// readRunProperties reads the children of an rPr element.
func readRunProperties(t *parts.Tokens) (runProperties, error) {
	var p runProperties
	err := eachChild(t, func(e xml.StartElement) error {
		p.set(e)
		return t.Skip()
	})
	return p, err
}

// A paragraphProperties is what is set for a paragraph or by a style.
type paragraphProperties struct {
	style    string
	outline  int  // level from 1 to 9; 10 is body text; 0 is not set
	numbered int8 // 1 is a list item, -1 is none; 0 is not set
	mark     runProperties
}

// readParagraphProperties reads the children of a pPr element; section reads
// the properties of a section that ends here.
func readParagraphProperties(t *parts.Tokens, section func() error) (paragraphProperties, error) {
	var p paragraphProperties
	err := eachChild(t, func(e xml.StartElement) (err error) {
		switch short(e.Name) {
		case "w:pStyle":
			p.style = parts.Attr(e, "val")
		case "w:outlineLvl":
			if v := parts.Attr(e, "val"); len(v) == 1 && '0' <= v[0] && v[0] <= '9' {
				p.outline = int(v[0]-'0') + 1
			}
		case "w:numPr":
			p.numbered = 1
			return eachChild(t, func(e xml.StartElement) error {
				if short(e.Name) == "w:numId" && parts.Attr(e, "val") == "0" {
					p.numbered = -1
				}
				return t.Skip()
			})
		case "w:rPr":
			p.mark, err = readRunProperties(t)
			return err
		case "w:sectPr":
			return section()
		}
		return t.Skip()
	})
	return p, err
}

// eachChild visits the starts of the children of the element whose start was
// the last token; visit reads each to its end.
func eachChild(t *parts.Tokens, visit func(xml.StartElement) error) error {
	for {
		token, err := t.Next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := visit(token); err != nil {
				return err
			}
		}
	}
}

func (s *story) paragraphProperties() error {
	p, err := readParagraphProperties(s.t, s.section)
	if err != nil || s.open == nil {
		return err
	}
	if p.style != "" {
		s.style = p.style
	}
	s.look = s.doc.styles.look(s.style, runProperties{})
	s.open.kind, s.open.level = s.doc.styles.kind(s.style, p)
	s.open.quoted = s.doc.styles.of(s.style).quoted
	s.markless = p.mark.gone || p.mark.hidden != nil && *p.mark.hidden
	return nil
}

// run reads a run; its properties hold to its end.
func (s *story) run() error {
	before := s.look
	err := s.children()
	s.look = before
	return err
}

func (s *story) runProperties() error {
	p, err := readRunProperties(s.t)
	if err != nil {
		return err
	}
	s.look = s.doc.styles.look(s.style, p)
	return nil
}

// characters reads the text of a run. White space at its ends counts where
// preserve says so.
func (s *story) characters(preserve bool) error {
	for {
		token, err := s.t.Next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := s.t.Skip(); err != nil {
				return err
			}
		case xml.CharData:
			text := string(token)
			if !preserve {
				text = strings.Trim(text, " \t\r\n")
			}
			s.put(inFont(s.look.font, text))
		}
	}
}

// put adds text to the open paragraph, or to one that is implied.
func (s *story) put(text string) {
	if s.inCode() {
		s.lost += len(text)
	}
	script := s.look.script
	if s.script != 0 {
		script = s.script
	}
	s.add(piece{s: text, script: script, furniture: s.look.furniture && isNoteMark(text)})
}

// isNoteMark reports what may call out a note where the author set its mark: a
// number, a sign or a letter. A word stays in the text.
func isNoteMark(s string) bool {
	inner := strings.Trim(strings.TrimSpace(s), "[]().")
	letters := strings.ContainsFunc(inner, unicode.IsLetter)
	return len(inner) <= 8 && (!letters || utf8.RuneCountInString(inner) == 1 || strings.Trim(inner, "ivx") == "")
}

// add adds a piece if it shows.
func (s *story) add(p piece) {
	if !s.visible() || p.s == "" && p.call == nil {
		s.doc.left.hidden = s.doc.left.hidden || strings.TrimSpace(p.s) != "" && !s.inCode()
		return
	}
	if s.open == nil {
		s.begin()
		s.implied = true
	}
	if p.furniture = p.furniture || p.call == nil && isNoteMark(p.s) && s.inFurniture(); p.furniture {
		p.script = 0
	}
	s.open.add(p)
}

// visible reports whether what is written shows.
func (s *story) visible() bool { return !s.look.hidden && !s.look.struck && !s.inCode() }

// inCode reports whether this is part of a field's code, not of its result.
func (s *story) inCode() bool {
	if s.unended {
		return false
	}
	for _, f := range s.fields {
		if !f.result {
			return true
		}
	}
	return false
}

// inFurniture reports whether this is the result of a field that repeats the
// call-out of a note in the look of one (NOTEREF with the switch \f), or of one
// that numbers pages at their head or foot.
func (s *story) inFurniture() bool {
	for _, f := range s.fields {
		words := strings.Fields(strings.ToUpper(f.code))
		switch {
		case len(words) == 0:
		case words[0] == "NOTEREF" && slices.Contains(words, `\F`):
			return true
		case (words[0] == "PAGE" || words[0] == "NUMPAGES") && (s.part == pageHeader || s.part == pageFooter):
			return true
		}
	}
	return false
}

// mostFields is how many fields may be open in one another.
const mostFields = 100

// fieldChar reads a sign that begins a field, parts its code from its result,
// or ends it.
func (s *story) fieldChar(kind string) {
	top := len(s.fields) - 1
	switch {
	case kind == "begin" && len(s.fields) < mostFields:
		s.fields = append(s.fields, field{})
	case kind == "separate" && top >= 0:
		s.fields[top].result = true
	case kind == "end" && top >= 0:
		s.fields = s.fields[:top]
	}
}

// fieldCode reads code of the innermost field.
func (s *story) fieldCode() error {
	code, err := s.t.Text()
	if top := len(s.fields) - 1; top >= 0 && !s.fields[top].result && len(s.fields[top].code) < 256 {
		s.fields[top].code += code
	}
	return err
}

// simpleField reads a field that holds nothing but its result.
func (s *story) simpleField(code string) error {
	s.fields = append(s.fields, field{code: code[:min(len(code), 256)], result: true})
	n := len(s.fields)
	err := s.children()
	s.fields = s.fields[:min(len(s.fields), n-1)]
	return err
}

// callOut is the mark of a note in the text.
func (s *story) callOut(e xml.StartElement, class string) {
	if !s.visible() || s.note != nil {
		return
	}
	custom := parts.Attr(e, "customMarkFollows")
	n := s.doc.call(parts.Attr(e, "id"), class, custom != "" && custom != "0" && custom != "false")
	if n.number > 0 {
		s.add(piece{furniture: true, call: n})
	} else {
		s.look.furniture = true // the mark is the rest of the run
	}
}

// ruby writes the reading of characters after them, as what a quotation passes
// over.
func (s *story) ruby() error {
	var reading []piece
	err := eachChild(s.t, func(e xml.StartElement) error {
		if short(e.Name) != "w:rt" {
			return s.element(e)
		}
		outer := s.open
		if outer == nil {
			return s.t.Skip()
		}
		s.open = &paragraph{}
		err := s.children()
		if s.open != nil {
			for _, p := range s.open.pieces {
				p.furniture, p.script = true, 0
				reading = append(reading, p)
			}
		}
		s.open = outer
		return err
	})
	if s.open != nil {
		s.open.pieces = append(s.open.pieces, reading...)
	}
	return err
}
