package pdf

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"
)

// pages sets n pages of ten lines each and lets set add to them.
func pages(n int, set func(p *typist, i int)) []*typist {
	var out []*typist
	for i := range n {
		p := sheetOfPaper(i + 1)
		set(p, i)
		for k := range 10 {
			p.line(100, 150+12*float32(k), 10, filler(k))
		}
		out = append(out, p)
	}
	return out
}

// furniture is what a quotation may pass over, in order.
func furniture(x *text.Text) string {
	var out []string
	for _, r := range x.Furniture {
		out = append(out, x.Content[r.Start:r.End])
	}
	return strings.Join(out, "|")
}

func TestMargins(t *testing.T) {
	for _, c := range []struct {
		reason string
		pages  []*typist
		want   string
	}{
		{"a running head", pages(3, func(p *typist, i int) { p.line(100, 50, 10, "Annual Report") }), "Annual Report|Annual Report|Annual Report"},
		{"with the page's number", pages(3, func(p *typist, i int) { p.line(100, 50, 10, fmt.Sprint("Annual Report ", 7+i)) }), "Annual Report 7|Annual Report 8|Annual Report 9"},
		{"numbers at the foot", pages(3, func(p *typist, i int) { p.line(300, 750, 10, fmt.Sprint(4+i)) }), "4|5|6"},
		{"Roman numbers", pages(3, func(p *typist, i int) { p.line(300, 750, 10, []string{"iii", "iv", "v"}[i]) }), "iii|iv|v"},
		{"numbers between dashes, of two pages", pages(2, func(p *typist, i int) { p.line(300, 750, 10, fmt.Sprint("– ", 1+i, " –")) }), "– 1 –|– 2 –"},
		{"a page of how many", pages(2, func(p *typist, i int) { p.line(300, 750, 10, fmt.Sprint("Page ", 1+i, " of 2")) }), "Page 1 of 2|Page 2 of 2"},
		{"the page's label alone", pages(2, func(p *typist, i int) {
			if p.page.Label = fmt.Sprint("A-", i); i == 1 {
				p.page.Label = "xii"
				p.line(300, 750, 10, "xii")
			}
		}), "xii"},
		{"what the document declares", pages(2, func(p *typist, i int) {
			p.flags = pdfium.Artifact
			p.line(100, 50, 10, fmt.Sprint("Chapter ", "of one page ", []string{"only", "or other"}[i]))
			p.flags = 0
		}), "Chapter of one page only|Chapter of one page or other"},

		{"another head where the others have theirs, in small letters", pages(5, func(p *typist, i int) {
			p.line(100, 50, 8, []string{"First chapter", "First chapter", "First chapter", "Second chapter", "First chapter"}[i])
		}), "First chapter|First chapter|First chapter|Second chapter|First chapter"},
		{"the same, with the page's number", pages(5, func(p *typist, i int) {
			p.line(100, 50, 10, []string{"First chapter 1", "First chapter 2", "First chapter 3", "Second chapter 4", "First chapter 5"}[i])
		}), "First chapter 1|First chapter 2|First chapter 3|Second chapter 4|First chapter 5"},

		{"words where the others have their head, in the letters of the text", pages(5, func(p *typist, i int) {
			p.line(100, 50, 10, []string{"First chapter", "First chapter", "First chapter", "It is not so.", "First chapter"}[i])
		}), "First chapter|First chapter|First chapter|First chapter"},
		{"one page proves nothing", pages(1, func(p *typist, i int) { p.line(300, 750, 10, "1") }), ""},
		{"a figure that does not count the pages", pages(3, func(p *typist, i int) { p.line(300, 750, 10, fmt.Sprint([]int{40, 12, 7}[i])) }), ""},
		{"the same figure on each", pages(3, func(p *typist, i int) { p.line(300, 750, 10, "12") }), ""},
		{"an article to a page", pages(3, func(p *typist, i int) { p.line(100, 50, 10, fmt.Sprint("Article ", 5+i)) }), ""},
		{"headings with numbers of their own", pages(3, func(p *typist, i int) { p.line(100, 50, 10, fmt.Sprint("Article ", []int{5, 9, 10}[i])) }), ""},
		{"a heading in large letters", pages(3, func(p *typist, i int) { p.line(100, 50, 16, "Recommendation") }), ""},
		{"words that go on in the text", pages(3, func(p *typist, i int) { p.line(100, 138, 10, "Name Amount") }), ""},
		{"the same words at other heights", pages(3, func(p *typist, i int) { p.line(100, 50+20*float32(i), 10, "Annual Report") }), ""},
		{"the same words in the midst of the page", pages(3, func(p *typist, i int) { p.line(100, 400, 10, "Annual Report") }), ""},
		{"all of the text declared", func() []*typist {
			p := sheetOfPaper(1)
			p.flags = pdfium.Artifact
			p.lines(100, 100, filler(1), filler(2))
			return []*typist{p, sheetOfPaper(2)}
		}(), ""},
	} {
		_, x, _ := layOut(t, asRead, c.pages...)
		if got := furniture(x); got != c.want {
			t.Errorf("%s: furniture %q, want %q", c.reason, got, c.want)
		}
	}
}

