package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/match"
)

// library writes files into a folder of sources and opens it.
func library(t *testing.T, files map[string]string) *sources.Library {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

// harbour is a library of two reports, one of which has replaced a third, and of
// a file that gives no text.
func harbour(t *testing.T) *sources.Library {
	return library(t, map[string]string{
		"catalogue.yaml": `format: 1
sources:
  report-2023:
    title: Harbour report 2023
    type: report
    file: report-2023.txt
  report-2024:
    title: Harbour report 2024
    type: report
    file: report-2024.md
    replaces: report-2023
  letter:
    title: A letter
    type: personal_communication
    file: letter.txt
  blank:
    title: A blank page
    type: document
    file: blank.txt
`,
		"report-2023.txt": "The harbour handled 4,000 boats.\n\nNo boat was refused a berth in the old basin.\n",
		"report-2024.md": "# Traffic\n\nThe harbour handled 4,100 boats. The pilots were not consulted before the summer.\n\n" +
			"# Berths\n\nA berth costs 12 euros a night. The office is open.\n\n# Office\n\nThe office is open.\n",
		"letter.txt": "We thank the harbour master for the new lights.\n",
		"blank.txt":  "",
	})
}

func sheet(t *testing.T, evidence string) Input {
	t.Helper()
	text := "format: 1\ntitle: Harbours\npoints:\n  - id: p\n    claim: |\n      A claim.\n    evidence:\n"
	for _, l := range strings.Split(strings.TrimSpace(evidence), "\n") {
		text += "      " + l + "\n"
	}
	s, problems := sheets.Parse("sheets/p.yaml", []byte(text))
	for _, p := range problems {
		t.Fatalf("%s: %s", p.Pos, p.Message)
	}
	return Input{Sheet: s}
}

func run1(t *testing.T, lib *sources.Library, in Input, o Options) *Result {
	t.Helper()
	report, err := Run(context.Background(), lib, []Input{in}, o)
	if err != nil {
		t.Fatal(err)
	}
	return report.Results[0]
}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		name, evidence string
		want           Verdict
		rules          string // of the findings, in order
		says           string // in the message or hint of the last finding
	}{
		{"as it stands", "- source: letter\n  quote: |\n    We thank the harbour master", match.Exact, "", ""},
		{"another word", "- source: letter\n  quote: |\n    We thank the harbour mistress for the new lights", match.Misquote, "misquote", "does not match letter (A letter)"},
		{"a negation left out", "- source: report-2024\n  quote: |\n    The pilots were consulted before the summer", match.Misquote, "misquote", "negation"},
		{"another number, as an older report has it", "- source: report-2024\n  quote: |\n    The harbour handled 4,000 boats", WrongSource, "wrong-source", "write source: report-2023"},
		{"nobody says it", "- source: letter\n  quote: |\n    fishing quotas were doubled overnight by decree", match.NotFound, "not-found", "nor anything near"},
		{"a source that is not there", "- source: lettre\n  quote: |\n    words of nobody at all", UnknownSource, "unknown-source", `did you mean "letter"?`},
		{"a source that is not there, words that are", "- source: report\n  quote: |\n    We thank the harbour master", UnknownSource, "unknown-source", "these words stand in letter"},
		{"a source without text", "- source: blank\n  quote: |\n    any words", Unreadable, "unreadable", "empty"},
		{"the section is right", "- source: report-2024\n  where: Berths\n  quote: |\n    A berth costs 12 euros a night", match.Exact, "", ""},
		{"another section", "- source: report-2024\n  where: Traffic\n  quote: |\n    A berth costs 12 euros a night", WrongPlace, "wrong-place", "where: Berths"},
		{"a place that the source does not number", "- source: report-2024\n  where: page 3\n  quote: |\n    A berth costs 12 euros a night", match.Exact, "unverified-place", "“page 3” could not be verified"},
		{"the section tells which of two passages", "- source: report-2024\n  where: Office\n  quote: |\n    The office is open.", match.Exact, "", ""},
		{"two passages", "- source: report-2024\n  quote: |\n    The office is open.", match.Exact, "several-passages", "2 passages"},
		{"two passages in two sections, three words", "- source: report-2024\n  quote: |\n    office is open", match.Exact, "ambiguous", "more than one section"},
		{"replaced", "- source: report-2023\n  quote: |\n    No boat was refused a berth", match.Exact, "superseded", "replaced by report-2024"},
		{"replaced, and a person has looked", "- source: report-2023\n  quote: |\n    No boat was refused a berth\n  acknowledge:\n    - rule: superseded\n      reason: history", match.Exact, "", ""},
		{"a first letter", "- source: report-2024\n  quote: |\n    the pilots were not consulted", match.Edited, "first-letter", "[t]"},
		{"parts in another order", "- source: report-2024\n  quote: |\n    The pilots were not consulted [...] The harbour handled 4,100 boats", match.OutOfOrder, "out-of-order", "another order"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run1(t, harbour(t), sheet(t, c.evidence), Options{})
			if got := r.Quotations[0].Verdict; got != c.want {
				t.Errorf("verdict %s, want %s (%s)", got, c.want, r.Quotations[0].Match.Reason)
			}
			var rules []string
			text := ""
			for _, f := range r.Findings {
				rules = append(rules, f.Rule)
				text = f.Message + "\n" + f.Hint
			}
			if got := strings.Join(rules, " "); got != c.rules {
				t.Errorf("findings %q, want %q", got, c.rules)
			}
			if !strings.Contains(text, c.says) {
				t.Errorf("the finding does not say %q: %s", c.says, text)
			}
			if wantErrors := 0; !c.want.Pass() {
				if r.Errors() == wantErrors {
					t.Error("a verdict that fails has no error: the sheet could be printed")
				}
			}
		})
	}
}

