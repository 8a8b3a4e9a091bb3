package match

import (
	"regexp"
	"strings"
)

// mostEdit is how many bytes an edit may have on both sides together. A longer one
// is no edit of a passage but another text, and costs too much to compare. The
// limit is our own.
const mostEdit = 1 << 12

// tooLong reports an edit that costs too much to be compared.
func (e Edit) tooLong() bool {
	return len(e.Shown)+len(e.Replaces) > mostEdit || strings.Count(e.Shown, "[") > mostBrackets
}

// fits reports whether an edit changes nothing but what its brackets show: the
// words outside them must stand in what it replaces, in their order. Else an
// edit could change words that the reader takes for the source's. One that is too
// large to be looked at does not fit.
func (e Edit) fits() bool {
	if e.tooLong() {
		return false
	}
	shown, replaces := strings.Join(strings.Fields(e.Shown), " "), strings.Join(strings.Fields(e.Replaces), " ")
	var pattern strings.Builder
	brackets := 0
	for rest := shown; rest != ""; {
		open := strings.IndexByte(rest, '[')
		size := -1
		if open >= 0 {
			size = strings.IndexByte(rest[open:], ']')
		}
		if size < 0 {
			pattern.WriteString(regexp.QuoteMeta(rest))
			break
		}
		before, behind := rest[:open], rest[open+size+1:]
		brackets++
		// A bracket that stands alone may stand for nothing, and then leaves
		// one space.
		switch left := before == "" && brackets == 1; {
		case strings.HasSuffix(before, " ") && (behind == "" || strings.ContainsAny(behind[:1], " .,;:!?")):
			pattern.WriteString(regexp.QuoteMeta(strings.TrimSuffix(before, " ")) + `(?: .*)?`)
		case left && strings.HasPrefix(behind, " "):
			pattern.WriteString(`(?:.* )?`)
			behind = behind[1:]
		default:
			pattern.WriteString(regexp.QuoteMeta(before) + `.*`)
		}
		rest = behind
	}
	if brackets == 0 {
		return false
	}
	ok, err := regexp.MatchString("^(?:"+pattern.String()+")$", replaces)
	return err == nil && ok
}
