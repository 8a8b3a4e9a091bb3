package text

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// The kinds of Origin that can be kept.
const (
	keptNone = iota
	keptMarks
	keptSegments
)

// Encode writes a text so that Decode gives it again from the same source. src
// is the source as the extractor had it: an origin that counts its lines is not
// written out. ok is false where the origin is of a kind that cannot be kept.
func Encode(t *Text, src string) (data []byte, ok bool) {
	e := encoder{out: make([]byte, 0, len(t.Content)+len(t.Content)/8+256)}
	switch o := t.origin.(type) {
	case nil:
		e.number(keptNone)
	case Marks:
		e.number(keptMarks)
		e.marks(o)
	case *Segments:
		if o.Lines.src != src {
			return nil, false
		}
		e.number(keptSegments)
		e.segments(o.Runs)
	default:
		return nil, false
	}
	e.string(t.Content)
	e.string(t.Language)
	e.number(len(t.Notes))
	for _, n := range t.Notes {
		e.string(n)
	}
	e.number(t.Pages)
	e.rising(len(t.Hyphens), func(i int) int { return t.Hyphens[i] })
	e.ranges(t.Furniture)
	blocks := t.Blocks()
	e.number(len(blocks))
	at := 0
	for _, b := range blocks {
		e.number(b.Start - at)
		e.number(b.Len())
		kind := int(b.Kind)<<8 | b.Level&0x7f
		if b.Quoted {
			kind |= 0x80
		}
		e.number(kind)
		at = b.End
	}
	return e.out, true
}

// An encoder appends numbers that are not negative as varints, and strings after
// their length.
type encoder struct{ out []byte }

func (e *encoder) number(n int) { e.out = binary.AppendUvarint(e.out, uint64(n)) }

func (e *encoder) string(s string) {
	e.number(len(s))
	e.out = append(e.out, s...)
}

// rising writes n ascending numbers by their distances.
func (e *encoder) rising(n int, value func(i int) int) {
	e.number(n)
	at := 0
	for i := range n {
		e.number(value(i) - at)
		at = value(i)
	}
}

func (e *encoder) ranges(list []Range) {
	e.number(len(list))
	at := 0
	for _, r := range list {
		e.number(r.Start - at)
		e.number(r.Len())
		at = r.End
	}
}

// segments may go back in the source: a distance is even, or odd where it is one
// back.
func (e *encoder) segments(runs []Segment) {
	e.number(len(runs))
	var last Segment
	for _, r := range runs {
		e.number(int(r.At - last.At))
		if step := int(r.Source - last.Source); step >= 0 {
			e.number(step << 1)
		} else {
			e.number(-step<<1 | 1)
		}
		e.number(int(r.Step))
		last = r
	}
}

// marks writes of each place only what is not as in the one before.
func (e *encoder) marks(list []Mark) {
	e.number(len(list))
	var last Mark
	for _, m := range list {
		e.number(m.At - last.At)
		numbers, strings := fields(&m.Place)
		lastNumbers, lastStrings := fields(&last.Place)
		changed := 0
		for i := range numbers {
			if *numbers[i] != *lastNumbers[i] {
				changed |= 1 << i
			}
		}
		for i := range strings {
			if *strings[i] != *lastStrings[i] {
				changed |= 1 << (len(numbers) + i)
			}
		}
		e.number(changed)
		for i := range numbers {
			if changed&(1<<i) != 0 {
				e.number(*numbers[i])
			}
		}
		for i := range strings {
			if changed&(1<<(len(numbers)+i)) != 0 {
				e.string(*strings[i])
			}
		}
		last = m
	}
}

// fields are those of a place that a mark can have: section and paragraph come
// from the blocks.
func fields(p *Place) ([3]*int, [4]*string) {
	return [3]*int{&p.Page, &p.Line, &p.Col}, [4]*string{&p.PageLabel, &p.Part, &p.Time, &p.Speaker}
}

var errDamaged = errors.New("the kept text is damaged")

