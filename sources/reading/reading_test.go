package reading

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources"
	"factsheet/sources/cache"
	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// library is a folder with one source, of which the test's format counts how
// often it is read.
func library(t *testing.T, data string) (*sources.Library, string) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.html")
	catalogue := "format: 1\nsources:\n  a:\n    file: a.html\n    password-env: SECRET\n"
	for name, content := range map[string]string{file: data, filepath.Join(dir, "catalogue.yaml"): catalogue} {
		if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(dir, "sources")
	if err != nil || len(lib.Problems) > 0 {
		t.Fatal(err, lib.Problems)
	}
	return lib, file
}

// counting reads any file as one word for each line, as words of a recording.
func counting(version string, reads *int) extract.Formats {
	return extract.Formats{{Name: "a test", Reader: version, Endings: []string{".html"}, Costly: true,
		Read: func(_ context.Context, in extract.Input) (*text.Text, error) {
			*reads++
			if in.Data == "bad" {
				return nil, &extract.UnreadableError{Reason: "it is bad"}
			}
			var b text.Builder
			b.Mark(text.Place{Time: "00:00:07"})
			b.Write(in.Data + in.Password)
			return b.Text(), nil
		}}}
}

func TestReadKeepsTexts(t *testing.T) {
	lib, file := library(t, "some words")
	c, err := cache.Open(t.TempDir(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	reads, password := 0, ""
	r := &Reader{Cache: c, Formats: counting("test 1", &reads), Getenv: func(string) string { return password }}
	read := func(want string, wantReads int, why string) {
		t.Helper()
		d, err := r.Read(context.Background(), lib, lib.Source("a"))
		if err != nil {
			t.Fatal(err)
		}
		if d.Text.Content != want || d.Text.Place(0).Time != "00:00:07" || reads != wantReads {
			t.Errorf("%s: read %q with place %+v after %d readings, want %q after %d", why, d.Text.Content, d.Text.Place(0), reads, want, wantReads)
		}
	}
	read("some words", 1, "the first time")
	read("some words", 1, "again")
	password = "x"
	read("some wordsx", 2, "with a password")
	read("some wordsx", 3, "with a password, again: nothing is kept of it")
	password = ""
	if err := os.WriteFile(file, []byte("other words"), 0o666); err != nil {
		t.Fatal(err)
	}
	read("other words", 4, "another file")
	r.Formats = counting("test 2", &reads)
	read("other words", 5, "another version of the reader")
	r.Formats = append(r.Formats, extract.Format{Name: "what it may use", Reader: "part 1", Endings: []string{".part"}})
	read("other words", 6, "another reader that it may use")
	// A damaged entry is noticed and made again.
	err = filepath.WalkDir(c.Dir(), func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			return os.WriteFile(path, []byte("rubbish"), 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		read("other words", 7, "a damaged entry")
	}
	r.Cache = nil
	read("other words", 8, "no cache")
}

// What is read anew is told, with its end; what was kept is not. A document
// that becomes a source is read once.
func TestReadTellsWhatTakesLong(t *testing.T) {
	lib, _ := library(t, "some words")
	c, err := cache.Open(t.TempDir(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	reads := 0
	r := &Reader{Cache: c, Formats: counting("test 1", &reads), Begin: func(name string) func() {
		told = append(told, "begin "+name)
		return func() { told = append(told, "end "+name) }
	}}
	text, err := r.Extract(context.Background(), extract.Input{Name: "a.html", Data: "some words"})
	if err != nil || text.Content != "some words" {
		t.Fatal(text, err)
	}
	for range 2 {
		if _, err := r.Read(context.Background(), lib, lib.Source("a")); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(told, ", "); got != "begin a.html, end a.html" || reads != 1 {
		t.Errorf("told %s, %d readings", got, reads)
	}
	r.Cache = nil
	if _, err := r.Extract(context.Background(), extract.Input{Name: "b.html", Data: "bad"}); err == nil || len(told) != 4 || told[3] != "end b.html" {
		t.Errorf("told %q, error %v", told, err)
	}
}

func TestReadFails(t *testing.T) {
	lib, file := library(t, "bad")
	reads := 0
	r := &Reader{Formats: counting("test 1", &reads)}
	d, err := r.Read(context.Background(), lib, lib.Source("a"))
	var u *extract.UnreadableError
	if !errors.As(err, &u) || u.Reason != "it is bad" || d.Input.Data != "bad" || d.Digest() != sources.DigestOf("bad") {
		t.Errorf("read %+v, error %v", d, err)
	}
	if !strings.Contains(u.Hint, "the environment variable SECRET, which should hold its password, is not set") {
		t.Errorf("hint %q", u.Hint)
	}
	r.Getenv = func(string) string { return "x" }
	if _, err = r.Read(context.Background(), lib, lib.Source("a")); !errors.As(err, &u) || strings.Contains(u.Hint, "not set") {
		t.Errorf("error %v, hint %q", err, u.Hint)
	}
	r.Getenv = nil
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if d, err = r.Read(context.Background(), lib, lib.Source("a")); !errors.As(err, &u) || !strings.Contains(u.Reason, "there is no file") || d.Text != nil {
		t.Errorf("read %+v, error %v", d, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	lib, _ = library(t, "words")
	if _, err = r.Read(ctx, lib, lib.Source("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

// The nil Reader reads all formats and keeps nothing.
func TestNilReader(t *testing.T) {
	lib, _ := library(t, "<p>words</p>")
	var r *Reader
	d, err := r.Read(context.Background(), lib, lib.Source("a"))
	if err != nil || d.Text.Content != "words" {
		t.Errorf("read %+v, error %v", d, err)
	}
}
