package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/spf13/cobra"

	"factsheet/sources"
	"factsheet/sources/bibliography"
	"factsheet/sources/yamldoc"
)

const importLong = `import writes references that another program keeps into the catalogue: those
of Zotero and others as CSL JSON, of pandoc as CSL YAML, BibTeX and biblatex,
and RIS. Their citation keys become the ids.

A source that is in the catalogue already is never changed. A file that goes
with a reference becomes its file only where it is in the sources folder; copy
others there, and write file: into their entries. What the catalogue has no
place for is told.

Exit codes: 0 all was read; 1 a file could not be read; 2 nothing was tried, or
the catalogue could not be written.`

// importFlags are the flags of the verb sources import.
type importFlags struct {
	from   string
	dryRun bool
}

func (a *app) sourcesImportCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:     "import FILE…",
		Short:   "Take over references from Zotero, pandoc, BibTeX or RIS",
		Long:    importLong,
		Example: "  factsheet sources import \"My Library.json\"\n  factsheet sources import references.bib --dry-run",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fail("usage: "+cmd.UseLine(), "%s needs a FILE", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.sourcesImport(cmd.Context(), f, args)
		},
	}
	names := bibliography.Names()
	cmd.Flags().StringVar(&f.from, "from", "", "read the `FORMAT`: "+strings.Join(names, ", ")+"\n(default: by the file's ending)")
	cmd.Flags().BoolVarP(&f.dryRun, "dry-run", "n", false, "print the entries, and write nothing")
	must(cmd.RegisterFlagCompletionFunc("from", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (a *app) sourcesImport(ctx context.Context, f importFlags, files []string) error {
	known := strings.Join(bibliography.Names(), ", ")
	if f.from != "" && bibliography.Of(f.from, "") == nil {
		return fail("known: "+known, "--from: unknown format %q", f.from)
	}
	e, err := a.edit(!f.dryRun)
	if err != nil {
		return err
	}
	defer e.root.Close()
	i := importing{editing: e, ids: map[string]*sources.Source{}}
	failed := false
	for _, file := range files {
		items, err := readReferences(f.from, file)
		if err != nil {
			failed = true
			a.tellFailure(file, err)
			continue
		}
		for _, item := range items {
			if err := ctx.Err(); err != nil {
				return err
			}
			i.take(file, item)
		}
	}
	tell := func() {
		for _, line := range i.told {
			fmt.Fprintln(a.stderr, line)
		}
	}
	switch {
	case f.dryRun:
		tell()
		for _, s := range i.list {
			fmt.Fprint(a.stdout, s.Entry())
		}
	case len(i.list) > 0:
		if err := e.alone(func() error { return e.add(ctx, i.list) }); err != nil {
			return err // and none was taken over
		}
		tell()
		if e.fresh {
			a.tellFresh(e, e.lib)
		}
		fmt.Fprintf(a.stdout, "Added %s to %s.\n", counted(len(i.list), "source"), e.file())
	default:
		tell()
		if !failed {
			fmt.Fprintf(a.stdout, "%s is as it was.\n", e.file())
		}
	}
	if failed {
		return errFindings
	}
	return nil
}

// readReferences reads a file of references.
func readReferences(from, file string) ([]bibliography.Item, error) {
	format := bibliography.Of(from, file)
	if format == nil {
		return nil, fail("say which with --from: "+strings.Join(bibliography.Names(), ", "), "its ending does not tell its format")
	}
	data, err := sources.ReadFile(file)
	if err != nil {
		return nil, err
	}
	items, err := format.Read([]byte(data))
	var b *bibliography.Error
	if errors.As(err, &b) {
		return nil, fail(b.Hint, "%s", b)
	}
	return items, err
}

// An importing is references on their way into the catalogue.
type importing struct {
	*editing
	list []*sources.Source
	ids  map[string]*sources.Source // those of list
	told []string                   // what became of each reference
}

// take takes one reference, and keeps what is to be told of it.
func (i *importing) take(file string, item bibliography.Item) {
	s := &item.Source
	for _, name := range item.Attachments {
		if rel, ok := i.inFolder(file, name); ok && s.File.Value == "" {
			s.File.Value = rel
		} else if !ok {
			item.Dropped = append(item.Dropped, "the file "+yamldoc.Short(name))
		}
	}
	s.ID = sources.MakeID(bibliography.ChosenKey(item.Key))
	if s.ID == "" {
		s.ID = sources.ProposeID(s, func(id string) bool {
			return i.taken(id) && !same(i.lib.Source(id), s) || i.ids[id] != nil && !same(i.ids[id], s)
		})
	}
	clean := s.Clean()
	there := i.lib.Source(s.ID)
	if there == nil {
		there = i.ids[s.ID]
	}
	switch {
	case same(there, clean):
		i.told = append(i.told, clean.ID+": is there already")
		return
	case there != nil || i.taken(s.ID):
		i.told = append(i.told, clean.ID+": left out: there is another source with this id, which stays as it is")
		return
	}
	i.list = append(i.list, clean)
	i.ids[clean.ID] = clean
	text := "taken over"
	if item.Key != clean.ID && item.Key != "" {
		text += fmt.Sprintf(", from %q", yamldoc.Short(item.Key))
	}
	if len(item.Dropped) > 0 {
		text += "; left out: " + strings.Join(item.Dropped, ", ")
	}
	if other := i.twin(clean); other != "" {
		text += fmt.Sprintf("; look whether it is %s, which has the same address", other)
	}
	i.told = append(i.told, clean.ID+": "+oneLine(text))
}

// twin gives the id of a source of the catalogue that has the same DOI or
// address; "" where there is none.
func (i *importing) twin(s *sources.Source) string {
	for _, other := range i.lib.Sources {
		if s.DOI != "" && strings.EqualFold(other.DOI, s.DOI) || s.URL != "" && other.URL == s.URL {
			return other.ID
		}
	}
	return ""
}

// same reports whether a source has all that a reference says, and nothing else
// of what a reference can say.
func same(s, reference *sources.Source) bool {
	if s == nil {
		return false
	}
	bare := func(s *sources.Source) *sources.Source {
		c := s.Clean()
		c.ID, c.File.Value, c.Encoding, c.PasswordEnv, c.Replaces, c.Licence, c.Withheld = "", "", "", "", "", "", false
		if c.Title == s.ID {
			c.Title = ""
		}
		return c
	}
	return reflect.DeepEqual(bare(s), bare(reference))
}

// inFolder finds a file that a reference names in the sources folder: by its
// whole path, or relative to the file of references.
func (i *importing) inFolder(references, name string) (string, bool) {
	if u, err := url.Parse(name); err == nil && u.Scheme == "file" {
		name = u.Path
	}
	name = filepath.FromSlash(name)
	if !filepath.IsAbs(name) {
		name = filepath.Join(filepath.Dir(references), name)
	}
	folder := filepath.Join(i.dir, filepath.FromSlash(i.sources))
	rel, ok := below(folder, name)
	if !ok || !sources.Readable(rel) {
		return "", false
	}
	if message, _ := sources.ValidFile(rel); message != "" {
		return "", false
	}
	info, err := i.root.Stat(i.sources + "/" + rel)
	return rel, err == nil && info.Mode().IsRegular()
}
