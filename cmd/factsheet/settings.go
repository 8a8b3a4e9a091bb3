package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"

	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources/match"
	"factsheet/sources/yamldoc"
)

// settings are what factsheet.yaml says; where it says nothing, the defaults.
type settings struct {
	sheets, sources, out string // folders below the workspace, with "/"

	// For sheets that do not say; may be zero.
	conventions, theme, language yamldoc.String

	severities  map[string]check.Severity
	reviewEvery check.Period
}

// severityNames are the words for `rules:` in factsheet.yaml.
var severityNames = []string{"error", "warning", "note", "off"}

// readSettings reads factsheet.yaml, if there is one.
func readSettings(root *os.Root) (settings, error) {
	s := settings{sheets: "sheets", sources: "sources", out: "out"}
	data, err := readFile(root, configName)
	if os.IsNotExist(err) {
		return s, nil
	}
	if err != nil {
		return s, fail("", "reading %s: %w", configName, plainError(err))
	}
	if len(data) < maxFile && onlyComments(data) {
		return s, nil // a file that is there to mark the workspace
	}
	node, problems := yamldoc.Parse(configName, data)
	r := &yamldoc.Reader{Problems: problems}
	s.read(r, node)
	if all := r.Sorted(); len(all) > 0 {
		return s, badFile("the workspace's settings cannot be read", all)
	}
	return s, nil
}

// onlyComments reports whether a file says nothing.
func onlyComments(data []byte) bool {
	for l := range strings.Lines(string(data)) {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			return false
		}
	}
	return true
}

// read takes the settings from the tree.
func (s *settings) read(r *yamldoc.Reader, node *yamldoc.Node) {
	f := r.Fields(node, configName, "format", "sheets", "sources", "out", "conventions", "theme", "language", "review-every", "rules")
	if v := f.Word("format"); !v.IsZero() && v.Value != "1" {
		r.Report(v.Pos, fmt.Sprintf("`format` is 1, not %q", v.Value), "this program reads format 1")
	}
	folder(r, f.Word("sheets"), "sheets", &s.sheets)
	folder(r, f.Word("sources"), "sources", &s.sources)
	folder(r, f.Word("out"), "out", &s.out)
	s.conventions, s.theme, s.language = f.Word("conventions"), f.Word("theme"), f.Word("language")
	if c := s.conventions; c.Value != "" && match.ConventionsByName(c.Value) == nil {
		r.Report(c.Pos, fmt.Sprintf("there are no conventions called %q", c.Value), "factsheet explain conventions lists them")
	}
	if at, message, hint := sheets.CheckTheme(s.theme); message != "" {
		r.Report(at, message, hint)
	}
	s.reviewEvery = period(r, f.Word("review-every"))
	s.severities = map[string]check.Severity{}
	if !f.Has("rules") {
		return
	}
	all := check.Rules()
	names := make([]string, len(all))
	for i, rule := range all {
		names[i] = rule.Name
	}
	rules := f.Fields("rules", "`rules`", names...)
	for _, rule := range all {
		severity(r, rules.Word(rule.Name), rule, s.severities)
	}
}

// folder reads a path that must stay below the workspace.
func folder(r *yamldoc.Reader, v yamldoc.String, key string, into *string) {
	if v.Value == "" {
		return
	}
	clean := path.Clean(v.Value)
	if strings.Contains(v.Value, `\`) {
		r.Report(v.Pos, fmt.Sprintf("the path %q has a backslash", v.Value), "write `/` between folders, on every system")
		return
	}
	if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
		r.Report(v.Pos, fmt.Sprintf("`%s` leads out of the workspace: %q", key, v.Value), "name a folder below "+configName)
		return
	}
	*into = clean
}

var periods = regexp.MustCompile(`^([1-9][0-9]{0,2}) (day|week|month|year)s?$`)

// period reads a length of time: "12 months".
func period(r *yamldoc.Reader, v yamldoc.String) check.Period {
	if v.Value == "" {
		return check.Period{}
	}
	m := periods.FindStringSubmatch(strings.TrimSpace(v.Value))
	if m == nil {
		r.Report(v.Pos, fmt.Sprintf("`review-every` cannot be %q", yamldoc.Short(v.Value)), "write how often sheets are to be reviewed, such as 12 months, 1 year or 90 days")
		return check.Period{}
	}
	n, _ := strconv.Atoi(m[1]) // three digits
	switch m[2] {
	case "day":
		return check.Period{Days: n}
	case "week":
		return check.Period{Days: 7 * n}
	case "month":
		return check.Period{Months: n}
	}
	return check.Period{Years: n}
}

// severity reads what a rule is worth here.
func severity(r *yamldoc.Reader, v yamldoc.String, rule check.Rule, into map[string]check.Severity) {
	if v.Value != "" && rule.Fixed {
		r.Report(v.Pos, fmt.Sprintf("`%s` is always an error", rule.Name), "delete the line: this is what the program promises")
		return
	}
	for i, name := range severityNames {
		if v.Value == name {
			into[rule.Name] = check.Severity(i)
			return
		}
	}
	if v.Value != "" {
		r.Report(v.Pos, fmt.Sprintf("a rule cannot be %q", v.Value), "write error, warning, note or off")
	}
}

// badFile makes one error of what is wrong in a file of ours. A hint that all
// of them share is given once.
func badFile(what string, problems []yamldoc.Problem) error {
	shared := problems[0].Hint
	for _, p := range problems {
		if p.Hint != shared {
			shared = ""
		}
	}
	var lines []string
	for _, p := range problems {
		text := p.Pos.String() + ": " + p.Message
		if p.Hint != "" && p.Hint != shared {
			text += "\n  " + p.Hint
		}
		lines = append(lines, text)
	}
	return fail(shared, "%s\n%s", what, strings.Join(lines, "\n"))
}

// apply gives a sheet the workspace's defaults.
func (s *settings) apply(sheet *sheets.Sheet) {
	for _, d := range []struct{ field, value *yamldoc.String }{
		{&sheet.Conventions, &s.conventions}, {&sheet.Theme, &s.theme}, {&sheet.Language, &s.language},
	} {
		if d.field.IsZero() {
			*d.field = *d.value
		}
	}
}

// maxFile is one byte more than a file of ours may have: enough for the reader
// to see that it is too large.
const maxFile = 1<<20 + 1

// errNotFile is the error for what cannot be read to its end: a pipe would keep
// the program waiting.
var errNotFile = errors.New("it is not a file")

// readFile reads a file of ours below root, up to the size that its reader
// refuses.
func readFile(root *os.Root, name string) ([]byte, error) {
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotFile
	}
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	// As large as the file from the start: it is kept as long as the sheet.
	var b bytes.Buffer
	b.Grow(int(min(info.Size(), maxFile)) + bytes.MinRead)
	_, err = b.ReadFrom(io.LimitReader(f, maxFile))
	return b.Bytes(), err
}
