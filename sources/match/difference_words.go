package match

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
	"golang.org/x/text/unicode/norm"
)

// A written is a token of a text: a word or a single mark. Compound words and numbers are one.
type written struct {
	text  string
	key   string // what must be equal: the text without what never counts
	at    int    // offset in the text
	space bool   // white space stands before it
}

func (t written) word() bool { return strings.IndexFunc(t.text, isWord) >= 0 }

// tokens cuts a text into words and marks, so that a difference never shows half
// a word. A mark of omission is one token; in scripts without spaces each
// character is.
func tokens(s string) []written {
	var out []written
	space := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isSpace(r) {
			space = len(out) > 0
			i += size
			continue
		}
		end := i + size
		if stop := omissionMark(s, i); stop > 0 {
			end = stop
		} else if isWord(r) || isInvisible(r) {
			end = endOfWord(s, i)
		}
		out = append(out, written{text: s[i:end], at: i, space: space})
		space, i = false, end
	}
	return out
}

// omissionMark is the end of a mark of omission that begins at i, or 0.
func omissionMark(s string, i int) int {
	from := i
	if s[i] == '[' {
		from++
	}
	dots, end := dotRun(s, from)
	if dots < 3 {
		return 0
	}
	if from > i {
		if !strings.HasPrefix(s[end:], "]") {
			return 0
		}
		end++
	}
	return end
}

// endOfWord is the end of the word that begins at i.
func endOfWord(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	alone, end := standsAlone(r), i+size
	for end < len(s) {
		n, size := utf8.DecodeRuneInString(s[end:])
		nn, _ := utf8.DecodeRuneInString(s[end+size:])
		inside := (isHyphen(n) || isSingle(n) || n == '.' || n == ',') && end+size < len(s) && isWord(nn)
		if standsAlone(n) || alone && !isInvisible(n) || !isWord(n) && !isInvisible(n) && !inside {
			break
		}
		end += size
	}
	return end
}

// foldToken is what of a token counts. Of the source an invisible character does
// not, unless the quotation has it too.
func foldToken(s string, drop func(r rune) bool) string {
	if omissionMark(s, 0) > 0 {
		return "…"
	}
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		switch joined, ok := ligatures[r]; {
		case ok:
			b.WriteString(joined)
		case isInvisible(r) && drop(r):
		case isDouble(r):
			b.WriteByte('"')
		case isSingle(r):
			b.WriteByte('\'')
		case isHyphen(r):
			b.WriteByte('-')
		case isDash(r):
			b.WriteRune('–')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isPlain reports that a token folds to itself: letters and digits of ASCII.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || !isWord(rune(c)) {
			return false
		}
	}
	return true
}

// A comparison by words of a quotation (a) with a passage (b).
type wordComparison struct {
	a, b  []written
	steps []step
}

// A step is a token of one side or both; equal ones are of both.
type step struct {
	op   Op
	a, b int // of Equal and Delete, of Equal and Insert
}

// compareWords compares two texts word by word. What never counts, as the form
// of quotation marks, is no difference, unless nothing else is one.
func compareWords(a, b string) *wordComparison {
	d := &wordComparison{a: tokens(a), b: tokens(b)}
	for i := range d.a {
		d.a[i].key = foldToken(d.a[i].text, func(rune) bool { return false })
	}
	for i := range d.b {
		d.b[i].key = foldToken(d.b[i].text, func(r rune) bool { return !strings.ContainsRune(a, r) })
	}
	if d.compare(); d.same() && a != b {
		for i := range d.a {
			d.a[i].key = d.a[i].text
		}
		for i := range d.b {
			d.b[i].key = d.b[i].text
		}
		d.compare()
	}
	return d
}

// same reports that nothing differs, spaces aside.
func (d *wordComparison) same() bool {
	for _, s := range d.steps {
		if s.op != Equal {
			return false
		}
	}
	return true
}

// mostTokens is how many tokens of each side are compared at a time. In longer
// texts the comparison goes on behind the last equal one.
const mostTokens = 1 << 11

