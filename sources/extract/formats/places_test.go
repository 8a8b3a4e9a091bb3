package formats

import (
	"testing"

	"factsheet/sources/text"
)

// Where a quotation stands is what a person finds who opens the file: what a
// format does not have is zero.
func TestPlaces(t *testing.T) {
	tests := []struct {
		file, words string
		want        text.Place // of the first word; what is empty is not compared
	}{
		{"opinion.pdf", "The Trust sought a declaration that the Minister may not close a public quay", text.Place{Page: 1, PageLabel: "i"}},
		{"opinion.pdf", "What is called temporary may last for longer than a business can survive", text.Place{Page: 3, PageLabel: "2", Section: "II. The law"}},
		{"opinion.pdf", "A rule that is broken without consequence is not a rule", text.Place{Page: 4, PageLabel: "3", Section: "III. Concurrence"}},
		{"ferries-libreoffice.pdf", "She did not criticise the crew", text.Place{Page: 3, Section: "Reliability and health"}},
		{"ferries-chromium.pdf", "There are at present 143 different fares.", text.Place{Page: 2, Section: "Fares"}},
		{"ferries-twocolumn.pdf", "during the storms of January 2024", text.Place{Page: 3, Section: "Reliability and health"}},
		{"ferries-rotated.pdf", "There are at present 143 different fares.", text.Place{Page: 3, Section: "Fares"}},
		{"ferries-libreoffice.docx", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"ferries-pandoc.docx", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"ferries-pandoc.odt", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"ferries-libreoffice.odt", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"ferries-pandoc.html", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"ferries-pandoc.md", "There are at present 143 different fares.", text.Place{Section: "Fares"}},
		{"speech.vtt", "No islander should have to ask permission", text.Place{Time: "00:00:20", Speaker: "Mayor Halloran"}},
		{"speech.vtt", "She asked for the money seventeen times", text.Place{Time: "00:00:25", Speaker: "Dr Vestergaard"}},
		{"speech.vtt", "it changed because a nurse kept a list", text.Place{Time: "01:02:03", Speaker: "Dr Vestergaard"}},
		{"speech.srt", "She asked for the money seventeen times", text.Place{Time: "00:00:25", Speaker: "Dr Vestergaard"}},
		{"speech.srt", "Then let the list be the first thing", text.Place{Time: "01:02:09", Speaker: "Mayor Halloran"}},
	}
	for _, tt := range tests {
		x := paper{name: tt.file}.text(t)
		m := finder([]string{tt.words}).Find(x)[0]
		if !m.Verdict.Pass() {
			t.Errorf("%s: %s: %q", tt.file, m.Verdict, tt.words)
			continue
		}
		got := x.Place(m.Passage().Start)
		got.Line, got.Col, got.Paragraph, got.Part = 0, 0, 0, ""
		if tt.want.Page == 0 {
			got.Page = 0
		}
		if tt.want.PageLabel == "" {
			got.PageLabel = ""
		}
		if tt.want.Section == "" {
			got.Section = ""
		}
		if got != tt.want {
			t.Errorf("%s: %q stands at %+v, want %+v", tt.file, tt.words, got, tt.want)
		}
	}
}

// A mail's words say of which part they are, and a book's of which chapter.
func TestPlacesInParts(t *testing.T) {
	for file, words := range map[string]string{
		"letter.eml":               "The Chamber’s reply to your draft of 12 February",
		"ferries-pandoc.epub":      "There are at present 143 different fares.",
		"ferries-libreoffice.epub": "There are at present 143 different fares.",
		"ferries-pandoc.docx":      "Resolution 17/2023 of the Island Council",
	} {
		x := paper{name: file}.text(t)
		m := finder([]string{words}).Find(x)[0]
		if !m.Verdict.Pass() {
			t.Errorf("%s: %s: %q", file, m.Verdict, words)
		} else if got := x.Place(m.Passage().Start); got.Part == "" {
			t.Errorf("%s: %q stands in no part: %+v", file, words, got)
		}
	}
}
