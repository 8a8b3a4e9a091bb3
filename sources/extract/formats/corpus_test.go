package formats

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/extract/pdfium"
	"factsheet/sources/match"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

// TestMain makes the test binary the worker that reads PDFs too, as the command
// is.
func TestMain(m *testing.M) {
	if pdfium.IsWorker() {
		os.Exit(pdfium.Work(os.Stdin, os.Stdout))
	}
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	pdfium.Shared.Worker = []string{self}
	code := m.Run()
	pdfium.Shared.Close()
	os.Exit(code)
}

// A paper is a file of the corpus: a row of testdata/files.tsv.
type paper struct {
	name     string
	document string // whose planted quotations it holds; "" where it cannot be read
	password string
	refusal  string // words of the reason why it cannot be read
}

func (p paper) String() string {
	if p.password != "" {
		return p.name + "(" + p.password + ")"
	}
	return p.name
}

// input gives the file to a reader.
func (p paper) input(t testing.TB) extract.Input {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", p.name))
	if err != nil {
		t.Fatal(err)
	}
	return extract.Input{Name: p.name, Data: string(data), Password: p.password}
}

// A planted quotation is a row of testdata/planted.tsv.
type planted struct {
	document string
	pass     bool
	except   []string // names and endings of files that it is not asked of
	reason   string
	words    string
}

// rows reads a table of tab-separated fields; "-" is empty.
func rows(t testing.TB, name string, fields int) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != fields {
			t.Fatalf("%s: %d fields, want %d: %s", name, len(row), fields, line)
		}
		for i := range row {
			if row[i] == "-" {
				row[i] = ""
			}
		}
		out = append(out, row)
	}
	return out
}

func papers(t testing.TB) []paper {
	var out []paper
	for _, r := range rows(t, "files.tsv", 4) {
		out = append(out, paper{r[0], r[1], r[2], r[3]})
	}
	return out
}

// readable are the papers that can be read.
func readable(t testing.TB) []paper {
	return slices.DeleteFunc(papers(t), func(p paper) bool { return p.refusal != "" })
}

func plantedIn(t testing.TB, document string) []planted {
	var out []planted
	for _, r := range rows(t, "planted.tsv", 5) {
		if r[0] != document {
			continue
		}
		p := planted{document: r[0], pass: r[1] == "pass", reason: r[3], words: r[4]}
		if r[2] != "" {
			p.except = strings.Split(r[2], ",")
		}
		out = append(out, p)
	}
	return out
}

// faults are quotations of which a reader is known to make something else than
// it should, by file and words, with what is wrong: rows of testdata/faults.tsv.
func faults(t testing.TB) map[[2]string]string {
	out := map[[2]string]string{}
	for _, r := range rows(t, "faults.tsv", 3) {
		out[[2]string{r[0], r[2]}] = r[1]
	}
	return out
}

// asked reports whether a quotation is asked of a file.
func (p planted) asked(of paper) bool {
	return !slices.Contains(p.except, of.name) && !slices.Contains(p.except, filepath.Ext(of.name))
}

// texts are those of the papers, each read once.
var texts sync.Map // of func() (*text.Text, error), by paper

func (p paper) text(t testing.TB) *text.Text {
	t.Helper()
	in := p.input(t)
	read, _ := texts.LoadOrStore(p, sync.OnceValues(func() (*text.Text, error) { return All.Extract(context.Background(), in) }))
	x, err := read.(func() (*text.Text, error))()
	if err != nil {
		t.Fatalf("%s cannot be read: %v", p, err)
	}
	return x
}

// finder looks for words with the conventions that sheets have by themselves.
func finder(words []string) *match.Finder {
	asked := make([]match.Quotation, len(words))
	for i, w := range words {
		asked[i] = match.Quotation{Text: w}
	}
	return match.New(asked)
}

// Every file of the corpus is in the table, and the other way round: a format
// that has no paper is not held to anything here.
func TestCorpusIsWhole(t *testing.T) {
	listed := map[string]bool{}
	endings := map[string]bool{}
	for _, p := range papers(t) {
		listed[p.name] = true
		endings[filepath.Ext(p.name)] = true
	}
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() || name == "README.md" || filepath.Ext(name) == ".tsv" || strings.HasSuffix(name, ".words.txt") {
			continue
		}
		if !listed[name] {
			t.Errorf("%s is not in files.tsv", name)
		}
		delete(listed, name)
	}
	for name := range listed {
		t.Errorf("%s is in files.tsv and is no file", name)
	}
	for _, f := range All {
		if !slices.ContainsFunc(f.Endings, func(e string) bool { return endings[e] }) {
			t.Errorf("the corpus has nothing that is read by %s", f.Reader)
		}
	}
}

// The same document says the same in every format: what is planted in it is
// found, and what was changed is not.
func TestPlanted(t *testing.T) {
	known := faults(t)
	for _, p := range readable(t) {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			x := p.text(t)
			texttest.Check(t, x)
			all := plantedIn(t, p.document)
			if len(all) < 3 {
				t.Fatalf("only %d quotations are planted in %q", len(all), p.document)
			}
			words := make([]string, len(all))
			for i, q := range all {
				words[i] = q.words
			}
			for i, m := range finder(words).Find(x) {
				q := all[i]
				fault, faulty := known[[2]string{p.name, q.words}]
				switch right := m.Verdict.Pass() == q.pass; {
				case right && faulty:
					if t.Logf("it is right now, take it out of faults.tsv: %q", q.words); whole {
						t.Fail()
					}
					continue
				case faulty:
					t.Logf("known: %s: %q", fault, q.words)
					continue
				case right || !q.asked(p):
					continue
				}
				if m.Nearest.Len() > 0 {
					t.Errorf("%s: %s: %q\n    the source: %q (%s)", m.Verdict, q.reason, q.words, x.Content[m.Nearest.Start:m.Nearest.End], m.Reason)
				} else {
					t.Errorf("%s: %s: %q", m.Verdict, q.reason, q.words)
				}
			}
		})
	}
}

// Documents without text, and those that are locked, say so and what to do.
func TestCorpusRefusals(t *testing.T) {
	for _, p := range papers(t) {
		if p.refusal == "" {
			continue
		}
		_, err := All.Extract(context.Background(), p.input(t))
		var u *extract.UnreadableError
		if !errors.As(err, &u) {
			t.Errorf("%s: error %v, want an UnreadableError", p, err)
			continue
		}
		extracttest.CheckError(t, err)
		if !strings.Contains(u.Reason, p.refusal) {
			t.Errorf("%s: the reason is %q, want one that says %q", p, u.Reason, p.refusal)
		}
	}
}
