package office

import (
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text"
)

type part = extracttest.Part

func archive(t testing.TB, list ...part) string {
	t.Helper()
	return extracttest.Archive(t, list...)
}

var kindNames = map[text.Kind]string{text.Paragraph: "", text.Heading: "heading", text.ListItem: "item", text.Cell: "cell",
	text.Caption: "caption", text.Title: "title", text.Note: "note", text.Code: "code"}

// show writes a text in a line: blocks apart by " | ", cells by " , " and rows
// by " / ", furniture in ⟦⟧, and what stands in another part of the document
// after its name.
func show(x *text.Text) string {
	var b strings.Builder
	place := ""
	end := 0
	for i, block := range x.Blocks() {
		if i > 0 {
			b.WriteString(map[string]string{"\t": " , ", "\n": " / "}[x.Content[end:block.Start]])
			if gap := x.Content[end:block.Start]; gap != "\t" && gap != "\n" {
				b.WriteString(" | ")
			}
		}
		end = block.End
		if p := x.Place(block.Start).Part; p != place {
			fmt.Fprintf(&b, "{%s} ", p)
			place = p
		}
		if block.Quoted {
			b.WriteString("> ")
		}
		if name := kindNames[block.Kind]; name != "" {
			b.WriteString(name)
			if block.Level > 0 {
				fmt.Fprint(&b, block.Level)
			}
			b.WriteString(": ")
		}
		at := block.Start
		for _, r := range x.Furniture {
			if r.Start >= block.Start && r.End <= block.End {
				b.WriteString(x.Content[at:r.Start] + "⟦" + x.Content[r.Start:r.End] + "⟧")
				at = r.End
			}
		}
		b.WriteString(x.Content[at:block.End])
	}
	return strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(b.String())
}

func extractText(t *testing.T, name, data string) *text.Text {
	t.Helper()
	return extracttest.Read(t, Formats, name, data)
}

// Documents that word processors made of papers written for this project.
func TestGolden(t *testing.T) {
	extracttest.Golden(t, Formats, "testdata/*.docx")
	extracttest.Golden(t, Formats, "testdata/*.odt")
}

// Each format knows its own documents by their beginning, and not the other's.
func TestIs(t *testing.T) {
	for _, test := range []struct {
		reason, head string
		want         string // the ending of what it is
	}{
		{"as Word writes it", archive(t, part{"[Content_Types].xml", ""}, part{"_rels/.rels", ""}, part{"word/document.xml", ""}), ".docx"},
		{"as Google writes it", archive(t, part{"word/numbering.xml", ""}, part{"[Content_Types].xml", ""}), ".docx"},
		{"as old programs for Windows write it", archive(t, part{`[Content_Types].xml`, ""}, part{`word\document.xml`, ""}), ".docx"},
		{"the main part may have any name", archive(t, part{"[Content_Types].xml", ""}, part{"docProps/core.xml", ""}), ".docx"},
		{"a workbook", archive(t, part{"[Content_Types].xml", ""}, part{"_rels/.rels", ""}, part{"xl/workbook.xml", ""}), ""},
		{"slides", archive(t, part{"[Content_Types].xml", ""}, part{"ppt/presentation.xml", ""}), ""},
		{"any other archive", archive(t, part{"notes.txt", "word/document.xml"}), ""},
		{"a text", archive(t, part{"mimetype", typeOfText}, part{"content.xml", ""}), ".odt"},
		{"a template of texts", archive(t, part{"mimetype", typeOfText + "-template"}, part{"content.xml", ""}), ".odt"},
		{"a spreadsheet", archive(t, part{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, part{"content.xml", ""}), ""},
		{"a book", archive(t, part{"mimetype", "application/epub+zip"}, part{"META-INF/container.xml", ""}), ""},
		{"a text that was packed again", archive(t, part{"content.xml", ""}, part{"mimetype", typeOfText}), ".odt"},
		{"an old document of Word", cfb + strings.Repeat("\x00", 1016) + "W\x00o\x00r\x00d\x00", ""},
		{"a cut header", "PK\x03\x04", ""},
		{"nothing", "", ""},
	} {
		var got []string
		for _, f := range Formats {
			if f.Is(test.head[:min(len(test.head), 4096)]) {
				got = append(got, f.Endings[0])
			}
		}
		if want := slices.DeleteFunc([]string{test.want}, func(s string) bool { return s == "" }); !slices.Equal(got, want) {
			t.Errorf("%s: taken for %v, want %v", test.reason, got, want)
		}
	}
}

// Articles as documents and as plain text say the same.
func TestRealArticles(t *testing.T) {
	for _, name := range []string{"heise-real-time-access.docx", "heise-europol-warning.odt"} {
		t.Run(name, func(t *testing.T) {
			const folder = "../../../../shared/encryption/"
			data, err := os.ReadFile(folder + "formats/" + name)
			if err != nil {
				t.Skip("the article as a document is not here: ", err)
			}
			plain, err := os.ReadFile(folder + "sources/" + strings.TrimSuffix(name, path.Ext(name)) + ".txt")
			if err != nil {
				t.Skip("the article as plain text is not here: ", err)
			}
			// The plain text has the marks of a typewriter.
			typed := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "–", "-", "—", "-")
			words := func(s string) string { return strings.Join(strings.Fields(typed.Replace(s)), " ") }
			got := words(extractText(t, name, string(data)).Content)
			for _, line := range strings.Split(string(plain), "\n") {
				if !strings.Contains(got, words(line)) {
					t.Errorf("%q is not in the document's text", line)
				}
			}
		})
	}
}
