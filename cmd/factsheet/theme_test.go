package main

import (
	"slices"
	"strings"
	"testing"

	"factsheet/render/theme"
	"factsheet/sheets"
	"factsheet/sources/yamldoc"
)

// Sheets may name the themes that there are.
func TestThemes(t *testing.T) {
	if !slices.Equal(theme.Names(), sheets.Themes()) {
		t.Errorf("sheets know %v, and there are %v", sheets.Themes(), theme.Names())
	}
}

// The page on themes has every key and every field, and its example can be read.
func TestThemesPage(t *testing.T) {
	text, _ := page("themes")
	prose, _, _ := strings.Cut(text, "## The whole of classic")
	data, err := theme.Source("classic")
	if err != nil {
		t.Fatal(err)
	}
	root, _ := yamldoc.Parse("classic.yaml", data)
	count := 0
	var visit func(n *yamldoc.Node)
	visit = func(n *yamldoc.Node) {
		for _, e := range n.Entries {
			count++
			if key := e.Key.Value; !strings.Contains(prose, "`"+key+"`") && !strings.Contains(prose, "    "+key+":") && !strings.Contains(prose, "\n    "+key) {
				t.Errorf("the page on themes leaves out `%s`", key)
			}
			visit(e.Value)
		}
	}
	if visit(root); count < 35 {
		t.Errorf("only %d keys", count)
	}
	for _, f := range theme.Fields() {
		if !strings.Contains(prose, "{"+f+"}") {
			t.Errorf("the page on themes leaves out {%s}", f)
		}
	}
	for _, name := range theme.Names() {
		if !strings.Contains(prose, "`"+name+"`") {
			t.Errorf("the page on themes leaves out %s", name)
		}
	}
	_, example, _ := strings.Cut(prose, "    format: 1\n")
	example, _, _ = strings.Cut("    format: 1\n"+example, "\nAll paths")
	var b strings.Builder
	for l := range strings.Lines(example) {
		b.WriteString(strings.TrimPrefix(l, "    "))
	}
	if _, problems := theme.Read("example.yaml", []byte(b.String())); len(problems) > 0 {
		t.Errorf("the example: %v\n%s", problems, b.String())
	}
}
