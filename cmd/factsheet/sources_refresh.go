package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/sources"
	"factsheet/sources/capture"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/text"
)

const refreshLong = `refresh fetches again the sources that were captured from the web (see sources
add), and says of each whether it is unchanged, changed or gone; of one that
changed also how its text differs in length, and which quotations no longer
stand in it. ID is the name of a source; without one all are asked for.

It writes nothing, but with --write it puts a changed page in the place of the
old file. A file that was edited since it was captured is left alone. The lock
then shows the drift until factsheet sources accept.

Exit codes: 0 all are unchanged; 1 some changed, are gone, or could not be
fetched; 2 none could be fetched.`

// refreshFlags are the flags of the verb sources refresh.
type refreshFlags struct {
	addFlags // of them those on fetching
	write    bool
}

func (a *app) sourcesRefreshCommand() *cobra.Command {
	var f refreshFlags
	cmd := &cobra.Command{
		Use:               "refresh [ID…]",
		Short:             "Fetch captured pages again, and report what changed",
		Long:              refreshLong,
		Example:           "  factsheet sources refresh\n  factsheet sources refresh dp-code-2026 --write",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: a.completeManySources,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.sourcesRefresh(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.write, "write", false, "put what changed in the place of the old files")
	flags.StringVar(&f.date, "date", "", "the `DAY` of capture, as YYYY-MM-DD (default: today)")
	flags.BoolVar(&f.private, "allow-private", false, "allow addresses of local networks")
	flags.BoolVar(&f.proxy, "proxy", false, "go through the proxy that the environment names")
	flags.BoolVar(&f.robots, "ignore-robots", false, "do not ask robots.txt")
	must(cmd.RegisterFlagCompletionFunc("date", cobra.NoFileCompletions))
	return cmd
}

func (a *app) sourcesRefresh(ctx context.Context, f refreshFlags, ids []string) error {
	if f.date == "" {
		f.date = time.Now().Format(time.DateOnly)
	}
	if _, err := time.Parse(time.DateOnly, f.date); err != nil {
		return fail("write it as 2026-10-30", "--date %q is not a day", f.date)
	}
	e, err := a.edit(false)
	if err != nil {
		return err
	}
	defer e.root.Close()
	list, err := e.toRefresh(ids)
	if err != nil {
		return err
	}
	client := a.client(f.addFlags)
	news, failed := 0, 0
	for _, s := range list {
		r := &refreshing{editing: e, source: s, flags: f}
		changed, err := r.refresh(ctx, a, client)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed++
			a.tellFailure(s.ID, err)
		}
		if changed {
			news++
		}
	}
	switch {
	case failed == len(list):
		return fail("", "none of %s could be fetched", counted(len(list), "source"))
	case news > 0 && !f.write:
		fmt.Fprintln(a.stderr, "factsheet: nothing was written; with --write the files are replaced by what is there now")
	}
	if news+failed > 0 {
		return errFindings
	}
	return nil
}

