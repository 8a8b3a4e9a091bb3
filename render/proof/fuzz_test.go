package proof_test

import (
	"bytes"
	"testing"

	"factsheet/render/evidence"
	"factsheet/render/pdf/object"
	"factsheet/render/pdf/verify"
	"factsheet/render/proof"
)

// Whatever bytes there are, verifying ends without harm, and never well. What can be
// read is tried once more in our own layout, where more is looked at.
func FuzzVerify(f *testing.F) {
	data := made(f, sheet, false, nil)
	whole, err := verify.Seal(read(f, data))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:len(data)/2])
	f.Add([]byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer <</Root 1 0 R>>\nstartxref\n9\n"))
	f.Fuzz(func(t *testing.T, bad []byte) {
		if r := verified(t, bad, proof.Options{}); r.Outcome == proof.AllWell && !bytes.Equal(bad, data) {
			t.Errorf("all well: %s", told(r))
		}
		file, err := object.Read(bad)
		if err != nil {
			return
		}
		again, err := file.Bytes()
		if err != nil {
			return
		}
		seal, err := verify.Seal(file)
		if r := verified(t, again, proof.Options{}); r.Outcome == proof.AllWell && (err != nil || seal != whole) {
			t.Errorf("in our own layout: all well: %s", told(r))
		}
	})
}

// Whatever is attached, and made to agree with its checksum: verifying ends without
// harm, also with sources at hand.
func FuzzAttached(f *testing.F) {
	file := read(f, made(f, sheet, false, nil))
	lib := library(f, files())
	e, _ := attachmentNamed(file, evidence.FileName)
	f.Add([]byte(sheet), e.Data)
	f.Add([]byte("title: x"), []byte(`{"version": 1}`))
	f.Fuzz(func(t *testing.T, other, data []byte) {
		for name, data := range map[string][]byte{evidence.SheetName: other, evidence.FileName: data} {
			s, _ := attachmentNamed(file, name)
			s.Data = data
			consistent(s)
		}
		r := verified(t, written(t, file), proof.Options{Library: lib})
		if r.Outcome == proof.AllWell && string(other) != sheet {
			t.Errorf("all well: %s", told(r))
		}
	})
}
