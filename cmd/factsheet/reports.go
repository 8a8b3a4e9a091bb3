package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"factsheet/render/report"
	"factsheet/sheets/check"
)

// A reportTarget is one --report: a format and where it goes; an empty path is
// standard output.
type reportTarget struct {
	format report.Format
	path   string
}

// formatNames lists the formats for messages.
func formatNames() string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// parseReports reads the values of --report; none is text on standard output.
func parseReports(values []string) ([]reportTarget, error) {
	if len(values) == 0 {
		return []reportTarget{{format: report.Formats()[0]}}, nil
	}
	var out []reportTarget
	for _, v := range values {
		name, path, _ := strings.Cut(v, "=")
		format, ok := report.FormatByName(name)
		if !ok {
			return nil, fail("known: "+formatNames(), "unknown report format %q", name)
		}
		if path == "-" {
			path = ""
		}
		for _, t := range out {
			if t.path == path {
				return nil, fail("give one of them a file: --report "+name+"=PATH", "two reports cannot go to the same place")
			}
		}
		out = append(out, reportTarget{format, path})
	}
	return out, nil
}

// guardReports refuses reports that would take the place of a sheet, a source or
// the settings, or would be read as one later. A .json file is none of these.
func (w *workspace) guardReports(targets []reportTarget) error {
	for _, t := range targets {
		if t.path == "" {
			continue
		}
		name, err := w.inside(t.path)
		if err != nil {
			continue // outside the workspace is nothing of ours
		}
		ours := name == configName
		for _, dir := range []string{w.sheets, w.sources} {
			below := dir == "." || strings.HasPrefix(name, dir+"/")
			ours = ours || below && strings.ToLower(filepath.Ext(name)) != ".json"
		}
		if ours && !isFolder(t.path) {
			return fail("give it another name, such as --report "+t.format.Name+"=out/report."+t.format.Name,
				"the report would be written to %q, among the sheets and sources", t.path)
		}
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// reportOptions are those of each report.
func (a *app) reportOptions(w *workspace, targets []reportTarget, quiet bool) []report.Options {
	var out []report.Options
	for _, t := range targets {
		color := a.color == "always"
		if t.path == "" {
			color = a.colored()
		}
		out = append(out, report.Options{Version: version, Sources: w.sources, Quiet: quiet, Color: color})
	}
	return out
}

// writeReports writes a report to every target.
func (a *app) writeReports(ctx context.Context, r *check.Report, targets []reportTarget, options []report.Options) error {
	for i, t := range targets {
		o := options[i]
		var err error
		if t.path == "" {
			err = t.format.Write(a.stdout, r, o)
		} else {
			err = writeReportFile(ctx, t.path, func(w io.Writer) error { return t.format.Write(w, r, o) })
		}
		if err != nil {
			return fail("", "writing the %s report%s: %w", t.format.Name, into(t.path), plainError(err))
		}
	}
	return nil
}

func into(path string) string {
	if path == "" {
		return ""
	}
	return fmt.Sprintf(" to %q", path)
}

// writeReportFile writes to a path of the user's choice. What is there and is
// not a plain file, such as a pipe, is written to; anything else is replaced.
func writeReportFile(ctx context.Context, path string, write func(io.Writer) error) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return errors.New("it is a folder")
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return write(f)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	root, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer root.Close()
	_, err = replace(ctx, root, filepath.Base(path), write)
	return err
}
