package sheets_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources/yamldoc"
)

// words gives every text of a sheet, in the order of its fields.
func words(v any) []sheets.String {
	var out []sheets.String
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if s, ok := v.Interface().(sheets.String); ok {
				out = append(out, s)
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(v))
	return out
}

// checkHeld tests that each value of a file without problems is in the model,
// as it is written: nothing that an author writes is dropped.
func checkHeld(t *testing.T, data []byte) {
	t.Helper()
	s, problems := sheets.Parse("f", data)
	if len(problems) > 0 {
		return
	}
	held := map[sheets.Pos]string{}
	for _, w := range words(s) {
		held[w.Pos] = w.Value
	}
	var walk func(n *yamldoc.Node)
	walk = func(n *yamldoc.Node) {
		if n.Kind == yamldoc.Scalar && !n.IsEmpty() {
			if got, ok := held[n.Text.Pos]; !ok || strings.TrimRight(got, "\n") != strings.TrimRight(n.Text.Value, "\n") {
				t.Errorf("%s: %q is not in the model", n.Text.Pos, n.Text.Value)
			}
		}
		for _, e := range n.Entries {
			if k := e.Key.Value; k != "format" && k != "show" && k != "annex" && (k != "table" || e.Value.Kind != yamldoc.Scalar) { // the model has no String for these
				walk(e.Value)
			}
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	root, _ := yamldoc.Parse("f", data)
	walk(root)
}

func TestNothingIsDropped(t *testing.T) {
	for _, text := range readmeSheets(t) {
		checkHeld(t, []byte(text))
	}
}

// Whatever the file: no panic, a sheet, and nothing dropped without a word.
func FuzzParse(f *testing.F) {
	for _, text := range readmeSheets(f) {
		f.Add([]byte(text))
	}
	files, _ := filepath.Glob("testdata/wrong/*.yaml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, problems := sheets.Parse("f", data)
		if s == nil {
			t.Fatal("no sheet")
		}
		for _, p := range problems {
			if p.Message == "" || p.Hint == "" && !strings.Contains(p.Message, "near here") {
				t.Errorf("%s: %q has no hint", p.Pos, p.Message)
			}
		}
		for _, c := range s.Citations() {
			if c.Evidence == nil || c.Point == "" {
				t.Fatal("a citation of nothing")
			}
		}
		checkHeld(t, data)
	})
}

func TestModel(t *testing.T) {
	examples := readmeSheets(t)
	s, _ := sheets.Parse("sheets/a.yaml", []byte(examples[3]))
	if s.File != "sheets/a.yaml" || string(s.Source) != examples[3] {
		t.Error("the sheet does not hold its file")
	}
	var kinds []string
	for _, b := range s.Sections[0].Blocks {
		kinds = append(kinds, strings.TrimPrefix(reflect.TypeOf(b).String(), "*sheets."))
	}
	want := "Prose Points KeyFigures Timeline Table Chart Image PullQuote Callout Glossary"
	if got := strings.Join(kinds, " "); got != want {
		t.Errorf("blocks are %s, not %s", got, want)
	}
	var points []string
	for _, c := range s.Citations() {
		points = append(points, c.Point)
	}
	want = "sections[0].key-figures[0] sections[0].table sections[0].chart sections[0].pull-quote"
	if got := strings.Join(points, " "); got != want {
		t.Errorf("citations are of %s, not %s", got, want)
	}
	last := s.Sections[1].Blocks[2].(*sheets.Points).Points[0]
	if last.ID.Value != "sections[1].blocks[2].points[0]" || last.ID.Pos != (sheets.Pos{}) {
		t.Errorf("a point without id is called %q at %v", last.ID.Value, last.ID.Pos)
	}
	if last.Claim.Value != "Second.\n" {
		t.Errorf("claim is %q", last.Claim.Value)
	}
}

func TestEvidence(t *testing.T) {
	s, _ := sheets.Parse("f", []byte(readmeSheets(t)[2]))
	list := s.Citations()
	if len(list) != 2 || list[0].Point != "race" || list[1].Index != 1 {
		t.Fatalf("citations: %+v", list)
	}
	first, second := list[0].Evidence, list[1].Evidence
	if first.Show != sheets.ShowQuote || second.Show != sheets.ShowNote {
		t.Error("show is not read")
	}
	if len(first.Edits) != 1 || first.Edits[0].Shown.Value != "[The police]" || first.Edits[0].Replaces.Value != "They" {
		t.Errorf("edits: %+v", first.Edits)
	}
	if len(second.Acknowledge) != 1 || second.Acknowledge[0].Rule.Value != "ambiguous" {
		t.Errorf("acknowledge: %+v", second.Acknowledge)
	}
	if second.Prefix.Value != "said the minister.\n" || second.Emphasis.Value != "added" || second.TranslatedBy.Value != "Anna Beck" {
		t.Errorf("evidence: %+v", second)
	}
}

// YAML would make numbers, dates and truth values of these.
func TestTextStaysText(t *testing.T) {
	for _, text := range []string{"no", "yes", "1.10", "2024-06", "2024-06-01", "null", "~", "0x1F", "1_000", ".inf", "=", "12:30:45", "on", "007"} {
		s, problems := sheets.Parse("f", []byte("format: 1\ntitle: "+text+"\npoints:\n  - claim: "+text+"\n"))
		if len(problems) > 0 {
			t.Errorf("%s: %v", text, problems)
		}
		if s.Title.Value != text {
			t.Errorf("%s is read as %q", text, s.Title.Value)
		}
	}
}

// Line ends of Windows and a byte-order mark change no value and no place.
func TestWindows(t *testing.T) {
	for _, text := range readmeSheets(t) {
		unix, _ := sheets.Parse("f", []byte(text))
		windows, problems := sheets.Parse("f", []byte("\ufeff"+strings.ReplaceAll(text, "\n", "\r\n")))
		if len(problems) > 0 {
			t.Errorf("problems: %v", problems)
		}
		if !reflect.DeepEqual(words(unix), words(windows)) {
			t.Error("values differ")
		}
	}
}

// The sheets that are given as examples of the task, where they are present.
func TestGivenSheets(t *testing.T) {
	for file, want := range map[string]int{"front-door": 15, "planted": 13} {
		path := "../../shared/encryption/sheets/" + file + ".yaml"
		if file == "planted" {
			path = "../../shared/encryption/wrong/planted.yaml"
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Skipf("%s is missing", path)
		}
		s, problems := sheets.Parse(path, data)
		if len(problems) > 0 || len(s.Citations()) != want {
			t.Errorf("%s: %d citations, problems %v", path, len(s.Citations()), problems)
		}
	}
}
