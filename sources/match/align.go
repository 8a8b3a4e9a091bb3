package match

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// A form is one string that may stand in a source: a quotation as it is
// written, or a part of one with its brackets resolved.
type form struct {
	text   string
	offset []offsetPair // offsets in text to those in the quotation; nil is the same
	start  int          // of its first letter
	end    int          // behind its last letter
	first  rune         // its first letter
	key    []byte
	conv   *Conventions
	// bracketed says that the first letter stands in brackets: its case is
	// declared to be the author's.
	bracketed bool
}

// An offsetPair says that text from `form` on stands in the quotation from `quotation` on.
type offsetPair struct{ form, quotation int }

// newForm prepares a string that has a word.
func newForm(s string, conv *Conventions) *form {
	first := appendLetters(nil, s, nil, 0, 1)[0]
	last := strings.LastIndexFunc(s, isWord)
	_, size := utf8.DecodeRuneInString(s[last:])
	f := &form{text: s, conv: conv, start: first.start, end: last + size, first: first.r, key: appendKey(nil, s)}
	return f
}

// original maps an offset in the form to one in the quotation.
func (f *form) original(at int) int {
	out := at
	for _, p := range f.offset {
		if p.form <= at {
			out = p.quotation + at - p.form
		}
	}
	return out
}

// A hit is a place where a form stands by the rules.
type hit struct {
	text.Range
	folds  foldSet
	edited bool
	notes  []Note
}

// A problem is why a form does not stand at a place where its key does.
type problem struct {
	reason, differs, hint string
	offset                int        // in the quotation
	at                    text.Range // in the source
	rank                  int
}

// verify decides whether the form stands where its key begins.
func (f *form) verify(s *searched, at int) (hit, *problem) {
	h := hit{Range: text.Range{Start: at}}
	if p := f.tooManyMarks(); p != nil {
		return h, p
	}
	c := &comparison{t: s.t, conv: f.conv}
	first, last, p := f.body(c, &h, s)
	if p != nil {
		return h, p
	}
	body := h.Range
	if p := f.lead(c, &h, s.t, f.text[:f.start], first); p != nil {
		p.at = body
		return h, p
	}
	if p := f.tail(c, &h, s.t, f.text[f.end:], last); p != nil {
		p.at, p.offset = body, f.original(f.end)
		return h, p
	}
	if !c.nested() {
		return h, &problem{reason: "the quotation marks do not nest as the source's do", differs: "punctuation", at: body}
	}
	if why := cutBefore(s.t, h.Start, s.language); why != "" {
		return h, f.cut(s.t, why+" at its start", body, f.original(f.start))
	}
	if why := cutAfter(s.t, h.End, s.language); why != "" {
		return h, f.cut(s.t, why+" at its end", body, f.original(max(0, f.end-1)))
	}
	if p := border(s.t, h.Range); p != nil {
		return h, p
	}
	h.folds |= c.folds
	return h, nil
}

// tooManyMarks refuses a form of which more than its letters would be read anew at
// every place where these stand.
func (f *form) tooManyMarks() *problem {
	const most = 4 * mostMarks
	switch {
	case f.start > most || len(f.text)-f.end > most:
		return &problem{reason: "the quotation begins or ends with more marks than are looked for in a source", differs: "punctuation", hint: "take them out"}
	case f.end-f.start > most+64*len(f.key):
		return &problem{reason: "the quotation has more marks and spaces between its words than are looked for in a source", differs: "punctuation", hint: "take them out"}
	}
	return nil
}

