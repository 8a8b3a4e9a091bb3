package prose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sheets"
)

// In texts that people have edited well every mark has its partner.
func TestMarksOfRealTexts(t *testing.T) {
	const folder = "../../../shared/texts"
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("the real texts are not here: %v", err)
	}
	for _, c := range []struct {
		name, language string
		least          int // quotations
	}{
		{"de-cc-by-nc-nd.txt", "de", 20}, {"de-verwandlung.txt", "de", 100}, {"en-federalist.txt", "en", 200}, {"en-gdpr-pdf.txt", "en", 10},
		{"en-gds-manual.txt", "en", 10}, {"en-news-0.txt", "en", 10}, {"en-news-1.txt", "en", 10}, {"en-news-2.txt", "en", 10}, {"en-news-3.txt", "en", 10},
		{"en-opinion-oracle.txt", "en", 300}, {"en-opinion-watt.txt", "en", 20}, {"en-pride.txt", "en", 500}, {"es-cc-by-nc-nd.txt", "es", 5},
		{"fr-code-conso-nbsp.txt", "fr", 20}, {"it-cc-by-nc-nd.txt", "it", 5}, {"pl-cc-by-nc-nd.txt", "pl", 10}, {"sv-cc-by-nc-nd.txt", "sv", 5},
		{"cs-cc-by-nc-nd.txt", "cs", 5}, {"el-cc-by-nc-nd.txt", "el", 5}, {"fi-laki-softhyphen.txt", "fi", 3},
	} {
		data, err := os.ReadFile(filepath.Join(folder, c.name))
		if err != nil {
			t.Error(err)
			continue
		}
		p := Plain(sheets.String{Value: string(data)})
		list, alone := p.Quotations(c.language)
		if len(list) < c.least {
			t.Errorf("%s: %d quotations, want %d at least", c.name, len(list), c.least)
		}
		for _, at := range alone {
			t.Errorf("%s: a mark is alone in %q", c.name, p.Text[max(0, at-40):min(len(p.Text), at+40)])
		}
	}
}

func BenchmarkQuotations(b *testing.B) {
	const sentence = "He said “it’s the users’ ‘right’” in the '90s, \"not\" «now». "
	text := strings.Repeat(sentence, 1<<20/len(sentence))
	p := Plain(sheets.String{Value: text})
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.Quotations("en")
	}
}
