package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/yamldoc"
)

func (a *app) sourcesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "List the sources, show what is read in them, and accept them",
		Long:    "sources lists the documents that sheets may quote, shows the text that\nquotations are looked for in, and accepts the documents as they are, so that a\nchange is noticed.",
		Example: "  factsheet sources list\n  factsheet sources text dp-code-2026\n  factsheet sources accept",
		Args:    cobra.ArbitraryArgs,
		RunE:    needVerb,
	}
	cmd.AddCommand(a.sourcesListCommand(), a.sourcesTextCommand(), a.sourcesAcceptCommand())
	return cmd
}

const listLong = `list prints a line for each source of the workspace: its id, as sheets name
it, its kind, the size of its file in bytes, the file, and the title. Where
there is a lock, the size is followed by how the source stands to it: accepted,
changed, not accepted, or withheld (its file is with somebody else).`

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
			return a.sourcesList(format)
		},
	}
	cmd.Flags().StringVar(&format, "report", "text", "write the list as `FORMAT`: text or json")
	must(cmd.RegisterFlagCompletionFunc("report", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// A listed source is one line of the list; in JSON within version 1 fields are
// added, never renamed.
type listed struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Kind  string `json:"kind"` // the file's ending
	File  string `json:"file"`
	Size  *int64 `json:"size"`  // of the file in bytes; null where it is missing
	State string `json:"state"` // how it stands to the lock
}

func (a *app) sourcesList(format string) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	lib, lock, err := w.locked()
	if err != nil {
		return err
	}
	list := []listed{}
	for _, s := range lib.Sources {
		l := listed{ID: s.ID, Title: s.Title, File: s.File.Value, Kind: strings.TrimPrefix(path.Ext(s.File.Value), "."),
			State: string(lib.Standing(lock, s))}
		if info, err := w.root.Stat(path.Join(w.sources, s.File.Value)); err == nil && info.Mode().IsRegular() {
			size := info.Size()
			l.Size = &size
		}
		if l.File != "" {
			l.File = w.sources + "/" + l.File
		}
		list = append(list, l)
	}
	if format == "json" {
		err = listJSON(a.stdout, list)
	} else {
		err = listText(a.stdout, list, lock != nil)
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

// listText writes the list as a table; states says that there is a lock.
func listText(w io.Writer, list []listed, states bool) error {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, l := range list {
		size := "missing"
		if l.Size != nil {
			size = fmt.Sprint(*l.Size)
		}
		if states {
			size += "\t" + strings.ReplaceAll(l.State, "-", " ")
		}
		fmt.Fprintf(columns, "%s\t%s\t%s\t%s\t%s\n", oneLine(l.ID), l.Kind, size, oneLine(l.File), oneLine(l.Title))
	}
	return columns.Flush()
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

const textLong = `text prints the text of a source exactly as quotations are looked for in it,
and as the byte offsets of the JSON report count it. Notes on how the file was
read go to standard error.`

func (a *app) sourcesTextCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "text ID",
		Short:             "Print the text that quotations are looked for in",
		Long:              textLong,
		Example:           "  factsheet sources text dp-code-2026\n  factsheet sources text dp-code-2026 | grep -n working",
		Args:              arguments(1, "source's id"),
		ValidArgsFunction: a.completeSources,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.sourcesText(cmd.Context(), args[0])
		},
	}
}

func (a *app) sourcesText(ctx context.Context, id string) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	lib, err := w.library()
	if err != nil {
		return err
	}
	s := lib.Source(id)
	if s == nil {
		return unknownSource(lib, id)
	}
	data, err := lib.Read(s)
	if err != nil {
		return unreadable(s, err)
	}
	t, err := formats.All.Extract(ctx, extract.Input{Name: s.File.Value, Data: data, Encoding: s.Encoding, Language: s.Language})
	if err != nil {
		return unreadable(s, err)
	}
	for _, n := range t.Notes {
		fmt.Fprintln(a.stderr, printable(s.ID+": "+n))
	}
	_, err = io.WriteString(a.stdout, t.Content)
	return err
}

func unknownSource(lib *sources.Library, id string) error {
	var ids []string
	for _, s := range lib.Sources {
		ids = append(ids, s.ID)
	}
	hint := "factsheet sources list names them"
	if near := yamldoc.Nearest(id, ids); near != "" {
		hint = fmt.Sprintf("did you mean %s?", near)
	}
	return fail(hint, "there is no source %q", id)
}

// unreadable words why a source cannot be read.
func unreadable(s *sources.Source, err error) error {
	var file *sources.UnreadableError
	var content *extract.UnreadableError
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.As(err, &file):
		return fail(file.Hint, "the source %q cannot be read: %s", s.ID, file.Reason)
	case errors.As(err, &content):
		return fail(content.Hint, "the source %q cannot be read: %s", s.ID, content.Reason)
	}
	return fail("", "the source %q cannot be read: %w", s.ID, plainError(err))
}
