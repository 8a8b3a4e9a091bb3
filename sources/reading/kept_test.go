package reading

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"factsheet/sources"
	"factsheet/sources/cache"
	"factsheet/sources/text"
)

// Of every real file, the text that was kept is the text that was read: its
// words, blocks, what may be passed over, and every place.
func TestKeptTextsAreTheSame(t *testing.T) {
	for _, dir := range []string{"../extract/formats/testdata", "../examples", "../extract/testdata"} {
		if _, err := os.Stat(dir); err != nil {
			t.Fatal(err)
		}
		lib := plainLibrary(t, dir)
		folder, err := cache.Open(t.TempDir(), 1<<28)
		if err != nil {
			t.Fatal(err)
		}
		r := &Reader{Cache: folder}
		kept := 0
		for _, s := range lib.Sources {
			fresh, err := r.Read(context.Background(), lib, s)
			if err != nil {
				continue // a document that is unreadable on purpose
			}
			again, err := r.Read(context.Background(), lib, s)
			if err != nil {
				t.Errorf("%s: read once, and then not: %v", s.ID, err)
				continue
			}
			if f := r.Format(s); f.Costly {
				if _, ok := folder.Get(keyOf(r.formats(), fresh.Input, fresh.Digest())); ok {
					kept++
				} else if _, utf8 := text.Encode(fresh.Text, fresh.Input.Data); utf8 {
					t.Errorf("%s: not kept", s.ID)
				}
			}
			compare(t, s.ID, again.Text, fresh.Text)
		}
		if kept == 0 {
			t.Errorf("of %d sources in %s none was kept", len(lib.Sources), dir)
		}
	}
}

// plainLibrary takes the files of a folder for sources, whatever its catalogue
// says.
func plainLibrary(t *testing.T, dir string) *sources.Library {
	t.Helper()
	to := t.TempDir()
	files, err := filepath.Glob(filepath.Join(dir, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if filepath.Ext(f) == ".yaml" {
			continue
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		// The ending in the name, too: the same document stands there in several formats.
		if err := os.WriteFile(filepath.Join(to, filepath.Ext(f)[1:]+"-"+filepath.Base(f)), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := sources.Open(to, "sources")
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func compare(t *testing.T, name string, got, want *text.Text) {
	t.Helper()
	if got.Content != want.Content || got.Language != want.Language || got.Pages != want.Pages || !reflect.DeepEqual(got.Notes, want.Notes) {
		t.Errorf("%s: the kept text is another one", name)
		return
	}
	if !reflect.DeepEqual(append([]int{}, got.Hyphens...), append([]int{}, want.Hyphens...)) ||
		!reflect.DeepEqual(append([]text.Range{}, got.Furniture...), append([]text.Range{}, want.Furniture...)) ||
		!reflect.DeepEqual(append([]text.Block{}, got.Blocks()...), append([]text.Block{}, want.Blocks()...)) {
		t.Errorf("%s: the kept structure is another one", name)
	}
	for i := 0; i <= len(want.Content); i += 7 {
		if got.Place(i) != want.Place(i) {
			t.Errorf("%s: byte %d stands at %+v, and kept at %+v", name, i, want.Place(i), got.Place(i))
			return
		}
	}
}
