package check

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/cache"
	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/reading"
	"factsheet/sources/text"
)

// A desk is a workspace that is checked again and again, with a count of what is
// read.
type desk struct {
	t       *testing.T
	dir     string
	cache   *cache.Cache
	program string
	sheets  map[string]string
	o       Options

	texts, orders, parsed int // of sources, of their other readings, of sheets
}

func newDesk(t *testing.T, files map[string]string) *desk {
	t.Helper()
	c, err := cache.Open(t.TempDir(), 1<<24)
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, dir: t.TempDir(), cache: c, program: "one", sheets: make(map[string]string)}
	for name, data := range files {
		d.write(name, data)
	}
	return d
}

func (d *desk) write(name, data string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(data), 0o666); err != nil {
		d.t.Fatal(err)
	}
}

// sheet writes a sheet with one point for the evidence.
func (d *desk) sheet(name, evidence string) {
	d.sheets[name] = "format: 1\ntitle: T\npoints:\n  - id: p\n    claim: |\n      A claim.\n    evidence:\n      " +
		strings.ReplaceAll(strings.TrimSpace(evidence), "\n", "\n      ") + "\n"
}

func (d *desk) run(memory bool) string {
	d.t.Helper()
	lib, err := sources.Open(d.dir, "sources")
	if err != nil {
		d.t.Fatal(err)
	}
	o := d.o
	list := page(&d.orders)
	read := list[0].Read
	list[0].Read = func(ctx context.Context, in extract.Input) (*text.Text, error) { d.texts++; return read(ctx, in) }
	list[0].Endings = append(list[0].Endings, ".txt")
	o.Reader, o.Workers = &reading.Reader{Formats: list}, 1
	if memory {
		files := reading.Recall(d.cache, "desk")
		files.Settled = time.Nanosecond // nothing changes twice in a tick here
		o.Memory = &Memory{Cache: d.cache, Files: files, Workspace: "desk", Program: d.program, Reports: "all"}
	}
	var inputs []Input
	for _, name := range []string{"a", "b", "c"} {
		if data, ok := d.sheets[name]; ok {
			inputs = append(inputs, Input{Name: name, Digest: cache.Key(data), Read: func() (*sheets.Sheet, []sheets.Problem) {
				d.parsed++
				return sheets.Parse(name, []byte(data))
			}})
		}
	}
	report, err := Run(context.Background(), lib, inputs, o)
	if err != nil {
		d.t.Fatal(err)
	}
	out := fmt.Sprintln(report.Sources, report.Library)
	for _, r := range report.Results {
		kept, ok := r.Kept()
		if !ok {
			kept = told(r)
			r.Keep(kept)
		}
		out += fmt.Sprintln(r.Errors(), r.Warnings(), r.Checked()) + kept
	}
	return out
}

// told is all that a Result says.
func told(r *Result) string {
	var b strings.Builder
	for _, q := range r.Quotations {
		fmt.Fprintf(&b, "%s %s %+v %s", q.Point, q.Verdict, q.Match, q.Reading)
		if f := q.Found; f != nil {
			fmt.Fprintf(&b, " in %s %+v", f.Source.ID, *keepFound(f))
		}
		b.WriteByte('\n')
	}
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s %s %d %s %s %s %v %s\n", f.Pos, f.Rule, f.Severity, f.Point, f.Message, f.Hint, f.Related, f.Fingerprint)
	}
	return b.String()
}

// both runs with what is kept and without, compares, and says what the first run
// read.
func (d *desk) both() (report, read string) {
	d.t.Helper()
	time.Sleep(2 * time.Millisecond)
	d.texts, d.orders, d.parsed = 0, 0, 0
	kept := d.run(true)
	some := "no"
	if d.texts > 0 {
		some = "some" // how many is the search's own affair
	}
	read = fmt.Sprintf("%s texts, %d readings, %d sheets", some, d.orders, d.parsed)
	if fresh := d.run(false); kept != fresh {
		d.t.Fatalf("with what is kept:\n%s\nwithout:\n%s", kept, fresh)
	}
	return kept, read
}