// An ambiguous quotation fails where the rule weighs as an error, and then has a
// finding, so that nothing fails in silence.
func TestAmbiguousQuotations(t *testing.T) {
	quote := "- source: report-2024\n  quote: |\n    office is open"
	looked := quote + "\n  acknowledge:\n    - rule: ambiguous\n      reason: both sections say so"
	for _, c := range []struct {
		name, evidence string
		o              Options
		verdict        Verdict
		findings       int
		errors         int
	}{
		{"a warning", quote, Options{}, match.Exact, 1, 0},
		{"strict", quote, Options{Strict: true}, match.Ambiguous, 1, 1},
		{"strict, and a person has looked at it", looked, Options{Strict: true}, match.Exact, 0, 0},
		{"an error for the workspace", quote, Options{Severities: map[string]Severity{"ambiguous": Error}}, match.Ambiguous, 1, 1},
		{"a warning for the workspace, in a strict run", quote, Options{Strict: true, Severities: map[string]Severity{"ambiguous": Warning}}, match.Ambiguous, 1, 1},
		{"off for the workspace, in a strict run", quote, Options{Strict: true, Severities: map[string]Severity{"ambiguous": Off}}, match.Exact, 0, 0},
	} {
		r := run1(t, harbour(t), sheet(t, c.evidence), c.o)
		if got := r.Quotations[0].Verdict; got != c.verdict || len(r.Findings) != c.findings || r.Errors() != c.errors {
			t.Errorf("%s: %s with %d findings and %d errors, want %s with %d and %d", c.name, got, len(r.Findings), r.Errors(), c.verdict, c.findings, c.errors)
		}
	}
}

// A workspace may weigh warnings as it likes, and never lets a misquote pass.
func TestSeverities(t *testing.T) {
	all := make(map[string]Severity)
	for _, rule := range Rules() {
		all[rule.Name] = Off
	}
	misquoted := sheet(t, "- source: letter\n  quote: |\n    We thank the harbour mistress for the new lights")
	if r := run1(t, harbour(t), misquoted, Options{Severities: all}); r.Errors() != 1 {
		t.Errorf("a misquote was switched off: %d errors", r.Errors())
	}
	lower := sheet(t, "- source: report-2024\n  quote: |\n    the pilots were not consulted")
	if r := run1(t, harbour(t), lower, Options{Severities: all}); len(r.Findings) != 0 {
		t.Errorf("first-letter is off, and there are findings: %v", r.Findings)
	}
	if r := run1(t, harbour(t), lower, Options{Severities: map[string]Severity{"first-letter": Error}}); r.Errors() != 1 {
		t.Errorf("first-letter is an error, and there are %d", r.Errors())
	}
}

// One finding tells of a source that is missing, with how many quotations rest
// on it; each quotation has its verdict.
func TestOneFindingForAnUnreadableSource(t *testing.T) {
	in := sheet(t, "- source: blank\n  quote: |\n    any words\n- source: blank\n  quote: |\n    other words")
	r := run1(t, harbour(t), in, Options{})
	if len(r.Findings) != 1 || !strings.Contains(r.Findings[0].Message, "2 quotations of this sheet rest on it") {
		t.Errorf("findings: %v", r.Findings)
	}
	for _, q := range r.Quotations {
		if q.Verdict != Unreadable {
			t.Errorf("verdict %s", q.Verdict)
		}
	}
}

func TestOmittedWordsAreKept(t *testing.T) {
	in := sheet(t, "- source: report-2024\n  quote: |\n    The harbour handled [...] before the summer\n  acknowledge:\n    - rule: omission\n      reason: tested")
	q := run1(t, harbour(t), in, Options{}).Quotations[0]
	want := []string{"4,100 boats. The pilots were not consulted"}
	if q.Verdict != match.Edited || !reflect.DeepEqual(q.Found.Omits, want) {
		t.Errorf("%s, omitted %q, want %q", q.Verdict, q.Found.Omits, want)
	}
}

