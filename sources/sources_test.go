package sources

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/yamldoc"
)

// folder makes a folder of sources with the files given by path.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func open(t *testing.T, dir string) *Library {
	t.Helper()
	l, err := Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func ids(l *Library) []string {
	var out []string
	for _, s := range l.Sources {
		out = append(out, s.ID)
	}
	return out
}

func show(problems []yamldoc.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s (%s)\n", p.Pos, p.Message, p.Hint)
	}
	return b.String()
}

func TestCatalogue(t *testing.T) {
	l := open(t, folder(t, map[string]string{"catalogue.yaml": `format: 1
sources:
  dp-code-2026:
    type: legislation           # CSL names for type and fields
    title: Data Protection Code 2026
    container-title: Official Journal
    author: [{ literal: Ministry of Records }]
    issued: 2026-03-01
    publisher: Ministry of Records
    URL: https://records.example/code#s4
    accessed: 2026-10-12
    language: en-GB
    edition: as amended to 1 September 2026
    file: laws/dp-code-2026.txt      # what is checked, below sources/
    encoding: windows-1252
    replaces: dp-code-2021      # not in the library, which is no fault
    licence: CC-BY-4.0
    withheld: true
  briefing:
    author:
      - family: Roe
        given: Rachel
      - Policy Unit
    issued: 2025
`}))
	if len(l.Problems) > 0 {
		t.Fatal(show(l.Problems))
	}
	if got, want := ids(l), []string{"dp-code-2026", "briefing"}; !slices.Equal(got, want) {
		t.Fatalf("sources %q, want %q in the order of the file", got, want)
	}
	s := l.Source("dp-code-2026")
	if got := s.Pos.String(); got != "sources/catalogue.yaml:3:3" {
		t.Errorf("the source stands at %s", got)
	}
	if got := s.File.Pos.String(); got != "sources/catalogue.yaml:14:11" {
		t.Errorf("the file stands at %s", got)
	}
	got := *s
	got.Pos, got.File = yamldoc.Pos{}, yamldoc.String{Value: s.File.Value}
	want := Source{ID: "dp-code-2026", Type: "legislation", Title: "Data Protection Code 2026", ContainerTitle: "Official Journal",
		Author: []Name{{Literal: "Ministry of Records"}}, Issued: "2026-03-01", Publisher: "Ministry of Records",
		URL: "https://records.example/code#s4", Accessed: "2026-10-12", Language: "en-GB", Edition: "as amended to 1 September 2026",
		Licence: "CC-BY-4.0", Encoding: "windows-1252", File: yamldoc.String{Value: "laws/dp-code-2026.txt"}, Replaces: "dp-code-2021", Withheld: true}
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	b := l.Source("briefing")
	if b.Title != "briefing" || !slices.Equal(b.Author, []Name{{Family: "Roe", Given: "Rachel"}, {Literal: "Policy Unit"}}) {
		t.Errorf("briefing is %+v", b)
	}
	if l.Source("nobody") != nil {
		t.Error("a source that is not there was found")
	}
}

