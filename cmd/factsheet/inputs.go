package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources/yamldoc"
)

// sheetFiles gives the files, relative to the workspace, that the arguments
// name: files, folders, or names of sheets; without arguments all sheets. Each
// file comes once.
func (w *workspace) sheetFiles(args []string) ([]string, error) {
	if len(args) == 0 {
		files, err := w.sheetsBelow(w.sheets)
		if err != nil {
			return nil, fail("make the folder, or say where the sheets are with `sheets:` in "+configName,
				"reading the folder %q: %w", w.sheets, plainError(err))
		}
		if len(files) == 0 {
			return nil, fail("factsheet new NAME writes a first one", "there is no sheet in %q", w.sheets)
		}
		return files, nil
	}
	var out []string
	for _, arg := range args {
		files, err := w.sheetArgument(arg)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// sheetArgument gives the files of one argument.
func (w *workspace) sheetArgument(arg string) ([]string, error) {
	name, err := w.inside(arg)
	if err != nil {
		return nil, err
	}
	info, err := w.root.Stat(name)
	if errors.Is(err, fs.ErrNotExist) && !strings.HasPrefix(arg, ".") {
		name, info, err = w.byName(arg)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fail(w.didYouMean(arg), "there is no sheet %q", arg)
	case leaves(err):
		return nil, fail("copy the file itself into the workspace", "%q is a link that leads out of the workspace", arg)
	case err != nil:
		return nil, fail("", "reading %q: %w", arg, plainError(err))
	case info.Mode().IsRegular():
		return []string{name}, nil
	case !info.IsDir():
		return nil, fail("to check what another program writes: factsheet check -", "%q is neither a file nor a folder", arg)
	}
	files, err := w.sheetsBelow(name)
	if err != nil {
		return nil, fail("", "reading the folder %q: %w", arg, plainError(err))
	}
	if len(files) == 0 {
		return nil, fail("sheets are files that end in .yaml or .yml", "there is no sheet in the folder %q", arg)
	}
	return files, nil
}

// byName finds a sheet in the sheets folder by its name, with or without the
// ending.
func (w *workspace) byName(arg string) (string, fs.FileInfo, error) {
	for _, ending := range []string{"", ".yaml", ".yml"} {
		name := path.Join(w.sheets, arg+ending)
		if !fs.ValidPath(name) {
			break
		}
		if info, err := w.root.Stat(name); !errors.Is(err, fs.ErrNotExist) {
			return name, info, err
		}
	}
	return "", nil, fs.ErrNotExist
}

// didYouMean is a hint that names the sheet nearest to a mistyped one.
func (w *workspace) didYouMean(arg string) string {
	files, err := w.sheetsBelow(w.sheets)
	if err != nil || len(files) == 0 {
		return ""
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = sheetName(f)
	}
	if near := yamldoc.Nearest(sheetName(arg), names); near != "" {
		return fmt.Sprintf("did you mean %s?", files[slices.Index(names, near)])
	}
	return ""
}

// sheetName is the name of a sheet's file without folder and ending.
func sheetName(file string) string {
	base := path.Base(strings.ReplaceAll(file, `\`, "/"))
	return strings.TrimSuffix(strings.TrimSuffix(base, ".yaml"), ".yml")
}

// sheetsBelow lists the sheets below a folder in the order of their names,
// without hidden files and folders, and without the folder of themes.
func (w *workspace) sheetsBelow(dir string) ([]string, error) {
	var out []string
	err := fs.WalkDir(w.root.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && name == path.Join(w.sheets, sheets.ThemeFolder):
			return fs.SkipDir
		case !d.IsDir() && (path.Ext(name) == ".yaml" || path.Ext(name) == ".yml"):
			out = append(out, name)
		}
		return nil
	})
	return out, err
}

// read reads sheets from files of the workspace.
func (w *workspace) read(files []string) ([]check.Input, error) {
	inputs := make([]check.Input, 0, len(files))
	for _, name := range files {
		data, err := w.sheetData(name)
		if err != nil {
			return nil, err
		}
		inputs = append(inputs, w.parse(name, data))
	}
	return inputs, nil
}

func (w *workspace) sheetData(name string) ([]byte, error) {
	data, err := readFile(w.root, name)
	switch {
	case leaves(err):
		return nil, fail("copy the file itself into the workspace", "%q is a link that leads out of the workspace", name)
	case err != nil:
		return nil, fail("", "reading the sheet %q: %w", name, plainError(err))
	}
	return data, nil
}

func (w *workspace) parse(name string, data []byte) check.Input {
	sheet, problems := sheets.Parse(name, data)
	w.apply(sheet)
	return check.Input{Sheet: sheet, Problems: problems}
}

// readStdin reads one sheet from standard input; name is where it will be
// saved, as the user typed it, and may be empty.
func (a *app) readStdin(w *workspace, name string) ([]check.Input, error) {
	if f, ok := a.stdin.(*os.File); ok && isTerminal(f) {
		fmt.Fprintln(a.stderr, "factsheet: reading a sheet from the keyboard; end it with Ctrl-D")
	}
	shown := "<stdin>"
	if name != "" {
		var err error
		if shown, err = w.inside(name); err != nil {
			return nil, err
		}
	}
	data, err := io.ReadAll(io.LimitReader(a.stdin, maxFile))
	if err != nil {
		return nil, fail("", "reading standard input: %w", plainError(err))
	}
	return []check.Input{w.parse(shown, data)}, nil
}
