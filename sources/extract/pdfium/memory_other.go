//go:build !linux || race

package pdfium

// limitMemory does nothing here: the sandbox's own limit, and Go's, have to do.
// The race detector takes terabytes of address space for itself, and a process
// that has it dies of any limit as soon as it needs one page more.
func limitMemory(uint64) {}
