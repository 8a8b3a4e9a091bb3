package cache

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func open(t *testing.T, limit int64) *Cache {
	t.Helper()
	c, err := Open(filepath.Join(t.TempDir(), "a", "b"), limit)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestCache(t *testing.T) {
	c := open(t, 1<<20)
	key := Key("a", "b")
	if _, ok := c.Get(key); ok {
		t.Error("an empty cache has something")
	}
	c.Put(key, []byte("words"))
	if got, ok := c.Get(key); !ok || got != "words" {
		t.Errorf("Get = %q, %v", got, ok)
	}
	c.Put(key, nil)
	if got, ok := c.Get(key); !ok || got != "" {
		t.Errorf("Get of nothing = %q, %v", got, ok)
	}
	if Key("a", "b") == Key("ab", "") || Key("a", "b") == Key("b", "a") {
		t.Error("two lists of parts have one key")
	}
	info, err := os.Stat(c.dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is open to others: %v %v", info.Mode(), err)
	}
}

func TestNilCache(t *testing.T) {
	var c *Cache
	c.Put(Key("a"), []byte("words"))
	if _, ok := c.Get(Key("a")); ok {
		t.Error("nothing has something")
	}
	c.Trim()
}

// Whatever happens to a kept file, either what was put in comes out or nothing.
func TestDamage(t *testing.T) {
	c := open(t, 1<<20)
	key := Key("a")
	c.Put(key, []byte("some words that are kept"))
	whole, err := os.ReadFile(c.path(key))
	if err != nil {
		t.Fatal(err)
	}
	damage := map[string][]byte{"empty": nil, "longer": append(bytes.Clone(whole), 'x'), "another version": bytes.Replace(whole, []byte("1"), []byte("2"), 1)}
	for i := range whole {
		cut := bytes.Clone(whole)
		cut[i] ^= 0x20
		damage[fmt.Sprintf("byte %d", i)] = cut
		damage[fmt.Sprintf("cut at %d", i)] = whole[:i]
	}
	for name, data := range damage {
		if err := os.WriteFile(c.path(key), data, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, ok := c.Get(key); ok {
			t.Errorf("%s: %q", name, got)
		}
		if _, err := os.Stat(c.path(key)); err == nil {
			t.Errorf("%s: the damaged entry is still there", name)
		}
		c.Put(key, []byte("some words that are kept"))
		if _, ok := c.Get(key); !ok {
			t.Errorf("%s: not rebuilt", name)
		}
	}
}

func TestTrim(t *testing.T) {
	c := open(t, 8000)
	data := []byte(strings.Repeat("x", 1000))
	for i := range 12 {
		key := Key(fmt.Sprint(i))
		c.Put(key, data)
		then := time.Unix(int64(1_000_000+i), 0)
		if err := os.Chtimes(c.path(key), then, then); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := c.Get(Key("0")); !ok { // used now: the last to go
		t.Fatal("an entry is gone before the folder was trimmed")
	}
	theirs := filepath.Join(c.dir, "ab", "thesis.doc")
	if err := os.MkdirAll(filepath.Dir(theirs), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(theirs, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(theirs, time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	c.Trim()
	if _, err := os.Stat(theirs); err != nil {
		t.Error("a file was thrown away that is not the cache's")
	}
	kept := ""
	for i := range 12 {
		if _, ok := c.Get(Key(fmt.Sprint(i))); ok {
			kept += fmt.Sprint(i, " ")
		}
	}
	if want := "0 7 8 9 10 11 "; kept != want {
		t.Errorf("kept %s, want %s", kept, want)
	}
	c.Put(Key("big"), make([]byte, 8001))
	if _, ok := c.Get(Key("big")); ok {
		t.Error("an entry is larger than the cache may be")
	}
}

// Many writers of the same and of other entries, with a trimmer among them.
func TestParallel(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 8 {
		c, err := Open(dir, 50_000)
		if err != nil {
			t.Fatal(err)
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range 60 {
				n := i % 20
				want := strings.Repeat(fmt.Sprint(n), 1000)
				if got, ok := c.Get(Key(fmt.Sprint(n))); ok && got != want {
					t.Errorf("entry %d is %.20q", n, got)
				}
				c.Put(Key(fmt.Sprint(n)), []byte(want))
				if i%10 == 9 {
					c.Trim()
				}
			}
		}()
	}
	wait.Wait()
}

// A folder that cannot be written is no cache, and nothing else happens.
func TestUnwritable(t *testing.T) {
	if _, err := Open("/dev/null/cache", 1); err == nil {
		t.Error("a folder below a file was opened")
	}
	c := open(t, 1000)
	if err := os.RemoveAll(c.dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(c.dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c.Put(Key("a"), []byte("words"))
	if _, ok := c.Get(Key("a")); ok {
		t.Error("kept in a file that is no folder")
	}
	c.Trim()
}

// What others may have written is not to be believed.
func TestPrivate(t *testing.T) {
	c := open(t, 1000)
	if !c.Private() {
		t.Error("a new folder is not the user's alone")
	}
	if os.Geteuid() < 0 {
		t.Skip("this system has no rights of folders")
	}
	for _, mode := range []os.FileMode{0o770, 0o702, 0o777} {
		if err := os.Chmod(c.dir, mode); err != nil {
			t.Fatal(err)
		}
		if c.Private() {
			t.Errorf("a folder with the rights %v is taken for private", mode)
		}
	}
}
