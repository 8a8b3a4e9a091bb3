package pdfium

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// report is a document of n pages as a report has them: 45 lines of some 60
// letters, set with kerning.
func report(n int) string {
	f := file{"<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"}
	words := strings.Fields("the committee found that no member of staff had been told of the change before it was made and that the minutes were kept by another office")
	var kids strings.Builder
	at := 0
	for range n {
		var page strings.Builder
		page.WriteString("BT /F1 11 Tf 70 780 Td 15 TL\n")
		for range 45 {
			page.WriteString("[")
			for size := 0; size < 58; at++ {
				w := words[at*7%len(words)]
				fmt.Fprintf(&page, "(%s) -18 (%s ) ", w[:1], w[1:])
				size += len(w) + 1
			}
			page.WriteString("] TJ T*\n")
		}
		page.WriteString("ET")
		fmt.Fprintf(&kids, "%d 0 R ", len(f)+1)
		f = append(f, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", len(f)+2),
			stream("", page.String()))
	}
	f[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), n)
	return f.String()
}

// BenchmarkRead reads 300 pages, warm, in workers and in this process; and has
// pdftotext do it, where there is one.
func BenchmarkRead(b *testing.B) {
	const n = 300
	data := report(n)
	pace := func(b *testing.B) { b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "pages/s") }
	for name, e := range engines(b) {
		warm := func() {
			if _, err := e.Read(context.Background(), Document{Data: data}, func(*Page) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
		warm()
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				warm()
			}
			pace(b)
		})
	}
	peer, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Skip("no pdftotext to compare with")
	}
	path := filepath.Join(b.TempDir(), "report.pdf")
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		b.Fatal(err)
	}
	b.Run("pdftotext", func(b *testing.B) {
		for b.Loop() {
			if out, err := exec.Command(peer, "-q", path, "-").Output(); err != nil || len(out) < 1000*n {
				b.Fatal(len(out), err)
			}
		}
		pace(b)
	})
}

// BenchmarkStart is what the first PDF document costs beside reading it: with
// the compiled module in the cache, and without.
func BenchmarkStart(b *testing.B) {
	doc := Document{Data: pages(1).String()}
	self, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	start := func(b *testing.B, cache string) {
		e := &Engine{Cache: cache, Worker: []string{self}, Limit: time.Hour}
		defer e.Close()
		if _, err := e.Describe(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	start(b, cacheDir)
	b.Run("cached", func(b *testing.B) {
		for b.Loop() {
			start(b, cacheDir)
		}
	})
	b.Run("for the first time", func(b *testing.B) {
		for b.Loop() {
			start(b, b.TempDir())
		}
	})
}
