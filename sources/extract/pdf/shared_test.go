package pdf

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/match"
	"factsheet/sources/text/texttest"
)

// Quotations that people took from real newspapers verify against the PDFs. The
// documents are not the project's own.
func TestSharedDocuments(t *testing.T) {
	const shared = "../../../../shared/encryption"
	sheet, err := os.ReadFile(filepath.Join(shared, "sheets/front-door.yaml"))
	if err != nil {
		t.Skip("no shared documents: ../shared/encryption/sheets/front-door.yaml is missing")
	}
	quoted := quotationsIn(string(sheet))
	checked := 0
	for source, list := range quoted {
		data, err := os.ReadFile(filepath.Join(shared, "formats", source+".pdf"))
		if err != nil {
			continue // it is of another format
		}
		x, err := Formats.Extract(context.Background(), extract.Input{Name: source + ".pdf", Data: string(data)})
		if err != nil {
			t.Fatal(err)
		}
		texttest.Check(t, x)
		for i, m := range match.New(list).Find(x) {
			checked++
			if !m.Verdict.Pass() {
				t.Errorf("%s: quotation %d is %v", source, i+1, m.Verdict)
			}
		}
	}
	if checked == 0 {
		t.Skip("no shared documents: ../shared/encryption/formats holds no PDF that is quoted")
	}
}

// quotationsIn reads the quotations of a sheet by source, as far as this test
// needs YAML: "source:" with a name, and "quote: |" with the lines indented
// below it.
func quotationsIn(sheet string) map[string][]match.Quotation {
	out := map[string][]match.Quotation{}
	source, quote, depth := "", "", -1
	end := func() {
		if quote != "" {
			out[source] = append(out[source], match.Quotation{Text: strings.TrimSpace(quote)})
		}
		quote, depth = "", -1
	}
	for line := range strings.Lines(sheet) {
		words := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if depth >= 0 && (indent > depth || words == "") {
			quote += words + " "
			continue
		}
		end()
		if _, name, ok := strings.Cut(words, "source: "); ok {
			source = name
		}
		if strings.HasSuffix(words, "quote: |") {
			depth = indent
		}
	}
	end()
	return out
}
