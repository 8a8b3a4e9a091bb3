package check

import (
	"context"
	"strings"
	"testing"

	"factsheet/sheets"
)

// findingsOf runs a sheet against a library and gives the messages of one rule.
func findingsOf(t *testing.T, rule, sheet string, files map[string]string, o Options) []Finding {
	t.Helper()
	s, problems := sheets.Parse("s.yaml", []byte(sheet))
	report, err := Run(context.Background(), library(t, files), []Input{{Sheet: s, Problems: problems}}, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		t.Errorf("the sheet of the test is wrong: %s: %s", p.Pos, p.Message)
	}
	var out []Finding
	for _, f := range report.Results[0].Findings {
		if f.Rule == rule {
			out = append(out, f)
		}
	}
	return out
}

var encryptionSources = map[string]string{
	"catalogue.yaml": `format: 1
sources:
  code:
    title: "The Harbour Code: rules for pilots"
    publisher: Port Office
    language: en-GB
    file: code.txt
  bericht:
    title: Hafenbericht
    language: de
    file: bericht.txt
  rapport:
    title: Rapport
    language: fr
    file: rapport.txt
`,
	"code.txt": "We love pilots. A pilot must report within three working days (“the three-day rule”); " +
		"he is not to wait for the tide. They don't leave at night.\n",
	"bericht.txt": "Der Lotse sagt, er müsse „sofort“ melden, ohne auf die Flut zu warten.\n",
	"rapport.txt": "Le pilote doit l’annoncer sans attendre la marée.\n",
}

const unbackedSheet = `format: 1
title: Pilots
language: LANGUAGE
not-quotations:
  - right to be forgotten
  - "‘Abd"
  - Grauzone
summary: |
  TEXT
points:
  - id: report
    claim: |
      CLAIM
    evidence:
      - source: code
        quote: |
          A pilot must report within three working days (“the three-day rule”); he is not to wait for the
          tide. [The pilots] don't leave at night.
        edits:
          - shown: "[The pilots]"
            replaces: They
      - source: bericht
        quote: |
          er müsse „sofort“ melden, ohne auf die Flut zu warten.
        translation: |
          he had to report “at once”, without waiting for the tide.
      - source: rapport
        quote: |
          Le pilote doit l’annoncer sans attendre la marée.
`

