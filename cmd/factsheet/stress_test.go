package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/render/pdf/verify"
)

// Sheets that ask of the printer what handouts seldom do: everything at once, a
// table over many pages, a paragraph longer than a page, forty pages, every
// language, a draft. Each is printed, and each quotation is read in what was
// printed. FACTSHEET_STRESS names a folder in which the files are left, for
// other programs to judge.
func TestStress(t *testing.T) {
	if testing.Short() {
		t.Skip("prints hundreds of pages")
	}
	dir := t.TempDir()
	if err := writeStress(dir); err != nil {
		t.Fatal(err)
	}
	out := stressFolder(t)
	if stdout, stderr, code := inFolder(t, dir, "build", "--out", out); code != exitClean {
		t.Fatalf("build: exit %d\n%s%s", code, stdout, stderr)
	}
	sheets, err := filepath.Glob(filepath.Join(dir, "sheets", "*.yaml"))
	if err != nil || len(sheets) < 30 {
		t.Fatalf("%d sheets: %v", len(sheets), err)
	}
	for _, sheet := range sheets {
		name := strings.TrimSuffix(filepath.Base(sheet), ".yaml")
		t.Run(name, func(t *testing.T) {
			pages := pagesOf(t, filepath.Join(out, name+".pdf"))
			if want := leastPages[name]; len(pages) < want {
				t.Errorf("%d pages, want %d at least", len(pages), want)
			}
			holdsQuotations(t, dir, sheet, pages)
		})
	}
	t.Run("draft", func(t *testing.T) {
		unfinished, err := os.ReadFile(filepath.Join(dir, "unfinished", "draft.yaml"))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "sheets", "draft.yaml"), unfinished, 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
		if stdout, stderr, code := inFolder(t, dir, "build", "--draft", "--out", out, "draft"); code != exitFindings {
			t.Fatalf("build --draft: exit %d\n%s%s", code, stdout, stderr)
		}
		if pages := pagesOf(t, filepath.Join(out, "draft.draft.pdf")); len(pages) == 0 {
			t.Error("no page")
		}
	})
}

// leastPages are of sheets that are there for their length.
var leastPages = map[string]int{"forty-pages": 40, "long-table": 5, "long-paragraph": 2}

