package html

import (
	"strings"
	"testing"

	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/text"
	"factsheet/sources/yamldoc"
)

func TestDirective(t *testing.T) {
	long := "Councils must report serious breaches to the Regulator no later than three working days after they become aware of them"
	for _, c := range []struct {
		text, before, after, want, reason string
		ambiguous                         bool
	}{
		{text: "report all serious breaches", want: "text=report%20all%20serious%20breaches", reason: "a passage of some words is given in full"},
		{text: long, want: "text=Councils%20must%20report%20serious%20breaches,they%20become%20aware%20of%20them", reason: "of a long one the ends"},
		{text: "a well-known, R&D word", want: "text=a%20well%2Dknown%2C%20R%26D%20word", reason: "signs of the directive are the source's words here"},
		{text: "50 % – „Größe“ ja", want: "text=50%20%25%20%E2%80%93%20%E2%80%9EGr%C3%B6%C3%9Fe%E2%80%9C%20ja", reason: "other characters are their bytes"},
		{text: "three days", before: "no later than ", after: ", says the Code", want: "text=no%20later%20than-,three%20days,-%2C%20says%20the", reason: "a short passage may stand elsewhere, too: its surroundings tell"},
		{text: "three days", want: "text=three%20days", reason: "a short passage that is all of its block"},
		{text: "report all serious breaches", before: "must ", after: " to us", ambiguous: true, want: "text=must-,report%20all%20serious%20breaches,-to%20us", reason: "one of several equal passages"},
		{text: "no later\nthan  three\u00a0days", want: "text=no%20later%20than%20three%20days", reason: "white space is one space, as browsers see it"},
		{text: "Verschlüs\u00adselung für\u200b alle im Land", want: "text=Verschl%C3%BCsselung%20f%C3%BCr%20alle%20im%20Land", reason: "what is not seen is not looked for"},
		{text: "ncils must report breaches at once", before: "Cou", want: "text=must%20report%20breaches%20at%20once", reason: "a browser looks for whole words"},
		{text: "must report breaches at onc", after: "e and", want: "text=must%20report%20breaches%20at", reason: "whole words at the end, too"},
		{text: "ne word", before: "o", after: " more", want: "text=word,-more", reason: "what stands before is no neighbour of the whole words that are left"},
		{text: "onc", before: "at ", after: "e", want: "", reason: "no whole word is left"},
		{text: "all the data of Verbin-\ndungen must be kept here", want: "text=all%20the%20data%20of,must%20be%20kept%20here", reason: "a word that the file divides stands whole on the web"},
		{text: "Verbin-\ndungen must be kept here", want: "", reason: "and cannot begin a passage"},
		{text: "The end of one.\n\nThe next one begins", want: "text=The%20end%20of%20one.,The%20next%20one%20begins", reason: "two blocks: each part lies within one"},
		{text: "one.\n\nNext", before: "it is ", after: " to it", want: "text=it%20is-,one.,Next,-to%20it", reason: "two words in two blocks, with what stands around them"},
		{text: "Posts for the lab\t9,6", want: "text=Posts%20for%20the%20lab,9%2C6", reason: "two cells of a table are two blocks"},
		{text: "A b.\n\nThe next one begins and goes on for so many words that it is long", want: "text=A%20b.,words%20that%20it%20is%20long", reason: "the start ends with its block"},
		{text: "three days", before: "The last one.\n\nno later than ", want: "text=no%20later%20than-,three%20days", reason: "surroundings end with their block"},
		{text: "three days", before: "nach lan-\ngen ", want: "text=three%20days", reason: "what stands around is divided: it does not help"},
		{text: strings.Repeat("x", 400), want: "", reason: "a word of 400 letters is none"},
		{text: "", want: "", reason: "nothing"},
		{text: " \n ", want: "", reason: "white space"},
	} {
		got := directive(&check.Found{Text: c.text, Before: c.before, After: c.after}, c.ambiguous)
		if got != c.want {
			t.Errorf("%q: %s\n  got  %s\n  want %s", c.text, c.reason, got, c.want)
		}
	}
}

