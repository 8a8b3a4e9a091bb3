package proof_test

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"factsheet/render/evidence"
	"factsheet/render/pdf/object"
	"factsheet/render/proof"
)

// An alteration does something to a file that somebody might do to a handout. It
// reports whether it did anything.
type alteration struct {
	name  string
	want  proof.Outcome
	alter func(r *rand.Rand, f *object.File) bool
}

// alterations are those that leave a file that reads as one of ours: it is decoded,
// altered and written anew, with its cross-references and its /ID.
var alterations = []alteration{
	{"a glyph", proof.PrintedAltered, inContent(glyph)},
	{"two glyphs change places", proof.PrintedAltered, inContent(swapGlyphs)},
	{"a kern", proof.PrintedAltered, inContent(numberIn(regexp.MustCompile(`>(-?[0-9.]+)<`)))},
	{"a run left out", proof.PrintedAltered, inContent(lineOut(regexp.MustCompile(`(?m)^\[.*\] TJ\n`)))},
	{"a run twice", proof.PrintedAltered, inContent(twice(regexp.MustCompile(`(?m)^\[.*\] TJ\n`)))},
	{"operators change places", proof.PrintedAltered, inContent(swapLines)},
	{"any line of the content left out", proof.PrintedAltered, inContent(lineOut(regexp.MustCompile(`(?m)^.*\n`)))},
	{"a place on the page", proof.PrintedAltered, inContent(numberIn(regexp.MustCompile(`1 0 0 1 ([0-9.]+) [0-9.]+ Tm`)))},
	{"a colour", proof.PrintedAltered, inContent(numberIn(regexp.MustCompile(`(?m)^([0-9.]+) [0-9.]+ [0-9.]+ rg$`)))},
	{"the size of a face", proof.PrintedAltered, inContent(numberIn(regexp.MustCompile(`/S?[A-Za-z0-9]+ ([0-9.]+) Tf`)))},
	{"a byte of the content", proof.PrintedAltered, inContent(anyByte)},
	{"text made an artifact", proof.PrintedAltered, inContent(artifact)},
	{"an entry of a map to Unicode", proof.PrintedAltered, inStream(regexp.MustCompile(`beginbfchar`), numberIn(regexp.MustCompile(`<[0-9A-F]{4}> <([0-9A-F]{4})>`)))},
	{"an entry of a map to Unicode left out", proof.PrintedAltered, inStream(regexp.MustCompile(`beginbfchar`), lineOut(regexp.MustCompile(`(?m)^<[0-9A-F]{4}> <[0-9A-F]+>\n`)))},
	{"a byte of a face", proof.PrintedAltered, inKind("FontFile2")},
	{"a byte of the map from characters to glyphs", proof.PrintedAltered, inKind("CIDToGIDMap")},
	{"a byte of the metadata", proof.PrintedAltered, inKind("Metadata")},
	{"a byte of a picture", proof.PrintedAltered, picture},
	{"a value of the structure", proof.PrintedAltered, value(func(d object.Dict) bool { return d["Type"] == object.Name("StructElem") })},
	{"an element of the structure left out", proof.PrintedAltered, kids},
	{"a value of a page", proof.PrintedAltered, value(func(d object.Dict) bool { return d["Type"] == object.Name("Page") })},
	{"a value of a link", proof.PrintedAltered, value(func(d object.Dict) bool { return d["Subtype"] == object.Name("Link") || d["S"] == object.Name("URI") })},
	{"a value of a bookmark", proof.PrintedAltered, value(func(d object.Dict) bool { return d["Title"] != nil && d["Parent"] != nil })},
	{"a value of a face", proof.PrintedAltered, value(func(d object.Dict) bool { return d["BaseFont"] != nil || d["FontName"] != nil })},
	{"other metadata beside those that are sealed", proof.PrintedAltered, func(_ *rand.Rand, f *object.File) bool {
		sealed := f.Trailer["Info"]
		other := maps.Clone(f.Dict(sealed))
		other["A"], other["Title"] = sealed, object.String("Another title")
		f.Trailer["Info"] = other
		return true
	}},
	{"a catalogue that is a stream", proof.PrintedAltered, func(_ *rand.Rand, f *object.File) bool {
		root := f.Trailer["Root"].(object.Ref)
		f.Objects[root] = &object.Stream{Dict: f.Dict(root), Data: []byte("unsealed")}
		return true
	}},
	{"a catalogue behind another object", proof.PrintedAltered, func(_ *rand.Rand, f *object.File) bool {
		f.Trailer["Root"] = f.Add(f.Trailer["Root"])
		return true
	}},
	{"another action when it is opened", proof.PrintedAltered, func(_ *rand.Rand, f *object.File) bool {
		f.Dict(f.Trailer["Root"])["OpenAction"] = object.Dict{"S": object.Name("JavaScript"), "JS": object.String("app.alert(1)")}
		return true
	}},
	{"a byte of an attachment", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, _ := pickAttachment(r, f)
		return anyByteOf(r, &s.Data)
	}},
	{"a byte of the sheet, and its checksum", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, _ := attachmentNamed(f, evidence.SheetName)
		return anyByteOf(r, &s.Data) && consistent(s)
	}},
	{"a word of a quotation in the evidence, and the checksum", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, _ := attachmentNamed(f, evidence.FileName)
		return inMatch(r, &s.Data, regexp.MustCompile(`"(?:quote|printed|point|source|show)": "([^"]+)"`)) && consistent(s)
	}},
	{"a digest in the evidence, and the checksum", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, _ := attachmentNamed(f, evidence.FileName)
		i := bytes.Index(s.Data, []byte(`"digest": {`))
		part := s.Data[i : i+120] // the sheet's: nothing in the file shows that another is wrong
		return inMatch(r, &part, regexp.MustCompile(`"sha256": "([0-9a-f]+)"`)) && consistent(s)
	}},
	{"a quotation of the evidence left out, and the checksum", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, _ := attachmentNamed(f, evidence.FileName)
		e, err := evidence.Read(s.Data)
		if err != nil {
			return false
		}
		n := r.IntN(len(e.Quotations))
		e.Quotations = slices.Delete(e.Quotations, n, n+1)
		for i := range e.Quotations {
			e.Quotations[i].Note = i + 1
		}
		s.Data, err = e.JSON()
		return err == nil && consistent(s)
	}},
	{"an attachment left out", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		root := f.Dict(f.Trailer["Root"])
		tree := f.Dict(f.Dict(root["Names"])["EmbeddedFiles"])
		i := r.IntN(2)
		tree["Names"] = slices.Delete(slices.Clone(f.Array(tree["Names"])), 2*i, 2*i+2)
		root["AF"] = slices.Delete(slices.Clone(f.Array(root["AF"])), i, i+1)
		return true
	}},
	{"another file attached", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		root := f.Dict(f.Trailer["Root"])
		tree := f.Dict(f.Dict(root["Names"])["EmbeddedFiles"])
		ref := f.Array(root["AF"])[0]
		tree["Names"] = append(slices.Clone(f.Array(tree["Names"])), object.String("setup.exe"), ref)
		root["AF"] = append(slices.Clone(f.Array(root["AF"])), ref)
		return true
	}},
	{"a value of an attachment", proof.EvidenceAltered, func(r *rand.Rand, f *object.File) bool {
		s, spec := pickAttachment(r, f)
		return anyValue(r, []object.Dict{s.Dict, spec, f.Dict(s.Dict["Params"])}[r.IntN(3)])
	}},
}

