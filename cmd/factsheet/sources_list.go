package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/sheets"
	"factsheet/sources"
	"factsheet/sources/language"
	"factsheet/sources/reading"
)

const listLong = `list prints a line for each source of the workspace: its id, as sheets name
it; its kind; the size of its file in bytes; its pages, where it has any; its
language (with ? where that is a guess); how many quotations of the sheets rest
on it; how it stands to the lock; the file, and the title.

A source is accepted, changed or not accepted (see sources accept), withheld
(its file is with somebody else), missing, or unreadable.`

func (a *app) sourcesListCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:               "list",
		Short:             "List the sources of the workspace",
		Long:              listLong,
		Example:           "  factsheet sources list\n  factsheet sources list --report json",
		Args:              arguments(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			if format != "text" && format != "json" {
				return fail("known: text, json", "unknown report format %q", format)
			}
			return a.sourcesList(cmd.Context(), format)
		},
	}
	cmd.Flags().StringVar(&format, "report", "text", "write the list as `FORMAT`: text or json")
	must(cmd.RegisterFlagCompletionFunc("report", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// A listed source is one line of the list; in JSON within version 1 fields are
// added, never renamed.
type listed struct {
	ID         string   `json:"id"`
	Title      string   `json:"title"`
	Kind       string   `json:"kind"` // the file's ending
	File       string   `json:"file"`
	Size       *int64   `json:"size"`  // of the file in bytes; null where it is missing
	State      string   `json:"state"` // how it stands to the lock
	Pages      int      `json:"pages,omitempty"`
	Language   string   `json:"language,omitempty"`
	Guess      bool     `json:"language_is_a_guess,omitempty"`
	Quotations int      `json:"quotations"` // of all sheets that rest on it
	Problem    string   `json:"problem,omitempty"`
	Notes      []string `json:"notes,omitempty"` // on how it was read
}

func (a *app) sourcesList(ctx context.Context, format string) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	lib, lock, err := w.locked()
	if err != nil {
		return err
	}
	list := make([]listed, len(lib.Sources))
	reader := a.reader()
	quoted := w.quotations()
	parallel(len(list), func(i int) {
		if ctx.Err() == nil {
			s := lib.Sources[i]
			list[i] = w.describe(ctx, reader, lib, lock, s)
			list[i].Quotations = quoted[s.ID]
		}
	})
	if err := ctx.Err(); err != nil {
		return err
	}
	if format == "json" {
		err = listJSON(a.stdout, list)
	} else {
		err = listText(a.stdout, list)
	}
	if err != nil {
		return err
	}
	for _, p := range lib.Problems {
		fmt.Fprintln(a.stderr, printable(p.Pos.String()+": "+p.Message))
	}
	if len(lib.Problems) > 0 {
		return errFindings
	}
	return nil
}

// quotations counts, by source, those of all sheets.
func (w *workspace) quotations() map[string]int {
	out := make(map[string]int)
	w.citations(func(c sheets.Citation) { out[c.Evidence.Source.Value]++ })
	return out
}

// citations visits the evidence of all sheets that can be read; what is wrong
// with the others check tells.
func (w *workspace) citations(visit func(sheets.Citation)) {
	files, err := w.sheetFiles(nil)
	if err != nil {
		return
	}
	inputs, err := w.read(files)
	if err != nil {
		return
	}
	for _, in := range inputs {
		for _, c := range in.Sheet.Citations() {
			visit(c)
		}
	}
}

// describe says of a source what a list of sources says.
func (w *workspace) describe(ctx context.Context, reader *reading.Reader, lib *sources.Library, lock *sources.Lock, s *sources.Source) listed {
	l := listed{ID: s.ID, Title: s.Title, File: s.File.Value, Kind: strings.TrimPrefix(path.Ext(s.File.Value), "."),
		State: string(lib.Standing(lock, s))}
	if info, err := w.root.Stat(path.Join(w.sources, s.File.Value)); err == nil && info.Mode().IsRegular() {
		size := info.Size()
		l.Size = &size
	}
	if l.File != "" {
		l.File = w.sources + "/" + l.File
	}
	switch sources.Standing(l.State) {
	case sources.IsMissing, sources.IsWithheld:
		return l
	}
	d, err := reader.Read(ctx, lib, s)
	if err != nil {
		l.State, l.Problem = string(sources.IsUnreadable), reading.Unreadable(err).Reason
		return l
	}
	l.Pages, l.Notes = d.Text.Pages, d.Text.Notes
	l.Language, l.Guess = language.Guess(d.Text.Language, d.Text.Content)
	return l
}

// parallel calls do for 0 to n-1, as many at a time as there are processors.
func parallel(n int, do func(i int)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
}

// listText writes the list as a table, and below it why sources cannot be read.
func listText(w io.Writer, list []listed) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	if len(list) > 0 {
		fmt.Fprintln(columns, "ID\tKIND\tSIZE\tPAGES\tLANGUAGE\tQUOTED\tSTATE\tFILE\tTITLE")
	}
	for _, l := range list {
		size, pages, lang := "-", "-", l.Language
		kind, file := cmp.Or(l.Kind, "-"), cmp.Or(oneLine(l.File), "-")
		if l.Size != nil {
			size = fmt.Sprint(*l.Size)
		}
		if l.Pages > 0 {
			pages = fmt.Sprint(l.Pages)
		}
		switch {
		case lang == "":
			lang = "-"
		case l.Guess:
			lang += "?"
		}
		fmt.Fprintf(columns, "%s\t%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", oneLine(l.ID), kind, size, pages, lang, l.Quotations,
			strings.ReplaceAll(l.State, "-", " "), file, oneLine(l.Title))
	}
	if err := columns.Flush(); err != nil {
		return err
	}
	for _, l := range list {
		if l.Problem == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%s cannot be read: %s\n", oneLine(l.ID), oneLine(l.Problem)); err != nil {
			return err
		}
	}
	return nil
}

// oneLine makes text of the catalogue fit for a line of a table.
func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

func listJSON(w io.Writer, list []listed) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Version int      `json:"version"`
		Sources []listed `json:"sources"`
	}{1, list})
}
