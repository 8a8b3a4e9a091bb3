package check

import (
	"fmt"
	"strings"
	"testing"
)

// Which places can be verified is for package match to say; here it is told once
// for each quotation that passes, where it stands in where:.
func TestUnverifiedPlace(t *testing.T) {
	files := map[string]string{
		"law.md":   "# Article 1\n\nThe road is open.\n\n# Article 2\n\nThe road is closed in winter.\n\n# Article 12\n\nThe bridge is closed.\n",
		"note.txt": "The ferry sails at noon.\n",
	}
	tests := []struct{ source, quote, where, want, reason string }{
		{"law", "The road is closed in winter", "", "", "nothing is named"},
		{"law", "The road is closed in winter", "Article 2", "", "it is there"},
		{"law", "The road is closed in winter", "Artikel 2", "", "in German"},
		{"law", "The road is closed in winter", "2. cikk", "", "in Hungarian"},
		{"law", "The road is closed in winter", "Article 3", "“Article 3”", "it may be there, unseen"},
		{"law", "The road is closed in winter", "άρθρο 3", "“άρθρο 3”", "in Greek"},
		{"law", "The road is closed in winter", "Art. 7, strona 4", "“Art. 7” and “strona 4”", "in Polish, and no pages"},
		{"law", "The road is closed in winter", "Article 2, page 4", "", "the article is known"},
		{"law", "The road is closed in winter", "Article 2, at the end", "“at the end”", "in words"},
		{"law", "The road is closed in winter", "Article 14", "", "wrong, and no note"},
		{"law", "The road is open", "Article 3", "", "wrong: 2 follows 1"},
		{"law", "The bridge is closed", "Artikel 40", "“Artikel 40”", "behind the last one"},
		{"law", "The rood is closed in winter", "Article 3", "", "a misquote stands nowhere"},
		{"note", "The ferry sails at noon", "page 3", "“page 3”", "no pages"},
		{"note", "The ferry sails at noon", "Seite 3", "“Seite 3”", "in German"},
		{"note", "The ferry sails at noon", "chapitre 3", "“chapitre 3”", "in French"},
		{"note", "The ferry sails at noon", "line 1", "", "a line of the file"},
	}
	for _, tt := range tests {
		for _, acknowledge := range []string{"", "\n        acknowledge:\n          - {rule: unverified-place, reason: I looked}"} {
			where := ""
			if tt.where != "" {
				where = "\n        where: " + tt.where
			}
			sheet := fmt.Sprintf("format: 1\ntitle: Roads\npoints:\n  - claim: |\n      A claim.\n    evidence:\n      - source: %s%s\n        quote: |\n          %s%s\n", tt.source, where, tt.quote, acknowledge)
			got := findingsOf(t, "unverified-place", sheet, files, Options{})
			switch {
			case (tt.want == "" || acknowledge != "") && len(got) > 0:
				t.Errorf("%s: %s", tt.reason, got[0].Message)
			case tt.want != "" && acknowledge == "" && (len(got) != 1 || !strings.Contains(got[0].Message, tt.want) || got[0].Severity != Note || got[0].Pos.Line != 8):
				t.Errorf("%s: %+v, want a note with %s", tt.reason, got, tt.want)
			}
		}
	}
}
