package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/render/pdf/object"
	"factsheet/render/theme"
)

// annexed is the handout with an annex of n entries.
func annexed(n int) *render.Page {
	p := handout()
	p.Annex = &render.Annex{Title: text("Annex"), Intro: text("How it is read."), Signature: []render.Text{text("Name"), text("Date"), text("Initials")}}
	for i := range n {
		p.Annex.Entries = append(p.Annex.Entries, render.AnnexEntry{
			Note: i%5 + 1, Quotation: text("“We would rather leave …”"), Verdict: text("Exact"), Edits: []render.Text{text("[We] – in the source: “They”")},
			Source: text("Example News 2024"), File: text("File: news.html"), Place: text("Section: Doors"), Compared: text("Compared"),
			Passage: []render.Piece{
				{Kind: render.Sign, Run: render.Run{Text: "… "}}, {Kind: render.Around, Run: render.Run{Text: "he said that "}},
				{Kind: render.Sign, Run: render.Run{Text: "‖"}}, {Kind: render.Covered, Run: render.Run{Text: "we would rather "}},
				{Kind: render.Sign, Run: render.Run{Text: "[left out: "}}, {Kind: render.LeftOut, Run: render.Run{Text: "for once", Lang: "de"}}, {Kind: render.Sign, Run: render.Run{Text: "] "}},
				{Kind: render.Covered, Run: render.Run{Text: strings.Repeat("leave the market, and ", 10) + "go"}}, {Kind: render.Sign, Run: render.Run{Text: "‖"}},
			},
		})
	}
	return p
}

// The annex begins a page, in all themes, and all that it says is read back.
func TestAnnex(t *testing.T) {
	for _, name := range theme.Names() {
		data, err := Bytes(annexed(30), Options{Theme: theme.Builtin(name)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list := textOf(t, data)
		for i := range list {
			list[i] = strings.ReplaceAll(list[i], "\n", "")
		}
		at := slices.IndexFunc(list, func(s string) bool { return strings.HasPrefix(s, "AnnexHow it is read.1.") })
		if at < 1 {
			t.Fatalf("%s: the annex does not begin a page: %q", name, list)
		}
		whole := strings.Join(list[at:], "")
		for _, want := range []string{"☐ Compared“We would rather leave …”Exact[We] – in the source: “They”Example News 2024 · File: news.htmlSection: Doors",
			"… he said that ‖we would rather [left out: for once] leave the market, and "} {
			if n := strings.Count(whole, want); n != 30 {
				t.Errorf("%s: %q stands there %d times", name, want, n)
			}
		}
		if !strings.HasSuffix(whole, "NameDateInitials") {
			t.Errorf("%s: it ends with %q", name, whole[max(0, len(whole)-60):])
		}
		if !bytes.Contains(data, []byte("/Title")) {
			t.Errorf("%s: no bookmark", name)
		}
	}
}

// A source has whatever characters it has: what no face has is printed as its
// code, a passage in a script that cannot be printed is not, and the sheet is
// printed all the same.
func TestAnnexOfForeignSources(t *testing.T) {
	tests := []struct{ passage, want, why string }{
		{"the sign 中 means the middle of the land", "the sign ⟨U+4E2D⟩ means", "one character"},
		{"the emoji 😀 is four bytes in many of the files", "emoji ⟨U+1F600⟩ is", "above the basic plane"},
		{"a box \a rings in the middle of the text", "box ⟨U+0007⟩ rings", "a control character"},
		{"a letter q\u1dc4 with a mark that no face has", "letter q⟨U+1DC4⟩ with", "a mark that does not compose"},
		{"\u202bhidden\u202c turns of direction in a text", "⟨U+202B⟩hidden⟨U+202C⟩ turns", "marks of direction"},
		{"मानवाधिकार सभी के लिए हैं", "This passage cannot be printed here", "a script that is not supported"},
		{"حقوق الإنسان للجميع", "This passage cannot be printed here", "from right to left"},
		{"人权属于所有人", "This passage cannot be printed here", "Chinese"},
		{"Права человека принадлежат всем", "Права человека", "Cyrillic is supported"},
	}
	for _, tt := range tests {
		p := annexed(1)
		p.Annex.Entries[0].Place = text("Section: " + tt.passage)
		p.Annex.Entries[0].Passage[1].Text = "words before and behind "
		for i := range p.Annex.Entries[0].Passage {
			if k := &p.Annex.Entries[0].Passage[i]; k.Kind == render.Covered {
				k.Text = strings.TrimSpace(tt.passage) + " "
			}
		}
		whole := strings.ReplaceAll(strings.Join(textOf(t, write(t, p)), ""), "\n", "")
		if !strings.Contains(whole[strings.Index(whole, "How it is read."):], tt.want) {
			t.Errorf("%s: %q is not in %q", tt.why, tt.want, whole[strings.Index(whole, "How it is read."):])
		}
		if coded := strings.Contains(whole, "stands for a character that the typeface lacks"); coded != strings.Contains(whole, "⟨U+") {
			t.Errorf("%s: the codes are not explained", tt.why)
		}
	}
}

// The program's words on a page in a language that it has none for are marked as
// English: the headings of the parts.
func TestEnglishWords(t *testing.T) {
	for language, want := range map[string]int{"ca": 3, "en-GB": 0, "de": 3} {
		p := handout()
		p.Language = language
		f, err := object.Read(write(t, p))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, o := range f.Objects {
			if d, _ := o.(object.Dict); d["S"] == object.Name("Span") && d["Lang"] == object.String("en") {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d runs are marked as English, want %d", language, n, want)
		}
	}
}

// Whatever a source holds, the handout is printed, and read back.
func FuzzAnnex(f *testing.F) {
	for _, s := range []string{"plain words", "中 😀 \a \u202b", "q\u1dc4e\u0301", "शब्द", strings.Repeat("x", 400), "\u0301", "\ufffd\ufeff", "⟨U+4E2D⟩‖[left out: ]", "ﬁ ĳ ǆ ſ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
		if s == "" {
			return
		}
		p := annexed(2)
		e := &p.Annex.Entries[0]
		e.Place, e.File, e.Source, e.Edits = text(s), text(s), text(s), []render.Text{text(s)}
		for i := range e.Passage {
			if e.Passage[i].Kind != render.Sign {
				e.Passage[i].Text = s
			}
		}
		if _, err := Bytes(p, Options{}); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	})
}
