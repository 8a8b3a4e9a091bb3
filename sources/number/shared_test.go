package number

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The paragraphs of real texts back their own numbers, and translations of one
// text those of each other.
func TestSharedTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/texts/[a-z][a-z]-*.txt")
	if len(files) == 0 {
		t.Skip("no ../shared/texts beside the project: numbers are tested on the tables only")
	}
	translations := regexp.MustCompile(`^(cs|el|en|es|it|sv)-cc-by-nc-nd|-udhr`) // of the others the licence has other editions
	type document struct{ name, tag, text string }
	var documents []document
	paragraphs, numbers := 0, 0
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data[:min(len(data), 20_000)])
		r := In(name[:2])
		for _, p := range strings.Split(text, "\n\n") {
			var e Evidence
			e.Add(r, p)
			claim := r.Read(p)
			for i := range claim { // "more than 5" is not backed by "5" alone, but by itself
				if claim[i].Loose {
					continue
				}
				numbers++
				if got := e.Unbacked(claim[i : i+1]); len(got) > 0 {
					t.Errorf("%s: %q does not back itself in %q", name, p[got[0].Start:got[0].End], p)
				}
			}
			paragraphs++
		}
		if translations.MatchString(name) && In(name[:2]).Tag != "" {
			documents = append(documents, document{name, name[:2], text})
		}
	}
	pairs, unbacked := 0, 0
	for _, a := range documents {
		for _, b := range documents {
			if a.name[2:] != b.name[2:] {
				continue
			}
			var e Evidence
			e.Add(In(b.tag), b.text)
			for _, n := range e.Unbacked(In(a.tag).Read(a.text)) {
				unbacked++
				t.Logf("%s: %q, not in %s", a.name, strings.Join(strings.Fields(a.text[max(0, n.Start-20):min(len(a.text), n.End+20)]), " "), b.name)
			}
			pairs++
		}
	}
	t.Logf("%d numbers in %d paragraphs; %d pairs of translations, %d numbers that one has and the other not", numbers, paragraphs, pairs, unbacked)
}
