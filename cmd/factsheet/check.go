package main

import (
	"context"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"factsheet/sheets/check"
	"factsheet/sources"
)

const checkLong = `check looks for every quotation of the sheets in the source that it names, and
reports each one that does not stand there word for word.

SHEET is a file, a folder, or the name of a sheet in the sheets folder; "-"
reads one sheet from standard input. Without SHEET every sheet is checked.

What came of each quotation is kept in your cache folder for as long as nothing
that it rests on changes; a source is read again when the system says that its
file changed. With --no-cache everything is read and checked anew, and the
report is the same.

Exit codes: 0 clean; 1 errors were found (with --strict, warnings too);
2 the check could not be made, or there was no quotation to check.`

const checkExample = `  factsheet check
  factsheet check sheets/breach-reporting.yaml
  factsheet check --strict --report text --report json=report.json
  factsheet check --stdin-path sheets/draft.yaml - < draft.yaml`

// checkFlags are the flags of the verb check.
type checkFlags struct {
	reports   []string
	stdinPath string
	asOf      string
	strict    bool
	quiet     bool
}

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:               "check [SHEET…|-]",
		Short:             "Prove every quotation against its source",
		Long:              checkLong,
		Example:           checkExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeSheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.check(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.reports, "report", nil, "write the report as `FORMAT[=PATH]`; repeatable\n("+formatNames()+"; default text)")
	flags.StringVar(&f.stdinPath, "stdin-path", "", "with -, the `PATH` where the sheet will be saved")
	flags.StringVar(&f.asOf, "as-of", "", "judge for that `DAY` (YYYY-MM-DD) whether reviews\nare older than review-every: allows")
	flags.BoolVar(&f.strict, "strict", false, "let warnings and ambiguous quotations fail too")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print only what must be mended")
	must(cmd.RegisterFlagCompletionFunc("report", completeFormats))
	return cmd
}

func (a *app) check(ctx context.Context, f checkFlags, args []string) error {
	reports, err := parseReports(f.reports)
	if err != nil {
		return err
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	if w.asOf, err = day(f.asOf); err != nil {
		return err
	}
	if err := w.guardReports(reports); err != nil {
		return err
	}
	inputs, err := a.checkInputs(w, f, args)
	if err != nil {
		return err
	}
	options := a.reportOptions(w, reports, f.quiet)
	r, err := a.runOrRecall(ctx, w, inputs, f.strict, reports, options)
	if err != nil {
		return err
	}
	if err := a.writeReports(ctx, r, reports, options); err != nil {
		return err
	}
	return outcome(r, f.strict)
}

// day checks a day that was given with a flag.
func day(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fail("write it as year-month-day, such as 2026-10-30", "--as-of cannot be %q", s)
	}
	return s, nil
}

// checkInputs reads the sheets that are to be checked.
func (a *app) checkInputs(w *workspace, f checkFlags, args []string) ([]check.Input, error) {
	for _, arg := range args {
		if arg != "-" {
			continue
		}
		if len(args) > 1 {
			return nil, fail("", `"-" cannot be mixed with other sheets`)
		}
		return a.readStdin(w, f.stdinPath)
	}
	if f.stdinPath != "" {
		return nil, fail("factsheet check --stdin-path PATH -", `--stdin-path names the sheet on standard input: it needs "-"`)
	}
	files, err := w.sheetFiles(args)
	if err != nil {
		return nil, err
	}
	return w.unread(files)
}

// run checks sheets against the workspace's library and its lock.
func (a *app) run(ctx context.Context, w *workspace, inputs []check.Input, o check.Options) (*check.Report, error) {
	lib, lock, err := w.locked()
	if err != nil {
		return nil, err
	}
	o.Conventions, o.Severities = w.conventions.Value, w.severities
	o.AsOf, o.ReviewEvery = w.asOf, w.reviewEvery
	o.Lock, o.Reader = lock, a.reader()
	return check.Run(ctx, lib, inputs, o)
}

// library opens the workspace's sources.
func (w *workspace) library() (*sources.Library, error) {
	// Through the root, so that a link cannot lead out.
	info, err := w.root.Stat(w.sources)
	switch {
	case leaves(err):
		return nil, fail("", "the sources folder %q is a link that leads out of the workspace", w.sources)
	case err != nil:
		return nil, fail("make the folder, or say where the sources are with `sources:` in "+configName,
			"reading the sources folder %q: %w", w.sources, plainError(err))
	case !info.IsDir():
		return nil, fail("", "the sources folder %q is not a folder", w.sources)
	}
	lib, err := sources.Open(filepath.Join(w.dir, filepath.FromSlash(w.sources)), w.sources)
	if err != nil {
		return nil, fail("", "reading the sources folder %q: %w", w.sources, plainError(err))
	}
	return lib, nil
}

// outcome says how a run ended: errFindings, or a failure where nothing was
// checked, which is not a pass.
func outcome(r *check.Report, strict bool) error {
	errors, warnings, quotations := 0, 0, 0
	for _, f := range r.Library {
		switch f.Severity {
		case check.Error:
			errors++
		case check.Warning:
			warnings++
		}
	}
	for _, result := range r.Results {
		errors += result.Errors()
		warnings += result.Warnings()
		quotations += result.Checked()
	}
	switch {
	case errors > 0:
		return errFindings
	case quotations == 0:
		return fail("a sheet quotes under `evidence:`; factsheet explain sheet shows how", "no quotation was checked: the sheets have none")
	case strict && warnings > 0:
		return errFindings
	}
	return nil
}