// A paragraph goes on across a foot and a head.
func TestAcrossPages(t *testing.T) {
	_, x, _ := layOut(t, asRead, pages(3, func(p *typist, i int) {
		p.line(100, 50, 10, "Annual Report")
		p.line(300, 750, 10, fmt.Sprint(1+i))
	})...)
	if n := len(x.Blocks()); n != 1 {
		t.Errorf("%d blocks", n)
	}
	want := filler(9) + "\n⟦Annual Report⟧\n⟦1⟧\n⟦Annual Report⟧\n" + filler(0)
	if !strings.Contains(textOf(x), want) {
		t.Errorf("%q does not hold %q", textOf(x), want)
	}
	if p := x.Place(strings.Index(x.Content, "\n1\n") + 1); p.Page != 1 {
		t.Errorf("the foot of page 1 is at %+v", p)
	}
}

// transcript sets pages whose lines have numbers.
func transcript(n, lines int, number func(page, line int) string) []*typist {
	var out []*typist
	for i := range n {
		p := sheetOfPaper(i + 1)
		for k := range lines {
			y := 100 + 24*float32(k)
			if s := number(i, k); s != "" {
				p.at(90-5*float32(len(s)), y, 10, s)
			}
			p.line(100, y, 10, filler(300+k+1000*i))
		}
		out = append(out, p)
	}
	return out
}

func TestRomanValue(t *testing.T) {
	for s, want := range map[string]int{"iv": 4, "XII": 12, "mcmxc": 1990, "": 0, "civil": 0, "iiii": 0, "Iv": 0, "x1": 0} {
		if got := romanValue(s); got != want {
			t.Errorf("%q is %d, want %d", s, got, want)
		}
	}
}

func TestLineNumbers(t *testing.T) {
	by := func(step, first int) func(page, line int) string {
		return func(_, line int) string {
			if n := first + line; n%step == 0 {
				return fmt.Sprint(n)
			}
			return ""
		}
	}
	for _, c := range []struct {
		reason string
		pages  []*typist
		want   bool
	}{
		{"on each line of each page", transcript(2, 25, by(1, 1)), true},
		{"on each fifth line", transcript(2, 25, by(5, 1)), true},
		{"through the whole document", transcript(2, 20, func(page, line int) string { return fmt.Sprint(1 + 20*page + line) }), true},
		{"on one page of 25 lines", transcript(1, 25, by(1, 1)), true},
		{"years at the beginnings of lines", transcript(2, 10, func(page, line int) string { return fmt.Sprint(1990 + line) }), false},
		{"no sequence", transcript(2, 10, func(page, line int) string { return fmt.Sprint(1 + line*line) }), false},
		{"some lines of a page", transcript(2, 25, func(page, line int) string {
			if line < 7 {
				return fmt.Sprint(1 + line)
			}
			return ""
		}), true}, // nothing else reaches into their column
		{"a list of one page", transcript(1, 9, by(1, 1)), false},
	} {
		_, x, _ := layOut(t, asRead, c.pages...)
		if got := len(x.Furniture) > 0; got != c.want {
			t.Errorf("%s: furniture %q", c.reason, furniture(x))
		}
	}

	// Ranks of a table stand inside the text, and so do a list's numbers.
	ranked := transcript(2, 10, by(1, 1))
	for i, p := range ranked {
		p.line(70, 60, 10, []string{"Ranks of the countries, of all that there are", "and others that follow them"}[i])
		p.line(70, 380, 10, "Words after the ranks of the countries")
	}
	if _, x, _ := layOut(t, asRead, ranked...); len(x.Furniture) > 0 {
		t.Errorf("ranks are furniture: %q", furniture(x))
	}

	_, x, _ := layOut(t, asRead, transcript(2, 25, by(5, 1))...)
	if p := x.Place(strings.Index(x.Content, "line 304")); p.Line != 5 || p.Page != 1 {
		t.Errorf("line 5 is at %+v", p)
	}
	if !strings.Contains(textOf(x), filler(303)+"\n⟦5⟧ "+filler(304)) {
		t.Errorf("%q", textOf(x))
	}
}

