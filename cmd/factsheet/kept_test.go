package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// huntSettled is how long ago a file must have changed to be known again in these
// tests, which change files all the time.
const huntSettled = 20 * time.Millisecond

// A hunted workspace is changed at random, and checked after each change with
// what is kept and without it.
type hunted struct {
	t       *testing.T
	r       *rand.Rand
	dir     string
	cache   string
	written map[string]string // as it is on the disk
	sources []*huntedSource
	sheets  []*huntedSheet
	config  string
}

type huntedSource struct {
	id, file, title, author, language, replaces string
	withheld, absent, password                  bool
	paragraphs                                  []string
}

type huntedSheet struct {
	name, conventions string
	quotes            []*huntedQuote
}

type huntedQuote struct{ source, text, where, prefix, speaker, acknowledge, shown, replaces string }

var huntedWords = strings.Fields("the ferry boats harbour not three never five winter summer island crew said tickets only costs pilots council " +
	"old new lights berth night without sold before market letters EU office tax road closed open")

func newHunted(t *testing.T, seed uint64) *hunted {
	h := &hunted{t: t, r: rand.New(rand.NewPCG(seed, 7)), dir: t.TempDir(), cache: t.TempDir(), written: make(map[string]string)}
	for i := range 6 {
		s := &huntedSource{id: fmt.Sprintf("s%d", i), file: fmt.Sprintf("s%d%s", i, []string{".txt", ".md", ".html"}[i%3])}
		for range 12 {
			s.paragraphs = append(s.paragraphs, h.sentence(12))
		}
		h.sources = append(h.sources, s)
	}
	for i := range 5 {
		s := &huntedSheet{name: fmt.Sprintf("sheet%d", i)}
		for range 5 {
			s.quotes = append(s.quotes, h.quote())
		}
		h.sheets = append(h.sheets, s)
	}
	h.write()
	return h
}

func (h *hunted) word() string { return huntedWords[h.r.IntN(len(huntedWords))] }

func (h *hunted) sentence(n int) string {
	var list []string
	for range n {
		list = append(list, h.word())
	}
	list[0] = strings.ToUpper(list[0][:1]) + list[0][1:]
	return strings.Join(list, " ") + "."
}

// quote takes words out of a source, most often of the one that it names.
func (h *hunted) quote() *huntedQuote {
	named := h.sources[h.r.IntN(len(h.sources))]
	from := named
	if h.r.IntN(6) == 0 {
		from = h.sources[h.r.IntN(len(h.sources))]
	}
	list := strings.Fields(from.paragraphs[h.r.IntN(len(from.paragraphs))])
	start := h.r.IntN(len(list) - 4)
	list = slices.Clone(list[start : start+2+h.r.IntN(len(list)-start-2)+1])
	if h.r.IntN(5) == 0 {
		list[h.r.IntN(len(list))] = h.word()
	}
	if h.r.IntN(8) == 0 && len(list) > 5 {
		list = slices.Replace(list, 3, 4, "[...]")
	}
	q := &huntedQuote{source: named.id, text: strings.Join(list, " ")}
	if h.r.IntN(20) == 0 {
		q.source = "nobody"
	}
	return q
}

