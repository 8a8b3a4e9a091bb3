package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
)

// The profiles that our files claim, by the names that veraPDF has for them.
var profiles = [2]struct{ name, flavour string }{
	{"PDF/UA-1", "ua1"},
	{"PDF/A-3a", "3a"},
}

// A verdict is what veraPDF found in one file by one profile.
type verdict struct {
	profile        string
	passed, failed int // checks
	rules          []rule
	fault          string // why it could not judge; "" where it could
}

func (v verdict) conforms() bool { return v.fault == "" && v.failed == 0 && v.passed > 0 }

func (v verdict) word() string {
	switch {
	case v.fault != "":
		return "not judged"
	case v.conforms():
		return "conforms"
	}
	return "FAILS"
}

// A rule is one that a file breaks. The names are those of veraPDF's report.
type rule struct {
	Specification, Clause, Description string
	TestNumber, FailedChecks           int
	Checks                             []struct{ Context, ErrorMessage string }
}

// A listing is the part of veraPDF's report in JSON that is read here.
type listing struct {
	Report struct {
		Jobs []struct {
			ItemDetails      struct{ Name string }
			ValidationResult []struct {
				Details struct {
					PassedChecks, FailedChecks int
					RuleSummaries              []rule
				}
			}
			TaskException *struct{ Exception string }
		}
	}
}

// judge runs veraPDF once for each profile over all files; both are in the
// answer for each file, in their order.
func judge(jar string, files []string) (map[string][]verdict, error) {
	byPath := map[string]string{}
	var paths []string
	for _, f := range files {
		abs, err := filepath.Abs(f)
		if err != nil {
			return nil, err
		}
		byPath[abs] = f
		paths = append(paths, abs)
	}
	out := map[string][]verdict{}
	for _, p := range profiles {
		report, err := report(jar, p.flavour, paths)
		if err != nil {
			return nil, err
		}
		for _, job := range report.Report.Jobs {
			v := verdict{profile: p.name, fault: "veraPDF gave no result"}
			if len(job.ValidationResult) == 1 {
				d := job.ValidationResult[0].Details
				v.passed, v.failed, v.rules, v.fault = d.PassedChecks, d.FailedChecks, d.RuleSummaries, ""
				slices.SortFunc(v.rules, func(a, b rule) int {
					return cmp.Or(cmp.Compare(a.Clause, b.Clause), cmp.Compare(a.TestNumber, b.TestNumber))
				})
			} else if job.TaskException != nil {
				v.fault = job.TaskException.Exception
			}
			file := byPath[job.ItemDetails.Name]
			out[file] = append(out[file], v)
		}
	}
	for _, f := range files {
		if len(out[f]) != len(profiles) {
			return nil, fmt.Errorf("veraPDF says %d times what it found in %s, want %d", len(out[f]), f, len(profiles))
		}
	}
	return out, nil
}

// report runs veraPDF. Its exit code is 0 where all files pass and 1 where some
// do not; other codes are told by what the report says of each file.
func report(jar, flavour string, paths []string) (*listing, error) {
	args := []string{"-cp", jar, "-Djava.awt.headless=true", "org.verapdf.apps.GreenfieldCliWrapper",
		"--flavour", flavour, "--format", "json", "--maxfailuresdisplayed", "1"}
	cmd := exec.Command("java", append(args, paths...)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return nil, fmt.Errorf("starting veraPDF: %w", err)
	}
	l := new(listing)
	if err := json.Unmarshal(stdout.Bytes(), l); err != nil {
		return nil, fmt.Errorf("veraPDF's report: %w\n%s", err, stderr.Bytes())
	}
	return l, nil
}
