//go:build unix

package match

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkNearest30Words measures the CPU time for the nearest passage of 30
// words with one edit, many in one source, and edlib's in the same run. The
// search for the quotations themselves and the telling of what differs are
// included. Without edlib it measures ours alone, and says so.
func BenchmarkNearest30Words(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"200KB", 200_000}, {"5MB", 5_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			c := makeCorpus(tongues[0], size.bytes, 100)
			r := rand.New(rand.NewPCG(1, 11))
			var asked []Quotation
			var lines []string
			for range 300 {
				q := c.alter(30, 1, r).text
				asked, lines = append(asked, Quotation{Text: q}), append(lines, strings.Join(strings.Fields(q), " "))
			}
			for b.Loop() {
				start := cpuSeconds()
				New(asked).Find(c.source)
				ours := (cpuSeconds() - start) / float64(len(asked))
				b.ReportMetric(1000*ours, "CPU-ms/quotation")
				const few = 20
				if theirs, err := edlib(b.TempDir(), c.source.Content, lines[:few]); err != nil {
					b.Log(err)
				} else {
					b.ReportMetric(1000*theirs/few, "edlib-ms/quotation")
					b.ReportMetric(theirs/few/ours, "×edlib")
				}
			}
		})
	}
}

// cpuSeconds is what this process has used.
func cpuSeconds() float64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

// edlib is the CPU seconds that edlib needs for the same quotations.
func edlib(dir, source string, quotations []string) (float64, error) {
	paths := []string{filepath.Join(dir, "source"), filepath.Join(dir, "quotations")}
	for i, content := range []string{strings.Join(strings.Fields(source), " "), strings.Join(quotations, "\n")} {
		if err := os.WriteFile(paths[i], []byte(content), 0o666); err != nil {
			return 0, err
		}
	}
	out, err := exec.Command("python3", append([]string{"testdata/recipe/edlib_peer.py"}, paths...)...).Output()
	if err != nil {
		return 0, fmt.Errorf("no edlib to compare with (needs python3 and `pip install edlib`): %w", err)
	}
	return strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
}
