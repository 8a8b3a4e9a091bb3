package match

import "testing"

// What a hunt with generated cases found, rule by rule.

func TestHuntedEnds(t *testing.T) {
	runRules(t, []ruleCase{
		{why: "half of a word that a non-joiner parts", lang: "fa", source: "راه بسته می\u200cشود امروز", quote: "شود امروز", want: Misquote},
		{why: "the other half", lang: "fa", source: "راه بسته می\u200cشود امروز", quote: "راه بسته می", want: Misquote},
		{why: "all of it", lang: "fa", source: "راه بسته می\u200cشود امروز", quote: "بسته می\u200cشود امروز", want: Exact},
		{why: "a ligature at the end is whole", source: "They switched it oﬀ then.", quote: "They switched it of", want: Misquote},
		{why: "a mark that composes with nothing is its letter's", source: "It is\u00a0x\u0331 now.", quote: "It is x", want: Misquote},
		{why: "half of a joined picture", source: "The crew closed 👩\u200d🚒 it.", quote: "The crew closed 👩", want: Misquote},
		{why: "half of a flag", source: "The flag was 🇬🇧 then.", quote: "The flag was 🇬", want: Misquote},
		{why: "a name with an underscore", source: "The variable road_closed is set.", quote: "closed is set", want: Misquote},
		{why: "emphasis as plain text has it", source: "The road was _closed_ then.", quote: "The road was _closed_ then", want: Exact},
		{why: "words within it", source: "The road was _closed for good_ then.", quote: "closed for good", want: Exact},
		{why: "n' negates what follows", lang: "fr", source: "La route n'est plus sûre.", quote: "est plus sûre", want: Misquote},
		{why: "with it", lang: "fr", source: "La route n'est plus sûre.", quote: "n'est plus sûre", want: Exact},
		{why: "other elisions", lang: "fr", source: "Qu'elle n'est plus sûre.", quote: "elle n'est plus sûre", want: Exact},
		{why: "'n' is part of a word", source: "They love rock’n’roll there.", quote: "roll there", want: Misquote},
	})
	runRules(t, []ruleCase{
		{why: "a power of ten", source: "Some 3×10⁵ cells died.", quote: "10⁵ cells died", want: Misquote},
		{why: "with spaces", source: "Some 3 × 10⁵ cells died.", quote: "10⁵ cells died", want: Misquote},
		{why: "its factor", source: "There were some 3×10⁵ cells.", quote: "There were some 3", want: Misquote},
		{why: "whole", source: "Some 3 × 10⁵ cells died.", quote: "3 × 10⁵ cells died", want: Exact},
		{why: "a negative exponent", source: "It fell to 10⁻⁵ a year.", quote: "It fell to 10", want: Misquote},
		{why: "a currency code before", source: "It cost EUR 5 a day.", quote: "5 a day", want: Misquote},
		{why: "with it", source: "It cost EUR 5 a day.", quote: "EUR 5 a day", want: Exact},
		{why: "Turkish per cent", lang: "tr", source: "Dün %50 arttı burada.", quote: "50 arttı burada", want: Misquote},
		{why: "with a space", lang: "tr", source: "Dün % 50 arttı burada.", quote: "50 arttı burada", want: Misquote},
		{why: "the per cent of the number before", source: "Of 20 % 50 came there.", quote: "50 came there", want: Exact},
		{why: "at least, with a space", source: "Give it ≥ 5 times a day.", quote: "5 times a day", want: Misquote},
		{why: "with it", source: "Give it ≥ 5 times a day.", quote: "≥ 5 times a day", want: Exact},
		{why: "a quoted e-mail", source: "They wrote:\n> 5 roads are closed.", quote: "5 roads are closed", want: Exact},
		{why: "and more", source: "It took them 5+ years.", quote: "It took them 5", want: Misquote},
		{why: "a half behind a space", source: "It took them 5 ½ hours.", quote: "It took them 5", want: Misquote},
		{why: "the half", source: "It took them 5 ½ hours.", quote: "½ hours", want: Misquote},
		{why: "a half alone", source: "It took them ½ an hour.", quote: "½ an hour", want: Exact},
	})
}

