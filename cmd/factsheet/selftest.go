package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/render/report"
	"factsheet/sheets/check"
	"factsheet/sheets/selftest"
	"factsheet/sources/alter"
)

const selftestLong = `selftest tries the checker itself on your sheets and sources. It alters every
quotation that passes, in memory, in all known ways: a word dropped, a "not"
left out, a digit changed, names swapped, a cut in mid-word, an omission that
hides a limit, a look-alike letter … None of these may pass. It also types the
passages again in ways that change nothing: none of these may fail.

Altered words that happen to stand at another place of the source pass rightly:
a plain comparison finds them, and they are counted as "elsewhere". Anything
else that survives is a defect of this program; the report has all it takes to
tell us.

SHEET is as for check. No file is changed.

Exit codes: 0 nothing survived; 1 something did; 2 the test could not be made,
or there was no quotation to alter.`

const selftestExample = `  factsheet selftest
  factsheet selftest --most 100000 --seed 7
  factsheet selftest sheets/breach-reporting.yaml --report json=selftest.json`

// selftestFlags are the flags of the verb selftest.
type selftestFlags struct {
	reports []string
	seed    uint64
	most    int
	quiet   bool
}

func (a *app) selftestCommand() *cobra.Command {
	var f selftestFlags
	cmd := &cobra.Command{
		Use:               "selftest [SHEET…]",
		Short:             "Try to fool the checker with altered quotations",
		Long:              selftestLong,
		Example:           selftestExample,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeSheets,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.selftest(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&f.reports, "report", nil, "write the report as `FORMAT[=PATH]`; repeatable\n(text, json; default text)")
	flags.Uint64Var(&f.seed, "seed", 1, "another `NUMBER` alters other words")
	flags.IntVar(&f.most, "most", selftest.DefaultMost, "make at most `NUMBER` alterations")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print only what survived")
	must(cmd.RegisterFlagCompletionFunc("report", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (a *app) selftest(ctx context.Context, f selftestFlags, args []string) error {
	if f.most < 1 {
		return fail("", "--most needs a number from 1 on, not %d", f.most)
	}
	reports, err := parseReports(f.reports)
	if err != nil {
		return err
	}
	for _, t := range reports {
		if selftestWriters[t.format.Name] == nil {
			return fail("known: text, json", "selftest writes no report as %s", t.format.Name)
		}
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	if err := w.guardReports(reports); err != nil {
		return err
	}
	files, err := w.sheetFiles(args)
	if err != nil {
		return err
	}
	inputs, err := w.read(files)
	if err != nil {
		return err
	}
	r, err := a.runSelftest(ctx, w, inputs, f)
	if err != nil {
		return err
	}
	if err := a.writeSelftest(ctx, w, r, reports, f.quiet); err != nil {
		return err
	}
	switch {
	case len(r.Survivors) > 0:
		return errFindings
	case r.Quotations == 0:
		return fail("factsheet check says what is wrong with the quotations that there are", "no quotation was altered: the sheets have none that passes by the words of its source")
	}
	return nil
}

func (a *app) runSelftest(ctx context.Context, w *workspace, inputs []check.Input, f selftestFlags) (*selftest.Report, error) {
	lib, lock, err := w.locked()
	if err != nil {
		return nil, err
	}
	o := selftest.Options{
		Check: check.Options{Conventions: w.conventions.Value, Severities: w.severities, Lock: lock, Reader: a.reader()},
		Seed:  f.seed,
		Most:  f.most,
	}
	if isTerminal(a.stderr) {
		o.Progress = func(done, all int) {
			fmt.Fprintf(a.stderr, "\r\x1b[KTried %d of at most %d alterations …", done, all)
		}
		defer fmt.Fprint(a.stderr, "\r\x1b[K")
	}
	return selftest.Run(ctx, lib, inputs, o)
}

// selftestWriters write the report of a self-test, by the name of the format.
var selftestWriters = map[string]func(io.Writer, *selftest.Report, report.Options) error{
	"text": report.SelftestText,
	"json": report.SelftestJSON,
}

// writeSelftest writes the report to every target.
func (a *app) writeSelftest(ctx context.Context, w *workspace, r *selftest.Report, targets []reportTarget, quiet bool) error {
	for _, t := range targets {
		o := report.Options{Version: version, Sources: w.sources, Quiet: quiet, Color: a.color == "always"}
		write := selftestWriters[t.format.Name]
		var err error
		if t.path == "" {
			o.Color = a.colored()
			err = write(a.stdout, r, o)
		} else {
			err = writeReportFile(ctx, t.path, func(out io.Writer) error { return write(out, r, o) })
		}
		if err != nil {
			return fail("", "writing the %s report%s: %w", t.format.Name, into(t.path), plainError(err))
		}
	}
	return nil
}

// kindsOfAlteration lists, in Markdown, what the self-test does to quotations.
func kindsOfAlteration() string {
	var b strings.Builder
	for _, side := range []struct {
		title string
		kinds []*alter.Kind
	}{{"Altered, and none may pass:", alter.Wrong()}, {"Typed again, and none may fail:", alter.Faithful()}} {
		fmt.Fprintf(&b, "%s\n\n", side.title)
		for _, k := range side.kinds {
			fmt.Fprintf(&b, "- %s: %s\n", k.Name, k.Meaning)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}
