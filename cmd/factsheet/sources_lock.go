package main

import (
	"context"
	"fmt"
	"path"

	"github.com/spf13/cobra"

	"factsheet/sources"
)

const lockLong = `lock says how the lock stands to the sources and sheets: what was added, changed
or taken out since sources accept wrote it. It writes nothing.

With --check it fails where the lock is not what sources accept would write:
for continuous integration, so that nobody forgets to accept.

Exit codes: 0 the lock is up to date, or --check was not given; 1 it is not;
2 that could not be found out.`

func (a *app) sourcesLockCommand() *cobra.Command {
	var fails bool
	cmd := &cobra.Command{
		Use:               "lock",
		Short:             "Say how the lock stands to the sources and sheets",
		Long:              lockLong,
		Example:           "  factsheet sources lock\n  factsheet sources lock --check",
		Args:              arguments(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.sourcesLock(cmd.Context(), fails)
		},
	}
	cmd.Flags().BoolVar(&fails, "check", false, "fail where the lock is not up to date")
	return cmd
}

// anyDay is the date of a lock that is made to be compared: what was accepted
// keeps its own.
const anyDay = "2000-01-01"

func (a *app) sourcesLock(ctx context.Context, fails bool) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	out, old, err := a.acceptance(ctx, w, nil, anyDay)
	if err != nil {
		return err
	}
	file := path.Join(w.sources, sources.LockName)
	_, same, err := encodeLock(out.Lock, old)
	if err != nil {
		return err
	}
	lost := a.tellAll(w, out, false)
	switch {
	case same && !lost:
		fmt.Fprintf(a.stdout, "%s is up to date: %s, %s.\n", file, counted(len(out.Lock.Sources), "source"), counted(standing(out.Lock), "quotation"))
		return nil
	case old == nil:
		fmt.Fprintf(a.stdout, "There is no %s yet: factsheet sources accept writes it.\n", file)
	case lost:
		fmt.Fprintf(a.stdout, "Not all quotations stand in their sources: factsheet check shows them.\n")
	default:
		fmt.Fprintf(a.stdout, "%s is not up to date: factsheet sources accept writes it anew.\n", file)
	}
	if fails {
		return errFindings
	}
	return nil
}