func TestFootnotes(t *testing.T) {
	page := func(body, note string) *typist {
		p := sheetOfPaper(1)
		p.raised(50, 100, body)
		p.lines(50, 112, filler(1), filler(2))
		x := float32(50)
		if mark, rest, ok := strings.Cut(note, "}"); ok {
			x = p.at(x, 697, 6, mark[1:])
			note = rest
		}
		p.line(x, 700, 8, note)
		return p
	}
	for _, c := range []struct{ reason, body, note, want string }{
		{"a number that a note answers", "the harm.{1} They say", "{1}See the report.", "1|1"},
		{"after a word", "the harm{1} they say", "{1}See the report.", "1|1"},
		{"after a year", "of 2016{1} they say", "{1}See the report.", "1|1"},
		{"a sign", "the harm{*} they say", "{*}See the report.", "*|*"},
		{"the note's number on its line", "the harm{12} they say", "12 See the report.", "12|12"},
		{"an exponent on the same page", "the 10{2} and harm.{2} They", "{2}See the report.", "2|2"},

		{"no note", "the harm{1} they say", "Nothing here.", ""},
		{"another note", "the harm{1} they say", "{2}See the report.", ""},
		{"an exponent of a number", "it is 10{2} of them", "{2}See the report.", ""},
		{"of a unit", "it is 5 km{2} of it", "{2}See the report.", ""},
		{"of a variable", "as x{2} shows", "{2}See the report.", ""},
		{"an ordinal", "the 1{st} of May", "{1}See the report.", ""},
		{"inside a word", "of Uran{2}x the rest", "{2}See the report.", ""},
		{"a plain digit", "the harm 1 they say", "{1}See the report.", ""},
	} {
		_, x, _ := layOut(t, asRead, page(c.body, c.note))
		got := strings.NewReplacer("¹", "1", "²", "2").Replace(furniture(x))
		if got != c.want {
			t.Errorf("%s: furniture %q, want %q in %q", c.reason, got, c.want, x.Content)
		}
	}
}

// The number of the only page, which nothing proves to be furniture, stands below
// the notes and hides none of them.
func TestFootnotesAboveTheFoot(t *testing.T) {
	p := sheetOfPaper(1)
	p.raised(50, 100, "the harm is there.{1} The committee that has looked.{2} It")
	p.lines(50, 112, filler(1), filler(2))
	p.at(50, 687, 6, "1")
	p.line(53, 690, 8, "See the report.")
	p.at(50, 697, 6, "2")
	p.line(53, 700, 8, "See the act.")
	p.line(300, 730, 10, "1")
	_, x, _ := layOut(t, asRead, p)
	if got := furniture(x); got != "¹|²|¹|²" {
		t.Errorf("furniture %q in %q", got, x.Content)
	}
	if want := "\n\n1\n\n⟦¹⟧ See the report.\n\n⟦²⟧ See the act."; !strings.HasSuffix(textOf(x), want) {
		t.Errorf("%q does not end with %q", textOf(x), want)
	}
}

// The words around a footnote go on without it, and its own words stand whole.
func TestFootnoteBetween(t *testing.T) {
	one, two := sheetOfPaper(1), sheetOfPaper(2)
	one.raised(50, 100, "the harm is there.{1} The committee that has looked")
	one.lines(50, 112, filler(1), "into it thinks that the administrative encryp-")
	one.at(50, 697, 6, "1")
	one.line(53, 700, 8, "See the report of the committee,")
	one.line(50, 710, 8, "which says so.")
	two.lines(50, 100, "tion is not harmed by it, and that the other parts", filler(3))
	_, x, _ := layOut(t, asRead, one, two)
	for _, want := range []string{"encryp-\ntion is not harmed", "\n\n⟦¹⟧ See the report of the committee,\nwhich says so."} {
		if !strings.Contains(textOf(x), want) {
			t.Errorf("%q is not in %q", want, textOf(x))
		}
	}
	if n := len(x.Blocks()); n != 2 || x.Blocks()[1].Kind != text.Note {
		t.Errorf("blocks %v", x.Blocks())
	}
	if p := x.Place(strings.Index(x.Content, "See")); p.Page != 1 || p.Part != "footnotes" {
		t.Errorf("%+v", p)
	}
}

// A note that breaks off at the page's foot goes on at the next one's.
func TestFootnoteGoesOn(t *testing.T) {
	one, two := sheetOfPaper(1), sheetOfPaper(2)
	one.raised(50, 100, "the harm is there.{1} The committee that has looked")
	one.lines(50, 112, filler(1), "into it thinks that the administrative orders of")
	one.at(50, 697, 6, "1")
	one.line(53, 700, 8, "See the report of the committee, which says that the")
	two.lines(50, 100, "the minister are not harmed by it, and that others", filler(3), "are.")
	two.line(50, 690, 8, "orders are sound.")
	_, x, _ := layOut(t, asRead, one, two)
	for _, want := range []string{"administrative orders of\nthe minister are not", "which says that the\norders are sound."} {
		if !strings.Contains(textOf(x), want) {
			t.Errorf("%q is not in %q", want, textOf(x))
		}
	}
}

// Notes that stand at the document's end are answered by their sequence.
func TestEndnotes(t *testing.T) {
	p := sheetOfPaper(1)
	p.raised(50, 100, "the first harm.{1} And the second{2} of them all")
	p.raised(50, 112, "which is 10{2} metres wide; and the third.{3}")
	p.line(50, 400, 14, "Notes")
	p.lines(50, 420, "1 See the first report.", "2 See the second one.", "3 See the third.")
	_, x, _ := layOut(t, asRead, p)
	if got := furniture(x); got != "¹|²|³" {
		t.Errorf("%q in %q", got, textOf(x))
	}
}
