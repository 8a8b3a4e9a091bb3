package match

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A variant is one way to read a quotation: as it is written, with its brackets
// and omissions resolved, or with brackets that stand for words unknown.
type variant struct {
	forms    []*form
	joints   []joint   // between forms[i] and forms[i+1]
	brackets []bracket // of the author's, resolved into the forms
	edited   bool      // passes as edited at best
	loose    bool      // has marks that cannot be checked
	glued    *part     // a bracket of the author's within a word
}

// A joint is what stands between two forms: an omission, or a bracket whose
// words the source has otherwise.
type joint struct {
	bracket string // with its brackets; "" is an omission
	offset  int    // in the quotation
}

// A bracket is an insertion or a declared replacement.
type bracket struct {
	shown    string // with its brackets
	replaces string
	declared bool
	offset   int // in the quotation
	form     int // which form it stands in
	// leads and trails say that nothing of the form stands before or behind it.
	leads, trails bool
}

// A part is a stretch of a quotation.
type part struct {
	kind     partKind
	text     string
	offset   int
	replaces string // of a declared bracket
	glued    bool   // a bracket that makes another word: law[less]
}

type partKind uint8

const (
	words       partKind = iota
	omitted              // [...] or, in the reading that allows it, ...
	inserted             // a bracket of the author's
	declared             // a bracket, or text with one, declared under edits
	firstLetter          // [T] of [T]he
	sic                  // [sic]
)

// split takes a quotation apart. With bare, dots without brackets are omissions.
func split(q string, edits []Edit, bare bool) []part {
	var parts []part
	from := 0
	cut := func(at, end int, p part) {
		if at > from {
			parts = append(parts, part{kind: words, text: q[from:at], offset: from})
		}
		p.text, p.offset = q[at:end], at
		parts = append(parts, p)
		from = end
	}
	for i := 0; i < len(q); {
		if e, end := declaredAt(q, i, edits); end > 0 {
			cut(i, end, part{kind: declared, replaces: e.Replaces})
			i = end
			continue
		}
		switch c := q[i]; {
		case c == '[':
			end := strings.IndexByte(q[i:], ']')
			if end < 0 {
				return append(parts, part{kind: words, text: q[from:], offset: from})
			}
			end += i + 1
			cut(i, end, part{kind: bracketKind(q, i, end), glued: touchesWord(q, i, end)})
			i = end
		case bare && (c == '.' || strings.HasPrefix(q[i:], "…")):
			if dots, end := dotRun(q, i); dots >= 3 {
				cut(i, end, part{kind: omitted})
				i = end
				continue
			}
			i++
		default:
			i++
		}
	}
	if from < len(q) {
		parts = append(parts, part{kind: words, text: q[from:], offset: from})
	}
	return parts
}

// declaredAt finds the declared edit that is shown at q[i], line ends counting
// as spaces.
func declaredAt(q string, i int, edits []Edit) (Edit, int) {
	for _, e := range edits {
		j := i
		ok := true
		for k := 0; k < len(e.Shown) && ok; {
			if k > 0 && plainSpace(rune(e.Shown[k])) && j < len(q) && plainSpace(rune(q[j])) {
				for k < len(e.Shown) && plainSpace(rune(e.Shown[k])) {
					k++
				}
				for j < len(q) && plainSpace(rune(q[j])) {
					j++
				}
				continue
			}
			ok = j < len(q) && q[j] == e.Shown[k]
			j, k = j+1, k+1
		}
		if ok {
			return e, j
		}
	}
	return Edit{}, 0
}

func bracketKind(q string, start, end int) partKind {
	content := strings.TrimSpace(q[start+1 : end-1])
	if dots, n := dotRun(content, 0); dots >= 3 && n == len(content) {
		return omitted
	}
	switch low := strings.ToLower(content); {
	case low == "emphasis added":
		return words // no bracket of the author's: see misuse
	case strings.TrimRight(low, "!") == "sic":
		return sic
	}
	r, size := utf8.DecodeRuneInString(content)
	next, _ := utf8.DecodeRuneInString(q[end:])
	prev, _ := utf8.DecodeLastRuneInString(q[:start])
	if size == len(content) && unicode.IsLetter(r) && (unicode.IsLetter(next) || isSingle(next)) && !isWord(prev) {
		return firstLetter
	}
	return inserted
}

// touchesWord reports a bracket that makes another word of the one it touches:
// [un]lawful, law[less]. An ending of at most three letters makes another form
// of it, refer[red]; the limit is our own.
func touchesWord(q string, start, end int) bool {
	left, _ := utf8.DecodeLastRuneInString(q[:start])
	right, _ := utf8.DecodeRuneInString(q[end:])
	ending := q[start+1 : end-1]
	return isWord(right) || isWord(left) && (utf8.RuneCountInString(ending) > 3 || ending == "los")
}

// A builder puts the resolved text of one form together.
type builder struct {
	text      strings.Builder
	offset    []offsetPair
	bracketed bool
	open      []int // brackets behind which nothing of the form stands yet
	parted    bool  // a bracket that leaves nothing stood last
}

func (b *builder) write(s string, offset int) {
	if s == "" {
		return
	}
	b.offset = append(b.offset, offsetPair{b.text.Len(), offset})
	b.text.WriteString(s)
}

// endsInSpace reports whether the next word needs no space of its own.
func (b *builder) endsInSpace() bool {
	s := b.text.String()
	r, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || isSpace(r)
}

