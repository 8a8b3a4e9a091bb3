package yamldoc

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are texts that are right and all wrong sheets.
func seeds(t testing.TB) map[string][]byte {
	out := map[string][]byte{}
	for name, s := range places {
		out[name] = []byte(s)
	}
	files, _ := filepath.Glob("../testdata/wrong/*.yaml")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(file)] = data
	}
	return out
}

// places are texts whose every scalar must know its place.
var places = map[string]string{
	"literal":      "a: |\n  one\n  two  words\n\n  three\nb: |-\n  no end\nc: |+\n  kept\n\nd: |\n    deep\n     er\n",
	"literal list": "z:\n- |\n  one\n  two\n- - |\n    three\n- k: |\n    four\n  l: |\n   five\n",
	"plain":        "a: one two\nb: http://x:1/a#b\nc:   spaced   \nd: no\ne: 1.10\nf: 2024-06\ng: ~\nh: 0x1F\ni: 1_000\nj: null\n",
	"quoted":       "a: 'one: two'\nb: \"three # four\"\n\"c\": '\"'\n'd': \"'\"\n",
	"flow":         "a: [one, 'two', \"three\", four five]\nb: {c: d, e: [f, g]}\nh: [\n  i,\n  j\n]\n",
	"crlf":         "a: |\r\n  one\r\n  two\r\nb: \"x\"\r\nc: y # z\r\n",
	"bom":          "\ufeffa: b\nc: |\n  d\n",
	"wide":         "ä: 日本語 文\nb: |\n  e\u0301te\u0301 👩‍👩‍👧 “x”\n  ﷽ Ωμέγα\nc: 'ж: ж'\nd: [日本, \"語\", é]\n",
	"comments":     "# a\na: b # c\n\n# d\nc: |\n  d\n  # text\n\n# e\nf: g\n",
	"no end":       "a: |\n  one",
	"same column":  "a:\n- b: c\n  d: |\n   e\n- f\ng:\n- - h\n  - i\n",
	"tabs":         "a:\tb\t# c\nd: |\n  e\tf\n  \tg\ng: 'h\ti'\n",
	"blank":        "a: |\n      \n  one\n \n  two\n   \nb: c\n",
	"start":        "---\na: b\n",
}

func TestPlaces(t *testing.T) {
	for name, data := range places {
		t.Run(name, func(t *testing.T) {
			root, problems := Parse("f", []byte(data))
			if len(problems) > 0 {
				t.Fatalf("problems: %v", problems)
			}
			if n := checkPlaces(t, []byte(data), root, false); n == 0 {
				t.Error("no scalar at all")
			}
		})
	}
}

