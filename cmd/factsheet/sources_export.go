package main

import (
	"context"
	"os"

	"github.com/spf13/cobra"

	"factsheet/sources/bibliography"
)

const exportLong = `export writes the catalogue as CSL JSON, which Zotero imports and pandoc takes
as a bibliography. What CSL has no field for, such as the file and the licence,
stands in its field "custom", from which import takes it back.

ID is the name of a source; without one all are exported.`

func (a *app) sourcesExportCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:               "export [ID…]",
		Short:             "Write the catalogue as CSL JSON, for Zotero and pandoc",
		Long:              exportLong,
		Example:           "  factsheet sources export -o references.json\n  pandoc --citeproc --bibliography references.json paper.md",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeManySources,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.sourcesExport(cmd.Context(), to, args)
		},
	}
	cmd.Flags().StringVarP(&to, "output", "o", "", "write into `FILE`, which must not be there yet")
	return cmd
}

func (a *app) sourcesExport(ctx context.Context, to string, ids []string) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	lib, err := w.library()
	if err != nil {
		return err
	}
	if len(lib.Problems) > 0 {
		return badFile("nothing was exported, because the sources have mistakes that must be mended first", lib.Problems)
	}
	list := lib.Sources
	if len(ids) > 0 {
		list = nil
	}
	for _, id := range ids {
		s := lib.Source(id)
		if s == nil {
			return unknownSource(lib, id)
		}
		list = append(list, s)
	}
	data, err := bibliography.WriteJSON(list)
	if err != nil {
		return fail("", "writing CSL JSON: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if to == "" || to == "-" {
		_, err = a.stdout.Write(data)
		return err
	}
	return writeNew(to, data)
}

// writeNew writes a file, anywhere, that must not be there yet.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fail("choose another name, or take the old file away", "writing %q: %w", name, plainError(err))
	}
	_, err = f.Write(data)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(name)
		return fail("", "writing %q: %w", name, plainError(err))
	}
	return nil
}
