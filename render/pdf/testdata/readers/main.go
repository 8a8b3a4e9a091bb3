// Command readers has other programs read PDF files back: qpdf, poppler by what
// stands on the paper and by the structure, and pdf.js. Each quotation that the
// evidence in a file names as printed must come back from each of them, word for
// word.
//
//	go run ./render/pdf/testdata/readers -pdfjs bin/pdfjs/node_modules/pdfjs-dist FILE|FOLDER…
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

func main() {
	pdfjs := flag.String("pdfjs", "", "pdf.js is in this `FOLDER`; without it pdf.js reads nothing")
	flag.Parse()
	if err := run(*pdfjs, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "readers:", err)
		os.Exit(1)
	}
}

func run(pdfjs string, args []string) error {
	files, err := pdfs(args)
	if err != nil {
		return err
	}
	if err := programs("qpdf", "pdftotext", "pdffonts", "pdfinfo"); err != nil {
		return err
	}
	said, err := browse(pdfjs, files)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "file\tpages\tquotations\tqpdf, fonts\tpdftotext\tpoppler's structure\tpdf.js")
	var all []string
	for _, f := range files {
		want, err := quotations(f)
		if err != nil {
			return fmt.Errorf("%s: %w", f, err)
		}
		var faults []string
		column := func(name string, found []string) string {
			for _, s := range found {
				faults = append(faults, f+": "+name+": "+s)
			}
			if len(found) > 0 {
				return fmt.Sprintf("%d faults", len(found))
			}
			return "all"
		}
		qpdf := column("qpdf, fonts", sound(f))
		paper := column("pdftotext", onPaper(f, want))
		structure := column("pdfinfo", inStructure(f, want))
		browser := "-"
		if pdfjs != "" {
			browser = column("pdf.js", said[f].faults(want))
		}
		fmt.Fprintf(table, "%s\t%d\t%d\t%s\t%s\t%s\t%s\n", f, pages(f), len(want), qpdf, paper, structure, browser)
		all = append(all, faults...)
	}
	table.Flush()
	if len(all) == 0 {
		all = control(files, said)
	}
	if len(all) > 0 {
		return errors.New(strings.Join(append([]string{fmt.Sprintf("%d faults", len(all))}, all...), "\n  "))
	}
	return nil
}

// control asks each reader for a quotation that a file does not have, as one is
// with a letter changed: who finds that one proves nothing.
func control(files []string, said map[string]*reading) (faults []string) {
	for _, f := range files {
		want, err := quotations(f)
		if err != nil || len(want) == 0 {
			continue
		}
		for i, q := range want {
			want[i] = q[:len(q)-1] + "#"
		}
		found := map[string][]string{"pdftotext": onPaper(f, want), "pdfinfo": inStructure(f, want)}
		if said != nil {
			found["pdf.js"] = said[f].faults(want)
		}
		for name, missed := range found {
			if len(missed) < len(want) {
				faults = append(faults, f+": "+name+" gives back a quotation that nobody printed")
			}
		}
		return faults
	}
	return []string{"no file has a quotation: nothing is proved"}
}

// pdfs lists the files, and those in the folders, that are named.
func pdfs(args []string) (out []string, err error) {
	for _, arg := range args {
		in := []string{arg}
		if info, err := os.Stat(arg); err != nil {
			return nil, err
		} else if info.IsDir() {
			if in, err = filepath.Glob(filepath.Join(arg, "*.pdf")); err != nil {
				return nil, err
			}
		}
		out = append(out, in...)
	}
	if len(out) == 0 {
		return nil, errors.New("there is no PDF to read")
	}
	return out, nil
}

// quotations are those that the evidence in a file says are printed.
func quotations(file string) ([]string, error) {
	dir, err := os.MkdirTemp("", "readers-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := output("pdfdetach", "-saveall", "-o", dir, file); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(filepath.Join(dir, "evidence.json"))
	if err != nil {
		return nil, fmt.Errorf("no evidence is attached: %w", err)
	}
	var e struct{ Quotations []struct{ Printed string } }
	if err := json.Unmarshal(text, &e); err != nil {
		return nil, err
	}
	var out []string
	for _, q := range e.Quotations {
		if q.Printed != "" {
			out = append(out, folded(q.Printed))
		}
	}
	return out, nil
}

// folded is a text with one space between words, wherever its lines end.
func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// missing are the quotations that do not stand in a text.
func missing(text string, want []string) (out []string) {
	text = folded(text)
	for _, q := range want {
		if !strings.Contains(text, q) {
			out = append(out, fmt.Sprintf("does not give back %q", q))
		}
	}
	return out
}
