package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factsheet/sources/extract"
	"factsheet/sources/extract/pdfium"
)

// read reads a document as often as the benchmark asks, once before it counts.
func read(b *testing.B, in extract.Input) {
	b.Helper()
	for range 2 {
		if _, err := All.Extract(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(in.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := All.Extract(b.Context(), in); err != nil {
			b.Fatal(err)
		}
	}
}

// repeated puts the body of a paper into a document many times.
func repeated(data, from, to string, times int) string {
	a := strings.Index(data, from) + len(from)
	z := strings.LastIndex(data, to)
	return data[:a] + strings.Repeat(data[a:z], times) + data[z:]
}

func BenchmarkHTML(b *testing.B) {
	in := paper{name: "ferries-pandoc.html"}.input(b)
	in.Data = repeated(in.Data, "<body>", "</body>", 300)
	read(b, in)
}

func BenchmarkText(b *testing.B) {
	in := paper{name: "ferries-pandoc.txt"}.input(b)
	in.Data = strings.Repeat(in.Data, 400)
	read(b, in)
}

// The bytes are those of the document's main part, unpacked.
func BenchmarkDOCX(b *testing.B) {
	in := paper{name: "ferries-libreoffice.docx"}.input(b)
	z, err := zip.NewReader(strings.NewReader(in.Data), int64(len(in.Data)))
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	w, size := zip.NewWriter(&out), 0
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			b.Fatal(err)
		}
		var part bytes.Buffer
		if _, err := part.ReadFrom(r); err != nil {
			b.Fatal(err)
		}
		content := part.String()
		if f.Name == "word/document.xml" {
			content = repeated(content, "<w:body>", "<w:sectPr", 100)
			size = len(content)
		}
		to, err := w.Create(f.Name)
		if err != nil {
			b.Fatal(err)
		}
		fmt.Fprint(to, content)
	}
	w.Close()
	in.Data = out.String()
	read(b, in)
	b.SetBytes(int64(size))
}

// pagesOf300 are a long document's.
const pagesOf300 = 300

// BenchmarkPDF reads documents of 300 pages, warm, and pdftotext does the same
// in the same run: the ratio is what counts. What starting a worker costs, and
// what it needs of memory, are reported too. "papers" are those of the corpus one
// after another; "dense" pages hold 5,000 characters each in a font of the
// reader's own, which costs pdftotext least.
func BenchmarkPDF(b *testing.B) {
	began := time.Now()
	if _, err := All.Extract(b.Context(), paper{name: "faehre.pdf"}.input(b)); err != nil {
		b.Fatal(err)
	}
	b.Logf("the first document of a process: %s", time.Since(began).Round(time.Millisecond))
	b.Run("papers", func(b *testing.B) { beside(b, long(b)) })
	b.Run("dense", func(b *testing.B) { beside(b, dense(b)) })
}

// beside reads a document of 300 pages with our reader and with pdftotext.
func beside(b *testing.B, data string) {
	in := extract.Input{Name: "long.pdf", Data: data}
	b.SetBytes(int64(len(in.Data)))
	ours := time.Hour
	once := func() {
		began := time.Now()
		x, err := All.Extract(b.Context(), in)
		if err != nil {
			b.Fatal(err)
		}
		if x.Pages != pagesOf300 {
			b.Fatalf("%d pages, want %d", x.Pages, pagesOf300)
		}
		ours = min(ours, time.Since(began))
	}
	once()
	once()
	for b.Loop() {
		once()
	}
	b.ReportMetric(pagesOf300/ours.Seconds(), "pages/s")
	if peak := peakOfWorkers(); peak > 0 {
		b.ReportMetric(float64(peak>>20), "worker-MB")
	}
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		b.Log("pdftotext (poppler-utils) is not installed: there is nothing to compare with")
		return
	}
	file := filepath.Join(b.TempDir(), "long.pdf")
	if err := os.WriteFile(file, []byte(in.Data), 0o600); err != nil {
		b.Fatal(err)
	}
	theirs := time.Hour
	for range 3 {
		began := time.Now()
		if out, err := exec.Command(program, file, "-").Output(); err != nil || len(out) < pagesOf300*1000 {
			b.Fatalf("pdftotext: %v", err)
		}
		theirs = min(theirs, time.Since(began))
	}
	b.ReportMetric(pagesOf300/theirs.Seconds(), "pdftotext-pages/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "of-pdftotext")
}

