package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sheets/check"
)

// settingsFrom reads factsheet.yaml with this text.
func settingsFrom(t *testing.T, text string) (settings, error) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, configName), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	return readSettings(root)
}

func TestSettings(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		err          string // a part of it; "" is none
		sheets, out  string
	}{
		{"an empty file says nothing", "", "", "sheets", "out"},
		{"nor does one of comments", "# a workspace\n\n", "", "sheets", "out"},
		{"folders are named with slashes, below the file", "sheets: facts/en\nout: ./pdf/\n", "", "facts/en", "pdf"},
		{"the workspace itself may be the folder", "sheets: .\n", "", ".", "out"},
		{"a path that leaves", "sheets: a/../../b\n", "leads out of the workspace", "", ""},
		{"an absolute path", "out: /tmp\n", "leads out of the workspace", "", ""},
		{"a path of another system", `out: a\b` + "\n", "has a backslash", "", ""},
		{"another format", "format: 2\n", "`format` is 1, not \"2\"", "", ""},
		{"a list in the place of a word", "sheets: [a]\n", "factsheet.yaml:1:", "", ""},
		{"a length of time", "review-every: 12 months\n", "", "sheets", "out"},
		{"no length of time", "review-every: 0 months\n", "`review-every` cannot be \"0 months\"", "", ""},
		{"an endless one", "review-every: 1000 years\n", "cannot be \"1000 years\"", "", ""},
		{"not YAML", "sheets: [\n", "factsheet.yaml:", "", ""},
		{"a file of zeros", strings.Repeat("\x00", 100), "factsheet.yaml", "", ""},
		{"too large", strings.Repeat("# a comment\n", 100_000) + "sheets: a\n", "1 MiB", "", ""},
	} {
		s, err := settingsFrom(t, c.text)
		switch {
		case c.err == "" && err != nil:
			t.Errorf("%s: %v", c.reason, err)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%s: error %v, want %q", c.reason, err, c.err)
		case err == nil && (s.sheets != c.sheets || s.out != c.out):
			t.Errorf("%s: sheets %q, out %q, want %q, %q", c.reason, s.sheets, s.out, c.sheets, c.out)
		}
	}
}

// What the file says is for sheets that do not say themselves, and the words
// for what a rule is worth are those of package check.
func TestSettingsApply(t *testing.T) {
	s, err := settingsFrom(t, "language: de\ntheme: classic\nconventions: apa\nrules:\n  superseded: error\n  uncited-claim: note\n  pronoun: off\n")
	if err != nil {
		t.Fatal(err)
	}
	bare, own := &sheets.Sheet{}, &sheets.Sheet{Language: sheets.String{Value: "el"}}
	s.apply(bare)
	s.apply(own)
	if bare.Language.Value != "de" || bare.Conventions.Value != "apa" || bare.Theme.Value != "classic" || own.Language.Value != "el" {
		t.Errorf("got %+v and %+v", bare, own)
	}
	for rule, want := range map[string]check.Severity{"superseded": check.Error, "uncited-claim": check.Note, "pronoun": check.Off} {
		if s.severities[rule] != want {
			t.Errorf("%s: %v, want %v", rule, s.severities[rule], want)
		}
	}
}

// Whatever stands in the file, no folder leaves the workspace.
func FuzzSettings(f *testing.F) {
	for _, seed := range []string{"sheets: ../x\n", "sheets: a/../../b\nout: /x\n", "out: 'a\\..'\n", "rules:\n  pronoun: off\n", "sheets: [\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := settingsFrom(t, text)
		if err != nil {
			return
		}
		for _, folder := range []string{s.sheets, s.sources, s.out} {
			if !filepath.IsLocal(folder) {
				t.Errorf("%q leaves the workspace: %q", folder, text)
			}
		}
	})
}

func TestNewNames(t *testing.T) {
	for _, c := range []struct {
		name  string
		title string // "" is refused
	}{
		{"breach-reporting", "Breach reporting"},
		{"datenschutz_2026", "Datenschutz 2026"},
		{"κρυπτογράφηση", "Κρυπτογράφηση"},
		{"1-2", "1 2"},
		{"a/b", ""}, {`a\b`, ""}, {"..", ""}, {".a", ""}, {"-a", ""}, {"", ""}, {"a b", ""}, {"a\nb", ""}, {"a:b", ""},
		{strings.Repeat("a", 101), ""},
	} {
		err := goodName(c.name)
		if (err == nil) != (c.title != "") {
			t.Errorf("goodName(%q) = %v", c.name, err)
		}
		if got := titleFrom(c.name); err == nil && got != c.title {
			t.Errorf("titleFrom(%q) = %q, want %q", c.name, got, c.title)
		}
	}
}

// The title of a new sheet is read back as it was given, white space apart.
func FuzzNewTitle(f *testing.F) {
	for _, seed := range []string{"Breach reporting", `Datenpannen: "melden" & #mehr`, "- a list?", "null", "1", "2026-01-01", "'", "{a}", "| x", "a: b", "…", "yes", "@a", "a #b", "---"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, title string) {
		want := strings.Join(strings.Fields(title), " ")
		if want == "" || strings.ContainsFunc(want, func(r rune) bool {
			return r == '\uFFFD' || r == '\uFEFF' || r < ' ' || r >= 0x7F && r < 0xA0 || r == 0x2028 || r == 0x2029 || r > 0xFFFF || r >= 0xE000 && r < 0xF900 || r == 0xFFFE || r == 0xFFFF
		}) {
			return
		}
		sheet, _ := sheets.Parse("a.yaml", []byte("format: 1\ntitle: "+yamlText(title)+"\nlanguage: en\n"))
		if got := strings.Join(strings.Fields(sheet.Title.Value), " "); got != want {
			t.Errorf("title %q is read as %q", want, got)
		}
	})
}
