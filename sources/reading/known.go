package reading

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"factsheet/sources"
	"factsheet/sources/cache"
)

// Known remembers the digests of files by what the system says of them: size,
// time of the last change of the contents and of the entry, and the number of the
// file. While all of these are the same, so are the contents, and nothing is read.
//
// Who gives a file its old time back changes the time of its entry, which no
// program can set. Where the system does not tell that time, every file is read.
// The nil Known remembers nothing. It may be used by any number of goroutines.
type Known struct {
	// Settled is how long ago a file must have changed last to be remembered: its
	// times are coarse, and a second change may leave them as they were. 0 is two
	// seconds.
	Settled time.Duration
	// Verify has every file read, whatever is remembered of it.
	Verify bool

	cache *cache.Cache
	key   string

	mu      sync.Mutex
	files   map[string]known
	changed bool
}

// known is a file as it was, and its digest.
type known struct {
	Stamp  Stamp
	Digest sources.Digest
}

// A Stamp is what the system says of a file. Times are nanoseconds since 1970.
// The zero Stamp is that of no file, and of all files on a system that does not
// say enough.
type Stamp struct {
	Size, Modified, Changed int64
	Device, File            uint64
}

// mostKnown is how many files of one folder are remembered.
const mostKnown = 200_000

// Recall gives what the cache has of the files of a folder, which name stands
// for. nil where there is no cache.
func Recall(c *cache.Cache, name string) *Known {
	if c == nil {
		return nil
	}
	k := &Known{cache: c, key: cache.Key("files 1", name)}
	if data, ok := c.Get(k.key); ok {
		var kept keptFiles
		if gob.NewDecoder(bytes.NewReader([]byte(data))).Decode(&kept) == nil && kept.Name == k.key {
			k.files = kept.Files
		}
	}
	if k.files == nil {
		k.files = make(map[string]known)
	}
	return k
}

// keptFiles is how files are remembered in the cache.
type keptFiles struct {
	Name  string // the key, so that no entry is taken for another
	Files map[string]known
}

// Keep writes what was learned into the cache.
func (k *Known) Keep() {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.changed || len(k.files) > mostKnown {
		return
	}
	var b bytes.Buffer
	if gob.NewEncoder(&b).Encode(keptFiles{k.key, k.files}) == nil {
		k.cache.Put(k.key, b.Bytes())
		k.changed = false
	}
}

// Digest is that of the file of a source, which is read if it has to be. The
// error is that of Library.Read.
func (k *Known) Digest(lib *sources.Library, s *sources.Source) (sources.Digest, error) {
	before := k.Stamp(lib, s)
	if d, ok := k.recall(s.File.Value, before); ok {
		return d, nil
	}
	data, err := lib.Read(s)
	if err != nil {
		return sources.Digest{}, err
	}
	d := sources.DigestOf(data)
	k.Learn(lib, s, before, d)
	return d, nil
}

// Stamp is what the system says of the file of a source now.
func (k *Known) Stamp(lib *sources.Library, s *sources.Source) Stamp {
	if k == nil {
		return Stamp{}
	}
	info, err := lib.Stat(s)
	if err != nil {
		return Stamp{}
	}
	return stampOf(info)
}

// Learn remembers the digest of a file that was read after it was stamped. If it
// is another one by now, or changed only a moment ago, nothing is remembered.
func (k *Known) Learn(lib *sources.Library, s *sources.Source, before Stamp, d sources.Digest) {
	if k == nil || k.Stamp(lib, s) != before {
		return
	}
	k.learn(s.File.Value, before, d)
}

func (k *Known) learn(name string, stamp Stamp, d sources.Digest) {
	if k == nil {
		return
	}
	settled := k.Settled
	if settled == 0 {
		settled = 2 * time.Second
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	old, was := k.files[name]
	if stamp == (Stamp{}) || stamp.Size != d.Size || time.Since(time.Unix(0, max(stamp.Modified, stamp.Changed))) < settled {
		delete(k.files, name)
		k.changed = k.changed || was
		return
	}
	k.files[name] = known{stamp, d}
	k.changed = k.changed || old != k.files[name]
}

func (k *Known) recall(name string, stamp Stamp) (sources.Digest, bool) {
	if k == nil || k.Verify || stamp == (Stamp{}) {
		return sources.Digest{}, false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	old, ok := k.files[name]
	return old.Digest, ok && old.Stamp == stamp
}

// DigestOfProgram is the digest of the program that is running: what was found
// out by another one, be it by a single rule, is not what this one finds. It is
// remembered in the cache. Where the file is not known to be the one that was
// started, ok is false.
func DigestOfProgram(c *cache.Cache) (digest string, ok bool) {
	f, err := openProgram()
	if err != nil {
		return "", false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return "", false
	}
	name, _ := os.Executable()
	k, before := Recall(c, "program "+name), stampOf(info)
	if d, ok := k.recall(name, before); ok {
		return d.SHA256, true
	}
	d, err := digestOfFile(f)
	if err != nil {
		return "", false
	}
	if info, err := f.Stat(); err == nil && stampOf(info) == before {
		k.learn(name, before, d)
		k.Keep()
	}
	return d.SHA256, true
}

// started is when the program began, or soon after.
var started = time.Now()

// openProgram opens the file that is running, even if another one has its name
// by now. Where the system cannot say which that is, a file that changed since
// the program started is none.
func openProgram() (*os.File, error) {
	if f, err := os.Open("/proc/self/exe"); err == nil {
		return f, nil
	}
	name, err := os.Executable()
	if err == nil {
		name, err = filepath.EvalSymlinks(name)
	}
	if err != nil {
		return nil, err
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || changedAfter(info, started.Add(-2*time.Second)) {
		f.Close()
		return nil, fs.ErrNotExist
	}
	return f, nil
}

// changedAfter reports whether a file changed after a time, as far as the system
// says.
func changedAfter(info fs.FileInfo, when time.Time) bool {
	return info.ModTime().After(when) || stampOf(info).Changed > when.UnixNano()
}

func digestOfFile(f *os.File) (sources.Digest, error) {
	h := sha256.New()
	n, err := io.Copy(h, f)
	return sources.Digest{SHA256: hex.EncodeToString(h.Sum(nil)), Size: n}, err
}