func (d *desk) wants(why, read string, says ...string) {
	d.t.Helper()
	report, got := d.both()
	if got != read {
		d.t.Errorf("%s: read %s, want %s", why, got, read)
	}
	for _, s := range says {
		if !strings.Contains(report, s) {
			d.t.Errorf("%s: %q is not told in\n%s", why, s, report)
		}
	}
}

const three = "format: 1\nsources:\n  one:\n    title: One\n    file: one.txt\n  two:\n    title: Two\n    file: two.txt\n  three:\n    title: Three\n    file: three.txt\n"

func threeSources() map[string]string {
	return map[string]string{"catalogue.yaml": three,
		"one.txt":   "The harbour handled 4,000 boats in the year.\nNo boat was refused a berth.\n",
		"two.txt":   "A berth costs twelve euros a night in summer.\nThe office is open all day.\n",
		"three.txt": "We thank the harbour master for the new lights.\n"}
}

func cite(source, words string) string {
	return "- source: " + source + "\n  quote: |\n    " + words + "\n"
}

// Each sort of change has that done anew which rests on it, and no more.
func TestKeptAsLongAsItHolds(t *testing.T) {
	d := newDesk(t, threeSources())
	d.sheet("a", cite("one", "The harbour handled 4,000 boats")+cite("two", "A berth costs twelve euros"))
	d.sheet("b", cite("two", "The office is open")+cite("one", "No boat was denied a berth")+cite("one", "the new lights of the old quay"))
	d.wants("at first", "some texts, 0 readings, 2 sheets", "misquote")
	d.wants("nothing changed", "no texts, 0 readings, 0 sheets", "misquote")
	d.sheet("a", cite("one", "The harbour handled 4,000 boats")+cite("two", "A berth costs ten euros"))
	d.wants("a quotation fails in a sheet that changed", "some texts, 0 readings, 1 sheets")
	d.wants("and again", "no texts, 0 readings, 0 sheets")
	d.sheet("a", cite("one", "handled 4,000 boats")+cite("two", "A berth costs ten euros"))
	d.wants("a quotation that passes", "some texts, 0 readings, 1 sheets")
	d.write("three.txt", "We thank the harbour master. No boat was denied a berth there.\n")
	d.wants("words that failed stand in a source that no sheet names", "some texts, 0 readings, 1 sheets", "the words stand in three")
	d.wants("and again", "no texts, 0 readings, 0 sheets", "the words stand in three")
	d.write("three.txt", "We thank the harbour master.\n")
	d.wants("and no longer", "some texts, 0 readings, 1 sheets")
	d.write("one.txt", "The harbour handled 4,000 boats in the year.\nNo boat was denied a berth.\n")
	d.wants("the source of both sheets, where it changes what comes of one", "some texts, 0 readings, 1 sheets", "exact")
	d.write("one.txt", "The harbour handled 4,000 boats in the year.\nNo boat was denied a berth.\nIt is open.\n")
	d.wants("the source of both sheets, where it changes nothing", "some texts, 0 readings, 0 sheets", "exact")
	d.wants("and again", "no texts, 0 readings, 0 sheets", "exact")
	d.write("one.txt", "Notice.\nThe harbour handled 4,000 boats in the year.\nNo boat was denied a berth.\n")
	d.wants("the source of both sheets, where the passages move", "some texts, 0 readings, 2 sheets", "exact")
	d.o.Conventions = "strict"
	d.wants("other conventions", "some texts, 0 readings, 2 sheets")
	d.o.Severities = map[string]Severity{"several-passages": Off}
	d.wants("other severities", "some texts, 0 readings, 2 sheets")
	d.write("catalogue.yaml", strings.Replace(three, "title: Three", "title: Another", 1))
	d.wants("an entry of the catalogue: reports name sources", "some texts, 0 readings, 2 sheets")
	d.program = "two"
	d.wants("another program", "some texts, 0 readings, 2 sheets")
	d.wants("and again", "no texts, 0 readings, 0 sheets")
}

