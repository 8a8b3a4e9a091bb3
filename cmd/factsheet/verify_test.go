package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"factsheet/render/evidence"
)

// The page on evidence names every field of the file.
func TestExplainEvidenceNamesAllFields(t *testing.T) {
	text, _ := page("evidence")
	_, text, _ = strings.Cut(text, "## evidence.json")
	fields := 0
	seen := make(map[reflect.Type]bool)
	var visit func(t reflect.Type)
	visit = func(kind reflect.Type) {
		switch {
		case kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice:
			visit(kind.Elem())
		case kind.Kind() == reflect.Struct && !seen[kind]:
			seen[kind] = true
			for i := range kind.NumField() {
				f := kind.Field(i)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if fields++; !strings.Contains(text, "`"+name+"`") {
					t.Errorf("the page does not name `%s` of %s", name, kind.Name())
				}
				if f.Type != reflect.TypeFor[json.RawMessage]() {
					visit(f.Type)
				}
			}
		}
	}
	visit(reflect.TypeFor[evidence.Evidence]())
	if fields < 40 {
		t.Errorf("only %d fields found", fields)
	}
}
