//go:build ignore

// Fetch puts PDFium as WebAssembly and its notices into this folder, from the
// package that is pinned here: `make pdfium` runs it in this folder. It needs
// npm. A package whose content is not the pinned one is refused.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

const (
	name      = "@embedpdf/pdfium"
	version   = "2.15.1"
	integrity = "sha512-qDH4gEkGSQT0iM+07Hpm3LyvoB7PEFbW3Qyk6+LPkEYLJYfHagkHM1OzYlDq2EDOhJRguykTkzdMOT3/w27x5Q=="
)

// files are those of the package that are kept, and what they are called here.
var files = map[string]string{
	"package/dist/pdfium.wasm": "pdfium.wasm.zst",
	"package/LICENSE":          "LICENSE",
	"package/LICENSE.pdfium":   "LICENSE.pdfium",
}

func main() {
	log.SetFlags(0)
	if err := fetch(); err != nil {
		log.Fatal("fetching PDFium: ", err)
	}
}

func fetch() error {
	dir, err := os.MkdirTemp("", "pdfium-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	npm := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, name+"@"+version)
	npm.Stderr = os.Stderr
	if err := npm.Run(); err != nil {
		return fmt.Errorf("npm pack: %w", err)
	}
	packed, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(packed) != 1 {
		return fmt.Errorf("npm pack left %d packages", len(packed))
	}
	data, err := os.ReadFile(packed[0])
	if err != nil {
		return err
	}
	sum := sha512.Sum512(data)
	if got := "sha512-" + base64.StdEncoding.EncodeToString(sum[:]); got != integrity {
		return fmt.Errorf("the package is %s, not %s", got, integrity)
	}
	return unpack(data)
}

// unpack writes the files that are kept.
func unpack(data []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	left := len(files)
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		to, keep := files[h.Name]
		if !keep {
			continue
		}
		content, err := io.ReadAll(t)
		if err != nil {
			return err
		}
		if err := write(to, content); err != nil {
			return err
		}
		left--
	}
	if left != 0 {
		return fmt.Errorf("%d files are missing in the package", left)
	}
	return nil
}

func write(name string, content []byte) error {
	if strings.HasSuffix(name, ".zst") {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1),
			zstd.WithWindowSize(8<<20), zstd.WithEncoderCRC(true))
		if err != nil {
			return err
		}
		content = e.EncodeAll(content, nil)
	}
	return os.WriteFile(name, content, 0o644)
}