func TestHuntedMarks(t *testing.T) {
	runRules(t, []ruleCase{
		{why: "two strokes are no apostrophe", source: "They don’t close it.", quote: `They don"t close it`, want: Misquote},
		{why: "feet are not inches", source: "It is 5′ tall there.", quote: `It is 5" tall there`, want: Misquote},
		{why: "nor where they are typed", source: "It is 5' tall there.", quote: `It is 5" tall there`, want: Misquote},
		{why: "levels that swap behind a number", source: "It says ‘chapter 5’ there.", quote: `It says "chapter 5" there`, want: Typographic, folds: "quotes"},
		{why: "the space behind a closing guillemet is a space", lang: "de", source: "Er sagte: »Nein« und ging.", quote: "sagte: »Nein«und ging", want: Misquote},
		{why: "so is the one before an opening guillemet", lang: "de", source: "Er sagte: »Nein« und ging.", quote: "sagte:»Nein« und ging", want: Misquote},
		{why: "marks that point outwards, with spaces or without", lang: "fr", source: "Il dit : « Non » et part.", quote: "Il dit : «Non» et part", want: Typographic, folds: "quotes"},
		{why: "a stroke through a sign, composed", source: "There a ≠ b holds.", quote: "There a =\u0338 b holds", want: Typographic, folds: "normal"},
		{why: "a call-out before the full stop", source: "They closed the road⟦4⟧. It rained.", quote: "They closed the road.", want: Typographic, folds: "furniture"},
		{why: "behind a closing mark", source: "He said “it is closed”⟦4⟧. It rained.", quote: "“it is closed”.", want: Typographic, folds: "furniture"},
		{why: "behind an opening mark", source: "He said “⟦4⟧it is closed” then.", quote: "“it is closed”", want: Typographic, folds: "furniture"},
		{why: "a call-out gives no full stop", source: "They closed the road⟦4⟧ in May.", quote: "They closed the road.", want: Misquote},
	})
}

func TestHuntedEdits(t *testing.T) {
	runRules(t, []ruleCase{
		{why: "a bracket turns a word", source: "They want lawful access to it.", quote: "They want [un]lawful access to it", want: Misquote},
		{why: "from behind", source: "They have a use for the key.", quote: "They have a use[less] for the key", want: Misquote},
		{why: "in German", lang: "de", source: "Sie halten es für kosten und wertvoll.", quote: "Sie halten es für kosten[los] und wertvoll", want: Misquote},
		{why: "into another", source: "They see the key of it now.", quote: "They see the [under]key of it now", want: Misquote},
		{why: "an ending", source: "They want the key of it now.", quote: "They want[ed] the key of it now", want: Edited},
		{why: "a word of its own", source: "They see the key of it now.", quote: "They see the [master] key of it now", want: Edited},
		{why: "the omission begins within a phrase that limits", source: "The police fail to act on every count of it.", quote: "The police fail [...] on every count of it", want: Misquote},
		{why: "another", source: "The police are subject to rules in each of the cases.", quote: "The police are subject [...] in each of the cases", want: Misquote},
		{why: "it ends within one", source: "It holds in all cases subject to the law of the land.", quote: "It holds in all [...] to the law of the land", want: Misquote},
		{why: "a first letter that is a word", source: "There a road was closed for good.", quote: "[A] road was closed for good", want: Edited},
		{why: "behind an omission", lang: "cs", source: "Jel tam včera s nákladním vozem a přes most přejel pozdě.", quote: "Jel tam včera [...] [A] přes most přejel", conv: "strict", want: Edited},
		{why: "another letter", source: "There a road was closed for good.", quote: "[I] road was closed for good", want: Misquote},
		{why: "a bracket before an omission is weighed", source: "They close the road every night in May and in June.", quote: "They close the road [not] [...] in May and in June", want: Misquote},
		{why: "so is one before dots at the end", source: "They close the road every night in May.", quote: "They close the road [25] ...", want: Misquote},
		{why: "a harmless one", source: "They close the road every night in May and in June.", quote: "They close the road [there] [...] in May and in June", want: Edited},
		{why: "a bracket behind a dash that the source has", lang: "it", source: "Costa molto – circa il doppio di prima.", quote: "– [dicono] circa il doppio di prima", want: Edited},
		{why: "a bracket in the place of a word behind a mark", source: "He said “they want the road” then.", quote: "“[The farmers] want the road”", want: Misquote},
		{why: "a negation that is none begins behind the omission", source: "There is a certain amount of noise. There can be no doubt that it is closed.", quote: "There is a certain amount [...] no doubt that it is closed", want: Edited},
		{why: "one that is one", source: "There is a certain amount of noise. There can be no bus that it stops.", quote: "There is a certain amount [...] no bus that it stops", want: Misquote},
		{why: "no phrase", source: "The police act on time on every count of it.", quote: "The police act [...] on every count of it", want: Edited},
		{why: "the phrase stands far before", source: "They fail to act on it in time, as we know, on every count of it.", quote: "They fail to act on it in time [...] on every count of it", want: Edited},
		{why: "the phrase stands in words that stay", source: "They do act, as we know, and are never subject to rules of it.", quote: "They do act [...] and are never subject to rules of it", want: Edited},
		{why: "a sentence ends in the omission", source: "It is a fine subject. To the law it matters a lot.", quote: "It is a fine [...] To the law it matters", want: Edited},
	})
}