func (d *wordComparison) compare() {
	d.steps = nil
	for i, j := 0, 0; i < len(d.a) || j < len(d.b); {
		m, n := min(len(d.a), i+mostTokens), min(len(d.b), j+mostTokens)
		part := diffKeys(d.a[i:m], d.b[j:n])
		if m < len(d.a) || n < len(d.b) {
			part = untilLastEqual(part)
		}
		for _, op := range part {
			d.steps = append(d.steps, step{op, i, j})
			if op != Insert {
				i++
			}
			if op != Delete {
				j++
			}
		}
	}
}

// untilLastEqual cuts off what follows the last equal token, where one is.
func untilLastEqual(ops []Op) []Op {
	for k := len(ops); k > 0; k-- {
		if ops[k-1] == Equal {
			return ops[:k]
		}
	}
	return ops
}

// diffKeys is the shortest way from one list of tokens to the other. go-diff
// compares runes: each different key gets one. It looks for equal halves, and
// stops by the clock, only if it is given time; its clean-up, which would give
// up short equal runs, is not used.
func diffKeys(a, b []written) []Op {
	known := map[string]rune{}
	encode := func(list []written) []rune {
		out := make([]rune, len(list))
		for i, t := range list {
			r, ok := known[t.key]
			if !ok {
				r = rune(len(known) + 1)
				known[t.key] = r
			}
			out[i] = r
		}
		return out
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // a result that depends on the clock is no result
	var out []Op
	for _, x := range d.DiffMainRunes(encode(a), encode(b), false) {
		op := map[diffmatchpatch.Operation]Op{diffmatchpatch.DiffEqual: Equal, diffmatchpatch.DiffDelete: Delete, diffmatchpatch.DiffInsert: Insert}[x.Type]
		for range x.Text {
			out = append(out, op)
		}
	}
	return out
}

// changes lists the runs of the comparison. Equal runs are as the source writes
// them. A space belongs to a change where only one side has it.
func (d *wordComparison) changes() []Change {
	w := &changeWriter{}
	for _, s := range d.steps {
		switch s.op {
		case Equal:
			a, b := d.a[s.a], d.b[s.b]
			switch {
			case a.space && b.space:
				w.write(Equal, " ")
			case a.space:
				w.write(Delete, " ")
			case b.space:
				w.write(Insert, " ")
			}
			w.write(Equal, b.text)
		case Delete:
			w.write(Delete, withSpace(d.a[s.a]))
		case Insert:
			w.write(Insert, withSpace(d.b[s.b]))
		}
	}
	w.flush()
	return w.out
}

func withSpace(t written) string {
	if t.space {
		return " " + t.text
	}
	return t.text
}

// A changeWriter joins what belongs to one change: what goes, then what comes.
type changeWriter struct {
	out              []Change
	same, gone, come []byte
}

func (w *changeWriter) write(op Op, s string) {
	switch op {
	case Delete:
		w.gone = append(w.gone, s...)
	case Insert:
		w.come = append(w.come, s...)
	default:
		if len(w.gone)+len(w.come) > 0 {
			w.flush()
		}
		w.same = append(w.same, s...)
	}
}

// flush writes what was collected. A space before both sides of a change is
// equal.
func (w *changeWriter) flush() {
	if bytes.HasPrefix(w.gone, []byte(" ")) && bytes.HasPrefix(w.come, []byte(" ")) {
		w.same, w.gone, w.come = append(w.same, ' '), w.gone[1:], w.come[1:]
	}
	for _, c := range []struct {
		op   Op
		text []byte
	}{{Equal, w.same}, {Delete, w.gone}, {Insert, w.come}} {
		if len(c.text) > 0 {
			w.out = append(w.out, Change{c.op, string(c.text)})
		}
	}
	w.same, w.gone, w.come = w.same[:0], w.gone[:0], w.come[:0]
}

// wordDiff compares two texts word by word. White space is one space.
func wordDiff(a, b string) []Change { return compareWords(a, b).changes() }
