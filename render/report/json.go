package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/check"
)

// The types of the JSON report. Within version 1 fields are added, never
// renamed or taken away; lists and maps are never null.
type (
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
		Differs    string       `json:"differs,omitempty"` // number, negation, words, order, punctuation, case, letter, invisible
		Reason     string       `json:"reason,omitempty"`  // why it fails, in words
		Near       int          `json:"equally_near,omitempty"`
		Reading    string       `json:"reading,omitempty"` // the other order in which it stands
	}

	jsonFound struct {
		Source       string `json:"source"`
		File         string `json:"file"`
		Page         int    `json:"page,omitempty"`
		PageLabel    string `json:"page_label,omitempty"`
		EndPage      int    `json:"end_page,omitempty"` // where it is another one
		EndPageLabel string `json:"end_page_label,omitempty"`
		Line         int    `json:"line,omitempty"`
		Column       int    `json:"column,omitempty"`
		Paragraph    int    `json:"paragraph,omitempty"`
		Section      string `json:"section,omitempty"`
		Part         string `json:"part,omitempty"`
		Time         string `json:"time,omitempty"`
		Speaker      string `json:"speaker,omitempty"`
		Start        int    `json:"start"`
		End          int    `json:"end"`
		Text         string `json:"text"`
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
// in the order of the sheets. It writes them one by one: all of them together
// may need more memory than the sources.
func JSON(w io.Writer, r *check.Report, o Options) error {
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.raw("{\n  \"version\": 1,\n  \"tool\": ")
	j.value("  ", jsonTool{"factsheet", o.Version})
	j.raw(",\n  \"summary\": ")
	j.value("  ", summarize(r, o))
	j.raw(",\n  \"quotations\": ")
	j.open()
	for i, result := range r.Results {
		if p := o.part(i); p != nil {
			j.list(p.first)
		} else {
			j.quotations(result, o)
		}
	}
	j.close()
	j.raw(",\n  \"findings\": ")
	j.open()
	j.findings(r.Library)
	for i, result := range r.Results {
		if p := o.part(i); p != nil {
			j.list(p.second)
		} else {
			j.findings(result.Findings)
		}
	}
	j.close()
	j.raw("\n}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

// A jsonWriter writes indented JSON value by value. After an error it writes
// nothing more.
type jsonWriter struct {
	w        *bufio.Writer
	line     bytes.Buffer
	indented []byte
	items    int // of the open list
	err      error
}

// raw writes s; the bufio.Writer keeps an error until Flush.
func (j *jsonWriter) raw(s string) { j.w.WriteString(s) }

// value writes v; indent is that of the line that it begins in.
func (j *jsonWriter) value(indent string, v any) {
	if j.err != nil {
		return
	}
	j.line.Reset()
	enc := json.NewEncoder(&j.line)
	enc.SetEscapeHTML(false)
	if j.err = enc.Encode(v); j.err == nil {
		j.indented = appendIndented(j.indented[:0], bytes.TrimSuffix(j.line.Bytes(), []byte("\n")), indent)
		_, j.err = j.w.Write(j.indented)
	}
}

// appendIndented appends JSON without white space, as an Encoder writes it, with
// that which an indenting Encoder gives it in several times as long.
func appendIndented(dst, src []byte, indent string) []byte {
	depth := 0
	line := func() {
		dst = append(append(dst, '\n'), indent...)
		for range depth {
			dst = append(dst, "  "...)
		}
	}
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '"':
			end := i + 1
			for src[end] != '"' {
				if src[end] == '\\' {
					end++
				}
				end++
			}
			dst = append(dst, src[i:end+1]...)
			i = end
		case '{', '[':
			dst = append(dst, c)
			if next := src[i+1]; next == '}' || next == ']' {
				dst = append(dst, next)
				i++
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			dst = append(dst, c)
		case ',':
			dst = append(dst, c)
			line()
		case ':':
			dst = append(dst, c, ' ')
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

func (j *jsonWriter) open() { j.raw("["); j.items = 0 }

func (j *jsonWriter) item(v any) {
	if j.items > 0 {
		j.raw(",")
	}
	j.raw("\n    ")
	j.value("    ", v)
	j.items++
}

// list writes items that were written before, as jsonItems gave them.
func (j *jsonWriter) list(items string) {
	if items == "" {
		return
	}
	if j.items > 0 {
		j.raw(",")
	}
	j.raw(items)
	j.items++
}

// jsonItems gives items of a list by themselves.
func jsonItems(write func(*jsonWriter)) (string, error) {
	var b strings.Builder
	j := &jsonWriter{w: bufio.NewWriter(&b)}
	if write(j); j.err == nil {
		j.err = j.w.Flush()
	}
	return b.String(), j.err
}

func (j *jsonWriter) quotations(r *check.Result, o Options) {
	for i := range r.Quotations {
		j.item(newJSONQuotation(&r.Quotations[i], o))
	}
}

func (j *jsonWriter) findings(list []check.Finding) {
	for _, f := range newJSONFindings(list) {
		j.item(f)
	}
}

func (j *jsonWriter) close() {
	if j.items > 0 {
		j.raw("\n  ")
	}
	j.raw("]")
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
		Verdict: string(q.Verdict), Pass: q.Pass(),
		Foldings:   append([]string{}, q.Match.Foldings...),
		Omitted:    []string{},
		Difference: []jsonChange{},
		Similarity: q.Match.Similarity,
		Reading:    q.Reading,
	}
	if out.Pass {
		out.Similarity = 1
	} else {
		out.Differs, out.Reason, out.Near = q.Match.Differs, q.Match.Reason, q.Match.EquallyNear
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
			Part: f.Place.Part, Time: f.Place.Time, Speaker: f.Place.Speaker,
			Start: f.Range.Start, End: f.Range.End, Text: f.Text,
		}
		if f.Last.Page > f.Place.Page {
			out.Found.EndPage, out.Found.EndPageLabel = f.Last.Page, f.Last.PageLabel
		}
	}
	return out
}

// newJSONFindings leaves out what is switched off.
func newJSONFindings(list []check.Finding) []jsonFinding {
	var out []jsonFinding
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
