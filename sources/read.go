package sources

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"syscall"
	"unicode"

	"factsheet/sources/yamldoc"
)

// largest is the size in bytes above which a source is refused: its text, and
// what is found in it, must fit into memory beside it.
const largest = 256 << 20

// Read returns the bytes of a source's file. It never leaves the folder, by
// ".." or by a link. The error is an *UnreadableError, or that of the system.
func (l *Library) Read(s *Source) (string, error) {
	name := s.File.Value
	if name == "" {
		return "", &UnreadableError{"the catalogue names no file for it", "save the document in the folder " + l.shown + " and write `file: …` with its name"}
	}
	if message, hint := badPath(name); message != "" {
		return "", &UnreadableError{message, hint}
	}
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return "", fmt.Errorf("opening the folder of sources %q: %w", l.shown, reason(err))
	}
	defer root.Close()
	data, err := readFile(root, name, largest)
	if err != nil {
		return "", l.explain(root, name, err)
	}
	return data, nil
}

// Stat says what the system knows of a source's file, as Read would open it. The
// error is that of the system, or an *UnreadableError.
func (l *Library) Stat(s *Source) (fs.FileInfo, error) {
	if message, hint := badPath(s.File.Value); message != "" || s.File.Value == "" {
		return nil, &UnreadableError{message, hint}
	}
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(s.File.Value)
	if err != nil {
		return nil, err
	}
	return info, fit(info, largest)
}

// readFile reads a regular file below root of at most limit bytes.
func readFile(root *os.Root, name string, limit int64) (string, error) {
	// Asked before opening: to open a pipe or a device may wait or do harm.
	info, err := root.Stat(name)
	if err != nil {
		return "", err
	}
	if err := fit(info, limit); err != nil {
		return "", err
	}
	f, err := root.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return "", err
	}
	defer f.Close()
	// The file may have been another one a moment ago.
	if info, err = f.Stat(); err != nil {
		return "", err
	}
	if err := fit(info, limit); err != nil {
		return "", err
	}
	var b strings.Builder
	b.Grow(int(info.Size()))
	buffer := buffers.Get().(*[]byte)
	defer buffers.Put(buffer)
	for {
		n, err := f.Read(*buffer)
		b.Write((*buffer)[:n])
		if int64(b.Len()) > limit {
			return "", tooLarge(int64(b.Len()), limit)
		}
		if err == io.EOF {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
	}
}

// buffers are small beside a source, so that its bytes are held only once.
var buffers = sync.Pool{New: func() any { b := make([]byte, 128<<10); return &b }}

// fit refuses what is not a file of bearable size.
func fit(info fs.FileInfo, limit int64) error {
	switch mode := info.Mode(); {
	case mode.IsDir():
		return &UnreadableError{"it is a folder", "name a file in that folder"}
	case !mode.IsRegular():
		return &UnreadableError{"it is not a file but a pipe, socket or device", "save the document as a file"}
	case info.Size() > limit:
		return tooLarge(info.Size(), limit)
	}
	return nil
}

func tooLarge(size, limit int64) error {
	return &UnreadableError{fmt.Sprintf("the file has %d MB; more than %d MB cannot be read", (size+1<<20-1)>>20, limit>>20), "split the document into parts"}
}

// explain says in plain words why a file could not be read.
func (l *Library) explain(root *os.Root, name string, err error) error {
	var u *UnreadableError
	switch {
	case errors.As(err, &u):
		return err
	case errors.Is(err, fs.ErrNotExist):
		hint := "save the document there, or correct `file:` in the catalogue"
		if near := l.nearest(root, name); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		return &UnreadableError{fmt.Sprintf("there is no file %q", path.Join(l.shown, name)), hint}
	case errors.Is(err, fs.ErrPermission):
		return &UnreadableError{fmt.Sprintf("the file %q may not be read: permission denied", path.Join(l.shown, name)), "ask its owner for the right to read it"}
	case strings.Contains(err.Error(), "escapes"):
		return &UnreadableError{fmt.Sprintf("the file %q is a link that leads out of the folder", path.Join(l.shown, name)), "copy the document itself into the folder"}
	case errors.Is(err, syscall.ELOOP), strings.Contains(err.Error(), "too many"):
		return &UnreadableError{fmt.Sprintf("the file %q is a link that leads back to itself", path.Join(l.shown, name)), "copy the document itself into the folder"}
	}
	return fmt.Errorf("reading %q: %w", path.Join(l.shown, name), reason(err))
}

// nearest is the file in the folder whose name is most like a missing one.
func (l *Library) nearest(root *os.Root, name string) string {
	var names []string
	walk(root, mostFiles, func(file string) { names = append(names, file) })
	for _, n := range names {
		if path.Base(n) == path.Base(name) || strings.EqualFold(n, name) {
			return n // in another folder, or in other letters
		}
	}
	return yamldoc.Nearest(name, names)
}

// badPath says what is wrong with a path in the catalogue; "" is nothing.
func badPath(name string) (message, hint string) {
	inside := "write the path of a file below the folder of sources, such as `reports/code.txt`"
	switch {
	case strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Sprintf("the file name %q holds a line end or another control character", name), "write the name on one line, without quotation marks"
	case strings.Contains(name, `\`):
		return fmt.Sprintf("the path %q holds a backslash", name), "write `/` between folders, on Windows, too"
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':' && unicode.IsLetter(rune(name[0])):
		return fmt.Sprintf("the path %q does not begin in the folder of sources", name), inside
	case name == ".." || strings.HasPrefix(name, "../") || strings.Contains(name, "/../") || strings.HasSuffix(name, "/.."):
		return fmt.Sprintf("the path %q leads out of a folder with `..`", name), inside
	case strings.Contains(name, "://"):
		return fmt.Sprintf("%q is an address, not a file", name), "save the page in the folder of sources, name that file, and write the address as `URL:`"
	case !fs.ValidPath(name) || name == ".":
		return fmt.Sprintf("the path %q is not written plainly", name), inside
	}
	return "", ""
}