// body compares the form from its first letter to its last with what begins at the
// hit's start, sets the hit's end, and gives the source's letters there.
func (f *form) body(c *comparison, h *hit, s *searched) (first, last rune, p *problem) {
	body := f.text[f.start:f.end]
	if end, ok := samePlain(s.t, h.Start, body); ok {
		h.End = end
		if strings.ContainsAny(f.text[:f.start]+f.text[f.end:], "'\"‘’“”«»‹›„‚‛‟′") {
			c.collect(body)
		}
		last, _ = utf8.DecodeLastRuneInString(body)
		return f.first, last, nil
	}
	s.asked = appendLetters(s.asked[:0], f.text, nil, 0, -1)
	n := len(s.asked)
	s.letters = appendLetters(s.letters[:0], s.t.Content, s.t.Furniture, h.Start, n)
	if len(s.letters) != n || s.letters[0].start != h.Start {
		return 0, 0, &problem{reason: "the words differ", differs: "words"}
	}
	if p := f.compare(c, h, s); p != nil {
		return 0, 0, p
	}
	h.End = s.letters[n-1].end
	return s.letters[0].r, s.letters[n-1].r, nil
}

// cut words a problem of the ends, with the whole word in the hint.
func (f *form) cut(t *text.Text, why string, at text.Range, offset int) *problem {
	start, end := at.Start, at.End
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(t.Content[:start])
		if isSpace(r) {
			break
		}
		start -= size
	}
	for end < len(t.Content) {
		r, size := utf8.DecodeRuneInString(t.Content[end:])
		if isSpace(r) {
			break
		}
		end += size
	}
	differs := "words"
	if strings.HasPrefix(why, cutNumber) {
		differs = "number"
	}
	return &problem{reason: why, differs: differs, offset: offset, at: text.Range{Start: start, End: end},
		hint: "quote whole words and whole numbers, with sign and unit"}
}

// samePlain compares bytes, with any ASCII white space for any other: the
// common case, and a fast one. It gives up where it does not hold.
func samePlain(t *text.Text, at int, q string) (end int, ok bool) {
	if len(t.Furniture) > 0 {
		return 0, false
	}
	s := t.Content
	j := at
	for i := 0; i < len(q); {
		if j >= len(s) {
			return 0, false
		}
		a, b := q[i], s[j]
		if plainSpace(rune(a)) && plainSpace(rune(b)) {
			for i < len(q) && plainSpace(rune(q[i])) {
				i++
			}
			for j < len(s) && plainSpace(rune(s[j])) {
				j++
			}
			continue
		}
		if a != b {
			return 0, false
		}
		i, j = i+1, j+1
	}
	return j, true
}

// collect records the marks of a body that equals the source's.
func (c *comparison) collect(body string) {
	for i, r := range body {
		if isDouble(r) || isSingle(r) {
			left, _ := utf8.DecodeLastRuneInString(body[:i])
			c.marks = append(c.marks, markPair{apostrophe: isSingle(r) && isWord(left)})
		}
	}
}

// compare compares s.asked, the letters of the form, and the gaps between them
// with s.letters.
func (f *form) compare(c *comparison, h *hit, s *searched) *problem {
	content := s.t.Content
	at := text.Range{Start: s.letters[0].start, End: s.letters[len(s.letters)-1].end}
	letters := s.asked
	for i := range letters {
		q, z := letters[i], s.letters[i]
		if q.r != z.r {
			if i > 0 || !s.otherCase(q.r, z.r) {
				return f.letterProblem(q, z, at)
			}
			if p := f.firstLetter(h, q, z, i+1 < len(letters) && letters[1].start == q.end && unicode.IsUpper(letters[1].r)); p != nil {
				p.at = at
				return p
			}
		} else if i == 0 && f.bracketed {
			h.edited = true
		}
		c.folds |= (q.folded | z.folded) &^ (q.folded & z.folded)
		if i == 0 {
			continue
		}
		qp, zp := letters[i-1], s.letters[i-1]
		qGap, zGap := gapText(f.text, qp, q), gapText(content, zp, z)
		if zGap != "" && furnitureIn(s.t, zp.end, z.start) {
			c.folds.add(foldFurniture)
		}
		if !c.gap(qGap, zGap, qp.end, zp.end, between{qp.r, q.r}) {
			zGap = s.t.Seen(zp.end, z.start)
			return gapProblem(qGap, zGap, between{qp.r, q.r}, f.original(qp.end), at)
		}
	}
	return nil
}

// gapText is what stands between two letters; the letters of one ligature or
// cluster have nothing between them.
func gapText(s string, left, right letter) string {
	if right.start < left.end {
		return ""
	}
	return s[left.end:right.start]
}

