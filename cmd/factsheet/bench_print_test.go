package main

import (
	"bytes"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// perHandout is how many quotations make a handout of about two pages.
const perHandout = 12

// BenchmarkBuild prints one sheet, and then a hundred in one run, beside other
// programs that make PDF files of the same words: title, claims, quotations and
// the notes to them. Ours checks each quotation, tags the file, makes it one for
// archives, attaches the evidence, and reads all of it back; the peers do what
// they do by themselves.
func BenchmarkBuild(b *testing.B) {
	many := setting(b, "SHEETS", 20)
	g, err := generate(b.TempDir(), workload{quotations: many * perHandout, sources: 1, bytes: 3e5, perSheet: perHandout, seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	if err := g.forPeers(); err != nil {
		b.Fatal(err)
	}
	bin := buildBinary(b)
	env := []string{cacheVariable + "=" + filepath.Join(b.TempDir(), "cache")}
	build := func(name string, env []string, args ...string) *row {
		return &row{name: name, run: func() cost {
			return measure(b, g.dir, nil, env, bin, append([]string{"build", "--draft", "--quiet"}, args...)...)
		}}
	}
	b.Run("one", func(b *testing.B) {
		g.beside(b, "one handout of two pages", 1, 1./3, 1./15, build("factsheet build", env, "sheet-0000"))
	})
	b.Run("many", func(b *testing.B) {
		g.beside(b, fmt.Sprintf("%d of them", many), many, 1, 0.1, build("factsheet build", env),
			build("  with GOMAXPROCS=1", append(env, "GOMAXPROCS=1")))
		g.sizes(b)
	})
}

// beside measures our rows with the peers that are installed, and holds them to
// the shares of the peers' CPU time that are wanted.
func (g *generated) beside(b *testing.B, title string, n int, ofTypst, ofWeasyPrint float64, ours ...*row) {
	b.Helper()
	peers := g.peers(b, n)
	for range b.N {
		alternate(b, title, append(slices.Clone(ours), peers...)...)
	}
	b.ReportMetric(1000*ours[0].cpu()/float64(n), "CPU-ms/sheet")
	wanted := map[string]float64{"Typst": ofTypst, "WeasyPrint": ofWeasyPrint}
	for _, r := range ours {
		for _, p := range peers {
			ratio := r.cpu() / p.cpu()
			if most, ok := wanted[p.name]; ok {
				goal(b, strings.TrimSpace(r.name)+": CPU beside "+p.name, ratio, most, "×")
			} else {
				b.Logf("%s: CPU beside %s: %.3g ×", strings.TrimSpace(r.name), p.name, ratio)
			}
		}
		goal(b, strings.TrimSpace(r.name)+": peak memory", r.peak(), 80, "MB")
	}
}

// sizes wants every sheet printed, and handouts of two pages not above 80 kB.
func (g *generated) sizes(b *testing.B) {
	b.Helper()
	largest := 0
	for _, s := range g.sheets {
		data, err := os.ReadFile(filepath.Join(g.dir, "out", strings.TrimSuffix(s, ".yaml")+".draft.pdf"))
		if err != nil {
			b.Fatal(err)
		}
		if bytes.Count(data, []byte("/Type /Page/")) <= 2 {
			largest = max(largest, len(data))
		}
	}
	goal(b, "largest file", float64(largest)/1000, 80, "kB")
}

// forPeers writes the words of each sheet for other programs.
func (g *generated) forPeers() error {
	dir := filepath.Join(g.dir, "peers")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for i := range g.sheets {
		var page, typst, markdown, notes, typstNotes, mdNotes strings.Builder
		page.WriteString("<!DOCTYPE html><html lang=en-GB><meta charset=utf-8><title>An invented sheet</title><h1>An invented sheet</h1>")
		typst.WriteString("#set document(title: \"An invented sheet\")\n= An invented sheet\n\n")
		markdown.WriteString("# An invented sheet\n\n")
		for k, p := range g.planted[i*g.perSheet : (i+1)*g.perSheet] {
			claim, note := "The invented document says so", fmt.Sprintf("Invented document %d.", p.source)
			fmt.Fprintf(&page, "<p><strong>%s</strong><blockquote>“%s”<sup>%d</sup></blockquote>", claim, html.EscapeString(p.text), k+1)
			fmt.Fprintf(&typst, "*%s*\n\n#quote(block: true)[#%q#super[%d]]\n\n", claim, p.text, k+1)
			fmt.Fprintf(&markdown, "**%s**\n\n> “%s”^%d^\n\n", claim, strings.ReplaceAll(p.text, "$", `\$`), k+1)
			fmt.Fprintf(&notes, "<li>%s", note)
			fmt.Fprintf(&typstNotes, "+ %s\n", note)
			fmt.Fprintf(&mdNotes, "%d. %s\n", k+1, note)
		}
		for ending, text := range map[string]string{
			".html": page.String() + "<h2>Notes</h2><ol>" + notes.String() + "</ol>",
			".typ":  typst.String() + "== Notes\n\n" + typstNotes.String(),
			".md":   markdown.String() + "## Notes\n\n" + mdNotes.String(),
		} {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d%s", i, ending)), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// In one process each, so that starting up counts once.
const (
	typstScript = `import sys, typst
c = typst.Compiler()
for f in sys.argv[1:]: c.compile(input=f, output=f[:-4] + ".typst.pdf")`
	weasyPrintScript = `import sys, weasyprint
for f in sys.argv[1:]: weasyprint.HTML(f).write_pdf(f[:-5] + ".weasyprint.pdf")`
)

// peers are the rows of the programs that are installed, for the first n sheets.
// `make peers` installs those that Python has.
func (g *generated) peers(b *testing.B, n int) (out []*row) {
	b.Helper()
	dir := filepath.Join(g.dir, "peers")
	var typ, web []string
	for i := range n {
		typ, web = append(typ, fmt.Sprintf("%04d.typ", i)), append(web, fmt.Sprintf("%04d.html", i))
	}
	here, err := filepath.Abs(filepath.Join(top, "bin", "peers"))
	if err != nil {
		b.Fatal(err)
	}
	env := []string{"PYTHONPATH=" + here, "HOME=" + b.TempDir()}
	try := func(name, missing, program string, before []string, files []string) {
		b.Helper()
		cmd := exec.Command(program, append(slices.Clone(before), files[0])...)
		cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
		if err := cmd.Run(); err != nil { // the first run is not counted: caches are filled in it
			b.Logf("%s cannot be run (%v): nothing is said about it; %s", name, err, missing)
			return
		}
		out = append(out, &row{name: name, run: func() cost {
			return measure(b, dir, io.Discard, env, program, append(slices.Clone(before), files...)...)
		}})
	}
	try("Typst", "make peers installs it", "python3", []string{"-c", typstScript}, typ)
	try("WeasyPrint", "make peers installs it, but for the library pango", "python3", []string{"-c", weasyPrintScript}, web)
	if n == 1 { // many of these would take minutes
		try("Chromium", "Debian: chromium", "chromium", []string{"--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=0000.chromium.pdf"}, web)
		try("pandoc, pdfLaTeX", "Debian: pandoc, texlive-latex-recommended, lmodern", "pandoc", []string{"-o", "0000.latex.pdf"}, []string{"0000.md"})
	}
	return out
}
