package pdf

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"factsheet/render"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
	"factsheet/render/pdf/verify"
	"factsheet/sheets"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func write(t testing.TB, p *render.Page) []byte {
	t.Helper()
	data, err := Bytes(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// textOf is the text of each page of a file.
func textOf(t testing.TB, data []byte) []string {
	t.Helper()
	c, err := verify.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return c.Pages()
}

// The same page gives the same bytes: again, on one processor, and beside
// other documents.
func TestDeterministic(t *testing.T) {
	want := write(t, illustrated())
	for range 3 {
		if !bytes.Equal(write(t, illustrated()), want) {
			t.Fatal("two runs differ")
		}
	}
	before := runtime.GOMAXPROCS(1)
	one := write(t, illustrated())
	runtime.GOMAXPROCS(before)
	if !bytes.Equal(one, want) {
		t.Error("on one processor it differs")
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			data, err := Bytes(illustrated(), Options{})
			if err != nil || !bytes.Equal(data, want) {
				t.Errorf("beside other documents it differs (%v)", err)
			}
		})
	}
	wg.Wait()
}

// illustrated is the handout with pictures, which gofpdf alone writes in an order of
// its own.
func illustrated() *render.Page {
	p := handout()
	p.Body = append(p.Body, imageOf(somePNG()), imageOf(someJPEG()))
	return p
}

func TestGolden(t *testing.T) {
	pages := textOf(t, write(t, handout()))
	got := strings.Join(pages, "\n=== page ===\n") + "\n"
	file := filepath.Join("testdata", "handout.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the text of the pages has changed; run with -update and read the difference:\n%s", got)
	}
}

// What the file says of itself.
func TestStructure(t *testing.T) {
	data := write(t, handout())
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	root := f.Dict(f.Trailer["Root"])
	if root["Lang"] != object.String("en-GB") || f.Dict(root["ViewerPreferences"])["DisplayDocTitle"] != true {
		t.Errorf("the catalogue is %v", root)
	}
	info := f.Dict(f.Trailer["Info"])
	if info["Title"] != object.Text("Front doors, back doors") || info["CreationDate"] != object.String("D:20240621000000Z") ||
		info["Author"] != object.Text("Digital policy unit") {
		t.Errorf("the file says of itself %v", info)
	}
	if x := f.Stream(root["Metadata"]); x == nil || !bytes.Contains(data, []byte("<xmp:CreateDate>2024-06-21T00:00:00Z</xmp:CreateDate>")) {
		t.Error("there is no plain XMP with the sheet's date")
	}
	if got := outline(f, f.Dict(root["Outlines"])["First"], 0); got != "Front doors, back doors\n What the police ask for\n Figures and dates\n Notes\n Sources\n" {
		t.Errorf("bookmarks:\n%s", got)
	}
	for _, o := range f.Objects {
		if d, ok := o.(object.Dict); ok && d["Subtype"] == object.Name("Type0") {
			name, _ := d["BaseFont"].(object.Name)
			cid := f.Dict(f.Array(d["DescendantFonts"])[0])
			if !regexp.MustCompile(`^[A-Z]{6}\+Source(Serif4|Sans3)-\w+$`).MatchString(string(name)) || f.Stream(f.Dict(cid["FontDescriptor"])["FontFile2"]) == nil {
				t.Errorf("the face %q is not embedded under its name", name)
			}
		}
	}
	if len(data) > 80_000 {
		t.Errorf("two pages in %d bytes", len(data))
	}
}

// Every link has words, and leads to the address or the page that it should.
func TestLinks(t *testing.T) {
	f, err := object.Read(write(t, handout()))
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	inside := 0
	for _, p := range f.Pages() {
		for _, a := range f.Array(f.Dict(p)["Annots"]) {
			link := f.Dict(a)
			if s, ok := link["Contents"].(object.String); !ok || len(s) < 4 {
				t.Errorf("a link without words: %v", link)
			}
			if uri, ok := f.Dict(link["A"])["URI"].(object.String); ok {
				addresses = append(addresses, string(uri))
				continue
			}
			inside++
			if dest := f.Array(link["Dest"]); len(dest) != 5 || f.Dict(dest[0])["Type"] != object.Name("Page") {
				t.Errorf("a link to no page: %v", link)
			}
		}
	}
	want := []string{"mailto:policy@example.org", "https://example.org/a", "https://news.example.org/what-the-police-want"}
	if !slices.Equal(addresses, want) || inside < 10 {
		t.Errorf("addresses %q, want %q; %d links inside", addresses, want, inside)
	}
}