// files gives the workspace's files.
func (h *hunted) files() map[string]string {
	out := map[string]string{"factsheet.yaml": "# a workspace\n" + h.config}
	var catalogue strings.Builder
	catalogue.WriteString("format: 1\nsources:\n")
	line := func(b *strings.Builder, indent, key, value string) {
		if value != "" {
			fmt.Fprintf(b, "%s%s: %s\n", indent, key, value)
		}
	}
	for _, s := range h.sources {
		fmt.Fprintf(&catalogue, "  %s:\n    type: report\n    title: Report %s%s\n    file: %s\n", s.id, s.id, s.title, s.file)
		line(&catalogue, "    ", "language", s.language)
		line(&catalogue, "    ", "replaces", s.replaces)
		if s.author != "" {
			fmt.Fprintf(&catalogue, "    author:\n      - literal: %s\n", s.author)
		}
		if s.withheld {
			line(&catalogue, "    ", "withheld", "true")
		}
		if s.password {
			line(&catalogue, "    ", "password-env", "FACTSHEET_TEST_PASSWORD")
		}
		if !s.absent {
			between := "\n\n"
			if strings.HasSuffix(s.file, ".html") {
				between = "</p>\n<p>"
			}
			out["sources/"+s.file] = strings.Join(s.paragraphs, between) + "\n"
		}
	}
	out["sources/catalogue.yaml"] = catalogue.String()
	for _, s := range h.sheets {
		var b strings.Builder
		b.WriteString("format: 1\ntitle: A sheet\n")
		line(&b, "", "conventions", s.conventions)
		b.WriteString("points:\n")
		for i, q := range s.quotes {
			fmt.Fprintf(&b, "  - id: p%d\n    claim: |\n      The %s says so.\n    evidence:\n      - source: %s\n        quote: |\n          %s\n", i, q.source, q.source, q.text)
			line(&b, "        ", "where", q.where)
			line(&b, "        ", "prefix", q.prefix)
			line(&b, "        ", "speaker", q.speaker)
			if q.acknowledge != "" {
				fmt.Fprintf(&b, "        acknowledge:\n          - rule: %s\n            reason: looked\n", q.acknowledge)
			}
			if q.shown != "" {
				fmt.Fprintf(&b, "        edits:\n          - shown: \"%s\"\n            replaces: %s\n", q.shown, q.replaces)
			}
		}
		out["sheets/"+s.name+".yaml"] = b.String()
	}
	return out
}

// write brings the disk up to the workspace; what did not change is not touched.
func (h *hunted) write() {
	h.t.Helper()
	files := h.files()
	for name := range h.written {
		if _, ok := files[name]; !ok && name != "sources/sources.lock" {
			h.must(os.Remove(filepath.Join(h.dir, name)))
			delete(h.written, name)
		}
	}
	for name, data := range files {
		if was, ok := h.written[name]; ok && was == data {
			continue
		}
		path := filepath.Join(h.dir, name)
		h.must(os.MkdirAll(filepath.Dir(path), 0o777))
		info, err := os.Stat(path)
		h.must(os.WriteFile(path, []byte(data), 0o666))
		if err == nil && h.r.IntN(3) == 0 { // as if it had not changed
			h.must(os.Chtimes(path, info.ModTime(), info.ModTime()))
		}
		h.written[name] = data
	}
}

func (h *hunted) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *hunted) source() *huntedSource { return h.sources[h.r.IntN(len(h.sources))] }
func (h *hunted) sheet() *huntedSheet   { return h.sheets[h.r.IntN(len(h.sheets))] }

func (h *hunted) quoted() *huntedQuote {
	for {
		if s := h.sheet(); len(s.quotes) > 0 {
			return s.quotes[h.r.IntN(len(s.quotes))]
		}
	}
}

// pick draws one of several, most often the first.
func (h *hunted) pick(list ...string) string {
	if h.r.IntN(2) == 0 {
		return list[0]
	}
	return list[h.r.IntN(len(list))]
}

