package extracttest

import (
	"archive/zip"
	"strings"
	"testing"
)

// A Part is one of an archive that is made for a test: its name and its data.
type Part = [2]string

// Archive packs parts in their order. Only large ones are compressed, and never
// the first.
func Archive(t testing.TB, list ...Part) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for i, p := range list {
		method := zip.Store
		if i > 0 && len(p[1]) > 1<<16 {
			method = zip.Deflate
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
