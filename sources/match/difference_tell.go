package match

import (
	"fmt"
	"strings"
	"unicode"
)

// sentence says what differs, to people who read policy, not programs.
func (t *telling) sentence() string {
	s := t.first()
	if n := len(t.all) - 1; n > 0 {
		s += "; " + plural(n, "more place differs", "more places differ") + t.others()
	}
	return s
}

// others lists the kinds of the deviations that the sentence is not about, each
// once, the gravest first.
func (t *telling) others() string {
	var names []string
	for k := byNegation; k <= byInvisible; k++ {
		for _, v := range t.all {
			if v != t.deviation && v.kind == k {
				names = append(names, k.String())
				break
			}
		}
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// first says what the gravest deviation is.
func (t *telling) first() string {
	wrote, says := told(t.wrote()), told(t.says())
	switch t.kind {
	case byInvisible:
		return t.unseen()
	case byLetter:
		if s := lookAlike(t.wrote(), t.says()); s != "" {
			return s
		}
	case byNegation:
		if t.gained && wrote == "" {
			return "the source has " + says + " here, " + t.turns() + " that you left out"
		}
		if !t.gained && says == "" {
			return "you wrote " + wrote + ", " + t.turns() + " that the source does not have"
		}
	case byOrder:
		return t.order()
	case byPunctuation:
		return t.mark(wrote, says)
	}
	switch {
	case wrote == "":
		return "the source has " + says + " here, which you left out without a mark"
	case says == "":
		return "the source does not have " + wrote + " here"
	}
	return "the source says " + says + " where you wrote " + wrote
}

// turns names what a word does that turns the meaning.
func (t *telling) turns() string {
	if t.limits {
		return "a limit"
	}
	return "a negation"
}

// told puts a text between quotation marks, and leaves out its middle where it
// is long. It is "" for none.
func told(s string) string {
	const most, ends = 8, 3
	if s == "" {
		return ""
	}
	if w := strings.Fields(s); len(w) > most {
		s = strings.Join(w[:ends], " ") + " … " + strings.Join(w[len(w)-ends:], " ")
	}
	if r := []rune(s); len(r) > 120 {
		s = string(r[:60]) + " … " + string(r[len(r)-60:])
	}
	return `"` + s + `"`
}

// order says what stands in another order: the words from the first that has
// moved to the last, as the source has them.
func (t *telling) order() string {
	first, last := t.deviation, t.deviation
	for _, v := range t.all {
		if v.kind == byOrder {
			last = v
		}
	}
	from, to := max(0, first.prior+1), min(len(t.b), max(last.further, first.prior+1))
	a, z := max(0, first.before+1), min(len(t.a), max(last.after, first.before+1))
	return "the words stand in another order in the source: " + told(joinTokens(t.b[from:to])) +
		" where you wrote " + told(joinTokens(t.a[a:z]))
}

// mark says which mark differs, and where.
func (t *telling) mark(wrote, says string) string {
	place := ""
	if i := t.before; i >= 0 && i < len(t.a) {
		place = " behind " + told(t.a[i].text)
	} else if i := t.after; i < len(t.a) {
		place = " before " + told(t.a[i].text)
	}
	switch {
	case wrote == "":
		return "the source has " + says + place + ", which you left out"
	case says == "":
		return "the source has no " + wrote + place
	}
	return "the source has " + says + " where you wrote " + wrote
}

// unseenNames are the characters that nobody sees and that turn up most.
var unseenNames = map[rune]string{
	0x00AD: "a soft hyphen", 0x200B: "a zero-width space", 0xFEFF: "a byte order mark", 0x2060: "a word joiner",
	0x200E: "a left-to-right mark", 0x200F: "a right-to-left mark", 0x061C: "an Arabic letter mark",
	0x202A: "a mark of direction", 0x202B: "a mark of direction", 0x202C: "a mark of direction", 0x202D: "a mark of direction", 0x202E: "a mark of direction",
}

// unseen says which character nobody sees, and where it stands.
func (t *telling) unseen() string {
	s := t.wrote()
	at := strings.IndexFunc(s, isInvisible)
	if at < 0 {
		return "a character that nobody sees differs"
	}
	r := []rune(s[at:])[0]
	name := unseenNames[r]
	if name == "" {
		name = "an invisible character"
	}
	left, right := visibleText(s[:at]), visibleText(s[at:])
	if left == "" && t.before >= 0 {
		left = t.a[t.before].text
	}
	place := "before " + told(right)
	switch {
	case visibleText(s[:at]) != "" && right != "":
		place = "in " + told(visibleText(s))
	case left != "":
		place = "behind " + told(left)
	}
	return fmt.Sprintf("%s (U+%04X) stands %s, and not in the source", name, r, place)
}

// scripts are those whose letters are taken for one another.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Greek", unicode.Greek}}

func scriptName(r rune) string {
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

// lookAlike says which letter of another script stands for one that looks like
// it; "" where the scripts are the same, as with accents.
func lookAlike(wrote, says string) string {
	a, z := []rune(lettersOf(wrote)), []rune(lettersOf(says))
	for i := range min(len(a), len(z)) {
		if a[i] == z[i] {
			continue
		}
		mine, theirs := scriptName(a[i]), scriptName(z[i])
		if mine == "" || theirs == "" || mine == theirs {
			return ""
		}
		return fmt.Sprintf("the letter \"%c\" in %s is %s; the source has the %s \"%c\"", a[i], told(wrote), mine, theirs, z[i])
	}
	return ""
}