// TestAlterations alters a handout at random, in every way that is known: none goes
// unnoticed, and each is told for what it is. FACTSHEET_ALTERATIONS says how many
// times; without it a sample is taken.
func TestAlterations(t *testing.T) {
	n := 2 * len(alterations)
	if v := os.Getenv("FACTSHEET_ALTERATIONS"); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	data := made(t, sheet, false, nil)
	f := read(t, data)
	if r := verified(t, written(t, f), proof.Options{}); r.Outcome != proof.AllWell {
		t.Fatalf("a file that nobody altered: %s", told(r))
	}
	random := rand.New(rand.NewPCG(1, 2))
	made, named := make(map[string]int), 0
	for i := range n {
		a := alterations[i%len(alterations)]
		altered := read(t, data)
		for tries := 0; !a.alter(random, altered); tries++ {
			if tries > 20 {
				t.Fatalf("%s: the file has nothing to alter", a.name)
			}
		}
		r := verified(t, written(t, altered), proof.Options{})
		if made[a.name]++; r.Outcome != a.want {
			t.Errorf("%s (alteration %d): want %s, told: %s", a.name, i, a.want, told(r))
		}
		if r.Resaved {
			t.Errorf("%s: a file in our own layout is taken for one that was saved anew", a.name)
		}
		for _, p := range r.Problems {
			if p.Note > 0 && p.Kind == proof.PrintedAltered {
				named++
				break
			}
		}
	}
	t.Logf("%d alterations of %d kinds; %d reports name the quotation that is printed otherwise", n, len(made), named)
}

