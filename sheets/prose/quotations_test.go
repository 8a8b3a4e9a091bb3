package prose

import (
	"fmt"
	"strings"
	"testing"

	"factsheet/sheets"
)

// quoted lists what stands in quotation marks, with "~" before each mark that
// has no partner and "|" between the ends that a quotation may have.
func quoted(s, language string) string {
	p := Read(sheets.String{Value: s, Pos: sheets.Pos{File: "s", Line: 1, Col: 1}})
	list, alone := p.Quotations(language)
	var out []string
	for _, q := range list {
		words := p.Words(q, q.End)
		for _, end := range q.Ends {
			words += "|" + p.Words(q, end)
		}
		out = append(out, words)
	}
	for _, at := range alone {
		rest := []rune(p.Text[at:])
		out = append(out, "~"+string(rest[:min(3, len(rest))]))
	}
	return strings.Join(out, " + ")
}

func TestQuotations(t *testing.T) {
	tests := []struct{ language, in, want, reason string }{
		{"en", "They call it “the rule” and ‘a law’.", "the rule + a law", "double and single"},
		{"en", `They call it "the rule" and 'a law'.`, "the rule + a law", "typewriter marks"},
		{"en", "Don’t, it’s, O'Neill’s l'été.", "", "apostrophes between letters"},
		{"en", "the students’ books and the '90s, rock ’n’ roll", "", "apostrophes at the ends of words"},
		{"en", "rock 'n' roll in the ’90s and the '80s", "", "straight ones too"},
		{"en", "‘the students’ books’ burn", "the students|the students’ books", "the first may be an apostrophe"},
		{"en", "‘rules’ for users’ rights, ‘books’", "rules|rules’ for users + books", "another one opens: the reading ends"},
		{"en", "“He said ‘no’ twice”", "He said ‘no’ twice", "nested: the outer one is told"},
		{"en", "‘He said “no” twice’", "He said “no” twice", "nested the other way"},
		{"en", `"He said 'no'"`, "He said 'no'", "nested, typed on a keyboard, closing together"},
		{"en", "“the ‘90s rule”", "the ‘90s rule", "a wrong apostrophe opens nothing"},
		{"en", "“He said it’s the users’ fault”", "He said it’s the users’ fault", "apostrophes in a quotation"},
		{"en", "“over\nline ends”", "over line ends", "line ends are spaces"},
		{"en", "“never closed", "~“ne", "unbalanced"},
		{"en", "never opened” here", "~” h", "unbalanced"},
		{"en", "“one “two” three", "two + ~“on", "the first has no partner"},
		{"en", "a 12\" screen, 5'11\" tall", "", "inches and feet"},
		{"en", "`\"code\"` and `don't`", "", "code is no quotation"},
		{"en", "*“emphasis”* and **\"strong\"**", "emphasis + strong", "marks of Markdown vanish"},
		{"en", "([“a link”](https://a.example/\"x\"))", "a link", "an address is no text"},
		{"en", "“First paragraph.\n\n“Second.” More.", "First paragraph. Second.", "a quotation of two paragraphs"},
		{"en", "“First paragraph.\n\nSecond.", "~“Fi", "a paragraph ends what is open"},
		{"en", "“[T]he rule” and “…the law”, (“x”)", "[T]he rule + …the law + x", "marks beside other signs"},
		{"en", `"[T]he rule" and "…the law", ("x")`, "[T]he rule + …the law + x", "straight marks beside other signs"},
		{"en", "“Why?” “Because.” “5 %”—“A”", "Why? + Because. + 5 % + A", "marks behind signs"},
		{"en", "“mixed\" and \"mixed”", "mixed + mixed", "marks of one family close each other"},
		{"en", "&quot;escaped&quot; \\\"too\\\"", "escaped + too", "references and backslashes"},
		{"en", "„bulletins of others“ in a text in English", "bulletins of others", "marks of another language"},
		{"de", "Er nennt es „die Regel“ und ‚ein Gesetz‘.", "die Regel + ein Gesetz", "German"},
		{"de", "»die Regel« und ›ein Gesetz‹, «die Schweiz»", "die Regel + ein Gesetz + die Schweiz", "German print, and Swiss"},
		{"de", "„Er sagt ‚nein‘ dazu“", "Er sagt ‚nein‘ dazu", "German, nested"},
		{"de", "„die Regel\" und ,,das Gesetz''", "die Regel + das Gesetz", "German, as people type it"},
		{"de", "“Englisch” in einem deutschen Text", "Englisch", "German, with English marks"},
		{"de-CH", "Er sagt «ja» und « nein ».", "ja + nein", "Swiss"},
		{"fr", "On l’appelle « la règle » et «la loi», d’« oui ».", "la règle + la loi + oui", "French, with and without spaces"},
		{"fr", "Il dit : « Elle a dit “oui” hier. »(1)", "Elle a dit “oui” hier.", "French, nested, a call-out behind"},
		{"fr", "aujourd’hui l'État n’a rien", "", "French apostrophes"},
		{"fr", "Il dit « la règle.", "~« l", "French, unbalanced"},
		{"fr", "Un plat \" fait maison \", dénommé (“ garant ”) ou \" bio \".", "fait maison + garant + bio", "French, spaces within other marks"},
		{"en", "(“Order on Files ”) and (\"Order \")", "Order on Files + Order", "a space that slipped in"},
		{"it", "dell’“Unione” e dell’«Europa», un po’ di tutto", "Unione + Europa", "Italian elision before a mark"},
		{"pl", "Nazywają to „zasadą” i «prawem».", "zasadą + prawem", "Polish"},
		{"sv", "De kallar det ”regeln” och ’lagen’.", "regeln + lagen", "Swedish: one mark opens and closes"},
		{"sv", "”Han sa ’nej’ igen”, och »ja»", "Han sa ’nej’ igen + ja", "Swedish, nested, and guillemets"},
		{"fi", "He sanovat ”sääntö” ja »laki».", "sääntö + laki", "Finnish"},
		{"hu", "Azt mondják: „a szabály »új« és jó”", "a szabály »új« és jó", "Hungarian, nested"},
		{"nl", "’s avonds ‘de regel’ en 't is „goed”", "de regel + goed", "Dutch, with elided words"},
		{"el", "Το λένε «κανόνα» και “νόμο”.", "κανόνα + νόμο", "Greek"},
		{"cs", "Říkají „pravidlo“ a ‚zákon‘, »řád«", "pravidlo + zákon + řád", "Czech"},
		{"bg", "Те казват „правило“.", "правило", "Bulgarian"},
		{"lv", "Viņi saka “likums” un „noteikums”.", "likums + noteikums", "Latvian"},
		{"ro", "Ei spun „regula «nouă»”.", "regula «nouă»", "Romanian, nested"},
		{"en", "They say ❝no ❛book❜ is lent❞ there", "no ❛book❜ is lent", "ornaments"},
		{"ja", "彼は「規則『新』」と言う", "規則『新』", "Japanese, nested"},
		{"zh", "他说“规则”和‘法律’。", "规则 + 法律", "Chinese: no spaces"},
		{"", "“no language” « aucune »", "no language + aucune", "a sheet that names no language"},
		{"en", "", "", "nothing"},
		{"en", "“” \"\"", " + ", "marks with nothing between them"},
	}
	for _, tt := range tests {
		if got := quoted(tt.in, tt.language); got != tt.want {
			t.Errorf("%s: %q in %q: %q, want %q", tt.reason, tt.in, tt.language, got, tt.want)
		}
	}
}

