package yamldoc

import (
	"math/rand"
	"strings"
	"testing"
)

const small = `format: 1
title: Reporting a breach
not-quotations:
  - right to be forgotten

sections:
  - heading: What it asks
    points:
      - id: deadline            # a name
        claim: |
          Three days.
        evidence:
          - source: code
            quote: |
              no later than “three
              days” after it

              becomes aware
            edits:
              - shown: "[it]"
                replaces: they
  - table:
      rows: [[a, 'b'], [c, d]]
`

// slips are what a hand may put into a text; "\b" deletes a character.
var slips = []string{"\"", "'", ": ", " #", "[", "]", "{", "}", "\t", "- ", "&", "*", "!", "|", ">", "%", "@", "`", "?", "? ", ",", " ", "  ", "\n", "\b"}

// A slip of the pen anywhere in a sheet is reported in its own line or in the
// next, with a column and never in the words of the YAML parser.
func TestSlips(t *testing.T) {
	lines := strings.Split(small, "\n")
	wrong, far := 0, 0
	for _, slip := range slips {
		for i, line := range lines {
			for c := range line {
				changed := line[:c] + slip + line[c:]
				if slip == "\b" {
					changed = line[:c] + line[c+1:]
				}
				text := strings.Join(lines[:i], "\n") + "\n" + changed + "\n" + strings.Join(lines[i+1:], "\n")
				root, problems := Parse("f", []byte(strings.TrimPrefix(text, "\n")))
				checkPlaces(t, []byte(strings.TrimPrefix(text, "\n")), root, true)
				if len(problems) == 0 {
					checkWords(t, []byte(text), root)
					continue
				}
				wrong++
				if d := problems[0].Pos.Line - (i + 1); d < 0 || d > 1 {
					far++
				}
				for _, p := range problems {
					if p.Pos.Col == 0 || p.Hint == "" || strings.Contains(p.Message, "near here") {
						t.Errorf("%q: %s: %s", changed, p.Pos, p.Message)
					}
				}
			}
		}
	}
	// A line that is taken for a comment, or moved to another level, can be
	// right in itself: then the lines below show that something is wrong.
	if wrong < 3000 || far*50 > wrong {
		t.Errorf("of %d mistakes %d were reported far away", wrong, far)
	}
	t.Logf("of %d mistakes %d were reported far away", wrong, far)
}

// Several slips at once are reported in our own words too, and what is left of
// the sheet stands where it says.
func TestManySlips(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	more := append([]string{"---\n", "é", "\u00a0", "<<: ", "\r", "\u2028", "|\n"}, slips...)
	for range 4000 {
		text := small
		for range 2 + r.Intn(3) {
			at, slip := r.Intn(len(text)), more[r.Intn(len(more))]
			if slip == "\b" {
				text = text[:at] + text[at+1:]
			} else {
				text = text[:at] + slip + text[at:]
			}
		}
		root, problems := Parse("f", []byte(text))
		checkPlaces(t, []byte(text), root, true)
		if len(problems) == 0 {
			checkWords(t, []byte(text), root)
		}
		for _, p := range problems {
			if p.Hint == "" || strings.Contains(p.Message, "near here") {
				t.Errorf("%s: %s\n%s", p.Pos, p.Message, text)
			}
		}
	}
}
