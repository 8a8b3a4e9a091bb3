package pdfium

import (
	"bufio"
	"errors"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
)

// workerVariable is set in the environment of a worker.
const workerVariable = "FACTSHEET_PDFIUM_WORKER"

// cacheVariable tells a worker where the compiled module is kept; empty is
// nowhere.
const cacheVariable = "FACTSHEET_PDFIUM_CACHE"

// IsWorker reports whether this process was started to be a worker: a program
// whose Engine has itself for its Worker calls Work then, before anything else.
func IsWorker() bool { return os.Getenv(workerVariable) != "" }

// Work answers requests from in on out, one after another, each in a sandbox of
// its own, until in ends; then the process ends, whatever it is at. It gives an
// exit code.
func Work(in io.Reader, out io.Writer) int {
	// An interrupt at the terminal is for the master, who ends its workers.
	signal.Ignore(os.Interrupt)
	debug.SetMemoryLimit(workerMemory / 2)
	limitMemory(workerMemory)
	w := bufio.NewWriterSize(out, 1<<16)
	// What takes long once is done before the first document's time begins.
	s, err := newSandbox(os.Getenv(cacheVariable))
	if err != nil {
		writeError(w, noReader(err))
		w.Flush()
		return 1
	}
	if err := errors.Join(writeFrame(w, frameHello, []byte(hello())), w.Flush()); err != nil {
		return 1
	}
	type job struct {
		header
		Document
	}
	jobs := make(chan job)
	go func() {
		r := bufio.NewReaderSize(in, 1<<16)
		for {
			h, doc, err := readRequest(r)
			if errors.Is(err, io.EOF) {
				os.Exit(0)
			}
			if err != nil {
				os.Exit(1)
			}
			jobs <- job{h, doc}
		}
	}()
	for j := range jobs {
		limitTime(j.Seconds)
		if err := s.serve(w, request{Document: j.Document, Verb: j.Verb, Page: j.Page, DPI: j.DPI, Part: j.Part, Parts: j.Parts}); err != nil {
			return 1
		}
	}
	return 0
}

// workerMemory is how much address space a worker may have: twice the sandbox's,
// for it is copied as it grows, the document, and what Go and the module need.
const workerMemory = 2 << 30

// serve writes the answer to a request. The error is that of w.
func (s *sandbox) serve(w *bufio.Writer, q request) error {
	var lost error
	err := s.answer(q, func(r reply) error {
		lost = errors.Join(writeReply(w, r), w.Flush())
		return lost
	})
	if lost != nil {
		return lost
	}
	if err != nil {
		return errors.Join(writeError(w, broken(err)), w.Flush())
	}
	return errors.Join(writeFrame(w, frameDone), w.Flush())
}
