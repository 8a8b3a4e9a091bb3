package proof_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"factsheet/render"
	"factsheet/render/evidence"
	"factsheet/render/evidence/sshsig"
	"factsheet/render/pdf"
	"factsheet/render/proof"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
)

// rules and letter are the sources that the sheet quotes.
const (
	rules = `# Rules of the library

## Late books

For each day that a book is late the library charges 20 cents, but never more
than 5 euros for one book. Whoever cannot pay may ask the librarian, and she
will waive the charge.

## Rooms

Every reader may book a room for two hours.
`
	letter = "We never had to ask anybody to leave the reading room.\n"
	minute = "Η βιβλιοθήκη άνοιξε το 1890 και δεν έκλεισε ποτέ.\n"
)

const catalogue = `format: 1
sources:
  rules:
    type: report
    title: Rules of the library
    author: [{ literal: The Library }]
    issued: 2024-03-01
    URL: https://library.example/rules
    language: en
    file: rules.md
  letter:
    title: A letter
    file: private/letter.txt
    withheld: true
  minutes:
    title: Πρακτικά
    language: el
    file: minutes.txt
`

const sheet = `format: 1
title: What late books cost
subtitle: And what rooms do not
language: en-GB
date: 2024-06-21
owner: Reading unit
online: https://library.example/late
summary: |
  Late books cost *little*, and [nobody](https://library.example/fees) must pay.
sections:
  - heading: Charges
    points:
      - id: late
        claim: |
          A late book costs 20 cents a day.
        evidence:
          - source: rules
            where: Late books
            quote: |
              For each day that a book is late the library charges 20
              cents [...] for one book
            acknowledge:
              - rule: omission
                reason: the limit is told below
          - source: rules
            show: note
            quote: |
              never more than 5 euros for one book
          - source: rules
            show: none
            quote: |
              Every reader may book a room for two hours.
      - id: waived
        claim: |
          Nobody who cannot pay must.
        evidence:
          - source: rules
            speaker: The rules
            quote: |
              Whoever cannot pay may ask the librarian, and [the librarian] will waive the charge.
            edits:
              - shown: "[the librarian]"
                replaces: she
          - source: letter
            quote: |
              We never had to ask anybody to leave the reading room.
          - source: minutes
            translation: The library opened in 1890 and never closed.
            quote: |
              Η βιβλιοθήκη άνοιξε το 1890 και δεν έκλεισε ποτέ.
    key-figures:
      - figure: 20 cents
        label: for each day
        evidence:
          source: rules
          quote: the library charges 20 cents
    table:
      caption: Charges
      columns: [Days, Charge]
      rows:
        - [one, 20 cents]
        - [two, 40 cents]
    image:
      file: door.png
      alt: The door of the library
`

// A library is a folder of sources.
func library(t testing.TB, files map[string]string) *sources.Library {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func files() map[string]string {
	return map[string]string{"catalogue.yaml": catalogue, "rules.md": rules, "private/letter.txt": letter, "minutes.txt": minute}
}

// made makes the handout of a sheet, as the program does.
func made(t testing.TB, sheet string, draft bool, signer *sshsig.Signer) []byte {
	t.Helper()
	parsed, problems := sheets.Parse("sheets/late.yaml", []byte(sheet))
	r, err := check.Run(context.Background(), library(t, files()), []check.Input{{Sheet: parsed, Problems: problems}}, check.Options{Surroundings: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Results[0].Findings {
		if f.Severity == check.Error && !draft {
			t.Fatalf("the sheet of the test fails: %+v", f)
		}
	}
	page, err := render.Build(r.Results[0], render.Options{Draft: draft, Files: fstest.MapFS{"door.png": {Data: door(t)}}})
	if err != nil {
		t.Fatal(err)
	}
	data, err := pdf.Bytes(page, pdf.Options{Attach: func(seal string) ([]pdf.Attachment, error) {
		e, err := evidence.New(r.Results[0], page, evidence.Options{Tool: evidence.Tool{Name: "factsheet", Version: "test"}, Seal: seal})
		if err != nil {
			return nil, err
		}
		data, err := e.JSON()
		if err != nil {
			return nil, err
		}
		list := []pdf.Attachment{attachment(evidence.SheetName, []byte(sheet)), attachment(evidence.FileName, data)}
		if signer != nil {
			signature, err := signer.Sign(data, evidence.Namespace)
			if err != nil {
				return nil, err
			}
			list = append(list, attachment(evidence.SignatureName, signature))
		}
		return list, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func attachment(name string, data []byte) pdf.Attachment {
	kind := evidence.Attached[name]
	return pdf.Attachment{Name: name, MIME: kind.MIME, Description: kind.Description, Relationship: kind.Relationship, Data: data}
}

// door is a picture.
func door(t testing.TB) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 24, 32))
	for y := range 32 {
		for x := range 24 {
			m.Set(x, y, color.RGBA{uint8(x * 9), uint8(y * 7), 90, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func verified(t testing.TB, data []byte, o proof.Options) *proof.Report {
	t.Helper()
	r, err := proof.Verify(context.Background(), data, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// told is all that a report says.
func told(r *proof.Report) string {
	out := []string{string(r.Outcome), r.Reason}
	for _, p := range r.Problems {
		out = append(out, string(p.Kind)+": "+p.Message, p.Shared+p.Want, p.Shared+p.Read)
	}
	return strings.Join(out, "\n")
}