// The first source in the order of the catalogue counts, also where the order is
// another one than when it was found.
func TestKeptOrderOfTheCatalogue(t *testing.T) {
	files := threeSources()
	files["two.txt"] += "No boat was denied a berth there.\n"
	files["three.txt"] += "No boat was denied a berth there.\n"
	d := newDesk(t, files)
	d.sheet("a", cite("one", "No boat was denied a berth"))
	d.wants("at first", "some texts, 0 readings, 1 sheets", "the words stand in two")
	head, rest, _ := strings.Cut(three, "  two:")
	two, last, _ := strings.Cut(rest, "  three:")
	d.write("catalogue.yaml", head+"  three:"+last+"  two:"+two)
	if report, _ := d.both(); !strings.Contains(report, "the words stand in three") {
		t.Error("the order of the catalogue does not count:\n" + report)
	}
}

// What a second reading of a page says is kept, and the page is not read again.
func TestKeptReadings(t *testing.T) {
	d := newDesk(t, map[string]string{"catalogue.yaml": "format: 1\nsources:\n  a:\n    title: A\n    file: a.page\n", "a.page": ferry})
	d.sheet("a", cite("a", "The ferry of the harbour sails twice a day in the summer")+cite("a", "The ferry of the harbour sails thrice a day"))
	d.wants("at first", "some texts, 1 readings, 1 sheets", "reading-order")
	d.wants("nothing changed", "no texts, 0 readings, 0 sheets", "reading-order")
	d.sheet("b", d.sheets["a"])
	d.sheets["b"] = d.sheets["a"]
	d.wants("a copy of the sheet", "some texts, 1 readings, 1 sheets", "reading-order")
}

