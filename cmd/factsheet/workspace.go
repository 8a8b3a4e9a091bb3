package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A workspace is a folder with sheets and sources in it.
type workspace struct {
	dir  string   // absolute
	root *os.Root // of dir: no path that goes through it leaves the folder, by ".." or by a link
	settings
	asOf string // the day for which reviews are judged, YYYY-MM-DD; "" is none
}

// configName is the file at the root of a workspace that says where things are.
const configName = "factsheet.yaml"

// workspace opens the workspace that the user is in, or names with --workspace.
// The caller closes its root.
func (a *app) workspace() (*workspace, error) {
	dir, err := a.workspaceFolder()
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fail("", "opening the workspace %q: %w", dir, plainError(err))
	}
	s, err := readSettings(root)
	if err != nil {
		root.Close()
		return nil, err
	}
	return &workspace{dir: dir, root: root, settings: s}, nil
}

// workspaceFolder finds the folder: the one that is named, else the nearest
// above the current one.
func (a *app) workspaceFolder() (string, error) {
	if a.workspaceDir != "" {
		dir, err := filepath.Abs(a.workspaceDir)
		if err != nil {
			return "", fail("", "finding the workspace: %w", err)
		}
		if info, err := os.Stat(dir); err != nil {
			return "", fail("", "opening the workspace %q: %w", a.workspaceDir, plainError(err))
		} else if !info.IsDir() {
			return "", fail("--workspace takes a folder", "%q is not a folder", a.workspaceDir)
		}
		if !isWorkspace(dir) {
			return "", fail("a workspace has the folders sheets and sources, or a file "+configName+"; see factsheet init --help",
				"%q is not a workspace", a.workspaceDir)
		}
		return dir, nil
	}
	start, err := os.Getwd()
	if err != nil {
		return "", fail("", "finding the current folder: %w", plainError(err))
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if isWorkspace(dir) {
			return dir, nil
		}
		if filepath.Dir(dir) == dir {
			return "", fail("run factsheet init to make one here, or name one with --workspace DIR",
				"no workspace here or in the folders above: nothing with sheets and sources, and no %s", configName)
		}
	}
}

func isWorkspace(dir string) bool {
	if info, err := os.Stat(filepath.Join(dir, configName)); err == nil && info.Mode().IsRegular() {
		return true
	}
	for _, name := range []string{"sheets", "sources"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// inside gives the path, relative to the workspace and with "/", of a path that
// the user typed in the current folder.
func (w *workspace) inside(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", fail("", "finding %q: %w", path, err)
	}
	rel, err := filepath.Rel(w.dir, abs)
	if err == nil && !filepath.IsLocal(rel) {
		// The current folder may be known by another name, through a link.
		rel, err = realRel(w.dir, abs)
	}
	if err != nil || !filepath.IsLocal(rel) {
		return "", fail("copy the file into the workspace, or name another one with --workspace DIR",
			"%q is outside the workspace %q", path, w.dir)
	}
	return filepath.ToSlash(rel), nil
}

func realRel(dir, path string) (string, error) {
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return "", err
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	return filepath.Rel(dir, filepath.Join(folder, filepath.Base(path)))
}

// leaves reports whether an error of the root is about a path that leads out.
func leaves(err error) bool {
	var path *fs.PathError
	return errors.As(err, &path) && strings.Contains(path.Err.Error(), "escapes")
}

// besideSheets are the files in the folder of the sheets: pictures, themes, faces.
type besideSheets struct {
	fs.FS
	root *os.Root
	dir  string
}

func (w *workspace) besideSheets() (fs.FS, error) {
	files, err := fs.Sub(w.root.FS(), w.sheets)
	return besideSheets{files, w.root, w.sheets}, err
}

// Stat opens no file, as that of fs.Sub does: a pipe would be waited for.
func (f besideSheets) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return f.root.Stat(path.Join(f.dir, name))
}
