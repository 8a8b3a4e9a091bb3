package report

import (
	"strings"
	"testing"

	"factsheet/sheets/check"
)

func TestCells(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"abc", 3},
		{"日本", 4},       // wide
		{"ｆ", 2},        // full width
		{"e\u0301", 1},  // a combining accent takes no room
		{"a\u200db", 2}, // nor does a joiner
		{"“–…”", 4},     // ambiguous width counts as narrow, as terminals have it
		{"Αθήνα", 5},    // Greek
		{"👍", 2},        // emoji
	} {
		if got := cells(c.text); got != c.want {
			t.Errorf("cells(%q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestFlow(t *testing.T) {
	for _, c := range []struct{ reason, label, text, want string }{
		{"later lines hang below the first word", "  Fix: ", "one two three four", "  Fix: one two three\n       four\n"},
		{"a path stays whole, so that it can be copied", "  ", "see sources/a-very-long-name.txt now", "  see\n  sources/a-very-long-name.txt\n  now\n"},
		{"a script without spaces breaks between letters", "  ", "人人生而自由人人生而自由", "  人人生而自由人人生\n  而自由\n"},
		{"but not before its punctuation", "  ", "人人生而自由人人生，而", "  人人生而自由人人\n  生，而\n"},
		{"nothing is a label alone", "  Fix: ", "", "  Fix:\n"},
	} {
		p := &page{width: 20}
		p.text(c.label, c.text)
		if got := p.b.String(); got != c.want {
			t.Errorf("%s: got\n%s want\n%s", c.reason, got, c.want)
		}
	}
}

func TestClean(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"white space of any kind is one space", "a \t\r\n\u00a0\u2003b", "a b"},
		{"an escape is named", "\x1b[2J", "<U+001B>[2J"},
		{"so is the one-byte kind", "\u009b2J", "<U+009B>2J"},
		{"and what turns the writing round", "a\u202eb\u2066", "a<U+202E>b<U+2066>"},
		{"joiners are letters' business", "می\u200cخواهم", "می\u200cخواهم"},
		{"broken UTF-8 is replaced", "a\xffb", "a\uFFFDb"},
	} {
		if got := clean(c.text); got != c.want {
			t.Errorf("%s: clean(%q) = %q, want %q", c.reason, c.text, got, c.want)
		}
	}
	if got := fromSource("Daten\u00adschutz"); got != "Datenschutz" {
		t.Errorf("a soft hyphen of the source is shown: %q", got)
	}
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct {
		reason    string
		source    string
		line, col int
		want      string
	}{
		{"the caret stands below the column", "a: 1\n  quote: see\n", 2, 10, "    2 |   quote: see\n      |          ^\n"},
		{"columns are code points, carets count columns of the terminal", "日本: x\n", 1, 5, "    1 | 日本: x\n      |       ^\n"},
		{"a tab is one space", "\tx\n", 1, 2, "    1 |  x\n      |  ^\n"},
		{"an empty line shows nothing", "a\n\nb", 2, 1, ""},
		{"nor a line that is not there", "a", 7, 1, ""},
		{"nor a finding without a column", "a", 1, 0, ""},
		{"a long line shows what is near", strings.Repeat("x", 100) + "y z", 1, 101,
			"    1 | …" + strings.Repeat("x", 36) + "y z\n      | " + strings.Repeat(" ", 37) + "^\n"},
	} {
		p := &page{width: 80}
		f := finding1(c.line, c.col)
		excerpt(p, &f, []byte(c.source))
		if got := p.b.String(); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.reason, got, c.want)
		}
	}
}

// A report of any width is written, and a sheet that is one long line costs
// what its length is, not the square of it.
func TestExcerptExtremes(t *testing.T) {
	for width := range 12 {
		p := &page{width: width}
		f := finding1(1, 4)
		excerpt(p, &f, []byte("key: value"))
		if n := strings.Count(p.b.String(), "\n"); n != 2 {
			t.Errorf("width %d: %d lines", width, n)
		}
	}
	p := &page{width: 80}
	long := []byte(strings.Repeat("x", 1<<20))
	f := finding1(1, 1<<20)
	excerpt(p, &f, long)
	if lines := strings.Split(p.b.String(), "\n"); !strings.HasPrefix(lines[0], "    1 | …x") || cells(lines[0]) > 80 {
		t.Errorf("got %q", lines[0])
	}
}

func TestLastCells(t *testing.T) {
	for _, c := range []struct {
		text string
		n    int
		want string
	}{{"abc", 2, "bc"}, {"abc", 3, "abc"}, {"abc", 0, ""}, {"abc", -1, ""}, {"a日本", 3, "本"}, {"ae\u0301", 1, "e\u0301"}, {"", 4, ""}} {
		if got := lastCells(c.text, c.n); got != c.want {
			t.Errorf("lastCells(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add("\x1b[2J a\u202e\xff")
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range clean(s) {
			if hidden(r) {
				t.Fatalf("clean(%q) has %U", s, r)
			}
		}
		p := &page{width: 30}
		p.text("  ", s)
		if got, want := strings.Join(strings.Fields(p.b.String()), ""), strings.Join(strings.Fields(clean(s)), ""); got != want {
			t.Fatalf("wrapping lost something: %q, want %q", got, want)
		}
	})
}

func finding1(line, col int) check.Finding {
	return check.Finding{Pos: at("a.yaml", line, col)}
}
