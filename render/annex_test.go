package render_test

import (
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
	"factsheet/sources/yamldoc"
)

const annexed = `format: 1
title: Boats
language: %s
annex: true
points:
  - claim: Boats
    evidence:
      - source: report
        quote: |
          %s
`

// annexOf is the only entry of the annex of a sheet with one quotation, which
// was found as told.
func annexOf(t *testing.T, language, quote, extra string, tell func(*check.Quotation)) (*render.Page, *render.AnnexEntry) {
	t.Helper()
	src := strings.Replace(annexed, "%s", language, 1)
	src = strings.Replace(src, "%s", quote, 1) + extra
	s, problems := sheets.Parse("boats.yaml", []byte(src))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	quotations := render.Accepted(s, nil)
	q := &quotations[0]
	q.Source.File = yamldoc.String{Value: "report.md"}
	q.Version = &check.Version{File: sources.Digest{SHA256: strings.Repeat("0123456789abcdef", 4)}}
	tell(q)
	p, err := render.Unchecked(s, quotations, render.Options{Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	if p.Annex == nil || len(p.Annex.Entries) != 1 {
		t.Fatalf("the annex is %+v", p.Annex)
	}
	return p, &p.Annex.Entries[0]
}

// found is a passage of which the quotation has what stands between | and |.
func found(q *check.Quotation, before, passage, after string) *check.Found {
	f := &check.Found{Source: q.Source, Before: before, After: after}
	for i, part := range strings.Split(passage, "|") {
		start := len(f.Text)
		f.Text += part
		if i%2 == 1 {
			f.Covered = append(f.Covered, text.Range{Start: start, End: len(f.Text)})
		}
	}
	return f
}

func TestAnnexPassage(t *testing.T) {
	tests := []struct {
		before, passage, after string
		cutBefore, cutAfter    bool
		want, why              string
	}{
		{"In May ", "|the boats came|", ". Then they left.", false, false, "In May ‖the boats came‖. Then they left.", "the whole block"},
		{"y ran. In May ", "|the boats came|", ". Then they le", true, true, "… ran. In May ‖the boats came‖. Then they …", "words that may be cut are dropped"},
		{"", "|the boats| of all sizes |came|", "", false, false, "‖the boats [left out: of all sizes] came‖", "an omission is shown"},
		{"", "|the boats|, all of them, |came|", "", false, false, "‖the boats [left out: , all of them,] came‖", "with its punctuation"},
		{"", "|the boats| of all sizes|; they came|", "", false, false, "‖the boats [left out: of all sizes]; they came‖", "no space that the source has not"},
		{"A\n\t b\u00a0c ", "|the  boats\n came|", "\u2028again\u00ad", false, false, "A b\u00a0c ‖the boats came‖ again", "white space is reduced"},
		{"He said: “", "|the boats| |came|", "”", false, false, "He said: “‖the boats came‖”", "nothing but a space is nothing left out"},
		{"Here ", "the boats came", " now", false, false, "Here the boats came now", "the nearest passage of a quotation that fails has no bars"},
	}
	for _, tt := range tests {
		_, e := annexOf(t, "en", "the boats came", "", func(q *check.Quotation) {
			q.Found = found(q, tt.before, tt.passage, tt.after)
			q.Found.CutBefore, q.Found.CutAfter = tt.cutBefore, tt.cutAfter
		})
		if got := e.PassageText().String(); got != tt.want {
			t.Errorf("%s:\n got %q\nwant %q", tt.why, got, tt.want)
		}
	}
}

// Without our signs the passage is the source's words, and those that are marked
// as the quotation's are it.
func TestAnnexPieces(t *testing.T) {
	_, e := annexOf(t, "en", "the boats […] came", "", func(q *check.Quotation) {
		q.Found = found(q, "In May ", "|the boats| of all sizes |came|", " here.")
	})
	said := map[render.PieceKind]string{}
	whole := ""
	for _, p := range e.Passage {
		said[p.Kind] += p.Text
		if p.Kind != render.Sign {
			whole += p.Text
		}
	}
	if whole = strings.Join(strings.Fields(whole), " "); whole != "In May the boats of all sizescame here." && whole != "In May the boats of all sizes came here." {
		t.Errorf("the source's words are %q", whole)
	}
	if said[render.LeftOut] != "of all sizes" || strings.TrimSpace(said[render.Around]) != "In May  here." {
		t.Errorf("%q", said)
	}
}

func TestAnnexEntry(t *testing.T) {
	edits := `        edits:
          - shown: "[The boats]"
            replaces: They
`
	p, e := annexOf(t, "de", "[The boats] came [of course] and [S]tayed [sic], […] and “[all]” [both]", edits, func(q *check.Quotation) {
		q.Verdict, q.Match.Verdict, q.Match.Foldings = match.Edited, match.Edited, []string{"quotes", "line-end"}
		q.Found = found(q, "", "|They came and stayed,| I hear, |and “[all]”|", "")
		q.Found.Omits = []string{"I hear,"}
		q.Found.Place = text.Place{Page: 3, PageLabel: "iii", Section: "Of\nBoats", Paragraph: 4, Time: "00:01:02"}
		q.Found.Last = text.Place{Page: 4, PageLabel: "iv", Paragraph: 4}
	})
	var edited []string
	for _, x := range e.Edits {
		edited = append(edited, x.String())
	}
	for _, tt := range []struct{ got, want string }{
		{strings.Join(edited, "\n"), "[The boats] – in der Quelle: „They“\n[of course] – von uns eingefügt\n[S] – in der Quelle: „s“\n[both] – von uns eingefügt"},
		{e.Verdict.String(), "Mit gekennzeichneten Änderungen (Anführungszeichen; Trennstriche am Zeilenende) · ausgelassene Wörter: 2"},
		{e.Place.String(), "Seite: iii–iv · Abschnitt: Of Boats · Absatz: 4 · Zeit: 00:01:02"},
		{e.File.String(), "Datei: report.md (SHA-256 0123456789ab…)"},
		{e.Compared.String(), "Verglichen"},
		{p.Annex.Title.String(), "Anhang: die Zitate in ihren Quellen"},
		{e.Passage[1].Lang, "en"}, // the source's
		{e.Passage[0].Lang, ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if !strings.Contains(p.Annex.Intro.String(), "[ausgelassen: …]") || len(p.Annex.Signature) != 3 {
		t.Errorf("%q %q", p.Annex.Intro, p.Annex.Signature)
	}
}

// Nothing of a source that may not be shared is in the annex but the quotation.
func TestAnnexWithheld(t *testing.T) {
	for _, verdict := range []check.Verdict{match.Exact, check.Attested} {
		_, e := annexOf(t, "en", "the boats came", "", func(q *check.Quotation) {
			q.Verdict = verdict
			q.Source.Withheld = true
			if verdict == match.Exact {
				q.Found = found(q, "In secret ", "|the boats came|", " at night.")
				q.Found.Place = text.Place{Section: "Secrets"}
			}
		})
		if e.Passage != nil || e.Place != nil || e.Edits != nil || !strings.Contains(e.Remark.String(), "may not be shared") {
			t.Errorf("%s: %+v", verdict, e)
		}
		if e.Quotation.String() != "“the boats came”" {
			t.Errorf("%q", e.Quotation)
		}
	}
	// In a draft: it stands in another source than it names, and that one is withheld.
	p, e := annexOf(t, "en", "the boats came", "", func(q *check.Quotation) {
		q.Verdict = check.WrongSource
		q.Found = found(q, "In secret ", "|the boats came|", " at night.")
		q.Found.Source = &sources.Source{ID: "secret", Withheld: true, File: yamldoc.String{Value: "secret.pdf"}}
	})
	if e.Passage != nil || e.Place != nil || e.File != nil || p.Evidence[0].Checked.Found != nil {
		t.Errorf("of another source: %+v", e)
	}
}

// What did not pass is in the annex of a draft, with the verdict; a long
// quotation with its first words; and a page in a language without words has
// them in English, marked as such.
func TestAnnexOfDraft(t *testing.T) {
	long := strings.Repeat("boats ", 15) + "came in to the harbour in May"
	p, e := annexOf(t, "ca", long, "", func(q *check.Quotation) {
		q.Verdict, q.Match.Verdict = match.Misquote, match.Misquote
		q.Found = found(q, "", "the boats came", "")
	})
	if got := e.Verdict.String(); got != "Not passed: misquote" {
		t.Errorf("%q", got)
	}
	if got := e.Quotation.String(); got != "“"+strings.Repeat("boats ", 15)+"came\u00a0…”" {
		t.Errorf("%q", got)
	}
	for _, x := range []render.Text{p.Annex.Title, p.Annex.Intro, e.Verdict[:1], e.Compared, p.Checked[:1], p.Word(p.Words.Notes)} {
		if x[0].Lang != "en" {
			t.Errorf("%q is not marked as English", x[0].Text)
		}
	}
	if p, _ := annexOf(t, "en-GB", "boats", "", func(*check.Quotation) {}); p.Word("Notes")[0].Lang != "" || p.Checked[0].Lang != "" {
		t.Error("the page's own language is marked")
	}
}

// In every language all that the program says is filled in, is in that language,
// and ends with one full stop.
func TestEveryLanguage(t *testing.T) {
	for _, language := range strings.Fields("bg cs da de el en es et fi fr ga hr hu is it lt lv mt nb nl nn no pl pt ro sk sl sv tr uk") {
		p, e := annexOf(t, language, "the boats […] came", "reviewed: 2024-03-10\n", func(q *check.Quotation) {
			q.Source.Language = language
			q.Source.Accessed = "2024-03-11"
			q.Match.Foldings = []string{"quotes", "furniture"}
			q.Found = found(q, "", "|the boats| of all sizes |came|", "")
			q.Found.Place = text.Place{Page: 1, Section: "Boats", Paragraph: 2, Line: 3}
		})
		all := []render.Text{p.Checked, p.Reviewed, p.Annex.Title, p.Annex.Intro, e.Verdict, e.File, e.Place, e.PassageText(), e.Compared, p.Sources[0].Text, p.Notes[0].Text}
		for _, x := range all {
			if s := x.String(); s == "" || strings.ContainsAny(s, "{}") || strings.Contains(s, "..") || strings.Contains(s, "  ") {
				t.Errorf("%s: %q", language, s)
			}
			for _, r := range x {
				if r.Lang != "" {
					t.Errorf("%s: %q is marked as %s", language, r.Text, r.Lang)
				}
			}
		}
		if language != "en" && p.Annex.Title.String() == render.WordsFor("en").Annex {
			t.Errorf("%s has English words", language)
		}
	}
}
