package report

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"
)

// The keys of version 1. A key may be added here; none may be taken away or
// renamed, because programs read them.
var version1 = map[string][]string{
	"":                          {"version", "tool", "summary", "quotations", "findings"},
	"tool":                      {"name", "version"},
	"summary":                   {"sheets", "sources", "quotations", "passed", "failed", "errors", "warnings", "verdicts"},
	"quotations[]":              {"sheet", "line", "column", "point", "index", "source", "quote", "verdict", "pass", "foldings", "found", "omitted", "difference", "similarity"},
	"quotations[].found":        {"source", "file", "line", "column", "paragraph", "section", "start", "end", "text"},
	"quotations[].difference[]": {"op", "text"},
	"findings[]":                {"rule", "severity", "sheet", "line", "column", "point", "message", "hint", "fingerprint", "related"},
	"findings[].related[]":      {"file", "line", "column", "message"},
}

func TestJSONKeepsTheKeysOfVersion1(t *testing.T) {
	r := misquote()
	r.Results[0].Findings = append(r.Results[0].Findings, library().Library...)
	var b bytes.Buffer
	if err := JSON(&b, r, Options{Sources: "sources"}); err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(b.Bytes(), &tree); err != nil {
		t.Fatal(err)
	}
	seen := map[string][]string{}
	collect(seen, "", tree)
	for place, want := range version1 {
		for _, key := range want {
			if !slices.Contains(seen[place], key) {
				t.Errorf("%q lacks the key %q; it has %v", place, key, seen[place])
			}
		}
	}
}

// collect gathers the keys of every object by the path to it.
func collect(into map[string][]string, place string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			into[place] = append(into[place], key)
			below := key
			if place != "" {
				below = place + "." + key
			}
			collect(into, below, value)
		}
	case []any:
		for _, item := range v {
			collect(into, place+"[]", item)
		}
	}
}

func FuzzIndent(f *testing.F) {
	for _, s := range []string{`{}`, `[]`, `{"a":[],"b":{},"c":[1,2.5,-3e4,true,null],"d":{"e":"f, \\"g\\" {h}: \\\\"}}`, `"a"`, `[[[]]]`, `[{"":""}]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, []byte(s)) != nil {
			t.Skip()
		}
		if err := json.Indent(&want, compact.Bytes(), "    ", "  "); err != nil {
			t.Fatal(err)
		}
		if got := appendIndented(nil, compact.Bytes(), "    "); string(got) != want.String() {
			t.Errorf("%s is written\n%s\nnot\n%s", s, got, want.Bytes())
		}
	})
}
