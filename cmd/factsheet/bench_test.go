package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// These benchmarks run whole commands as processes, ours and its peers by
// turns, and give medians and ratios. CPU time counts (user and system), since
// wall time says more about what else the machine does. `make bench` sets the
// sizes that the goals speak of; without it they are small.
//
//	FACTSHEET_BENCH_QUOTATIONS=20000 FACTSHEET_BENCH_SOURCES=500
//	FACTSHEET_BENCH_BYTES=200MB FACTSHEET_BENCH_RUNS=5
//
// FACTSHEET_BENCH_DECADES=2 lets the growth go on, to 100,000 quotations and 1 GB.

// setting reads a size from the environment; KB and MB may stand behind it.
func setting(b *testing.B, name string, otherwise int) int {
	b.Helper()
	s := os.Getenv("FACTSHEET_BENCH_" + name)
	if s == "" {
		return otherwise
	}
	number, unit := s, 1
	for ending, bytes := range map[string]int{"KB": 1e3, "MB": 1e6} {
		if strings.HasSuffix(s, ending) {
			number, unit = strings.TrimSuffix(s, ending), bytes
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || n <= 0 {
		b.Fatalf("FACTSHEET_BENCH_%s=%q is not a size such as 500 or 200MB", name, s)
	}
	return n * unit
}

// buildBinary builds the command as `make build` does.
func buildBinary(b *testing.B) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "factsheet-measured")
	if out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("building: %v\n%s", err, out)
	}
	return bin
}

// A cost is what one or more processes used.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // bytes of memory, of the process that had most
}

// measure runs a command. An exit code other than 0 and 1 is a failure: check
// has findings, and grep may find nothing.
func measure(b *testing.B, dir string, stdout io.Writer, env []string, name string, args ...string) cost {
	b.Helper()
	cmd := exec.Command(name, args...)
	var stderr bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = dir, append(os.Environ(), env...), stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		b.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	state := cmd.ProcessState
	return cost{state.UserTime() + state.SystemTime(), wall, state.SysUsage().(*syscall.Rusage).Maxrss << 10}
}

// A row is one thing that is measured again and again.
type row struct {
	name  string
	run   func() cost
	costs []cost
}

func (r *row) cpu() float64 {
	return r.median(func(c cost) float64 { return c.cpu.Seconds() })
}

func (r *row) wall() float64 {
	return r.median(func(c cost) float64 { return c.wall.Seconds() })
}

func (r *row) peak() float64 {
	return r.median(func(c cost) float64 { return float64(c.peak) / 1e6 })
}

func (r *row) median(of func(cost) float64) float64 {
	var all []float64
	for _, c := range r.costs {
		all = append(all, of(c))
	}
	slices.Sort(all)
	if n := len(all); n%2 == 0 {
		return (all[n/2-1] + all[n/2]) / 2
	}
	return all[len(all)/2]
}

