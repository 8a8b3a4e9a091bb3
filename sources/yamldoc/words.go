package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// Bool reads true or false; false where the key is absent.
func (f *Fields) Bool(key string) bool {
	s := f.Word(key)
	if s.Value != "" && s.Value != "true" && s.Value != "false" {
		f.r.Report(s.Pos, fmt.Sprintf("`%s` is true or false, not %q", key, Short(s.Value)), fmt.Sprintf("write `%s: true` or `%s: false`", key, key))
	}
	return s.Value == "true"
}

var isoDate = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$`)

// Date reads YYYY, YYYY-MM or YYYY-MM-DD. What is no date is reported, and given
// as it is written.
func (f *Fields) Date(key string) String {
	s := f.Word(key)
	if s.Value == "" {
		return s
	}
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(layout, s.Value); err == nil && len(s.Value) == len(layout) {
			return s
		}
	}
	if isoDate.MatchString(s.Value) {
		f.r.Report(s.Pos, fmt.Sprintf("there is no such day as %s", s.Value), "correct the month or the day: year-month-day, such as 2026-10-30")
		return s
	}
	f.r.Report(s.Pos, fmt.Sprintf("%q is not a date that can be read", Short(s.Value)), "write it as 2026-10-30, 2026-10 or 2026")
	return s
}

// Language reads a language tag (BCP 47) whose parts exist; what is none is
// reported and left out, since nobody could act on it.
func (f *Fields) Language(key string) String {
	s := f.Word(key)
	if s.Value == "" {
		return s
	}
	if _, err := language.Parse(s.Value); err != nil || strings.Contains(s.Value, "_") {
		f.r.Report(s.Pos, fmt.Sprintf("%q is not a language code", Short(s.Value)), "write one such as en-GB, de, fr-BE or el")
		return String{}
	}
	return s
}
