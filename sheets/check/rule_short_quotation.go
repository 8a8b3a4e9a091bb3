package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sheets"
)

// fewWords is how many words prove something as a rule: a subject, a verb and
// what is done. The limit is our own.
const fewWords = 3

// shortQuotations finds quotations of a word or two that pass. Tables, charts and
// key figures rest on numbers, which are short; and where the claim is about the
// words themselves, it has them.
func shortQuotations(_ *run, s *sheets.Sheet, result *Result) []Finding {
	figures := evidenceOf(s, true)
	var out []Finding
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if hasManyWords(q.Evidence.Quote.Value) {
			continue // as nearly all
		}
		words := spoken(q.Evidence.Quote.Value)
		if !q.Pass() || figures[q.Evidence] || words >= fewWords || aboutTheWords(q) {
			continue
		}
		out = append(out, Finding{Pos: q.Evidence.Quote.Pos, Rule: "short-quotation", Point: q.Point, Quotation: q,
			Message: fmt.Sprintf("the quotation has only %s, which can prove little", countWords(words)),
			Hint:    "quote the sentence that says it, or acknowledge the rule short-quotation with a reason"})
	}
	return out
}

func countWords(n int) string {
	if n == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", n)
}

// hasManyWords reports a quotation with at least fewWords words that begin with a
// letter, of scripts that part words: it costs less than to count all of them.
func hasManyWords(s string) bool {
	words, space := 0, true
	for i := 0; i < len(s) && words < fewWords; i++ {
		if c := s[i]; c == ' ' || c == '\n' {
			space = true
			continue
		}
		if space {
			r, _ := utf8.DecodeRuneInString(s[i:])
			if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && unicode.IsLetter(r) {
				words++
			}
		}
		space = false
	}
	return words == fewWords
}

// spoken counts the words of a quotation. Scripts without spaces have two
// characters to a word, about.
func spoken(s string) int {
	words, characters := 0, 0
	for _, field := range strings.Fields(s) {
		word := false
		for _, r := range field {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
				characters++
			} else {
				word = word || unicode.IsLetter(r) || unicode.IsDigit(r)
			}
		}
		if word {
			words++
		}
	}
	return words + (characters+1)/2
}

// aboutTheWords reports a claim that has the words of its quotation.
func aboutTheWords(q *Quotation) bool {
	trim := func(s string) string {
		return strings.ToLower(strings.Trim(strings.Join(strings.Fields(s), " "), ".,;:!?\"'“”„«»‘’()[] "))
	}
	words := trim(q.Evidence.Quote.Value)
	return words != "" && strings.Contains(trim(q.Claim.Value), words)
}

// evidenceOf is the evidence of tables and charts, and of key figures where they
// are asked for.
func evidenceOf(s *sheets.Sheet, figures bool) map[*sheets.Evidence]bool {
	out := make(map[*sheets.Evidence]bool)
	add := func(list []sheets.Evidence) {
		for i := range list {
			out[&list[i]] = true
		}
	}
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			switch b := b.(type) {
			case *sheets.KeyFigures:
				for i := range b.Figures {
					if figures {
						add(b.Figures[i].Evidence)
					}
				}
			case *sheets.Table:
				add(b.Evidence)
			case *sheets.Chart:
				add(b.Evidence)
			}
		}
	}
	return out
}
