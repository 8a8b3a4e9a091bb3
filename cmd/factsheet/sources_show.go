package main

import (
	"context"
	"fmt"
	"image/png"
	"io"
	"path"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"factsheet/render/report"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/reading"
	"factsheet/sources/text"
	"factsheet/sources/yamldoc"
)

const showLong = `show tells what is known of a source: its entry in the catalogue, its file, how
its text was read, how it stands to the lock, and which quotations rest on it.

With --quote it looks for words in the source and shows where they stand. Of a
PDF document it also writes a picture of each page on which they stand, with the
words marked: ID-page-12.png in the current folder, or where --output says.

Exit codes: 0 the words stand there, or none were asked for; 1 they do not (the
nearest passage is shown); 2 the source could not be read.`

// showFlags are the flags of the verb sources show.
type showFlags struct {
	quote, where, output string
	dpi                  int
	noPicture            bool
}

func (a *app) sourcesShowCommand() *cobra.Command {
	var f showFlags
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a source, or where words stand in it",
		Long:  showLong,
		Example: "  factsheet sources show dp-code-2026\n" +
			"  factsheet sources show dp-code-2026 --quote \"three working days\"\n" +
			"  factsheet sources show dp-code-2026 --quote \"three days\" --output page.png",
		Args:              arguments(1, "source's id"),
		ValidArgsFunction: a.completeSources,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.dpi < 36 || f.dpi > 300 {
				return fail("110 is about the size of a screen", "--dpi is from 36 to 300, not %d", f.dpi)
			}
			if f.quote == "" && (f.output != "" || cmd.Flags().Changed("quote")) {
				return fail("factsheet sources show "+args[0]+" --quote \"some words\"", "say with --quote which words to look for")
			}
			return a.sourcesShow(cmd.Context(), f, args[0])
		},
	}
	cmd.Flags().StringVar(&f.quote, "quote", "", "look for these `WORDS`, as a sheet would quote them")
	cmd.Flags().StringVar(&f.where, "where", "", "the `PLACE` where they should stand, as in a sheet")
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write the picture to `FILE`")
	cmd.Flags().IntVar(&f.dpi, "dpi", 110, "resolution of the picture, in dots per inch")
	cmd.Flags().BoolVar(&f.noPicture, "no-picture", false, "write no picture")
	for _, name := range []string{"quote", "where", "dpi"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

func (a *app) sourcesShow(ctx context.Context, f showFlags, id string) error {
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	lib, lock, err := w.locked()
	if err != nil {
		return err
	}
	s := lib.Source(id)
	if s == nil {
		return unknownSource(lib, id)
	}
	if f.quote == "" {
		return a.showSource(ctx, w, lib, lock, s)
	}
	return a.showPassage(ctx, w, lib, s, f)
}

// showSource tells what is known of a source.
func (a *app) showSource(ctx context.Context, w *workspace, lib *sources.Library, lock *sources.Lock, s *sources.Source) error {
	reader := a.reader()
	l := w.describe(ctx, reader, lib, lock, s)
	if err := ctx.Err(); err != nil {
		return err
	}
	columns := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(columns, "%s:\t%s\n", name, oneLine(value))
		}
	}
	line("id", s.ID)
	line("title", s.Title)
	line("author", names(s.Author))
	line("issued", s.Issued)
	line("publisher", s.Publisher)
	line("address", s.URL)
	line("replaces", s.Replaces)
	line("file", l.File)
	if l.Size != nil {
		line("size", counted(int(*l.Size), "byte"))
	}
	if format := reader.Format(s); format != nil {
		line("kind", format.Name+" (read by "+format.Reader+")")
	}
	if l.Pages > 0 {
		line("pages", fmt.Sprint(l.Pages))
	}
	language := l.Language
	if l.Guess {
		language += " (a guess)"
	}
	line("language", language)
	line("state", strings.ReplaceAll(l.State, "-", " "))
	if accepted := lock.Source(s.ID); accepted != nil {
		line("accepted", accepted.Date)
		line("sha256", accepted.File.SHA256)
	}
	line("problem", l.Problem)
	for _, n := range l.Notes {
		line("note", n)
	}
	places := w.quotedFrom(s)
	line("quotations", fmt.Sprint(len(places)))
	for _, p := range places {
		fmt.Fprintf(columns, "\t%s\n", oneLine(p))
	}
	return columns.Flush()
}

