package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"factsheet/sheets/check"
	"factsheet/sources/match"
	"factsheet/sources/text"
)

func TestWhere(t *testing.T) {
	for _, c := range []struct {
		why         string
		place, last text.Place
		want        string
	}{
		{"a text file", text.Place{Line: 3, Paragraph: 2}, text.Place{Line: 4}, "line 3, paragraph 2"},
		{"a page", text.Place{Page: 14}, text.Place{Page: 14}, "page 14"},
		{"a page on which another number is printed", text.Place{Page: 14, PageLabel: "xii"}, text.Place{Page: 14, PageLabel: "xii"}, "page 14 (printed xii)"},
		{"a page on which the same number is printed", text.Place{Page: 14, PageLabel: "14"}, text.Place{Page: 14, PageLabel: "14"}, "page 14"},
		{"two pages", text.Place{Page: 12}, text.Place{Page: 13}, "pages 12–13"},
		{"two pages with other numbers", text.Place{Page: 2, PageLabel: "ii"}, text.Place{Page: 3, PageLabel: "1"}, "pages 2–3 (printed ii–1)"},
		{"a page that is only printed", text.Place{PageLabel: "7"}, text.Place{PageLabel: "7"}, "page 7"},
		{"a recording", text.Place{Time: "00:12:34", Speaker: "Ann Lee"}, text.Place{}, "at 00:12:34, Ann Lee speaking"},
		{"a part", text.Place{Part: "footnotes", Section: "2 Roads"}, text.Place{}, "footnotes, section “2 Roads”"},
		{"what a source made up", text.Place{Part: "\x1b[1m", Speaker: "\u202e"}, text.Place{}, "<U+001B>[1m, <U+202E> speaking"},
	} {
		f := found("", "words", "")
		f.Place, f.Last = c.place, c.last
		if got := where(f, Options{Sources: "sources"}); got != "sources/"+code.File.Value+", "+c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestJSONPlace(t *testing.T) {
	f := found("", "words", "")
	f.Place = text.Place{Page: 2, PageLabel: "ii", Part: "body", Time: "00:00:07", Speaker: "Ann"}
	f.Last = text.Place{Page: 3, PageLabel: "1"}
	q := quotation("a", "words", match.Exact, match.Match{}, f)
	q.Reading = "in the order of the file"
	var b bytes.Buffer
	if err := JSON(&b, &check.Report{Results: []*check.Result{{Quotations: []check.Quotation{q}}}}, Options{}); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Quotations []struct {
			Reading string
			Found   struct {
				Page, End_page             int
				Page_label, End_page_label string
				Part, Time, Speaker        string
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	g := got.Quotations[0].Found
	if g.Page != 2 || g.End_page != 3 || g.Page_label != "ii" || g.End_page_label != "1" || g.Part != "body" || g.Time != "00:00:07" || g.Speaker != "Ann" ||
		got.Quotations[0].Reading != q.Reading {
		t.Errorf("got %+v of\n%s", got, b.String())
	}
}

// What quotations passed over in the document is counted; the author's keyboard
// is not worth a word.
func TestFoldingsInTheSummary(t *testing.T) {
	r := &check.Report{Results: []*check.Result{{Quotations: []check.Quotation{
		quotation("a", "one", match.Typographic, match.Match{Foldings: []string{"quotes"}}, found("", "one", "")),
		quotation("b", "two", match.Typographic, match.Match{Foldings: []string{"line-end", "furniture"}}, found("", "two", "")),
		quotation("c", "three", match.Typographic, match.Match{Foldings: []string{"line-end"}}, found("", "three", "")),
	}}}}
	var b bytes.Buffer
	if err := Text(&b, r, Options{Width: 200}); err != nil {
		t.Fatal(err)
	}
	if want := "3 typographic (2 over a line's end, 1 over a page head or mark)"; !strings.Contains(b.String(), want) {
		t.Errorf("got %s, want %q", b.String(), want)
	}
}

// At the end of a long report the rules are told, whether or not its parts were
// kept; nobody needs it in a short one.
func TestRulesInTheSummary(t *testing.T) {
	of := func(n int) *check.Result {
		r := &check.Result{}
		for i := range n {
			f := check.Finding{Rule: "uncited-claim", Severity: check.Warning, Message: "m"}
			switch {
			case i%3 == 1:
				f.Rule = "speaker"
			case i == 2:
				f.Rule, f.Severity = "sheet", check.Error
			case i == 5:
				f.Rule, f.Severity = "short-quotation", check.Note
			}
			r.Findings = append(r.Findings, f)
		}
		return r
	}
	for n, want := range map[int]bool{20: false, 21: true} {
		result := of(n)
		var plain, kept strings.Builder
		if err := Text(&plain, &check.Report{Results: []*check.Result{result}}, Options{}); err != nil {
			t.Fatal(err)
		}
		parts := DecodeParts(EncodeParts([]*Part{textPart(result, Options{})}))
		if err := Text(&kept, &check.Report{Results: []*check.Result{result}}, Options{Parts: parts}); err != nil {
			t.Fatal(err)
		}
		if plain.String() != kept.String() {
			t.Errorf("%d findings: a kept report ends with\n%s", n, kept.String())
		}
		tail := "  12 uncited-claim · 7 speaker · 1 sheet\n  factsheet explain RULE tells what a rule means and what to do.\n"
		if got := strings.HasSuffix(plain.String(), tail); got != want || strings.Contains(plain.String(), "explain RULE") != want {
			t.Errorf("%d findings: rules told: %v, want %v:\n%s", n, got, want, plain.String()[max(0, plain.Len()-200):])
		}
	}
}
