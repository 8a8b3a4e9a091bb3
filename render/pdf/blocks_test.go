package pdf

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/typeset"
)

// roles counts the elements of the structure by their role and scope.
func roles(t *testing.T, data []byte) map[string]int {
	t.Helper()
	f, err := object.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]int)
	for _, o := range f.Objects {
		if d, _ := o.(object.Dict); d["Type"] == object.Name("StructElem") {
			name := string(d["S"].(object.Name))
			if a := f.Dict(d["A"]); a["Scope"] != nil {
				name += " " + string(a["Scope"].(object.Name))
			}
			out[name]++
		}
	}
	return out
}

// The first cell of a row is its head where it names the row, in all rows.
func TestRowHeads(t *testing.T) {
	cell := func(s string) render.Text {
		if s == "" {
			return nil
		}
		return text(s)
	}
	for _, c := range []struct {
		first        string
		rows, column int
		reason       string
	}{
		{"Mail", 2, 3, "every row has a name"},
		{"", 0, 3, "one has none"},
	} {
		p := &render.Page{Body: []render.Block{&render.Table{Columns: []render.Text{cell("Service"), cell("Since"), cell("Remarks")},
			Rows: [][]render.Text{{cell("Messages"), cell("2016"), cell("all")}, {cell(c.first), cell("2021"), nil}}}}}
		got := roles(t, write(t, p))
		if got["TH Row"] != c.rows || got["TH Column"] != c.column || got["TR"] != 3 {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}

// Numbers stand with their decimal signs below each other, whatever follows.
func TestDecimals(t *testing.T) {
	rows := []string{"1,204", "0.75", "12.5", "−3", "1,250.125"}
	table := &render.Table{Columns: []render.Text{text("Town"), text("Reports")}, Numeric: []bool{false, true}}
	for _, r := range rows {
		table.Rows = append(table.Rows, []render.Text{text("Northtown"), text(r)})
	}
	p := &render.Page{Language: "en", Body: []render.Block{table}}
	s, err := styleOf(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := &flow{composer: &composer{style: s, page: p, setter: typeset.NewSetter(s.set), keys: make(map[attribute]int)}}
	got := contents(t, p)
	var whole []float64 // where the whole numbers end
	for _, r := range rows {
		m := regexp.MustCompile(`([0-9.]+) [0-9.]+ Tm\n\[<` + shownAs(r) + `>\] TJ`).FindStringSubmatch(got)
		if m == nil {
			t.Fatalf("%s is not shown", r)
		}
		x, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		w, _ := f.width1(r, f.cell)
		whole = append(whole, x+w-f.tail(text(r)))
	}
	for i := range whole {
		if math.Abs(whole[i]-whole[0]) > 0.5 {
			t.Errorf("%s ends at %.1f, %s at %.1f", rows[i], whole[i], rows[0], whole[0])
		}
	}
}

// A table that stays in a column of the page has room there, however large the
// text is.
func TestTableNeeds(t *testing.T) {
	table := &render.Table{Columns: []render.Text{text("Town"), text("Year"), text("Region"), text("Kind")}}
	for range 3 {
		table.Rows = append(table.Rows, []render.Text{text("Northtown"), text("twenty"), text("Highlands"), text("market")})
	}
	for _, yaml := range []string{"based-on: columns", "based-on: columns\npage: { size: A3 }\nsizes: { text: 24 }"} {
		s, err := styleOf(themeOf(t, yaml))
		if err != nil {
			t.Fatal(err)
		}
		p := &render.Page{Language: "en"}
		f := &flow{composer: &composer{style: s, page: p, setter: typeset.NewSetter(s.set), keys: make(map[attribute]int)}}
		f.width = f.needs(table)
		g := f.grid(table)
		for i, cell := range table.Rows[0] {
			if n := len(f.lines(cell, f.cell, g.widths[i]-2*f.pt(cellPad))); n != 1 {
				t.Errorf("%s: %q stands on %d lines", yaml, cell, n)
			}
		}
	}
}

func glossary() *render.Glossary {
	return &render.Glossary{Terms: []render.Term{
		{Term: text("Front door"), Definition: []render.Block{&render.Paragraph{Text: text("A way in that is kept open on purpose.")}}},
		{Term: text("Telecommunications interception"), Definition: []render.Block{&render.Paragraph{Text: text("Reading along.")}, &render.Paragraph{Text: text("Listening, too.")}}},
	}}
}

// A glossary is a list of terms with what they mean.
func TestGlossary(t *testing.T) {
	data := write(t, &render.Page{Body: []render.Block{glossary()}})
	if got := roles(t, data); got["L"] != 1 || got["LI"] != 2 || got["Lbl"] != 2 || got["LBody"] != 2 {
		t.Errorf("the structure is %v", got)
	}
	const want = "Front door A way in that is kept open on purpose. Telecommunications interception Reading along. Listening, too."
	if got := strings.Join(strings.Fields(strings.Join(textOf(t, data), " ")), " "); got != want {
		t.Errorf("it reads %q", got)
	}
}

// published is a page with an address.
func published(address string) *render.Page {
	return &render.Page{Title: text("Published"), Checked: text("All is well."), Online: address, OnlineAlt: "QR code: " + address,
		OnlineLine: render.Text{{Text: "Online: "}, {Text: address, Link: address}}}
}

// The address of a sheet is a link with words, and a figure that says what it is.
func TestOnline(t *testing.T) {
	const address = "https://council.example/factsheets/breaches"
	data := write(t, published(address))
	if got := roles(t, data); got["Figure"] != 1 || got["Link"] != 1 {
		t.Errorf("the structure is %v", got)
	}
	if got := strings.Join(textOf(t, data), " "); !strings.Contains(got, "Online: "+address) {
		t.Errorf("it reads %q", got)
	}
	if drawn := figures(contents(t, published(address))); len(drawn) != 1 || strings.Count(drawn[0], "re\n") < 100 {
		t.Errorf("%d figures", len(drawn))
	}
}

// A telephone reads the address off the paper.
func TestScan(t *testing.T) {
	for _, program := range []string{"zbarimg", "pdftoppm"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed (Debian: zbar-tools, poppler-utils)", program)
		}
	}
	for _, address := range []string{"https://a.example", "https://council.example/" + strings.Repeat("a-long-name/", 39)} {
		file := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(file+".pdf", write(t, published(address)), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := exec.Command("pdftoppm", "-r", "150", "-singlefile", "-png", file+".pdf", file).Run(); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("zbarimg", "--quiet", "--raw", file+".png").Output()
		if got := strings.TrimSpace(string(out)); err != nil || got != address {
			t.Errorf("zbarimg reads %q, not %q: %v", got, address, err)
		}
	}
}
