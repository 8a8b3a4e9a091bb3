package match

import (
	"fmt"
	"slices"
	"testing"
)

// The contract, rule by rule, with the tables that hold it. A rule that is not
// here is not promised.
var contract = []struct {
	section int    // of matching.md
	rule    string // in its words, short
	cases   []ruleCase
}{
	{1, "what stands in the source as written passes", casesLiteral},
	{2, "spaces", casesSpace},
	{2, "one letter in two encodings", casesNormal},
	{2, "letters that are never the same", casesLetters},
	{2, "quotation marks and apostrophes", casesQuotes},
	{2, "hyphens, dashes, minus signs", casesDash},
	{2, "ellipses and ligatures", casesEllipsisAndLigature},
	{2, "what no reader sees", casesInvisible},
	{2, "hyphens at the end of a line", casesLineEnd},
	{2, "furniture", append(casesFurniture, casesFurnitureMore...)},
	{3, "whole words", casesEndsOfWords},
	{3, "whole numbers", casesEndsOfNumbers},
	{3, "signs in words", casesSigns},
	{3, "numbers in words", casesNumberWords},
	{3, "the mark at the end", casesFinalPunctuation()},
	{3, "from one thing to another", casesBorders},
	{4, "marks, order and parts of an omission", append(casesOmission(), casesOmissionMore...)},
	{4, "what an omission may not hide", append(casesOmissionTurns, casesOmissionTurnsMore...)},
	{4, "what an omission may not part from its words", casesOmissionCuts},
	{4, "pairs of marks", casesPairs},
	{4, "how much an omission leaves out, and where it leads", append(casesOmissionLength(), casesOmissionLengthMore...)},
	{5, "the first letter", append(casesFirstLetter(), casesFirstLetterMore...)},
	{6, "brackets that insert", append(casesBracket(), casesBracketMore...)},
	{6, "brackets that are declared", casesDeclared},
	{6, "brackets for a pronoun", casesPronoun},
	{6, "sic, and notes that are refused", casesSic},
	{7, "a place that is named", casesPlace},
	{8, "conventions", casesConventions},
	{9, "likeness passes nothing", casesLikeness},
}

// Each rule has at least five true and five false cases, and cases in three
// languages at least; every table holds.
func TestContract(t *testing.T) {
	sections := map[int]bool{}
	for _, r := range contract {
		sections[r.section] = true
		t.Run(fmt.Sprint(r.section, " ", r.rule), func(t *testing.T) {
			runRules(t, r.cases)
			var languages []string
			for _, c := range r.cases {
				lang := c.lang
				if lang == "" {
					lang = "en"
				}
				if !slices.Contains(languages, lang) {
					languages = append(languages, lang)
				}
				if c.why == "" {
					t.Errorf("%q has no reason", c.quote)
				}
			}
			if len(languages) < 3 {
				t.Errorf("cases in %q alone: want three languages at least", languages)
			}
		})
	}
	for s := 1; s <= 9; s++ {
		if !sections[s] {
			t.Errorf("section %d of the contract has no rule here", s)
		}
	}
}
