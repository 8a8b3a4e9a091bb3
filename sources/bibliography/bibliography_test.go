package bibliography

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sources"
	"factsheet/sources/yamldoc"
)

// told writes an item as a golden file has it.
func told(it Item) string {
	var b strings.Builder
	s := it.Source
	s.ID = "x"
	fmt.Fprintf(&b, "key %q\n%s", it.Key, s.Entry())
	if len(it.Attachments) > 0 {
		fmt.Fprintf(&b, "  with %q\n", it.Attachments)
	}
	if len(it.Dropped) > 0 {
		fmt.Fprintf(&b, "  dropped %q\n", it.Dropped)
	}
	return b.String()
}

// Each file of references in testdata reads as the golden file beside it says.
// The files are as the programs that they are named after write them.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*")
	seen := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".want") || strings.HasSuffix(file, "fuzz") {
			continue
		}
		seen++
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		items, err := Of("", file).Read(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		var got strings.Builder
		for _, it := range items {
			got.WriteString(told(it))
		}
		want, _ := os.ReadFile(file + ".want")
		if got.String() != string(want) {
			if os.Getenv("UPDATE") != "" {
				os.WriteFile(file+".want", []byte(got.String()), 0o666)
			}
			t.Errorf("%s gives\n%s\nwant\n%s", file, &got, want)
		}
	}
	if seen < 4 {
		t.Errorf("only %d files of references", seen)
	}
}

