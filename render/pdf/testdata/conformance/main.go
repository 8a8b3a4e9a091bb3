// Command conformance has veraPDF judge PDF files by PDF/UA-1 (ISO 14289-1) and
// by PDF/A-3a (ISO 19005-3), and fails unless all pass.
//
//	go run ./render/pdf/testdata/conformance -jar bin/verapdf.jar FILE|FOLDER…
//
// A judge who passes everything proves nothing: files that are wrong on purpose
// are judged with the others, and it fails as well where one of them passes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

func main() {
	jar := flag.String("jar", "bin/verapdf.jar", "veraPDF as one `FILE`")
	flag.Parse()
	if err := run(*jar, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

func run(jar string, args []string) error {
	files, err := pdfs(args)
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	controls, err := writeControls(work, files[0])
	if err != nil {
		return err
	}
	all := slices.Clone(files)
	for _, c := range controls {
		all = append(all, c.file)
	}
	verdicts, err := judge(jar, all)
	if err != nil {
		return err
	}
	bad := tell(files, verdicts)
	passed := tellControls(controls, verdicts)
	switch {
	case bad > 0:
		return fmt.Errorf("%d of %d files do not conform", bad, len(files))
	case passed > 0:
		return fmt.Errorf("%d of %d files that are wrong on purpose pass: nothing is proved", passed, len(controls))
	}
	fmt.Printf("%d files conform to %s and to %s\n", len(files), profiles[0].name, profiles[1].name)
	return nil
}

// pdfs lists the files, and those in the folders, that are named; drafts are
// among them.
func pdfs(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, arg)
			continue
		}
		in, err := filepath.Glob(filepath.Join(arg, "*.pdf"))
		if err != nil {
			return nil, err
		}
		if len(in) == 0 {
			return nil, fmt.Errorf("no PDF in %s", arg)
		}
		out = append(out, in...)
	}
	if len(out) == 0 {
		return nil, errors.New("name files or folders")
	}
	return out, nil
}

// tell prints what was found in each file, and counts those that do not conform.
func tell(files []string, verdicts map[string][]verdict) (bad int) {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "file\tprofile\tpassed\tfailed\tchecks")
	for _, f := range files {
		failed := false
		for _, v := range verdicts[f] {
			fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%s\n", f, v.profile, v.passed, v.failed, v.word())
			failed = failed || !v.conforms()
		}
		if failed {
			bad++
		}
	}
	table.Flush()
	for _, f := range files {
		for _, v := range verdicts[f] {
			tellRules(f, v)
		}
	}
	return bad
}

// tellRules prints each rule that a file breaks, and one place where it does.
func tellRules(file string, v verdict) {
	if v.conforms() {
		return
	}
	fmt.Printf("\n%s, %s:\n", file, v.profile)
	if v.fault != "" {
		fmt.Printf("  not judged: %s\n", v.fault)
	}
	for _, r := range v.rules {
		fmt.Printf("  %s, clause %s, test %d, %d times: %s\n", r.Specification, r.Clause, r.TestNumber, r.FailedChecks, r.Description)
		if len(r.Checks) > 0 {
			fmt.Printf("    %s\n    at %s\n", r.Checks[0].ErrorMessage, r.Checks[0].Context)
		}
	}
}

// tellControls prints what was found in the files that are wrong, and counts
// those that pass for all that.
func tellControls(controls []control, verdicts map[string][]verdict) (passed int) {
	fmt.Println()
	for _, c := range controls {
		caught := true
		var by []string
		for _, v := range verdicts[c.file] {
			if c.profile != "" && v.profile != c.profile {
				continue
			}
			caught = caught && v.failed > 0
			for _, r := range v.rules {
				by = append(by, fmt.Sprintf("%s-%d", r.Clause, r.TestNumber))
			}
		}
		if !caught {
			passed++
			fmt.Printf("control: %s: NOT FOUND\n", c.what)
			continue
		}
		slices.Sort(by)
		fmt.Printf("control: %s: found, by %s\n", c.what, strings.Join(slices.Compact(by), ", "))
	}
	return passed
}
