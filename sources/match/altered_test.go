package match

import "testing"

// What the suites of altered quotations found, each with its reason.
func TestAlteredQuotations(t *testing.T) {
	runRules(t, []ruleCase{
		{why: "a per cent sign is its number's, behind a space too", source: "It grew by 5 % a day in May.", quote: "% a day in May", want: Misquote},
		{why: "so at the start of a line", lang: "es", source: "Cerca del 15,4 % del\n⟦64\nInforme⟧\ngasto anual.", quote: "% del gasto anual", want: Misquote},
		{why: "per mille", lang: "de", source: "Es stieg um 5 ‰ im Jahr.", quote: "‰ im Jahr", want: Misquote},
		{why: "degrees, behind a space", lang: "it", source: "La temperatura è scesa a −43 °C; 43 agenti e tutti.", quote: "°C; 43 agenti e", want: Misquote},
		{why: "a currency", lang: "fr", source: "Cela coûte 5 € par jour.", quote: "€ par jour", want: Misquote},
		{why: "with its number", source: "It grew by 5 % a day in May.", quote: "5 % a day in May", want: Exact},
		{why: "a unit without a number before it", source: "The unit °C is used in May.", quote: "°C is used in May", want: Exact},
		{why: "a per cent sign without a number before it", source: "The sign % is used in May.", quote: "% is used in May", want: Exact},
		{why: "a number with a per cent sign before it", lang: "tr", source: "Dün %50 arttı burada.", quote: "%50 arttı burada", want: Exact},
		{why: "degrees with their number", source: "It fell to −43 °C that night.", quote: "−43 °C that night", want: Exact},
	})
	runRules(t, []ruleCase{
		{why: "a dash before a negation makes it none the less one", lang: "de", source: "Namensnennung, der Name - keine kommerzielle Nutzung ist hier erlaubt.", quote: "Namensnennung, der Name [...] kommerzielle Nutzung ist hier", conv: "un", want: Misquote},
		{why: "two hyphens for a dash", lang: "fr", source: "On ne sait ce qu'il est devenu ? -- Non ; elle avait jamais vu.", quote: "ce qu'il est devenu [...] elle avait jamais vu", want: Misquote},
		{why: "in a bracket, too", source: "They want to close the road.", quote: "They want [- not] to close the road", want: Misquote},
		{why: "an item of a list", source: "a plan for the piers\n- nothing that the mayor asked for", quote: "a plan for [...] that the mayor asked for", want: Misquote},
		{why: "a negation parted at the end of a line", source: "They cross with-\nout any delay in the morning.", quote: "They cross [...] any delay in the morning", want: Misquote},
		{why: "a dash alone", source: "They want - they say - to close the old road.", quote: "They want - they [...] close the old road", want: Edited, folds: "-"},
		{why: "a hyphen before another word", source: "They want the road - the old road - to be closed soon.", quote: "They want the road [...] to be closed soon", want: Edited, folds: "-"},
		{why: "a word in brackets behind a hyphen", source: "They want to close the road.", quote: "They want [- Xylo] to close the road", want: Edited, folds: "-"},
		{why: "a dash in the words that stay", source: "They want - all of them - the old road to be closed soon.", quote: "They want - all of them - [...] to be closed soon", want: Edited, folds: "-"},
		{why: "a hyphen at the start of the gap", source: "They want the road - as ever - closed in the night.", quote: "They want the road [...] closed in the night", want: Edited, folds: "-"},
	})
	runRules(t, []ruleCase{
		{why: "two ellipses with a line's end between them, on one line", lang: "de", source: "Wußten Sie schon...\n... daß der Erfolg", quote: "Wußten Sie schon... ... daß der Erfolg", conv: "strict", want: Exact},
		{why: "with another space", lang: "de", source: "Wußten Sie schon...\n... daß der Erfolg", quote: "Wußten Sie schon...\u00a0... daß der Erfolg", conv: "strict", want: Typographic, folds: "space"},
		{why: "as characters", lang: "de", source: "Wußten Sie schon...\n... daß der Erfolg", quote: "Wußten Sie schon… … daß der Erfolg", conv: "strict", want: Typographic, folds: "ellipsis"},
		{why: "the other way round", source: "They say... ... that it is", quote: "They say...\n... that it is", conv: "strict", want: Exact},
		{why: "spaced dots are one ellipsis all the same", source: "They say . . . that it is", quote: "They say ... that it is", conv: "strict", want: Typographic, folds: "ellipsis"},
		{why: "one ellipsis for two", lang: "de", source: "Wußten Sie schon...\n... daß der Erfolg", quote: "Wußten Sie schon... daß der Erfolg", conv: "strict", want: Misquote},
		{why: "two for one", source: "They say... that it is", quote: "They say... ... that it is", conv: "strict", want: Misquote},
		{why: "no ellipsis for two", source: "They say... ... that it is", quote: "They say that it is", conv: "strict", want: Misquote},
		{why: "two dots for three", source: "They say... that it is", quote: "They say.. that it is", conv: "strict", want: Misquote},
		{why: "three for two", source: "They say.. that it is", quote: "They say... that it is", conv: "strict", want: Misquote},
	})
}