// alternate measures the rows by turns, so that what disturbs the machine
// disturbs all of them, and prints a table.
func alternate(b *testing.B, title string, rows ...*row) {
	b.Helper()
	for range setting(b, "RUNS", 3) {
		for _, r := range rows {
			r.costs = append(r.costs, r.run())
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "\n%-52s %9s %9s %9s\n", title, "CPU s", "wall s", "peak MB")
	for _, r := range rows {
		fmt.Fprintf(&out, "  %-50s %9.3f %9.3f %9.1f\n", r.name, r.cpu(), r.wall(), r.peak())
	}
	b.Log(out.String())
	b.ReportMetric(0, "ns/op") // of no meaning here: not printed
}

// goal logs a figure beside what is wanted of it.
func goal(b *testing.B, what string, got, atMost float64, unit string) {
	b.Helper()
	word := "met"
	if got > atMost {
		word = "MISSED"
	}
	b.Logf("%s: %.3g %s, goal at most %.3g: %s", what, got, unit, atMost, word)
}

// reporting is the command line that is measured: all that check does, and the
// report for programs, thrown away; nothing is kept from one run to the next.
var reporting = []string{"check", "--no-cache", "--report", "json=" + os.DevNull}

// BenchmarkCheck checks a large workspace, and has grep and ripgrep look for the
// same quotations. They are called once a source, with a file of its quotations
// one to a line, as fixed strings, printing each that they find. Since they find
// nothing across line ends, they get the source with each paragraph on one line,
// and the quotations with the source's own quotation marks: as many bytes, but
// none of the folding that check does. grep runs in the C locale, its fastest.
func BenchmarkCheck(b *testing.B) {
	g, err := generate(b.TempDir(), workload{
		quotations: setting(b, "QUOTATIONS", 1000), sources: setting(b, "SOURCES", 25), bytes: setting(b, "BYTES", 10e6),
		perSheet: 100, seed: 1,
	})
	if err != nil {
		b.Fatal(err)
	}
	bin := buildBinary(b)
	verdictsHold(b, bin, g)
	ours := func(name string, env ...string) *row {
		return &row{name: name, run: func() cost { return measure(b, g.dir, nil, env, bin, reporting...) }}
	}
	check := ours("factsheet check")
	one, two := ours("  with GOMAXPROCS=1", "GOMAXPROCS=1"), ours("  with GOMAXPROCS=2", "GOMAXPROCS=2")
	start := &row{name: "factsheet --version (the floor of the memory)", run: func() cost { return measure(b, g.dir, nil, nil, bin, "--version") }}
	rows := []*row{start, check, one, two}
	peers := []*row{g.searcher(b, "grep", "-F", "-o", "-f"), g.searcher(b, "rg", "-F", "-o", "-f")}
	for _, p := range peers {
		if p != nil {
			rows = append(rows, p)
		}
	}
	for range b.N {
		alternate(b, fmt.Sprintf("%d quotations, %d sources, %.1f MB", g.quotations, g.sources, float64(g.bytes)/1e6), rows...)
	}
	if p := peers[0]; p != nil {
		b.ReportMetric(check.cpu()/p.cpu(), "×grep-CPU")
		goal(b, "CPU beside grep", check.cpu()/p.cpu(), 0.8, "×")
	}
	if p := peers[1]; p != nil {
		b.ReportMetric(check.cpu()/p.cpu(), "×rg-CPU")
		goal(b, "CPU beside rg", check.cpu()/p.cpu(), 0.1, "×")
	}
	b.ReportMetric(two.wall()/one.wall(), "wall-2/1")
	goal(b, "wall time with two processors beside one, on an idle machine", two.wall()/one.wall(), 0.6, "×")
	b.ReportMetric(two.peak(), "peak-MB")
	goal(b, "peak memory with two processors", two.peak(), 134, "MB") // 128 MiB
}

// memoryGoal: peak memory stays below three times the largest source and 100 MB.
func memoryGoal(b *testing.B, r *row, g *generated) {
	b.Helper()
	b.ReportMetric(r.peak(), "peak-MB")
	goal(b, "peak memory", r.peak(), 3*float64(g.largest)/1e6+100, "MB")
}

// verdictsHold fails the benchmark where a verdict is wrong: speed is never
// bought with one.
func verdictsHold(b *testing.B, bin string, g *generated) {
	b.Helper()
	path := filepath.Join(g.dir, "report.json")
	measure(b, g.dir, nil, nil, bin, "check", "--report", "json="+path)
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	wrong, err := g.judge(f)
	if err != nil {
		b.Fatal(err)
	}
	if len(wrong) > 0 {
		b.Fatalf("%d of %d verdicts are wrong; the first: %s", len(wrong), g.quotations, wrong[0])
	}
	b.Logf("all %d verdicts are as planted", g.quotations)
}

// searcher makes the row of a peer that is called once a source; nil where it
// is not installed. It must find each faithful quotation.
func (g *generated) searcher(b *testing.B, name string, args ...string) *row {
	b.Helper()
	if _, err := exec.LookPath(name); err != nil {
		b.Logf("%s is not installed: nothing is said about it", name)
		return nil
	}
	want := 0
	for _, p := range g.planted {
		if p.verdict.Pass() {
			want++
		}
	}
	return &row{name: name + " " + strings.Join(args, " ") + ", once a source", run: func() cost {
		var sum cost
		found := lineCounter(0)
		for i := range g.sources {
			c := measure(b, g.dir, &found, []string{"LC_ALL=C"}, name, append(slices.Clone(args), g.patterns(i), g.joined(i))...)
			sum = cost{sum.cpu + c.cpu, sum.wall + c.wall, max(sum.peak, c.peak)}
		}
		if int(found) != want {
			b.Fatalf("%s finds %d quotations, want %d: it did other work than check", name, found, want)
		}
		return sum
	}}
}

// A lineCounter counts the lines written to it.
type lineCounter int

func (n *lineCounter) Write(p []byte) (int, error) {
	*n += lineCounter(bytes.Count(p, []byte("\n")))
	return len(p), nil
}

// BenchmarkGrowth checks workspaces with ten times as many quotations as the one
// before, and then with ten times as many bytes of sources: what each step adds is
// ten times what the one before added, and not more.
func BenchmarkGrowth(b *testing.B) {
	more := 0
	if s := os.Getenv("FACTSHEET_BENCH_DECADES"); s != "" {
		more = setting(b, "DECADES", 0)
	}
	bin := buildBinary(b)
	steps := min(3+more, 5)
	growth(b, bin, "quotations", steps, func(step int) workload {
		return workload{quotations: 10 * pow10(step), sources: 10, bytes: 1e4 * pow10(steps-1), perSheet: 100, seed: 1}
	})
	growth(b, bin, "bytes", min(3+more, 4), func(step int) workload {
		return workload{quotations: 100, sources: 10 * pow10(max(0, step-1)), bytes: 1e6 * pow10(step), perSheet: 100, seed: 1}
	})
}

func growth(b *testing.B, bin, of string, steps int, size func(step int) workload) {
	b.Run(of, func(b *testing.B) {
		var rows []*row
		for step := range steps {
			w := size(step)
			g, err := generate(b.TempDir(), w)
			if err != nil {
				b.Fatal(err)
			}
			verdictsHold(b, bin, g)
			rows = append(rows, &row{name: fmt.Sprintf("%d quotations, %d sources, %.0f MB", w.quotations, w.sources, float64(w.bytes)/1e6),
				run: func() cost { return measure(b, g.dir, nil, nil, bin, reporting...) }})
		}
		for range b.N {
			alternate(b, "ten times as many "+of, rows...)
		}
		for step := 2; step < len(rows); step++ {
			before, now := rows[step-1].cpu()-rows[step-2].cpu(), rows[step].cpu()-rows[step-1].cpu()
			if before < 0.02 {
				continue // too little to be told from the noise
			}
			goal(b, rows[step].name+": CPU added, beside what the step before added", now/before, 12, "×")
		}
	})
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// BenchmarkCheckOneSheet checks a sheet of 20 quotations: what an author waits
// for who saves a file.
func BenchmarkCheckOneSheet(b *testing.B) {
	g, err := generate(b.TempDir(), workload{quotations: 20, sources: 5, bytes: 2e6, perSheet: 20, seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	bin := buildBinary(b)
	verdictsHold(b, bin, g)
	start := &row{name: "factsheet --version", run: func() cost { return measure(b, g.dir, nil, nil, bin, "--version") }}
	check := &row{name: "factsheet check", run: func() cost { return measure(b, g.dir, nil, nil, bin, reporting...) }}
	for range b.N {
		alternate(b, "a sheet of 20 quotations, 5 sources, 2 MB", start, check)
	}
	more := 1000 * (check.cpu() - start.cpu())
	b.ReportMetric(more, "ms-more-CPU")
	goal(b, "CPU more than --version takes", more, 50, "ms")
	goal(b, "wall time more than --version takes", 1000*(check.wall()-start.wall()), 50, "ms")
}

// BenchmarkCheckOneLargeSource checks quotations from one large source.
func BenchmarkCheckOneLargeSource(b *testing.B) {
	g, err := generate(b.TempDir(), workload{quotations: 200, sources: 1, bytes: setting(b, "BYTES", 20e6) / 2, perSheet: 100, seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	bin := buildBinary(b)
	verdictsHold(b, bin, g)
	check := &row{name: "factsheet check", run: func() cost { return measure(b, g.dir, nil, nil, bin, reporting...) }}
	rows := []*row{check}
	peer := g.searcher(b, "grep", "-F", "-o", "-f")
	if peer != nil {
		rows = append(rows, peer)
	}
	for range b.N {
		alternate(b, fmt.Sprintf("200 quotations, one source of %.1f MB", float64(g.largest)/1e6), rows...)
	}
	if peer != nil {
		b.ReportMetric(check.cpu()/peer.cpu(), "×grep-CPU")
	}
	memoryGoal(b, check, g)
}
