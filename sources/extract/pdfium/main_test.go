package pdfium

import (
	"os"
	"testing"
)

// TestMain makes the test binary a worker too.
func TestMain(m *testing.M) {
	if IsWorker() {
		os.Exit(Work(os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}
