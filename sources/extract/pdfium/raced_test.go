//go:build race

package pdfium

// raced says that the race detector watches, under which what PDFium does takes
// thirty times as long and needs more memory than a worker may have.
const raced = true
