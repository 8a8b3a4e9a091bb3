package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// top is the root of the repository.
const top = "../.."

// An imported package, by which package and file.
type arrow struct {
	from, to, file string
	test           bool
}

// arrows lists all imports of the module; packages of the module are named
// without its name.
func arrows(t *testing.T) []arrow {
	t.Helper()
	var out []arrow
	err := filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() != ".." && strings.HasPrefix(d.Name(), ".")) && name != top {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		rel, err := filepath.Rel(top, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range f.Imports {
			to, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			out = append(out, arrow{path.Dir(rel), strings.TrimPrefix(to, "factsheet/"), rel, strings.HasSuffix(rel, "_test.go")})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d imports found: this test looks in the wrong place", len(out))
	}
	return out
}

func within(pkg string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return pkg == f || strings.HasPrefix(pkg, f+"/") })
}

// Libraries have owners: nobody else imports them, in tests neither.
func TestLibrariesHaveOwners(t *testing.T) {
	owners := map[string][]string{
		"github.com/jung-kurt/gofpdf":   {"render/pdf"},
		"gopkg.in/yaml.v3":              {"sources/yamldoc"},
		"github.com/sergi/go-diff":      {"sources/match", "sheets/diff"},
		"github.com/yuin/goldmark":      {"sources/extract", "sheets/prose"},
		"golang.org/x/crypto":           {"render/evidence/sshsig"},
		"golang.org/x/net":              {"sources/extract"},
		"golang.org/x/image":            {"render/pdf"},
		"github.com/spf13":              {"cmd"},
		"github.com/rogpeppe":           {"cmd"},
		"github.com/saintfish/chardet":  {"sources/extract"},
		"github.com/tetratelabs/wazero": {"sources/extract/pdfium"},
		"github.com/klauspost/compress": {"sources/extract/pdfium"},
		"github.com/boombuler/barcode":  {"render/qr"},
	}
	for _, a := range arrows(t) {
		for library, who := range owners {
			if within(a.to, library) && !within(a.from, who...) {
				t.Errorf("%s imports %s, which belongs to %v", a.file, a.to, who)
			}
		}
	}
}

// One package asks servers; the command's tests may play one.
func TestNetworkHasAnOwner(t *testing.T) {
	for _, a := range arrows(t) {
		if within(a.to, "net/http") && a.from != "sources/capture" && !(a.test && within(a.from, "cmd")) {
			t.Errorf("%s imports %s, which belongs to sources/capture", a.file, a.to)
		}
	}
}

