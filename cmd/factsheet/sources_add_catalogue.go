package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"factsheet/sources"
)

// An editing is the catalogue of a workspace that entries are to be added to.
type editing struct {
	*workspace
	lib *sources.Library
	// fresh says that there is no catalogue yet: the sources that the folder has
	// as files are then entries of the new one, or they were sources no more.
	fresh bool
}

// edit opens the catalogue for changes. It refuses one with mistakes, which
// nothing is to be built on. The folder of sources is made where there is none,
// and makeFolder says so.
func (a *app) edit(makeFolder bool) (*editing, error) {
	w, err := a.workspace()
	if err != nil {
		return nil, err
	}
	e := &editing{workspace: w}
	if _, err := w.root.Stat(w.sources); errors.Is(err, fs.ErrNotExist) && makeFolder {
		if err := w.root.MkdirAll(w.sources, 0o777); err != nil {
			w.root.Close()
			return nil, fail("", "making the folder %q: %w", w.sources, plainError(err))
		}
	}
	if err := e.open(); err != nil {
		w.root.Close()
		return nil, err
	}
	return e, nil
}

// open reads the catalogue, or the folder where it has none.
func (e *editing) open() error {
	lib, err := e.library()
	if err != nil {
		return err
	}
	if len(lib.Problems) > 0 {
		return badFile("nothing was written, because the sources have mistakes that must be mended first", lib.Problems)
	}
	info, err := e.root.Lstat(e.file())
	fresh := errors.Is(err, fs.ErrNotExist)
	if !fresh && (err != nil || !info.Mode().IsRegular()) {
		return fail("put the catalogue itself there", "nothing was written, because %s is a link, and writing would cut it off", e.file())
	}
	if !fresh && info.Mode().Perm()&0o222 == 0 {
		return fail("allow writing to it first, for example with chmod u+w", "nothing was written, because %s can only be read", e.file())
	}
	e.lib, e.fresh = lib, fresh
	return nil
}

// alone does what changes the catalogue while no other of these commands does,
// with the catalogue as it then is: none of two entries that are added at the
// same time is lost. Where the system cannot lock a folder, it is done all the same.
func (e *editing) alone(do func() error) error {
	folder, err := e.root.Open(e.sources)
	if err != nil {
		return fail("", "opening the folder %q: %w", e.sources, plainError(err))
	}
	defer folder.Close()
	_ = lockFile(folder)
	if err := e.open(); err != nil {
		return err
	}
	return do()
}

// file is the catalogue's path in the workspace.
func (e *editing) file() string { return path.Join(e.sources, sources.CatalogueName) }

// taken reports whether an id is that of a source, or of a file that will be one.
func (e *editing) taken(id string) bool {
	if e.lib.Source(id) != nil {
		return true
	}
	if !e.fresh {
		return false
	}
	_, renamed := e.lib.Listed()
	for _, other := range renamed {
		if other == id {
			return true
		}
	}
	return false
}

// with gives the text of the catalogue with entries added. In a new catalogue
// the file of an entry that is added is not listed a second time.
func (e *editing) with(list []*sources.Source) ([]byte, error) {
	if e.fresh {
		old, _ := e.lib.Listed()
		old = slices.DeleteFunc(old, func(s *sources.Source) bool {
			return slices.ContainsFunc(list, func(added *sources.Source) bool { return added.File.Value == s.File.Value })
		})
		return sources.NewCatalogue(append(old, list...))
	}
	data, err := readFile(e.root, e.file())
	if err != nil {
		return nil, fail("", "reading %q: %w", e.file(), plainError(err))
	}
	return sources.Add(data, list)
}

// add writes the catalogue with entries added.
func (e *editing) add(ctx context.Context, list []*sources.Source) error {
	data, err := e.with(list)
	if err != nil {
		return spliceFailure(err, list)
	}
	return e.write(ctx, e.file(), data)
}

// write writes a file of the workspace in one piece.
func (e *editing) write(ctx context.Context, name string, data []byte) error {
	_, err := replace(ctx, e.root, name, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fail("the old file, if there was one, is as it was", "writing %q: %w", name, plainError(err))
	}
	return nil
}

// spliceFailure words why the catalogue was not changed, with what to paste.
func spliceFailure(err error, list []*sources.Source) error {
	s := sources.IsSpliceError(err)
	if s == nil {
		return err
	}
	hint := s.Hint
	for i, entry := range list {
		if i == 0 {
			hint += "\n  or write this below `sources:` yourself:\n"
		}
		if hint += entry.Entry(); i == 9 && len(list) > 10 {
			hint += fmt.Sprintf("  … and %d more\n", len(list)-10)
			break
		}
	}
	return fail(hint, "the catalogue was not changed: %s", s.Reason)
}

// tellFresh says that a catalogue was begun, and what became of the files that
// were sources without it.
func (a *app) tellFresh(e *editing, before *sources.Library) {
	if len(before.Sources) == 0 {
		return
	}
	fmt.Fprintf(a.stdout, "%s is new: it lists what the folder had, too: %s.\n", e.file(), counted(len(before.Sources), "source"))
	_, renamed := before.Listed()
	for _, s := range before.Sources {
		if id := renamed[s.ID]; id != "" {
			fmt.Fprintf(a.stdout, "  %q is now called %s: sheets that quote it must name it so\n", s.ID, id)
		}
	}
}