// names lists the authors of a source.
func names(list []sources.Name) string {
	var out []string
	for _, n := range list {
		out = append(out, strings.TrimSpace(n.Literal+" "+strings.TrimSpace(n.Given+" "+n.Family)))
	}
	return strings.Join(out, ", ")
}

// quotedFrom lists the places in sheets where a source is quoted.
func (w *workspace) quotedFrom(s *sources.Source) []string {
	var out []string
	w.citations(func(c sheets.Citation) {
		if c.Evidence.Source.Value == s.ID {
			out = append(out, fmt.Sprintf("%s: point %q", c.Evidence.Quote.Pos, yamldoc.Short(c.Point)))
		}
	})
	return out
}

// showPassage shows where words stand in a source, and draws the page.
func (a *app) showPassage(ctx context.Context, w *workspace, lib *sources.Library, s *sources.Source, f showFlags) error {
	reader := a.reader()
	e := sheets.Evidence{Quote: sheets.String{Value: f.quote}, Where: sheets.String{Value: f.where}}
	q, err := check.Look(ctx, lib, s, e, check.Options{Conventions: w.conventions.Value, Reader: reader})
	if err != nil {
		return unreadable(s, err)
	}
	fmt.Fprintf(a.stdout, "%s: %s%s\n", oneLine(s.ID), q.Verdict, ofSeveral(q))
	if err := report.Evidence(a.stdout, q, report.Options{Sources: w.sources, Color: a.colored()}); err != nil {
		return err
	}
	switch {
	case q.Found == nil || f.noPicture:
	case q.Reading != "" && q.Match.Verdict.Pass(): // its place is one in that reading, and not on the page as it is drawn
		fmt.Fprintf(a.stderr, "No picture: the words follow each other only where the page is read %s\n", q.Reading)
	default:
		if err := a.draw(ctx, lib, s, reader, q.Found.Range, f); err != nil {
			return err
		}
	}
	if !q.Pass() {
		return errFindings
	}
	return nil
}

// ofSeveral says that the passage shown is not the only one.
func ofSeveral(q *check.Quotation) string {
	if q.Match.Count < 2 {
		return ""
	}
	return fmt.Sprintf(" (%s match; this is the first)", counted(q.Match.Count, "passage"))
}

// draw writes pictures of the pages on which a passage stands.
func (a *app) draw(ctx context.Context, lib *sources.Library, s *sources.Source, reader *reading.Reader, passage text.Range, f showFlags) error {
	format := reader.Format(s) // there is one: it was read
	if format.Picture == nil {
		if f.output != "" {
			return fail("leave --output out, or quote from the PDF of it", "there are no pictures of %s", format.Name)
		}
		return nil
	}
	in, err := reader.Open(lib, s)
	if err != nil {
		return unreadable(s, err)
	}
	pages, err := format.Picture(ctx, in, passage, float64(f.dpi))
	if err != nil {
		return unreadable(s, err)
	}
	for i, p := range pages {
		name := pictureName(s, p, i, f.output)
		err := writeReportFile(ctx, name, func(w io.Writer) error { return png.Encode(w, p.Image) })
		if err != nil {
			return fail("", "writing %q: %w", name, plainError(err))
		}
		fmt.Fprintf(a.stderr, "Wrote %s\n", printable(name))
	}
	return nil
}

// pictureName is the file for the picture of a page: the first where the user
// says, the others beside it with their numbers.
func pictureName(s *sources.Source, p extract.Page, i int, output string) string {
	if output == "" {
		id := strings.Map(func(r rune) rune {
			if r == ':' || r == '/' || r == filepath.Separator {
				return '-'
			}
			return r
		}, s.ID)
		return fmt.Sprintf("%s-page-%d.png", id, p.Number)
	}
	if i == 0 {
		return output
	}
	ending := path.Ext(output)
	return fmt.Sprintf("%s-page-%d%s", strings.TrimSuffix(output, ending), p.Number, ending)
}
