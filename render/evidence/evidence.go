// Package evidence makes, writes and reads the evidence that travels with a
// handout: each quotation, its verdict, where it stands in its source, and what
// the source is.
//
// It proves nothing by itself; see render/proof. The page that `factsheet explain
// evidence` prints describes the file.
package evidence

import "encoding/json"

// Version is that of the format. Within it fields are added, never renamed, and
// none changes its meaning.
const Version = 1

// Names of the files that are attached to a handout.
const (
	FileName      = "evidence.json"
	SheetName     = "sheet.yaml"
	SignatureName = "evidence.json.sig"
)

// A Kind is what is said of an attached file. Relationship is its AFRelationship
// (ISO 19005-3, 6.8).
type Kind struct{ MIME, Description, Relationship string }

// Attached says it of each. Nothing else is attached to a handout.
var Attached = map[string]Kind{
	SheetName:     {"application/yaml", "The fact sheet as its author wrote it", "Source"},
	FileName:      {"application/json", "The evidence for each quotation; factsheet verify reads it", "Data"},
	SignatureName: {"application/octet-stream", "The signature of the evidence; ssh-keygen -Y verify reads it", "Supplement"},
}

// Namespace is that of signatures of evidence, in the sense of ssh-keygen -Y.
const Namespace = "factsheet"

// Evidence is that of one handout. Lists are never null in JSON.
type Evidence struct {
	Version     int         `json:"version"`
	Tool        Tool        `json:"tool"`
	Draft       bool        `json:"draft"` // errors were allowed: it must not be handed out
	Seal        string      `json:"seal"`  // SHA-256 of the handout without its attachments, as the program writes it
	Sheet       Sheet       `json:"sheet"`
	Conventions string      `json:"conventions"` // which edits a quotation may carry
	Quotations  []Quotation `json:"quotations"`  // all of the sheet, in the order of their notes
	Sources     []Source    `json:"sources"`     // that the quotations name, in the order of their first note
}

type (
	// A Tool is the program that made the handout.
	Tool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}

	// A Digest names the bytes of a file. The zero Digest is not known.
	Digest struct {
		SHA256 string `json:"sha256"`         // 64 lower-case hexadecimal digits
		Size   int64  `json:"size,omitempty"` // in bytes; 0 where it is not told
	}

	// A Sheet is what the author wrote.
	Sheet struct {
		File     string `json:"file"`
		Title    string `json:"title"`
		Language string `json:"language"` // BCP 47
		Date     string `json:"date"`     // as written; may be empty
		Digest   Digest `json:"digest"`   // of the attachment sheet.yaml
	}

	// A Quotation is the outcome for one. Line and Column are of the sheet, from 1,
	// Column in code points.
	Quotation struct {
		Note         int      `json:"note"` // its number on paper
		Point        string   `json:"point"`
		Index        int      `json:"index"` // place in the point's evidence, from 0
		Line         int      `json:"line"`
		Column       int      `json:"column"`
		Source       string   `json:"source"`  // id
		Quote        string   `json:"quote"`   // as written in the sheet, line ends included
		Show         string   `json:"show"`    // "quote": in the text; "note": among the notes; "none": not printed
		Printed      string   `json:"printed"` // as on paper, without its marks; empty where it is not printed
		Verdict      string   `json:"verdict"`
		Pass         bool     `json:"pass"`
		Foldings     []string `json:"foldings"`
		Edits        []Edit   `json:"edits"`
		Omitted      []string `json:"omitted"` // what its marks of omission leave out
		Where        string   `json:"where,omitempty"`
		Speaker      string   `json:"speaker,omitempty"`
		Translation  string   `json:"translation,omitempty"`
		TranslatedBy string   `json:"translated_by,omitempty"`
		Emphasis     string   `json:"emphasis,omitempty"`
		Reading      string   `json:"reading,omitempty"` // the other order of the source's words in which it stands
		Found        *Found   `json:"found"`             // null where the source is withheld, or has no such passage
	}

	// An Edit is what a bracket stands for, as the author declares it.
	Edit struct {
		Shown    string `json:"shown"`
		Replaces string `json:"replaces"`
	}

	// A Found is the passage that matches, or for a quotation that fails the
	// nearest one. Numbers count from 1, and 0 is none; Start and End are bytes of
	// the extracted text, half-open.
	Found struct {
		Source       string `json:"source"` // id; another one than the quotation's where that is what is wrong
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
		Before       string `json:"before"` // what stands before the passage in its block, at most 200 bytes
		Text         string `json:"text"`
		After        string `json:"after"`
	}

	// A Source is a document that is quoted. Of one that is withheld nothing is told
	// but what the handout prints of it, and the digest of its file.
	Source struct {
		ID        string          `json:"id"`
		CSL       json.RawMessage `json:"csl,omitempty"` // an item of CSL-JSON; none where the library did not have the source
		Withheld  bool            `json:"withheld"`
		File      string          `json:"file,omitempty"`     // below the folder of sources
		Encoding  string          `json:"encoding,omitempty"` // that the catalogue names
		Digest    *Digest         `json:"digest,omitempty"`   // of the file; none where it was not read
		Text      *Digest         `json:"text,omitempty"`     // of the text made of it
		Extractor string          `json:"extractor,omitempty"`
	}
)

// Words for Quotation.Show.
const (
	ShowQuote = "quote"
	ShowNote  = "note"
	ShowNone  = "none"
)

// Source finds a source by id; nil where there is none.
func (e *Evidence) Source(id string) *Source {
	for i := range e.Sources {
		if e.Sources[i].ID == id {
			return &e.Sources[i]
		}
	}
	return nil
}

// Printed lists what must stand on paper, in the order of reading: the
// quotations in the text, and then those among the notes.
func (e *Evidence) Printed() []*Quotation {
	var text, notes []*Quotation
	for i := range e.Quotations {
		switch q := &e.Quotations[i]; q.Show {
		case ShowQuote:
			text = append(text, q)
		case ShowNote:
			notes = append(notes, q)
		}
	}
	return append(text, notes...)
}
