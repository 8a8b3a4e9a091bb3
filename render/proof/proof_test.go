package proof_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"time"

	"factsheet/render/evidence"
	"factsheet/render/evidence/sshsig"
	"factsheet/render/proof"
)

func TestAllWell(t *testing.T) {
	r := verified(t, made(t, sheet, false, nil), proof.Options{})
	if r.Outcome != proof.AllWell || r.Resaved || r.Signature != nil || len(r.Evidence.Quotations) != 7 || len(r.Evidence.Sources) != 3 {
		t.Errorf("%s, %+v", told(r), r.Evidence)
	}
	for i, q := range r.Evidence.Quotations {
		if r.Quotations[i].Printed != (q.Show != evidence.ShowNone) {
			t.Errorf("quotation %d: printed is %v", q.Note, r.Quotations[i].Printed)
		}
	}
	if !bytes.Equal(made(t, sheet, false, nil), made(t, sheet, false, nil)) {
		t.Error("made again the file is another one")
	}
}

// A draft can be verified, and says that it is one.
func TestDraft(t *testing.T) {
	wrong := strings.Replace(sheet, "charges 20\n", "charges 30\n", 1)
	r := verified(t, made(t, wrong, true, nil), proof.Options{})
	if r.Outcome != proof.AllWell || !r.Evidence.Draft || r.Evidence.Quotations[2].Pass || r.Evidence.Quotations[2].Verdict != "misquote" {
		t.Errorf("%s, %+v", told(r), r.Evidence)
	}
}

var (
	line  = regexp.MustCompile(`(?m)^\[.*\] TJ$`)
	chunk = regexp.MustCompile(`<[0-9a-f]+>`)
)

// middle is where the glyph in the middle of a line stands.
func middle(text []byte, at []int) int {
	var glyphs []int
	for _, c := range chunk.FindAllIndex(text[at[0]:at[1]], -1) {
		for i := at[0] + c[0] + 1; i < at[0]+c[1]-1; i += 4 {
			glyphs = append(glyphs, i)
		}
	}
	return glyphs[len(glyphs)/2]
}

// Each line of the page is altered in turn by one letter, into one that the face has.
// The report names the quotation that the line is of, and no other.
func TestTheAlteredQuotationIsNamed(t *testing.T) {
	t.Run("a handout", func(t *testing.T) { namesTheAltered(t, sheet) })
	// The annex has the words of each quotation once more.
	t.Run("with an annex", func(t *testing.T) { namesTheAltered(t, sheet+"annex: true\n") })
}

// namesTheAltered alters the lines of the handout of a sheet in turn, until all
// quotations were named.
func namesTheAltered(t *testing.T, sheet string) {
	data := made(t, sheet, false, nil)
	named := make(map[int]int)
	want := []int{1, 3, 4, 5, 6, 7} // 2 is not printed
	content := read(t, data)
	for page, ref := range content.Pages() {
		text := content.Stream(content.Dict(ref)["Contents"]).Data
		for _, at := range line.FindAllIndex(text, -1) {
			if len(named) == len(want) {
				break // what follows is no quotation
			}
			f := read(t, data)
			s := f.Stream(f.Dict(f.Pages()[page])["Contents"])
			s.Data = bytes.Clone(s.Data)
			letter, i := "0065", middle(text, at)
			if string(text[i:i+4]) == letter {
				letter = "0061"
			}
			copy(s.Data[i:], letter)
			r := verified(t, written(t, f), proof.Options{})
			if r.Outcome != proof.PrintedAltered || len(r.Problems) != 1 {
				t.Errorf("a letter of %s: %s", text[at[0]:at[1]], told(r))
				continue
			}
			p := r.Problems[0]
			if p.Note == 0 {
				continue
			}
			named[p.Note]++
			q := r.Evidence.Quotations[p.Note-1]
			if r.Quotations[p.Note-1].Printed || !strings.Contains(q.Printed, p.Shared+p.Want) || p.Want == p.Read {
				t.Errorf("quotation %d, %q: %+v", p.Note, q.Printed, p)
			}
		}
	}
	for _, n := range want {
		if named[n] == 0 {
			t.Errorf("quotation %d is never named: %v", n, named)
		}
	}
	if len(named) != len(want) {
		t.Errorf("named %v", named)
	}
}

// What cannot be verified is not accused of anything.
func TestUnverified(t *testing.T) {
	data := made(t, sheet, false, nil)
	bare := read(t, data)
	root := bare.Dict(bare.Trailer["Root"])
	delete(root, "AF")
	delete(root, "Names")
	later := read(t, data)
	s, _ := attachmentNamed(later, evidence.FileName)
	s.Data = bytes.Replace(s.Data, []byte(`"version": 1`), []byte(`"version": 2`), 1)
	consistent(s)
	tests := map[string]struct {
		data []byte
		want string
	}{
		"nothing":                   {nil, "no PDF file"},
		"no PDF":                    {[]byte("hello"), "no PDF file"},
		"half a file":               {data[:len(data)/2], "damaged"},
		"no evidence":               {written(t, bare), "no evidence"},
		"evidence of a later time":  {written(t, later), "version 2"},
		"something behind the file": {append(bytes.Clone(data), "\n"...), "not byte for byte"},
		"a comment in it":           {bytes.Replace(data, []byte("\ntrailer\n"), []byte("\n%hello\ntrailer\n"), 1), "not byte for byte"},
	}
	for name, tt := range tests {
		r := verified(t, tt.data, proof.Options{})
		if r.Outcome != proof.Unverified || !strings.Contains(r.Reason, tt.want) || len(r.Problems) > 0 {
			t.Errorf("%s: %s", name, told(r))
		}
	}
}

func TestSignature(t *testing.T) {
	s := signer(t)
	signed, plain := made(t, sheet, false, s), made(t, sheet, false, nil)
	if again := made(t, sheet, false, s); !bytes.Equal(again, signed) {
		t.Error("signed again the file is another one")
	}
	key := strings.TrimSpace(publicKey)
	list := func(lines string) *sshsig.Signers {
		out, err := sshsig.ReadSigners([]byte(lines), time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		return &out
	}
	other := strings.Replace(key, "AAAAIDtq", "AAAAIDtr", 1)
	tests := []struct {
		name    string
		data    []byte
		signers *sshsig.Signers
		want    proof.Outcome
		who     string
	}{
		{"nobody is asked for", signed, nil, proof.AllWell, ""},
		{"signed by somebody in the list", signed, list("unit@library.example " + key), proof.AllWell, "unit@library.example"},
		{"signed by somebody else", signed, list("unit@library.example " + other), proof.NotSigned, ""},
		{"an empty list", signed, list(""), proof.NotSigned, ""},
		{"not signed, and nobody is asked for", plain, nil, proof.AllWell, ""},
		{"not signed", plain, list("unit@library.example " + key), proof.NotSigned, ""},
	}
	for _, tt := range tests {
		r := verified(t, tt.data, proof.Options{Signers: tt.signers})
		who := ""
		if r.Signature != nil {
			who = strings.Join(r.Signature.Who, " ")
		}
		if r.Outcome != tt.want || who != tt.who || (r.Signature != nil) != bytes.Equal(tt.data, signed) {
			t.Errorf("%s: %s; signed by %q", tt.name, told(r), who)
		}
	}
}