func TestPlace(t *testing.T) {
	const words = "report all serious breaches"
	const there = ":~:text=report%20all%20serious%20breaches"
	for _, c := range []struct {
		name      string
		source    sources.Source
		verdict   match.Verdict
		page      int
		elsewhere bool
		nowhere   bool
		want      string
	}{
		{name: "a web page", source: sources.Source{URL: "https://a.example/code"}, want: "https://a.example/code#" + there},
		{name: "an address that has a place already", source: sources.Source{URL: "https://a.example/code#part-2"}, want: "https://a.example/code#part-2" + there},
		{name: "an address with a text directive of its own", source: sources.Source{URL: "https://a.example/code#:~:text=x"}, want: "https://a.example/code#:~:text=x"},
		{name: "a DOI", source: sources.Source{DOI: "10.1000/182"}, want: "https://doi.org/10.1000/182#" + there},
		{name: "an address that is not ASCII", source: sources.Source{URL: "https://a.example/größe"}, want: "https://a.example/gr%C3%B6%C3%9Fe#" + there},
		{name: "a PDF on the web", source: sources.Source{URL: "https://a.example/code.PDF?v=2"}, page: 12, want: "https://a.example/code.PDF?v=2#page=12"},
		{name: "a PDF file of which only the address of its page is known", source: sources.Source{URL: "https://a.example/code", File: yamldoc.String{Value: "code.pdf"}}, page: 3, want: "https://a.example/code#page=3"},
		{name: "a PDF without a page", source: sources.Source{URL: "https://a.example/code.pdf"}, want: "https://a.example/code.pdf"},
		{name: "a PDF with a place of its own", source: sources.Source{URL: "https://a.example/code.pdf#page=2"}, page: 3, want: "https://a.example/code.pdf#page=2"},
		{name: "not on the web", source: sources.Source{URL: "ftp://a.example/code"}, want: ""},
		{name: "no address", want: ""},
		{name: "withheld", source: sources.Source{URL: "https://a.example/code", Withheld: true}, want: ""},
		{name: "not found", source: sources.Source{URL: "https://a.example/code"}, nowhere: true, want: "https://a.example/code"},
		{name: "a misquote, in a draft", source: sources.Source{URL: "https://a.example/code"}, verdict: match.Misquote, want: "https://a.example/code"},
		{name: "found in another source, in a draft", source: sources.Source{URL: "https://a.example/code"}, elsewhere: true, want: "https://a.example/code"},
		{name: "one of several equal passages", source: sources.Source{URL: "https://a.example/code"}, verdict: match.Ambiguous, want: "https://a.example/code#:~:text=so-,report%20all%20serious%20breaches,-now"},
	} {
		s := c.source
		s.ID = "a"
		q := &check.Quotation{Verdict: match.Exact, Source: &s}
		if c.verdict != "" {
			q.Verdict = c.verdict
		}
		if !c.nowhere {
			q.Found = &check.Found{Source: &s, Text: words, Before: "so ", After: " now", Place: text.Place{Page: c.page}}
		}
		if c.elsewhere {
			q.Found.Source = &sources.Source{ID: "b", URL: "https://b.example"}
		}
		if got := place(q); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Whatever a source says, the directive is ASCII, has no more parts than the
// grammar, and each part is words of the source in their order.
func FuzzDirective(f *testing.F) {
	f.Add("report all, serious - breaches & more", "before it ", " after it")
	f.Add("eins zwei-\ndrei\n\nvier fünf sechs sieben acht neun zehn elf", "x", "y")
	f.Fuzz(func(t *testing.T, passage, before, after string) {
		d := directive(&check.Found{Text: passage, Before: before, After: after}, false)
		if d == "" {
			return
		}
		d, ok := strings.CutPrefix(d, "text=")
		if !ok {
			t.Fatalf("%q has no name", d)
		}
		parts := strings.Split(d, ",")
		if strings.HasSuffix(parts[0], "-") {
			parts = parts[1:]
		}
		if n := len(parts) - 1; n > 0 && strings.HasPrefix(parts[n], "-") {
			parts = parts[:n]
		}
		if len(parts) < 1 || len(parts) > 2 {
			t.Fatalf("%q has %d parts between prefix and suffix", d, len(parts))
		}
		whole := strings.Join(strings.Fields(unseen.Replace(passage)), " ")
		at := 0
		for _, p := range parts {
			words := decode(t, p)
			i := strings.Index(whole[at:], words)
			if i < 0 {
				t.Fatalf("%q is not in %q, or not in its order", words, whole)
			}
			at += i + len(words)
		}
	})
}

// decode reads a part of a directive as a browser does.
func decode(t *testing.T, part string) string {
	t.Helper()
	var out []byte
	for i := 0; i < len(part); i++ {
		c := part[i]
		switch {
		case c == '%' && i+2 < len(part):
			out = append(out, byte(strings.IndexByte("0123456789ABCDEF", part[i+1])<<4|strings.IndexByte("0123456789ABCDEF", part[i+2])))
			i += 2
		case strings.IndexByte("-,&#", c) >= 0 || c > '~' || c <= ' ':
			t.Fatalf("%q has %q", part, c)
		default:
			out = append(out, c)
		}
	}
	return string(out)
}
