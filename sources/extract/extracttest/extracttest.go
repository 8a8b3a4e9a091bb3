// Package extracttest helps to test what makes texts of documents.
//
// Only tests import it.
package extracttest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

// CheckError holds what is true of every error of a reader whose context goes
// on: it says what is wrong with the document and what to do.
func CheckError(t testing.TB, err error) {
	t.Helper()
	var u *extract.UnreadableError
	if !errors.As(err, &u) || u.Reason == "" || u.Hint == "" || strings.HasSuffix(u.Reason, ".") || strings.HasSuffix(u.Hint, ".") {
		t.Fatalf("error %#v", err)
	}
}

// Read makes the text of a document that can be read, and checks it.
func Read(t testing.TB, list extract.Formats, name, data string) *text.Text {
	t.Helper()
	x, err := list.Extract(context.Background(), extract.Input{Name: name, Data: data})
	if err != nil {
		t.Fatalf("%.200q: %v", data, err)
	}
	texttest.Check(t, x)
	return x
}

// Golden compares the texts of the documents that match a pattern with the
// files beside them that end in ".golden". UPDATE=1 rewrites those.
func Golden(t *testing.T, list extract.Formats, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents are called %s (%v)", pattern, err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		x, err := list.Extract(context.Background(), extract.Input{Name: filepath.Base(f), Data: string(data)})
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		texttest.Check(t, x)
		got, golden := texttest.Dump(x), f+".golden"
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s reads as\n%s\nwant (UPDATE=1 rewrites it)\n%s", f, got, want)
		}
	}
}