// BenchmarkPDFCold reads one page in a new worker each time, as a command does
// that is run once; the compiled module is in the cache from the first time on.
func BenchmarkPDFCold(b *testing.B) {
	doc := pdfium.Document{Data: paper{name: "traversee.pdf"}.input(b).Data}
	cache := b.TempDir()
	once := func() {
		e := &pdfium.Engine{Worker: pdfium.Shared.Worker, Cache: cache}
		defer e.Close()
		if _, err := e.Read(context.Background(), doc, func(*pdfium.Page) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	began := time.Now()
	once()
	first := time.Since(began)
	for b.Loop() {
		once()
	}
	b.ReportMetric(float64(first.Milliseconds()), "without-cache-ms")
}

// long makes a document of 300 pages of papers of the corpus.
func long(b *testing.B) string {
	program, err := exec.LookPath("qpdf")
	if err != nil {
		b.Skip("qpdf is not installed: it makes one document of many")
	}
	file := filepath.Join(b.TempDir(), "long.pdf")
	args := []string{"--empty", "--pages"}
	for pages := 0; pages < pagesOf300; pages += 7 + 5 {
		args = append(args, "testdata/ferries-latex.pdf", "testdata/ferries-libreoffice.pdf")
	}
	if out, err := exec.Command(program, append(args, "--", file)...).CombinedOutput(); err != nil {
		b.Fatalf("qpdf: %v: %s", err, out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	return string(data)
}

// dense makes a document of 300 pages: the words of a paper in lines, each page
// with a running head, a number and two columns.
func dense(b *testing.B) string {
	data, err := os.ReadFile(filepath.Join("testdata", "ferries.words.txt"))
	if err != nil {
		b.Fatal(err)
	}
	ascii := strings.Map(func(r rune) rune {
		if r >= 0x80 || strings.ContainsRune(`()\`, r) {
			return -1
		}
		return r
	}, string(data))
	words := strings.Fields(strings.Repeat(ascii, 200))
	var kids strings.Builder
	objects := []string{pdfRoot, "", pdfFont}
	for page := range pagesOf300 {
		var c strings.Builder
		fmt.Fprintf(&c, "BT /F 9 Tf 60 800 Td (Keeping the Islands Connected) Tj ET BT /F 9 Tf 300 30 Td (%d) Tj ET\n", page+1)
		for _, x := range []int{60, 320} {
			for y := 770; y > 60; y -= 12 {
				var line []string
				for n := 0; n < 38; words = words[1:] {
					line = append(line, words[0])
					n += len(words[0]) + 1
				}
				fmt.Fprintf(&c, "BT /F 10 Tf %d %d Td (%s) Tj ET\n", x, y, strings.Join(line, " "))
			}
		}
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", len(objects)+2),
			stream("", c.String()))
		fmt.Fprintf(&kids, "%d 0 R ", len(objects)-1)
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), pagesOf300)
	return pdfOf(objects...)
}

// peakOfWorkers is the most memory in bytes that one of the processes which this
// one started has had; 0 where the system does not tell.
func peakOfWorkers() int {
	peak := 0
	children, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", os.Getpid()))
	for _, list := range children {
		data, _ := os.ReadFile(list)
		for pid := range strings.FieldsSeq(string(data)) {
			status, _ := os.ReadFile("/proc/" + pid + "/status")
			for line := range strings.Lines(string(status)) {
				var kB int
				if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kB); n == 1 {
					peak = max(peak, kB<<10)
				}
			}
		}
	}
	return peak
}