// Of a source that has a password nothing is kept, nor of a sheet that quotes it,
// nor where it holds the words of others; and it is read in every run.
func TestNothingIsKeptOfLockedSources(t *testing.T) {
	files := threeSources()
	files["catalogue.yaml"] = strings.Replace(three, "file: three.txt", "file: three.txt\n    password-env: HARBOUR_PASSWORD", 1)
	d := newDesk(t, files)
	d.sheet("a", cite("three", "the harbour master for the new lights")+cite("three", "the harbour master for the old lights"))
	d.sheet("b", cite("one", "the harbour master for the new lights"))
	d.wants("at first", "some texts, 1 readings, 2 sheets", "the words stand in three")
	if _, read := d.both(); strings.HasPrefix(read, "no") || !strings.HasSuffix(read, " 2 sheets") {
		t.Errorf("what was locked was not read again: read %s", read)
	}
	err := filepath.WalkDir(d.cache.Dir(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), "new lights") {
			t.Errorf("%s holds words of the locked source: %q", path, data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Of a source that cannot be read nothing is kept, nor of a sheet that quotes it;
// what rests on others is kept all the same.
func TestUnreadableSourcesDisturbNothing(t *testing.T) {
	files := threeSources()
	files["catalogue.yaml"] = three + "  broken:\n    title: Broken\n    file: broken.bin\n"
	files["broken.bin"] = "no format is called so"
	d := newDesk(t, files)
	d.sheet("a", cite("one", "The harbour handled 4,000 boats")+cite("one", "No boat was denied a berth"))
	d.sheet("b", cite("broken", "The harbour is closed")+cite("two", "The office is open"))
	d.wants("at first", "some texts, 0 readings, 2 sheets", "unreadable", "misquote")
	d.wants("nothing changed", "no texts, 0 readings, 1 sheets", "unreadable", "misquote")
	d.sheet("a", cite("one", "No boat was refused a berth")+cite("one", "whales and dolphins swim past"))
	d.wants("the sheet beside it changed", "some texts, 0 readings, 2 sheets", "unreadable", "not-found")
	d.wants("and again", "no texts, 0 readings, 1 sheets", "unreadable", "not-found")
}

// Whatever is written in the place of a record, none is believed but its own.
func TestKeptDamaged(t *testing.T) {
	d := newDesk(t, threeSources())
	d.sheet("a", cite("one", "The harbour handled 4,000 boats")+cite("two", "A berth costs ten euros"))
	d.sheet("b", cite("three", "We thank the harbour master")+cite("two", "No boat was refused a berth"))
	d.both()
	k := &recollection{Memory: &Memory{Cache: d.cache, Workspace: "desk"}}
	names := [][]string{{"sheet", "all", "a"}, {"sheet", "all", "b"}, {"outcomes", "a"}, {"outcomes", "b"}, {"elsewhere"}}
	records := make([]string, len(names))
	for i, name := range names {
		var ok bool
		if records[i], ok = d.cache.Get(k.key(name...)); !ok {
			t.Fatalf("%v is not kept", name)
		}
	}
	for i, name := range names {
		for _, foreign := range append([]string{"", "words", records[i][:len(records[i])/2]}, records...) {
			d.cache.Put(k.key(name...), []byte(foreign))
			d.both()
		}
	}
}

// All that an outcome has is kept: no field is forgotten that is added to one of
// its types later.
func TestOutcomesAreKeptWhole(t *testing.T) {
	kept := reflect.TypeFor[keptFound]()
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Found]()) {
		if k, ok := kept.FieldByName(f.Name); f.Name != "Source" && (!ok || k.Type != f.Type) {
			t.Errorf("Found.%s is not kept", f.Name)
		}
	}
	known := map[string]bool{"Citation": true, "Source": true, "Verdict": true, "Match": true, "Found": true, "Reading": true,
		"Version": true, // told with the surroundings alone, of which nothing is kept
	}
	for _, f := range reflect.VisibleFields(reflect.TypeFor[Quotation]()) {
		if len(f.Index) == 1 && !known[f.Name] {
			t.Errorf("Quotation.%s is not kept: keep it in outcome, or say here why not", f.Name)
		}
	}
	for _, of := range []reflect.Type{reflect.TypeFor[match.Match](), kept, reflect.TypeFor[match.Quotation](), reflect.TypeFor[outcome]()} {
		exported(t, of, make(map[reflect.Type]bool))
	}
}

// exported fails for fields that an encoder does not see.
func exported(t *testing.T, of reflect.Type, seen map[reflect.Type]bool) {
	if seen[of] || of == reflect.TypeFor[*match.Conventions]() { // kept by name
		return
	}
	seen[of] = true
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		exported(t, of.Elem(), seen)
	case reflect.Struct:
		for i := range of.NumField() {
			if f := of.Field(i); !f.IsExported() {
				t.Errorf("%s.%s cannot be kept", of, f.Name)
			} else {
				exported(t, f.Type, seen)
			}
		}
	case reflect.Interface, reflect.Func, reflect.Chan:
		t.Errorf("%s cannot be kept", of)
	}
}

// No two things that differ are named alike, and places do not count.
func TestDigestOf(t *testing.T) {
	at := func(line int, value string) sheets.String {
		return sheets.String{Value: value, Pos: sheets.Pos{File: "a", Line: line, Col: 1}}
	}
	base := sheets.Evidence{Source: at(1, "s"), Quote: at(2, "words"), Edits: []sheets.Edit{{Shown: at(3, "[a]"), Replaces: at(4, "b")}}}
	name := func(e sheets.Evidence) string {
		d, ok := digestOf("x", e)
		if !ok {
			t.Fatal("evidence cannot be named")
		}
		return d
	}
	moved := base
	moved.Pos, moved.Quote = sheets.Pos{File: "b", Line: 9}, at(12, "words")
	if name(base) != name(moved) {
		t.Error("where evidence stands decides what comes of it")
	}
	seen := map[string]string{name(base): "the base"}
	for i := range reflect.TypeFor[sheets.Evidence]().NumField() {
		e := base
		f := reflect.ValueOf(&e).Elem().Field(i)
		field := reflect.TypeFor[sheets.Evidence]().Field(i).Name
		switch v := f.Addr().Interface().(type) {
		case *sheets.Pos:
			continue
		case *sheets.String:
			v.Value += "!"
		case *[]sheets.Edit:
			*v = append([]sheets.Edit{{Shown: at(1, "[a]"), Replaces: at(1, "")}}, *v...)
		case *[]sheets.Acknowledgement:
			*v = append(*v, sheets.Acknowledgement{Rule: at(1, "omission")})
		case *[]sheets.String:
			*v = append(*v, at(1, "words"))
		case *sheets.Show:
			*v = sheets.ShowNote
		default:
			t.Fatalf("Evidence.%s is of a type that this test does not know", field)
		}
		if other, ok := seen[name(e)]; ok {
			t.Errorf("another %s is named like %s", field, other)
		}
		seen[name(e)] = field
	}
	for _, pair := range [][2]any{{[]string{"a", "b"}, []string{"ab", ""}}, {[]string{"a"}, []string{"a", ""}}, {map[string]int{"a": 1}, map[string]int{"a": 2}}, {0.0, 1.0}, {&base, (*sheets.Evidence)(nil)}} {
		a, _ := digestOf(pair[0])
		if b, _ := digestOf(pair[1]); a == b {
			t.Errorf("%v and %v are named alike", pair[0], pair[1])
		}
	}
	if _, ok := digestOf(func() {}); ok {
		t.Error("a function has a name")
	}
}

