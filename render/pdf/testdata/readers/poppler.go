package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
)

// programs says which of the programs are missing.
func programs(names ...string) error {
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			return fmt.Errorf("%s is missing (Debian: qpdf, poppler-utils)", name)
		}
	}
	return nil
}

// output runs a program and gives what it writes.
func output(name string, args ...string) (string, error) {
	cmd := exec.Command(name, args...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s%s", name, err, stderr.Bytes(), stdout.Bytes())
	}
	return stdout.String(), nil
}

// sound has qpdf look at every object, and wants every face in the file.
func sound(file string) (faults []string) {
	if _, err := output("qpdf", "--check", file); err != nil {
		faults = append(faults, err.Error())
	}
	fonts, err := output("pdffonts", file)
	if err != nil {
		return append(faults, err.Error())
	}
	lines := strings.Split(strings.TrimSpace(fonts), "\n")
	if len(lines) < 3 {
		return append(faults, "it has no fonts")
	}
	for _, line := range lines[2:] {
		f := strings.Fields(line) // … emb sub uni object generation
		if n := len(f); n < 5 || strings.Join(f[n-5:n-2], " ") != "yes yes yes" {
			faults = append(faults, "not embedded, cut and mapped to Unicode: "+line)
		}
	}
	return faults
}

func pages(file string) (n int) {
	text, _ := output("pdfinfo", file)
	_, rest, _ := strings.Cut(text, "Pages:")
	_, _ = fmt.Sscan(rest, &n)
	return n
}

// onPaper looks for the quotations in what stands on the paper. Over the end of a
// page the lines at its foot, and those at the head of the next, come in between:
// a quotation is there as well where it is when some of them are left out.
func onPaper(file string, want []string) []string {
	text, err := output("pdftotext", file, "-")
	if err != nil {
		return []string{err.Error()}
	}
	var pages [][]string
	for page := range strings.SplitSeq(strings.TrimSuffix(text, "\f"), "\f") {
		pages = append(pages, strings.FieldsFunc(page, func(r rune) bool { return r == '\n' }))
	}
	var left []string
	for _, q := range want {
		if !strings.Contains(folded(text), q) {
			left = append(left, q)
		}
	}
	for foot := range 5 {
		for head := range 5 {
			var lines []string
			for i, p := range pages {
				from, to := 0, len(p)
				if i > 0 {
					from = min(head, len(p))
				}
				if i < len(pages)-1 {
					to = max(from, to-foot)
				}
				lines = append(lines, p[from:to]...)
			}
			without := folded(strings.Join(lines, " "))
			var still []string
			for _, q := range left {
				if !strings.Contains(without, q) {
					still = append(still, q)
				}
			}
			left = still
		}
	}
	return missing("", left)
}

// inStructure looks for the quotations in the structure as poppler walks it.
func inStructure(file string, want []string) []string {
	text, err := output("pdfinfo", "-struct-text", file)
	if err != nil {
		return []string{err.Error()}
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if s, ok := strings.CutPrefix(line, `"`); ok {
			b.WriteString(strings.TrimSuffix(s, `"`))
		}
		b.WriteByte(' ')
	}
	return missing(b.String(), want)
}
