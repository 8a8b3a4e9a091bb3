package sheets_test

import (
	"testing"

	"factsheet/sheets"
)

func BenchmarkParse(b *testing.B) {
	data := []byte(readmeSheets(b)[2])
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if s, _ := sheets.Parse("f", data); s.Title.Value == "" {
			b.Fatal("not read")
		}
	}
}
