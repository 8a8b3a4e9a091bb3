//go:build !linux

package pdfium

// Elsewhere the sandbox's own limit on memory, Go's, and the master's clock have
// to do.
func limitMemory(uint64) {}

func limitTime(int) {}
