package check

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A pageHunt is a desk with pages that can be read in several orders, a source
// that is withheld, and sheets that quote across the lines, changed at random.
type pageHunt struct {
	*desk
	r      *rand.Rand
	pages  map[string][]string // lines, by source
	quotes map[string][]string // evidence, by sheet
}

var pageWords = strings.Fields("ferry harbour sails twice a day summer berth never costs twelve euros not the boats old new lights")

func (h *pageHunt) words(n int) string {
	var out []string
	for range n {
		out = append(out, pageWords[h.r.IntN(len(pageWords))])
	}
	return strings.Join(out, " ")
}

func (h *pageHunt) line() string {
	s := h.words(4 + h.r.IntN(4))
	switch h.r.IntN(5) {
	case 0:
		return ">" + s
	case 1:
		return s + "|" + h.words(4)
	}
	return s
}

// quote takes words that stand together in some order of a page, or nearly so.
func (h *pageHunt) quote() string {
	name := h.name()
	lines := slices.Clone(h.pages[name])
	switch h.r.IntN(3) {
	case 0: // in the order of the file
		last := slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return !strings.HasPrefix(l, ">") })
		lines = append(slices.DeleteFunc(lines, func(l string) bool { return strings.HasPrefix(l, ">") }), last...)
	case 1: // line by line
		for i := range lines {
			lines[i] = strings.ReplaceAll(lines[i], "|", " ")
		}
	}
	list := strings.Fields(strings.NewReplacer("|", " ", ">", "").Replace(strings.Join(lines, " ")))
	from := h.r.IntN(len(list) - 8)
	list = slices.Clone(list[from : from+5+h.r.IntN(4)])
	if h.r.IntN(5) == 0 {
		list[h.r.IntN(len(list))] = h.words(1)
	}
	if h.r.IntN(6) == 0 {
		name = h.name()
	}
	out := cite(name, strings.Join(list, " "))
	if h.r.IntN(4) == 0 {
		out += "  acknowledge:\n    - rule: reading-order\n      reason: looked\n"
	}
	return out
}

func (h *pageHunt) name() string { return []string{"one", "two", "three", "held"}[h.r.IntN(4)] }

func (h *pageHunt) sheetName() string { return []string{"a", "b", "c"}[h.r.IntN(3)] }

// change changes one thing, as a person would.
func (h *pageHunt) change() string {
	name, sheet := h.name(), h.sheetName()
	lines := h.pages[name]
	i := h.r.IntN(len(lines))
	switch n := h.r.IntN(9); n {
	case 0:
		h.pages[name] = append(lines, h.line())
		return "a line more at the end of " + name
	case 1:
		h.pages[name] = slices.Insert(lines, i, h.line())
		return "a line more in " + name
	case 2:
		if len(lines) > 6 {
			h.pages[name] = slices.Delete(lines, i, i+1)
		}
		return "a line less in " + name
	case 3:
		if lines[i] = strings.TrimPrefix(lines[i], ">"); h.r.IntN(2) == 0 {
			lines[i] = ">" + lines[i]
		}
		return "another order in " + name
	case 4:
		lines[i] = h.line()
		return "another line in " + name
	case 5:
		h.quotes[sheet][h.r.IntN(len(h.quotes[sheet]))] = h.quote()
		return "another quotation in " + sheet
	case 6:
		path := filepath.Join(h.dir, "held.page")
		if _, err := os.Stat(path); err == nil {
			os.Remove(path)
			return "what is withheld is gone"
		}
		h.write("held.page", strings.Join(h.pages["held"], "\n"))
		return "what is withheld is back"
	case 7:
		h.o.Strict = !h.o.Strict
		return fmt.Sprint("strict: ", h.o.Strict)
	}
	return "nothing"
}

// put writes what changed.
func (h *pageHunt) put() {
	for name, lines := range h.pages {
		path := filepath.Join(h.dir, name+".page")
		was, err := os.ReadFile(path)
		if data := strings.Join(lines, "\n"); data != string(was) && (err == nil || name != "held") {
			h.write(name+".page", data)
		}
	}
	for name, list := range h.quotes {
		h.sheet(name, strings.Join(list, ""))
	}
}

// Whatever happens to pages of which there is a second reading, and to a source
// that is withheld, what is kept changes no report.
func TestKeptPages(t *testing.T) {
	catalogue := "format: 1\nsources:\n"
	for _, name := range []string{"one", "two", "three", "held"} {
		catalogue += fmt.Sprintf("  %s:\n    title: %s\n    file: %s.page\n", name, name, name)
	}
	said := make(map[string]int)
	for seed := range uint64(3) {
		h := &pageHunt{newDesk(t, map[string]string{"catalogue.yaml": catalogue + "    withheld: true\n"}), rand.New(rand.NewPCG(seed, 3)),
			make(map[string][]string), make(map[string][]string)}
		for _, name := range []string{"one", "two", "three", "held"} {
			for range 8 {
				h.pages[name] = append(h.pages[name], h.line())
			}
			h.write(name+".page", "")
		}
		for _, sheet := range []string{"a", "b", "c"} {
			for range 5 {
				h.quotes[sheet] = append(h.quotes[sheet], h.quote())
			}
		}
		for range 40 {
			what := h.change()
			h.put()
			t.Log(what)
			report, read := h.both()
			for _, s := range []string{"reading-order", " misquote ", "wrong-source", "in the order of the file", "unreadable"} {
				if strings.Contains(report, s) {
					said[s]++
				}
			}
			if strings.HasPrefix(read, "some texts") && strings.HasSuffix(read, " 0 sheets") {
				said["again"]++ // a source changed, and not what is said of it
			}
		}
	}
	t.Log(said)
	for _, s := range []string{"reading-order", " misquote ", "wrong-source", "in the order of the file", "unreadable", "again"} {
		if said[s] == 0 {
			t.Errorf("no round has %q: the hunt looks in the wrong place", s)
		}
	}
}
