package report

import (
	"encoding/json"
	"io"

	"factsheet/sheets"
	"factsheet/sheets/check"
)

// The types of the JSON report. Within version 1 fields are added, never
// renamed or taken away; lists and maps are never null.
type (
	jsonReport struct {
		Version    int             `json:"version"`
		Tool       jsonTool        `json:"tool"`
		Summary    summary         `json:"summary"`
		Quotations []jsonQuotation `json:"quotations"`
		Findings   []jsonFinding   `json:"findings"`
	}

	jsonTool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}

	jsonQuotation struct {
		Sheet      string       `json:"sheet"`
		Line       int          `json:"line"`
		Column     int          `json:"column"`
		Point      string       `json:"point"`
		Index      int          `json:"index"`
		Source     string       `json:"source"`
		Quote      string       `json:"quote"`
		Verdict    string       `json:"verdict"`
		Pass       bool         `json:"pass"`
		Foldings   []string     `json:"foldings"`
		Found      *jsonFound   `json:"found"`
		Omitted    []string     `json:"omitted"`
		Difference []jsonChange `json:"difference"`
		Similarity float64      `json:"similarity"`
	}

	jsonFound struct {
		Source    string `json:"source"`
		File      string `json:"file"`
		Page      int    `json:"page,omitempty"`
		PageLabel string `json:"page_label,omitempty"`
		Line      int    `json:"line,omitempty"`
		Column    int    `json:"column,omitempty"`
		Paragraph int    `json:"paragraph,omitempty"`
		Section   string `json:"section,omitempty"`
		Start     int    `json:"start"`
		End       int    `json:"end"`
		Text      string `json:"text"`
	}

	jsonChange struct {
		Op   string `json:"op"`
		Text string `json:"text"`
	}

	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Sheet       string        `json:"sheet"`
		Line        int           `json:"line"`
		Column      int           `json:"column"`
		Point       string        `json:"point"`
		Message     string        `json:"message"`
		Hint        string        `json:"hint"`
		Fingerprint string        `json:"fingerprint"`
		Related     []jsonRelated `json:"related"`
	}

	jsonRelated struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
	}
)

// JSON writes a report for programs: one entry for each quotation and finding,
// in the order of the sheets.
func JSON(w io.Writer, r *check.Report, o Options) error {
	out := jsonReport{
		Version:    1,
		Tool:       jsonTool{"factsheet", o.Version},
		Summary:    summarize(r),
		Quotations: []jsonQuotation{},
		Findings:   jsonFindings([]jsonFinding{}, r.Library),
	}
	for _, result := range r.Results {
		for i := range result.Quotations {
			out.Quotations = append(out.Quotations, newJSONQuotation(&result.Quotations[i], o))
		}
		out.Findings = jsonFindings(out.Findings, result.Findings)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func newJSONQuotation(q *check.Quotation, o Options) jsonQuotation {
	e := q.Evidence
	pos := e.Quote.Pos
	if pos == (sheets.Pos{}) {
		pos = e.Pos
	}
	out := jsonQuotation{
		Sheet: pos.File, Line: pos.Line, Column: pos.Col,
		Point: q.Point, Index: q.Index,
		Source: e.Source.Value, Quote: e.Quote.Value,
		Verdict: string(q.Verdict), Pass: passes(q.Verdict),
		Foldings:   append([]string{}, q.Match.Foldings...),
		Omitted:    []string{},
		Difference: []jsonChange{},
		Similarity: q.Match.Similarity,
	}
	if out.Pass {
		out.Similarity = 1
	}
	for _, c := range q.Match.Difference {
		out.Difference = append(out.Difference, jsonChange{string(c.Op), c.Text})
	}
	if f := q.Found; f != nil {
		out.Omitted = append(out.Omitted, f.Omits...)
		out.Found = &jsonFound{
			Source: f.Source.ID, File: sourceFile(f, o),
			Page: f.Place.Page, PageLabel: f.Place.PageLabel,
			Line: f.Place.Line, Column: f.Place.Col,
			Paragraph: f.Place.Paragraph, Section: f.Place.Section,
			Start: f.Range.Start, End: f.Range.End, Text: f.Text,
		}
	}
	return out
}

func jsonFindings(out []jsonFinding, list []check.Finding) []jsonFinding {
	for _, f := range list {
		if f.Severity == check.Off {
			continue
		}
		related := []jsonRelated{}
		for _, r := range f.Related {
			related = append(related, jsonRelated{r.Pos.File, r.Pos.Line, r.Pos.Col, r.Message})
		}
		out = append(out, jsonFinding{
			Rule: f.Rule, Severity: severity(f.Severity),
			Sheet: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col,
			Point: f.Point, Message: f.Message, Hint: f.Hint,
			Fingerprint: f.Fingerprint, Related: related,
		})
	}
	return out
}