func TestLanguagesHaveMarks(t *testing.T) {
	n := 0
	for language, list := range pairs {
		if !strings.Contains(language, "-") {
			n++
		}
		for _, pair := range strings.Fields(list) {
			marks := []rune(pair)
			if len(marks) != 2 || familyOf(marks[0]) == none || familyOf(marks[0]) != familyOf(marks[1]) {
				t.Errorf("%s: %q is no pair of marks", language, pair)
				continue
			}
			if got := quoted(fmt.Sprintf("abc %cdef ghi%c jkl", marks[0], marks[1]), language); got != "def ghi" {
				t.Errorf("%s: between %q stands %q", language, pair, got)
			}
		}
	}
	if n != 24 {
		t.Errorf("%d official languages of the EU have marks, want 24", n)
	}
}

// Ranges lie in the text, in order and apart, and the marks beside them are
// marks.
func FuzzQuotations(f *testing.F) {
	for _, s := range []string{"“a ‘b’ c” d", "\"a\" 'b' '90s users’ «c»", "„a“ »b« ”c” „“”\"", "“a\n\n“b” c", "« a » ,,b''", "'''\"\"\"''", "「a『b』」"} {
		for _, language := range []string{"en", "de", "fr", "sv", ""} {
			f.Add(s, language)
		}
	}
	f.Fuzz(func(t *testing.T, s, language string) {
		source := sheets.String{Value: s, Pos: sheets.Pos{File: "s", Line: 1, Col: 1}}
		for _, p := range []*Prose{Read(source), Plain(source)} {
			list, alone := p.Quotations(language)
			at := 0
			for _, q := range list {
				if q.Open < at || q.Start <= q.Open || q.End < q.Start || q.End >= len(p.Text) {
					t.Fatalf("%q: %+v, after %d", p.Text, q, at)
				}
				at = q.End
				for _, end := range append([]int{q.End}, q.Ends...) {
					if end < q.End || end >= len(p.Text) {
						t.Fatalf("%q: %+v ends at %d", p.Text, q, end)
					}
					p.Words(q, end)
				}
			}
			for i, n := range alone {
				if n < 0 || n >= len(p.Text) || i > 0 && n <= alone[i-1] {
					t.Fatalf("%q: alone at %v", p.Text, alone)
				}
			}
		}
	})
}