// toRefresh gives the sources that were captured: all, or those named.
func (e *editing) toRefresh(ids []string) ([]*sources.Source, error) {
	captured := func(s *sources.Source) bool {
		_, err := e.root.Lstat(e.recordOf(s))
		return s.File.Value != "" && err == nil
	}
	var list []*sources.Source
	for _, id := range ids {
		s := e.lib.Source(id)
		if s == nil {
			return nil, unknownSource(e.lib, id)
		}
		if !captured(s) {
			return nil, fail("only what factsheet sources add URL captured can be fetched again",
				"the source %q was not captured: there is no %s", id, capture.RecordName(path.Join(e.sources, s.File.Value)))
		}
		list = append(list, s)
	}
	if len(ids) > 0 {
		return list, nil
	}
	for _, s := range e.lib.Sources {
		if captured(s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 {
		return nil, fail("factsheet sources add URL captures one", "no source was captured from the web")
	}
	return list, nil
}

// recordOf is the path of a source's record of capture in the workspace.
func (e *editing) recordOf(s *sources.Source) string {
	return capture.RecordName(path.Join(e.sources, s.File.Value))
}

// A refreshing is one source that is fetched again.
type refreshing struct {
	*editing
	source *sources.Source
	flags  refreshFlags
}

// refresh fetches the source again and says what became of it; changed says that
// it changed or is gone.
func (r *refreshing) refresh(ctx context.Context, a *app, client *capture.Client) (changed bool, err error) {
	s := r.source
	file := r.recordOf(s)
	data, err := readFile(r.root, file)
	if err != nil {
		return false, fail("", "reading %q: %w", file, plainError(err))
	}
	record, problems := capture.ReadRecord(file, data)
	if len(problems) > 0 {
		return false, badFile("the record of its capture cannot be read", problems)
	}
	here, local := r.lib.Read(s)
	edited := local == nil && sources.DigestOf(here) != record.File
	c, err := client.Fetch(ctx, record.Requested, record)
	var e *capture.Error
	switch {
	case errors.As(err, &e) && (e.Status == 404 || e.Status == 410):
		fmt.Fprintf(a.stdout, "%s: gone: %s\n", s.ID, oneLine(e.Reason))
		return true, nil
	case err != nil:
		return false, err
	case c.Unchanged && edited:
		fmt.Fprintf(a.stdout, "%s: unchanged; but %s/%s here is another file than was captured\n", s.ID, r.sources, s.File.Value)
		return false, nil
	case c.Unchanged:
		fmt.Fprintf(a.stdout, "%s: unchanged\n", s.ID)
		return false, nil
	}
	t, err := r.report(ctx, a, here, local, c)
	if err != nil || !r.flags.write {
		return true, err
	}
	if edited && sources.DigestOf(here) != c.Record.File {
		return true, fail("take it out of the folder, or add the page as another source",
			"not written: %s/%s was edited since it was captured", r.sources, s.File.Value)
	}
	return true, r.replace(ctx, a, c, t)
}

// report says how the text changed, and which quotations no longer stand. It
// gives the new text.
func (r *refreshing) report(ctx context.Context, a *app, here string, local error, c *capture.Capture) (*text.Text, error) {
	s := r.source
	moved := ""
	if s.URL != "" && !sameSite(s.URL, c.Record.Final) {
		moved = "; it is now at " + oneLine(c.Record.Final)
	}
	reader := a.reader()
	for _, n := range c.Notes {
		fmt.Fprintf(a.stderr, "%s: %s\n", s.ID, oneLine(n))
	}
	in := extract.Input{Name: s.File.Value, Data: string(c.Body), Encoding: cmp.Or(c.Encoding, s.Encoding), Language: s.Language}
	if in.Encoding != s.Encoding {
		fmt.Fprintf(a.stderr, "%s: its encoding is now %s\n", s.ID, oneLine(in.Encoding))
	}
	if s.PasswordEnv != "" {
		in.Password = reader.Getenv(s.PasswordEnv)
	}
	after, err := reader.Extract(ctx, in)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil && strings.HasSuffix(s.File.Value, "html") && capture.MadeByScript(c.Body, after.Content) {
		err = &extract.UnreadableError{Reason: "it holds almost no text: a script makes it in the browser", Hint: "open it in a browser, print it to PDF, and add that file"}
	}
	if err != nil {
		fmt.Fprintf(a.stdout, "%s: changed, and can no longer be read%s\n", s.ID, moved)
		return nil, err
	}
	var before *text.Text
	if local == nil {
		in.Data, in.Encoding = here, s.Encoding
		before, _ = reader.Extract(ctx, in)
	}
	switch {
	case before == nil:
		fmt.Fprintf(a.stdout, "%s: changed%s; there is no old text to compare it with\n", s.ID, moved)
		return after, nil
	case before.Content == after.Content:
		fmt.Fprintf(a.stdout, "%s: changed, but not its text%s\n", s.ID, moved)
		return after, nil
	}
	lost, standing, err := r.lost(ctx, a, here, string(c.Body))
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(a.stdout, "%s: changed: %s, before %s%s; %s\n", s.ID, counted(len(strings.Fields(after.Content)), "word"),
		counted(len(strings.Fields(before.Content)), "word"), moved, stillStanding(standing, len(lost)))
	for _, q := range lost {
		fmt.Fprintf(a.stdout, "  %s\n", oneLine(q))
	}
	return after, nil
}

func stillStanding(standing, lost int) string {
	switch {
	case standing+lost == 0:
		return "no quotation rests on it"
	case lost == 0:
		return counted(standing, "quotation") + " still standing"
	}
	return fmt.Sprintf("%s no longer standing, %d still", counted(lost, "quotation"), standing)
}

// replace puts what was fetched in the place of the old file. Should it be cut
// short, the next refresh sees that, and goes on.
func (r *refreshing) replace(ctx context.Context, a *app, c *capture.Capture, t *text.Text) error {
	s := r.source
	if f := formats.All.Of(s.File.Value); f != nil {
		c.Record.Extractor, c.Record.Text = f.Reader, sources.DigestOf(t.Content)
	}
	file := path.Join(r.sources, s.File.Value)
	if info, err := r.root.Lstat(file); err == nil && !info.Mode().IsRegular() {
		return fail("", "not written: %s is a link", file)
	}
	if err := r.write(ctx, file, c.Body); err != nil {
		return err
	}
	if err := r.write(ctx, r.recordOf(s), c.Record.Encode()); err != nil {
		return err
	}
	fmt.Fprintf(a.stdout, "  Wrote %s; factsheet sources accept %s records it\n", file, s.ID)
	if r.fresh {
		return nil
	}
	return r.alone(func() error {
		catalogue, err := readFile(r.root, r.file())
		if err != nil {
			return fail("", "reading %q: %w", r.file(), plainError(err))
		}
		changed, err := sources.Set(catalogue, s.ID, "accessed", r.flags.date)
		if err == nil && c.Encoding != "" && c.Encoding != s.Encoding {
			changed, err = sources.Set(changed, s.ID, "encoding", c.Encoding)
		}
		if err != nil {
			return fail(fmt.Sprintf("write `accessed: %s` into its entry", r.flags.date), "the catalogue was not changed: %s", err)
		}
		if string(changed) == string(catalogue) {
			return nil
		}
		return r.write(ctx, r.file(), changed)
	})
}

// catalogueText is the text of the catalogue; nil where there is none.
func (e *editing) catalogueText() ([]byte, error) {
	data, err := readFile(e.root, e.file())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}
