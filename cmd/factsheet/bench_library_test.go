package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is where the real files of all formats are.
const corpus = "../../sources/extract/formats/testdata"

// ferriesQuote stands in each of them.
const ferriesQuote = "What the islands lack is not income but certainty"

// BenchmarkUnchangedLibrary checks sheets against a library of PDF documents and
// web pages for the first time, and again when nothing has changed. The peer
// reads the digests of the same files, which is the least that anybody must do
// to know that they are the same.
func BenchmarkUnchangedLibrary(b *testing.B) {
	bin := buildBinary(b)
	dir := b.TempDir()
	n := setting(b, "FILES", 100)
	files := makeLibrary(b, dir, n)
	env := []string{cacheVariable + "=" + filepath.Join(b.TempDir(), "cache")}
	first := measure(b, dir, io.Discard, env, bin, "check")
	again := &row{name: "factsheet check, the second time", run: func() cost { return measure(b, dir, io.Discard, env, bin, "check") }}
	digests := &row{name: "sha256sum of the files", run: func() cost {
		return measure(b, filepath.Join(dir, "sources"), io.Discard, nil, "sha256sum", files...)
	}}
	start := &row{name: "factsheet version", run: func() cost { return measure(b, dir, io.Discard, env, bin, "version") }}
	alternate(b, fmt.Sprintf("%d files, nothing changed", n), again, digests, start)
	b.Logf("the first time: %.2f CPU s, %.2f wall s", first.cpu.Seconds(), first.wall.Seconds())
	goal(b, "a second run beside reading the digests", again.cpu()/digests.cpu(), 2, "times its CPU time")
}

// makeLibrary lays out a workspace of n sources, no two alike, with a quotation
// from each, and gives the names of the files.
func makeLibrary(b *testing.B, dir string, n int) []string {
	b.Helper()
	var kinds []string
	for _, name := range []string{"ferries-latex.pdf", "ferries-libreoffice.pdf", "ferries-pandoc.html", "ferries-chromium.pdf"} {
		data, err := os.ReadFile(filepath.Join(corpus, name))
		if err != nil {
			b.Fatal(err)
		}
		kinds = append(kinds, filepath.Ext(name)+"\n"+string(data))
	}
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	for _, folder := range []string{"sheets", "sources"} {
		if err := os.Mkdir(filepath.Join(dir, folder), 0o777); err != nil {
			b.Fatal(err)
		}
	}
	var files []string
	var sheet strings.Builder
	for i := range n {
		ending, data, _ := strings.Cut(kinds[i%len(kinds)], "\n")
		name := fmt.Sprintf("s%04d%s", i, ending)
		mark := fmt.Sprintf("\n%% %d\n", i)
		if ending == ".html" {
			mark = fmt.Sprintf("\n<!-- %d -->\n", i)
		}
		write("sources/"+name, data+mark)
		files = append(files, name)
		if i%50 == 0 {
			fmt.Fprintf(&sheet, "format: 1\ntitle: Sheet %d\npoints:\n", i/50)
		}
		fmt.Fprintf(&sheet, "  - id: p%d\n    claim: |\n      A claim.\n    evidence:\n      - source: s%04d\n        quote: |\n          %s\n", i, i, ferriesQuote)
		if i%50 == 49 || i == n-1 {
			write(fmt.Sprintf("sheets/sheet%03d.yaml", i/50), sheet.String())
			sheet.Reset()
		}
	}
	return files
}
