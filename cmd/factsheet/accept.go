package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"time"

	"github.com/spf13/cobra"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/yamldoc"
)

const acceptLong = `accept says that sources are right as they are now. It checks all sheets and
writes sources.lock: which bytes each source has, and which quotations stand in
it. From then on a source that changes is noticed, and quotations from a
withheld source pass where its file is not, as long as they are those verified.

ID is the name of a source; without one all are accepted. What was added,
changed and taken out is listed. A quotation that does not stand in its source
is never recorded.

Exit codes: 0 all was recorded; 1 some quotations do not stand in their sources;
2 the check could not be made, or the lock could not be written.`

// acceptFlags are the flags of the verb sources accept.
type acceptFlags struct{ date string }

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
	lib, lock, err := w.locked()
	if err != nil {
		return err
	}
	for _, id := range ids {
		if lib.Source(id) == nil && lock.Source(id) == nil {
			return unknownSource(lib, id)
		}
	}
	files, err := w.sheetFiles(nil)
	if err != nil {
		return err
	}
	inputs, err := w.read(files)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		ids = nil
	}
	out, err := check.Accept(ctx, lib, inputs, check.Options{Conventions: w.conventions.Value, Lock: lock, Reader: a.reader()}, ids, f.date)
	if err != nil {
		return err
	}
	if out.Lock == nil {
		return a.notAccepted(out.Problems)
	}
	return a.recordLock(ctx, w, out, lock, ids != nil)
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

// recordLock says what was accepted, and writes the lock where it changed. named
// says that the user named the sources.
func (a *app) recordLock(ctx context.Context, w *workspace, out *check.Acceptance, old *sources.Lock, named bool) error {
	file := path.Join(w.sources, sources.LockName)
	data, err := out.Lock.Encode()
	if err != nil {
		return fail("", "writing the lock: %w", err)
	}
	var before []byte
	if old != nil {
		if before, err = old.Encode(); err != nil {
			return fail("", "writing the lock: %w", err)
		}
	}
	lost := a.tellAll(out, named)
	if bytes.Equal(data, before) {
		fmt.Fprintf(a.stdout, "%s is as it was.\n", file)
	} else {
		_, err := replace(ctx, w.root, file, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return fail("the old file, if there was one, is as it was", "writing %q: %w", file, plainError(err))
		}
		fmt.Fprintf(a.stdout, "Wrote %s: %s, %s.\n", file, counted(len(out.Lock.Sources), "source"), counted(standing(out.Lock), "quotation"))
	}
	if lost {
		fmt.Fprintln(a.stderr, "factsheet: not all was recorded: factsheet check shows what does not match")
		return errFindings
	}
	return nil
}

// tellAll says what was accepted, and reports whether anything was not that
// should have been. A source that gives no text should where it was named.
func (a *app) tellAll(out *check.Acceptance, named bool) (lost bool) {
	for _, s := range out.Sources {
		tell(a.stdout, s)
		lost = lost || len(s.Broken)+len(s.Refused) > 0 || named && s.State == check.Unread
	}
	for _, q := range out.Unknown {
		id := q.Evidence.Source
		fmt.Fprintf(a.stdout, "%s: %s: there is no source %q\n", oneLine(id.Pos.String()), q.Verdict, yamldoc.Short(id.Value))
	}
	return lost || len(out.Unknown) > 0
}

// standing counts the quotations that stand in the sources as they are.
func standing(l *sources.Lock) int {
	n := 0
	for _, s := range l.Sources {
		for _, q := range s.Quotations {
			if q.In == "" {
				n++
			}
		}
	}
	return n
}

// tell says what became of one source, and which quotations were not recorded.
// Nothing is said of a source that is as it was.
func tell(w io.Writer, s check.Acceptee) {
	if text := became(s); text != "" {
		fmt.Fprintf(w, "%s: %s\n", oneLine(s.ID), text)
	}
	for _, list := range []struct {
		quotations []*check.Quotation
		text       string
	}{{s.Broken, "was verified before"}, {s.Refused, "not recorded"}} {
		for _, q := range list.quotations {
			fmt.Fprintf(w, "  %s: %s: point %q, %s\n", oneLine(q.Evidence.Quote.Pos.String()), q.Verdict, yamldoc.Short(q.Point), list.text)
		}
	}
}

func became(s check.Acceptee) string {
	switch s.State {
	case check.Fresh:
		if s.Added == 0 {
			return "accepted; no quotation rests on it"
		}
		return "accepted, with " + counted(s.Added, "quotation")
	case check.Changed:
		return fmt.Sprintf("changed since %s; %s%s", s.Before.Date, matching(s), movement(s))
	case check.Reread:
		return fmt.Sprintf("the same file as on %s, read anew; %s%s", s.Before.Date, matching(s), movement(s))
	case check.Absent:
		if s.Before == nil {
			return "withheld, not here: it cannot be accepted"
		}
		return fmt.Sprintf("withheld, not here: what was accepted on %s stays", s.Before.Date)
	case check.Unread:
		return printable("not accepted: " + s.Failure.Reason)
	case check.Superfluous:
		return "no longer among the sources: taken out, with " + counted(s.Removed, "quotation")
	}
	if text := movement(s); text != "" {
		return text[len("; "):]
	}
	if len(s.Broken)+len(s.Refused) > 0 {
		return "as it was"
	}
	return ""
}

// matching says how many of the quotations that were verified before still
// match.
func matching(s check.Acceptee) string {
	if s.Same+len(s.Broken) == 0 {
		return "no quotation was verified in it"
	}
	matches, do := "match", "do"
	if s.Same == 1 {
		matches = "matches"
	}
	if len(s.Broken) == 1 {
		do = "does"
	}
	return fmt.Sprintf("%s still %s, %d %s not", counted(s.Same, "quotation"), matches, len(s.Broken), do)
}

// movement says how many quotations came and went.
func movement(s check.Acceptee) string {
	text := ""
	if s.Added > 0 {
		text += "; " + counted(s.Added, "quotation") + " added"
	}
	if s.Removed > 0 {
		text += "; " + counted(s.Removed, "quotation") + " taken out"
	}
	return text
}
