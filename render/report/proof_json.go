package report

import (
	"bufio"
	"io"

	"factsheet/render/proof"
)

// The types of the JSON report of verifying, version 1 as that of a check.
type (
	jsonProof struct {
		File       string               `json:"file"`
		Outcome    string               `json:"outcome"`
		Reason     string               `json:"reason,omitempty"` // why it could not be verified
		Hint       string               `json:"hint,omitempty"`
		Resaved    bool                 `json:"resaved"` // not byte for byte as the program wrote it
		Draft      bool                 `json:"draft"`
		Title      string               `json:"title"`
		Date       string               `json:"date"`
		MadeBy     jsonTool             `json:"made_by"`
		Signature  *jsonSignature       `json:"signature"`
		Problems   []jsonProofProblem   `json:"problems"`
		Quotations []jsonProofQuotation `json:"quotations"`
		Sources    []jsonProofSource    `json:"sources"` // where they were asked for
	}

	jsonSignature struct {
		Type        string   `json:"type"`
		Fingerprint string   `json:"fingerprint"`
		Who         []string `json:"who"` // that the list of signers has for the key
	}

	jsonProofProblem struct {
		Kind    string `json:"kind"`
		Message string `json:"message"`
		Hint    string `json:"hint"`
		Note    int    `json:"note,omitempty"`
		Shared  string `json:"shared,omitempty"` // the words before the first difference
		Want    string `json:"want,omitempty"`   // how they go on in the evidence
		Read    string `json:"read,omitempty"`   // and on paper, or in the source
	}

	jsonProofQuotation struct {
		Note    int    `json:"note"`
		Point   string `json:"point"`
		Index   int    `json:"index"`
		Source  string `json:"source"`
		Quote   string `json:"quote"`
		Verdict string `json:"verdict"`
		Show    string `json:"show"`
		Printed bool   `json:"printed"`             // stands on paper as the evidence has it
		Looking string `json:"in_source,omitempty"` // stands, moved or fails, where the source is at hand
	}

	jsonProofSource struct {
		ID   string `json:"id"`
		File string `json:"file"` // at hand; may be empty
		Same bool   `json:"same"` // it is the one that was quoted from
	}
)

// ProofJSON writes what came of verifying files for programs.
func ProofJSON(w io.Writer, list []Proof, o Options) error {
	j := &jsonWriter{w: bufio.NewWriter(w)}
	j.raw("{\n  \"version\": 1,\n  \"tool\": ")
	j.value("  ", jsonTool{"factsheet", o.Version})
	j.raw(",\n  \"files\": ")
	j.open()
	for _, f := range list {
		j.item(newJSONProof(f))
	}
	j.close()
	j.raw("\n}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

func newJSONProof(f Proof) jsonProof {
	r := f.Report
	out := jsonProof{File: f.File, Outcome: string(r.Outcome), Reason: r.Reason, Hint: r.Hint, Resaved: r.Resaved,
		Problems: []jsonProofProblem{}, Quotations: []jsonProofQuotation{}, Sources: []jsonProofSource{}}
	if s := r.Signature; s != nil {
		out.Signature = &jsonSignature{s.Key.Type(), s.Key.Fingerprint(), append([]string{}, s.Who...)}
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, jsonProofProblem{string(p.Kind), p.Message, p.Hint, p.Note, p.Shared, p.Want, p.Read})
	}
	for _, s := range r.Sources {
		out.Sources = append(out.Sources, jsonProofSource(s))
	}
	e := r.Evidence
	if e == nil {
		return out
	}
	out.Draft, out.Title, out.Date, out.MadeBy = e.Draft, e.Sheet.Title, e.Sheet.Date, jsonTool(e.Tool)
	for i, q := range e.Quotations {
		var known proof.Quotation
		if r.Quotations != nil {
			known = r.Quotations[i]
		}
		out.Quotations = append(out.Quotations, jsonProofQuotation{q.Note, q.Point, q.Index, q.Source, q.Quote, q.Verdict, q.Show, known.Printed, string(known.Source)})
	}
	return out
}
