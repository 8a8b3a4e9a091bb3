package reading

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"factsheet/sources"
	"factsheet/sources/cache"
)

// one is a library of one file, and its path.
func one(t *testing.T) (lib *sources.Library, s *sources.Source, path string) {
	t.Helper()
	dir := t.TempDir()
	path = filepath.Join(dir, "a.txt")
	write(t, path, "first")
	lib, err := sources.Open(dir, "sources")
	if err != nil {
		t.Fatal(err)
	}
	return lib, lib.Sources[0], path
}

func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
		t.Fatal(err)
	}
}

func folder(t *testing.T) *cache.Cache {
	t.Helper()
	c, err := cache.Open(t.TempDir(), 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const settled = 30 * time.Millisecond

func TestKnown(t *testing.T) {
	lib, s, path := one(t)
	c := folder(t)
	if (stampOf(mustStat(t, lib, s)) == Stamp{}) {
		t.Skip("this system does not tell when a file's entry changed: every file is read")
	}
	recalled := func() (*Known, bool) {
		k := Recall(c, "here")
		k.Settled = settled
		d, ok := k.recall("a.txt", k.Stamp(lib, s))
		return k, ok && d == sources.DigestOf(read(t, lib, s))
	}
	digest := func(k *Known) {
		t.Helper()
		if d, err := k.Digest(lib, s); err != nil || d != sources.DigestOf(read(t, lib, s)) {
			t.Fatalf("the digest is %v, %v", d, err)
		}
		k.Keep()
	}
	k, ok := recalled()
	if ok {
		t.Error("known before anybody read it")
	}
	write(t, path, "again")
	digest(k)
	if _, ok := recalled(); ok {
		t.Error("remembered although it changed a moment ago")
	}
	time.Sleep(2 * settled)
	digest(k)
	if k, ok = recalled(); !ok {
		t.Error("not remembered though it is as it was")
	}
	k.Verify = true
	if _, ok := k.recall("a.txt", k.Stamp(lib, s)); ok {
		t.Error("not read where contents are to be verified")
	}
	k.Verify = false

	// Another file of the same size and time in its place.
	file := filepath.Join(t.TempDir(), "other.txt")
	write(t, file, "other")
	for _, swap := range []struct {
		name string
		do   func(old os.FileInfo)
	}{
		{"the contents were written over", func(old os.FileInfo) { write(t, path, "third") }},
		{"and the time was set back", func(old os.FileInfo) {
			write(t, path, "forth")
			if err := os.Chtimes(path, old.ModTime(), old.ModTime()); err != nil {
				t.Fatal(err)
			}
		}},
		{"another file has its name", func(old os.FileInfo) {
			if err := os.Chtimes(file, old.ModTime(), old.ModTime()); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(file, path); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		time.Sleep(2 * settled)
		digest(k)
		if _, ok := k.recall("a.txt", k.Stamp(lib, s)); !ok {
			t.Fatalf("%s: was not remembered before", swap.name)
		}
		swap.do(mustStat(t, lib, s))
		if _, ok := k.recall("a.txt", k.Stamp(lib, s)); ok {
			t.Errorf("%s: taken for the file that it was", swap.name)
		}
		digest(k)
	}
	if other := Recall(c, "there"); len(other.files) > 0 {
		t.Error("one folder's files are known of another")
	}
}

// Whatever happens to what is kept, no file is taken for known by it.
func TestKnownDamaged(t *testing.T) {
	lib, s, _ := one(t)
	c := folder(t)
	k := Recall(c, "here")
	k.Settled = time.Nanosecond
	if _, err := k.Digest(lib, s); err != nil {
		t.Fatal(err)
	}
	k.Keep()
	data, _ := c.Get(k.key)
	for name, foreign := range map[string]string{"nothing": "", "no record": "words", "half a record": data[:len(data)/2]} {
		c.Put(k.key, []byte(foreign))
		if got := Recall(c, "here"); len(got.files) > 0 {
			t.Errorf("%s: knows %v", name, got.files)
		}
	}
	c.Put(cache.Key("files 1", "there"), []byte(data))
	if got := Recall(c, "there"); len(got.files) > 0 {
		t.Error("the record of another folder is believed")
	}
}

func TestNilKnown(t *testing.T) {
	lib, s, _ := one(t)
	var k *Known
	if d, err := k.Digest(lib, s); err != nil || d != sources.DigestOf("first") {
		t.Errorf("%v, %v", d, err)
	}
	k.Keep()
	if Recall(nil, "here") != nil {
		t.Error("something is kept without a cache")
	}
}

func TestDigestOfProgram(t *testing.T) {
	c := folder(t)
	first, ok := DigestOfProgram(c)
	if !ok {
		t.Skip("this system does not say which file is running")
	}
	if again, _ := DigestOfProgram(c); again != first || len(first) != 64 {
		t.Errorf("the program is %q and then %q", first, again)
	}
	if none, _ := DigestOfProgram(nil); none != first {
		t.Errorf("without a cache the program is %q, with one %q", none, first)
	}
}

func mustStat(t *testing.T, lib *sources.Library, s *sources.Source) os.FileInfo {
	t.Helper()
	info, err := lib.Stat(s)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func read(t *testing.T, lib *sources.Library, s *sources.Source) string {
	t.Helper()
	data, err := lib.Read(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