// A number in the text leads to the note of that number, and a note's number
// back to where it is first referred to.
func TestNoteLinks(t *testing.T) {
	p := handout()
	d, err := compose(p, nil)
	if err != nil {
		t.Fatal(err)
	}
	there, back := map[string]bool{}, map[string]bool{}
	for _, c := range d.canvases {
		for _, l := range c.links {
			if n, ok := strings.CutPrefix(l.target, "#note-"); ok {
				there[n] = strings.HasPrefix(l.label, n+". ") && len(l.label) > len(n)+4 // what the note says
			}
			if n, ok := strings.CutPrefix(l.target, "#ref-"); ok {
				back[n] = strings.HasPrefix(l.label, n+". ")
			}
			if a, ok := d.anchors[l.target]; strings.HasPrefix(l.target, "#") && (!ok || a.page >= len(d.canvases)) {
				t.Errorf("%s leads nowhere", l.target)
			}
		}
	}
	last := anchor{}
	for i := range p.Notes {
		n := strconv.Itoa(i + 1)
		if !there[n] || !back[n] {
			t.Errorf("note %s: there %v, back %v", n, there[n], back[n])
		}
		a := d.anchors[noteAnchor(i+1)]
		if a.page < last.page || a.page == last.page && a.y <= last.y {
			t.Errorf("note %s stands at %v, the one before at %v", n, a, last)
		}
		last = a
	}
}

// A kern that brings letters together is a positive number in a file.
func TestKern(t *testing.T) {
	c := &canvas{}
	c.array(&typeset.Seg{Text: []rune("AVA"), Kern: []int{-80, 12, 5}})
	if got := string(c.buf); got != "[<0041>80<0056>-12<0041>] TJ\n" {
		t.Errorf("shown as %q", got)
	}
}

// contents is what the pages draw, before compression.
func contents(t *testing.T, p *render.Page) string {
	t.Helper()
	f, err := object.Read(write(t, p))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, page := range f.Pages() {
		b.Write(f.Stream(f.Dict(page)["Contents"]).Data)
	}
	return b.String()
}

// What machines cannot see or guess is in the file: descriptions of pictures
// and drawings, and the language of words in another than the page's.
func TestDescriptions(t *testing.T) {
	p := illustrated()
	p.Body = append(p.Body, &render.Chart{Kind: "bar", Title: text("Chart"), Alt: text("how it rises"), Labels: []render.Text{text("A"), text("B")},
		Series: []render.Series{{Values: []float64{1, 2.5}}}})
	f, err := object.Read(write(t, p))
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]int{}
	for _, o := range f.Objects {
		if d, _ := o.(object.Dict); d["Type"] == object.Name("StructElem") {
			alt, _ := d["Alt"].(object.String)
			lang, _ := d["Lang"].(object.String)
			said[fmt.Sprint(d["S"], " ", string(alt+lang))]++
		}
	}
	for want, n := range map[string]int{"Figure " + string(object.Text("what it shows")): 2, "Figure " + string(object.Text("how it rises A: 1; B: 2.5")): 1, "Span de": 1} {
		if said[want] != n {
			t.Errorf("%q stands in the structure %d times, want %d", want, said[want], n)
		}
	}
}

// shownAs matches a word as a page shows it, kerns or no.
func shownAs(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "%04x(>-?[0-9]+<)?", r)
	}
	return b.String()
}

// A bookmark leads to the page that its title stands on.
func TestBookmarkPages(t *testing.T) {
	d, err := compose(handout(), nil)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(t, write(t, handout()))
	seen := map[int]bool{}
	for _, e := range d.outline {
		seen[e.at.page] = true
		if !strings.Contains(text[e.at.page], e.title) {
			t.Errorf("%q does not stand on page %d", e.title, e.at.page+1)
		}
	}
	if len(seen) < 2 {
		t.Error("all bookmarks lead to one page")
	}
}

// Only what is a date becomes one of the file.
func TestIssued(t *testing.T) {
	for in, want := range map[string]string{"2024": "2024-01-01", "2024-06": "2024-06-01", "2024-06-21": "2024-06-21", "": "", "soon": "", "2024-06-21)": "", "2024-13-01": "", "0000": ""} {
		got := ""
		if when, ok := issued(&render.Page{Issued: in}); ok {
			got = when.Format("2006-01-02")
		}
		if got != want {
			t.Errorf("%q gives %q", in, got)
		}
	}
}

