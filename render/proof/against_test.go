package proof_test

import (
	"bytes"
	"maps"
	"strings"
	"testing"

	"factsheet/render/evidence"
	"factsheet/render/proof"
)

func TestSources(t *testing.T) {
	with := func(change func(map[string]string)) map[string]string {
		out := maps.Clone(files())
		change(out)
		return out
	}
	replaced := func(name, old, new string) map[string]string {
		return with(func(f map[string]string) {
			if !strings.Contains(f[name], old) {
				t.Fatalf("%s does not hold %q", name, old)
			}
			f[name] = strings.Replace(f[name], old, new, 1)
		})
	}
	tests := []struct {
		name  string
		files map[string]string
		want  proof.Outcome
		told  string // part of what is told; may be empty
		looks string // of each quotation: s stands, m moved, f fails, - not looked for
	}{
		{"as they were", files(), proof.AllWell, "", "sssssss"},
		{"the withheld one is not here", with(func(f map[string]string) { delete(f, "private/letter.txt") }), proof.AllWell, "", "ssss-ss"},
		{"without a catalogue", with(func(f map[string]string) { delete(f, "catalogue.yaml") }), proof.AllWell, "", "sssssss"},
		{"in another folder", map[string]string{"old/rules.md": rules}, proof.AllWell, "", "ssss--s"},
		{"under another name", map[string]string{"scan-17.md": rules, "notes.txt": letter}, proof.AllWell, "", "sssss-s"},
		{"under another name, and another document has its name", map[string]string{"a/rules.md": "# Rules of the house\n\nBe quiet.\n", "b/library.md": rules}, proof.AllWell, "", "ssss--s"},
		{"none of them", map[string]string{"else.txt": "Something else.\n"}, proof.Unverified, "none of the sources", "-------"},
		{"another edition, and the quotations stand in it", replaced("rules.md", "# Rooms", "# Reading rooms"), proof.SourceDiffers, "another than was quoted from", "sssssss"},
		{"another edition, and one does not", replaced("rules.md", "20 cents", "30 cents"), proof.SourceDiffers, "quotation 3 does not stand in rules", "ssfsssf"},
		{"a source that cannot be read", with(func(f map[string]string) { f["minutes.txt"] = "\x00\x01\x02\x03" + strings.Repeat("\x00", 400) }), proof.SourceDiffers, "cannot be read", "sssss-s"},
		{"a file of that name, with other words", with(func(f map[string]string) { f["minutes.txt"] = "Καλημέρα.\n" }), proof.SourceDiffers, "quotation 6 does not stand", "sssssfs"},
	}
	data := made(t, sheet, false, nil)
	for _, tt := range tests {
		r := verified(t, data, proof.Options{Library: library(t, tt.files)})
		looks := ""
		for _, q := range r.Quotations {
			looks += (string(q.Source) + "-")[:1]
		}
		if r.Outcome != tt.want || !strings.Contains(told(r), tt.told) || looks != tt.looks {
			t.Errorf("%s: looking gave %s, want %s; told: %s", tt.name, looks, tt.looks, told(r))
		}
	}
}

// Who forges a place or a passage in the evidence is found out by whoever has the
// source.
func TestForgedPlace(t *testing.T) {
	for _, forged := range [][2]string{{`"line": 5,`, `"line": 6,`}, {`"section": "Late books"`, `"section": "Early books"`}, {"but never more than 5", "but never less than 5"}} {
		f := read(t, made(t, sheet, false, nil))
		s, _ := attachmentNamed(f, evidence.FileName)
		if !bytes.Contains(s.Data, []byte(forged[0])) {
			t.Fatalf("the evidence does not hold %s", forged[0])
		}
		s.Data = bytes.ReplaceAll(s.Data, []byte(forged[0]), []byte(forged[1]))
		consistent(s)
		data := written(t, f)
		if r := verified(t, data, proof.Options{}); r.Outcome != proof.AllWell {
			t.Errorf("%s: %s", forged[1], told(r))
		}
		r := verified(t, data, proof.Options{Library: library(t, files())})
		if r.Outcome != proof.SourceDiffers || !strings.Contains(told(r), "another place") {
			t.Errorf("%s: with the sources: %s", forged[1], told(r))
		}
	}
}

// Nor can the evidence say of a passage that it is longer or shorter than it is, or
// that it stands among other words.
func TestForgedPassage(t *testing.T) {
	for _, forged := range [][2]string{
		{`"before": "For each day`, `"before": "Nobody says that for each day`},
		{`"after": ". Whoever cannot pay`, `"after": ". Whoever cannot sing`},
		{`"verdict": "edited"`, `"verdict": "exact"`},
		{`a book is late the library charges`, `a book is late, and worn, the library charges`},
	} {
		f := read(t, made(t, sheet, false, nil))
		s, _ := attachmentNamed(f, evidence.FileName)
		if !bytes.Contains(s.Data, []byte(forged[0])) {
			t.Fatalf("the evidence does not hold %s:\n%s", forged[0], s.Data)
		}
		s.Data = bytes.Replace(s.Data, []byte(forged[0]), []byte(forged[1]), 1)
		consistent(s)
		r := verified(t, written(t, f), proof.Options{Library: library(t, files())})
		if r.Outcome != proof.SourceDiffers {
			t.Errorf("%s: %s", forged[1], told(r))
		}
	}
	f := read(t, made(t, sheet, false, nil))
	s, _ := attachmentNamed(f, evidence.FileName)
	s.Data = bytes.Replace(s.Data, []byte(`"before": "For each day that`), []byte(`"before": "each day that`), 1)
	consistent(s)
	if r := verified(t, written(t, f), proof.Options{Library: library(t, files())}); r.Outcome != proof.AllWell {
		t.Errorf("a program that shows less around a passage: %s", told(r))
	}
}

// A draft whose quotation fails is compared as it is.
func TestSourcesOfADraft(t *testing.T) {
	wrong := strings.Replace(sheet, "charges 20\n", "charges 30\n", 1)
	r := verified(t, made(t, wrong, true, nil), proof.Options{Library: library(t, files())})
	if r.Outcome != proof.AllWell || r.Quotations[2].Source != proof.Fails {
		t.Errorf("%s", told(r))
	}
}
