package match

import "testing"

var casesPairs = []ruleCase{
	{why: "both marks are left out", source: "The road, which the mayor called “a mere track” in May, was closed for good.", quote: "The road, [...] was closed for good", want: Edited},
	{why: "both brackets", source: "The old road (a narrow one) was closed in May.", quote: "The old road [...] was closed in May", want: Edited},
	{why: "what a speaker says goes on", source: "“The road is very old,” said the mayor, “and it is far too narrow.”", quote: "The road is very old [...] and it is far too narrow", want: Edited},
	{why: "in German", lang: "de", source: "„Die Straße ist sehr alt“, sagte der Bürgermeister, „und sie ist zu schmal.“", quote: "Die Straße ist sehr alt [...] und sie ist zu schmal", want: Edited},
	{why: "in French", lang: "fr", source: "« La route est très vieille », dit le maire, « et elle est trop étroite. »", quote: "La route est très vieille [...] et elle est trop étroite", want: Edited},
	{why: "Danish marks point inwards, both left out", lang: "da", source: "Vejen, som borgmesteren kaldte »en ren sti« i maj, blev lukket for altid.", quote: "Vejen, [...] blev lukket for altid", want: Edited},
	{why: "Swedish has one mark for both", lang: "sv", source: "Vägen, som borgmästaren kallade ”en ren stig” i maj, stängdes för gott.", quote: "Vägen, [...] stängdes för gott", want: Edited},
	{why: "the label of a list item", source: "The council a) closed the old road in May, b) opened the new one in June and c) sold the old bridge.", quote: "closed the old road in May [...] sold the old bridge", want: Edited},
	{why: "inches", source: "The council closed the road, which is 20\" wide at most, in May of 2021.", quote: "The council closed the road [...] in May of 2021", want: Edited},
	{why: "an apostrophe is no mark of a pair", source: "The council, and that was the mayors’ wish in May, closed the road.", quote: "The council, [...] closed the road", want: Edited},
	{why: "a quotation over paragraphs", source: "He said: “The road is very old and narrow.\n\n“It is far too narrow for carts.\n\n“And it must be closed for good.”", quote: "The road is very old [...] And it must be closed for good", want: Edited},
	{why: "the opening mark is swallowed", source: "The mayor agreed with them. The clerk said “the plan is a bad one” and left.", quote: "The mayor agreed with them. [...] the plan is a bad one", want: Misquote},
	{why: "the closing mark is swallowed", source: "He said “the plan is a good one, and cheap” and the road was closed.", quote: "the plan is a good one [...] and the road was closed", want: Misquote},
	{why: "one of the two that are printed", source: "The clerk called the plan “a bad one for all of us” in May of 2021.", quote: "The clerk called the plan [...] one for all of us” in May", want: Misquote},
	{why: "a bracket opens", source: "The old road was closed (as some people say the bridge was, too) in May.", quote: "The old road was closed [...] the bridge was, too", want: Misquote},
	{why: "a bracket closes", source: "The bridge (it is very old, and narrow) was closed in May of 2021.", quote: "it is very old [...] was closed in May", want: Misquote},
	{why: "German marks", lang: "de", source: "Der Rat stimmte zu. Der Schreiber sagte, „der Plan ist ein schlechter“, und ging.", quote: "Der Rat stimmte zu. [...] der Plan ist ein schlechter", want: Misquote},
	{why: "French marks, with their spaces", lang: "fr", source: "Le maire est d'accord. Le greffier dit : « le plan est mauvais » et part.", quote: "Le maire est d'accord. [...] le plan est mauvais", want: Misquote},
	{why: "Danish marks", lang: "da", source: "Borgmesteren var enig. Skriveren sagde »planen er rigtig dårlig« og gik.", quote: "Borgmesteren var enig. [...] planen er rigtig dårlig", want: Misquote},
	{why: "typed marks", source: "The mayor agreed with them. The clerk said \"the plan is a bad one\" and left.", quote: "The mayor agreed with them. [...] the plan is a bad one", want: Misquote},
	{why: "a speaker begins in a new paragraph", source: "The mayor agreed with them all.\n\n“We will fight it in court,” said the clerk of the town.", quote: "The mayor agreed with them all. [...] fight it in court", want: Misquote},
}

// Rule 4, pairs: no word changes its owner behind an omission.
func TestRuleOmissionPairs(t *testing.T) {
	runRules(t, casesPairs)
	src := newSource("", "The mayor agreed with them. The clerk said “the plan is a bad one” and left.")
	q := Quotation{Text: "The mayor agreed with them. [...] the plan is a bad one", Acknowledged: []string{"omission"}}
	if m := findOne(t, src, q, ""); m.Verdict != Edited {
		t.Errorf("acknowledged: %s, %s", m.Verdict, m.Reason)
	}
}
