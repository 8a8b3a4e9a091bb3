package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"factsheet/render/report"
	"factsheet/sheets/check"
	"factsheet/sources/match"
)

// Help fits 80 columns, and every verb has an example.
func TestHelp(t *testing.T) {
	a := &app{stdout: &sticky{w: &bytes.Buffer{}}}
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		var help bytes.Buffer
		cmd.SetOut(&help)
		if err := cmd.Help(); err != nil {
			t.Fatal(err)
		}
		for _, l := range strings.Split(help.String(), "\n") {
			if utf8.RuneCountInString(l) > 80 {
				t.Errorf("%s --help: %d columns: %s", cmd.CommandPath(), utf8.RuneCountInString(l), l)
			}
		}
		if cmd.HasParent() && cmd.Name() != "help" && (cmd.Example == "" || cmd.Long == "") {
			t.Errorf("%s has no example, or nothing to say of itself", cmd.CommandPath())
		}
		for _, c := range cmd.Commands() {
			visit(c)
		}
	}
	visit(a.command())
}

// Every topic, rule and verdict has its page; the pages name what there is.
func TestExplain(t *testing.T) {
	for _, name := range topicNames() {
		text, ok := explain(name)
		if !ok || !strings.HasPrefix(text, "# ") || len(text) < 100 {
			t.Errorf("the page on %q: %v, %q", name, ok, text)
		}
	}
	verdicts, _ := page("verdicts")
	for _, v := range []match.Verdict{match.Exact, match.Typographic, match.Edited, match.Misquote, match.NotFound,
		match.OutOfOrder, match.Ambiguous, check.Attested, check.WrongSource, check.WrongPlace, check.Unreadable,
		check.UnknownSource, check.Drifted} {
		if _, ok := explain(string(v)); !ok {
			t.Errorf("there is no page on the verdict %q", v)
		}
		if !strings.Contains(verdicts, "`"+string(v)+"`") {
			t.Errorf("the page on verdicts leaves out %q", v)
		}
	}
	reports, _ := page("reports")
	for _, f := range report.Formats() {
		if !strings.Contains(reports, "`"+f.Name+"`") {
			t.Errorf("the page on reports leaves out %q", f.Name)
		}
	}
	if _, ok := explain("../explain/verdicts"); ok {
		t.Error("a path is taken for a topic")
	}
	// Sheet and catalogue are topics and rules, and the rules' pages send their
	// readers to the topics.
	for name, heading := range map[string]string{"sheet": "# A fact sheet", "catalogue": "# The catalogue of sources"} {
		text, _ := explain(name)
		if rule, _ := check.Explain(name); !strings.HasPrefix(text, heading) || !strings.HasSuffix(text, rule) {
			t.Errorf("explain %s gives not the topic's page and then the rule's: %q", name, text)
		}
	}
}

// The settings that the page on workspaces shows can be read.
func TestExplainWorkspaceShowsRealSettings(t *testing.T) {
	text, _ := page("workspace")
	_, text, _ = strings.Cut(text, "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, configName), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	s, err := readSettings(root)
	if err != nil {
		t.Fatal(err)
	}
	if s.sheets != "sheets" || s.language.Value != "en-GB" || len(s.severities) != 1 {
		t.Errorf("read %+v", s)
	}
}

// The page on sheets names every key that a sheet may have.
func TestExplainSheetNamesAllKeys(t *testing.T) {
	text, _ := page("sheet")
	files, err := filepath.Glob(filepath.Join(top, "sheets", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	lists := regexp.MustCompile(`(?s)\.Fields\([^)]*\)|(?:evidenceKeys|blockKeys) = \[\]string\{[^}]*\}`)
	word := regexp.MustCompile(`"([a-z][a-z-]+)"`)
	keys := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range lists.FindAllString(string(data), -1) {
			for _, key := range word.FindAllStringSubmatch(list, -1) {
				keys++
				if !strings.Contains(text, key[1]+":") && !strings.Contains(text, "`"+key[1]+"`") {
					t.Errorf("%s reads the key %q, and `factsheet explain sheet` does not name it", filepath.Base(name), key[1])
				}
			}
		}
	}
	if keys < 50 {
		t.Errorf("only %d keys found", keys)
	}
}

// The README's transcript is what happens: every `$ command` of its console
// blocks is run in a shell, in an empty folder, and says what stands below it.
func TestReadmeTranscript(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the transcript is of a Unix shell")
	}
	file := filepath.Join(top, "README.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	dir := t.TempDir()
	ran := 0
	for _, block := range blocks(readme, "console") {
		var happened strings.Builder
		for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
			command, _, _ := strings.Cut(part, "\n")
			var said string
			said, dir = inShell(t, dir, command)
			happened.WriteString("$ " + command + "\n" + said)
			ran++
		}
		if happened.String() == block {
			continue
		}
		if *update {
			readme = strings.Replace(readme, block, happened.String(), 1)
			continue
		}
		t.Errorf("the README says\n%s\nbut this is what happens:\n%s", block, &happened)
	}
	if ran == 0 {
		t.Fatal("the README has no transcript")
	}
	if *update {
		if err := os.WriteFile(file, []byte(readme), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// inShell runs a command in a folder and gives what it says, and the folder
// that it ends in.
func inShell(t *testing.T, dir, command string) (said, end string) {
	t.Helper()
	where := filepath.Join(t.TempDir(), "pwd")
	cmd := exec.Command("sh", "-c", command+"\npwd > '"+where+"'")
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("$ %s: %v", command, err)
	}
	pwd, err := os.ReadFile(where)
	if err != nil {
		t.Fatal(err)
	}
	return string(out), strings.TrimSpace(string(pwd))
}

// The README's commands for make are targets of the Makefile, and its files
// and links exist.
func TestReadmeNamesWhatThereIs(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	makefile, err := os.ReadFile(filepath.Join(top, "Makefile"))
	if err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, block := range blocks(string(data), "sh") {
		for _, l := range strings.Split(block, "\n") {
			if target, ok := strings.CutPrefix(strings.TrimSpace(l), "make "); ok {
				target = strings.Fields(target)[0]
				commands++
				if !strings.Contains(string(makefile), "\n"+target+":") {
					t.Errorf("the README says make %s, which the Makefile does not have", target)
				}
			}
		}
	}
	if commands < 2 {
		t.Errorf("the README has %d make commands, want demo and test at least", commands)
	}
	for _, part := range strings.Split(string(data), "](")[1:] {
		link, _, _ := strings.Cut(part, ")")
		if strings.Contains(link, "://") || strings.HasPrefix(link, "#") {
			continue
		}
		if _, err := os.Stat(filepath.Join(top, filepath.FromSlash(link))); err != nil {
			t.Errorf("the README links to %s: %v", link, err)
		}
	}
}

// blocks gives the fenced blocks of a language.
func blocks(markdown, language string) []string {
	var out []string
	for _, part := range strings.Split(markdown, "```"+language+"\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		out = append(out, block)
	}
	return out
}
