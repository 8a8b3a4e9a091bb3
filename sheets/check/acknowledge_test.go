package check

import (
	"context"
	"strings"
	"testing"

	"factsheet/sheets"
)

var roadSources = map[string]string{
	"catalogue.yaml": `format: 1
sources:
  rules:
    title: Rules of the road
    language: en
    file: rules.txt
  withheld:
    title: Secret rules
    file: withheld.txt
    withheld: true
  regeln:
    title: Regeln
    language: de
    file: regeln.txt
`,
	"rules.txt":  "The road is closed from October to March. It is not, except in winter, open for the fair, if the mayor agrees to it.\n\nThe ferry is free for all children.\n",
	"regeln.txt": "Die Straße ist gesperrt. Sie darf nicht ohne Erlaubnis der Stadt geöffnet werden, sagt das Amt.\n",
}

const roadSheet = `format: 1
title: The road
HEAD
points:
  - id: road
    claim: |
      CLAIM
POINT
    evidence:
      - source: SOURCE
        quote: |
          QUOTE
EVIDENCE
`

// road is a sheet of one quotation with acknowledgements of the rules named.
func road(claim, source, quote string, head, point, evidence string) string {
	entry := func(indent, rules string) string {
		if rules == "" {
			return "# nothing"
		}
		out := indent + "acknowledge:"
		for _, r := range strings.Fields(rules) {
			out += "\n" + indent + "  - rule: " + r + "\n" + indent + "    reason: I looked"
		}
		return out
	}
	return strings.NewReplacer("HEAD", entry("", head), "POINT", entry("    ", point), "EVIDENCE", entry("        ", evidence),
		"CLAIM", claim, "SOURCE", source, "QUOTE", quote).Replace(roadSheet)
}