// Decode makes the text that Encode wrote. It keeps data, and src where its
// places need it. Data that Encode did not write gives an error or some text; it
// is the caller who makes sure that it is whole.
func Decode(data, src string) (t *Text, err error) {
	d := decoder{in: data}
	defer func() {
		if e, ok := recover().(error); ok {
			t, err = nil, fmt.Errorf("%w: %w", errDamaged, e)
		}
	}()
	var origin Origin
	switch kind := d.number(); kind {
	case keptNone:
	case keptMarks:
		origin = d.marks()
	case keptSegments:
		origin = &Segments{Runs: d.segments(), Lines: NewLines(src)}
	default:
		return nil, errDamaged
	}
	content := d.string()
	language := d.string()
	var notes []string
	for range d.count() {
		notes = append(notes, d.string())
	}
	pages := d.number()
	hyphens := d.rising()
	furniture := d.ranges(len(content))
	blocks := make(outlined, d.count())
	at := 0
	for i := range blocks {
		b := &blocks[i]
		b.Start = at + d.number()
		b.End = b.Start + d.number()
		kind := d.number()
		b.Kind, b.Level, b.Quoted = Kind(kind>>8), kind&0x7f, kind&0x80 != 0
		at = b.End
	}
	if d.in != "" || at > len(content) || len(hyphens) > 0 && hyphens[len(hyphens)-1] >= len(content) {
		return nil, errDamaged
	}
	t = New(content, blocks, origin)
	t.Language, t.Notes, t.Pages, t.Hyphens, t.Furniture = language, notes, pages, hyphens, furniture
	return t, nil
}

// A decoder reads what an encoder wrote. It panics with errDamaged where that is
// not so.
type decoder struct{ in string }

func (d *decoder) number() int {
	n, shift := uint64(0), 0
	for i := 0; i < len(d.in); i++ {
		c := d.in[i]
		n |= uint64(c&0x7f) << shift
		if c < 0x80 {
			d.in = d.in[i+1:]
			if n > 1<<40 {
				break
			}
			return int(n)
		}
		if shift += 7; shift > 56 {
			break
		}
	}
	panic(errDamaged)
}

// count is a number of things that take a byte each at least.
func (d *decoder) count() int {
	n := d.number()
	if n > len(d.in) {
		panic(errDamaged)
	}
	return n
}

func (d *decoder) string() string {
	n := d.count()
	s := d.in[:n]
	d.in = d.in[n:]
	return s
}

func (d *decoder) rising() []int {
	n := d.count()
	if n == 0 {
		return nil
	}
	out := make([]int, n)
	at := 0
	for i := range out {
		at += d.number()
		out[i] = at
	}
	return out
}

func (d *decoder) ranges(most int) []Range {
	n := d.count()
	if n == 0 {
		return nil
	}
	out := make([]Range, n)
	at := 0
	for i := range out {
		out[i].Start = at + d.number()
		out[i].End = out[i].Start + d.number()
		at = out[i].End
	}
	if at > most {
		panic(errDamaged)
	}
	return out
}

func (d *decoder) segments() []Segment {
	out := make([]Segment, d.count())
	var last Segment
	for i := range out {
		last.At += int32(d.number())
		step := int32(d.number())
		if step&1 == 0 {
			last.Source += step >> 1
		} else {
			last.Source -= step >> 1
		}
		last.Step = int32(d.number())
		out[i] = last
	}
	return out
}

func (d *decoder) marks() Marks {
	out := make(Marks, d.count())
	var last Mark
	for i := range out {
		last.At += d.number()
		changed := d.number()
		numbers, strings := fields(&last.Place)
		for k := range numbers {
			if changed&(1<<k) != 0 {
				*numbers[k] = d.number()
			}
		}
		for k := range strings {
			if changed&(1<<(len(numbers)+k)) != 0 {
				*strings[k] = d.string()
			}
		}
		out[i] = last
	}
	return out
}
