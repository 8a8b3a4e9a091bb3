package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
)

const acceptLong = `accept says that sources are right as they are now. It checks all sheets and
writes sources.lock: which bytes each source has, and which quotations stand in
it. From then on a source that changes is noticed, and quotations from a
withheld source pass where its file is not, as long as they are those verified.

ID is the name of a source; without one all are accepted. What was added,
changed and taken out is listed before anything is written, and where a
quotation no longer stands in its source, what it says now. On a terminal you
are then asked, unless nothing changed for the worse. A quotation that does not
stand in its source is never recorded.

Exit codes: 0 all was recorded; 1 some quotations do not stand in their sources;
2 the check could not be made, or the lock could not be written.`

// acceptFlags are the flags of the verb sources accept.
type acceptFlags struct {
	date        string
	dryRun, yes bool
}

func (a *app) sourcesAcceptCommand() *cobra.Command {
	var f acceptFlags
	cmd := &cobra.Command{
		Use:               "accept [ID…]",
		Short:             "Record sources, and the quotations that stand in them, in the lock",
		Long:              acceptLong,
		Example:           "  factsheet sources accept\n  factsheet sources accept dp-code-2026 --date 2026-10-30",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeManySources,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.date == "" {
				f.date = time.Now().Format(time.DateOnly)
			}
			return a.sourcesAccept(cmd.Context(), f, args)
		},
	}
	cmd.Flags().StringVar(&f.date, "date", "", "the `DAY` of acceptance, as YYYY-MM-DD (default: today)")
	cmd.Flags().BoolVar(&f.dryRun, "dry-run", false, "show what would be recorded, and write nothing")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "record without asking")
	must(cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions))
	return cmd
}

func (a *app) sourcesAccept(ctx context.Context, f acceptFlags, ids []string) error {
	if _, err := time.Parse(time.DateOnly, f.date); err != nil {
		return fail("write it as 2026-10-30", "--date %q is not a day", f.date)
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	out, lock, err := a.acceptance(ctx, w, ids, f.date)
	if err != nil {
		return err
	}
	return a.recordLock(ctx, w, out, lock, f, len(ids) > 0)
}

// acceptance says what accepting sources makes of the lock, and gives the lock
// as it is.
func (a *app) acceptance(ctx context.Context, w *workspace, ids []string, date string) (*check.Acceptance, *sources.Lock, error) {
	lib, lock, err := w.locked()
	if err != nil {
		return nil, nil, err
	}
	for _, id := range ids {
		if lib.Source(id) == nil && lock.Source(id) == nil {
			return nil, nil, unknownSource(lib, id)
		}
	}
	files, err := w.sheetFiles(nil)
	if err != nil {
		return nil, nil, err
	}
	inputs, err := w.read(files)
	if err != nil {
		return nil, nil, err
	}
	if len(ids) == 0 {
		ids = nil
	}
	out, err := check.Accept(ctx, lib, inputs, check.Options{Conventions: w.conventions.Value, Lock: lock, Reader: a.reader()}, ids, date)
	if err != nil {
		return nil, nil, err
	}
	if out.Lock == nil {
		return nil, nil, a.notAccepted(out.Problems)
	}
	return out, lock, nil
}

// locked opens the workspace's sources and reads their lock; nil where there
// is none.
func (w *workspace) locked() (*sources.Library, *sources.Lock, error) {
	lib, err := w.library()
	if err != nil {
		return nil, nil, err
	}
	lock, problems, err := lib.ReadLock()
	if err != nil {
		return nil, nil, fail("", "reading the lock: %w", plainError(err))
	}
	if len(problems) > 0 {
		return nil, nil, badFile("the lock of the sources cannot be read", problems)
	}
	return lib, lock, nil
}

// notAccepted lists the mistakes for which nothing was accepted.
func (a *app) notAccepted(problems []sheets.Problem) error {
	for _, p := range problems {
		fmt.Fprintln(a.stderr, printable(p.Pos.String()+": "+p.Message))
	}
	fmt.Fprintln(a.stderr, "factsheet: nothing was accepted: quotations may be missing while files have mistakes\n  factsheet check tells how to mend them")
	return errFindings
}

// recordLock says what is to be accepted, and writes the lock where it changed.
// named says that the user named the sources.
func (a *app) recordLock(ctx context.Context, w *workspace, out *check.Acceptance, old *sources.Lock, f acceptFlags, named bool) error {
	file := path.Join(w.sources, sources.LockName)
	data, same, err := encodeLock(out.Lock, old)
	if err != nil {
		return err
	}
	lost := a.tellAll(w, out, named)
	switch summary := fmt.Sprintf("%s: %s, %s", file, counted(len(out.Lock.Sources), "source"), counted(standing(out.Lock), "quotation")); {
	case same:
		fmt.Fprintf(a.stdout, "%s is as it was.\n", file)
	case f.dryRun:
		fmt.Fprintf(a.stdout, "Would write %s.\n", summary)
	case !f.yes && worse(out) && !a.confirms("Record this?"):
		return fail("nothing was written", "not recorded")
	default:
		_, err := replace(ctx, w.root, file, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return fail("nothing was recorded: the old file, if there was one, is as it was", "writing %q: %w", file, plainError(err))
		}
		fmt.Fprintf(a.stdout, "Wrote %s.\n", summary)
	}
	if lost {
		fmt.Fprintln(a.stderr, "factsheet: not all was recorded: factsheet check shows what does not match")
		return errFindings
	}
	return nil
}

// encodeLock gives the bytes of a lock, and whether they are those of the old
// one.
func encodeLock(lock, old *sources.Lock) (data []byte, same bool, err error) {
	data, err = lock.Encode()
	var before []byte
	if err == nil && old != nil {
		before, err = old.Encode()
	}
	if err != nil {
		return nil, false, fail("", "writing the lock: %w", err)
	}
	return data, bytes.Equal(data, before), nil
}

// worse reports whether a quotation that stood before is lost, or a source is
// another one than before.
func worse(out *check.Acceptance) bool {
	return slices.ContainsFunc(out.Sources, func(s check.Acceptee) bool {
		return len(s.Broken) > 0 || s.State == check.Changed || s.State == check.Superfluous
	})
}

// confirms asks the user. Where nobody can answer, the command itself is the
// answer: a script that calls it means it.
func (a *app) confirms(question string) bool {
	if !a.terminal || !isTerminal(a.stdin) {
		return true
	}
	fmt.Fprintf(a.stderr, "%s [y/N] ", question)
	line, _ := bufio.NewReader(io.LimitReader(a.stdin, 1024)).ReadString('\n')
	answer := strings.ToLower(strings.TrimSpace(line))
	return answer == "y" || answer == "yes"
}
