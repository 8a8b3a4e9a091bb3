package match

import (
	"strings"
	"testing"
)

func casesBracket() []ruleCase {
	const road = "They want to close the road. The mayor said that she had signed it, and the council agreed."
	return []ruleCase{
		{why: "an insertion", source: road, quote: "They want to close the [old] road", want: Edited},
		{why: "in strict", conv: "strict", source: road, quote: "They want to close the [old] road", want: Edited},
		{why: "several words", source: road, quote: "The mayor [of the little town by the river] said that she had signed it", want: Edited},
		{why: "at the end of a sentence", source: road, quote: "They want to close the road [by the river].", want: Edited},
		{why: "at the start of a sentence", source: road, quote: "[Today] They want to close the road", want: Edited},
		{why: "before a comma", source: road, quote: "she had signed it [the order], and the council agreed", want: Edited},
		{why: "two of them", source: road, quote: "They [all] want to close the [old] road", want: Edited},
		{why: "without a space before it", source: "He cares for the road.", quote: "He care[s] for the road", want: Misquote},
		{why: "an ending added", source: "They refer to the old road.", quote: "They refer[red] to the old road", want: Edited},
		{why: "an ending of one letter added", source: "They refer to the old road.", quote: "They refer[s] to the old road", want: Edited},
		{why: "sic behind the source's own word", source: "They closed the raod in May.", quote: "They closed the raod [sic] in May", want: Edited},
		{why: "sic at the end", conv: "strict", source: "They closed the raod.", quote: "They closed the raod [sic].", want: Edited},
		{why: "sic with a mark", source: "They closed the raod in May.", quote: "They closed the raod [sic!] in May", want: Edited},
		{why: "an insertion beside an omission", source: road, quote: "They want to close the road. [...] the council [of the town] agreed", want: Edited},
		{why: "a bracket of the source's within the author's quotation", source: "They [the council] want to close the road.", quote: "They [the council] want to close the road", want: Exact},
		{why: "a bracket of the source's left standing beside one of the author's", source: "They [the council] want to close the road.", quote: "They [the council] want to close the [old] road", want: Edited},
		{why: "sic before a French mark, which has its space", lang: "fr", source: "Ils ont fermé la rout ! Enfin.", quote: "Ils ont fermé la rout [sic] !", want: Edited},
		{why: "an omission that the source itself marked, beside one of the author's", source: "They want [...] to close the road, which is old, before the winter.", quote: "They want [...] to close the road, [...] before the winter", want: Edited},
		{why: "sic that the source has, beside a bracket of the author's", source: "They closed the raod [sic] in May.", quote: "They closed the [old] raod [sic] in May", want: Edited},
		{why: "a pronoun, apa", conv: "apa", source: road, quote: "[The police] want to close the road", want: Edited},
		{why: "a pronoun in mid-sentence, chicago", conv: "chicago", source: road, quote: "The mayor said that [the clerk] had signed it", want: Edited},
		{why: "a pronoun in German, un", conv: "un", lang: "de", source: "Im Mai hat er die Straße gesperrt, sagte man.", quote: "Im Mai hat [der Rat] die Straße gesperrt", want: Edited},
		{why: "a pronoun with an accent, un", conv: "un", lang: "el", source: "Αυτοί έκλεισαν τη γέφυρα.", quote: "[Οι δήμοι] έκλεισαν τη γέφυρα", want: Edited},
		{why: "a pronoun at the end of its clause, apa", conv: "apa", source: "The owner closed it, and left.", quote: "The owner closed [the road]", want: Edited},
		{why: "a pronoun that others follow", conv: "apa", source: "The owner closed it all in May.", quote: "The owner closed [the road]", want: Misquote},
		{why: "if and a pronoun", conv: "apa", lang: "fr", source: "On dira demain s'il ferme la route.", quote: "On dira demain [le maire] ferme la route", want: Misquote},
		{why: "a pronoun by default", source: road, quote: "[The police] want to close the road", want: Misquote},
		{why: "in strict", conv: "strict", source: road, quote: "The mayor said that [the clerk] had signed it", want: Misquote},
		{why: "a noun, even in apa", conv: "apa", source: road, quote: "The [clerk] said that she had signed it", want: Misquote},
		{why: "a verb", conv: "apa", source: road, quote: "They want to [open] the road", want: Misquote},
		{why: "two words", conv: "apa", source: road, quote: "They [asked to close] the road", want: Misquote},
		{why: "at the end", source: road, quote: "They want to close the [bridge]", want: Misquote},
		{why: "at the start", source: "Last year, the council closed the road.", quote: "[the mayor] closed the road", want: Misquote},
		{why: "many words", conv: "un", source: "They want to close the road that leads from the old town over the river to the new station at night.", quote: "They want to close the road [that leads somewhere] at night", want: Misquote},
		{why: "a letter replaced within a word", source: "They refer to the old road.", quote: "They re[v]er to the old road", want: Misquote},
		{why: "an ending replaced", source: "They closed the old road.", quote: "They clos[ing] the old road", want: Misquote},
		{why: "a limit with the words behind the bracket", source: "They want to close the road.", quote: "They [refuse] to close the road", edit: Edit{"[refuse]", "want"}, want: Misquote},
		{why: "such a one replaced", source: "They refuse to close the road.", quote: "They [want] to close the road", edit: Edit{"[want]", "refuse"}, want: Misquote},
		{why: "in German", lang: "de", source: "Der Rat sprach im Mai unter der Bedingung des Schweigens.", quote: "Der Rat sprach im Mai [auch] der Bedingung des Schweigens", edit: Edit{"[auch]", "unter"}, want: Misquote},
		{why: "half of a phrase that is harmless", lang: "fr", source: "Ils ont sans doute fermé la route.", quote: "Ils ont [un] doute fermé la route", edit: Edit{"[un]", "sans"}, want: Misquote},
		{why: "a negation behind the bracket is the source's own", source: "They want not to close it.", quote: "They [all] want not to close it", want: Edited},
		{why: "a negation inserted", source: road, quote: "They want [not] to close the road", want: Misquote},
		{why: "never", source: road, quote: "They [never] want to close the road", want: Misquote},
		{why: "only", source: road, quote: "They [only] want to close the road", want: Misquote},
		{why: "unless", source: road, quote: "They want to close the road [unless it rains]", want: Misquote},
		{why: "a number inserted", source: road, quote: "They want to close the road [12 times]", want: Misquote},
		{why: "a number in words", source: road, quote: "They want to close the [two] road", want: Misquote},
		{why: "a modal inserted", source: road, quote: "They want to close the road [and must]", want: Misquote},
		{why: "a comparative inserted", source: road, quote: "They [more than others] want to close the road", want: Misquote},
		{why: "a negation in German", lang: "de", source: "Man will die alte Straße sperren.", quote: "Man will die alte Straße [nicht] sperren", want: Misquote},
		{why: "in French", lang: "fr", source: "On veut fermer la vieille route.", quote: "On veut [ne pas] fermer la vieille route", want: Misquote},
		{why: "in Greek", lang: "el", source: "Θέλουν να κλείσουν τον παλιό δρόμο.", quote: "Θέλουν να [μην] κλείσουν τον παλιό δρόμο", want: Misquote},
		{why: "a negation for a pronoun", conv: "apa", source: road, quote: "[Nobody] want to close the road", want: Misquote},
		{why: "sic behind a word that the author mended", source: "They closed the raod in May.", quote: "They closed the road [sic] in May", want: Misquote},
		{why: "sic for a word", source: "They closed the raod in May.", quote: "They closed the [sic] in May", want: Misquote},
		{why: "cleaned up", source: road, quote: "They want to close the road (cleaned up)", want: Misquote},
		{why: "emphasis added", source: road, quote: "They want to close the road [emphasis added]", want: Misquote},
		{why: "nothing but a bracket", source: road, quote: "[They want to close the road]", want: Misquote},
		{why: "a bracket that does not close", source: road, quote: "They want to close the [old road", want: Misquote},
		{why: "round brackets insert nothing", source: road, quote: "They want to close the (old) road", want: Misquote},
		{why: "a bracket that the source has vanishes", source: "They [the council] want to close the road.", quote: "They want to close the road", want: Misquote},
	}
}