// closeGap drops the space that a bracket left before punctuation.
func (b *builder) closeGap(next string) {
	if !b.parted || next == "" || !strings.ContainsRune(".,;:!?)”’", []rune(next)[0]) {
		return
	}
	s := b.text.String()
	trimmed := strings.TrimRightFunc(s, isSpace)
	if trimmed != s {
		b.text.Reset()
		b.text.WriteString(trimmed)
	}
}

// variants lists the readings of a quotation, the most literal first, or says
// why it cannot be read.
func variants(q Quotation) ([]*variant, *problem) {
	conv := q.Conventions
	if conv == nil {
		conv = ConventionsByName("")
	}
	if strings.IndexFunc(q.Text, isWord) < 0 {
		return nil, &problem{reason: "the quotation has no word", hint: "write the words of the source under quote:"}
	}
	out := []*variant{{forms: []*form{newForm(q.Text, conv)}}}
	add := func(v *variant) {
		if len(v.forms) > 0 && !v.loose {
			out = append(out, v)
		}
	}
	// Asked once, not at every letter of the quotation.
	q.Edits = slices.DeleteFunc(slices.Clone(q.Edits), func(e Edit) bool { return e.Shown == "" || !e.fits() })
	brackets := strings.Contains(q.Text, "[") || len(q.Edits) > 0
	bare := strings.Contains(q.Text, "...") || strings.Contains(q.Text, "…") || strings.Contains(q.Text, ". . .")
	if brackets {
		parts := split(q.Text, q.Edits, bare && conv.BareOmission)
		for _, some := range literalSome(parts) {
			add(resolve(some, conv, false))
		}
		if some := lettersThatAreWords(parts); some != nil {
			add(resolve(some, conv, false))
		}
		add(resolve(split(q.Text, q.Edits, false), conv, false))
	}
	if bare && conv.BareOmission {
		add(resolve(split(q.Text, q.Edits, true), conv, false))
	}
	if brackets {
		parts := split(q.Text, q.Edits, bare && conv.BareOmission)
		for _, p := range parts {
			if p.kind == inserted {
				add(resolve(parts, conv, true))
				break
			}
		}
		if len(out) == 1 {
			return nil, &problem{reason: "the quotation has no word outside its brackets", hint: "quote the source's own words"}
		}
	}
	return out, nil
}

// lettersThatAreWords is the reading in which a bracket that holds one letter,
// where a form begins, is that letter in the other case: "[A] road" for "a
// road". It is nil where there is none.
func lettersThatAreWords(parts []part) []part {
	var some []part
	begins := true
	for i, p := range parts {
		switch p.kind {
		case omitted:
			begins = true
		case inserted:
			letter := strings.Trim(p.text, "[]")
			r, size := utf8.DecodeRuneInString(letter)
			if begins && size == len(letter) && unicode.IsLetter(r) {
				if some == nil {
					some = slices.Clone(parts)
				}
				some[i].kind, begins = firstLetter, false
			}
		default:
			begins = begins && strings.IndexFunc(p.text, isWord) < 0
		}
	}
	return some
}

// literalSome lists the readings in which some brackets are the source's own and
// the others the author's. All of them the author's is left out, and all of them
// the source's where nothing else is edited: those are read in any case. More
// than four brackets are not tried.
func literalSome(parts []part) [][]part {
	const most = 4
	var at []int
	other := false // an edit that is no bracket
	for i, p := range parts {
		switch {
		case p.kind == words:
		case p.kind != declared && strings.HasPrefix(p.text, "["):
			at = append(at, i)
		default:
			other = true
		}
	}
	if len(at) == 0 || len(at) > most {
		return nil
	}
	var out [][]part
	for set := 1; set < 1<<len(at); set++ {
		if set == 1<<len(at)-1 && !other {
			break
		}
		some := slices.Clone(parts)
		for bit, i := range at {
			if set&(1<<bit) != 0 {
				some[i].kind = words
			}
		}
		out = append(out, some)
	}
	return out
}

// misuse finds what the author says of the quotation in a way that cannot be
// checked: notes that are no brackets, edits outside of brackets.
func misuse(quoted Quotation) *problem {
	for _, e := range quoted.Edits {
		if at := strings.Index(quoted.Text, e.Shown); at >= 0 && e.Shown != "" && !e.fits() {
			if e.tooLong() {
				return &problem{reason: "an edit of this quotation is too long to be checked", differs: "words", offset: at, hint: "quote the passages one by one"}
			}
			return &problem{reason: fmt.Sprintf("the edit shown as %q changes words outside of its brackets", e.Shown), differs: "words", offset: at,
				hint: "put every word that is yours in brackets"}
		}
	}
	low := strings.ToLower(quoted.Text)
	for _, m := range []struct{ text, reason, hint string }{
		{"(cleaned up)", "\"(cleaned up)\" hides which words were changed", "mark each change: [...] for an omission, brackets for your words"},
		{"[emphasis added]", "\"[emphasis added]\" is not part of the quotation", "take it out and write emphasis: added below the quote"},
	} {
		if at := strings.Index(low, m.text); at >= 0 {
			return &problem{reason: m.reason, hint: m.hint, differs: "words", offset: at}
		}
	}
	return nil
}

// declareHint is the entry that declares a bracket.
func declareHint(shown, replaces string) string {
	return fmt.Sprintf("declare it below the quote:\nedits:\n  - shown: %q\n    replaces: %q", shown, replaces)
}
