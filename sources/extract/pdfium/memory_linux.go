//go:build linux && !race

package pdfium

import "syscall"

// limitMemory keeps this process's address space below a number of bytes.
func limitMemory(bytes uint64) {
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &syscall.Rlimit{Cur: bytes, Max: bytes})
}