// Bytes of the file itself, wherever they are: the file is not what the program
// wrote, whatever else can be said.
func TestAlteredBytes(t *testing.T) {
	n := 40
	if v := os.Getenv("FACTSHEET_ALTERATIONS"); v != "" {
		var err error
		if n, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	data := made(t, sheet, false, nil)
	random := rand.New(rand.NewPCG(3, 4))
	count := make(map[proof.Outcome]int)
	for i := range n {
		bad := bytes.Clone(data)
		what := "another byte"
		switch at := random.IntN(len(bad)); i % 4 {
		case 0, 1:
			bad[at] ^= byte(1 + random.IntN(255))
		case 2:
			what, bad = "a byte less", slices.Delete(bad, at, at+1)
		case 3:
			what, bad = "a byte more", slices.Insert(bad, at, byte(random.IntN(256)))
		}
		r := verified(t, bad, proof.Options{})
		if count[r.Outcome]++; r.Outcome == proof.AllWell {
			t.Errorf("%s: all well (alteration %d)", what, i)
		}
	}
	t.Logf("%d files: %v", n, count)
}

// A signature covers what its own parts do not: whatever is altered in the evidence
// and made to agree.
func TestAlteredEvidenceThatAgrees(t *testing.T) {
	data := made(t, sheet, false, signer(t))
	random := rand.New(rand.NewPCG(5, 6))
	for i := range 40 {
		f := read(t, data)
		s, _ := attachmentNamed(f, evidence.FileName)
		if !inMatch(random, &s.Data, regexp.MustCompile(`[a-z0-9]+`)) {
			t.Fatal("nothing to alter")
		}
		consistent(s)
		if r := verified(t, written(t, f), proof.Options{}); r.Outcome != proof.EvidenceAltered && r.Outcome != proof.Unverified {
			t.Errorf("alteration %d: %s", i, told(r))
		}
	}
}

func read(t testing.TB, data []byte) *object.File {
	t.Helper()
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func written(t testing.TB, f *object.File) []byte {
	t.Helper()
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// consistent makes the checksum of an attachment that of its bytes, as a forger would.
func consistent(s *object.Stream) bool {
	sum := md5.Sum(s.Data)
	p := s.Dict["Params"].(object.Dict)
	p["Size"], p["CheckSum"] = object.Number(fmt.Sprint(len(s.Data))), object.String(sum[:])
	return true
}

func attachmentNamed(f *object.File, name string) (*object.Stream, object.Dict) {
	names := f.Array(f.Dict(f.Dict(f.Dict(f.Trailer["Root"])["Names"])["EmbeddedFiles"])["Names"])
	for i := 0; i < len(names); i += 2 {
		if names[i] == object.String(name) {
			spec := f.Dict(names[i+1])
			s := f.Stream(f.Dict(spec["EF"])["F"])
			s.Data = bytes.Clone(s.Data)
			return s, spec
		}
	}
	panic("no attachment " + name)
}

func pickAttachment(r *rand.Rand, f *object.File) (*object.Stream, object.Dict) {
	return attachmentNamed(f, []string{evidence.SheetName, evidence.FileName}[r.IntN(2)])
}

// inContent alters the content of a page.
func inContent(alter func(*rand.Rand, *[]byte) bool) func(*rand.Rand, *object.File) bool {
	return func(r *rand.Rand, f *object.File) bool {
		pages := f.Pages()
		s := f.Stream(f.Dict(pages[r.IntN(len(pages))])["Contents"])
		s.Data = bytes.Clone(s.Data)
		return alter(r, &s.Data)
	}
}

// inStream alters a stream that holds a pattern.
func inStream(has *regexp.Regexp, alter func(*rand.Rand, *[]byte) bool) func(*rand.Rand, *object.File) bool {
	return func(r *rand.Rand, f *object.File) bool {
		var list []*object.Stream
		for _, ref := range refs(f) {
			if s, ok := f.Objects[ref].(*object.Stream); ok && has.Match(s.Data) {
				list = append(list, s)
			}
		}
		s := list[r.IntN(len(list))]
		s.Data = bytes.Clone(s.Data)
		return alter(r, &s.Data)
	}
}

// inKind alters a byte of a stream to which a key of a dictionary refers.
func inKind(key object.Name) func(*rand.Rand, *object.File) bool {
	return func(r *rand.Rand, f *object.File) bool {
		var list []*object.Stream
		for _, ref := range refs(f) {
			if s := f.Stream(f.Dict(ref)[key]); s != nil {
				list = append(list, s)
			}
		}
		return anyByteOf(r, &list[r.IntN(len(list))].Data)
	}
}

func picture(r *rand.Rand, f *object.File) bool {
	for _, ref := range refs(f) {
		if s, ok := f.Objects[ref].(*object.Stream); ok && s.Dict["Subtype"] == object.Name("Image") && s.Dict["SMask"] == nil {
			return anyByteOf(r, &s.Data)
		}
	}
	return false
}

// value alters a value of a dictionary of some kind.
func value(of func(object.Dict) bool) func(*rand.Rand, *object.File) bool {
	return func(r *rand.Rand, f *object.File) bool {
		var list []object.Dict
		for _, ref := range refs(f) {
			if d, ok := f.Objects[ref].(object.Dict); ok {
				if of(d) {
					list = append(list, d)
				}
				if inner, ok := d["A"].(object.Dict); ok && of(inner) {
					list = append(list, inner)
				}
			}
		}
		return len(list) > 0 && anyValue(r, list[r.IntN(len(list))])
	}
}

// kids takes an element out of the structure.
func kids(r *rand.Rand, f *object.File) bool {
	var list []object.Dict
	for _, ref := range refs(f) {
		if d, ok := f.Objects[ref].(object.Dict); ok && d["Type"] == object.Name("StructElem") && len(f.Array(d["K"])) > 1 {
			list = append(list, d)
		}
	}
	d := list[r.IntN(len(list))]
	k := slices.Clone(f.Array(d["K"]))
	i := r.IntN(len(k))
	d["K"] = slices.Delete(k, i, i+1)
	return true
}

// refs lists the objects in an order.
func refs(f *object.File) []object.Ref {
	var out []object.Ref
	for r := range f.Objects {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// anyValue alters a name, number or string in a dictionary, or takes a key out.
func anyValue(r *rand.Rand, d object.Dict) bool {
	var keys []object.Name
	for k := range d {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	k := keys[r.IntN(len(keys))]
	switch v := d[k].(type) {
	case object.Name:
		d[k] = v + "X"
	case object.Number:
		d[k] = v + "1"
	case object.String:
		d[k] = v + "\x00X"
	default:
		delete(d, k)
	}
	return true
}

func anyByte(r *rand.Rand, data *[]byte) bool { return anyByteOf(r, data) }

func anyByteOf(r *rand.Rand, data *[]byte) bool {
	*data = bytes.Clone(*data)
	if len(*data) == 0 {
		return false
	}
	(*data)[r.IntN(len(*data))] ^= byte(1 + r.IntN(255))
	return true
}

// pick gives one of the matches of a pattern: the places of its groups; nil where
// there is none.
func pick(r *rand.Rand, data []byte, pattern *regexp.Regexp) []int {
	all := pattern.FindAllSubmatchIndex(data, -1)
	if len(all) == 0 {
		return nil
	}
	return all[r.IntN(len(all))]
}

var hexGlyph = regexp.MustCompile(`<((?:[0-9a-f]{4})+)>`)

// glyph shows another character that the page has, too.
func glyph(r *rand.Rand, data *[]byte) bool {
	one, other := pick(r, *data, hexGlyph), pick(r, *data, hexGlyph)
	if one == nil {
		return false
	}
	to := one[2] + 4*r.IntN((one[3]-one[2])/4)
	from := other[2] + 4*r.IntN((other[3]-other[2])/4)
	if bytes.Equal((*data)[to:to+4], (*data)[from:from+4]) {
		return false
	}
	copy((*data)[to:to+4], (*data)[from:from+4])
	return true
}

func swapGlyphs(r *rand.Rand, data *[]byte) bool {
	at := pick(r, *data, hexGlyph)
	if at == nil || at[3]-at[2] < 8 {
		return false
	}
	i := at[2] + 4*r.IntN((at[3]-at[2])/4-1)
	one, two := string((*data)[i:i+4]), string((*data)[i+4:i+8])
	copy((*data)[i:], two+one)
	return one != two
}

// numberIn alters a digit of the group that a pattern has.
func numberIn(pattern *regexp.Regexp) func(*rand.Rand, *[]byte) bool {
	return func(r *rand.Rand, data *[]byte) bool { return inMatch(r, data, pattern) }
}

// inMatch alters a letter or digit in the last group of a match.
func inMatch(r *rand.Rand, data *[]byte, pattern *regexp.Regexp) bool {
	at := pick(r, *data, pattern)
	if at == nil {
		return false
	}
	start, end := at[len(at)-2], at[len(at)-1]
	i := start + r.IntN(end-start)
	switch c := (*data)[i]; {
	case c >= '0' && c < '9', c >= 'a' && c < 'f', c > 'f' && c < 'z', c >= 'A' && c < 'F':
		(*data)[i]++
	case c == '9' || c == 'f' || c == 'z' || c == 'F':
		(*data)[i]--
	default:
		return false
	}
	return true
}

// lineOut takes out a line.
func lineOut(pattern *regexp.Regexp) func(*rand.Rand, *[]byte) bool {
	return func(r *rand.Rand, data *[]byte) bool {
		at := pick(r, *data, pattern)
		if at == nil {
			return false
		}
		*data = slices.Delete(*data, at[0], at[1])
		return true
	}
}

func twice(pattern *regexp.Regexp) func(*rand.Rand, *[]byte) bool {
	return func(r *rand.Rand, data *[]byte) bool {
		at := pick(r, *data, pattern)
		if at == nil {
			return false
		}
		*data = slices.Insert(*data, at[0], bytes.Clone((*data)[at[0]:at[1]])...)
		return true
	}
}

func swapLines(r *rand.Rand, data *[]byte) bool {
	lines := bytes.SplitAfter(*data, []byte("\n"))
	if len(lines) < 3 {
		return false
	}
	i := r.IntN(len(lines) - 2)
	if bytes.Equal(lines[i], lines[i+1]) {
		return false
	}
	lines[i], lines[i+1] = lines[i+1], lines[i]
	*data = bytes.Join(lines, nil)
	return true
}

// artifact takes text out of the structure.
func artifact(r *rand.Rand, data *[]byte) bool {
	at := pick(r, *data, regexp.MustCompile(`(?m)^/[A-Za-z0-9]+ <</MCID [0-9]+>> BDC\n`))
	if at == nil {
		return false
	}
	*data = slices.Replace(*data, at[0], at[1], []byte("/Artifact BMC\n")...)
	return true
}
