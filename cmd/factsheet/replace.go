package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"os"
	"path"
)

// replace writes a file below root so that at every moment its name holds
// either all of the old content or all of the new: into a file of another name
// in the same folder, which is flushed to the disk and then renamed. On any
// failure, or when the context ends, the old file stays and nothing else is
// left behind. It gives the number of bytes.
func replace(ctx context.Context, root *os.Root, name string, write func(io.Writer) error) (size int64, err error) {
	temporary, f, err := createBeside(root, name)
	if err != nil {
		return 0, err
	}
	closed := false
	defer func() {
		if !closed {
			f.Close()
		}
		if err != nil {
			root.Remove(temporary)
		}
	}()
	counter := &counting{w: f}
	buffered := bufio.NewWriterSize(counter, 1<<16)
	if err := write(whileContext{ctx, buffered}); err != nil {
		return 0, err
	}
	if err := buffered.Flush(); err != nil {
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, err
	}
	closed = true
	if err := f.Close(); err != nil {
		return 0, err
	}
	if err := ctx.Err(); err != nil {
		return 0, err
	}
	if err := root.Rename(temporary, name); err != nil {
		return 0, err
	}
	syncFolder(root, path.Dir(name))
	return counter.n, nil
}

// createBeside makes a new, hidden file in the folder of name.
func createBeside(root *os.Root, name string) (string, *os.File, error) {
	for try := 0; ; try++ {
		var random [6]byte
		rand.Read(random[:])
		dir, base := path.Split(name)
		temporary := dir + "." + base + "." + hex.EncodeToString(random[:]) + ".tmp"
		f, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !os.IsExist(err) || try == 10 {
			return temporary, f, err
		}
	}
}

// syncFolder makes a rename last over a power cut, where the system can: the
// file itself is whole in any case.
func syncFolder(root *os.Root, dir string) {
	if d, err := root.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}

// whileContext is a writer that fails once the context has ended.
type whileContext struct {
	ctx context.Context
	w   io.Writer
}

func (w whileContext) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(p)
}

// counting counts the bytes that pass.
type counting struct {
	w io.Writer
	n int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
