package capture

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"os"
	"strconv"
	"strings"
	"testing"
)

// An entry is a record of a web archive as a reader finds it.
type entry struct {
	header textproto.MIMEHeader
	block  []byte
}

// readWARC reads a web archive as ISO 28500 has it.
func readWARC(t *testing.T, data []byte) []entry {
	t.Helper()
	var out []entry
	r := bufio.NewReader(bytes.NewReader(data))
	for {
		line, err := r.ReadString('\n')
		if err == io.EOF && line == "" {
			return out
		}
		if line != "WARC/1.1\r\n" {
			t.Fatalf("a record begins with %q", line)
		}
		h, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(h.Get("Content-Length"))
		if err != nil {
			t.Fatal(err)
		}
		block := make([]byte, n+4)
		if _, err := io.ReadFull(r, block); err != nil || string(block[n:]) != "\r\n\r\n" {
			t.Fatalf("a record ends with %q, %v", block[n:], err)
		}
		out = append(out, entry{h, block[:n]})
	}
}

// captured is the archive of a page behind two redirects, packed for the way.
func captured(t *testing.T) (*Capture, []byte) {
	t.Helper()
	s := site(t, map[string]http.HandlerFunc{"/a": to("/b", 301), "/b": to("/c?x=ä", 302), "/c": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Date", "Mon, 12 Oct 2026 09:00:00 GMT")
		w.Write(packed(t, words))
	}})
	got, err := local().Fetch(context.Background(), s.URL+"/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	var b, again bytes.Buffer
	if err := WriteWARC(&b, &got.Record, got.Body); err != nil {
		t.Fatal(err)
	}
	if err := WriteWARC(&again, &got.Record, got.Body); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Errorf("the same capture gives another archive, %v", err)
	}
	return got, b.Bytes()
}

func TestWARC(t *testing.T) {
	c, data := captured(t)
	entries := readWARC(t, data)
	if len(entries) != 4 {
		t.Fatalf("got %d records", len(entries))
	}
	ids := map[string]bool{}
	for i, e := range entries {
		id := e.header.Get("WARC-Record-ID")
		if ids[id] || !strings.HasPrefix(id, "<urn:uuid:") || len(id) != len("<urn:uuid:00000000-0000-8000-8000-000000000000>") {
			t.Errorf("record %d has the id %q", i, id)
		}
		ids[id] = true
		if e.header.Get("WARC-Date") != "2026-10-12T09:00:00Z" || e.header.Get("WARC-Block-Digest") != digest(e.block) {
			t.Errorf("record %d: %v", i, e.header)
		}
		if i == 0 {
			if e.header.Get("WARC-Type") != "warcinfo" || !bytes.Contains(e.block, []byte("software: factsheet\r\n")) {
				t.Errorf("the first record is %v, %q", e.header, e.block)
			}
			continue
		}
		if e.header.Get("WARC-Type") != "response" || e.header.Get("WARC-Warcinfo-ID") != entries[0].header.Get("WARC-Record-ID") ||
			e.header.Get("Content-Type") != "application/http;msgtype=response" {
			t.Errorf("record %d: %v", i, e.header)
		}
		resp, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(e.block)), nil)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		if err != nil || e.header.Get("WARC-Payload-Digest") != digest(body) {
			t.Errorf("record %d: the body %q, %v", i, body, err)
		}
		want := []struct {
			status     int
			path, next string
			body       string
		}{{301, "/a", "/b", ""}, {302, "/b", "/c?x=%c3%a4", ""}, {200, "/c?x=%c3%a4", "", words}}[i-1]
		top := strings.TrimSuffix(c.Record.Requested, "/a")
		next := resp.Header.Get("Location")
		if resp.StatusCode != want.status || e.header.Get("WARC-Target-URI") != top+want.path || next != "" && next != top+want.next || string(body) != want.body {
			t.Errorf("record %d: %v %v %q", i, e.header, resp, body)
		}
		if i == 3 && (resp.Header.Get("Content-Encoding") != "" || resp.Header.Get("X-Archive-Orig-Content-Encoding") != "gzip") {
			t.Errorf("the answer's headers are %v", resp.Header)
		}
	}
	if file := os.Getenv("FACTSHEET_WARC"); file != "" { // to try other readers on it by hand
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWARCErrors(t *testing.T) {
	c, data := captured(t)
	if err := WriteWARC(io.Discard, &c.Record, []byte(words+" Changed.")); err == nil || !strings.Contains(err.Error(), "not the one that was captured") {
		t.Errorf("another body: %v", err)
	}
	full := errors.New("the disk is full")
	for i := range 4 {
		if err := WriteWARC(&failing{left: i * len(data) / 5, err: full}, &c.Record, c.Body); !errors.Is(err, full) {
			t.Errorf("after %d bytes: %v", i*len(data)/5, err)
		}
	}
}

// A failing writer fails once it took a number of bytes.
type failing struct {
	left int
	err  error
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, f.err
	}
	return len(p), nil
}

func ExampleRecordName() {
	fmt.Println(RecordName("ferries.html"))
	// Output: ferries.html.capture.yaml
}
