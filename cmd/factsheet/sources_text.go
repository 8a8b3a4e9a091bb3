package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

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
	d, err := a.reader().Read(ctx, lib, s)
	if err != nil {
		return unreadable(s, err)
	}
	for _, n := range d.Text.Notes {
		fmt.Fprintln(a.stderr, printable(s.ID+": "+n))
	}
	content := d.Text.Content
	if a.terminal { // a document may hold what would command it
		content = printable(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(content))
	}
	_, err = io.WriteString(a.stdout, content)
	return err
}
