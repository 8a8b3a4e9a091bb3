package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkKept checks a large workspace of which nothing is kept, and again when
// all is: with nothing changed, with files of which only the times changed, so
// that their contents must be looked at, with a source and a sheet changed, with a
// sheet, and with a quotation that is new and fails, which all sources are asked
// for. The quotations of a source stand in many sheets, and all of these are
// checked again when it changes. The JSON report, with an entry for each quotation,
// is written every time.
func BenchmarkKept(b *testing.B) {
	g, err := generate(b.TempDir(), workload{
		quotations: setting(b, "QUOTATIONS", 1000), sources: setting(b, "SOURCES", 25), bytes: setting(b, "BYTES", 10e6),
		perSheet: 100, seed: 1,
	})
	if err != nil {
		b.Fatal(err)
	}
	time.Sleep(3 * time.Second) // what changed a moment ago is not taken for known
	bin := buildBinary(b)
	env := []string{cacheVariable + "=" + filepath.Join(b.TempDir(), "cache")}
	check := func(args ...string) cost {
		return measure(b, g.dir, nil, env, bin, append([]string{"check", "--report", "json=" + os.DevNull}, args...)...)
	}
	first := check()
	changed := 0 // makes each change another one
	cold := &row{name: "factsheet check --no-cache", run: func() cost { return check("--no-cache") }}
	warm := &row{name: "nothing changed", run: func() cost {
		time.Sleep(3 * time.Second)
		check() // the last row changed something
		return check()
	}}
	verified := &row{name: "contents of all sources looked at", run: func() cost {
		changed++
		for i := range g.sources {
			g.touch(b, i, changed)
		}
		return check()
	}}
	one := &row{name: "one source and one sheet changed", run: func() cost {
		changed++
		g.rewrite(b, filepath.Join("sources", sourceName(changed%g.sources)+".txt"), func(s string) string { return s + "\n\nAn end.\n" })
		g.rewrite(b, filepath.Join("sheets", g.sheets[changed%len(g.sheets)]), func(s string) string {
			return strings.Replace(s, "title: An", "title: Another", 1)
		})
		return check()
	}}
	sheet := &row{name: "one sheet changed", run: func() cost {
		check() // so that no more than that changed
		changed++
		g.rewrite(b, filepath.Join("sheets", g.sheets[changed%len(g.sheets)]), func(s string) string {
			return strings.Replace(s, "title: An", "title: Another", 1)
		})
		return check()
	}}
	failing := &row{name: "one sheet changed, with a new quotation that fails", run: func() cost {
		changed++
		g.rewrite(b, filepath.Join("sheets", g.sheets[changed%len(g.sheets)]), func(s string) string {
			return s + fmt.Sprintf("  - id: new%d\n    claim: |\n      New.\n    evidence:\n      - source: %s\n        quote: |\n          these are words %d that no source of this library has\n", changed, sourceName(0), changed)
		})
		return check()
	}}
	version := &row{name: "factsheet --version", run: func() cost { return measure(b, g.dir, nil, env, bin, "--version") }}
	for range b.N {
		alternate(b, fmt.Sprintf("%d quotations, %d sources, %.1f MB", g.quotations, g.sources, float64(g.bytes)/1e6), version, cold, warm, verified, one, sheet, failing)
	}
	b.Logf("the first time, when all is to be kept: %.2f CPU s", first.cpu.Seconds())
	for _, r := range []struct {
		row  *row
		unit string
		goal float64
	}{{warm, "warm/cold", 0.03}, {verified, "verified/cold", 0.15}, {one, "one+one/cold", 0.05}, {sheet, "sheet/cold", 0.05}, {failing, "failing/cold", 0.05}} {
		b.ReportMetric(r.row.cpu()/cold.cpu(), r.unit)
		goal(b, r.row.name+" beside cold", r.row.cpu()/cold.cpu(), r.goal, "× its CPU time")
	}
}

// touch gives a source another time, and leaves its contents.
func (g *generated) touch(b *testing.B, source, n int) {
	b.Helper()
	when := time.Unix(1_700_000_000+int64(n), 0)
	if err := os.Chtimes(filepath.Join(g.dir, "sources", sourceName(source)+".txt"), when, when); err != nil {
		b.Fatal(err)
	}
}

func (g *generated) rewrite(b *testing.B, name string, edit func(string) string) {
	b.Helper()
	path := filepath.Join(g.dir, name)
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(path, []byte(edit(string(data))), 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
}
