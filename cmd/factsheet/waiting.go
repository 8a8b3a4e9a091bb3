package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"time"
)

// patience is how long a command may be silent on a terminal while it reads.
const patience = 500 * time.Millisecond

// A waiting is a line on a terminal that says which documents are being read,
// once that takes long. It is gone when they were.
type waiting struct {
	out io.Writer

	mu    sync.Mutex
	names []string // of those being read, the one that takes longest first
	done  int
	shown bool
	timer *time.Timer // nil where no line is due
}

// begin says that a document is being read, until end is called.
func (w *waiting) begin(name string) (end func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.names = append(w.names, name)
	if w.timer == nil {
		w.timer = time.AfterFunc(patience, w.show)
	}
	return func() { w.end(name) }
}

func (w *waiting) end(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if i := slices.Index(w.names, name); i >= 0 {
		w.names = slices.Delete(w.names, i, i+1)
	}
	w.done++
	if len(w.names) == 0 && w.shown {
		fmt.Fprint(w.out, "\r\x1b[K")
		w.shown = false
	}
}

// show writes the line, and again after a while, as long as there is something
// to be said.
func (w *waiting) show() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.names) == 0 {
		w.timer = nil
		return
	}
	fmt.Fprint(w.out, "\r\x1b[K"+w.line())
	w.shown = true
	w.timer.Reset(patience)
}

// line fits a terminal of 80 columns: one that is broken could not be taken
// back.
func (w *waiting) line() string {
	name := []rune(oneLine(w.names[0]))
	if len(name) > 40 {
		name = append([]rune("…"), name[len(name)-39:]...)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Reading %s", string(name))
	if n := len(w.names) - 1; n > 0 {
		fmt.Fprintf(&b, " and %d more", n)
	}
	b.WriteString(" …")
	if w.done > 0 {
		fmt.Fprintf(&b, " (%d read)", w.done)
	}
	return b.String()
}
