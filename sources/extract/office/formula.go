package office

import (
	"encoding/xml"

	"factsheet/sources/extract/parts"
)

// formula reads an element of a formula (ECMA-376, 22.1) and shows what its
// layout says and its letters do not: ½ is not 12.
func (s *story) formula(name string, e xml.StartElement) error {
	switch name {
	case "m:t":
		return s.characters(true)
	case "m:den":
		s.put("⁄")
	case "m:sup":
		return s.scripted(1)
	case "m:sub":
		return s.scripted(-1)
	case "m:deg":
		return s.scripted(1)
	case "m:rad":
		return s.root()
	case "m:d":
		return s.delimited()
	case "m:nary":
		return s.operator("∫")
	case "m:fName":
		err := s.children()
		s.put(" ")
		return err
	case "m:mr", "m:eqArr":
		return s.each(" ")
	}
	return s.children()
}

// scripted reads what stands above or below the line.
func (s *story) scripted(script int8) error {
	before := s.script
	s.script = script
	err := s.children()
	s.script = before
	return err
}

// each reads children with something between them.
func (s *story) each(between string) error {
	first := true
	return eachChild(s.t, func(e xml.StartElement) error {
		if short(e.Name) == "m:e" {
			if !first {
				s.put(between)
			}
			first = false
		}
		return s.element(e)
	})
}

// root reads a root: its degree comes before the sign.
func (s *story) root() error {
	return eachChild(s.t, func(e xml.StartElement) error {
		if short(e.Name) == "m:e" {
			s.put("√")
		}
		return s.element(e)
	})
}

// delimited reads what stands in brackets, round ones where nothing else is
// said.
func (s *story) delimited() error {
	begin, end, between := "(", ")", "|"
	n := 0
	err := eachChild(s.t, func(e xml.StartElement) error {
		switch short(e.Name) {
		case "m:dPr":
			return eachChild(s.t, func(e xml.StartElement) error {
				switch value := parts.Attr(e, "val"); short(e.Name) {
				case "m:begChr":
					begin = value
				case "m:endChr":
					end = value
				case "m:sepChr":
					between = value
				}
				return s.t.Skip()
			})
		case "m:e":
			if n++; n == 1 {
				s.put(begin)
			} else {
				s.put(between)
			}
		}
		return s.element(e)
	})
	if n > 0 {
		s.put(end)
	}
	return err
}

// operator reads a sum, an integral or the like; sign is that where nothing
// else is said.
func (s *story) operator(sign string) error {
	shown := false
	return eachChild(s.t, func(e xml.StartElement) error {
		if short(e.Name) == "m:naryPr" {
			return eachChild(s.t, func(e xml.StartElement) error {
				if short(e.Name) == "m:chr" {
					sign = parts.Attr(e, "val")
				}
				return s.t.Skip()
			})
		}
		if !shown {
			s.put(sign)
			shown = true
		}
		if n := short(e.Name); n == "m:sub" || n == "m:sup" {
			return s.children() // its bounds, which are no index and no exponent
		}
		return s.element(e)
	})
}