func TestCatalogueProblems(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"a key with a slip", "format: 1\nsources:\n  a:\n    titel: T\n", "sources/catalogue.yaml:4:5: unknown key `titel`"},
		{"American spelling", "format: 1\nsources:\n  a:\n    license: MIT\n", "did you mean `licence`?"},
		{"an unknown format", "format: 2\nsources:\n  a:\n    file: a.txt\n", `1:9: the catalogue has format "2"`},
		{"sources missing", "format: 1\n", "sources"},
		{"sources as a list", "format: 1\nsources:\n  - file: a.txt\n", "must stand under their names"},
		{"the same name twice", "format: 1\nsources:\n  a:\n    file: a.txt\n  a:\n    file: b.txt\n", "5:3"},
		{"a name with a space", "format: 1\nsources:\n  a b:\n    file: a.txt\n", `the name "a b" of a source holds ' '`},
		{"a name that begins with a dot", "format: 1\nsources:\n  .a:\n    file: a.txt\n", `holds '.'`},
		{"a parent folder", "format: 1\nsources:\n  a:\n    file: ../a.txt\n", "4:11: the path \"../a.txt\" leads out"},
		{"a parent folder inside", "format: 1\nsources:\n  a:\n    file: b/../../a.txt\n", "leads out"},
		{"an absolute path", "format: 1\nsources:\n  a:\n    file: /etc/passwd\n", "does not begin in the folder"},
		{"a drive", "format: 1\nsources:\n  a:\n    file: C:/a.txt\n", "does not begin in the folder"},
		{"a backslash", "format: 1\nsources:\n  a:\n    file: b\\a.txt\n", "backslash"},
		{"an address as a file", "format: 1\nsources:\n  a:\n    file: https://a.example/a.txt\n", "is an address"},
		{"a line end in a name", "format: 1\nsources:\n  a:\n    file: \"a\\nb.txt\"\n", "sources/catalogue.yaml:4:13"},
		{"not a date", "format: 1\nsources:\n  a:\n    issued: March 2026\n", `"March 2026" is not a date`},
		{"a day that no month has", "format: 1\nsources:\n  a:\n    issued: 2026-02-30\n", "there is no such day"},
		{"not a language", "format: 1\nsources:\n  a:\n    language: English\n", "not a language code"},
		{"a type with a slip", "format: 1\nsources:\n  a:\n    type: legislaton\n", "did you mean `legislation`?"},
		{"an address without its scheme", "format: 1\nsources:\n  a:\n    URL: www.example.org\n", "not the address"},
		{"replaces itself", "format: 1\nsources:\n  a:\n    replaces: a\n", "replaces itself"},
		{"not a truth value", "format: 1\nsources:\n  a:\n    withheld: maybe\n", "4:15"},
		{"an author of two kinds", "format: 1\nsources:\n  a:\n    author: { literal: X, family: Y }\n", "not both"},
		{"not YAML", "format: 1\nsources: [\n", "sources/catalogue.yaml:"},
		{"invalid UTF-8", "format: 1\nsources:\n  a:\n    title: \"\xff\"\n", "UTF-8"},
	}
	for _, tt := range tests {
		l := open(t, folder(t, map[string]string{"catalogue.yaml": tt.yaml}))
		if got := show(l.Problems); !strings.Contains(got, tt.want) {
			t.Errorf("%s: problems are\n%swant %q", tt.name, got, tt.want)
		}
	}
}

// One faulty entry must not hide the others.
func TestCatalogueKeepsWhatIsSound(t *testing.T) {
	l := open(t, folder(t, map[string]string{"catalogue.yaml": "format: 1\nsources:\n  bad name:\n    file: a.txt\n  good:\n    file: b.txt\n    colour: red\n  empty:\n"}))
	if got := ids(l); !slices.Equal(got, []string{"good", "empty"}) {
		t.Errorf("sources %q", got)
	}
	if l.Source("good").File.Value != "b.txt" {
		t.Error("a sound key beside an unknown one was lost")
	}
}

func TestFolderWithoutCatalogue(t *testing.T) {
	l := open(t, folder(t, map[string]string{
		"b.txt": "b", "a.HTML": "a", "sub/c.md": "c", "My report.txt": "r",
		"README.md": "no", "sub/readme.md": "no", ".hidden.txt": "no", ".git/x.txt": "no", "logo.png": "no", "sources.lock": "no",
	}))
	if len(l.Problems) > 0 {
		t.Fatal(show(l.Problems))
	}
	if got, want := ids(l), []string{"My report", "a", "b", "c"}; !slices.Equal(got, want) {
		t.Errorf("sources %q, want %q", got, want)
	}
	s := l.Source("c")
	if s.File.Value != "sub/c.md" || s.Pos.String() != "sources/sub/c.md" {
		t.Errorf("source %+v", s)
	}
	if data, err := l.Read(s); data != "c" || err != nil {
		t.Errorf("read %q, %v", data, err)
	}
}

// What has an ending that cannot be read is no source, but is remembered, so that
// a sheet which quotes it is told why.
func TestFolderRemembersWhatItPassesOver(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"code.djvu", "code.doc", "rules.doc", "rules.txt", "letter"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("words"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{"code": "sources/code.djvu", "letter": "sources/letter", "nothing": ""} {
		if got := l.PassedOver(id); got != want {
			t.Errorf("PassedOver(%q) = %q, want %q", id, got, want)
		}
		if l.Source(id) != nil {
			t.Errorf("%q is a source", id)
		}
	}
	if l.Source("rules") == nil {
		t.Error("rules.txt is no source")
	}
}

// A password written where its variable's name belongs is not repeated in the
// source that is used, and is told.
func TestPasswordEnv(t *testing.T) {
	l := open(t, folder(t, map[string]string{catalogueName: "format: 1\nsources:\n  a:\n    file: a.txt\n    password-env: CODE_2\n  b:\n    file: b.txt\n    password-env: pass word!\n"}))
	if got := l.Source("a").PasswordEnv; got != "CODE_2" {
		t.Errorf("password-env %q", got)
	}
	if got := l.Source("b").PasswordEnv; got != "" {
		t.Errorf("password-env %q", got)
	}
	if got := show(l.Problems); !strings.Contains(got, "not the name of an environment variable") {
		t.Errorf("problems %s", got)
	}
}

func TestFolderProblems(t *testing.T) {
	l := open(t, folder(t, map[string]string{"a.txt": "1", "a.md": "2", "line\nend.txt": "3", "catalog.yaml": "format: 1"}))
	got := show(l.Problems)
	for _, want := range []string{
		`sources/a.txt: the source "a" would be two files: this one and "sources/a.md"`,
		`sources/catalog.yaml: the catalogue must be called "catalogue.yaml"`,
		`line end or another control character`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("problems are\n%swant %q", got, want)
		}
	}
	if len(l.Sources) != 1 || strings.Count(got, "\n") != 3 {
		t.Errorf("sources %q, problems\n%s", ids(l), got)
	}
}

