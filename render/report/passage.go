package report

import (
	"strings"

	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// near is how many words are shown on either side of what matters.
const near = 6

// between is how many words are shown behind one change and before the next.
const between = 4

// whole is how many words of a passage are shown before its middle is left out.
const whole = 40

// mostChanges is how many changes of a difference are shown, and mostMarked how
// many words of one change before its middle is left out.
const (
	mostChanges = 6
	mostMarked  = 14
)

// written gives the author's side of a difference, words that the source does
// not have marked [-so-]; said gives the source's side, words that the author
// does not have marked {+so+}. Equal words far from any difference become "…",
// and so does what follows the first changes.
func written(d []match.Change) []word { return side(firstChanges(d), match.Delete) }
func said(d []match.Change) []word    { return side(firstChanges(d), match.Insert) }

// firstChanges is a difference as far as it is shown.
func firstChanges(d []match.Change) []match.Change {
	n := 0
	for i, c := range d {
		if c.Op == match.Equal {
			continue
		}
		if i == 0 || d[i-1].Op == match.Equal {
			n++
		}
		if n > mostChanges {
			more := match.Change{Op: match.Equal, Text: d[i-1].Text + " …"}
			return append(d[:i-1:i-1], more)
		}
	}
	return d
}

func side(d []match.Change, own match.Op) []word {
	var out []word
	space := false
	for i, c := range d {
		text := clean(c.Text)
		if own == match.Insert {
			text = fromSource(c.Text)
		}
		if c.Op != match.Equal && c.Op != own {
			continue
		}
		list := words(text, plain)
		switch {
		case c.Op == match.Equal && len(list) == 0:
			space = space || text != ""
			continue
		case c.Op == match.Equal:
			list[0].space = list[0].space || space
			list = elide(list, i == 0, i == len(d)-1)
		case markedOmission(d, i): // is no fault
			list[0].space = list[0].space || space
			list = elide(list, false, false)
		case len(list) == 0 && text != "": // nothing but a space differs
			list = []word{{text: " ", space: space}}
			mark(list, own)
		case len(list) > 0:
			list[0].space = list[0].space || space
			list = shorten(list, mostMarked)
			mark(list, own)
		}
		out = append(out, list...)
		space = len(list) > 0 && strings.TrimSpace(text) != "" && strings.HasSuffix(text, " ")
	}
	return out
}

// markedOmission reports a change that is a mark of omission, or the words of the
// source in its place.
func markedOmission(d []match.Change, i int) bool {
	if d[i].Op == match.Insert {
		i--
	}
	if i < 0 || i+1 >= len(d) || d[i].Op != match.Delete || d[i+1].Op != match.Insert || len(strings.Fields(d[i+1].Text)) == 0 {
		return false
	}
	switch strings.TrimSpace(d[i].Text) {
	case "[...]", "[…]", "...", "…":
		return true
	}
	return false
}

// mark puts the marks of a difference round a run of words.
func mark(list []word, own match.Op) {
	before, after, st := "[-", "-]", red
	if own == match.Insert {
		before, after, st = "{+", "+}", green
	}
	for i := range list {
		list[i].style = st
	}
	list[0].text = before + list[0].text
	list[len(list)-1].text += after
}

// elide leaves out the words of an equal run that are far from a difference.
func elide(list []word, first, last bool) []word {
	dots := word{text: "…", space: true}
	switch {
	case first && last:
		return shorten(list, whole)
	case first && len(list) > near+1:
		return append([]word{dots}, list[len(list)-near:]...)
	case last && len(list) > near+1:
		return append(list[:near:near], dots)
	case !first && !last && len(list) > 2*between+1:
		out := append(list[:between:between], dots)
		return append(out, list[len(list)-between:]...)
	}
	return list
}

// shorten leaves out the middle of a text of more than most words.
func shorten(list []word, most int) []word {
	if len(list) <= most {
		return list
	}
	out := append(list[:most/2:most/2], word{text: "…", space: true})
	return append(out, list[len(list)-most/2:]...)
}

// inContext gives a passage with a few of the words round it.
func inContext(f *check.Found) []word {
	before := words(fromSource(f.Before), faint)
	if len(before) > near {
		before = append([]word{{text: "…", style: faint}}, before[len(before)-near:]...)
	}
	passage := shorten(words(fromSource(f.Text), bold), whole)
	if len(passage) > 0 && len(before) > 0 {
		passage[0].space = endsWithSpace(f.Before) || startsWithSpace(f.Text)
	}
	after := words(fromSource(f.After), faint)
	if len(after) > near {
		after = append(after[:near:near], word{text: "…", style: faint, space: true})
	}
	if len(after) > 0 {
		after[0].space = startsWithSpace(f.After) || endsWithSpace(f.Text)
	}
	return append(append(before, passage...), after...)
}

func startsWithSpace(s string) bool { return strings.HasPrefix(clean(s), " ") }
func endsWithSpace(s string) bool   { return strings.HasSuffix(clean(s), " ") }

// countWords counts the words of several texts.
func countWords(texts []string) int {
	n := 0
	for _, t := range texts {
		n += len(strings.Fields(t))
	}
	return n
}