// firstLetter applies rule 5 to a first letter in the other case.
func (f *form) firstLetter(h *hit, q, z letter, acronym bool) *problem {
	p := &problem{reason: fmt.Sprintf("the first letter is %q, the source has %q", q.r, z.r), differs: "case",
		hint: fmt.Sprintf("write [%c] for the letter you changed", q.r), offset: f.original(q.start)}
	if acronym {
		p.hint = "an abbreviation keeps its letters"
		return p
	}
	h.edited = true
	if f.bracketed {
		return nil
	}
	word := f.text[q.start:]
	if i := strings.IndexFunc(word, func(r rune) bool { return !isWord(r) }); i >= 0 {
		word = word[:i]
	}
	switch {
	case f.conv.FirstLetter == refused:
		return p
	case otherInCapitals[strings.ToLower(word)]:
		h.notes = append(h.notes, Note{"first-letter", p.reason + fmt.Sprintf(", and %q may then be another word", word), p.hint, p.offset})
	case f.conv.FirstLetter == warned:
		h.notes = append(h.notes, Note{"first-letter", p.reason, p.hint, p.offset})
	}
	return nil
}

// otherInCapitals are English words that mean something else with a capital.
// The list is our own, of those that can begin a quotation in earnest.
var otherInCapitals = map[string]bool{}

func init() {
	for _, w := range strings.Fields("act august bill china earth god job march mark may nice polish reading state turkey union will") {
		otherInCapitals[w] = true
	}
}

// otherCase reports two letters that differ in nothing but case. In Turkish, I
// goes with ı and İ with i; elsewhere I with i.
func (s *searched) otherCase(a, b rune) bool {
	if strings.ContainsRune("iIıİ", a) && s.language().Tag == "tr" {
		return unicode.TurkishCase.ToLower(a) == b || unicode.TurkishCase.ToLower(b) == a
	}
	return unicode.SimpleFold(a) == b || unicode.SimpleFold(b) == a
}

// letterProblem words two letters that differ.
func (f *form) letterProblem(q, z letter, at text.Range) *problem {
	p := &problem{reason: fmt.Sprintf("%q stands where the source has %q", q.r, z.r), differs: "case",
		offset: f.original(q.start), at: at}
	if unicode.ToLower(q.r) != unicode.ToLower(z.r) {
		p.differs = "letter"
	}
	return p
}

// gapProblem words a difference between two gaps.
func gapProblem(q, s string, b between, offset int, at text.Range) *problem {
	p := &problem{differs: "punctuation", offset: offset, at: at}
	for _, r := range q {
		if isInvisible(r) && !strings.ContainsRune(s, r) {
			p.differs = "invisible"
			p.reason = fmt.Sprintf("an invisible character (U+%04X) stands in the quotation, and not in the source", r)
			p.hint = "delete the character: it was pasted with the text and would be printed"
			return p
		}
	}
	qs, ss := strings.TrimSpace(q), strings.TrimSpace(s)
	switch {
	case b.digits() || isDigit(b.right) && strings.ContainsFunc(qs+ss, func(r rune) bool { return signs(r) || currency(r) }):
		p.differs = "number"
		p.reason = "a number is written another way in the source"
	case qs == "" && ss == "" && q == "":
		p.differs, p.reason = "words", "two words of the source are one in the quotation"
	case qs == "" && ss == "" && s == "":
		p.differs, p.reason = "words", "one word of the source is two in the quotation"
	case qs == "" && ss != "":
		p.reason = fmt.Sprintf("the source has %q here", ss)
	case qs != "" && ss == "":
		p.reason = fmt.Sprintf("the source has no %q here", qs)
	default:
		p.reason = fmt.Sprintf("%q stands where the source has %q", qs, ss)
	}
	if strings.ContainsRune(q, '-') && strings.ContainsAny(q, " \n") && strings.Contains(s, "-") && strings.TrimSpace(s) == s {
		p.hint = "do not end a line of the YAML with a hyphen: the line end is a space"
	}
	return p
}
