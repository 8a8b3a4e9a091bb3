package check

import (
	"fmt"
	"slices"

	"factsheet/sheets"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

// matchers are rules that decide whether a quotation passes: they can be
// acknowledged under the evidence alone. Those that the table does not have are the
// matcher's own.
var matchers = []string{string(match.Ambiguous), "bracket", "omission", readingOrder}

// instead are rules that nobody can acknowledge, with what to do.
var instead = map[string]string{
	"drift":              "look at what changed, then run factsheet sources accept with the source's id",
	"reading":            "it tells of a source, and fails nothing",
	staleAcknowledgement: "delete the entry that no longer applies",
}

// acknowledged reports whether a person has accepted a rule for a piece of
// evidence.
func acknowledged(e *sheets.Evidence, rule string) bool {
	return slices.ContainsFunc(e.Acknowledge, func(a sheets.Acknowledgement) bool { return a.Rule.Value == rule })
}

// acknowledgements are those of one sheet, with what they were good for.
type acknowledgements struct {
	list  []sheets.Acknowledged
	used  []bool
	about map[[2]string][]int // by rule and point
}

func newAcknowledgements(s *sheets.Sheet) *acknowledgements {
	list := s.Acknowledgements()
	a := &acknowledgements{list, make([]bool, len(list)), make(map[[2]string][]int)}
	for i, k := range list {
		key := [2]string{k.Rule.Value, k.Point}
		a.about[key] = append(a.about[key], i)
	}
	return a
}

// accept reports whether a person has accepted a finding.
func (a *acknowledgements) accept(f *Finding) bool {
	accepted := false
	if instead[f.Rule] != "" {
		return false
	}
	for _, i := range a.about[[2]string{f.Rule, f.Point}] {
		if concerns(a.list[i], f) {
			a.used[i], accepted = true, true
		}
	}
	return accepted
}

// concerns reports whether an acknowledgement accepts a finding of its rule and
// its point: one under evidence accepts those of that evidence, and those of the
// claim. The head of a sheet is the point of what has none.
func concerns(k sheets.Acknowledged, f *Finding) bool {
	return k.Evidence == nil || f.Quotation == nil || k.Evidence == f.Quotation.Evidence
}

// wrong finds acknowledgements that can accept nothing.
func (a *acknowledgements) wrong() []Finding {
	var out []Finding
	for _, k := range a.list {
		if k.Rule.Value == "" {
			continue // that it could not be read was told
		}
		f := Finding{Pos: k.Rule.Pos, Rule: "sheet", Point: k.Point}
		name := k.Rule.Value
		rule, known := ruleNamed(name)
		decides := slices.Contains(matchers, name)
		switch {
		case !known && !decides:
			f.Message = fmt.Sprintf("there is no rule %q", yamldoc.Short(name))
			f.Hint = "write the name of the rule as the warning has it"
			if near := yamldoc.Nearest(name, acknowledgeable()); near != "" {
				f.Hint = fmt.Sprintf("did you mean `%s`?", near)
			}
		case rule.Fixed:
			f.Message = fmt.Sprintf("the rule %s cannot be acknowledged: it is the promise of the program", name)
			f.Hint = fmt.Sprintf("mend what it finds, and delete this entry; factsheet explain %s tells how", name)
		case instead[name] != "":
			f.Message = fmt.Sprintf("the rule %s cannot be acknowledged", name)
			f.Hint = instead[name]
		case decides && k.Evidence == nil:
			f.Message = fmt.Sprintf("the rule %s is about one quotation, and is acknowledged there", name)
			f.Hint = "move this entry under the evidence that it is about"
		default:
			continue
		}
		out = append(out, f)
	}
	return out
}

// acknowledgeable are the names of rules that can be acknowledged.
func acknowledgeable() []string {
	var out []string
	for _, r := range table {
		if !r.Fixed && instead[r.Name] == "" {
			out = append(out, r.Name)
		}
	}
	return append(out, "bracket", "omission")
}
