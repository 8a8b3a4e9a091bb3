package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// Exit codes, the same for every output format.
const (
	exitClean    = 0
	exitFindings = 1
	exitFailed   = 2
)

// errFindings says that the report tells what is wrong: exit 1, without
// another word.
var errFindings = errors.New("there are findings")

// A failure says why a command could not do its work, and what to do.
type failure struct {
	err  error
	hint string // may be empty
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// fail makes a failure.
func fail(hint, format string, args ...any) error {
	return &failure{fmt.Errorf(format, args...), hint}
}

// finish tells the user how a command ended and gives the exit code.
func (a *app) finish(err error) int {
	switch {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errUnverified):
		return exitFailed
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.stderr, "factsheet: interrupted; files already written are whole")
		return exitFailed
	}
	fmt.Fprintln(a.stderr, "factsheet: "+printable(err.Error()))
	var f *failure
	if errors.As(err, &f) && f.hint != "" {
		fmt.Fprintln(a.stderr, "  "+printable(f.hint))
	}
	return exitFailed
}

// plainError words the system's error for people, without the call and the
// path that wrap it.
func plainError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file or folder")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission denied")
	case errors.Is(err, syscall.ENOSPC):
		return errors.New("the disk is full")
	case errors.Is(err, syscall.EROFS):
		return errors.New("the disk can only be read")
	case errors.Is(err, fs.ErrExist), errors.Is(err, syscall.EISDIR), errors.Is(err, syscall.ENOTDIR):
		return errors.New("something else has that name")
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError // of a file under a temporary name: no name that the user knows
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// printable sends no control characters to a terminal, nor those that turn the
// writing round: file names may hold anything.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' || r >= 0x7F && r < 0xA0 || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069' {
			return '\uFFFD'
		}
		return r
	}, s)
}