func TestDecodeLaTeX(t *testing.T) {
	for in, want := range map[string]string{
		`M{\"u}ller`: "Müller", `M\"uller`: "Müller", `M{\"{u}}ller`: "Müller", `{\O}stergaard`: "Østergaard", `\OE uvre`: "Œuvre",
		`Fran\c{c}ois`: "François", `\v{S}kvoreck\'y`: "Škvorecký", `na\"{\i}ve`: "naïve", `\'{\i}`: "í", `\'\i`: "í", `\aa rhus`: "århus",
		`R\&D \% \$ \# \_ \{ \}`: "R&D % $ # _ { }", "The {NASA} {R}eport": "The NASA Report", "``a'' `b'": "“a” `b'", "1--2 --- 3": "1–2 — 3",
		`$10^{2}$ CO$_2$ $x^n$`: "10² CO2 x^n", `\emph{a} \textbf{b{c}}`: "a bc", `\href{http://x}{the text}`: "the text", `a~b\,c\ d`: "a b c d",
		`\~{n} \~{}`: "ñ ~", `\H{o}`: "ő", `\k{a}`: "ą", `\r{a}`: "å", `\unknown{a} \unknown b`: "a b", `\`: "", `{`: "", `\'`: "", `\'{`: "", `a\-b`: "ab",
		`\ss`: "ß", `Stra{\ss}e`: "Straße", `Stra\ss{}e`: "Straße", `\l{}\'od\'z`: "łódź", `50\textdegree{}C`: "50°C", "Ünïcode": "Ünïcode", `\textsuperscript{2}`: "²",
	} {
		if got := decodeLaTeX(in); got != want {
			t.Errorf("%s gives %q, want %q", in, got, want)
		}
	}
}

func TestBibNames(t *testing.T) {
	for in, want := range map[string][]sources.Name{
		"Rachel Roe":                                     {{Family: "Roe", Given: "Rachel"}},
		"Roe, Rachel and John de la Cruz":                {{Family: "Roe", Given: "Rachel"}, {Family: "de la Cruz", Given: "John"}},
		"{Ministry of Records and Archives} and Roe, R.": {{Literal: "Ministry of Records and Archives"}, {Family: "Roe", Given: "R."}},
		`M{\"u}ller, J{\o}rgen`:                          {{Family: "Müller", Given: "Jørgen"}},
		"von Beethoven, Ludwig":                          {{Family: "von Beethoven", Given: "Ludwig"}},
		"King, Jr, Martin Luther":                        {{Family: "King", Given: "Martin Luther, Jr"}},
		"Plato":                                          {{Family: "Plato"}},
		"Mary {van Dyke}":                                {{Family: "van Dyke", Given: "Mary"}},
		"Roe~Rachel":                                     {{Family: "Rachel", Given: "Roe"}},
		"{\\'E}lo{\\\"i}se d'Arc":                        {{Family: "d'Arc", Given: "Éloïse"}},
		"Roe, Rachel and others":                         {{Family: "Roe", Given: "Rachel"}},
		", Rachel":                                       {{Literal: "Rachel"}},
		" and ":                                          nil,
	} {
		if got, _ := bibNames(in); !reflect.DeepEqual(got, want) {
			t.Errorf("%s gives %q, want %q", in, got, want)
		}
	}
}

func TestReadDate(t *testing.T) {
	for in, want := range map[string]string{"2024": "2024", "2024-03": "2024-03", "2024/3/1": "2024-03-01", "2024-03-01T10:00:00Z": "2024-03-01", "March 1, 2024": "2024-03-01",
		"1 March 2024": "2024-03-01", "Mar 2024": "2024-03", "2024-02-31": "2024-02 …", "Spring 2024": "2024 …", "2024-01/2024-05": "2024-01 …", "2024-21": "2024 …",
		"n.d.": " …", "forthcoming": " …", "2024~": "2024", "c. 1850": "1850 …", "12/05/2024": "2024 …", "2024///": "2024"} {
		got, exact := readDate(in)
		if !exact {
			got += " …"
		}
		if got != want {
			t.Errorf("%s gives %q, want %q", in, got, want)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ format, data, want string }{
		{"csl-json", "[{]", "line 1: this is not JSON"},
		{"csl-json", "[]", "no references"},
		{"csl-json", "[1]", "reference 1 is no group"},
		{"csl-json", `{"a": 1}`, "reference 1 has no field that a reference has"},
		{"csl-yaml", "a: b", "reference 1 has no field that a reference has"},
		{"csl-json", "[] []", "more stands behind"},
		{"csl-json", "", "empty"},
		{"csl-json", "\xff", "not UTF-8"},
		{"csl-json", strings.Repeat("[", 20000), "not JSON"},
		{"csl-yaml", "references: [", "not YAML"},
		{"csl-yaml", "title: &a x\nauthor: *a", "anchors"},
		{"csl-yaml", "just text", "no references"},
		{"bibtex", "@book{a, title = {x", "line 1: the text that begins here is not closed"},
		{"bibtex", "@book{a,\n title = {x},\n", "line 1: this entry is not closed"},
		{"bibtex", "@book{a,\n title {x}\n}\n", "line 2: `name = value` is missing here"},
		{"bibtex", "@book{a,\n\ntitle = \"x}\"}", "a } stands here without"},
		{"bibtex", "@book{a, title = }", "cannot begin with '}'"},
		{"bibtex", "@book{a, title = {" + strings.Repeat("{", 300), "more than 200 deep"},
		{"bibtex", "no entries, but a@b.example", "no references"},
		{"ris", "TY  - RPRT\nTI  - A\n", "line 1: this reference is not closed"},
		{"ris", "TY  - RPRT\nTY  - BOOK\n", "not closed before"},
		{"ris", "title: x\n", "no line of RIS"},
		{"ris", "TI  - x\n", "outside a reference"},
	} {
		if _, err := Of(c.format, "").Read([]byte(c.data)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %.40q: %v, want %q", c.format, c.data, err, c.want)
		}
	}
	doubling := "@string{a = {" + strings.Repeat("x", 1000) + "}}\n"
	for i := range 20 {
		doubling += fmt.Sprintf("@string{a%d = a%s # a%s}\n", i+1, strings.TrimPrefix(fmt.Sprint(i), "0"), strings.TrimPrefix(fmt.Sprint(i), "0"))
	}
	if _, err := Of("bibtex", "").Read([]byte(doubling)); err == nil || !strings.Contains(err.Error(), "too long together") {
		t.Errorf("strings that double: %v", err)
	}
}

// What is exported comes back as it was.
func checkRoundTrip(t *testing.T, s *sources.Source) {
	t.Helper()
	want := s.Clean()
	data, err := WriteJSON([]*sources.Source{s})
	if err != nil {
		t.Fatal(err)
	}
	items, err := Of("csl-json", "").Read(data)
	if err != nil || len(items) != 1 {
		t.Fatalf("%v in\n%s", err, data)
	}
	got := items[0].Source
	got.ID = items[0].Key
	if got.Title == "" {
		got.Title = got.ID
	}
	want.DOI = plainDOI(want.DOI)
	if want = want.Clean(); !reflect.DeepEqual(&got, want) || len(items[0].Dropped) > 0 {
		t.Errorf("exported\n%+v\nand back\n%+v\ndropped %q\n%s", want, &got, items[0].Dropped, data)
	}
}

func TestRoundTrip(t *testing.T) {
	checkRoundTrip(t, &sources.Source{ID: "a", Type: "report", Title: "A < b & c &lt; d", Author: []sources.Name{{Family: "Roe", Given: "R."}, {Literal: "Office"}},
		Issued: "2024-03", Accessed: "2024-10-12", File: yamldoc.String{Value: "a.pdf"}, Withheld: true, Licence: "CC-BY-4.0", Language: "en-GB", Number: "12"})
	checkRoundTrip(t, &sources.Source{ID: "b"})
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("A: b", "Roe", "2024-03-01", "10.5555/x", true)
	f.Add("x> &amp; &amp;amp; <", "\"", "0000", "https://doi.org/10.1", false)
	f.Fuzz(func(t *testing.T, title, name, date, doi string, flag bool) {
		if tags.MatchString(title + " " + name + " " + doi) {
			t.Skip("tags are markup")
		}
		checkRoundTrip(t, &sources.Source{ID: "a.1", Title: title, Publisher: name, Author: []sources.Name{{Family: name, Given: title}, {Literal: name}}, Issued: date, Accessed: date,
			DOI: doi, Licence: title, Withheld: flag, Volume: name, Replaces: name, File: yamldoc.String{Value: title}})
	})
}

// No reader panics, and what it reads a catalogue can hold.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*")
	for _, file := range files {
		if data, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".want") {
			for i := range Formats {
				if &Formats[i] == Of("", file) {
					f.Add(i, string(data))
				}
			}
		}
	}
	f.Add(2, "@a(b,c=d#{e}#\"f\",)@string{x=1}@comment{}@preamble{\"x\"}")
	f.Fuzz(func(t *testing.T, format int, data string) {
		if format < 0 || format >= len(Formats) || len(data) > 1<<14 {
			t.Skip()
		}
		items, err := Formats[format].Read([]byte(data))
		if err != nil {
			return
		}
		for i, it := range items {
			s := it.Source
			s.ID = fmt.Sprintf("s%d", i)
			if _, err := sources.NewCatalogue([]*sources.Source{&s}); err != nil {
				t.Errorf("%q: %v", data, err)
			}
		}
	})
}

func FuzzLaTeX(f *testing.F) {
	f.Add(`M{\"u}ller \'{\i} $x^{2}$ \href{a}{b} {\`)
	f.Fuzz(func(t *testing.T, s string) {
		if got := decodeLaTeX(s); len(got) > 4*len(s)+10 {
			t.Errorf("%q grows to %q", s, got)
		}
		bibNames(s)
		attachments(s)
	})
}