// changes are what people, and other programs, do to a workspace.
var changes = []struct {
	name string
	do   func(*hunted)
}{
	// The first are those that leave most of what is kept as it is.
	{"the words of a quotation stand in another source, too, or no longer", func(h *hunted) {
		if s := h.source(); len(s.paragraphs) > 14 {
			s.paragraphs = s.paragraphs[:14]
		} else {
			s.paragraphs = append(s.paragraphs, "So "+h.quoted().text+" it was.")
		}
	}},
	{"another quotation", func(h *hunted) { *h.quoted() = *h.quote() }},
	{"a quotation from elsewhere", func(h *hunted) { h.quoted().source = h.source().id }},
	{"nothing", func(*hunted) {}},
	{"a paragraph more at the end", func(h *hunted) {
		s := h.source()
		s.paragraphs = append(s.paragraphs, h.sentence(9))
	}},
	{"the order of the catalogue", func(h *hunted) {
		a, b := h.r.IntN(len(h.sources)), h.r.IntN(len(h.sources))
		h.sources[a], h.sources[b] = h.sources[b], h.sources[a]
	}},
	{"a word of a source is another of the same length or not", func(h *hunted) {
		s := h.source()
		i := h.r.IntN(len(s.paragraphs))
		list := strings.Fields(s.paragraphs[i])
		list[h.r.IntN(len(list)-1)] = h.word()
		s.paragraphs[i] = strings.Join(list, " ")
	}},
	{"one letter of a source", func(h *hunted) {
		s := h.source()
		i := h.r.IntN(len(s.paragraphs))
		b := []byte(s.paragraphs[i])
		b[h.r.IntN(len(b)-1)] = byte('a' + h.r.IntN(26))
		s.paragraphs[i] = string(b)
	}},
	{"a paragraph more", func(h *hunted) {
		s := h.source()
		s.paragraphs = slices.Insert(s.paragraphs, h.r.IntN(len(s.paragraphs)+1), h.sentence(9))
	}},
	{"two sources change places", func(h *hunted) {
		a, b := h.source(), h.source()
		a.paragraphs, b.paragraphs = b.paragraphs, a.paragraphs
	}},
	{"a source is withheld, or no longer", func(h *hunted) {
		s := h.source()
		s.withheld, s.absent = !s.withheld, h.r.IntN(2) == 0 && !s.withheld
	}},
	{"a source's file is away, or back", func(h *hunted) { s := h.source(); s.absent = !s.absent }},
	{"a source has a password, or no longer", func(h *hunted) { s := h.source(); s.password = !s.password }},
	{"a source has another file name", func(h *hunted) {
		s := h.source()
		s.file = s.id + fmt.Sprint(h.r.IntN(3)) + filepath.Ext(s.file)
	}},
	{"a source has another title", func(h *hunted) { h.source().title = h.pick("", " of old", " of new") }},
	{"a source has another author", func(h *hunted) { h.source().author = h.pick("", "The Council", "Ann Smith") }},
	{"a source is in another language", func(h *hunted) { h.source().language = h.pick("", "en", "de", "fr") }},
	{"a source replaces another", func(h *hunted) { h.source().replaces = h.pick("", "s1", "s2") }},
	{"a quotation more", func(h *hunted) { s := h.sheet(); s.quotes = append(s.quotes, h.quote()) }},
	{"a quotation less", func(h *hunted) {
		if s := h.sheet(); len(s.quotes) > 2 {
			s.quotes = s.quotes[1:]
		}
	}},
	{"another place", func(h *hunted) {
		h.quoted().where = h.pick("", "paragraph 3", "paragraph 5", "section 2")
	}},
	{"another prefix", func(h *hunted) { h.quoted().prefix = h.pick("", h.word(), h.word()) }},
	{"another speaker", func(h *hunted) { h.quoted().speaker = h.pick("", "Ann Smith", "Bob Jones") }},
	{"a declared edit", func(h *hunted) {
		q := h.quoted()
		first, rest, _ := strings.Cut(q.text, " ")
		q.shown, q.replaces, q.text = "[They]", first, "[They] "+rest
	}},
	{"another acknowledgement", func(h *hunted) {
		h.quoted().acknowledge = h.pick("", "omission", "ambiguous", "short-quotation", "truncated-claim", "several-passages")
	}},
	{"other conventions", func(h *hunted) { h.sheet().conventions = h.pick("", "strict", "apa", "un") }},
	{"a sheet has another name", func(h *hunted) {
		s := h.sheet()
		s.name = s.name[:6] + fmt.Sprint(h.r.IntN(3))
	}},
	{"two sheets change names", func(h *hunted) { a, b := h.sheet(), h.sheet(); a.name, b.name = b.name, a.name }},
	{"other settings", func(h *hunted) {
		h.config = h.pick("", "conventions: strict\n", "language: de\n", "rules:\n  ambiguous: error\n", "rules:\n  several-passages: off\n")
	}},
	{"the lock is written", func(h *hunted) { h.command("sources", "accept", "--yes", "--date", "2026-10-30") }},
	{"the lock is gone", func(h *hunted) { os.Remove(filepath.Join(h.dir, "sources", "sources.lock")) }},
	{"what is kept is damaged", (*hunted).damage},
	{"what is kept is gone", func(h *hunted) { h.must(os.RemoveAll(filepath.Join(h.cache, "verdicts"))) }},
	{"a sheet is built", func(h *hunted) { h.command("build", "--draft", "--quiet", h.sheet().name) }},
}

// calm is how many of the changes leave most of what is kept as it is.
const calm = 6

