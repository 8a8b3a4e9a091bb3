package passage

import "factsheet/sources/text"

// nearBlocks is how many blocks on each side tell whether block quotations are
// quotations: some pages set all their text as one, to have margins.
const nearBlocks = 40

// inBlockQuotation reports a passage in a block quotation of the source, among
// blocks of which most stand in none.
func (p *Passage) inBlockQuotation() bool {
	blocks := p.text.Blocks()
	if p.first < 0 || !blocks[p.first].Quoted || !blocks[p.last].Quoted {
		return false
	}
	quoted, own := 0, 0
	for _, b := range blocks[max(0, p.first-nearBlocks):min(len(blocks), p.last+1+nearBlocks)] {
		switch {
		case b.Quoted:
			quoted += b.Len()
		case b.Kind == text.Paragraph || b.Kind == text.ListItem:
			own += b.Len()
		}
	}
	return own > quoted
}

// introduced is the block quotation, with what the block above it tells of it.
func (p *Passage) introduced() Speech {
	blocks := p.text.Blocks()
	at := p.first
	for at > 0 && blocks[at].Quoted {
		at--
	}
	b := blocks[at]
	if b.Quoted || b.Kind != text.Paragraph && b.Kind != text.ListItem {
		return Speech{}
	}
	above := p.text.Seen(max(b.Start, b.End-reach), b.End)
	above = above[sentenceStart(above, 0, p.lang):]
	var s Speech
	s.Said, s.Sayer = p.teller(above, false)
	return s
}
