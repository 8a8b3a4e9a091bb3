package capture

import (
	"context"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"factsheet/sources"
)

var whole = Record{
	Requested: "https://ferries.example/a", Final: "https://b%C3%BCcher.example/c?d=it's:%20&",
	Redirects: []Hop{{"https://ferries.example/a", 301}, {"https://ferries.example/b", 302}},
	Status:    200, Fetched: when.Truncate(time.Second), Type: "text/html",
	Headers:   []Header{{"Content-Type", `text/html; charset="x"`}, {"ETag", `W/"a # b: \ c"`}, {"X-Empty", ""}, {"X-Odd", "— ä 'x': {y} | z >"}},
	File:      sources.DigestOf("file"),
	Extractor: "html 1", Text: sources.DigestOf("text"),
}

const wholeFile = `# Written by the program: where the file of this name was captured, and when.
format: 1
requested: "https://ferries.example/a"
final: "https://b%C3%BCcher.example/c?d=it's:%20&"
status: 200
fetched: 2026-10-12T09:00:00Z
type: "text/html"
sha256: 3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80
size: 4
extractor: html 1
text-sha256: 982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1
text-size: 4
redirects: |
  301 https://ferries.example/a
  302 https://ferries.example/b
headers: |
  Content-Type: text/html; charset="x"
  ETag: W/"a # b: \ c"
  X-Empty:
  X-Odd: — ä 'x': {y} | z >
`

func TestRecord(t *testing.T) {
	if got := string(whole.Encode()); got != wholeFile {
		t.Errorf("got\n%s\nwant\n%s", got, wholeFile)
	}
	got, problems := ReadRecord("a.capture.yaml", []byte(wholeFile))
	if len(problems) > 0 || !reflect.DeepEqual(*got, whole) {
		t.Errorf("got %+v, %v\nwant %+v", got, problems, whole)
	}
}

// What was torn, or changed by hand, is no record.
func TestReadRecordRefuses(t *testing.T) {
	for _, c := range []struct{ old, new, message string }{
		{"format: 1", "format: 2", "only 1 is known"},
		{"status: 200\n", "", "needs `status`"},
		{"status: 200", "status: ok", "not a status"},
		{"size: 4", "size: -4", "not a number of bytes"},
		{"size: 4", "size: 04", "not a number of bytes"},
		{"sha256: 3b9c", "sha256: 3B9C", "not a SHA-256"},
		{"T09:00:00Z", " 09:00", "not a time"},
		{"T09:00:00Z", "T09:00:00+02:00", "not a time"},
		{"https://ferries.example/a\"", "file:///etc/passwd\"", "not an address"},
		{"https://ferries.example/a\"", "https://me:pw@ferries.example/a\"", "not an address"},
		{"  301 ", "  200 ", "not the line of a redirect"},
		{"  301 https://ferries.example/a", "  301", "not the line of a redirect"},
		{"  X-Empty:", "  X Empty:", "not the line of a header"},
		{"text-size: 4\n", "", "needs `text-size`"},
		{"extractor: html 1", "extractor: HTML", "not an extractor"},
		{"type:", "kind:", "unknown key"},
		{wholeFile, "", "is empty"},
		{wholeFile, "[]", "must consist of keys"},
	} {
		got, problems := ReadRecord("a.capture.yaml", []byte(strings.Replace(wholeFile, c.old, c.new, 1)))
		if got != nil || len(problems) == 0 || !strings.Contains(problems[0].Message, c.message) {
			t.Errorf("with %q for %q: got %+v, %v; want %q", c.new, c.old, got, problems, c.message)
			continue
		}
		if problems[0].Hint != recordHint || problems[0].Pos.File != "a.capture.yaml" {
			t.Errorf("%q: got %+v", c.message, problems[0])
		}
	}
}

// Whatever a server says, the record of it can be read again and is the same.
func FuzzRecord(f *testing.F) {
	f.Add("https://ferries.example/a", "text/html; charset=x", "X-Odd", "— ä 'x': {y} | z >")
	f.Add("https://ferries.example/?\"'", "a", "x", "\xff\x00 # \u2028\u0085")
	f.Add("http://a/:", "", "k:", " \t|")
	f.Fuzz(func(t *testing.T, address, contentType, name, value string) {
		u, err := parseAddress(address)
		if err != nil || len(stored(u)) > longestAddress {
			return
		}
		r := Record{Requested: stored(u), Final: stored(u), Redirects: []Hop{{stored(u), 302}}, Status: 200, Fetched: when.Truncate(time.Second),
			Type: mediaType(contentType), Headers: headers(http.Header{"Content-Type": {contentType}, name: {value, value}}), File: sources.DigestOf(value)}
		got, problems := ReadRecord("a", r.Encode())
		if len(problems) > 0 || !reflect.DeepEqual(*got, r) {
			t.Errorf("%s\nis read as %+v, %v\nwant %+v", r.Encode(), got, problems, r)
		}
	})
}

func TestConditional(t *testing.T) {
	version := "one"
	var asked http.Header
	s := site(t, map[string]http.HandlerFunc{
		"/old": to("/x", 302),
		"/x": func(w http.ResponseWriter, r *http.Request) {
			asked = r.Header
			w.Header().Set("ETag", `"`+version+`"`)
			if r.Header.Get("If-None-Match") == `"`+version+`"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Write([]byte("<!doctype html>" + version))
		},
		"/dated": func(w http.ResponseWriter, r *http.Request) {
			asked = r.Header
			w.Header().Set("Last-Modified", when.Format(http.TimeFormat))
			if r.Header.Get("If-Modified-Since") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			page(w, r)
		},
		"/plain": page,
	})
	fetch := func(path string, previous *Record) *Capture {
		t.Helper()
		got, err := local().Fetch(context.Background(), s.URL+path, previous)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := fetch("/old", nil)
	if asked.Get("If-None-Match") != "" {
		t.Error("the first request has a condition")
	}
	again := fetch("/old", &first.Record)
	if !again.Unchanged || again.Body != nil || !reflect.DeepEqual(again.Record, first.Record) {
		t.Errorf("got %+v", again)
	}
	version = "two"
	again = fetch("/old", &first.Record)
	if again.Unchanged || string(again.Body) != "<!doctype html>two" || again.Record.Header("ETag") != `"two"` {
		t.Errorf("got %+v", again)
	}
	dated := fetch("/dated", nil)
	if again = fetch("/dated", &dated.Record); !again.Unchanged || asked.Get("If-Modified-Since") != when.Format(http.TimeFormat) {
		t.Errorf("got %+v", again)
	}
	plain := fetch("/plain", nil)
	if again = fetch("/plain", &plain.Record); !again.Unchanged || again.Body != nil || again.Record.File != plain.Record.File {
		t.Errorf("the same bytes from a server that knows no versions: got %+v", again)
	}
	// What was captured elsewhere is no condition here: the server would vouch for
	// another file.
	fetch("/x", &dated.Record)
	if asked.Get("If-Modified-Since") != "" {
		t.Error("a condition was taken from another page")
	}
}
