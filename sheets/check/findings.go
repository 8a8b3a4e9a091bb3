package check

import (
	"crypto/sha256"
	"fmt"
	"sort"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/yamldoc"
	"factsheet/sources"
	"factsheet/sources/match"
)

// findings words everything that is to be told of one sheet, in the order of
// the file.
func (r *run) findings(in Input, result *Result) []Finding {
	var out []Finding
	add := func(f Finding) {
		if f.Severity = r.o.severity(f.Rule); f.Severity != Off {
			f.Fingerprint = fingerprint(in.Sheet.File, f)
			out = append(out, f)
		}
	}
	for _, p := range in.Problems {
		add(Finding{Pos: p.Pos, Rule: "sheet", Message: p.Message, Hint: p.Hint})
	}
	for _, f := range uncited(in.Sheet) {
		add(f)
	}
	told := make(map[string]bool)
	for i := range result.Quotations {
		q := &result.Quotations[i]
		if q.Verdict.Pass() {
			for _, f := range r.passing(q) {
				if !acknowledged(q.Evidence, f.Rule) {
					add(f)
				}
			}
			continue
		}
		f := r.failing(q)
		// One finding tells of a source that cannot be had, however many
		// quotations rest on it.
		if key := f.Rule + "\x00" + q.Evidence.Source.Value; q.Verdict == Unreadable || q.Verdict == UnknownSource && q.Found == nil {
			if told[key] {
				continue
			}
			told[key] = true
			f.Message += rests(result, q)
		}
		add(f)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i].Pos, out[j].Pos
		if a.Line != b.Line {
			return a.Line < b.Line
		}
		return a.Col < b.Col
	})
	return out
}

