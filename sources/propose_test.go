package sources

import (
	"testing"
	"unicode/utf8"

	"factsheet/sources/yamldoc"
)

func TestProposeID(t *testing.T) {
	taken := func(id string) bool { return id == "roe-2024" || id == "roe-2024-2" }
	for _, c := range []struct {
		reason string
		source Source
		want   string
	}{
		{"who and when", Source{Author: []Name{{Family: "Müller", Given: "Ä."}}, Issued: "2025-03"}, "muller-2025"},
		{"an office", Source{Author: []Name{{Literal: "Ministry of Records and Archives of Altariva"}}, Issued: "2025"}, "ministry-of-records-and-2025"},
		{"taken", Source{Author: []Name{{Family: "Roe"}}, Issued: "2024"}, "roe-2024-3"},
		{"a publisher", Source{Publisher: "Harbour Press", Issued: "1999-01-02", Title: "X"}, "harbour-press-1999"},
		{"no date", Source{Publisher: "Harbour Press", Title: "On the keeping of records in the age of machines"}, "on-the-keeping-of-records-in"},
		{"a file alone", Source{File: yamldoc.String{Value: "a/My report (final).pdf"}}, "my-report-final"},
		{"nothing", Source{}, "source"},
		{"other scripts", Source{Title: "Ενημέρωση για τα αρχεία"}, "ενημέρωση-για-τα-αρχεία"},
		{"no letters", Source{Title: "…!?"}, "source"},
		{"apostrophes", Source{Title: "L’archive d'État"}, "larchive-detat"},
	} {
		if got := ProposeID(&c.source, taken); got != c.want || badID(got) != "" {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestMakeID(t *testing.T) {
	for in, want := range map[string]string{"smith:2024": "smith:2024", "Cè2022411": "Cè2022411", "[AMR08]": "AMR08", "a b/c": "a-b-c", "": "", "…": "", "-a-": "a", "http://zotero.org/groups/1/items/AB": "http:-zotero.org-groups-1-items-AB"} {
		if got := MakeID(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func FuzzNames(f *testing.F) {
	f.Add("Müller’s Straße")
	f.Add("a\u0301\u0302 \xff 漢字")
	f.Fuzz(func(t *testing.T, s string) {
		for _, id := range []string{ProposeID(&Source{Title: s}, func(string) bool { return false }), MakeID(s), Slug(s)} {
			if id != "" && badID(id) != "" || !utf8.ValidString(id) {
				t.Errorf("%q gives %q: %s", s, id, badID(id))
			}
		}
	})
}