// The arrows of the house: who may not know whom. Tests may join what the
// program keeps apart.
func TestArrows(t *testing.T) {
	rules := []struct {
		from, to []string // folders; "=x" is the package x alone
		reason   string
	}{
		{[]string{"=sheets"}, []string{"=sources", "sources/match", "sources/text", "sources/extract", "render", "cmd"}, "sheets know no sources"},
		{[]string{"sources"}, []string{"sheets", "render", "cmd"}, "sources know no sheets"},
		{[]string{"sources/yamldoc"}, []string{"sheets", "sources", "render", "cmd"}, "a file is YAML before it is a sheet or a catalogue"},
		{[]string{"sources/match", "sources/text", "sources/extract"}, []string{"sources/yamldoc"}, "matching stays free of YAML"},
		{[]string{"sources/match"}, []string{"=sources", "sources/extract"}, "matching reads no files"},
		{[]string{"sources/alter"}, []string{"=sources", "sources/match", "sources/extract", "sources/reading"}, "what alters does not judge"},
		{[]string{"sources", "sheets/check"}, []string{"sources/alter"}, "nothing is altered but to try the checker"},
		{[]string{"sources/passage"}, []string{"=sources", "sources/match", "sources/extract", "sources/yamldoc", "sources/reading", "sources/cache", "sources/capture", "sources/bibliography"}, "what stands around a passage is seen in its text alone"},
		{[]string{"sources/passage"}, []string{"sources/number", "sources/alter"}, "each looks at texts in its own way"},
		{[]string{"sources/match", "sources/text", "sources/extract"}, []string{"sources/passage", "sources/number", "sources/alter"}, "whether words stand there is asked before what they say"},
		{[]string{"sources/capture", "sources/bibliography"}, []string{"sources/match", "sources/text", "sources/extract", "sources/reading", "sources/cache"}, "what is fetched or named is read by others"},
		{[]string{"sources/cache"}, []string{"sources", "sheets", "render", "cmd"}, "a cache keeps bytes, whatever they are"},
		{[]string{"sources/reading"}, []string{"sources/match"}, "what is read is searched by others"},
		{[]string{"sources/match", "sources/text", "sources/extract"}, []string{"sources/reading", "sources/cache", "sources/bibliography"}, "a text does not know who keeps it"},
		{[]string{"=sources", "sources/match", "sources/text", "sources/extract", "sheets", "render"}, []string{"sources/capture"}, "checking opens no network"},
		{[]string{"sources/text"}, []string{"=sources", "sources/extract", "sources/match"}, "a text is what the others share"},
		{[]string{"sources/language"}, []string{"sheets", "sources", "render", "cmd"}, "what words do is the same wherever they stand"},
		{[]string{"sources/number"}, []string{"=sources", "sources/match", "sources/text", "sources/extract", "sources/yamldoc", "sources/reading", "sources/passage", "sources/alter"}, "numbers are read in any text, wherever it comes from"},
		{[]string{"sources/extract"}, []string{"=sources", "sources/match"}, "extraction opens no files and searches nothing"},
		{[]string{"sheets"}, []string{"render", "cmd"}, "checking is not printing"},
		{[]string{"render"}, []string{"sources/extract", "cmd"}, "what is printed was read before"},
		{[]string{"render/report"}, []string{"render/pdf", "render/html"}, "a report is not a handout"},
		{[]string{"render/evidence"}, []string{"render/pdf", "render/html", "render/proof", "render/report"}, "evidence is gathered before it is attached, and does not judge itself"},
		{[]string{"render/pdf"}, []string{"render/evidence", "render/proof"}, "a PDF carries files, whatever they are"},
		{[]string{"render/html"}, []string{"render/pdf"}, "a page on the web knows no paper"},
		{[]string{"render/chart", "render/qr", "render/picture"}, []string{"render/pdf", "render/html", "render/theme", "sheets", "sources"}, "what is drawn does not know on what, nor who checked it"},
		{[]string{"render/qr", "render/picture", "render/theme"}, []string{"=render"}, "codes, pictures and themes are made of bytes, whatever stands beside them"},
		{[]string{"render/theme"}, []string{"render/pdf", "render/html", "sheets", "=sources"}, "a theme is data, and knows no paper"},
		{[]string{"render/html"}, []string{"render/theme"}, "a page on the web has one look"},
		{[]string{"render/html", "render/pdf", "render/theme", "render/chart", "render/evidence"}, []string{"render/proof", "render/report"}, "what is made does not know who verifies it, or who tells of it"},
		{[]string{"render/proof"}, []string{"=render/pdf", "render/pdf/tag", "render/pdf/typeset", "render/theme", "render/chart", "render/html", "render/report"}, "what verifies a handout shares nothing with what makes one"},
		{[]string{"render/pdf/object", "render/pdf/tag", "render/pdf/typeset", "render/pdf/verify"}, []string{"=render", "=render/pdf", "render/theme", "render/chart", "sheets", "sources", "github.com/jung-kurt/gofpdf"}, "the parts of a PDF know no page"},
		{[]string{"render/pdf/verify"}, []string{"render/pdf/tag", "render/pdf/typeset"}, "what reads a file back shares nothing with what wrote it"},
		{[]string{"render/evidence/sshsig"}, []string{"render", "sheets", "sources"}, "a signature is of bytes, whatever they are"},
		// No parent imports its child: a room does not know what is built on it.
		// The one exception is how all files that people write are read.
		{[]string{"=sources"}, []string{"sources/match", "sources/passage", "sources/text", "sources/extract", "sources/cache", "sources/reading", "sources/capture", "sources/bibliography", "sources/language", "sources/number", "sources/alter"}, "a parent does not import its child"},
		{[]string{"=sources/extract"}, []string{"sources/extract"}, "a parent does not import its child"},
		{[]string{"=render"}, []string{"render"}, "a parent does not import its child"},
		{[]string{"sheets/prose"}, []string{"sources/match", "sources/text", "sources/extract", "sources/reading", "sheets/check"}, "what we write is read before it is checked"},
		{[]string{"sheets/check", "sheets/prose", "sheets/diff"}, []string{"sheets/selftest"}, "what is tried does not know who tries it"},
		{[]string{"render"}, []string{"sources/alter", "sources/passage", "sources/number", "sources/language"}, "what is printed was judged before"},
		{[]string{"=sheets"}, []string{"sheets/check", "sheets/diff", "sheets/prose", "sheets/selftest"}, "a parent does not import its child"},
	}
	matches := func(pkg string, list []string) bool {
		return slices.ContainsFunc(list, func(f string) bool {
			if alone, ok := strings.CutPrefix(f, "="); ok {
				return pkg == alone
			}
			return within(pkg, f)
		})
	}
	for _, a := range arrows(t) {
		for _, r := range rules {
			if !a.test && matches(a.from, r.from) && matches(a.to, r.to) {
				t.Errorf("%s imports %s: %s", a.file, a.to, r.reason)
			}
		}
	}
}

// Each format has a room of its own, with one door: the table of all formats.
func TestFormatsHaveOneDoor(t *testing.T) {
	shared := map[string][]string{ // rooms that are no formats, and who uses them
		"sources/extract/parts":       {"sources/extract/epub", "sources/extract/office"},
		"sources/extract/pdfium":      {"sources/extract/pdf", "cmd/factsheet"},
		"sources/extract/formats":     {"sources/reading", "cmd/factsheet"},
		"sources/extract/extracttest": nil, // tests
	}
	for _, a := range arrows(t) {
		if a.test || !strings.HasPrefix(a.to, "sources/extract/") {
			continue
		}
		who, ok := shared[a.to]
		if !ok {
			who = []string{"sources/extract/formats"}
		}
		if !slices.Contains(who, a.from) {
			t.Errorf("%s imports %s, which only %v may", a.file, a.to, who)
		}
	}
}

// The top of the repository holds only what belongs there.
func TestTopLevel(t *testing.T) {
	allowed := []string{
		"cmd", "sheets", "sources", "render", "go.mod", "go.sum", "Makefile", "README.md", "CHANGELOG.md", "LICENSE",
		".ci", ".github", ".gitignore", ".gitattributes", ".git", "factsheet.yaml",
		"out", "bin", // made by make, not committed
	}
	entries, err := os.ReadDir(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
	for _, name := range []string{"util", "utils", "common", "helpers", "core", "internal", "pkg", "src"} {
		for _, a := range arrows(t) {
			if path.Base(a.from) == name {
				t.Errorf("%s: the name %q says nothing", a.file, name)
			}
		}
	}
}
