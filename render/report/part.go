package report

import (
	"encoding/json"
	"strings"

	"factsheet/sheets/check"
)

// A Part is what a report says of one sheet. A sheet that did not change, and
// nothing of what it rests on, has the Part that it had, so it can be kept.
type Part struct {
	first, second string // a report has all first halves before all second ones
	counts        summary
}

// part is the one that was made of a result; nil where there is none.
func (o Options) part(i int) *Part {
	if i < len(o.Parts) {
		return o.Parts[i]
	}
	return nil
}

// header is what stands before the words of a Part that is kept.
type header struct {
	Counts        summary
	Omitted       int
	Rules, Passed map[string]int
	First, Second int // bytes
}

// EncodeParts gives the parts of one sheet, for one report each, as DecodeParts
// reads them.
func EncodeParts(parts []*Part) string {
	var headers []header
	var words strings.Builder
	for _, p := range parts {
		headers = append(headers, header{p.counts, p.counts.omitted, p.counts.rules, p.counts.passed, len(p.first), len(p.second)})
		words.WriteString(p.first)
		words.WriteString(p.second)
	}
	head, err := json.Marshal(headers)
	if err != nil {
		panic(err) // numbers and names
	}
	return string(head) + "\n" + words.String()
}

// DecodeParts reads what EncodeParts gave; nil where it did not.
func DecodeParts(kept string) []*Part {
	head, words, _ := strings.Cut(kept, "\n")
	var headers []header
	if json.Unmarshal([]byte(head), &headers) != nil {
		return nil
	}
	var out []*Part
	for _, h := range headers {
		if h.Rules == nil || h.First < 0 || h.Second < 0 || h.First > len(words) || h.Second > len(words)-h.First {
			return nil
		}
		p := &Part{first: words[:h.First], second: words[h.First : h.First+h.Second], counts: h.Counts}
		p.counts.omitted, p.counts.rules, p.counts.passed = h.Omitted, h.Rules, h.Passed
		words = words[h.First+h.Second:]
		out = append(out, p)
	}
	if words != "" {
		return nil
	}
	return out
}

// textPart is the Part of a result in a report for people.
func textPart(r *check.Result, o Options) *Part {
	findings, left := newPage(o), newPage(o)
	sheetFindings(findings, r, o)
	sheetOmissions(left, r, o)
	return &Part{findings.b.String(), left.b.String(), summarizeSheet(r)}
}

// jsonPart is the Part of a result in a report for programs.
func jsonPart(r *check.Result, o Options) *Part {
	quotations, err := jsonItems(func(j *jsonWriter) { j.quotations(r, o) })
	if err != nil {
		return nil
	}
	findings, err := jsonItems(func(j *jsonWriter) { j.findings(r.Findings) })
	if err != nil {
		return nil
	}
	return &Part{quotations, findings, summarizeSheet(r)}
}
