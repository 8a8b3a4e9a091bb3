package proof_test

import (
	"testing"

	"factsheet/render/proof"
)

func BenchmarkVerify(b *testing.B) {
	data := made(b, sheet, false, nil)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if r := verified(b, data, proof.Options{}); r.Outcome != proof.AllWell {
			b.Fatal(told(r))
		}
	}
}
