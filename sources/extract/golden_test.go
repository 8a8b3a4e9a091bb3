package extract_test

import (
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
)

func TestGolden(t *testing.T) {
	for _, pattern := range []string{"testdata/*.*ml", "testdata/*.md"} {
		extracttest.Golden(t, extract.Texts, pattern)
	}
}
