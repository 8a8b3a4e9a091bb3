package main

import (
	"factsheet/render"
	"factsheet/render/evidence"
	"factsheet/render/pdf"
	"factsheet/sheets/check"
)

// attach gives the files that travel in the PDF of a page: the sheet, the evidence
// for its quotations, and the signature of the evidence where there is a signer.
func (p *press) attach(r *check.Result, page *render.Page) func(seal string) ([]pdf.Attachment, error) {
	return func(seal string) ([]pdf.Attachment, error) {
		e, err := evidence.New(r, page, evidence.Options{Tool: evidence.Tool{Name: "factsheet", Version: version}, Seal: seal})
		if err != nil {
			return nil, err
		}
		data, err := e.JSON()
		if err != nil {
			return nil, err
		}
		out := []pdf.Attachment{attachment(evidence.SheetName, r.Sheet().Source), attachment(evidence.FileName, data)}
		if p.signer == nil {
			return out, nil
		}
		signature, err := p.signer.Sign(data, evidence.Namespace)
		if err != nil {
			return nil, fail("ask the agent with ssh-add -l whether it still holds the key", "signing the evidence: %w", err)
		}
		return append(out, attachment(evidence.SignatureName, signature)), nil
	}
}

func attachment(name string, data []byte) pdf.Attachment {
	kind := evidence.Attached[name]
	return pdf.Attachment{Name: name, MIME: kind.MIME, Description: kind.Description, Relationship: kind.Relationship, Data: data}
}
