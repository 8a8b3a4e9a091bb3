package pdfium

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// lie is a worker that does not keep to the protocol.
func lie(how string) int {
	in, out := bufio.NewReader(os.Stdin), os.Stdout
	greet := func() { writeFrame(out, frameHello, []byte(hello())) }
	frame := func(n uint32, kind byte, rest string) {
		out.Write(append(binary.LittleEndian.AppendUint32(nil, n), kind))
		io.WriteString(out, rest)
	}
	switch how {
	case "says nothing":
		return 0
	case "is another program":
		writeFrame(out, frameHello, []byte("factsheet pdfium 0"))
	case "talks of anything":
		io.WriteString(out, strings.Repeat("Hello, world. ", 100))
	}
	greet()
	readRequest(in)
	switch how {
	case "hangs":
		select {}
	case "dies":
		return 2
	case "dies for want of memory":
		io.WriteString(os.Stderr, "fatal error: runtime: out of memory\n")
		return 2
	case "promises 4 GB":
		frame(0xFFFFFFFF, framePage, "")
	case "promises 60 MB and dies":
		frame(60<<20, framePage, "abc")
		return 2
	case "sends half a page":
		frame(8, framePage, "\xff\xff\xff\x7fabc")
	case "sends half a character":
		frame(8, framePage, "\x02\x00\x00\x00{}a")
	case "names a font that is not there":
		c := packChars([]Char{{Rune: 'a', Font: 9}})
		writeFrame(out, framePage, prefixed([]byte("{}")), c)
	case "sends what is no character":
		c := packChars([]Char{{Rune: 0xD800}})
		writeFrame(out, framePage, prefixed([]byte("{}")), c)
	case "sends a place that is no number":
		c := packChars([]Char{{Rune: 'a'}})
		binary.LittleEndian.PutUint32(c[4:], 0x7fc00000)
		writeFrame(out, framePage, prefixed([]byte("{}")), c)
	case "sends an unknown frame":
		writeFrame(out, '?')
	case "describes in no JSON":
		writeFrame(out, frameInfo, []byte("{"))
	case "gives an error without words":
		writeFrame(out, frameError, []byte("{}"))
	case "sends a picture of another size":
		writeFrame(out, frameImage, []byte("\xff\xff\xff\xff\xff\xff\xff\xff1234"))
	}
	io.Copy(io.Discard, in)
	return 0
}

func TestALyingWorkerHurtsNobody(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]Fault{
		"says nothing": NoReader, "is another program": NoReader, "talks of anything": NoReader,
		"hangs": TooSlow, "dies": Damaged, "dies for want of memory": TooMuchMemory,
		"promises 4 GB": Damaged, "promises 60 MB and dies": Damaged,
		"sends half a page": Damaged, "sends half a character": Damaged, "names a font that is not there": Damaged,
		"sends what is no character": Damaged, "sends a place that is no number": Damaged,
		"sends an unknown frame": Damaged, "describes in no JSON": Damaged,
		"gives an error without words": Damaged, "sends a picture of another size": Damaged,
	}
	for how, want := range tests {
		t.Run(how, func(t *testing.T) {
			e := &Engine{Worker: []string{self, liar, how}, Limit: 5 * time.Minute}
			if want == TooSlow {
				e.Limit = 3 * time.Second
			}
			defer e.Close()
			_, err := e.Read(context.Background(), Document{Data: "x"}, func(*Page) error { return nil })
			if got := fault(err); got != want {
				t.Errorf("%q (%v), want %q", got, err, want)
			}
			if len(e.workers.idle) != 0 {
				t.Error("it is kept for the next document")
			}
		})
	}
}

func TestNoWorkerAtAll(t *testing.T) {
	e := &Engine{Worker: []string{"/no/such/program"}}
	_, err := e.Describe(context.Background(), Document{Data: "x"})
	if fault(err) != NoReader {
		t.Error(err)
	}
}

// worker gives an engine of workers.
func workerEngine(t *testing.T) *Engine { return engines(t)["in a worker"] }

func TestWorkersServeOneAfterAnother(t *testing.T) {
	e := workerEngine(t)
	for range 3 {
		if list, _ := read(t, e, Document{Data: pages(2).String()}); len(list) != 2 || words(list[1]) != "Page number 2." {
			t.Fatalf("%d pages", len(list))
		}
		if _, err := e.Describe(context.Background(), Document{Data: "no PDF"}); fault(err) != Damaged {
			t.Fatal(err)
		}
	}
	if len(e.workers.idle) != 1 {
		t.Errorf("%d workers for one document at a time", len(e.workers.idle))
	}
}

func TestManyAtOnce(t *testing.T) {
	e := workerEngine(t)
	var all sync.WaitGroup
	for range 12 {
		all.Go(func() {
			n := 0
			info, err := e.Read(context.Background(), Document{Data: pages(5).String()}, func(p *Page) error { n++; return nil })
			if err != nil || n != 5 || info.Pages != 5 {
				t.Errorf("%d pages of %d: %v", n, info.Pages, err)
			}
		})
	}
	all.Wait()
	if n := len(e.workers.idle); n > cap(e.workers.slots) || n == 0 {
		t.Errorf("%d workers", n)
	}
}

// A worker that was killed between two documents is replaced, and nobody hears
// of it.
func TestAKilledWorkerIsReplaced(t *testing.T) {
	e := workerEngine(t)
	read(t, e, Document{Data: pages(1).String()})
	e.workers.idle[0].cmd.Process.Kill()
	if list, _ := read(t, e, Document{Data: pages(2).String()}); len(list) != 2 {
		t.Errorf("%d pages", len(list))
	}
}

func TestReadingStops(t *testing.T) {
	for name, e := range engines(t) {
		doc := Document{Data: pages(50).String()}
		mine := errors.New("enough")
		_, err := e.Read(context.Background(), doc, func(p *Page) error { return mine })
		if err != mine {
			t.Errorf("%s: %v, want the caller's error", name, err)
		}
		// Even one that looks like the worker's last word on the document.
		_, err = e.Read(context.Background(), doc, func(p *Page) error { return damaged("it says no") })
		if fault(err) != Damaged {
			t.Errorf("%s: %v, want the caller's error", name, err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		_, err = e.Read(ctx, doc, func(p *Page) error { cancel(); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want that it was cancelled", name, err)
		}
		if list, _ := read(t, e, doc); len(list) != 50 || words(list[49]) != "Page number 50." {
			t.Errorf("%s: the next document has %d pages", name, len(list))
		}
	}
}

// A worker ends when its master does: its input ends.
func TestWorkersDoNotOutliveTheirMaster(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = []string{workerVariable + "=1", cacheVariable + "=" + cacheDir}
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, n, err := readHead(out, 256); err != nil || n != len(hello()) {
		t.Fatal(n, err)
	}
	in.Close()
	late := time.AfterFunc(time.Minute, func() { c.Process.Kill() })
	defer late.Stop()
	if err := c.Wait(); err != nil {
		t.Error(err)
	}
}

func TestCloseEndsTheWorkers(t *testing.T) {
	e := workerEngine(t)
	read(t, e, Document{Data: pages(1).String()})
	w := e.workers.idle[0]
	e.Close()
	if w.cmd.ProcessState == nil {
		t.Error("the worker still runs")
	}
	if _, err := e.Describe(context.Background(), Document{Data: "x"}); fault(err) != NoReader {
		t.Errorf("after its end: %v", err)
	}
}