// What was written is read back, but for places; of anything else nothing is.
func TestReadBack(t *testing.T) {
	place := text.Place{Page: 3, PageLabel: "iii", Section: "Über uns", Time: "0:01"}
	want := keptOutcomes{Options: "o", Sheet: "s", Whole: true, Sources: []keptAnswers{{ID: "one", Digest: "d"}}}
	list := []keptQuestion{{Name: "n", Evidence: sheets.Evidence{Quote: sheets.String{Value: "words\xff"}, Edits: []sheets.Edit{{}}, Show: sheets.ShowNote},
		Outcome: outcome{Verdict: match.Misquote, Notes: []string{"a", ""}, Found: &keptFound{Range: text.Range{Start: -1, End: 1 << 40}, Place: place},
			Match: match.Match{Similarity: 0.9999999, Difference: []match.Change{{Text: "x"}}}}}, {}}
	if !want.Sources[0].set(list) {
		t.Fatal("questions cannot be written")
	}
	if got := want.Sources[0].questions(); !reflect.DeepEqual(got, list) {
		t.Errorf("read back %+v, want %+v", got, list)
	}
	sheet := keptSheet{Rests: "r", Sources: []string{"a", "b"}, Notes: map[string][]string{"a": {"x"}, "b": nil}, Errors: 1 << 40,
		Failed: []keptFailure{{Asked: match.Quotation{Text: "t", Acknowledged: []string{"omission"}}}}}
	for _, v := range []any{want, sheet} {
		ok := true
		data := string(written(nil, reflect.ValueOf(v), &ok))
		got := reflect.New(reflect.TypeOf(v))
		if rest, read := readBack(data+"rest", got.Interface()); !ok || !read || rest != "rest" || !reflect.DeepEqual(got.Elem().Interface(), v) {
			t.Errorf("read back %+v and %q, want %+v", got.Elem(), rest, v)
		}
		for n := range data {
			if _, read := readBack(data[:n], reflect.New(reflect.TypeOf(v)).Interface()); read {
				t.Errorf("the first %d of %d bytes are taken for all", n, len(data))
			}
		}
	}
}

// Whatever stands in a record, reading it ends, and takes no more than it has.
func FuzzReadBack(f *testing.F) {
	ok := true
	f.Add(string(written(nil, reflect.ValueOf([]keptQuestion{{Name: "n"}, {}}), &ok)))
	f.Add("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")
	f.Fuzz(func(t *testing.T, data string) {
		for _, to := range []any{&[]keptQuestion{}, &keptSheet{}, &keptOutcomes{}, &keptElsewhere{}} {
			if rest, ok := readBack(data, to); ok && !strings.HasSuffix(data, rest) {
				t.Errorf("%q stands behind %q", rest, data)
			}
		}
	})
}
