package pdfium

import (
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/tetratelabs/wazero"
)

// cachedSandbox takes the compiled module from a folder, or compiles it and puts
// it there. What is there without its checksum, or with a wrong one, is thrown
// away: machine code is not run on trust in a disk. Processes may do this at the
// same time, for files come into place whole.
func cachedSandbox(folder string, binary []byte) (*sandbox, error) {
	folder = filepath.Join(folder, fmt.Sprintf("pdfium-%08x", crc32.Checksum(binary, castagnoli)))
	if err := verifyCompiled(folder); err != nil {
		if err := os.RemoveAll(folder); err != nil {
			return nil, err
		}
	}
	_, err := os.Stat(filepath.Join(folder, sumName))
	known := err == nil
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil, err
	}
	s, err := compile(binary, cache)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(folder))
	}
	if !known {
		// Without its checksum the next process compiles again: nothing worse.
		_ = sumCompiled(folder)
	}
	return s, nil
}

// sumName is the file that holds the checksum of the others.
const sumName = "checksum"

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// verifyCompiled compares the folder's checksum with its files. A folder that is
// not there is in order.
func verifyCompiled(folder string) error {
	if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	want, err := os.ReadFile(filepath.Join(folder, sumName))
	if err != nil {
		return err
	}
	got, err := checksum(folder)
	if err != nil {
		return err
	}
	if got != string(want) {
		return errors.New("the compiled PDF reader is damaged")
	}
	return nil
}

// checksum names the compiled files of a folder and sums them.
func checksum(folder string) (string, error) {
	var b strings.Builder
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		// What ends in .tmp another process is writing.
		if err != nil || d.IsDir() || name == sumName || path.Ext(name) == ".tmp" {
			return err
		}
		f, err := os.Open(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		defer f.Close()
		h := crc32.New(castagnoli)
		_, err = io.Copy(h, f)
		fmt.Fprintf(&b, "%08x %s\n", h.Sum32(), name)
		return err
	})
	return b.String(), err
}

// sumCompiled writes the checksum of a folder's files.
func sumCompiled(folder string) error {
	sum, err := checksum(folder)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, sumName+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.WriteString(sum)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), filepath.Join(folder, sumName))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// cacheFolder is where an engine keeps its compiled module; "" is nowhere.
func (e *Engine) cacheFolder() string {
	switch e.Cache {
	case "-":
		return ""
	case "":
		dir, err := os.UserCacheDir()
		if err != nil {
			return ""
		}
		return filepath.Join(dir, "factsheet", "reader")
	}
	return e.Cache
}

// Slow reports whether this kind of computer runs the reader about 80 times
// slower than others do, for want of a compiler for its processor.
func Slow() (slow bool) {
	defer func() {
		if recover() != nil {
			slow = true
		}
	}()
	ctx := context.Background()
	wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigCompiler()).Close(ctx)
	return false
}