// The report is the same whatever order sources are read in, and however many
// at a time; a finding keeps its fingerprint when lines move.
func TestReportDoesNotDependOnOrder(t *testing.T) {
	var evidence strings.Builder
	for i := range 40 {
		fmt.Fprintf(&evidence, "- source: %s\n  quote: |\n    %s\n", []string{"letter", "report-2023", "report-2024", "nowhere"}[i%4],
			[]string{"We thank the harbour mistress", "The harbour handled 4,100 boats", "No boat was refused a berth", "new lights"}[i/4%4])
	}
	in := sheet(t, evidence.String())
	lib := harbour(t)
	one := run1(t, lib, in, Options{Workers: 1})
	for range 5 {
		if many := run1(t, lib, in, Options{Workers: 8}); !reflect.DeepEqual(describe(one), describe(many)) {
			t.Fatal("the report depends on the number of workers")
		}
	}
	moved, problems := sheets.Parse("sheets/p.yaml", append([]byte("# moved\n\n"), in.Sheet.Source...))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	after := run1(t, lib, Input{Sheet: moved}, Options{})
	for i, f := range one.Findings {
		if after.Findings[i].Fingerprint != f.Fingerprint || after.Findings[i].Pos.Line != f.Pos.Line+2 {
			t.Errorf("finding %d: fingerprint or line did not follow", i)
		}
	}
}

func describe(r *Result) []string {
	var out []string
	for _, q := range r.Quotations {
		s := fmt.Sprint(q.Verdict, q.Match.Foldings, q.Match.Reason)
		if q.Found != nil {
			s += fmt.Sprint(q.Found.Source.ID, q.Found.Range, q.Found.Place, q.Found.Text)
		}
		out = append(out, s)
	}
	for _, f := range r.Findings {
		out = append(out, fmt.Sprint(f.Pos, f.Rule, f.Severity, f.Message, f.Hint, f.Fingerprint))
	}
	return out
}

func TestRunStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	in := sheet(t, "- source: letter\n  quote: |\n    We thank the harbour master")
	if _, err := Run(ctx, harbour(t), []Input{in}, Options{}); err != context.Canceled {
		t.Errorf("error %v, want the context's", err)
	}
}

// The gate does not open for who takes the findings away.
func TestErrorsStay(t *testing.T) {
	r := run1(t, harbour(t), sheet(t, "- source: letter\n  quote: |\n    We thank the harbour mistress for the new lights"), Options{})
	r.Findings = nil
	if r.Errors() != 1 {
		t.Errorf("%d errors, want 1", r.Errors())
	}
}

// What could not be read of a sheet is told once, as a mistake of the sheet.
func TestNoVerdictOnWhatCouldNotBeRead(t *testing.T) {
	text := "format: 1\ntitle: T\npoints:\n  - id: p\n    claim: C\n    evidence:\n      - source: letter\n      - quote: see item #3\n"
	s, problems := sheets.Parse("sheets/p.yaml", []byte(text))
	r := run1(t, harbour(t), Input{Sheet: s, Problems: problems}, Options{})
	if len(problems) == 0 || len(r.Findings) != len(problems) || r.Errors() != len(problems) {
		t.Errorf("%d problems of the sheet, findings %v", len(problems), r.Findings)
	}
}

// How a source was read is told wherever a quotation failed in it, and nowhere
// else.
func TestReading(t *testing.T) {
	lib := library(t, map[string]string{
		"guessed.txt": "The caf\xe9 opens. The bridge closes.\n",
		"other.txt":   "The ferry leaves at noon.\n",
	})
	for quote, want := range map[string]string{
		"The bridge closes":                     "",
		"The bridge opens":                      "guessed: read as Windows-1252",
		"The ferry leaves at noon":              "guessed: read as Windows-1252",
		"The bridge closes. […] The café opens": "guessed: read as Windows-1252",
	} {
		report, err := Run(context.Background(), lib, []Input{sheet(t, "- source: guessed\n  quote: |\n    "+quote)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range report.Library {
			got += f.Message
		}
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%s (%s): told %q, want %q", quote, report.Results[0].Quotations[0].Verdict, got, want)
		}
	}
}

// A heading may go on over lines; a hint is one that can be written.
func TestSectionOnOneLine(t *testing.T) {
	lib := library(t, map[string]string{"code.html": "<h1>1 Gates</h1><p>Shut.</p><h1>2 The<br>bridge</h1><p>It closes at dusk.</p>"})
	r := run1(t, lib, sheet(t, "- source: code\n  where: section 1\n  quote: |\n    It closes at dusk"), Options{})
	if got := r.Findings[0].Hint; got != "write where: 2 The bridge" {
		t.Errorf("the hint is %q", got)
	}
}
