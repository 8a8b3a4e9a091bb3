package check

import (
	"strings"
	"testing"

	"factsheet/sources"
)

func TestStaleReview(t *testing.T) {
	year := Period{Years: 1}
	tests := []struct {
		date, reviewed             string // of the sheet
		issued, accessed, accepted string // the source's
		every                      Period
		asOf                       string
		want, reason               string // want is a part of the message; "" is silence
	}{
		{"", "", "2026", "", "", Period{}, "2030-01-01", "", "a sheet that was never reviewed, where nobody asks for it"},
		{"2026-03-01", "2026-03-01", "2026-03-01", "2026-03-01", "2026-03-01", year, "", "", "all on one day"},
		{"2026-03-01", "2026-02-28", "", "", "", Period{}, "", "dated 2026-03-01", "the sheet is newer"},
		{"2026-03", "2026-02-28", "", "", "", Period{}, "", "dated 2026-03", "by a month"},
		{"2026", "2025-12-31", "", "", "", Period{}, "", "dated 2026", "by a year"},
		{"2026-03", "2026-03-01", "", "", "", Period{}, "", "", "some day of the month of the review"},
		{"2026", "2026-01-01", "", "", "", Period{}, "", "", "some day of its year"},
		{"2026-12-31", "2026", "", "", "", Period{}, "", "", "the review was on some day of the year, the last perhaps"},
		{"", "2026-02-28", "2026-03-01", "", "", Period{}, "", "code was issued on 2026-03-01", "the source is newer"},
		{"", "2026-02-28", "2026", "", "", Period{}, "", "", "some day of the year"},
		{"", "2026-02-28", "2025-01-01", "2026-03-01", "", Period{}, "", "code was accessed on 2026-03-01", "the source was fetched anew"},
		{"", "2026-02-28", "2025-01-01", "2025-01-01", "2026-03-01", Period{}, "", "code was accepted on 2026-03-01", "the file changed, and was accepted"},
		{"", "2026-02-28", "2026-02-27", "2026-02-28", "2026-02-28", Period{}, "", "", "nothing is newer"},
		{"", "2026-02-28", "", "", "", year, "2027-02-28", "", "a year to the day"},
		{"", "2026-02-28", "", "", "", year, "2027-03-01", "every 1 year", "a year and a day"},
		{"", "2026-02-28", "", "", "", year, "", "", "nobody says which day it is"},
		{"", "2026-02-28", "", "", "", Period{}, "2099-01-01", "", "nobody asks for reviews"},
		{"", "2026-01-31", "", "", "", Period{Months: 1}, "2026-02-28", "", "a month from the 31st ends with February"},
		{"", "2026-01-31", "", "", "", Period{Months: 1}, "2026-03-01", "every 1 month", "and no later"},
		{"", "2024-02-29", "", "", "", year, "2025-02-28", "", "a year from a leap day"},
		{"", "2024-02-29", "", "", "", year, "2025-03-01", "every 1 year", "and no later"},
		{"", "2026-01-01", "", "", "", Period{Days: 90}, "2026-04-01", "", "ninety days"},
		{"", "2026-01-01", "", "", "", Period{Days: 90}, "2026-04-02", "every 90 days", "ninety-one"},
		{"", "2026", "", "", "", Period{Months: 6}, "2027-06-30", "", "counted from the last day of the year"},
		{"", "2026", "", "", "", Period{Months: 6}, "2027-07-01", "every 6 months", "and no later"},
		{"", "2026-02", "", "", "", Period{Days: 1}, "2026-03-01", "", "counted from the last day of the month"},
		{"", "2026-02", "", "", "", Period{Days: 1}, "2026-03-02", "every 1 day", "and no later"},
		{"", "", "", "", "", year, "", "does not say when it was reviewed", "reviews are asked for, and there was none"},
		{"", "2026-02-28", "", "", "", year, "2020-01-01", "", "a review that is still to come is not old"},
	}
	for _, tt := range tests {
		catalogue := "format: 1\nsources:\n  code:\n    title: Code\n    file: code.txt\n"
		sheet := "format: 1\ntitle: Pilots\n"
		for _, field := range []struct {
			into       *string
			key, value string
		}{{&catalogue, "    issued: ", tt.issued}, {&catalogue, "    accessed: ", tt.accessed}, {&sheet, "date: ", tt.date}, {&sheet, "reviewed: ", tt.reviewed}} {
			if field.value != "" {
				*field.into += field.key + field.value + "\n"
			}
		}
		sheet += "points:\n  - claim: |\n      We love pilots.\n    evidence:\n      source: code\n      quote: |\n        We love pilots\n"
		o := Options{AsOf: tt.asOf, ReviewEvery: tt.every}
		if tt.accepted != "" {
			o.Lock = sources.NewLock([]*sources.Accepted{{ID: "code", Path: "code.txt", Date: tt.accepted}})
		}
		got := findingsOf(t, "stale-review", sheet, map[string]string{"catalogue.yaml": catalogue, "code.txt": "We love pilots"}, o)
		switch {
		case tt.want == "" && len(got) > 0:
			t.Errorf("%s: %s", tt.reason, got[0].Message)
		case tt.want != "" && (len(got) != 1 || !strings.Contains(got[0].Message, tt.want)):
			t.Errorf("%s: %+v, want one with %q", tt.reason, got, tt.want)
		}
	}
}

// Whatever is written for a date, nothing is said of what is none.
func TestStaleReviewOfNoDates(t *testing.T) {
	for _, s := range []string{"", "2026-13", "soon", "20260", "30.10.2026", "２０２６"} {
		if after(s, "2020-01-01") && s != "2026-13" || after("2030-01-01", s) && s != "2026-13" {
			t.Errorf("%q is compared with dates", s)
		}
		if due := dueAfter(s, Period{Years: 1}); due != "" {
			t.Errorf("a review on %q is due on %s", s, due)
		}
	}
}
