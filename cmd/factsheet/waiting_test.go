package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestWaiting(t *testing.T) {
	var out bytes.Buffer
	w := &waiting{out: &out, timer: time.NewTimer(time.Hour)} // the test says when a line is due
	wrote := func(want string) {
		t.Helper()
		if got := out.String(); got != want {
			t.Errorf("wrote %q, want %q", got, want)
		}
		out.Reset()
	}
	a := w.begin("a.pdf")
	wrote("")
	w.show()
	wrote("\r\x1b[KReading a.pdf …")
	b := w.begin("b\x1b.pdf")
	a()
	wrote("")
	c := w.begin("c.pdf")
	w.show()
	wrote("\r\x1b[KReading b\uFFFD.pdf and 1 more … (1 read)")
	c()
	b()
	wrote("\r\x1b[K")
	w.show() // nothing is being read: nothing more is due
	wrote("")
	if w.timer != nil {
		t.Error("a line is due though nothing is being read")
	}

	w = &waiting{out: &out, timer: time.NewTimer(time.Hour)}
	for range 2000 {
		w.begin(strings.Repeat("a long name ", 30) + ".pdf")()
	}
	for range 100 {
		w.begin(strings.Repeat("a long name ", 30) + ".pdf")
	}
	w.show()
	if n := utf8.RuneCountInString(strings.TrimPrefix(out.String(), "\r\x1b[K")); n > 79 || n < 60 {
		t.Errorf("%d columns: %q", n, out.String())
	}
	w.timer.Stop()
}
