package main

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"factsheet/render/evidence/sshsig"
	"factsheet/render/proof"
	"factsheet/render/report"
	"factsheet/sources"
)

const verifyLong = `verify is for whoever gets a handout. It reads every quotation again from the
pages of the PDF and compares it with the evidence that travels in the file,
and then the pages as a whole. With --sources it looks for the quotations in
the documents that you have, with the same rules as when they were checked. It
needs no workspace.

The outcome of each file is one of:

  all well               everything agrees
  printed text altered   the pages are not those that the evidence is of
  evidence altered       what travels in the file is not what was attached
  not signed             with --signers: by nobody in the list
  source differs         with --sources: from what was quoted
  not verified           no PDF, no evidence, damaged, or saved anew

A file that is not signed proves that its parts agree, not who made it: whoever
alters a handout can make its evidence anew. See factsheet explain evidence.

Exit codes: 0 all is well; 1 something differs; 2 a file could not be verified.`

const verifyExample = `  factsheet verify breach-reporting.pdf
  factsheet verify breach-reporting.pdf --sources ~/library --quotations
  factsheet verify *.pdf --signers allowed_signers --report json`

// verifyFlags are the flags of the verb verify.
type verifyFlags struct {
	reports    []string
	sources    string
	signers    string
	quotations bool
	quiet      bool
}

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:               "verify FILE.pdf…",
		Short:             "Verify a handout that somebody gave you",
		Long:              verifyLong,
		Example:           verifyExample,
		Args:              needsFile,
		ValidArgsFunction: cobra.FixedCompletions([]string{"pdf"}, cobra.ShellCompDirectiveFilterFileExt),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.verify(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.sources, "sources", "", "look for the quotations in the documents in `DIR`")
	flags.StringVar(&f.signers, "signers", "", "want a signature by somebody in `FILE`, an allowed\nsigners file as ssh-keygen(1) has it")
	flags.StringArrayVar(&f.reports, "report", nil, "write the report as `FORMAT[=PATH]`; repeatable\n(text, json; default text)")
	flags.BoolVar(&f.quotations, "quotations", false, "print a line for each quotation, too")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "print only files of which not all is well")
	must(cmd.MarkFlagDirname("sources"))
	must(cmd.RegisterFlagCompletionFunc("report", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// needsFile refuses a command line that names nothing to verify.
func needsFile(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fail("usage: "+cmd.UseLine(), "%s needs a FILE.pdf", cmd.CommandPath())
	}
	return nil
}

func (a *app) verify(ctx context.Context, f verifyFlags, files []string) error {
	reports, err := parseReports(f.reports)
	if err != nil {
		return err
	}
	for _, t := range reports {
		if proofWriters[t.format.Name] == nil {
			return fail("known: text, json", "verify writes no report as %s", t.format.Name)
		}
	}
	o := proof.Options{Reader: a.reader(), Now: time.Now()}
	if o.Signers, err = readSigners(f.signers); err != nil {
		return err
	}
	if f.sources != "" {
		if o.Library, err = sources.Open(f.sources, f.sources); err != nil {
			return fail("name a folder with the documents", "reading the folder %q: %w", f.sources, plainError(err))
		}
	}
	var list []report.Proof
	for _, file := range files {
		r, err := verifyFile(ctx, file, o)
		if err != nil {
			return err
		}
		list = append(list, report.Proof{File: file, Report: r})
	}
	if err := a.writeProofs(ctx, list, reports, f); err != nil {
		return err
	}
	return proofOutcome(list)
}

// verifyFile verifies one file; one that cannot be read could not be verified.
func verifyFile(ctx context.Context, file string, o proof.Options) (*proof.Report, error) {
	data, err := readBounded(file, proof.MaxFile)
	if err != nil {
		return &proof.Report{Outcome: proof.Unverified, Reason: "the file cannot be read: " + plainError(err).Error()}, nil
	}
	return proof.Verify(ctx, data, o)
}

func readSigners(file string) (*sshsig.Signers, error) {
	if file == "" {
		return nil, nil
	}
	data, err := readBounded(file, 4<<20)
	if err != nil {
		return nil, fail("name an allowed signers file, as factsheet explain evidence shows one", "reading the list of signers %q: %w", file, plainError(err))
	}
	s, err := sshsig.ReadSigners(data, time.Local)
	if err != nil {
		return nil, fail("each line is `name type key`, as in an allowed signers file of ssh-keygen", "the list of signers %q: %w", file, err)
	}
	return &s, nil
}

// proofWriters write the report of verifying, by the name of the format.
var proofWriters = map[string]func(io.Writer, []report.Proof, bool, report.Options) error{
	"text": report.ProofText,
	"json": func(w io.Writer, list []report.Proof, _ bool, o report.Options) error {
		return report.ProofJSON(w, list, o)
	},
}

// writeProofs writes the report to every target.
func (a *app) writeProofs(ctx context.Context, list []report.Proof, targets []reportTarget, f verifyFlags) error {
	for _, t := range targets {
		o := report.Options{Version: version, Quiet: f.quiet, Color: a.color == "always"}
		write := proofWriters[t.format.Name]
		var err error
		if t.path == "" {
			o.Color = a.colored()
			err = write(a.stdout, list, f.quotations, o)
		} else {
			err = writeReportFile(ctx, t.path, func(w io.Writer) error { return write(w, list, f.quotations, o) })
		}
		if err != nil {
			return fail("", "writing the %s report%s: %w", t.format.Name, into(t.path), plainError(err))
		}
	}
	return nil
}

// errUnverified says that the report tells which files could not be verified:
// exit 2.
var errUnverified = errors.New("not all files could be verified")

// proofOutcome says how verifying ended. What could not be verified counts more
// than what differs.
func proofOutcome(list []report.Proof) error {
	var err error
	for _, f := range list {
		switch f.Report.Outcome {
		case proof.AllWell:
		case proof.Unverified:
			return errUnverified
		default:
			err = errFindings
		}
	}
	return err
}
