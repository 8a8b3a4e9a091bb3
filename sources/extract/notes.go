package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// scripted is what is known of the element above or below the line that is
// being read.
type scripted struct {
	begun bool // some of its text has been seen
	plain bool // its digits are shown by their plain forms
}

// Digits above the line are other characters than those on it: a reader does
// not see 102 where the page says 10².
var (
	raised  = map[rune]string{'0': "⁰", '1': "¹", '2': "²", '3': "³", '4': "⁴", '5': "⁵", '6': "⁶", '7': "⁷", '8': "⁸", '9': "⁹", '+': "⁺", '-': "⁻", '−': "⁻", '–': "⁻", '=': "⁼"}
	lowered = map[rune]string{'0': "₀", '1': "₁", '2': "₂", '3': "₃", '4': "₄", '5': "₅", '6': "₆", '7': "₇", '8': "₈", '9': "₉", '+': "₊", '-': "₋", '−': "₋", '–': "₋", '=': "₌"}
	// Letters that stand for a number when they are an exponent by themselves.
	exponents = map[rune]string{'n': "ⁿ", 'x': "ˣ", 'i': "ⁱ", 'k': "ᵏ", 'm': "ᵐ", 'y': "ʸ", 't': "ᵗ"}
)

// scriptText adds text above or below the line. Its digits become superscript
// or subscript characters, but not in "[1]", nor below the line after a letter:
// CO₂ is written, copied and read as CO2, and means nothing else.
func (l *layout) scriptText(from, to int, k *look, refs references) {
	table := raised
	if k.script < 0 {
		table = lowered
	}
	if to-from == 1 && k.script > 0 && !l.scripted.begun && isDigit(l.last()) && l.owesNothing() {
		if shown := exponents[rune(l.src[from])]; shown != "" {
			l.scripted.begun = true
			l.put(shown, from, 0, k)
			return
		}
	}
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(l.src[at:to])
		if r == '&' {
			if raw, shown := referenceAt(l.src[at:to], refs); shown != "" {
				r, _ = utf8.DecodeRuneInString(shown)
				size = raw
			}
		}
		if !l.scripted.begun && !unicode.IsSpace(r) {
			l.scripted.begun = true
			before, _ := utf8.DecodeLastRuneInString(l.out.String())
			l.scripted.plain = r == '[' || r == '(' ||
				k.script < 0 && l.owesNothing() && (unicode.IsLetter(before) || before == ')' || before == ']')
		}
		if shown := table[r]; shown != "" && !l.scripted.plain {
			l.put(shown, at, 0, k)
		} else {
			l.plainText(at, at+size, k, refs)
		}
		at += size
	}
}

// owesNothing reports whether the next text follows the last without a space.
func (l *layout) owesNothing() bool { return l.gap == noGap && l.breaks == 0 && l.space < 0 }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// longestMark is how many bytes a note's call-out has at most.
const longestMark = 32

// callOut marks the text written since start as a note's call-out, over which
// a quotation may pass, if it looks like one. sure says that the page declares
// it as one; else it must be a number or sign above the line at a word's or a
// sentence's end, where no exponent can stand.
func (l *layout) callOut(start int, sure bool) {
	all := l.out.String()
	shown := all[start:]
	mark := strings.TrimLeft(shown, " \t\n")
	start += len(shown) - len(mark)
	if mark == "" || len(mark) > longestMark || !isMark(mark, sure) {
		return
	}
	if !l.calls.read(all[:start], mark, sure) {
		return
	}
	l.addFurniture(text.Range{Start: start, End: len(all)})
}

// addFurniture keeps the list ascending and apart: what a link inside a raised
// element marked is part of what the element marks.
func (l *layout) addFurniture(r text.Range) {
	for n := len(l.furniture); n > 0 && l.furniture[n-1].End >= r.Start; n-- {
		r.Start = min(r.Start, l.furniture[n-1].Start)
		l.furniture = l.furniture[:n-1]
	}
	l.furniture = append(l.furniture, r)
}

// isMark reports whether text is what call-outs are made of: numbers, signs, a
// letter or a small Roman number, in brackets or not.
func isMark(s string, sure bool) bool {
	if sure && strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		return true // "[note 3]"
	}
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsNumber(r), strings.ContainsRune("*†‡§¶‖#,;–-. \u00a0", r):
		case sure && strings.ContainsRune("[]()↩↑^", r), r == '\ufe0e':
		case sure && unicode.IsLetter(r):
			letters++
		default:
			return false
		}
	}
	return letters <= 1 || letters <= 4 && strings.Trim(strings.ToLower(s), "[]() ") == roman(s)
}

// roman gives the lower-case letters of s that Roman numbers are made of.
func roman(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("ivxl", unicode.ToLower(r)) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// operators are words of three letters or more that may carry an exponent.
var operators = map[string]bool{"sin": true, "cos": true, "tan": true, "log": true, "mol": true, "sec": true, "min": true, "rad": true, "day": true}

// endsWord reports whether text ends with a word of a sentence or its
// punctuation, and not with a number, a unit or a variable.
func endsWord(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".,;:!?”“’»\"'…", last) {
		before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
		return !unicode.IsNumber(before) || last != '.' && last != ','
	}
	word := 0
	at := len(s)
	for at > 0 && word < 16 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		if !unicode.IsLetter(r) {
			break
		}
		word++
		at -= n
	}
	return word >= 3 && !operators[s[at:]]
}

func isNote(epub string) bool {
	for _, w := range strings.Fields(epub) {
		if w == "footnote" || w == "endnote" || w == "rearnote" || w == "note" {
			return true
		}
	}
	return false
}

// isNoteTarget reports whether a link leads to what the common writers of
// notes (Word, MediaWiki, pandoc, Markdown, EUR-Lex) name so.
func isNoteTarget(href string) bool {
	_, target, ok := strings.Cut(href, "#")
	if !ok {
		return false
	}
	target = strings.ToLower(strings.TrimLeft(target, "_"))
	for _, n := range []string{"fn", "ftn", "edn", "footnote", "endnote", "note", "cite_note", "cite_ref", "ntr", "ntc"} {
		if rest, ok := strings.CutPrefix(target, n); ok && !strings.ContainsAny(rest, " /") {
			return true
		}
	}
	return false
}
