package formats

import (
	"encoding/xml"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"factsheet/sources/text"

	"golang.org/x/text/unicode/norm"
)

// poppler reads a page of a paper, or all where page is 0, as the program
// pdftotext does.
func poppler(t testing.TB, p paper, page int, flags ...string) string {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not installed: there is nothing to compare with")
	}
	args := append(flags, "-enc", "UTF-8", "-eol", "unix")
	if p.password != "" {
		args = append(args, "-upw", p.password)
	}
	if page > 0 {
		args = append(args, "-f", strconv.Itoa(page), "-l", strconv.Itoa(page))
	}
	out, err := exec.Command(program, append(args, filepath.Join("testdata", p.name), "-")...).Output()
	if err != nil {
		t.Fatalf("pdftotext %s: %v", p.name, err)
	}
	return string(out)
}

// blocks are the words of each block that poppler sees on the pages.
func blocks(t testing.TB, p paper) [][]string {
	t.Helper()
	var out [][]string
	d := xml.NewDecoder(strings.NewReader(poppler(t, p, 0, "-bbox-layout")))
	d.Strict = false // it writes control characters as they are
	inWord := false
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("pdftotext %s: %v", p.name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inWord = e.Name.Local == "word"
			if e.Name.Local == "block" {
				out = append(out, nil)
			}
		case xml.EndElement:
			inWord = false
		case xml.CharData:
			if inWord && len(out) > 0 {
				out[len(out)-1] = append(out[len(out)-1], string(e))
			}
		}
	}
}

// letters is what two readers must agree on: no spaces, no hyphens, raised
// figures and ligatures by their plain forms.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune("-\u2010\u2011\ufffe\u0338", r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

// withoutFurniture is the text that a quotation can stand in.
func withoutFurniture(x *text.Text) string {
	var b strings.Builder
	from := 0
	for _, f := range x.Furniture {
		b.WriteString(x.Content[from:f.Start])
		from = f.End
	}
	b.WriteString(x.Content[from:])
	return b.String()
}

// pdfs are the papers of that format whose text is not a machine's guess.
func pdfs(t testing.TB) []paper {
	return slices.DeleteFunc(readable(t), func(p paper) bool { return filepath.Ext(p.name) != ".pdf" })
}

// leastShare is the share of passages, of all, that must be found again: what
// two other readers have of each other.
const leastShare = 0.985

// What poppler reads in a PDF we read too: its passages of eight words, inside
// the blocks that it sees, as far as it reads them in the order of the file too.
// So columns of a table that it reads one after another are left out.
func TestOracle(t *testing.T) {
	found, all := 0, 0
	for _, p := range pdfs(t) {
		if p.name == "ferries-sideways.pdf" {
			continue // poppler reads lines that run down the page by columns of letters
		}
		x := p.text(t)
		ours := []string{letters(x.Content), letters(withoutFurniture(x))}
		raw := letters(poppler(t, p, 0, "-raw"))
		here, of := 0, 0
		for _, words := range blocks(t, p) {
			for at := 0; at+8 <= len(words); at++ {
				passage := letters(strings.Join(words[at:at+8], " "))
				if !strings.Contains(raw, passage) {
					continue
				}
				of++
				if slices.ContainsFunc(ours, func(s string) bool { return strings.Contains(s, passage) }) {
					here++
				} else {
					t.Logf("%s: not found: %s", p, strings.Join(words[at:at+8], " "))
				}
			}
		}
		t.Logf("%s: %d of %d passages (%.3f)", p, here, of, float64(here)/float64(of))
		found, all = found+here, all+of
	}
	share := float64(found) / float64(all)
	t.Logf("all: %d of %d passages (%.4f)", found, all, share)
	if share < leastShare {
		t.Errorf("%.4f of poppler's passages are found, want %.3f", share, leastShare)
	}
}

// A quotation stands on the page on which poppler shows it.
func TestPlacesAreThoseOfOracle(t *testing.T) {
	held := 0
	for _, p := range pdfs(t) {
		x := p.text(t)
		pages := make([]string, x.Pages)
		for i := range pages {
			pages[i] = letters(poppler(t, p, i+1))
		}
		var words []string
		for _, q := range plantedIn(t, p.document) {
			if q.pass && q.asked(p) {
				words = append(words, q.words)
			}
		}
		words = append(words, passages(t, p.document)...)
		for i, m := range finder(words).Find(x) {
			if !m.Verdict.Pass() {
				continue
			}
			passage := letters(words[i])
			var on []int
			for n, page := range pages {
				if strings.Contains(page, passage) {
					on = append(on, n+1)
				}
			}
			if len(on) != 1 || m.Count != 1 {
				continue // it stands on two pages, or poppler has it in another order
			}
			held++
			if got := x.Place(m.Passage().Start).Page; got != on[0] {
				t.Errorf("%s: page %d, want %d: %q", p, got, on[0], words[i])
			}
		}
	}
	if held < 1000 {
		t.Errorf("only %d quotations have a page in both", held)
	}
}