// Rule 6: brackets that insert, and those that stand for words unknown.
func TestRuleBracket(t *testing.T) {
	runRules(t, casesBracket())
}

// Rule 6: what edits declares.
func TestRuleDeclared(t *testing.T) {
	const road = "They want to close the road by 3 May, and they will not open it before June."
	for _, c := range []struct {
		why, quote      string
		shown, replaces string
		acknowledged    string
		want            Verdict
	}{
		{"a pronoun", "[The police] want to close the road", "[The police]", "They", "", Edited},
		{"in mid-sentence", "They want to [shut] the road", "[shut]", "close", "", Edited},
		{"several words", "They want to [shut it] by 3 May", "[shut it]", "close the road", "", Edited},
		{"with the letters before it", "They want to clos[ing] the road", "clos[ing]", "close", "", Edited},
		{"nothing replaced", "They want to close the [old] road", "[old]", "", "", Edited},
		{"over a line end of the sheet", "[The\npolice] want to close the road", "[The police]", "They", "", Edited},
		{"a negation, acknowledged", "They want to close the road by 3 May, and they [refuse to] open it", "[refuse to]", "will not", "bracket", Edited},
		{"a number, acknowledged", "They want to close the road by [early] May", "[early]", "3", "bracket", Edited},
		{"other words than the source's", "[The police] want to close the road", "[The police]", "We", "", Misquote},
		{"another case than the source's", "They want to [shut] the road", "[shut]", "Close", "", Misquote},
		{"shown otherwise than written", "[The police] want to close the road", "[Police]", "They", "", Misquote},
		{"the rest differs", "[The police] want to open the road", "[The police]", "They", "", Misquote},
		{"a negation, not acknowledged", "They want to close the road by 3 May, and they [refuse to] open it", "[refuse to]", "will not", "", Misquote},
		{"a number swallowed", "They want to close the road by [early] May", "[early]", "3", "", Misquote},
		{"a negation shown", "They want [not] to close the road", "[not]", "", "", Misquote},
		{"a modal shown", "They [must] close the road", "[must]", "want to", "", Misquote},
		{"another rule acknowledged", "They want to close the road by [early] May", "[early]", "3", "omission", Misquote},
		{"a word outside the brackets is not the source's", "We [all] want to close the road", "We [all] want", "They want", "", Misquote},
		{"nor behind them", "They want to [quickly] shut the road", "[quickly] shut", "close", "", Misquote},
		{"nor a part of a word", "They want to [en]code the road", "[en]code", "close", "", Misquote},
		{"a declared edit without brackets is no bracket", "We want to close the road", "We", "They", "", Misquote},
	} {
		for _, conv := range []string{"strict", "eu", "bluebook"} {
			q := Quotation{Text: c.quote, Edits: []Edit{{c.shown, c.replaces}}}
			if c.acknowledged != "" {
				q.Acknowledged = []string{c.acknowledged}
			}
			if m := findOne(t, newSource("", road), q, conv); m.Verdict != c.want {
				t.Errorf("%s: %q (%s): %s, %s; want %s", c.why, c.quote, conv, m.Verdict, m.Reason, c.want)
			}
		}
	}
}

// An undeclared bracket comes with the entry that declares it.
func TestBracketHint(t *testing.T) {
	m := findOne(t, newSource("", "They want to close the road."), Quotation{Text: "[The police] want to close the road"}, "")
	for _, want := range []string{"edits:", `shown: "[The police]"`, `replaces: "They"`} {
		if !strings.Contains(m.Hint, want) {
			t.Errorf("the hint %q has no %q", m.Hint, want)
		}
	}
	m = findOne(t, newSource("", "They want to close the road."), Quotation{Text: "[The police] want to close the road"}, "apa")
	if !hasNote(m, "pronoun") {
		t.Errorf("no note says what the bracket stands for: %v", m.Notes)
	}
}
