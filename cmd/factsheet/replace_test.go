package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// oldFolder opens a new folder that holds old.pdf with "old".
func oldFolder(t *testing.T) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "old.pdf"), []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}

// wantFiles wants exactly these contents by name.
func wantFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if text, ok := want[e.Name()]; !ok {
			t.Errorf("left behind: %s", e.Name())
		} else if text != string(data) {
			t.Errorf("%s holds %q, want %q", e.Name(), data, text)
		}
		delete(want, e.Name())
	}
	for name := range want {
		t.Errorf("%s is gone", name)
	}
}

func TestReplace(t *testing.T) {
	disk := errors.New("no space left on device")
	for _, c := range []struct {
		reason string
		write  func(stop func()) func(io.Writer) error
		want   string
		err    error
	}{
		{"all is written", func(func()) func(io.Writer) error {
			return func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }
		}, "new", nil},
		{"the writing fails half-way", func(func()) func(io.Writer) error {
			return func(w io.Writer) error { io.WriteString(w, "ne"); return disk }
		}, "old", disk},
		{"an interrupt comes before the first byte", func(stop func()) func(io.Writer) error {
			return func(w io.Writer) error { stop(); _, err := io.WriteString(w, "new"); return err }
		}, "old", context.Canceled},
		{"an interrupt comes after the last byte, before the rename", func(stop func()) func(io.Writer) error {
			return func(w io.Writer) error { _, err := io.WriteString(w, "new"); stop(); return err }
		}, "old", context.Canceled},
		{"an interrupt comes in the middle of much text", func(stop func()) func(io.Writer) error {
			return func(w io.Writer) error {
				for i := range 100 {
					if i == 50 {
						stop()
					}
					if _, err := w.Write(bytes.Repeat([]byte("x"), 1<<14)); err != nil {
						return err
					}
				}
				return nil
			}
		}, "old", context.Canceled},
	} {
		t.Run(c.reason, func(t *testing.T) {
			dir, root := oldFolder(t)
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			n, err := replace(ctx, root, "old.pdf", c.write(stop))
			if !errors.Is(err, c.err) {
				t.Errorf("error %v, want %v", err, c.err)
			}
			if err == nil && n != int64(len(c.want)) {
				t.Errorf("%d bytes, want %d", n, len(c.want))
			}
			wantFiles(t, dir, map[string]string{"old.pdf": c.want})
		})
	}
}

// A name that cannot be renamed to, such as a folder's, leaves nothing behind.
func TestReplaceFolder(t *testing.T) {
	dir, root := oldFolder(t)
	if err := os.MkdirAll(filepath.Join(dir, "sub.pdf", "x"), 0o777); err != nil {
		t.Fatal(err)
	}
	_, err := replace(context.Background(), root, "sub.pdf", func(w io.Writer) error { return nil })
	if err == nil {
		t.Fatal("a folder was replaced")
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A link in the out folder is replaced itself: what it leads to stays.
func TestReplaceLink(t *testing.T) {
	dir, root := oldFolder(t)
	outside := filepath.Join(t.TempDir(), "precious")
	if err := os.WriteFile(outside, []byte("precious"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "link.pdf")); err != nil {
		t.Skipf("links cannot be made here: %v", err)
	}
	_, err := replace(context.Background(), root, "link.pdf", func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, map[string]string{"old.pdf": "old", "link.pdf": "new"})
	if data, _ := os.ReadFile(outside); string(data) != "precious" {
		t.Errorf("written through the link: %q", data)
	}
}

// On a disk that is really full the build says so with exit 2, the old PDF is
// whole, and nothing is left behind.
func TestBuildOnFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" || os.Getuid() != 0 {
		t.Skip("needs root on Linux, to mount a small disk; TestReplace shows the same with a writer that fails")
	}
	dir := newWorkspace(t)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", out).Run(); err != nil {
		t.Skipf("needs the right to mount a small disk: %v; TestReplace shows the same with a writer that fails", err)
	}
	t.Cleanup(func() {
		if err := exec.Command("umount", out).Run(); err != nil {
			t.Errorf("umount: %v", err)
		}
	})
	if err := os.WriteFile(filepath.Join(out, "example.pdf"), []byte("old"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, stderr, code := inFolder(t, dir, "build")
	if code != exitFailed || !strings.Contains(stderr, `writing "out/example.pdf": the disk is full`) {
		t.Errorf("exit %d, stderr %s", code, stderr)
	}
	wantFiles(t, out, map[string]string{"example.pdf": "old"})
}

func TestPlainError(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&os.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}, "the disk is full"},
		{&os.PathError{Op: "open", Path: "/x", Err: os.ErrNotExist}, "there is no such file or folder"},
		{&os.PathError{Op: "open", Path: "/x", Err: os.ErrPermission}, "permission denied"},
		{&os.PathError{Op: "open", Path: "/x", Err: syscall.EROFS}, "the disk can only be read"},
		{&os.PathError{Op: "open", Path: "/x", Err: errors.New("odd")}, "odd"},
	} {
		if got := plainError(c.err).Error(); got != c.want {
			t.Errorf("plainError(%v) = %q, want %q", c.err, got, c.want)
		}
	}
}
