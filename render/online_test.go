package render

import (
	"testing"

	"factsheet/sheets"
)

func TestOnline(t *testing.T) {
	for language := range words {
		if w := onlineWords[language]; w[0] == "" || w[1] == "" {
			t.Errorf("%s has no words for the address of a sheet", language)
		}
		b := &builder{language: language, words: WordsFor(language), sheet: &sheets.Sheet{Online: sheets.String{Value: "https://a.example/ä"}}}
		line, alt := b.online()
		if n := len(line); n < 2 || line[1].Link != "https://a.example/%C3%A4" || line[1].Text != "https://a.example/ä" {
			t.Errorf("%s: the line is %v", language, line)
		}
		if alt == "" || line[0].Lang != "" {
			t.Errorf("%s: %q, %v", language, alt, line[0])
		}
	}
	b := &builder{language: "en", words: WordsFor("en"), sheet: &sheets.Sheet{}}
	if line, alt := b.online(); line != nil || alt != "" {
		t.Error("a sheet without an address has one")
	}
	b = &builder{language: "zu", words: WordsFor("zu"), sheet: &sheets.Sheet{Online: sheets.String{Value: "https://a.example"}}}
	if line, _ := b.online(); line[0].Lang != "en" {
		t.Errorf("words that are not the page's do not say so: %v", line)
	}
}
