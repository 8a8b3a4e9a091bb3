package verify

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"factsheet/render/pdf/object"
)

// smallest is the size in points below which text is not there to be read.
const smallest = 3

// What files of ours have less of: bytes of content on a page and on all, of text on
// all, and operands of an operator. A sheet has at most 1 MiB. Content of a few bytes
// may be made to unpack to more than memory holds.
const (
	mostContent  = 4 << 20
	mostContents = 64 << 20
	mostText     = 16 << 20
	mostOperands = 64
)

// pageKeys are what pages of ours have. Others could cut a page off, turn or scale
// it, or run something.
var pageKeys = []object.Name{"Annots", "Contents", "MediaBox", "Parent", "Resources", "StructParents", "Tabs", "Type"}

// linkKeys are what links of ours have. Others could draw over the page.
var linkKeys = []object.Name{"A", "Border", "Contents", "Dest", "F", "Rect", "StructParent", "Subtype", "Type"}

// catalogKeys are what catalogues of ours have, beside the attachments. Others could
// show layers, fields or another page, or run something.
var catalogKeys = []object.Name{"AF", "Lang", "MarkInfo", "Metadata", "Names", "Outlines", "OutputIntents", "Pages", "StructTreeRoot", "Type", "ViewerPreferences"}

// other is a key that a dictionary has beside some; "" is none.
func other(d object.Dict, keys []object.Name) object.Name {
	for _, k := range slices.Sorted(maps.Keys(d)) {
		if !slices.Contains(keys, k) {
			return k
		}
	}
	return ""
}

// A piece is what one mark of a page holds.
type piece struct {
	shown []said
	taken bool // by an element of the structure
}

// readPage reads the marked content of a page, by number.
func readPage(f *object.File, page object.Dict, fonts map[object.Ref]*font) (map[int]*piece, error) {
	stream := f.Stream(page["Contents"])
	switch {
	case stream == nil:
		return nil, fmt.Errorf("has no content")
	case len(stream.Data) > mostContent:
		return nil, fmt.Errorf("has more content than a page can show")
	}
	box := f.Array(page["MediaBox"])
	if len(box) != 4 || object.Float(box[0]) != 0 || object.Float(box[1]) != 0 {
		return nil, fmt.Errorf("has no size")
	}
	if name := other(page, pageKeys); name != "" {
		return nil, fmt.Errorf("has %s, which may show it otherwise", name)
	}
	resources := f.Dict(page["Resources"])
	r := &reader{file: f, names: f.Dict(resources["Font"]), pictures: f.Dict(resources["XObject"]), fonts: fonts,
		width: object.Float(box[2]), height: object.Float(box[3]), taken: make(map[[2]float64]string), out: make(map[int]*piece)}
	l := object.NewLexer(stream.Data)
	for {
		o, more, err := l.Next()
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		op, ok := o.(object.Operator)
		if !ok {
			if r.stack = append(r.stack, o); len(r.stack) > mostOperands {
				return nil, fmt.Errorf("has numbers without an operator")
			}
			continue
		}
		if err := r.do(op); err != nil {
			return nil, err
		}
		r.stack = r.stack[:0]
	}
	if r.in != nil {
		return nil, fmt.Errorf("marked content does not end")
	}
	return r.out, nil
}

// A reader follows the operators of one page.
type reader struct {
	file     *object.File
	names    object.Dict // of faces
	pictures object.Dict
	fonts    map[object.Ref]*font
	stack    []object.Object // operands
	in       *mark           // that has not ended
	state                    // of graphics
	saved    []state
	x, y     float64
	taken    map[[2]float64]string // what begins at a place
	out      map[int]*piece

	width, height float64 // of the page, whose lower left corner is 0, 0
}

// A mark is marked content.
type mark struct {
	silent bool   // what it holds is no text: an artifact, or part of a figure
	piece  *piece // nil for an artifact
	depth  int    // of saved states where it began
}

// A state is what q saves and Q brings back.
type state struct {
	font *font
	size float64
	pale bool // the colour is too near to that of paper
}

// anywhere are operators that show nothing, or shapes.
var anywhere = map[object.Operator]bool{
	"BT": true, "ET": true, "RG": true, "G": true, "w": true, "J": true, "j": true, "d": true, "M": true,
	"re": true, "m": true, "l": true, "c": true, "h": true, "f": true, "S": true, "n": true,
}

