package office

import "encoding/xml"

// row reads a table's row, unless it is hidden or taken back.
func (s *story) row() error {
	s.flush()
	s.level.start = row
	err := s.properties(func(e xml.StartElement) (bool, error) {
		switch short(e.Name) {
		case "w:trPr":
			gone := false
			err := s.properties(func(e xml.StartElement) (bool, error) {
				n := short(e.Name)
				gone = gone || n == "w:del" || n == "w:hidden" && isOn(e)
				return false, s.t.Skip()
			})
			return gone, err
		}
		return false, s.element(e)
	})
	s.level.start = apart
	return err
}

// cell reads a table's cell, unless it is taken back.
func (s *story) cell() error {
	outer := s.inCell
	s.inCell = true
	if s.level.start == apart {
		s.level.start = cell
	}
	err := s.properties(func(e xml.StartElement) (bool, error) {
		if short(e.Name) != "w:tcPr" {
			return false, s.element(e)
		}
		gone := false
		err := s.properties(func(e xml.StartElement) (bool, error) {
			gone = gone || short(e.Name) == "w:cellDel"
			return false, s.t.Skip()
		})
		return gone, err
	})
	s.flush()
	s.inCell = outer
	return err
}

// properties visits the children of the element whose start was the last token;
// visit reads each to its end and says whether to pass over the rest.
func (s *story) properties(visit func(xml.StartElement) (stop bool, err error)) error {
	for {
		token, err := s.t.Next()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			stop, err := visit(token)
			if err != nil {
				return err
			}
			if stop {
				return s.t.Skip()
			}
		}
	}
}