// damage spoils some of the kept files, or puts one in the place of another.
func (h *hunted) damage() {
	files, err := filepath.Glob(filepath.Join(h.cache, "verdicts", "*", "*"))
	h.must(err)
	for range 3 {
		if len(files) == 0 {
			return
		}
		name := files[h.r.IntN(len(files))]
		data, err := os.ReadFile(name)
		h.must(err)
		if len(data) == 0 {
			continue // it is spoilt enough
		}
		switch h.r.IntN(4) {
		case 0:
			data[h.r.IntN(len(data))] ^= byte(1 + h.r.IntN(255))
		case 1:
			data = data[:h.r.IntN(len(data))]
		case 2:
			data = nil
		default:
			data, err = os.ReadFile(files[h.r.IntN(len(files))])
			h.must(err)
		}
		h.must(os.WriteFile(name, data, 0o600))
	}
}

// command runs a command of the program.
func (h *hunted) command(args ...string) (code int, out string) {
	var stdout, stderr bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &sticky{w: &stdout}, stderr: &stderr, settled: huntSettled}
	root := a.command()
	root.SetArgs(append([]string{"--workspace", h.dir}, args...))
	root.SetOut(a.stdout)
	root.SetErr(&stderr)
	code = a.finish(root.ExecuteContext(h.t.Context()))
	return code, stdout.String() + "\n--\n" + stderr.String()
}

// bothWays checks with what is kept and without it, and compares all that either
// says.
func (h *hunted) bothWays(args ...string) string {
	h.t.Helper()
	kept, fresh := h.checked(args...), h.checked(append(args, "--no-cache")...)
	if kept != fresh {
		h.t.Fatalf("check %v says with what is kept\n%s\nand without\n%s", args, difference(kept, fresh), difference(fresh, kept))
	}
	return fresh
}

func (h *hunted) checked(args ...string) string {
	report := filepath.Join(h.cache, "report.json")
	os.Remove(report)
	code, out := h.command(append([]string{"check", "--report", "text", "--report", "json=" + report}, args...)...)
	data, _ := os.ReadFile(report)
	return fmt.Sprintf("exit %d\n%s\n%s", code, out, data)
}

// difference is where a begins to differ from b.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return a[max(0, i-300):min(len(a), i+700)]
}

// The same report comes of a check that takes what is kept and of one that does
// everything anew, whatever happened to the workspace and to what is kept. A long
// hunt: FACTSHEET_HUNT_ROUNDS=500.
func TestKeptOrNot(t *testing.T) {
	rounds := 30
	if testing.Short() {
		rounds = 10
	}
	if n, err := strconv.Atoi(os.Getenv("FACTSHEET_HUNT_ROUNDS")); err == nil {
		rounds = n
	}
	for seed, of := range []int{len(changes), len(changes), calm, calm} {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			h := newHunted(t, uint64(seed))
			t.Setenv("FACTSHEET_CACHE", h.cache)
			t.Setenv("FACTSHEET_TEST_PASSWORD", "")
			seen := make(map[string]int)
			for round := range rounds {
				var names []string
				for range 1 + h.r.IntN(2) {
					c := changes[h.r.IntN(of)]
					names = append(names, c.name)
					c.do(h)
				}
				h.write()
				if h.r.IntN(2) == 0 {
					time.Sleep(2 * huntSettled)
				}
				var args []string
				if h.r.IntN(5) == 0 {
					args = append(args, h.sheet().name)
				}
				if h.r.IntN(8) == 0 {
					args = append(args, "--strict")
				}
				t.Logf("round %d: %s", round, strings.Join(names, "; "))
				report := h.bothWays(args...)
				for _, v := range []string{"exact", "typographic", "edited", "misquote", "not-found", "wrong-source", "wrong-place", "unreadable", "drifted", "attested", "unknown-source", "ambiguous", "out-of-order"} {
					if strings.Contains(report, `"verdict": "`+v+`"`) {
						seen[v]++
					}
				}
			}
			t.Logf("rounds with each verdict: %v", seen)
			for _, v := range []string{"exact", "misquote", "not-found", "wrong-source"} {
				if seen[v] == 0 && !testing.Short() { // a few rounds need not have all
					t.Errorf("no round has a quotation that is %s: the hunt looks in the wrong place", v)
				}
			}
		})
	}
}
