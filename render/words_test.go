package render

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources/match"
)

// The official languages of the EU, and those beside them that we have.
var official = strings.Fields("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv" + " is nb nn no tr uk")

var places = regexp.MustCompile(`\{\w+\}`)

// Every language has all words, and keeps the places that are filled in.
func TestWords(t *testing.T) {
	english := reflect.ValueOf(*words["en"])
	for language, w := range words {
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			if v.Field(i).Kind() != reflect.String {
				continue
			}
			got, want := places.FindAllString(v.Field(i).String(), -1), places.FindAllString(english.Field(i).String(), -1)
			slices.Sort(got)
			slices.Sort(want)
			if v.Field(i).String() == "" {
				t.Errorf("%s: %s is empty", language, name)
			}
			if !slices.Equal(got, want) && !(name == "Checked" && len(got) == len(want)) {
				t.Errorf("%s: %s has the places %v, want %v", language, name, got, want)
			}
		}
		if w.Language != language && language != "no" || len(w.Foldings) != len(match.Foldings) {
			t.Errorf("%s: the words are in %q and have %d foldings", language, w.Language, len(w.Foldings))
		}
	}
	for _, language := range official {
		if w := words[language]; w == nil || w.in(language) != "" {
			t.Errorf("%s has no words of its own", language)
		}
	}
	if WordsFor("de-AT") != words["de"] || WordsFor("no-NO") != words["nb"] || WordsFor("ca") != words["en"] || WordsFor("") != words["en"] {
		t.Error("a language has the wrong words")
	}
	for language, want := range map[string]string{"tr": "İşaretli", "en": "Işaretli"} {
		if got := words[language].upperFirst("işaretli"); got != want {
			t.Errorf("%s: %q begins a sentence", language, got)
		}
	}
	if got := words["en"].in("ca"); got != "en" {
		t.Errorf("English words on a Catalan page are in %q", got)
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"A title": "A title.", "Who asks?": "Who asks?", "and more…": "and more…", "Ποιος ρωτά;": "Ποιος ρωτά;",
		"What is “safe?”": "What is “safe?”", "The “door”": "The “door”.", "": ".",
	} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, language := range official {
		if _, ok := marks[language]; !ok {
			t.Errorf("%s has no quotation marks", language)
		}
	}
	tests := []struct{ language, open, close string }{
		{"en-GB", "“", "”"}, {"de", "„", "“"}, {"de-CH", "«", "»"}, {"el-GR", "«", "»"}, {"fr", "«\u00a0", "\u00a0»"}, {"sv", "”", "”"}, {"uk", "«", "»"}, {"no", "«", "»"},
		{"ja", "“", "”"}, // no table: English
	}
	for _, tt := range tests {
		if open, close := marksFor(tt.language); open != tt.open || close != tt.close {
			t.Errorf("%s: %q %q, want %q %q", tt.language, open, close, tt.open, tt.close)
		}
	}
}

func TestDates(t *testing.T) {
	for _, language := range official {
		d, ok := dates[language]
		if !ok {
			t.Errorf("%s has no dates", language)
			continue
		}
		if n := len(strings.Fields(d.names)); n != 12 {
			t.Errorf("%s has %d months", language, n)
		}
		if n := len(strings.Fields(d.plain)); n != 12 && n != 0 {
			t.Errorf("%s has %d months that stand alone", language, n)
		}
	}
	tests := []struct{ language, date, want string }{
		{"en", "2024-03-10", "10 March 2024"},
		{"de", "2024-03-10", "10. März 2024"},
		{"el", "2024-03-10", "10 Μαρτίου 2024"},
		{"el", "2024-03", "Μάρτιος 2024"}, // no genitive without a day
		{"fr", "2024-03-01", "1er mars 2024"},
		{"hu", "2024-03-10", "2024. március 10."},
		{"lt", "2024-03-10", "2024 m. kovo 10 d."},
		{"ga", "2024-09-10", "10 Meán Fómhair 2024"},
		{"uk", "2024-03-10", "10 березня 2024 р."},
		{"uk", "2024-03", "березень 2024 р."},
		{"sl", "2024-03-10", "10. marca 2024"},
		{"bg", "2024-03-10", "10 март 2024 г."},
		{"tr", "2024-03-10", "10 Mart 2024"},
		{"no", "2024-03-10", "10. mars 2024"},
		{"is-IS", "2024-03-10", "10. mars 2024"},
		{"en", "2024", "2024"},
		{"ja", "2024-03-10", "2024-03-10"}, // no table: as written
		{"en", "2016–2024", "2016–2024"},   // no date: as written
		{"en", "2024-13", "2024-13"},
		{"en", "", ""},
	}
	for _, tt := range tests {
		if got := strings.ReplaceAll(dateIn(tt.language, tt.date), "\u00a0", " "); got != tt.want {
			t.Errorf("%s %s: %q, want %q", tt.language, tt.date, got, tt.want)
		}
	}
}

func TestReflow(t *testing.T) {
	tests := []struct{ in, want, why string }{
		{"one\ntwo\n", "one two", "line ends are spaces"},
		{"  one \t two  ", "one two", "spaces are folded"},
		{"no\u00a0break", "no\u00a0break", "no-break spaces stay"},
		{"one\n\ntwo", "one two", "a blank line is no word"},
		{"so\u00adft\ufeff", "soft", "what cannot be seen is left out"},
		{"\n", "", "nothing is nothing"},
	}
	for _, tt := range tests {
		if got := reflow(literal(tt.in), "").String(); got != tt.want {
			t.Errorf("%q: %q, want %q: %s", tt.in, got, tt.want, tt.why)
		}
	}
	var got []string
	for _, p := range paragraphs(literal("a\nb\n\n\nc\n")) {
		got = append(got, p.String())
	}
	if want := []string{"a b", "c"}; !slices.Equal(got, want) {
		t.Errorf("paragraphs %q, want %q", got, want)
	}
	s, problems := sheets.Parse("s.yaml", []byte("format: 1\ntitle: T\npoints:\n  - claim: |\n      one\n      two\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	claim := s.Sections[0].Blocks[0].(*sheets.Points).Points[0].Claim
	if r := reflow(claim, ""); len(r) != 2 || r[1].Pos.String() != "s.yaml:6:7" {
		t.Errorf("the second line stands at %v", r)
	}
}
