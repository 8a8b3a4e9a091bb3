//go:build !linux

package pdfium

// Elsewhere the master's clock has to do.
func limitTime(int) {}