func (r *reader) do(op object.Operator) (err error) {
	switch op {
	case "BMC", "BDC":
		return r.begin()
	case "EMC":
		return r.end()
	case "q":
		r.saved = append(r.saved, r.state)
		if len(r.saved) > 64 {
			return fmt.Errorf("states are nested too deep")
		}
	case "Q":
		n := len(r.saved)
		if n == 0 || r.in != nil && r.in.depth == n {
			return fmt.Errorf("a state ends that did not begin")
		}
		r.state, r.saved = r.saved[n-1], r.saved[:n-1]
	case "cm", "W", "Do":
		// Text may not be moved or cut off so: it is where Tm puts it.
		if r.in == nil || !r.in.silent || len(r.saved) == r.in.depth {
			return fmt.Errorf("the operator %s outside a drawing", op)
		}
		if op == "Do" {
			return r.picture()
		}
	case "Tf":
		r.font, r.size, err = r.face()
	case "Tm":
		return r.place()
	case "rg", "g":
		r.pale = len(r.stack) > 0
		for _, o := range r.stack {
			r.pale = r.pale && object.Float(o) > 0.85
		}
	case "Tr":
		return fmt.Errorf("text in a mode that may not show it")
	case "TJ", "Tj":
		var s string
		if s, err = r.font.decode(r.stack); err == nil {
			err = r.show(s)
		}
	default:
		if !anywhere[op] {
			return fmt.Errorf("the operator %q, which files of ours do not have", op)
		}
	}
	return err
}

// begin reads the beginning of marked content. Marks do not stand in each other.
func (r *reader) begin() error {
	if r.in != nil {
		return fmt.Errorf("marked content inside marked content")
	}
	if len(r.stack) == 0 {
		return fmt.Errorf("marked content without a name")
	}
	name, _ := r.stack[0].(object.Name)
	m := &mark{depth: len(r.saved)}
	r.in = m
	if name == "Artifact" {
		m.silent = true
		return nil
	}
	var properties object.Dict
	if len(r.stack) == 2 {
		properties, _ = r.stack[1].(object.Dict)
	}
	number, ok := properties["MCID"].(object.Number)
	id, err := strconv.Atoi(string(number))
	switch {
	case !ok || err != nil || id < 0:
		return fmt.Errorf("marked content that belongs to no element")
	case len(properties) > 1:
		return fmt.Errorf("marked content %d may be read otherwise than it is shown", id)
	case r.out[id] != nil:
		return fmt.Errorf("marked content %d stands twice", id)
	}
	m.piece = &piece{}
	m.silent = name == "Figure"
	r.out[id] = m.piece
	return nil
}

func (r *reader) end() error {
	if r.in == nil {
		return fmt.Errorf("marked content ends that did not begin")
	}
	if r.in.depth != len(r.saved) {
		return fmt.Errorf("a state does not end with its marked content")
	}
	r.in = nil
	return nil
}

// picture refuses whatever could show text of its own.
func (r *reader) picture() error {
	if len(r.stack) == 1 {
		if name, ok := r.stack[0].(object.Name); ok {
			if s := r.file.Stream(r.pictures[name]); s != nil && s.Dict["Subtype"] == object.Name("Image") {
				return nil
			}
		}
	}
	return fmt.Errorf("something is drawn that is no picture")
}

func (r *reader) face() (*font, float64, error) {
	if len(r.stack) != 2 {
		return nil, 0, fmt.Errorf("a face without a size")
	}
	f, err := fontOf(r.file, r.names, r.stack[0], r.fonts)
	return f, object.Float(r.stack[1]), err
}

// place reads where text begins. Text of the document is neither turned nor
// stretched.
func (r *reader) place() error {
	if len(r.stack) != 6 {
		return fmt.Errorf("a place without its numbers")
	}
	for i, want := range []float64{1, 0, 0, 1} {
		if object.Float(r.stack[i]) != want && (r.in == nil || !r.in.silent) {
			return fmt.Errorf("text that is turned or stretched")
		}
	}
	r.x, r.y = object.Float(r.stack[4]), object.Float(r.stack[5])
	return nil
}

// show takes what an operator shows, and refuses what nobody could see.
func (r *reader) show(s string) error {
	if r.in == nil {
		return fmt.Errorf("%q belongs to no element and is no artifact", s)
	}
	if r.in.silent {
		return nil
	}
	at := [2]float64{r.x, r.y}
	letters := strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	switch {
	case !(r.x >= 0 && r.y >= 0 && r.x <= r.width && r.y <= r.height):
		return fmt.Errorf("%q stands outside the page", s)
	case r.pale:
		return fmt.Errorf("%q is as light as the paper", s)
	case !(r.size >= smallest):
		return fmt.Errorf("%q is too small to be read", s)
	case letters && r.taken[at] != "":
		return fmt.Errorf("%q stands on %q", s, r.taken[at])
	case letters:
		r.taken[at] = s
	}
	r.in.piece.shown = append(r.in.piece.shown, said{text: s, x: r.x, y: r.y})
	return nil
}
