package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

//go:embed templates
var templates embed.FS

const initLong = `init lays out a workspace in the folder DIR, or in the current one: settings, a
sheet that teaches the format, a small source and its catalogue. It checks and
builds as it is.

Nothing that is there is ever overwritten.`

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "init [DIR]",
		Short:   "Lay out a workspace that works as it is",
		Long:    initLong,
		Example: "  factsheet init my-facts\n  cd my-facts && factsheet check && factsheet build",
		Args:    arguments(0, "DIR"),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := "."
			if len(args) > 0 {
				dir = args[0]
			}
			return a.init(cmd.Context(), dir)
		},
	}
}

// A layoutFile is a file of a new workspace.
type layoutFile struct {
	name string
	data []byte
}

// layout gives the files of a new workspace in the order of their names.
func layout() ([]layoutFile, error) {
	const top = "templates/init"
	var out []layoutFile
	err := fs.WalkDir(templates, top, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := templates.ReadFile(name)
		name = strings.TrimPrefix(name, top+"/")
		if name == "gitignore" { // under its own name git would obey it here
			name = ".gitignore"
		}
		out = append(out, layoutFile{name, data})
		return err
	})
	slices.SortFunc(out, func(a, b layoutFile) int { return strings.Compare(a.name, b.name) })
	return out, err
}

func (a *app) init(ctx context.Context, dir string) error {
	files, err := layout()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fail("", "making the folder %q: %w", dir, plainError(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fail("", "opening the folder %q: %w", dir, plainError(err))
	}
	defer root.Close()
	var there []string
	for _, f := range files {
		if _, err := root.Lstat(f.name); !errors.Is(err, fs.ErrNotExist) {
			there = append(there, f.name)
		}
	}
	if len(there) > 0 {
		return fail("move them away, or choose another folder: factsheet init DIR",
			"nothing was written, because these files are there already: %s", strings.Join(there, ", "))
	}
	// The example's catalogue would take sources out of a library that has none.
	if isWorkspace(dir) {
		return fail("factsheet new NAME begins a sheet in it", "nothing was written, because there is a workspace in %q already", dir)
	}
	for _, f := range files {
		if err := create(ctx, root, f.name, f.data); err != nil {
			return fail("", "writing %q: %w", f.name, plainError(err))
		}
	}
	fmt.Fprintf(a.stdout, "Laid out a workspace in %s:\n", printable(dir))
	for _, f := range files {
		fmt.Fprintf(a.stdout, "  %s\n", f.name)
	}
	fmt.Fprint(a.stdout, "\nNext:\n")
	if dir != "." {
		fmt.Fprintf(a.stdout, "  cd %s\n", printable(dir))
	}
	fmt.Fprint(a.stdout, "  factsheet check      prove every quotation\n  factsheet build      print the handouts into out/\n")
	return nil
}

// create writes a file that must not be there yet, and the folders above it.
func create(ctx context.Context, root *os.Root, name string, data []byte) error {
	if dir := path.Dir(name); dir != "." {
		if err := root.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	if _, err := root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	_, err := replace(ctx, root, name, func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	})
	return err
}
