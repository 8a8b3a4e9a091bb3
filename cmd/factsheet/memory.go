package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"

	"factsheet/render/report"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources/cache"
	"factsheet/sources/reading"
)

// largestMemory is how many bytes of verdicts and reports are kept: those of some
// hundred thousand quotations.
const largestMemory = 256 << 20

// memory is what earlier runs over the workspace found out; nil where nothing is
// kept, and where others could have written it. With verify the contents of every
// source are read, whatever the system says of the file: what is printed or
// recorded rests on no clock.
func (a *app) memory(w *workspace, verify bool) *check.Memory {
	if a.noCache {
		return nil
	}
	if a.verdicts == nil {
		dir := cacheFolder()
		if dir == "" {
			return nil
		}
		a.verdicts, _ = cache.Open(filepath.Join(dir, "verdicts"), largestMemory)
	}
	if a.verdicts == nil || !a.verdicts.Private() {
		return nil
	}
	program, ok := reading.DigestOfProgram(a.verdicts)
	if !ok {
		return nil
	}
	name := fmt.Sprintf("%q %q", w.dir, w.sources)
	files := reading.Recall(a.verdicts, name)
	files.Settled, files.Verify = a.settled, verify
	return &check.Memory{Cache: a.verdicts, Files: files, Workspace: name, Program: program}
}

// unread gives the sheets of files as they are to be checked, each to be read
// only where its report is not known.
func (w *workspace) unread(files []string) ([]check.Input, error) {
	settings := fmt.Sprintf("%#v", w.settings)
	inputs := make([]check.Input, 0, len(files))
	for _, name := range files {
		data, err := w.sheetData(name)
		if err != nil {
			return nil, err
		}
		h := sha256.New()
		fmt.Fprintf(h, "%d:%s", len(settings), settings)
		h.Write(data)
		inputs = append(inputs, check.Input{Name: name, Digest: fmt.Sprintf("%x", h.Sum(nil)),
			Read: func() (*sheets.Sheet, []sheets.Problem) {
				in := w.parse(name, data)
				return in.Sheet, in.Problems
			}})
	}
	return inputs, nil
}

// reportsName names reports by all that decides what they say of a sheet.
func reportsName(targets []reportTarget, options []report.Options) string {
	name := ""
	for i, t := range targets {
		name += fmt.Sprintf("%q %+v\n", t.format.Name, options[i])
	}
	return name
}

// runOrRecall checks sheets as far as they were not checked before, and gives the
// options what the reports say of each.
func (a *app) runOrRecall(ctx context.Context, w *workspace, inputs []check.Input, strict bool, targets []reportTarget, options []report.Options) (*check.Report, error) {
	memory := a.memory(w, false)
	if memory == nil {
		return a.run(ctx, w, inputs, check.Options{Strict: strict})
	}
	memory.Reports = reportsName(targets, options)
	r, err := a.run(ctx, w, inputs, check.Options{Strict: strict, Memory: memory})
	if err != nil {
		return nil, err
	}
	known, ok := parts(r, targets, options)
	if !ok {
		return a.run(ctx, w, inputs, check.Options{Strict: strict})
	}
	for i := range known {
		options[i].Parts = known[i]
	}
	return r, nil
}

// parts makes what the reports say of each sheet, by report and sheet, takes what
// is known of it, and keeps what was made. ok is false where what is known cannot
// be read.
func parts(r *check.Report, targets []reportTarget, options []report.Options) (out [][]*report.Part, ok bool) {
	out = make([][]*report.Part, len(targets))
	for i := range out {
		out[i] = make([]*report.Part, len(r.Results))
	}
	for n, result := range r.Results {
		var mine []*report.Part
		kept, known := result.Kept()
		if known {
			if mine = report.DecodeParts(kept); len(mine) != len(targets) {
				return nil, false
			}
		} else {
			for i, t := range targets {
				p := t.format.Part(result, options[i])
				if p == nil {
					mine = nil
					break
				}
				mine = append(mine, p)
			}
			if mine != nil {
				result.Keep(report.EncodeParts(mine))
			}
		}
		for i, p := range mine {
			out[i][n] = p
		}
	}
	return out, true
}
