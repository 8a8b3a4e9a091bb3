package match

import (
	"encoding/binary"
	"math/bits"
)

// An Imprint is what a text leaves behind that tells which quotations cannot
// stand in it: a bit filter of pieces of its key, a twentieth of the text's size.
// It does not change once made. A nil Imprint may be of any text.
type Imprint struct {
	filter []uint64
}

// Pieces of the key of imprintWidth bytes are pressed into an imprint, one every
// imprintStep bytes: whatever stands in the text holds some of them.
const (
	imprintWidth = 16
	imprintStep  = 8
)

// newImprint makes one for a text of n bytes, of which the key has some five out
// of six: four bits for each piece.
func newImprint(n int) *Imprint {
	return &Imprint{make([]uint64, n/imprintStep/20+1)}
}

// Encode gives the imprint as DecodeImprint reads it.
func (p *Imprint) Encode() []byte {
	out := make([]byte, 0, p.Size())
	for _, w := range p.filter {
		out = binary.LittleEndian.AppendUint64(out, w)
	}
	return out
}

// DecodeImprint reads what Encode gave; nil for what no imprint gives. Of which
// text it is nobody can tell by it.
func DecodeImprint(data string) *Imprint {
	if len(data) == 0 || len(data)%8 != 0 {
		return nil
	}
	p := &Imprint{make([]uint64, len(data)/8)}
	for i := range p.filter {
		p.filter[i] = binary.LittleEndian.Uint64([]byte(data[8*i : 8*i+8]))
	}
	return p
}

// Size is the memory that it needs, in bytes.
func (p *Imprint) Size() int { return 8 * len(p.filter) }

// press adds the pieces of a part of a key, before which others of so many bytes
// were pressed; some of these may be pressed again.
func (p *Imprint) press(key []byte, before int) {
	filter := p.filter
	for i := (imprintStep - before%imprintStep) % imprintStep; i+imprintWidth <= len(key); i += imprintStep {
		at, set := p.place(key[i : i+imprintWidth])
		filter[at] |= set
	}
}

// place is the word of the filter that a piece has its bits in, and these.
func (p *Imprint) place(piece []byte) (at, set uint64) {
	w := binary.LittleEndian.Uint64(piece)*0xD6E8FEB86659FD93 ^ bits.RotateLeft64(binary.LittleEndian.Uint64(piece[8:]), 32)
	w ^= w >> 29 // the words of a filter are told apart by the highest bits
	h := hash(w)
	at, _ = bits.Mul64(h, uint64(len(p.filter)))
	return at, bitsOf(h)
}

// may reports whether a key may be a part of the one that was pressed.
func (p *Imprint) may(key []byte) bool {
	if len(key) < imprintWidth+imprintStep-1 {
		return true // it may lie between two pieces
	}
	for first := range imprintStep {
		if p.has(key[first:]) {
			return true
		}
	}
	return false
}

// has reports whether all pieces of a key are there that stand imprintStep bytes
// apart, from its start on.
func (p *Imprint) has(key []byte) bool {
	for ; len(key) >= imprintWidth; key = key[imprintStep:] {
		if at, set := p.place(key[:imprintWidth]); p.filter[at]&set != set {
			return false
		}
	}
	return true
}

// MayStand reports whether the quotation of an index may stand in the text of an
// imprint: where it is false Standing would not give it.
func (f *Finder) MayStand(i int, p *Imprint) bool {
	if p == nil {
		return true
	}
	y := f.queries[i]
	for _, slots := range y.slots {
		all := true
		for _, slot := range slots {
			all = all && p.may(f.patterns[slot].key)
		}
		if all && len(slots) > 0 {
			return true
		}
	}
	return false
}
