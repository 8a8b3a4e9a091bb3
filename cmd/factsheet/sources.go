package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/yamldoc"
)

func (a *app) sourcesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "sources",
		Short:   "Add, list, show and accept the documents that sheets quote",
		Long:    "sources adds the documents that sheets may quote, lists them, shows what stands\nin them and where, and accepts them as they are, so that a change is noticed.",
		Example: "  factsheet sources add ~/Downloads/code.pdf\n  factsheet sources list\n  factsheet sources text dp-code-2026\n  factsheet sources accept",
		Args:    cobra.ArbitraryArgs,
		RunE:    needVerb,
	}
	cmd.AddCommand(a.sourcesListCommand(), a.sourcesShowCommand(), a.sourcesTextCommand(), a.sourcesAcceptCommand(), a.sourcesLockCommand(), a.sourcesAddCommand(), a.sourcesImportCommand(), a.sourcesExportCommand(), a.sourcesRefreshCommand())
	return cmd
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