// rests says how many more quotations rest on the same source.
func rests(result *Result, q *Quotation) string {
	n := 0
	for _, o := range result.Quotations {
		if o.Evidence.Source.Value == q.Evidence.Source.Value {
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return fmt.Sprintf("; %d quotations of this sheet rest on it", n)
}

// uncited finds claims without evidence.
func uncited(s *sheets.Sheet) []Finding {
	var out []Finding
	for _, section := range s.Sections {
		for _, b := range section.Blocks {
			points, ok := b.(*sheets.Points)
			if !ok {
				continue
			}
			for _, p := range points.Points {
				if len(p.Evidence) == 0 {
					out = append(out, Finding{Pos: p.Claim.Pos, Rule: "uncited-claim", Point: p.ID.Value,
						Message: fmt.Sprintf("the claim of point %q has no evidence", p.ID.Value),
						Hint:    "add evidence: with a source and a quote, or move the sentence into text:"})
				}
			}
		}
	}
	return out
}

// passing words the notes and warnings about a quotation that stands.
func (r *run) passing(q *Quotation) []Finding {
	var out []Finding
	for _, n := range q.Match.Notes {
		out = append(out, Finding{Pos: q.Evidence.Quote.At(n.Offset), Rule: n.Rule, Point: q.Point, Quotation: q,
			Message: n.Message, Hint: n.Hint})
	}
	for _, s := range r.lib.Sources {
		if s.Replaces != "" && s.Replaces == q.Source.ID {
			out = append(out, Finding{Pos: q.Evidence.Source.Pos, Rule: "superseded", Point: q.Point, Quotation: q,
				Message: fmt.Sprintf("%s has been replaced by %s", named(q.Source), named(s)),
				Hint:    fmt.Sprintf("quote %s, or acknowledge the rule superseded with a reason", s.ID),
				Related: []Related{{s.Pos, "the source that replaces it"}}})
		}
	}
	return out
}

// failing words the finding about a quotation that does not pass.
func (r *run) failing(q *Quotation) Finding {
	e := q.Evidence
	f := Finding{Pos: e.Quote.At(q.Match.Offset), Rule: string(q.Verdict), Point: q.Point, Quotation: q, Hint: q.Match.Hint}
	switch q.Verdict {
	case UnknownSource:
		f.Pos = e.Source.Pos
		f.Message = fmt.Sprintf("the library has no source %q", e.Source.Value)
		f.Hint = "add it to sources/catalogue.yaml"
		if near := yamldoc.Nearest(e.Source.Value, r.ids()); near != "" {
			f.Hint = fmt.Sprintf("did you mean %q?", near)
		}
		if q.Found != nil {
			f.Hint = fmt.Sprintf("these words stand in %s: write source: %s", named(q.Found.Source), q.Found.Source.ID)
		}
	case Unreadable:
		f.Pos = e.Source.Pos
		f.Message = fmt.Sprintf("%s cannot be read", named(q.Source))
		for _, j := range r.jobs {
			if j.quotation == q {
				f.Message, f.Hint = f.Message+": "+j.failure.Reason, j.failure.Hint
			}
		}
		f.Related = []Related{{q.Source.Pos, "the source's entry"}}
	case WrongSource:
		f.Pos = e.Quote.Pos
		f.Message = fmt.Sprintf("point %q quotes %s, and the words stand in %s", q.Point, named(q.Source), named(q.Found.Source))
		f.Hint = fmt.Sprintf("write source: %s, or quote what %s says", q.Found.Source.ID, q.Source.ID)
	case WrongPlace:
		f.Pos = e.Where.Pos
		f.Message = fmt.Sprintf("point %q quotes words that do not stand in %q", q.Point, e.Where.Value)
		f.Hint = fmt.Sprintf("write where: %s", q.Found.Place.Section)
		if q.Found.Place.Section == "" {
			f.Hint = "they stand before the first heading: take where: out, or name the paragraph"
		}
	case match.NotFound:
		f.Pos = e.Quote.Pos
		f.Message = fmt.Sprintf("point %q quotes words that %s does not have, nor anything near them", q.Point, named(q.Source))
		f.Hint = "look the words up in the source; other sources of the library do not have them either"
	case match.Ambiguous:
		f.Pos = e.Quote.Pos
		f.Message = fmt.Sprintf("point %q does not say which passage of %s it quotes: %s", q.Point, named(q.Source), "as short a quotation stands in more than one section")
		f.Hint = "quote more words, or name the place with where:, prefix: or suffix:"
	case match.OutOfOrder:
		f.Pos = e.Quote.Pos
		f.Message = fmt.Sprintf("point %q does not match %s: %s", q.Point, named(q.Source), q.Match.Reason)
	default:
		f.Message = fmt.Sprintf("point %q does not match %s", q.Point, named(q.Source))
		if q.Match.Reason != "" {
			f.Message += ": " + q.Match.Reason
		}
		if n := q.Match.EquallyNear; n > 1 {
			f.Message += fmt.Sprintf("; %d passages are equally near", n)
		}
	}
	return f
}

func (r *run) ids() []string {
	var out []string
	for _, s := range r.lib.Sources {
		out = append(out, s.ID)
	}
	return out
}

// named is a source's id with its title.
func named(s *sources.Source) string {
	if s.Title == "" || s.Title == s.ID {
		return s.ID
	}
	return fmt.Sprintf("%s (%s)", s.ID, s.Title)
}

func acknowledged(e *sheets.Evidence, rule string) bool {
	for _, a := range e.Acknowledge {
		if a.Rule.Value == rule {
			return true
		}
	}
	return false
}

// libraryFindings words what is wrong with the catalogue, and, where a quotation
// failed, how its source was read: the encoding may have been guessed wrong.
func (r *run) libraryFindings() []Finding {
	var out []Finding
	add := func(f Finding) {
		if f.Severity = r.o.severity(f.Rule); f.Severity != Off {
			f.Fingerprint = fingerprint("", f)
			out = append(out, f)
		}
	}
	for _, p := range r.lib.Problems {
		add(Finding{Pos: p.Pos, Rule: "catalogue", Message: p.Message, Hint: p.Hint})
	}
	failed := make(map[*sources.Source]bool)
	for _, j := range r.jobs {
		if q := j.quotation; q.Verdict == match.Misquote || q.Verdict == match.NotFound {
			failed[q.Source] = true
		}
	}
	for _, s := range r.lib.Sources {
		if !failed[s] {
			continue
		}
		for _, n := range r.notes[s.ID] {
			add(Finding{Pos: s.Pos, Rule: "reading", Message: fmt.Sprintf("%s: %s", s.ID, n)})
		}
	}
	return out
}

// fingerprint names a finding by what it is about, not by the line it stands
// on: 16 hexadecimal digits of a SHA-256.
func fingerprint(file string, f Finding) string {
	parts := []string{f.Rule, file, f.Point, f.Message}
	if q := f.Quotation; q != nil {
		parts[3] = fmt.Sprint(q.Index, " ", strings.Join(strings.Fields(q.Evidence.Quote.Value), " "))
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))[:16]
}
