package check

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"factsheet/sheets"
	"factsheet/sources"
)

// A Period is a length of time as people say it. The zero Period is none.
type Period struct{ Years, Months, Days int }

// String is the period in words: "12 months".
func (p Period) String() string {
	var out []string
	for _, part := range []struct {
		n    int
		unit string
	}{{p.Years, "year"}, {p.Months, "month"}, {p.Days, "day"}} {
		switch {
		case part.n == 1:
			out = append(out, "1 "+part.unit)
		case part.n > 1:
			out = append(out, fmt.Sprintf("%d %ss", part.n, part.unit))
		}
	}
	return strings.Join(out, " and ")
}

// staleReviews finds sheets that nobody has looked over since something about
// them changed, or for too long. The only day that it knows is the one it is
// given.
func staleReviews(r *run, s *sheets.Sheet, result *Result) []Finding {
	reviewed := s.Reviewed.Value
	if reviewed == "" {
		if r.o.ReviewEvery == (Period{}) || !s.Reviewed.IsZero() {
			return nil
		}
		return []Finding{{Pos: headPos(s), Rule: "stale-review",
			Message: fmt.Sprintf("the sheet does not say when it was reviewed, and is to be reviewed every %s", r.o.ReviewEvery),
			Hint:    "look it over and write reviewed: with the day"}}
	}
	var out []Finding
	add := func(message string, related ...Related) {
		out = append(out, Finding{Pos: s.Reviewed.Pos, Rule: "stale-review", Message: message,
			Hint: "look the sheet over and write the day into reviewed:", Related: related})
	}
	if after(s.Date.Value, reviewed) {
		add(fmt.Sprintf("the sheet is dated %s, and was last reviewed before, on %s", s.Date.Value, reviewed))
	}
	if newer := newerSources(r, result, reviewed); len(newer) > 0 {
		first := newer[0].message
		if n := len(newer) - 1; n > 0 {
			first += fmt.Sprintf(", and %d more of its sources are newer", n)
		}
		var related []Related
		for _, n := range newer {
			related = append(related, Related{n.source.Pos, n.message})
		}
		add(fmt.Sprintf("the sheet was last reviewed on %s; since then %s", reviewed, first), related...)
	}
	if due := dueAfter(reviewed, r.o.ReviewEvery); due != "" && after(r.o.AsOf, due) {
		add(fmt.Sprintf("the sheet was last reviewed on %s, and is to be reviewed every %s", reviewed, r.o.ReviewEvery))
	}
	return out
}

// headPos is where the title stands, which every sheet has, or the file.
func headPos(s *sheets.Sheet) sheets.Pos {
	if s.Title.Pos.Line > 0 {
		return s.Title.Pos
	}
	return sheets.Pos{File: s.File}
}

// A newerSource is one that came, or was changed, after a review.
type newerSource struct {
	source  *sources.Source
	message string // without a full stop
}

// newerSources are the quoted sources with a date after the review, in the order
// of the sheet.
func newerSources(r *run, result *Result, reviewed string) []newerSource {
	var out []newerSource
	told := make(map[*sources.Source]bool)
	for i := range result.Quotations {
		s := result.Quotations[i].Source
		if s == nil || told[s] {
			continue
		}
		told[s] = true
		accepted := ""
		if a := r.o.Lock.Source(s.ID); a != nil {
			accepted = a.Date
		}
		for _, d := range []struct{ was, date string }{{"issued", s.Issued}, {"accessed", s.Accessed}, {"accepted", accepted}} {
			if after(d.date, reviewed) {
				out = append(out, newerSource{s, fmt.Sprintf("%s was %s on %s", s.ID, d.was, d.date)})
				break
			}
		}
	}
	return out
}

// isDate is a date as sheets and catalogues have it; another one was told.
var isDate = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)

// after reports whether all of a date (YYYY, YYYY-MM or YYYY-MM-DD) is after all
// of another one; what is no date is after none.
func after(date, other string) bool {
	if !isDate.MatchString(date) || !isDate.MatchString(other) {
		return false
	}
	n := min(len(date), len(other))
	return date[:n] > other[:n]
}

// dueAfter is the last day on which a review is not too old: of a date without a
// day or month, counted from its last day. It is empty where there is no such day.
func dueAfter(reviewed string, every Period) string {
	if every == (Period{}) {
		return ""
	}
	var from time.Time
	var err error
	switch len(reviewed) {
	case len("2006"):
		from, err = time.Parse("2006-01-02", reviewed+"-12-31")
	case len("2006-01"):
		if from, err = time.Parse("2006-01-02", reviewed+"-01"); err == nil {
			from = from.AddDate(0, 1, -1)
		}
	default:
		from, err = time.Parse("2006-01-02", reviewed)
	}
	if err != nil {
		return "" // that it is no date was told
	}
	return addMonths(from, 12*every.Years+every.Months).AddDate(0, 0, every.Days).Format("2006-01-02")
}

// addMonths goes on to the same day of a later month, or to its last day: a month
// from 31 January is 28 February.
func addMonths(t time.Time, months int) time.Time {
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}