// stressFolder is where the files go: an empty folder.
func stressFolder(t *testing.T) string {
	t.Helper()
	out := os.Getenv("FACTSHEET_STRESS")
	if out == "" {
		return t.TempDir()
	}
	out, err := filepath.Abs(filepath.Join(top, out))
	if err == nil {
		err = os.RemoveAll(out)
	}
	if err == nil {
		err = os.MkdirAll(out, 0o777)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pagesOf is the text of each page of a file.
func pagesOf(t *testing.T, file string) []string {
	t.Helper()
	if problem := brokenPDF(file); problem != "" {
		t.Fatal(problem)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := verify.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return content.Pages()
}

// holdsQuotations reads the quotations of a sheet in the text of its PDF, but
// for those that it does not print.
func holdsQuotations(t *testing.T, dir, sheet string, pages []string) {
	t.Helper()
	source, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(source), "quote:") {
		return
	}
	text := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	for _, q := range checkJSON(t, dir, sheet, exitClean).Quotations {
		quote := strings.Join(strings.Fields(strings.ReplaceAll(q.Quote, "*", "")), " ")
		if q.Point != "unsaid" && !strings.Contains(text, quote) {
			t.Errorf("it does not hold %q", quote)
		}
	}
}

// writeStress makes the workspace: what is in testdata/stress, and what is too
// long to be written by hand.
func writeStress(dir string) error {
	if err := os.CopyFS(dir, os.DirFS("testdata/stress")); err != nil {
		return err
	}
	if err := writePictures(filepath.Join(dir, "sheets", "pictures")); err != nil {
		return err
	}
	files := map[string]string{
		"sheets/forty-pages.yaml":    fortyPages(),
		"sheets/long-table.yaml":     longTable(),
		"sheets/long-paragraph.yaml": longParagraph(),
	}
	var register, babel strings.Builder
	for i := range 400 {
		fmt.Fprintf(&register, "%s\n\n", article(i))
	}
	files["sources/articles.txt"] = register.String()
	catalogue, err := os.ReadFile(filepath.Join(dir, "sources", "catalogue.yaml"))
	if err != nil {
		return err
	}
	entries := string(catalogue) + "  articles:\n    title: Articles\n    language: en-GB\n    file: articles.txt\n"
	babel.WriteString("format: 1\ntitle: The register in every language\nlanguage: en-GB\ndate: 2026-10-30\nannex: true\npoints:\n")
	for _, l := range tongues {
		entries += fmt.Sprintf("  register-%s:\n    title: The register (%s)\n    language: %s\n    file: register-%s.txt\n", l.tag, l.tag, l.tag, l.tag)
		files["sources/register-"+l.tag+".txt"] = l.sentence + "\n\n" + l.letters + "\n"
		point := quoting("register-"+l.tag, l.sentence) + quoting("register-"+l.tag, l.letters)
		claim := "  - claim: |\n      " + l.letters + "\n    evidence:\n"
		files["sheets/language-"+l.tag+".yaml"] = fmt.Sprintf("format: 1\ntitle: %q\nlanguage: %s\ndate: 2026-10-30\npoints:\n%s%s", l.sentence, l.tag, claim, point)
		babel.WriteString(claim + point)
	}
	files["sources/catalogue.yaml"] = entries
	files["sheets/every-language.yaml"] = babel.String()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// quoting is a piece of evidence, in YAML.
func quoting(source, quote string) string {
	return fmt.Sprintf("      - source: %s\n        quote: |\n          %s\n", source, quote)
}

// article is a passage of an invented source that stands there once.
func article(i int) string {
	return fmt.Sprintf("Article %d. The keeper of hall %d counts %d lamps in the morning and %d in the evening, and writes both numbers into the book of the year %d.",
		i+1, 2*i+3, 3*i+11, 3*i+9, 1600+i)
}

func fortyPages() string {
	var b strings.Builder
	b.WriteString("format: 1\ntitle: Forty pages\nlanguage: en-GB\ndate: 2026-10-30\nsections:\n")
	for s := range 16 {
		fmt.Fprintf(&b, "  - heading: Halls, part %d\n    points:\n", s+1)
		for k := range 20 {
			i := 20*s + k
			fmt.Fprintf(&b, "      - claim: |\n          Hall %d counts its lamps twice a day.\n        evidence:\n", 2*i+3)
			fmt.Fprintf(&b, "          - source: articles\n            where: Article %d\n            quote: |\n              %s\n", i+1, article(i))
		}
	}
	return b.String()
}

// longTable has rows of one line, and some that are as high as half a page.
func longTable() string {
	var b strings.Builder
	b.WriteString("format: 1\ntitle: A table over several pages\nlanguage: en-GB\ndate: 2026-10-30\nsections:\n  - heading: Halls\n    table:\n")
	b.WriteString("      caption: Lamps by hall\n      columns: [No, Keeper, Morning, Remarks]\n      rows:\n")
	for i := range 180 {
		remark := "none"
		if i%30 == 17 {
			remark = strings.TrimSpace(strings.Repeat("a remark that is long, ", 60)) + " and ends"
		}
		fmt.Fprintf(&b, "        - [%d, Keeper %d, \"%d\", %q]\n", i+1, i*7%31, 3*i+11, remark)
	}
	b.WriteString("      evidence:\n        - source: articles\n          show: note\n          quote: |\n            " + article(4) + "\n")
	return b.String()
}

// longParagraph has a paragraph and a quotation that are each longer than a page.
func longParagraph() string {
	var b, quote strings.Builder
	b.WriteString("format: 1\ntitle: A paragraph over a page break\nlanguage: en-GB\ndate: 2026-10-30\nsections:\n  - heading: At length\n    text: |\n      ")
	for i := range 120 {
		fmt.Fprintf(&b, "Sentence %d of a paragraph *that does not end* where the page does. ", i+1)
	}
	for i := range 60 {
		fmt.Fprintf(&quote, "              %s\n\n", article(i))
	}
	b.WriteString("\n    points:\n      - claim: |\n          The articles say so, at length.\n        evidence:\n          - source: articles\n            quote: |\n")
	b.WriteString(strings.TrimSuffix(quote.String(), "\n"))
	return b.String()
}

// writePictures draws the pictures of the sheets, in each kind of file.
func writePictures(dir string) error {
	box := image.Rect(0, 0, 120, 60)
	alpha, grey := image.NewNRGBA(box), image.NewGray(box)
	palette := image.NewPaletted(box, color.Palette{color.White, color.Black, color.NRGBA{200, 30, 30, 255}, color.NRGBA{0, 90, 160, 255}})
	opaque := image.NewRGBA(box)
	for y := range 60 {
		for x := range 120 {
			alpha.Set(x, y, color.NRGBA{uint8(2 * x), uint8(4 * y), 120, uint8(255 - 2*x)})
			opaque.Set(x, y, color.NRGBA{uint8(2 * x), uint8(4 * y), 120, 255})
			grey.Set(x, y, color.Gray{uint8(2 * x)})
			palette.SetColorIndex(x, y, uint8(x/8%4))
		}
	}
	asPNG := func(m image.Image) func(io.Writer) error {
		return func(w io.Writer) error { return png.Encode(w, m) }
	}
	asJPEG := func(m image.Image) func(io.Writer) error {
		return func(w io.Writer) error { return jpeg.Encode(w, m, nil) }
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for name, write := range map[string]func(io.Writer) error{
		"alpha.png": asPNG(alpha), "grey.png": asPNG(grey), "palette.png": asPNG(palette),
		"photo.jpg": asJPEG(opaque), "grey.jpg": asJPEG(grey),
	} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return err
		}
		err = write(f)
		if e := f.Close(); err == nil {
			err = e
		}
		if err != nil {
			return err
		}
	}
	return nil
}
