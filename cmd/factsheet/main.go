// Command factsheet proves that every quotation of a fact sheet stands in its
// source, and prints the sheet as a handout.
//
// Each verb has a file of its own: flags in, library call out. Nothing below
// run exits, or writes to anything but the streams that run is given.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"syscall"

	"factsheet/sources/extract/pdfium"
)

// version is the program's; reports and documents name it.
const version = "0.1.0"

func main() {
	if pdfium.IsWorker() {
		os.Exit(pdfium.Work(os.Stdin, os.Stdout))
	}
	readPDFsApart()
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	pdfium.Shared.Close()
	os.Exit(code)
}

// readPDFsApart has PDF documents read in processes of this program's own, which
// can be ended whatever a document does to them.
func readPDFsApart() {
	if self, err := os.Executable(); err == nil {
		pdfium.Shared.Worker = []string{self}
	}
	pdfium.Shared.Cache = "-"
	if dir := cacheFolder(); dir != "" {
		pdfium.Shared.Cache = filepath.Join(dir, "reader")
	}
}

// run runs one command line and gives its exit code: 0 clean, 1 findings, 2
// could not check. An interrupt stops the work in good order; a second one
// stops it at once.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if os.Getenv("GOGC") == "" {
		// A quarter less memory on large workspaces, for one part in fifty of
		// the time: most of what lives is sheets and results, which stay.
		debug.SetGCPercent(50)
		// Small heaps would be collected again and again, for a fifth of the time.
		// These bytes count as in use; since nobody touches them they take no memory.
		unused := make([]byte, 16<<20)
		defer runtime.KeepAlive(unused)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	a := &app{stdin: stdin, stdout: &sticky{w: stdout}, stderr: stderr, terminal: isTerminal(stdout)}
	root := a.command()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(a.stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	a.cache.Trim()
	a.verdicts.Trim()
	if a.stdout.err != nil {
		err = fail("", "writing to standard output: %w", plainError(a.stdout.err))
	}
	return a.finish(err)
}

// A sticky writer remembers its first error, so that a full disk or a closed
// terminal is not taken for success.
type sticky struct {
	w   io.Writer
	err error
}

func (s *sticky) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err := s.w.Write(p)
	s.err = err
	return n, err
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
