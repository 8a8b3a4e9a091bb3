package sheets

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"factsheet/sources/yamldoc"
)

// conventions are the profiles of package match.
var conventions = []string{"eu", "un", "apa", "chicago", "oscola", "bluebook", "strict"}

// format checks the key `format`, which every sheet has.
func (p *parser) format(f *yamldoc.Fields) {
	s := f.Word("format")
	switch {
	case f.Lacks("format"):
		p.Report(f.Pos, "a sheet needs `format`", "write `format: 1` on its first line")
	case s.Value == "" || s.Value == "1":
	case digits.MatchString(s.Value):
		p.Report(s.Pos, fmt.Sprintf("this sheet is in format %s; this program reads format 1", yamldoc.Short(s.Value)), "use a newer version of factsheet, or write `format: 1`")
	default:
		p.Report(s.Pos, fmt.Sprintf("%q is not the number of a format", yamldoc.Short(s.Value)), "write `format: 1`")
	}
}

var digits = regexp.MustCompile(`^[0-9]+$`)

// oneOf checks that s is absent or one of words.
func (p *parser) oneOf(key string, s String, words ...string) String {
	if s.Value == "" || slices.Contains(words, s.Value) {
		return s
	}
	hint := "write one of " + strings.Join(words, ", ")
	if len(words) == 1 {
		hint = fmt.Sprintf("write `%s: %s`, or delete the line", key, words[0])
	}
	if near := yamldoc.Nearest(s.Value, words); near != "" && len(words) > 1 {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	p.Report(s.Pos, fmt.Sprintf("`%s` cannot be %q", key, yamldoc.Short(s.Value)), hint)
	return s
}

// maxID is the length of an id, in bytes: it is a part of links.
const maxID = 100

// id checks the id of a point and that it is the only one in the sheet.
func (p *parser) id(s String) String {
	if s.Value == "" {
		return s
	}
	bad := strings.IndexFunc(s.Value, func(r rune) bool {
		return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	before, taken := p.ids[s.Value]
	switch {
	case bad >= 0:
		p.Report(s.At(bad), fmt.Sprintf("an id cannot contain %q", []rune(s.Value[bad:])[0]), "use letters, digits and hyphens, such as `three-day-rule`")
	case len(s.Value) > maxID:
		p.Report(s.Pos, "this id is too long", fmt.Sprintf("use at most %d letters, such as `three-day-rule`", maxID))
	case taken:
		p.Report(s.Pos, fmt.Sprintf("the id %q is taken by the point on line %d", s.Value, before.Line), "give each point an id of its own")
	default:
		p.ids[s.Value] = s.Pos
	}
	return s
}

// path checks that a file name stays below the sheets folder.
func (p *parser) path(s String) String {
	if at, message, hint := wrongPath(s, "images/map.png"); message != "" {
		p.Report(at, message, hint)
	}
	return s
}

// wrongPath says why a path cannot be one below the folder of the sheets;
// message is "" where it can.
func wrongPath(s String, example string) (at Pos, message, hint string) {
	copyIt := "copy the file there and write its name, such as " + example
	sign := strings.IndexByte(s.Value, '\\')
	switch {
	case sign >= 0:
		return s.At(sign), "a path has `/` between its folders, on every system", fmt.Sprintf("write %s", yamldoc.Short(strings.ReplaceAll(s.Value, `\`, "/")))
	case strings.HasPrefix(s.Value, "/") || drive.MatchString(s.Value) || strings.Contains(s.Value, "://"):
		return s.Pos, "a path starts at the folder of the sheets", copyIt
	case slices.Contains(strings.Split(s.Value, "/"), ".."):
		return s.Pos, "a path cannot leave the folder of the sheets with `..`", copyIt
	}
	return s.Pos, "", ""
}

// address reads the address of a page.
func (p *parser) address(s String) String {
	if s.IsZero() {
		return s
	}
	u, err := url.Parse(s.Value)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsFunc(s.Value, unicode.IsSpace) {
		p.Report(s.Pos, fmt.Sprintf("%q is no address of a page", yamldoc.Short(s.Value)), "write it whole, such as https://council.example/breaches")
	}
	if len(s.Value) > maxAddress {
		p.Report(s.Pos, "this address is too long for a code that telephones read", fmt.Sprintf("use one of at most %d characters", maxAddress))
	}
	return s
}

// maxAddress is the length of an address, in bytes: its code stays small.
const maxAddress = 500

var drive = regexp.MustCompile(`^[A-Za-z]:`)