func TestAcknowledgements(t *testing.T) {
	const whole = "The road is closed from October to March."
	tests := []struct {
		claim, source, quote  string
		head, point, evidence string // rules that are acknowledged there
		want                  string // a rule and a part of its message; "" is silence
		reason                string
	}{
		{"A", "rules", whole, "", "", "", "", "nothing is acknowledged"},
		{"A", "rules", whole, "", "", "full-stop", "stale-acknowledgement: full-stop", "a whole sentence"},
		{"A", "rules", "The road is closed.", "", "", "full-stop", "", "the source goes on"},
		{"A", "rules", "the road is closed from October to March", "", "", "first-letter", "", "the letter is another one"},
		{"A", "rules", "the road is closed from October to March", "", "first-letter", "", "", "acknowledged beside the claim"},
		{"A", "rules", "the road is closed from October to March", "first-letter", "", "", "stale-acknowledgement: first-letter", "the head is for what concerns no point"},
		{"A", "rules", "It is […] open for the fair, if the mayor agrees", "", "", "omission", "", "the omission hides a not"},
		{"A", "rules", "The road is […] from October to March", "", "", "omission", "stale-acknowledgement: omission", "the omission hides nothing"},
		{"A", "rules", "It is […] open for the fair, if the mayor agrees", "", "omission", "", "sheet: is about one quotation", "what decides is acknowledged at the quotation"},
		{"A", "rules", "The ferry is cheap for nobody", "", "", "omission", "", "a quotation that fails: nobody knows"},
		{"A", "rules", "The ferry is cheap for nobody", "", "full-stop", "", "", "beside its claim neither"},
		{"A", "withheld", "The road is closed", "", "", "full-stop", "", "a source that is not here: nobody knows"},
		{"A", "nowhere", "The road is closed", "", "", "full-stop", "", "a source that the library does not have"},
		{"“B”", "rules", whole, "", "", "unbacked-quotation", "", "under any evidence of the claim"},
		{"“B”", "rules", whole, "", "unbacked-quotation", "", "", "beside the claim"},
		{"“B”", "rules", whole, "unbacked-quotation", "", "", "stale-acknowledgement: unbacked-quotation", "the claim is no part of the head"},
		{"A", "rules", whole, "unbacked-quotation", "", "", "stale-acknowledgement: unbacked-quotation", "nothing in marks anywhere"},
		{"A", "rules", whole, "", "", "fullstop", "sheet: there is no rule \"fullstop\"", "mistyped"},
		{"A", "rules", whole, "wrong", "", "", "sheet: there is no rule \"wrong\"", "mistyped in the head"},
		{"A", "rules", "The road is closed from May.", "", "", "misquote", "sheet: the rule misquote cannot be acknowledged", "the promise of the program"},
		{"A", "rules", whole, "", "", "drift", "sheet: the rule drift cannot be acknowledged", "sources are accepted otherwise"},
		{"A", "rules", whole, "", "", "stale-acknowledgement", "sheet: the rule stale-acknowledgement cannot be acknowledged", "no end of acknowledging"},
		{"A", "rules", whole, "", "", "several-passages full-stop", "stale-acknowledgement: several-passages", "each entry by itself"},
		{"A", "regeln", "Die Straße ist gesperrt.", "", "", "full-stop", "stale-acknowledgement: full-stop", "German: a whole sentence"},
		{"A", "regeln", "Sie darf […] geöffnet werden, sagt das Amt", "", "", "omission", "", "German: the omission hides nicht"},
		{"A", "regeln", "Sie darf nicht ohne […] geöffnet werden, sagt das Amt", "", "", "omission", "", "German: it parts ohne from its word"},
	}
	for _, tt := range tests {
		sheet := road(tt.claim, tt.source, tt.quote, tt.head, tt.point, tt.evidence)
		s, problems := sheets.Parse("s.yaml", []byte(sheet))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", tt.reason, problems)
		}
		report, err := Run(context.Background(), library(t, roadSources), []Input{{Sheet: s}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range report.Results[0].Findings {
			if f.Rule == "sheet" || f.Rule == staleAcknowledgement {
				got = append(got, f.Rule+": "+f.Message)
				if line := strings.Split(sheet, "\n")[f.Pos.Line-1]; !strings.Contains(line, "- rule: ") || f.Pos.Col != strings.Index(line, "rule: ")+7 {
					t.Errorf("%s: the finding is at %s, where %q stands", tt.reason, f.Pos, line)
				}
			}
		}
		rule, part, _ := strings.Cut(tt.want, ": ")
		switch {
		case tt.want == "" && len(got) > 0, tt.want != "" && len(got) == 0:
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		case tt.want != "" && (!strings.HasPrefix(got[0], rule+": ") || !strings.Contains(got[0], part)):
			t.Errorf("%s: %q, want %q", tt.reason, got[0], tt.want)
		}
		if rule == "sheet" && report.Results[0].Errors() == 0 {
			t.Errorf("%s: the gate is open", tt.reason)
		}
	}
}

// The words of an acknowledgement that is of no use say what was meant.
func TestAcknowledgementDidYouMean(t *testing.T) {
	for name, want := range map[string]string{
		"fullstop": "`full-stop`", "omissions": "`omission`", "brackets": "`bracket`", "superceded": "`superseded`", "xyz": "as the warning has it",
	} {
		s, _ := sheets.Parse("s.yaml", []byte(road("A", "rules", "The road", "", "", name)))
		wrong := newAcknowledgements(s).wrong()
		if len(wrong) != 1 || !strings.Contains(wrong[0].Hint, want) {
			t.Errorf("%s: %+v, want a hint with %s", name, wrong, want)
		}
	}
}

// Where a sheet cannot be read whole, nothing is said of what it acknowledges.
func TestStaleAcknowledgementOfABrokenSheet(t *testing.T) {
	s, problems := sheets.Parse("s.yaml", []byte(road("A", "rules", "The road is closed", "", "", "pronoun")+"    wrong: key\n"))
	if len(problems) == 0 {
		t.Fatal("the sheet of the test is right")
	}
	report, err := Run(context.Background(), library(t, roadSources), []Input{{Sheet: s, Problems: problems}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Results[0].Findings {
		if f.Rule == staleAcknowledgement {
			t.Errorf("%s: %s", f.Pos, f.Message)
		}
	}
}

// Findings that are about the same have names of their own, which do not depend
// on the line they stand on.
func TestFingerprintsAreDistinct(t *testing.T) {
	sheet := road("“B” and “B” and “C”", "rules", "[ferry] The [x] ferry is free for all children", "", "", "")
	seen := make(map[string]Finding)
	names := func(text string) []string {
		s, _ := sheets.Parse("s.yaml", []byte(text))
		report, err := Run(context.Background(), library(t, roadSources), []Input{{Sheet: s}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		clear(seen)
		var out []string
		for _, f := range report.Results[0].Findings {
			if g, ok := seen[f.Fingerprint]; ok {
				t.Errorf("%q and %q are both %s", f.Message, g.Message, f.Fingerprint)
			}
			seen[f.Fingerprint] = f
			out = append(out, f.Fingerprint)
		}
		return out
	}
	first := names(sheet)
	if len(first) < 3 {
		t.Errorf("%d findings, want three of one rule at least", len(first))
	}
	second := names("# a comment moves every line\n" + sheet)
	if strings.Join(first, " ") != strings.Join(second, " ") {
		t.Errorf("%v, one line below %v", first, second)
	}
}

// Two notes of one rule on one quotation are two findings.
func TestFingerprintsOfNotes(t *testing.T) {
	q := &Quotation{Citation: sheets.Citation{Point: "p", Evidence: &sheets.Evidence{Quote: sheets.String{Value: "they said they did"}}}}
	c := collector{file: "s.yaml"}
	a := c.fingerprint(Finding{Rule: "pronoun", Point: "p", Quotation: q, about: "they said they did"})
	b := c.fingerprint(Finding{Rule: "pronoun", Point: "p", Quotation: q, about: "they did"})
	again := collector{file: "s.yaml"}
	if a == b || again.fingerprint(Finding{Rule: "pronoun", Point: "p", Quotation: q, about: "they did"}) != b {
		t.Errorf("%s and %s: the second depends on the first, or is the same", a, b)
	}
}