// outline writes bookmarks down, one to a line.
func outline(f *object.File, o object.Object, depth int) string {
	var b strings.Builder
	for d := f.Dict(o); d != nil && depth < 5; d = f.Dict(d["Next"]) {
		s, _ := d["Title"].(object.String)
		b.WriteString(strings.Repeat(" ", depth))
		b.WriteString(object.Unicode(s) + "\n" + outline(f, d["First"], depth+1))
	}
	return b.String()
}

// What no face has is an error with its place, never a box.
func TestCharacters(t *testing.T) {
	at := sheets.Pos{File: "sheets/a.yaml", Line: 7, Col: 3}
	tests := []struct{ text, want string }{
		{"ab😀", `sheets/a.yaml:7:5: the character '😀' (U+1F600, GRINNING FACE) is in none of the faces`},
		{"שלום", "sheets/a.yaml:7:3: the character 'ש' (U+05E9, HEBREW LETTER SHIN) belongs to a script that is written from right to left"},
		{"a\x01", "sheets/a.yaml:7:4: the control character U+0001 cannot be printed"},
		{"a\xff", "sheets/a.yaml:7:3: text is not valid UTF-8"},
	}
	for _, tt := range tests {
		for place, change := range map[string]func(*render.Page, render.Text){
			"title":     func(p *render.Page, s render.Text) { p.Title = s },
			"owner":     func(p *render.Page, s render.Text) { p.Owner = s },
			"quotation": func(p *render.Page, s render.Text) { p.Body[4].(*render.Point).Evidence[0].Text = s },
			"cell":      func(p *render.Page, s render.Text) { p.Body[len(p.Body)-1].(*render.Table).Rows[0][0] = s },
			"source":    func(p *render.Page, s render.Text) { p.Sources[0].Text = s },
		} {
			p := handout()
			change(p, render.Text{{Text: tt.text, Pos: at}})
			_, err := Bytes(p, Options{})
			var e *Error
			if !errors.As(err, &e) || !strings.HasPrefix(err.Error(), tt.want) || e.Hint == "" {
				t.Errorf("%s %q: %v, want %s", place, tt.text, err, tt.want)
			}
		}
	}
}

// Letters and marks apart are set as one, and are the same words.
func TestCombining(t *testing.T) {
	p := handout()
	decomposed := "U\u0308ber cafe\u0301s"
	p.Body = []render.Block{&render.Point{Evidence: []*render.Quotation{{Open: "“", Text: text(decomposed), Close: "”"}}}}
	p.Quoted = []render.Quoted{{Text: decomposed}}
	if pages := textOf(t, write(t, p)); !strings.Contains(strings.Join(pages, ""), "“Über cafés”") {
		t.Errorf("set as %q", pages)
	}
}

// A page with nothing on it but what it must have.
func TestEmpty(t *testing.T) {
	if _, err := Bytes(nil, Options{}); err == nil {
		t.Error("no page is printed")
	}
	p := &render.Page{Words: render.WordsFor("en"), Title: text("T"), Language: "en"}
	p.Body = []render.Block{&render.Heading{Level: 1}, &render.Paragraph{}, &render.List{}, &render.Point{Claim: []render.Text{nil}},
		&render.KeyFigures{}, &render.Timeline{Events: []render.Event{{}}}, &render.Table{}, &render.Callout{},
		&render.Chart{Kind: "bar", Data: &render.Table{}}, &render.PullQuote{Quotation: &render.Quotation{}}}
	if data := write(t, p); len(data) == 0 {
		t.Error("no file")
	}
}

// A quotation that was promised and is not on the paper fails the build.
func TestPromised(t *testing.T) {
	p := handout()
	p.Quoted = append(p.Quoted, render.Quoted{Text: "words that nobody printed", Pos: sheets.Pos{File: "a.yaml", Line: 3, Col: 4}})
	out, err := Bytes(p, Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "a.yaml:3:4: the PDF was not written") || len(out) > 0 {
		t.Errorf("error %v, %d bytes made", err, len(out))
	}
}

// Other programs read every quotation word for word.
func TestPoppler(t *testing.T) {
	for _, program := range []string{"pdftotext", "qpdf"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed (Debian: poppler-utils, qpdf)", program)
		}
	}
	p := illustrated()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, p), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-enc", "UTF-8", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	read := strings.Join(strings.Fields(string(out)), " ")
	for _, q := range p.Quoted {
		if !strings.Contains(read, q.Text) {
			t.Errorf("pdftotext does not read %q in\n%s", q.Text, read)
		}
	}
	if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

func BenchmarkWrite(b *testing.B) {
	p := handout()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bytes(p, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
