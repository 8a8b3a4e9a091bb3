package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"factsheet/sources"
	"factsheet/sources/capture"
	"factsheet/sources/extract"
	"factsheet/sources/yamldoc"
)

const addLong = `add brings documents into the workspace: it copies a file, or captures a page of
the web, into the sources folder, and writes an entry for it into the catalogue.
What the document says of itself (title, author, date …) goes into the entry;
flags go before that. Nothing that is there is overwritten.

A page is fetched once, politely: robots.txt is honoured, and addresses of this
machine and of local networks are refused unless you allow them. Where it came
from, and when, is kept beside it in a file that ends in .capture.yaml; see
factsheet sources refresh. A page whose text is made by a script cannot be
captured: print it to PDF in a browser, and add that.

Exit codes: 0 all were added; 1 some were not; 2 nothing was tried, for example
because the catalogue has mistakes.`

// addFlags are the flags of the verb sources add.
type addFlags struct {
	as, warc, date                       string
	id, encoding, passwordEnv            string
	author                               []string
	dryRun, force                        bool
	private, proxy, robots               bool
	title, issued, kind, publisher       string
	container, language, url, licence    string
	edition, genre, number, doi, replace string
}

// given are the fields of an entry that flags say, by their keys.
func (f *addFlags) given() map[string]string {
	return map[string]string{"title": f.title, "issued": f.issued, "type": f.kind, "publisher": f.publisher, "container-title": f.container,
		"language": f.language, "URL": f.url, "licence": f.licence, "edition": f.edition, "genre": f.genre, "number": f.number, "DOI": f.doi,
		"replaces": f.replace, "encoding": f.encoding, "password-env": f.passwordEnv}
}

// single are the flags that can be of one document only.
var single = []string{"as", "id", "title", "url", "doi", "warc", "number"}

func (a *app) sourcesAddCommand() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{
		Use:     "add FILE|URL…",
		Short:   "Copy or capture documents, and write entries for them",
		Long:    addLong,
		Example: "  factsheet sources add ~/Downloads/code.pdf --issued 2026-03-01\n  factsheet sources add https://records.example/code --id dp-code-2026",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fail("usage: "+cmd.UseLine(), "%s needs a FILE or a URL", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range single {
				if len(args) > 1 && cmd.Flags().Changed(name) {
					return fail("add them one by one", "--%s is of one document, and %d were named", name, len(args))
				}
			}
			return a.sourcesAdd(cmd.Context(), f, args)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.as, "as", "o", "", "keep it in the sources folder under this `NAME`")
	flags.StringVar(&f.id, "id", "", "the `ID` that sheets will use (default: proposed)")
	flags.StringVar(&f.title, "title", "", "its title")
	flags.StringArrayVar(&f.author, "author", nil, "\"Family, Given\" or an organisation's `NAME`;\nseveral times for several")
	flags.StringVar(&f.issued, "issued", "", "when it came out: a `DATE` such as 2026-03-01")
	flags.StringVar(&f.kind, "type", "", "a `TYPE` of CSL, such as report or legislation")
	flags.StringVar(&f.publisher, "publisher", "", "who published it")
	flags.StringVar(&f.container, "container-title", "", "the newspaper, journal, book or site it is in")
	flags.StringVar(&f.edition, "edition", "", "its edition or version")
	flags.StringVar(&f.genre, "genre", "", "what it is: White paper, Judgment …")
	flags.StringVar(&f.number, "number", "", "its number in a series")
	flags.StringVar(&f.language, "language", "", "its language as a `TAG`, such as de or en-GB")
	flags.StringVar(&f.url, "url", "", "its address, for a file from the web")
	flags.StringVar(&f.doi, "doi", "", "its DOI")
	flags.StringVar(&f.licence, "licence", "", "the licence it is under")
	flags.StringVar(&f.replace, "replaces", "", "the `ID` of the source that it replaces")
	flags.StringVar(&f.encoding, "encoding", "", "the encoding of a text, such as iso-8859-7")
	flags.StringVar(&f.passwordEnv, "password-env", "", "the `VARIABLE` that holds the password")
	flags.StringVar(&f.date, "date", "", "the `DAY` of capture (default: today)")
	flags.BoolVarP(&f.dryRun, "dry-run", "n", false, "print the entry, and write nothing")
	flags.BoolVar(&f.force, "force", false, "add a document even if it cannot be read")
	flags.StringVar(&f.warc, "warc", "", "write the capture as a web archive into `FILE`")
	flags.BoolVar(&f.private, "allow-private", false, "allow addresses of local networks")
	flags.BoolVar(&f.proxy, "proxy", false, "go through the proxy that the environment names")
	flags.BoolVar(&f.robots, "ignore-robots", false, "do not ask robots.txt")
	for _, name := range []string{"as", "id", "title", "author", "issued", "type", "publisher", "container-title", "edition", "genre", "number", "language",
		"url", "doi", "licence", "replaces", "encoding", "password-env", "date"} {
		must(cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions))
	}
	return cmd
}