func TestUnbackedQuotation(t *testing.T) {
	tests := []struct {
		language, text, want, reason string // want is a part of the message; "" is silence
	}{
		{"en", "It is “the three-day rule”.", "", "the evidence has the words"},
		{"en", "It is “the three-day RULE”.", "“the three-day RULE”", "other letters are another word"},
		{"en", "It is “the four-day rule”.", "“the four-day rule”", "another number"},
		{"en", "He is “not to wait for the tide.”", "", "over a line end of the evidence"},
		{"en", "He is “to wait for the tide”.", "", "it stands there; what is cut off is another rule's matter"},
		{"en", "“A pilot must report within three … days”, he “must report within three … he is not to wait”.", "“A pilot must report within three … days”", "one omission may stand, the other leaves a fragment too short"},
		{"en", "He must “report […] the tide”.", "“report […] the tide”", "an omission that hides a negation"},
		{"en", "They “do not leave”.", "“do not leave”", "no letter may differ"},
		{"en", "“They don’t leave at night”", "", "what a bracket of the evidence stands for"},
		{"en", "“[The pilots] don’t leave at night”", "", "the bracket as the evidence has it; the apostrophe folds"},
		{"en", "He must report ‘at once’.", "", "as the evidence is translated"},
		{"en", "a “right to be forgotten”, a “Right to be Forgotten”", "", "listed, whatever the case"},
		{"en", "“rights to be forgotten”", "“rights to be forgotten”", "listed exactly, not its forms"},
		{"en", "“so-called” experts", "“so-called”", "words that cite nobody are listed, or bare"},
		{"en", "“The Harbour Code” of the “Port Office”, “The Harbour Code: Rules for Pilots”", "", "titles and publishers"},
		{"en", "“Pilots”", "", "the sheet's own title"},
		{"en", "don’t and the pilots’ books", "", "apostrophes"},
		{"en", "‘Abd al-Rahman", "", "a listed word begins with what is no mark"},
		{"en", "He said “the three-day rule.", "“ has no partner", "unbalanced"},
		{"en", "“three working days,” he said", "", "the comma is ours"},
		{"en", "“three working days?” he said", "“three working days?”", "a question mark changes it"},
		{"en", "“a pilot’s ‘three-day rule’”", "“a pilot’s ‘three-day rule’”", "the outer words are asked for"},
		{"en", "«the three-day rule» and \"the tide\"", "", "any marks, any language"},
		{"en", "the ‘sailors’ books’", "“sailors”", "an apostrophe may have ended it: neither reading stands there"},
		{"en", "“and in three wor”", "“and in three wor”", "a word is not cut"},
		{"de", "Er müsse „sofort“ melden, »ohne auf die Flut zu warten«.", "", "German"},
		{"de", "Er müsse „gleich“ melden.", "“gleich”", "German, another word"},
		{"de", "in einer „Grauzone“, ‚Grauzone‘", "", "German, listed"},
		{"de", "in „Grauzonen“", "“Grauzonen”", "German, another form than the listed one"},
		{"fr", "Il l’annonce « sans attendre la marée ».", "", "French"},
		{"fr", "Il l’annonce « sans attendre le soir ».", "“sans attendre le soir”", "French, other words"},
		{"sv", "De säger ”the tide” och ”ebb”.", "“ebb”", "Swedish"},
		{"pl", "Mówią „Le pilote doit” i „nie”.", "“nie”", "Polish"},
		{"el", "Λένε «the tide» και «όχι».", "“όχι”", "Greek"},
	}
	for _, tt := range tests {
		for _, place := range []string{"TEXT", "CLAIM"} {
			other := "CLAIM"
			if place == other {
				other = "TEXT"
			}
			sheet := strings.NewReplacer("LANGUAGE", tt.language, place, tt.text, other, "Nothing here.").Replace(unbackedSheet)
			got := findingsOf(t, "unbacked-quotation", sheet, encryptionSources, Options{})
			switch {
			case tt.want == "" && len(got) > 0:
				t.Errorf("%s: %s: %q: %s", tt.reason, place, tt.text, got[0].Message)
			case tt.want != "" && len(got) != 1:
				t.Errorf("%s: %s: %q: %d findings, want one", tt.reason, place, tt.text, len(got))
			case tt.want != "" && !strings.Contains(got[0].Message, tt.want):
				t.Errorf("%s: %s: %q: %s, want %s", tt.reason, place, tt.text, got[0].Message, tt.want)
			}
		}
	}
}

// Every text of our own is read, and the finding stands at its mark.
func TestUnbackedQuotationEverywhere(t *testing.T) {
	sheet := `format: 1
title: A “t1”
subtitle: A “t2”
summary: |
  A *“t3”*.
sections:
  - heading: A “t4”
    text: |
      One.

      - A “t5”
    key-figures:
      - figure: “t6”
        label: a “t7”
    timeline:
      - date: 2024
        event: |
          The “t8”.
    table:
      caption: A “t9”
      columns: [A, “t10”]
      rows:
        - [B, “t11”]
    chart:
      kind: bar
      title: A “t12”
      alt: A “t13”
      data:
        labels: [“t14”]
        series:
          - name: A “t15”
            values: [1]
    image:
      file: a.png
      alt: A “t16”
      caption: A “t17”
    callout:
      title: A “t18”
      text: |
        A “t19”
    points:
      - claim: |
          A “t20”
        evidence:
          source: code
          quote: |
            We love pilots
`
	got := findingsOf(t, "unbacked-quotation", sheet, encryptionSources, Options{})
	if len(got) != 20 {
		t.Errorf("%d findings, want 20", len(got))
	}
	lines := strings.Split(sheet, "\n")
	for _, f := range got {
		line := []rune(lines[f.Pos.Line-1])
		if f.Pos.Col < 1 || f.Pos.Col > len(line) || line[f.Pos.Col-1] != '“' {
			t.Errorf("%s is at %s, where no mark stands", f.Message, f.Pos)
		}
	}
}
