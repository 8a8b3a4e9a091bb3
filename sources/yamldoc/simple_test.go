package yamldoc

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// simpleSeeds are files in the forms that are read without the YAML parser, and
// such as are nearly in them.
var simpleSeeds = []string{
	"a: b\n",
	"# what opens a file\n\n# more\nformat: 1\ntitle: One two\npoints:\n  - id: p1\n    claim: |\n      One\n\n       two.\n    evidence:\n      - source: s\n        quote: |\n          é 日本 “x”\n  - id: p2\n",
	"a: |\n  b\n\n\nc:\n  d: e\n  f:\n    - g\n    - |\n      h\n    - i: j\n      k: l\n",
	"a: 'b: c'\nd: \"e # f\"\ng: h  # comment\n",
	"a:\n- b\n",
	"a: b\n  c\n",
	"a: b\n\n  c: d\n",
	"a: |\n   b\n  c\nd: e\n",
	"a: |\n\tb\n",
	"a: |\n\n    b\n      \n     c\n  \t\n\n",
	"a:\n    b: c\n  d: e\n",
	"a:\n  - b: c\n   d: e\n",
	"a: b\na: c\n",
	"a: ~\nb: null\nc: <<\nd: =\ne: 1.5\nf: x:y\ng: x#y\nh: a'b\n",
	"a: b #c\n", "a: b: c\n", "a: b:\n", "a:b\n", "a : b\n", "a: -b\n", "a: \"\"\n", "- a\n", "a:\n", "a: [b]\n", "a: ''\n", "a: b \n", "a:  b\n", "a: \n  b: c\n", "a: \"b\\n\"\n", "a: 'b''c'\n",
	"a: b\n#c\n", "a:\n  # b\n  c: |\n    # d\n    e\n  # f\n  g: h\n# i\n\n    ## j\n  k: l\n", "a: b\n  # c\n  d: e\n", "a:\n  # b\n", "a: |\n  # b\n", "#\na: b\n #\nc:\n#\n - d\n#\n",
	"a:\r\n  b: |\r\n    c\r\n", "\ufeffa: b\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n", "%a: b\n", "a: |\n  b\n# c\nd: e\n", "a: |\n  b\n  # c\n", "a: b\n# c\n",
	"a:\n  - b\n\n  -   c: d\n      e: f\n", "a:\n  - \n", "a:\n  -\n    b: c\n", "a: |-\n  b\n", "a: |2\n  b\n", "a: >\n  b\n", "a: | \n  b\n", "a/b.c-d_e: f\n",
	strings.Repeat("a: b\n", 20), "a:\n" + strings.Repeat("  b: c\n", 3), strings.Repeat("  ", 0) + "k1: a\nk2: a\nk3: a\nk4: a\nk5: a\nk6: a\nk7: a\nk8: a\nk9: a\nk10: a\nk11: a\nk12: a\nk13: a\nk14: a\nk15: a\nk16: a\nk17: a\nk18: a\nk1: b\n",
}

// checkSimple tests that a file that is read without the YAML parser is read as
// with it.
func checkSimple(t *testing.T, data []byte) (isSimple bool) {
	t.Helper()
	f, _, fatal := newRaw("f", data, maxSize)
	if fatal {
		return false
	}
	fast := readSimple(f)
	if fast == nil {
		return false
	}
	f, _, _ = newRaw("f", data, maxSize)
	slow, problems := readAny(f)
	if len(problems) > 0 {
		t.Fatalf("%q is taken for simple, but %s: %s", data, problems[0].Pos, problems[0].Message)
	}
	if !reflect.DeepEqual(fast, slow) {
		t.Fatalf("%q is read as\n%s, not\n%s", data, outline(fast), outline(slow))
	}
	return true
}

// outline writes a tree on one line.
func outline(n *Node) string {
	var b strings.Builder
	b.WriteString(n.Pos.String() + n.Text.Pos.String() + "=" + n.Text.Value)
	for _, e := range n.Entries {
		b.WriteString("{" + e.Key.Pos.String() + " " + e.Key.Value + ": " + outline(e.Value) + "}")
	}
	for _, item := range n.Items {
		b.WriteString("[" + outline(item) + "]")
	}
	return b.String()
}

func TestSimple(t *testing.T) {
	n := 0
	for _, s := range simpleSeeds {
		if checkSimple(t, []byte(s)) {
			n++
		}
	}
	if n < 15 {
		t.Errorf("%d of the files are simple, which is too few", n)
	}
	deep := ""
	for i := range maxDepth + 3 {
		deep += strings.Repeat(" ", i) + "a:"
		checkSimple(t, []byte(deep+" b\n"))
		deep += "\n"
	}
}

// The examples are read alike.
func TestExamplesAreSimple(t *testing.T) {
	files, _ := filepath.Glob("../../sheets/examples/*.yaml")
	more, _ := filepath.Glob("../examples/*.yaml")
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkSimple(t, data)
	}
}

func FuzzSimple(f *testing.F) {
	for _, s := range simpleSeeds {
		f.Add([]byte(s))
	}
	for _, data := range seeds(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkSimple(t, data) })
}

func BenchmarkParse(b *testing.B) {
	point := "  - id: q00001\n    claim: |\n      The invented document 1 says what number 1 says.\n    evidence:\n      - source: source-0001\n        quote: |\n" +
		strings.Repeat("          Ten of the words that stand in a line, as authors write\n", 3)
	data := []byte("format: 1\ntitle: A sheet\npoints:\n" + strings.Repeat(point, 100))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, problems := Parse("f", data); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
