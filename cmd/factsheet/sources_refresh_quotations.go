package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"factsheet/sheets/check"
	"factsheet/sources"
)

// lost gives the quotations that stand in the old bytes of the source and not
// in the new ones, and counts those that stand in both.
func (r *refreshing) lost(ctx context.Context, a *app, before, after string) (lost []string, standing int, err error) {
	inputs, err := r.quoting()
	if err != nil || len(inputs) == 0 {
		return nil, 0, err
	}
	was, err := r.verdicts(ctx, a, inputs, before)
	if err != nil {
		return nil, 0, err
	}
	is, err := r.verdicts(ctx, a, inputs, after)
	if err != nil {
		return nil, 0, err
	}
	for i, q := range is {
		switch {
		case !was[i].Pass():
		case q.Pass():
			standing++
		default:
			lost = append(lost, fmt.Sprintf("%s: %s: point %q", q.Evidence.Quote.Pos, q.Verdict, q.Point))
		}
	}
	return lost, standing, nil
}

// quoting gives the sheets that quote the source.
func (r *refreshing) quoting() ([]check.Input, error) {
	files, err := r.sheetsBelow(r.sheets)
	if err != nil {
		return nil, nil // a workspace may have no sheets yet
	}
	inputs, err := r.read(files)
	if err != nil {
		return nil, err
	}
	var out []check.Input
	for _, in := range inputs {
		for _, c := range in.Sheet.Citations() {
			if c.Evidence.Source.Value == r.source.ID {
				out = append(out, in)
				break
			}
		}
	}
	return out, nil
}

// verdicts checks the sheets in a library whose only file is the source's, with
// these bytes. It gives the outcome of the quotations of that source.
func (r *refreshing) verdicts(ctx context.Context, a *app, inputs []check.Input, data string) ([]check.Quotation, error) {
	dir, err := os.MkdirTemp("", "factsheet-refresh-")
	if err != nil {
		return nil, fail("", "making a folder for the check: %w", plainError(err))
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, filepath.FromSlash(r.source.File.Value))
	catalogue, err := r.catalogueText()
	if err == nil && catalogue != nil {
		err = os.WriteFile(filepath.Join(dir, sources.CatalogueName), catalogue, 0o600)
	}
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o700)
	}
	if err == nil {
		err = os.WriteFile(file, []byte(data), 0o600)
	}
	if err != nil {
		return nil, fail("", "writing into a folder for the check: %w", plainError(err))
	}
	lib, err := sources.Open(dir, r.sources)
	if err != nil {
		return nil, fail("", "reading the folder for the check: %w", plainError(err))
	}
	report, err := check.Run(ctx, lib, inputs, check.Options{Conventions: r.conventions.Value, Reader: a.reader()})
	if err != nil {
		return nil, err
	}
	var out []check.Quotation
	for _, result := range report.Results {
		for _, q := range result.Quotations {
			if q.Evidence.Source.Value == r.source.ID {
				out = append(out, q)
			}
		}
	}
	return out, nil
}
