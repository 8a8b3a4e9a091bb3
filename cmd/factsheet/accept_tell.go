package main

import (
	"fmt"

	"factsheet/render/report"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/yamldoc"
)

// tellAll says what was accepted, and reports whether anything was not that
// should have been. A source that gives no text should where it was named.
func (a *app) tellAll(w *workspace, out *check.Acceptance, named bool) (lost bool) {
	for _, s := range out.Sources {
		a.tell(w, s)
		lost = lost || len(s.Broken)+len(s.Refused) > 0 || named && s.State == check.Unread
	}
	for _, q := range out.Unknown {
		id := q.Evidence.Source
		fmt.Fprintf(a.stdout, "%s: %s: there is no source %q\n", oneLine(id.Pos.String()), q.Verdict, yamldoc.Short(id.Value))
	}
	return lost || len(out.Unknown) > 0
}

// standing counts the quotations that stand in the sources as they are.
func standing(l *sources.Lock) int {
	n := 0
	for _, s := range l.Sources {
		for _, q := range s.Quotations {
			if q.In == "" {
				n++
			}
		}
	}
	return n
}

// tell says what became of one source, and which quotations were not recorded:
// of one that stood before, what the source says now. Nothing is said of a source
// that is as it was.
func (a *app) tell(w *workspace, s check.Acceptee) {
	if text := became(s); text != "" {
		fmt.Fprintf(a.stdout, "%s: %s\n", oneLine(s.ID), text)
	}
	say := func(q *check.Quotation, text string) {
		fmt.Fprintf(a.stdout, "  %s: %s: point %q, %s\n", oneLine(q.Evidence.Quote.Pos.String()), q.Verdict, yamldoc.Short(q.Point), text)
	}
	for _, q := range s.Broken {
		say(q, "was verified before")
		_ = report.Evidence(a.stdout, q, report.Options{Sources: w.sources, Color: a.colored()})
	}
	for _, q := range s.Refused {
		say(q, "not recorded")
	}
}

func became(s check.Acceptee) string {
	switch s.State {
	case check.Fresh:
		if s.Added == 0 {
			return "accepted; no quotation rests on it"
		}
		return "accepted, with " + counted(s.Added, "quotation")
	case check.Changed:
		return fmt.Sprintf("changed since %s; %s%s", s.Before.Date, matching(s), movement(s))
	case check.Reread:
		return fmt.Sprintf("the same file as on %s, read anew; %s%s", s.Before.Date, matching(s), movement(s))
	case check.Absent:
		if s.Before == nil {
			return "withheld, not here: it cannot be accepted"
		}
		return fmt.Sprintf("withheld, not here: what was accepted on %s stays", s.Before.Date)
	case check.Unread:
		return printable("not accepted: " + s.Failure.Reason)
	case check.Superfluous:
		return "no longer among the sources: taken out, with " + counted(s.Removed, "quotation")
	}
	if text := movement(s); text != "" {
		return text[len("; "):]
	}
	if len(s.Broken)+len(s.Refused) > 0 {
		return "as it was"
	}
	return ""
}

// matching says how many of the quotations that were verified before still
// match.
func matching(s check.Acceptee) string {
	if s.Same+len(s.Broken) == 0 {
		return "no quotation was verified in it"
	}
	matches, do := "match", "do"
	if s.Same == 1 {
		matches = "matches"
	}
	if len(s.Broken) == 1 {
		do = "does"
	}
	return fmt.Sprintf("%s still %s, %d %s not", counted(s.Same, "quotation"), matches, len(s.Broken), do)
}

// movement says how many quotations came and went.
func movement(s check.Acceptee) string {
	text := ""
	if s.Added > 0 {
		text += "; " + counted(s.Added, "quotation") + " added"
	}
	if s.Removed > 0 {
		text += "; " + counted(s.Removed, "quotation") + " taken out"
	}
	return text
}
