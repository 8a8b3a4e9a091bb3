package check

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/match"
)

// A vault is a folder of sources whose files a test changes: an open report and
// a letter that is withheld.
type vault struct {
	t   *testing.T
	dir string
}

func newVault(t *testing.T) *vault {
	v := &vault{t, t.TempDir()}
	v.write("catalogue.yaml", `format: 1
sources:
  report:
    title: Harbour report
    file: report.md
  letter:
    title: A letter
    file: letter.txt
    withheld: true
  minutes:
    title: Minutes
    file: minutes.txt
`)
	v.write("report.md", "# Traffic\n\nThe harbour handled 4,100 boats. No boat was refused a berth.\n\n# Berths\n\nA berth costs 12 euros a night.\n")
	v.write("letter.txt", "We thank the harbour master for the new lights. They are not too bright.\n")
	v.write("minutes.txt", "The meeting began at nine.\n")
	return v
}

func (v *vault) write(name, content string) {
	v.t.Helper()
	if err := os.WriteFile(filepath.Join(v.dir, name), []byte(content), 0o666); err != nil {
		v.t.Fatal(err)
	}
}

func (v *vault) remove(name string) {
	v.t.Helper()
	if err := os.Remove(filepath.Join(v.dir, name)); err != nil {
		v.t.Fatal(err)
	}
}

func (v *vault) library() *sources.Library {
	v.t.Helper()
	lib, err := sources.Open(v.dir, "sources")
	if err != nil {
		v.t.Fatal(err)
	}
	return lib
}

func (v *vault) accept(old *sources.Lock, date string, in []Input, ids ...string) *Acceptance {
	v.t.Helper()
	a, err := Accept(context.Background(), v.library(), in, Options{Lock: old}, ids, date)
	if err != nil {
		v.t.Fatal(err)
	}
	return a
}

// lockedSheet quotes the report twice and the letter once.
const lockedSheet = `- source: report
  quote: |
    The harbour handled 4,100 boats
- source: report
  quote: |
    A berth costs 12 euros a night
- source: letter
  quote: |
    We thank the harbour master for the new lights
`

// shown lists what came out: the verdicts, and the rules of the findings.
func shown(r *Result) (verdicts, rules string) {
	var v, f []string
	for _, q := range r.Quotations {
		v = append(v, string(q.Verdict))
	}
	for _, finding := range r.Findings {
		f = append(f, finding.Rule)
	}
	return strings.Join(v, " "), strings.Join(f, " ")
}

