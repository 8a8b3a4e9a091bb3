package bibliography

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// date makes YYYY, YYYY-MM or YYYY-MM-DD of its parts; "" where there is no
// such day. What is not known is 0; a month above 12 is a season, and left out.
func date(year, month, day int) string {
	switch {
	case year < 0 || year > 9999:
		return ""
	case month < 1 || month > 12:
		return fmt.Sprintf("%04d", year)
	case day < 1:
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	if t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); t.Day() != day {
		return fmt.Sprintf("%04d-%02d", year, month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

var (
	isoDate = regexp.MustCompile(`^([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?(?:[T ][0-9:.Z+-]*)?[~?%]?$`)
	anyYear = regexp.MustCompile(`\b(?:1[4-9]|20)[0-9]{2}\b`)
	layouts = []string{"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006", "January 2006", "Jan 2006", "2. January 2006", "2006 January 2", "2006 Jan 2", "2006 January", "2006 Jan"}
)

// readDate reads a date as people and programs write it. exact says that
// nothing of it was left out.
func readDate(s string) (out string, exact bool) {
	s = strings.TrimRight(strings.Join(strings.Fields(s), " "), "/")
	if m := isoDate.FindStringSubmatch(s); m != nil {
		out := date(number(m[1]), number(m[2]), number(m[3]))
		return out, strings.Count(out, "-") == strings.Count(s, "-")+strings.Count(s, "/")
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			day := t.Day()
			if !strings.Contains(strings.ReplaceAll(layout, "2006", ""), "2") {
				day = 0
			}
			return date(t.Year(), int(t.Month()), day), true
		}
	}
	if first, _, ok := strings.Cut(s, "/"); ok && isoDate.MatchString(first) { // a range
		out, _ := readDate(first)
		return out, false
	}
	return anyYear.FindString(s), false
}

// number reads a small number; 0 where it is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > 9999 {
		return 0
	}
	return n
}
