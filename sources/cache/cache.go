// Package cache keeps what is dear to make, under the digest of all that it was
// made of, in a folder of the user's.
//
// It may lose anything at any time, and says of nothing whether it is right:
// only that it is, byte for byte, what was put in. Any number of processes may
// use a folder at once.
package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A Cache is one folder. The nil Cache is empty and keeps nothing.
type Cache struct {
	dir   string
	limit int64
	added atomic.Int64 // bytes since the folder was last looked through
}

// Open makes the folder where it is missing, readable for the user alone: what
// is kept may come from papers that others must not see. limit is how many bytes
// it may hold.
func Open(dir string, limit int64) (*Cache, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("making the cache folder %q: %w", dir, err)
	}
	return &Cache{dir: dir, limit: limit}, nil
}

// Dir is the cache's folder.
func (c *Cache) Dir() string { return c.dir }

// Key names an entry by what it was made of; all parts count, and their order.
func Key(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s\n", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// An entry is its header, the SHA-256 of what follows, and that. The header's
// number goes up when this changes.
const (
	header  = "factsheet 1\n"
	preface = len(header) + sha256.Size
)

// refreshed is how old an entry's time of use may be before it is set anew.
const refreshed = 24 * time.Hour

func (c *Cache) path(key string) string { return filepath.Join(c.dir, key[:2], key[2:]) }

// Get gives what was kept under a key. What is damaged is thrown away.
func (c *Cache) Get(key string) (string, bool) {
	if c == nil {
		return "", false
	}
	path := c.path(key)
	// The limit holds for one entry, too: nobody's file is read without one.
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > c.limit {
		return "", false
	}
	data, whole, err := read(path, info.Size())
	if err != nil {
		return "", false
	}
	if whole {
		if now := time.Now(); now.Sub(info.ModTime()) > refreshed {
			_ = os.Chtimes(path, now, now) // only for the order in which entries are thrown away
		}
		return data, true
	}
	_ = os.Remove(path)
	return "", false
}

// read gives what follows the preface of a file of about that size, and whether it
// is what was put in.
func read(path string, size int64) (data string, whole bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", false, err
	}
	defer f.Close()
	var b strings.Builder
	b.Grow(int(size))
	sum, first := sha256.New(), make([]byte, preface)
	if _, err := io.ReadFull(f, first); err != nil {
		return "", false, nil // it is too short
	}
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	for {
		n, err := f.Read(*buffer)
		b.Write((*buffer)[:n])
		sum.Write((*buffer)[:n])
		if err == io.EOF {
			break
		}
		if err != nil {
			return "", false, err
		}
	}
	return b.String(), string(first) == header+string(sum.Sum(nil)), nil
}

// buffers are used again: entries are many, and most are small.
var buffers = sync.Pool{New: func() any { b := make([]byte, 64<<10); return &b }}

// Put keeps data under a key. What cannot be kept is not: nothing depends on it.
func (c *Cache) Put(key string, data []byte) {
	if c == nil || int64(len(data)+preface) > c.limit {
		return
	}
	path := c.path(key)
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return
	}
	f, err := os.CreateTemp(folder, "new-*")
	if err != nil {
		return
	}
	sum := sha256.Sum256(data)
	_, err = f.Write(slices.Concat([]byte(header), sum[:], data))
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return
	}
	c.added.Add(int64(len(data) + preface))
}

// entryPath is where entries are, below the folder, and those being written.
var entryPath = regexp.MustCompile(`^[0-9a-f]{2}/([0-9a-f]{62}|new-[0-9]+)$`)

// isEntry reports whether a file is of the cache's making: people may have named a
// folder that holds files of theirs.
func isEntry(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && entryPath.MatchString(filepath.ToSlash(rel))
}

// Trim throws away what was not used for longest until the folder is within its
// limit, if anything was added since it was last called.
func (c *Cache) Trim() {
	if c == nil || c.added.Swap(0) == 0 {
		return
	}
	type entry struct {
		path string
		size int64
		used time.Time
	}
	var entries []entry
	var total int64
	_ = filepath.WalkDir(c.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || !isEntry(c.dir, path) {
			return nil
		}
		if info, err := d.Info(); err == nil {
			entries = append(entries, entry{path, info.Size(), info.ModTime()})
			total += info.Size()
		}
		return nil
	})
	if total <= c.limit {
		return
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if n := a.used.Compare(b.used); n != 0 {
			return n
		}
		return strings.Compare(a.path, b.path)
	})
	// Well below the limit, or every run would have to look through the folder
	// for a single entry.
	for _, e := range entries {
		if total <= c.limit-c.limit/8 {
			return
		}
		if os.Remove(e.path) == nil {
			total -= e.size
		}
	}
}