// checked makes an entry of the flags. It refuses a value that a catalogue would
// not take, instead of leaving it out.
func (f *addFlags) checked() (*sources.Source, error) {
	s := &sources.Source{ID: f.id}
	if message := sources.ValidID(f.id); f.id != "" && message != "" {
		return nil, fail("use letters, digits, `-`, `_` and `.`, such as dp-code-2026", "--id: %s", message)
	}
	for key, value := range f.given() {
		*s.Field(key) = value
	}
	for _, name := range f.author {
		s.Author = append(s.Author, authorNamed(name))
	}
	clean := s.Clean()
	hints := map[string]string{"issued": "write it as 2026-10-30, 2026-10 or 2026", "type": "use a type of CSL, for example report, legislation, article-newspaper or webpage",
		"URL": "write all of it, from https:// on", "language": "write one such as en-GB, de, fr-BE or el", "password-env": "name the variable, never the password itself"}
	for _, key := range []string{"issued", "type", "URL", "language", "password-env", "replaces"} {
		if value := *s.Field(key); value != "" && *clean.Field(key) == "" {
			return nil, fail(hints[key], "--%s cannot be %q", strings.ToLower(key), yamldoc.Short(value))
		}
	}
	if _, err := time.Parse(time.DateOnly, f.date); err != nil {
		return nil, fail("write it as 2026-10-30", "--date %q is not a day", f.date)
	}
	if message, hint := sources.ValidFile(f.as); f.as != "" && message != "" {
		return nil, fail(hint, "--as: %s", message)
	}
	clean.Title = strings.TrimSpace(f.title)
	return clean, nil
}

// addHints say what to do with a document that is no source yet: what readers
// say is worded for those of a catalogue.
var addHints = strings.NewReplacer(
	"with password-env: in the catalogue", "with --password-env",
	"that password-env: names in the catalogue", "that --password-env names",
	"write its encoding in the catalogue (encoding: …)", "say its encoding with --encoding",
	"and name it so in the catalogue", "and add it again",
	"name that file in the catalogue", "add that file",
	"name those in the catalogue", "add those",
	"name another file in the catalogue", "add another file",
	"name another copy in the catalogue", "add another copy")

// authorNamed reads "Family, Given"; a name without a comma is printed as it is.
func authorNamed(name string) sources.Name {
	family, given, ok := strings.Cut(name, ",")
	if !ok {
		return sources.Name{Literal: name}
	}
	return sources.Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)}
}

var webAddress = regexp.MustCompile(`^(?i:[a-z][a-z0-9+.-]*)://`)

func (a *app) sourcesAdd(ctx context.Context, f addFlags, args []string) error {
	if f.date == "" {
		f.date = time.Now().Format(time.DateOnly)
	}
	given, err := f.checked()
	if err != nil {
		return err
	}
	if f.warc != "" && !webAddress.MatchString(args[0]) {
		return fail("name the address of a page", "--warc is for what is captured from the web")
	}
	e, err := a.edit(!f.dryRun)
	if err != nil {
		return err
	}
	defer e.root.Close()
	if given.ID != "" && e.taken(given.ID) {
		return fail("choose another --id, or change the entry in "+e.file(), "there is a source %q already", given.ID)
	}
	client, reader := a.client(f), a.reader()
	failed := false
	for _, arg := range args {
		err := a.addOne(ctx, e, &addition{addFlags: f, arg: arg, given: given, client: client, reader: reader})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			failed = true
			a.tellFailure(arg, fail(addHints.Replace(hintOf(err)), "%w", err))
		}
	}
	if failed {
		return errFindings
	}
	return nil
}

// tellFailure says what went wrong with one of several things.
func (a *app) tellFailure(what string, err error) {
	fmt.Fprintf(a.stderr, "factsheet: %s: %s\n", oneLine(what), printable(err.Error()))
	if hint := hintOf(err); hint != "" {
		fmt.Fprintf(a.stderr, "  %s\n", printable(strings.TrimRight(hint, "\n")))
	}
}

// hintOf is what an error says to do; "" where it says nothing.
func hintOf(err error) string {
	var f *failure
	var file *sources.UnreadableError
	var content *extract.UnreadableError
	var fetched *capture.Error
	switch {
	case errors.As(err, &f):
		return f.hint
	case errors.As(err, &file):
		return file.Hint
	case errors.As(err, &content):
		return content.Hint
	case errors.As(err, &fetched):
		return strings.NewReplacer("allow private addresses", "add --allow-private", "allow its use", "try --proxy").Replace(fetched.Hint)
	}
	return ""
}

// client fetches pages. Its progress is shown on a terminal.
func (a *app) client(f addFlags) *capture.Client {
	c := &capture.Client{AllowPrivate: f.private, Proxy: f.proxy, IgnoreRobots: f.robots}
	if terminal, ok := a.stderr.(*os.File); ok && isTerminal(terminal) {
		c.Progress = progress(terminal)
	}
	return c
}

// progress writes how much of a document has come, some times a second.
func progress(terminal *os.File) func(done, total int64) {
	var last time.Time
	return func(done, total int64) {
		ended := total >= 0 && done >= total
		if now := time.Now(); now.Sub(last) > 200*time.Millisecond || ended {
			last = now
			of := ""
			if total > 0 {
				of = fmt.Sprintf(" of %.1f", float64(total)/1e6)
			}
			fmt.Fprintf(terminal, "\r\x1b[K%.1f%s MB", float64(done)/1e6, of)
		}
		if ended {
			fmt.Fprint(terminal, "\r\x1b[K")
		}
	}
}
