package extract

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Limits on what is taken of a document's description.
const (
	longestWords = 500 // characters of a title or a name
	mostAuthors  = 50
)

// oneLine makes one line of words: white space becomes single spaces, and what does
// not show is left out.
func oneLine(s string) string {
	s = s[:min(len(s), 16*longestWords)]
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError, r == '\u00ad', r == '\u200b', r == '\ufeff', unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > longestWords {
		s = strings.TrimRight(string(r[:longestWords-1]), " ") + "…"
	}
	return s
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "//") || strings.HasPrefix(s, "www.")
}

// webAddress is an address that the catalogue can have, or nothing.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || len(s) > 2000 || strings.ContainsFunc(s, unicode.IsSpace) {
		return ""
	}
	return u.String()
}

// languageTag is a tag of BCP 47 whose parts exist, or nothing.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	tag, err := language.Parse(s)
	if err != nil || s == "" || tag == language.Und {
		return ""
	}
	return tag.String()
}

// months by their names in the languages that dates are written in most.
var months = func() map[string]int {
	m := map[string]int{}
	for _, names := range []string{
		"january february march april may june july august september october november december",
		"jan feb mar apr may jun jul aug sep oct nov dec", "_ _ _ _ _ _ _ _ sept",
		"januar februar märz april mai juni juli august september oktober november dezember",
		"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
		"januari februari maart april mei juni juli augustus september oktober november december",
	} {
		for i, name := range strings.Fields(names) {
			m[name] = i + 1
		}
	}
	delete(m, "_")
	return m
}()

var (
	numericDate = regexp.MustCompile(`^([0-9]{4})(?:[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?)?(?:$|[^0-9/.-])`)
	compactDate = regexp.MustCompile(`^([0-9]{4})([0-9]{2})([0-9]{2})(?:$|T)`)
	dottedDate  = regexp.MustCompile(`^([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?:$|[^0-9])`)
	slashedDate = regexp.MustCompile(`^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:$|[^0-9])`)
	dayFirst    = regexp.MustCompile(`^(?:\pL+\.?,? )?([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)? (?:de |of )?(\pL+)\.?,? (?:de |del )?([0-9]{4})(?:$|[^0-9])`)
	monthFirst  = regexp.MustCompile(`^(?:\pL+\.?,? )?(\pL+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})(?:$|[^0-9])`)
	monthYear   = regexp.MustCompile(`^(\pL+)\.?,? ([0-9]{4})$`)
)

// isoDate makes YYYY, YYYY-MM or YYYY-MM-DD of a date, in the zone in which it is
// written. One that can be read in two ways (3/4/2026) is none.
func isoDate(s string) string {
	s = oneLine(s)
	if m := compactDate.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := numericDate.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dottedDate.FindStringSubmatch(s); m != nil {
		return day(m[3], m[2], m[1])
	}
	if m := slashedDate.FindStringSubmatch(s); m != nil {
		a, b := day(m[3], m[2], m[1]), day(m[3], m[1], m[2])
		if a == "" || b == "" || a == b {
			return cmp.Or(a, b)
		}
	}
	lower := strings.ToLower(s)
	if m := monthFirst.FindStringSubmatch(lower); m != nil && months[m[1]] > 0 {
		return day(m[3], strconv.Itoa(months[m[1]]), m[2])
	}
	if m := dayFirst.FindStringSubmatch(lower); m != nil && months[m[2]] > 0 {
		return day(m[3], strconv.Itoa(months[m[2]]), m[1])
	}
	if m := monthYear.FindStringSubmatch(lower); m != nil && months[m[1]] > 0 {
		return day(m[2], strconv.Itoa(months[m[1]]), "")
	}
	return ""
}

// day writes a date, if there is such a one. Years before printing are slips.
func day(year, month, d string) string {
	y, _ := strconv.Atoi(year)
	if y < 1400 || y > 2999 {
		return ""
	}
	if month == "" {
		return year
	}
	m, _ := strconv.Atoi(month)
	if m < 1 || m > 12 {
		return ""
	}
	if d == "" {
		return fmt.Sprintf("%s-%02d", year, m)
	}
	n, _ := strconv.Atoi(d)
	t := time.Date(y, time.Month(m), n, 0, 0, 0, 0, time.UTC)
	if n < 1 || t.Day() != n {
		return ""
	}
	return t.Format(time.DateOnly)
}

// names makes names of words, each once, and passes over addresses of profiles.
func names(list []string, of func(string) Name) []Name {
	var out []Name
	seen := map[Name]bool{}
	for _, s := range list {
		s = oneLine(s)
		if s == "" || isAddress(s) || strings.HasPrefix(s, "@") {
			continue
		}
		if n := of(s); !seen[n] && len(out) < mostAuthors {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

// literalName is a name as it is printed, without the "By" of a newspaper.
func literalName(s string) Name {
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = strings.TrimSpace(s[3:])
	}
	return Name{Literal: s}
}

// personName reads "Family, Given" where it can only be that: the names of
// departments have commas, too.
func personName(s string) Name {
	family, given, ok := strings.Cut(s, ", ")
	if !ok || strings.ContainsAny(given, ",;") || !isPersonal(family) || !isPersonal(given) {
		return literalName(s)
	}
	return Name{Family: family, Given: given}
}

// ofOffices are words that stand in the names of offices and firms.
var ofOffices = map[string]bool{"of": true, "for": true, "and": true, "the": true, "für": true, "und": true, "et": true, "&": true,
	"ministry": true, "department": true, "office": true, "committee": true, "council": true, "agency": true, "ministère": true,
	"ministerium": true, "inc": true, "inc.": true, "ltd": true, "ltd.": true, "llc": true, "plc": true, "gmbh": true, "university": true}

func isPersonal(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if ofOffices[strings.ToLower(w)] {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 4
}

var creative = regexp.MustCompile(`^https?://(?:www\.)?creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([0-9.]+)`)

// licence is the short name (SPDX) of a licence that is given by its address, or
// the address. Words on rights are none.
func licence(s string) string {
	s = strings.TrimSpace(s)
	if m := creative.FindStringSubmatch(s); m != nil {
		switch {
		case m[1] == "licenses":
			return "CC-" + strings.ToUpper(m[2]) + "-" + m[3]
		case m[2] == "zero":
			return "CC0-" + m[3]
		}
	}
	const open = "nationalarchives.gov.uk/doc/open-government-licence/version/"
	if _, version, ok := strings.Cut(s, open); ok && version != "" && version[0] >= '1' && version[0] <= '9' {
		return "OGL-UK-" + version[:1] + ".0"
	}
	return webAddress(s)
}