// checkPlaces tests for each scalar below n that each of its characters stands
// in data where At says, and gives the number of scalars. In a mended file
// lines that were taken out leave line ends behind.
func checkPlaces(t *testing.T, data []byte, n *Node, mended bool) int {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	count := 0
	check := func(s String) {
		count++
		for k, r := range s.Value {
			p := s.At(k)
			if p.Line < 1 || p.Line > len(lines) && k < len(s.Value)-1 {
				t.Fatalf("%q: %d is at line %d of %d", s.Value, k, p.Line, len(lines))
			}
			var line []rune
			if p.Line <= len(lines) {
				line = []rune(strings.TrimSuffix(lines[p.Line-1], "\r"))
			}
			switch {
			case r == '\n' && (mended || p.Col > len(line) || strings.TrimSpace(string(line)) == ""): // the end of a line
			case p.Col < 1 || p.Col > len(line) || line[p.Col-1] != r:
				t.Fatalf("%q: %q at offset %d is not at %v", s.Value, r, k, p)
			}
		}
	}
	var walk func(n *Node)
	walk = func(n *Node) {
		if n.Kind == Scalar && !n.broken && n.Text.Pos.Line > 0 {
			check(n.Text)
		}
		for _, e := range n.Entries {
			check(e.Key)
			walk(e.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	walk(n)
	return count
}

// Whatever the file: no panic; every character that the tree holds stands where
// it says; problems lie in the file and say something; and if there are none,
// each word of the file is in the tree or in a comment.
func FuzzParse(f *testing.F) {
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, problems := Parse("f", data)
		if root == nil || root.Kind != Map {
			t.Fatal("no map")
		}
		lines := strings.Count(string(data), "\n") + 1
		for _, p := range problems {
			if p.Message == "" || p.Pos.Line < 0 || p.Pos.Line > lines || p.Pos.File != "f" {
				t.Fatalf("%v: %q", p.Pos, p.Message)
			}
			if p.Pos.Col > utf8.RuneCount(data)+1 {
				t.Fatalf("%v is not in the file", p.Pos)
			}
		}
		checkPlaces(t, data, root, len(problems) > 0)
		if len(problems) == 0 {
			checkWords(t, data, root)
		}
	})
}

// checkWords tests that each letter of the file that is not on a comment's line
// or behind a comment sign stands in the tree, in the same order.
func checkWords(t *testing.T, data []byte, root *Node) {
	t.Helper()
	var have strings.Builder
	var walk func(n *Node)
	walk = func(n *Node) {
		have.WriteString(n.Text.Value)
		for _, e := range n.Entries {
			have.WriteString(e.Key.Value)
			walk(e.Value)
		}
		for _, item := range n.Items {
			walk(item)
		}
	}
	walk(root)
	var want strings.Builder
	for _, line := range strings.Split(string(data), "\n") {
		for i := 0; i < len(line); i++ {
			if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
				line = line[:i] // a comment, or text that begins so: not told apart here
			}
		}
		want.WriteString(line)
	}
	held := []rune(have.String())
	for _, r := range want.String() {
		if strings.ContainsRune(" \t\r\n-:,[]{}|+'\"\ufeff", r) {
			continue
		}
		at := 0
		for at < len(held) && held[at] != r {
			at++
		}
		if at == len(held) {
			t.Fatalf("%q of the file is not in the tree, or not in its place:\n%s\n%s", r, want.String(), have.String())
		}
		held = held[at+1:]
	}
}

// Files that only a machine writes are read, or refused, without a wait that
// grows with the square of their length. There is no clock here: the test would
// not end.
func TestLarge(t *testing.T) {
	repeat := func(s string) string { return strings.Repeat(s, maxSize/2/len(s)) }
	stairs := strings.Builder{}
	for i := range 1300 {
		stairs.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	for name, data := range map[string]string{
		"flow list":        "a: [" + repeat("b,") + "]",
		"wide flow list":   "a: [" + repeat("é,") + "]",
		"flow map":         "{" + repeat("b: c,") + "}",
		"anchors in lines": "a: [\n" + repeat("  &b c,\n") + "]",
		"open brackets":    repeat("[\n"),
		"open brackets 2":  repeat("[") + "\n",
		"nested":           strings.Repeat("[", 9000) + strings.Repeat("]", 9000),
		"dashes":           repeat("- "),
		"dash lines":       repeat("- a\n"),
		"stairs":           stairs.String(),
		"keys":             repeat("a: b\n"),
		"bars":             repeat("a: |\n"),
		"bars in bars":     repeat("- |\n - |\n"),
		"bad bars":         repeat("a: |\n b\n  c\n d\n"),
		"comments":         "a: b\n" + repeat("# c\n") + ": d",
		"blank":            "a: |\n" + repeat("\n") + "b",
		"strays":           repeat("a\nb\n"),
		"quotes":           repeat("a: \"b\n"),
		"quotes 2":         "a: " + repeat("\"b\" "),
		"colons":           "a: " + repeat("b: "),
		"hashes":           "a: " + repeat("b #"),
		"long key":         repeat("a"),
		"long key 2":       repeat("a") + ": b",
		"question marks":   repeat("? "),
		"tabs":             repeat("\ta: b\n"),
		"controls":         repeat("\x01\n"),
		"markers":          repeat("---\n"),
		"tags":             "a: " + repeat("!b "),
	} {
		t.Run(name, func(t *testing.T) {
			root, problems := Parse("f", []byte(data))
			if len(problems) > maxProblems {
				t.Errorf("%d problems", len(problems))
			}
			r := &Reader{Problems: problems}
			r.Fields(root, "a file", "a").Texts("a")
		})
	}
}

func TestTooLarge(t *testing.T) {
	_, problems := Parse("f", []byte(strings.Repeat("a", maxSize+1)))
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "1 MiB") {
		t.Errorf("got %v", problems)
	}
}