func TestOpenWithoutFolder(t *testing.T) {
	if _, err := Open(filepath.Join(t.TempDir(), "none"), "sources"); err == nil || !strings.Contains(err.Error(), `"sources"`) {
		t.Errorf("error %v must name the folder", err)
	}
	file := filepath.Join(folder(t, map[string]string{"f": ""}), "f")
	if _, err := Open(file, "sources"); err == nil {
		t.Error("a file is no folder")
	}
}

func TestCatalogueThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, catalogueName), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := show(open(t, dir).Problems); !strings.Contains(got, "the catalogue cannot be read: it is a folder") {
		t.Errorf("problems %q", got)
	}
}

// unreadable is the reason and hint for a source with the file.
func unreadable(t *testing.T, l *Library, file string) string {
	t.Helper()
	data, err := l.Read(&Source{ID: "x", File: yamldoc.String{Value: file}})
	var u *UnreadableError
	if !errors.As(err, &u) {
		t.Errorf("reading %q gave %d bytes and error %v, want an UnreadableError", file, len(data), err)
		return ""
	}
	if u.Reason == "" || u.Hint == "" {
		t.Errorf("reading %q: reason %q, hint %q: both are needed", file, u.Reason, u.Hint)
	}
	return u.Reason + " (" + u.Hint + ")"
}

// A file of 1 GiB that takes no room on the disk is refused before it is read.
func TestReadHuge(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "huge.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(1 << 30); err != nil {
		t.Skip("no sparse files here: ", err)
	}
	if got := unreadable(t, open(t, dir), "huge.txt"); !strings.Contains(got, "the file has 1024 MB; more than 256 MB cannot be read") {
		t.Error(got)
	}
}

func TestReadWithoutPermission(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may read everything")
	}
	dir := folder(t, map[string]string{"a.txt": "a"})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if got := unreadable(t, open(t, dir), "a.txt"); !strings.Contains(got, "permission denied") {
		t.Error(got)
	}
}

func FuzzCatalogue(f *testing.F) {
	f.Add("format: 1\nsources:\n  a:\n    file: a.txt\n    author: [{family: X}]\n")
	f.Add("format: 1\nsources: {a: {file: ../x}}\n")
	f.Add("sources:\n  - a\n")
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, yaml string) {
		if err := os.WriteFile(filepath.Join(dir, catalogueName), []byte(yaml), 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := Open(dir, "sources")
		if err != nil {
			t.Fatalf("a bad catalogue is a problem, not an error: %v", err)
		}
		for _, s := range l.Sources {
			if l.Source(s.ID) != s {
				t.Fatalf("%q is not found by its name", s.ID)
			}
			if strings.HasPrefix(s.File.Value, "/") {
				if _, err := l.Read(s); err == nil {
					t.Fatalf("%q was read", s.File.Value)
				}
			}
		}
		for _, p := range l.Problems {
			if p.Message == "" || p.Pos.File != "sources/catalogue.yaml" {
				t.Fatalf("problem %+v", p)
			}
		}
	})
}

// A folder of more files than are looked at says so, and loses none in silence.
func TestTooManyFiles(t *testing.T) {
	root, err := os.OpenRoot(folder(t, map[string]string{"a.txt": "a", "b.txt": "b", "c.txt": "c"}))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for most, want := range map[int]string{3: "more than 3 files", 4: ""} { // the folder itself counts
		l := &Library{shown: "sources", byID: map[string]*Source{}}
		if err := l.list(root, most); err != nil {
			t.Fatal(err)
		}
		if got := show(l.Problems); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("at most %d files: problems are %q, want %q", most, got, want)
		}
	}
}