func TestVerdictsWithALock(t *testing.T) {
	for _, c := range []struct {
		name     string
		change   func(v *vault)
		evidence string // in place of lockedSheet after it was accepted
		verdicts string
		rules    string
		says     string // in the messages and hints
	}{
		{"nothing changed", func(v *vault) {}, lockedSheet, "exact exact exact", "", ""},
		{"a sentence was added, and every quotation still stands",
			func(v *vault) {
				v.write("report.md", "# Traffic\n\nThe harbour handled 4,100 boats. None was refused.\n\n# Berths\n\nA berth costs 12 euros a night.\n")
			},
			lockedSheet, "exact exact exact", "drift", "changed since it was accepted on 2026-10-30; all 2 quotations of this sheet from it still match"},
		{"one number changed",
			func(v *vault) {
				v.write("report.md", "# Traffic\n\nThe harbour handled 4,200 boats.\n\n# Berths\n\nA berth costs 12 euros a night.\n")
			},
			lockedSheet, "drifted exact exact", "drift drifted", "of the 2 quotations of this sheet from it 1 still matches and 1 does not"},
		{"a quotation that never stood there is a misquote, in a source that changed too",
			func(v *vault) { v.write("report.md", "The harbour handled 4,200 boats.\n") },
			"- source: report\n  quote: |\n    The harbour handled 4,300 boats\n", "misquote", "drift misquote", "this quotation does not match"},
		{"all is gone, and one quotation was in the lock",
			func(v *vault) { v.write("report.md", "Withdrawn.\n") },
			"- source: report\n  quote: |\n    The harbour handled 4,100 boats\n", "drifted", "drift drifted", "stood in report (Harbour report) until the source changed (it was accepted on 2026-10-30)"},
		{"a misquote in a source that did not change", func(v *vault) {},
			"- source: report\n  quote: |\n    The harbour handled 4,200 boats\n", "misquote", "misquote", ""},
		{"the words moved into another source: the source changed all the same",
			func(v *vault) {
				v.write("report.md", "Withdrawn.\n")
				v.write("minutes.txt", "The harbour handled 4,100 boats.\n")
			},
			"- source: report\n  quote: |\n    The harbour handled 4,100 boats\n", "drifted", "drift drifted", ""},
		{"a source that gives no text any more is not said to have drifted",
			func(v *vault) { v.write("report.md", "") },
			"- source: report\n  quote: |\n    The harbour handled 4,100 boats\n", "unreadable", "unreadable", "empty"},
		{"a source that is gone and not withheld is unreadable",
			func(v *vault) { v.remove("report.md") },
			"- source: report\n  quote: |\n    The harbour handled 4,100 boats\n", "unreadable", "unreadable", "there is no file"},
		{"the withheld file is not here", func(v *vault) { v.remove("letter.txt") }, lockedSheet, "exact exact attested", "", ""},
		{"other lines and spaces are the same quotation", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank the  harbour\n    master for the new lights\n", "attested", "", ""},
		{"one letter", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank the harbour master for the new light\n", "unreadable", "unreadable", "is not one of the quotations verified when it was accepted on 2026-10-30"},
		{"another letter's case", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    we thank the harbour master for the new lights\n", "unreadable", "unreadable", "whoever holds the file must run factsheet sources accept letter"},
		{"a part of a quotation was not verified by itself", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank the harbour master\n", "unreadable", "unreadable", ""},
		{"a place that was not verified", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  where: Thanks\n  quote: |\n    We thank the harbour master for the new lights\n", "unreadable", "unreadable", ""},
		{"a rule acknowledged that lets omissions pass", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n  acknowledge:\n    - rule: omission\n      reason: none\n", "unreadable", "unreadable", ""},
		{"a rule acknowledged that decides no verdict", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n  acknowledge:\n    - rule: superseded\n      reason: history\n", "attested", "", ""},
		{"verified in another source", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    The harbour handled 4,100 boats\n", "unreadable", "unreadable", ""},
		{"two of a withheld source fail, each for itself", func(v *vault) { v.remove("letter.txt") },
			"- source: letter\n  quote: |\n    We thank\n- source: letter\n  quote: |\n    new lights\n- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n",
			"unreadable unreadable attested", "unreadable unreadable", ""},
		{"a withheld file that is here is read", func(v *vault) { v.write("letter.txt", "We thank nobody.\n") },
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n", "drifted", "drift drifted", ""},
		{"a withheld file that is here and empty is not attested", func(v *vault) { v.write("letter.txt", "") },
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n", "unreadable", "unreadable", "empty"},
		{"the catalogue names another document under the same id",
			func(v *vault) {
				v.remove("letter.txt")
				v.write("catalogue.yaml", "format: 1\nsources:\n  report:\n    file: report.md\n  letter:\n    file: letter-2027.txt\n    withheld: true\n")
			},
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n- source: letter\n  quote: |\n    new lights\n",
			"unreadable unreadable", "unreadable", "letter-2027.txt is not here, and what was accepted is letter.txt; 2 quotations"},
		{"the catalogue names no document any more",
			func(v *vault) {
				v.remove("letter.txt")
				v.write("catalogue.yaml", "format: 1\nsources:\n  report:\n    file: report.md\n  letter:\n    withheld: true\n")
			},
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n", "unreadable", "unreadable", "names no file"},
		{"two documents that change their ids vouch for nothing",
			func(v *vault) {
				v.remove("letter.txt")
				v.write("catalogue.yaml", "format: 1\nsources:\n  letter:\n    file: report.md\n  report:\n    file: letter.txt\n    withheld: true\n")
			},
			lockedSheet, "unreadable unreadable drifted", "unreadable drift drifted", "letter.txt is not here, and what was accepted is report.md"},
		{"a folder in place of the withheld file is not attested",
			func(v *vault) {
				v.remove("letter.txt")
				if err := os.Mkdir(filepath.Join(v.dir, "letter.txt"), 0o777); err != nil {
					v.t.Fatal(err)
				}
			},
			"- source: letter\n  quote: |\n    We thank the harbour master for the new lights\n", "unreadable", "unreadable", "folder"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := newVault(t)
			lock := v.accept(nil, "2026-10-30", []Input{sheet(t, lockedSheet)}).Lock
			c.change(v)
			r := run1(t, v.library(), sheet(t, c.evidence), Options{Lock: lock})
			verdicts, rules := shown(r)
			if verdicts != c.verdicts || rules != c.rules {
				t.Errorf("verdicts %q with findings %q, want %q with %q", verdicts, rules, c.verdicts, c.rules)
			}
			said := ""
			for _, f := range r.Findings {
				said += f.Message + "\n" + f.Hint + "\n"
			}
			if !strings.Contains(said, c.says) {
				t.Errorf("the findings do not say %q:\n%s", c.says, said)
			}
			for i := range r.Quotations {
				if q := &r.Quotations[i]; !q.Pass() && r.Errors() == 0 {
					t.Errorf("%s has no error: the sheet could be printed", q.Verdict)
				}
			}
		})
	}
}

// What is ambiguous is told where the file is not, too, and fails a strict run
// there as it does where the file is.
func TestAttestedAmbiguous(t *testing.T) {
	v := newVault(t)
	v.write("catalogue.yaml", "format: 1\nsources:\n  code:\n    file: code.md\n    withheld: true\n")
	v.write("code.md", "# One\n\nThe gate opens at dawn.\n\n# Two\n\nThe gate is shut, unless it opens at dawn.\n")
	quote := "- source: code\n  quote: |\n    opens at dawn\n"
	for name, c := range map[string]struct {
		evidence string
		o        Options
		verdict  string
		rules    string
	}{
		"a warning":            {quote, Options{}, "attested", "ambiguous"},
		"strict":               {quote, Options{Strict: true}, "ambiguous", "ambiguous"},
		"strict, and switched": {quote, Options{Strict: true, Severities: map[string]Severity{"ambiguous": Off}}, "attested", ""},
		"acknowledged":         {quote + "  acknowledge:\n    - rule: ambiguous\n      reason: both say so\n", Options{Strict: true}, "attested", ""},
	} {
		in := sheet(t, c.evidence)
		v.write("code.md", "# One\n\nThe gate opens at dawn.\n\n# Two\n\nThe gate is shut, unless it opens at dawn.\n")
		c.o.Lock = v.accept(nil, "2026-10-30", []Input{in}).Lock
		v.remove("code.md")
		r := run1(t, v.library(), in, c.o)
		if verdict, rules := shown(r); verdict != c.verdict || rules != c.rules {
			t.Errorf("%s: %q with %q, want %q with %q", name, verdict, rules, c.verdict, c.rules)
		}
		if q := &r.Quotations[0]; !q.Pass() && r.Errors() == 0 {
			t.Errorf("%s: %s has no error: the sheet could be printed", name, q.Verdict)
		}
	}
}

// A quotation is attested under the rules it was verified by: with other
// conventions, or another word for what a bracket replaces, nobody verified it.
func TestAttestedByTheSameRules(t *testing.T) {
	edited := "- source: letter\n  quote: |\n    [The lights] are not too bright\n  edits:\n    - shown: \"[The lights]\"\n      replaces: They\n"
	v := newVault(t)
	lock := v.accept(nil, "2026-10-30", []Input{sheet(t, edited)}).Lock
	v.remove("letter.txt")
	for name, c := range map[string]struct{ evidence, conventions, verdict string }{
		"as verified":            {edited, "", "attested"},
		"the default by name":    {edited, "eu", "attested"},
		"other conventions":      {edited, "strict", "unreadable"},
		"another word replaced":  {strings.Replace(edited, "replaces: They", "replaces: These", 1), "", "unreadable"},
		"no edit declared":       {strings.Split(edited, "  edits:")[0], "", "unreadable"},
		"another word shown":     {strings.ReplaceAll(edited, "[The lights]", "[The masts]"), "", "unreadable"},
		"a second edit declared": {edited + "    - shown: \"[The lights]\"\n      replaces: Them\n", "", "unreadable"},
	} {
		r := run1(t, v.library(), sheet(t, c.evidence), Options{Lock: lock, Conventions: c.conventions})
		if verdict, _ := shown(r); verdict != c.verdict {
			t.Errorf("%s: %s, want %s", name, verdict, c.verdict)
		}
	}
}

// Without a lock a withheld source that is not here is unreadable, once.
func TestWithheldWithoutLock(t *testing.T) {
	v := newVault(t)
	v.remove("letter.txt")
	in := sheet(t, "- source: letter\n  quote: |\n    We thank\n- source: letter\n  quote: |\n    new lights\n")
	for name, lock := range map[string]*sources.Lock{"none": nil, "one without the source": {}} {
		r := run1(t, v.library(), in, Options{Lock: lock})
		if verdicts, rules := shown(r); verdicts != "unreadable unreadable" || rules != "unreadable" {
			t.Fatalf("%s: %s, %s", name, verdicts, rules)
		}
		if f := r.Findings[0]; !strings.Contains(f.Message, "nobody has accepted it yet; 2 quotations") || !strings.Contains(f.Hint, "factsheet sources accept letter") {
			t.Errorf("%s: %s (%s)", name, f.Message, f.Hint)
		}
	}
}

// The nearest passage of the source as it is now is shown, as for a misquote.
func TestDriftedShowsTheNearestPassage(t *testing.T) {
	v := newVault(t)
	in := sheet(t, "- source: report\n  quote: |\n    The harbour handled 4,100 boats\n")
	lock := v.accept(nil, "2026-10-30", []Input{in}).Lock
	v.write("report.md", "The harbour handled 4,200 boats.\n")
	q := run1(t, v.library(), in, Options{Lock: lock}).Quotations[0]
	if q.Verdict != Drifted || q.Found == nil || !strings.Contains(q.Found.Text, "4,200 boats") || len(q.Match.Difference) == 0 {
		t.Errorf("%s, found %+v, difference %v", q.Verdict, q.Found, q.Match.Difference)
	}
}

func TestAccept(t *testing.T) {
	v := newVault(t)
	one := []Input{sheet(t, lockedSheet+lockedSheet)}
	first := v.accept(nil, "2026-10-30", one)
	describeAll := func(a *Acceptance) string {
		var out []string
		for _, s := range a.Sources {
			out = append(out, strings.Join([]string{s.ID, [...]string{"fresh", "unchanged", "changed", "reread", "absent", "unread", "superfluous"}[s.State],
				plain(s.Same), plain(s.Added), plain(s.Removed), plain(len(s.Broken)), plain(len(s.Refused))}, " "))
		}
		return strings.Join(out, "; ")
	}
	if got, want := describeAll(first), "report fresh 0 2 0 0 0; letter fresh 0 1 0 0 0; minutes fresh 0 0 0 0 0"; got != want {
		t.Fatalf("first: %s, want %s: each quotation once, and sources that nobody quotes too", got, want)
	}
	report := first.Lock.Source("report")
	if report.Date != "2026-10-30" || report.Extractor != "markdown 3" || report.File.Size == 0 || report.Text.Size == 0 || report.File == report.Text {
		t.Errorf("the report is locked as %+v", report)
	}
	for _, q := range report.Quotations {
		if q.Verdict != string(match.Exact) || q.End <= q.Start || q.Line < 3 || q.In != "" {
			t.Errorf("locked: %+v", q)
		}
	}

	again := v.accept(first.Lock, "2026-11-11", one)
	if !reflect.DeepEqual(again.Lock, first.Lock) {
		t.Errorf("accepted again the lock changed: %s", describeAll(again))
	}

	v.write("report.md", "# Traffic\n\nThe harbour handled 4,200 boats.\n\n# Berths\n\nA berth costs 12 euros a night.\n")
	v.remove("letter.txt")
	changed := v.accept(first.Lock, "2026-11-11", one)
	if got, want := describeAll(changed), "report changed 1 0 0 1 0; letter absent 1 0 0 0 0; minutes unchanged 0 0 0 0 0"; got != want {
		t.Errorf("changed: %s, want %s", got, want)
	}
	if got := changed.Lock.Source("report"); got.Date != "2026-11-11" || got.File == report.File || len(got.Quotations) != 2 {
		t.Errorf("the changed report is locked as %+v", got)
	}
	if !reflect.DeepEqual(changed.Lock.Source("letter"), first.Lock.Source("letter")) {
		t.Error("what was accepted of the withheld letter was changed without its file")
	}
	// The broken quotation is not forgotten: it has drifted, and fails.
	r := run1(t, v.library(), one[0], Options{Lock: changed.Lock})
	if verdicts, rules := shown(r); verdicts != "drifted exact attested drifted exact attested" || rules != "drifted drifted" {
		t.Errorf("after accepting the change: %s, %s", verdicts, rules)
	}
	// And a third version does not turn it into a misquote, nor do older digests pile up.
	v.write("report.md", "# Berths\n\nA berth costs 12 euros a night.\n")
	third := v.accept(changed.Lock, "2026-11-12", one)
	for _, q := range third.Lock.Source("report").Quotations {
		if q.In != "" && q.In != report.File.SHA256 {
			t.Errorf("the broken quotation is said to have stood in %s", q.In)
		}
	}
	// Put back, it stands again.
	v.write("report.md", "The harbour handled 4,100 boats. A berth costs 12 euros a night.\n")
	back := v.accept(third.Lock, "2026-11-13", one)
	for _, q := range back.Lock.Source("report").Quotations {
		if q.In != "" {
			t.Errorf("a quotation that stands again is kept under an older file: %+v", q)
		}
	}
}

func plain(n int) string { return string(rune('0' + n)) }

// A quotation that does not verify is refused, whatever it was before.
func TestAcceptRefuses(t *testing.T) {
	v := newVault(t)
	in := []Input{sheet(t, "- source: report\n  quote: |\n    The harbour handled 4,200 boats\n- source: report\n  quote: |\n    A berth costs 12 euros a night\n- source: minutes\n  quote: |\n    The harbour handled 4,100 boats\n")}
	a := v.accept(nil, "2026-10-30", in)
	if got := a.Sources[0].Refused; len(got) != 1 || got[0].Verdict != match.Misquote {
		t.Errorf("refused of the report: %v, want the misquote", got)
	}
	if got := a.Sources[2].Refused; len(got) != 1 || got[0].Verdict != WrongSource {
		t.Errorf("refused of the minutes: %v, want the words of another source", got)
	}
	if got := len(a.Lock.Source("report").Quotations) + len(a.Lock.Source("minutes").Quotations); got != 1 {
		t.Errorf("%d quotations were recorded, want the one that stands", got)
	}
}

// A withheld quotation that changed while its file was away is refused, and what
// was verified stays.
func TestAcceptDoesNotAttest(t *testing.T) {
	v := newVault(t)
	lock := v.accept(nil, "2026-10-30", []Input{sheet(t, lockedSheet)}).Lock
	v.remove("letter.txt")
	a := v.accept(lock, "2026-11-11", []Input{sheet(t, "- source: letter\n  quote: |\n    They are not too bright\n")}, "letter")
	if got := a.Sources[0]; got.State != Absent || len(got.Refused) != 1 {
		t.Errorf("%+v, want it absent with one refused", got)
	}
	if !reflect.DeepEqual(a.Lock, lock) {
		t.Error("the lock changed")
	}
}

func TestAcceptSome(t *testing.T) {
	v := newVault(t)
	in := []Input{sheet(t, lockedSheet)}
	lock := v.accept(nil, "2026-10-30", in).Lock
	v.write("report.md", "Withdrawn.\n")
	v.write("minutes.txt", "The meeting began at ten.\n")
	some := v.accept(lock, "2026-11-11", in, "minutes")
	if len(some.Sources) != 1 || some.Lock.Source("minutes").Date != "2026-11-11" || !reflect.DeepEqual(some.Lock.Source("report"), lock.Source("report")) {
		t.Errorf("only the minutes were to be accepted: %+v", some.Sources)
	}
	// What no sheet quotes any more goes, and with all sources those that the
	// library has no more.
	v.write("catalogue.yaml", "format: 1\nsources:\n  letter:\n    title: A letter\n    file: letter.txt\n    withheld: true\n")
	all := v.accept(lock, "2026-11-11", []Input{sheet(t, "- source: letter\n  quote: |\n    They are not too bright\n")})
	if len(all.Lock.Sources) != 1 || len(all.Sources) != 3 || all.Sources[0].Removed != 1 || all.Sources[0].Added != 1 || all.Sources[2].State != Superfluous {
		t.Errorf("%+v", all.Sources)
	}
}

// Sheets that cannot be read whole may hide quotations: nothing is accepted.
func TestAcceptNeedsSoundSheets(t *testing.T) {
	v := newVault(t)
	broken, problems := sheets.Parse("sheets/b.yaml", []byte("format: 1\ntitle: B\npoints:\n  - claim: x: y\n"))
	if len(problems) == 0 {
		t.Fatal("the sheet is sound")
	}
	if a := v.accept(nil, "2026-10-30", []Input{{Sheet: broken, Problems: problems}}); a.Lock != nil || len(a.Problems) != len(problems) {
		t.Errorf("a lock was made of a broken sheet: %+v", a)
	}
	v.write("catalogue.yaml", "format: 1\nsources:\n  a:\n    titel: A\n")
	if a := v.accept(nil, "2026-10-30", []Input{sheet(t, lockedSheet)}); a.Lock != nil || len(a.Problems) != 1 {
		t.Errorf("a lock was made with a broken catalogue: %+v", a)
	}
}

// All that decides a verdict decides the digest, and nothing else does.
func TestDigest(t *testing.T) {
	base := match.Quotation{Text: "the words [of it]", Edits: []match.Edit{{Shown: "[of it]", Replaces: "thereof"}}, Prefix: "p", Suffix: "s", Where: "w",
		Conventions: match.ConventionsByName("eu"), Acknowledged: []string{"omission"}}
	for name, c := range map[string]struct {
		change func(q *match.Quotation)
		same   bool
	}{
		"a letter":                       {func(q *match.Quotation) { q.Text = "the word [of it]" }, false},
		"a space within a word":          {func(q *match.Quotation) { q.Text = "the wor ds [of it]" }, false},
		"a line end":                     {func(q *match.Quotation) { q.Text = "the words\n[of it]\n" }, true},
		"a wide space":                   {func(q *match.Quotation) { q.Text = "the\u00a0words  [of it]" }, true},
		"another edit":                   {func(q *match.Quotation) { q.Edits = []match.Edit{{Shown: "[of it]", Replaces: "of that"}} }, false},
		"no edit":                        {func(q *match.Quotation) { q.Edits = nil }, false},
		"conventions":                    {func(q *match.Quotation) { q.Conventions = match.ConventionsByName("apa") }, false},
		"conventions by default":         {func(q *match.Quotation) { q.Conventions = nil }, true},
		"the place":                      {func(q *match.Quotation) { q.Where = "" }, false},
		"what stands before":             {func(q *match.Quotation) { q.Prefix = "" }, false},
		"prefix for suffix":              {func(q *match.Quotation) { q.Prefix, q.Suffix = "s", "p" }, false},
		"another acknowledgement":        {func(q *match.Quotation) { q.Acknowledged = []string{"bracket"} }, false},
		"twice":                          {func(q *match.Quotation) { q.Acknowledged = []string{"omission", "omission"} }, true},
		"a person who looked":            {func(q *match.Quotation) { q.Acknowledged = []string{"omission", readingOrder} }, false}, // lets pass what else fails
		"one that is not about verdicts": {func(q *match.Quotation) { q.Acknowledged = []string{"superseded", "omission"} }, true},
	} {
		q := base
		c.change(&q)
		if same := digest(q) == digest(base); same != c.same {
			t.Errorf("%s: the same digest %v, want %v", name, same, c.same)
		}
	}
	order := base
	order.Acknowledged = []string{"omission", "bracket"}
	other := base
	other.Acknowledged = []string{"bracket", "omission"}
	if digest(order) != digest(other) {
		t.Error("the order of acknowledgements decides nothing")
	}
	// What is in people's locks must be found again.
	if got, want := digest(match.Quotation{Text: "The road is closed."}), "8b4a4d674802ac2fdf36b6d6d2dfd9c190aadef4038e1be2db94dce367a762a9"; got != want {
		t.Errorf("the digest of a plain quotation is %s, want %s: locks that exist would be void", got, want)
	}
}

// Each verdict that passes can be written, read again and believed.
func TestAcceptedLockComesBack(t *testing.T) {
	v := newVault(t)
	v.write("letter.txt", "We thank the “harbour master” for the new lights. They are not too bright, we find, and they are not too dim.\n")
	in := sheet(t, `- source: letter
  quote: |
    the new lights
- source: letter
  quote: |
    We thank the "harbour master" for the new lights.
- source: letter
  quote: |
    We thank the “harbour master” for the [very] new lights.
`)
	a := v.accept(nil, "2026-10-30", []Input{in})
	data, err := a.Lock.Encode()
	if err != nil {
		t.Fatal(err)
	}
	v.write(sources.LockName, string(data))
	v.remove("letter.txt")
	lib := v.library()
	lock, problems, err := lib.ReadLock()
	if len(problems) > 0 || err != nil || lock == nil || !reflect.DeepEqual(lock.Sources, a.Lock.Sources) {
		t.Fatalf("%v, %v: read %+v, wrote %+v", problems, err, lock, a.Lock)
	}
	seen := map[string]bool{}
	for _, q := range lock.Source("letter").Quotations {
		seen[q.Verdict] = true
	}
	if len(seen) != 3 {
		t.Errorf("the lock has the verdicts %v, want all three that pass", seen)
	}
	if verdicts, rules := shown(run1(t, lib, in, Options{Lock: lock})); verdicts != "attested attested attested" || rules != "" {
		t.Errorf("%s, %s", verdicts, rules)
	}
}

func TestAcceptTellsOfUnknownSources(t *testing.T) {
	v := newVault(t)
	in := []Input{sheet(t, "- source: manual\n  quote: |\n    any words\n")}
	if a := v.accept(nil, "2026-10-30", in); len(a.Unknown) != 1 || len(a.Lock.Sources) != 3 {
		t.Errorf("unknown %v, accepted %d", a.Unknown, len(a.Lock.Sources))
	}
	if a := v.accept(nil, "2026-10-30", in, "report"); len(a.Unknown) != 0 {
		t.Errorf("the report was named, and %v is told", a.Unknown)
	}
}

// Two quotations have one digest only where nothing but white space differs.
func FuzzDigest(f *testing.F) {
	f.Add("the words", "", "the  words\n", "")
	f.Add("1:a", "b", "1:", "ab")
	f.Add("a\n1:b", "", "a", "b")
	f.Fuzz(func(t *testing.T, text, where, text2, where2 string) {
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		same := digest(match.Quotation{Text: text, Where: where}) == digest(match.Quotation{Text: text2, Where: where2})
		if want := squeeze(text) == squeeze(text2) && squeeze(where) == squeeze(where2); same != want {
			t.Errorf("%q %q and %q %q have the same digest: %v", text, where, text2, where2, same)
		}
	})
}
