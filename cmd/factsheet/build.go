package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/render/report"
	"factsheet/sheets/check"
)

const buildLong = `build checks the sheets and writes a PDF for each one into the out folder. It
refuses a sheet with errors and builds the others; with --draft it prints every
sheet as NAME.draft.pdf, with a watermark on each page that says so.

With --format html it writes NAME.html, the same handout as one web page that
needs no other file: each quotation is a link to its place in the source, where
that is on the web. --format pdf,html writes both.

--annex, or annex: true in a sheet, adds an annex for a second reader: each
quotation in its passage, with what it omits, and a box to tick.

Each PDF carries its sheet and the evidence for its quotations, which factsheet
verify reads; --sign KEY signs the evidence (see factsheet explain evidence).

SHEET is as for check. A file gets its name when it is complete and on the disk:
until then, and whatever goes wrong, the old one stays.

Exit codes: 0 all were built; 1 some were refused because of errors; 2 the check
could not be made or a file could not be written.`

const buildExample = `  factsheet build
  factsheet build breach-reporting --out /tmp
  factsheet build --format pdf,html
  factsheet build --draft sheets/unfinished.yaml`

// buildFlags are the flags of the verb build.
type buildFlags struct {
	out     string
	formats []string
	sign    string
	annex   bool
	images  bool // of pages
	draft   bool
	quiet   bool
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:               "build [SHEET…]",
		Short:             "Check sheets and print each as a PDF",
		Long:              buildLong,
		Example:           buildExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeSheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.build(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.out, "out", "", "write into `DIR` (default: as factsheet.yaml says)")
	flags.StringSliceVar(&f.formats, "format", nil, "write `KIND`: "+strings.Join(outputNames(), " or ")+"; repeatable (default: pdf)")
	flags.BoolVar(&f.annex, "annex", false, "add an annex with each quotation in its passage")
	flags.BoolVar(&f.draft, "draft", false, "print sheets with errors too, marked as drafts")
	flags.BoolVar(&f.images, "page-images", false, "write pictures of the pages too: NAME-1.png …")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print only what must be mended")
	flags.StringVar(&f.sign, "sign", "", "sign the evidence in the PDF with the SSH key `KEY`")
	must(cmd.MarkFlagDirname("out"))
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(outputNames(), cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (a *app) build(ctx context.Context, f buildFlags, args []string) error {
	outputs, err := outputsOf(f.formats)
	if err != nil {
		return err
	}
	if f.images {
		if err := wantsPDF(outputs, "--page-images draws the pages of the PDF"); err != nil {
			return err
		}
	}
	signer, err := a.signer(f.sign, outputs)
	if err != nil {
		return err
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	files, err := w.sheetFiles(args)
	if err != nil {
		return err
	}
	if err := distinctNames(files, outputs[0].ending); err != nil {
		return err
	}
	inputs, err := w.read(files)
	if err != nil {
		return err
	}
	r, err := a.run(ctx, w, inputs, check.Options{Surroundings: true})
	if err != nil {
		return err
	}
	targets := []reportTarget{{format: report.Formats()[0]}}
	if err := a.writeReports(ctx, r, targets, a.reportOptions(w, targets, f.quiet)); err != nil {
		return err
	}
	checked := outcome(r, false)
	if checked != nil && !errors.Is(checked, errFindings) && !f.draft {
		return checked // nothing was checked: nothing is printed
	}
	out, shown, err := w.openOut(f.out)
	if err != nil {
		return err
	}
	defer out.Close()
	p := &press{w: w, out: out, shown: shown, draft: f.draft, annex: f.annex, images: f.images, outputs: outputs, signer: signer}
	refused, err := a.printAll(ctx, p, r.Results, f.quiet)
	switch {
	case err != nil:
		return err
	case refused, errors.Is(checked, errFindings):
		return errFindings
	}
	return nil
}

// distinctNames refuses sheets that would write the same file. Letters' case
// does not count: it does not on every disk.
func distinctNames(files []string, ending string) error {
	seen := map[string]string{}
	for _, f := range files {
		key := strings.ToLower(sheetName(f))
		if other, ok := seen[key]; ok {
			return fail("give one of them another name, or build them one at a time into different folders with --out",
				"%s and %s would both be written to %s", other, f, sheetName(f)+ending)
		}
		seen[key] = f
	}
	return nil
}

// openOut opens the folder for the PDFs, and makes it where it is missing. dir
// is the user's choice; without one it is the workspace's, which no link leads
// out of. shown is its name for messages.
func (w *workspace) openOut(dir string) (root *os.Root, shown string, err error) {
	if dir != "" {
		shown = filepath.ToSlash(filepath.Clean(dir))
		if err = os.MkdirAll(dir, 0o777); err == nil {
			root, err = os.OpenRoot(dir)
		}
	} else {
		shown = w.out
		if err = w.root.MkdirAll(w.out, 0o777); err == nil {
			root, err = w.root.OpenRoot(w.out)
		}
	}
	switch {
	case err == nil:
		return root, shown, nil
	case leaves(err):
		return nil, "", fail("make it a folder, or choose another with --out DIR", "the out folder %q is a link that leads out of the workspace", shown)
	}
	return nil, "", fail("choose another folder with --out DIR", "cannot write into the folder %q: %w", shown, plainError(err))
}

// printAll prints the results in parallel and tells of each in their order.
// refused reports whether a sheet was not printed because of what is in it;
// the error is the disk's or the context's.
func (a *app) printAll(ctx context.Context, p *press, results []*check.Result, quiet bool) (refused bool, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for _, done := range p.start(ctx, results) {
		e := <-done
		var sheet *sheetError
		switch {
		case err != nil:
			// The first failure is the one to tell.
		case errors.As(e.err, &sheet):
			refused = true
			fmt.Fprintln(a.stderr, printable(sheet.Error()))
		case e.err != nil:
			err = e.err
			stop()
		case !quiet:
			a.wrote(p, e.files)
		}
	}
	return refused, err
}

// wrote tells of the files of one sheet.
func (a *app) wrote(p *press, files []printedFile) {
	for _, f := range files {
		size := counted(int(f.bytes), "byte")
		if f.pages > 0 {
			size = counted(f.pages, "page") + ", " + size
		}
		fmt.Fprintf(a.stdout, "Wrote %s (%s)\n", oneLine(path.Join(p.shown, f.name)), size)
	}
}

// counted is a number, in groups of three digits, with its noun.
func counted(n int, noun string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		noun += "s"
	}
	return s + " " + noun
}
