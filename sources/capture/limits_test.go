package capture

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// until blocks a page until its reader is gone.
func until(r *http.Request) { <-r.Context().Done() }

// Servers that never end: each must be left by one of the clocks. Long is what the
// clock that must not be the one is set to. On a busy machine the answer itself may
// come too late, where the body should.
func TestTime(t *testing.T) {
	const soon, long = 50 * time.Millisecond, time.Hour
	const stalled = "the server for|the server did not answer"
	flush := func(w http.ResponseWriter) { w.(http.Flusher).Flush() }
	for _, c := range []struct {
		name          string
		idle, overall time.Duration
		page          http.HandlerFunc
		reason        string
	}{
		{"no answer", soon, long, func(w http.ResponseWriter, r *http.Request) { until(r) }, stalled},
		{"half of the headers", soon, long, func(w http.ResponseWriter, r *http.Request) {
			conn, _, _ := w.(http.Hijacker).Hijack()
			conn.Write([]byte("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n"))
			conn.Read(make([]byte, 1)) // until the other end goes
			conn.Close()
		}, stalled},
		{"the body stalls", soon, long, func(w http.ResponseWriter, r *http.Request) { page(w, r); flush(w); until(r) }, stalled},
		{"the body does not begin", soon, long, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(200); flush(w); until(r) }, stalled},
		{"the body drips", long, 4 * soon, func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				w.Write([]byte("x"))
				flush(w)
				time.Sleep(time.Millisecond)
			}
		}, "too slowly"},
		{"no answer at all", long, soon, func(w http.ResponseWriter, r *http.Request) { until(r) }, "too slowly"},
		{"redirects for ever", long, soon, func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.RawQuery)
			http.Redirect(w, r, "/x?"+strconv.Itoa(n+1), http.StatusFound)
		}, "too slowly"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, map[string]http.HandlerFunc{"/x": c.page})
			l := local()
			l.IgnoreRobots, l.IdleTimeout, l.Timeout, l.MaxRedirects = true, c.idle, c.overall, 1<<30
			refused(t, l, s.URL+"/x", c.reason)
		})
	}
}

// The reader may give up at any time.
func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := site(t, map[string]http.HandlerFunc{"/x": func(w http.ResponseWriter, r *http.Request) { page(w, r); w.(http.Flusher).Flush(); cancel(); until(r) }})
	if _, err := local().Fetch(ctx, s.URL+"/x", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if _, err := local().Fetch(ctx, s.URL+"/x", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func packed(t *testing.T, words string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(words))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSize(t *testing.T) {
	const most = 10_000
	endless := func(w http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			if _, err := w.Write(bytes.Repeat([]byte("x"), 1000)); err != nil {
				return
			}
		}
	}
	gzipped := func(body []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(body)
		}
	}
	whole := packed(t, words)
	bomb := packed(t, strings.Repeat("x", most*100))
	if len(bomb) > most {
		t.Fatal("the bomb is none")
	}
	// Empty members cost the reader and give nothing.
	empty := bytes.Repeat(packed(t, ""), most)
	for _, c := range []struct {
		name   string
		page   http.HandlerFunc
		reason string // "" is none
	}{
		{"as much as may be", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("x"), most)) }, ""},
		{"one more", func(w http.ResponseWriter, r *http.Request) { w.Write(bytes.Repeat([]byte("x"), most+1)) }, "larger than 9 KB"},
		{"said to be large", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "99999999999")
			w.WriteHeader(http.StatusOK)
			w.(http.Flusher).Flush()
			until(r)
		}, "larger than"},
		{"endless", endless, "larger than"},
		{"packed", gzipped(whole), ""},
		{"packed, broken off", gzipped(whole[:len(whole)-10]), "broke off"},
		{"packed, changed", gzipped(append(bytes.Clone(whole[:len(whole)-8]), 1, 2, 3, 4, 5, 6, 7, 8)), "damaged"},
		{"packed, with more behind", gzipped(append(bytes.Clone(whole), "more and more"...)), "damaged"},
		{"packed, damaged within", gzipped(append(bytes.Clone(whole[:10]), bytes.Repeat([]byte{0xff}, 40)...)), "damaged"},
		{"a bomb", gzipped(bomb), "larger than"},
		{"nothing, packed endlessly", gzipped(empty), "larger than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, map[string]http.HandlerFunc{"/x": c.page})
			l := local()
			l.MaxBytes = most
			if c.reason != "" {
				refused(t, l, s.URL+"/x", c.reason)
				return
			}
			if _, err := l.Fetch(context.Background(), s.URL+"/x", nil); err != nil {
				t.Error(err)
			}
		})
	}
}

// What was unpacked is what is stored.
func TestUnpacked(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/x": func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Encoding", "x-gzip")
		w.Write(packed(t, words))
	}})
	got, err := local().Fetch(context.Background(), s.URL+"/x", nil)
	if err != nil || string(got.Body) != words || got.Record.File.Size != int64(len(words)) || got.Record.Header("Content-Encoding") != "x-gzip" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// A server that does not say how long a file is may have broken off.
func TestLengthNotSaid(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/x": wire("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + words)})
	got, err := local().Fetch(context.Background(), s.URL+"/x", nil)
	if err != nil || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "broken off") {
		t.Errorf("got %+v, %v", got, err)
	}
}

// Of an answer that is longer than it says, the rest is nobody's; what came is
// looked at.
func TestLongerThanSaid(t *testing.T) {
	var said bytes.Buffer
	log.SetOutput(&said)
	defer log.SetOutput(os.Stderr)
	for _, c := range []struct {
		body  string
		whole bool
	}{
		{"<!doctype html><html><body><p>The ferry leaves at nine and at ten.</body></html>", false},
		{"%PDF-1.7 and much more that should stand in it, to its end, which is %%EOF", false},
		{"<!doctype html><p>The ferry leaves at nine and at ten, and nobody sees the end.", true},
	} {
		s := site(t, map[string]http.HandlerFunc{"/x": wire("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 40\r\n\r\n" + c.body)})
		got, err := local().Fetch(context.Background(), s.URL+"/x", nil)
		if err != nil || string(got.Body) != c.body[:40] || strings.Contains(strings.Join(got.Notes, ";"), "not end as one should") == c.whole {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	if said.Len() > 0 {
		t.Errorf("something was printed: %s", said.String())
	}
}

func TestLooksWhole(t *testing.T) {
	docx := zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>")
	for _, c := range []struct {
		name, body, ending string
		want               bool
	}{
		{"a PDF", "%PDF-1.7\n%%EOF\n", ".pdf", true},
		{"a PDF that was changed after its end", "%PDF-1.7\n%%EOF\n1 0 obj", ".pdf", true},
		{"a PDF cut off", "%PDF-1.7\n%%EOF\n" + strings.Repeat("1 0 obj\n", 1000), ".pdf", false},
		{"Word", docx, ".docx", true},
		{"Word cut off", docx[:len(docx)-22], ".docx", false},
		{"a page", "<HTML><BODY></BODY></HTML >", ".html", true},
		{"a page without its last tag", "<html><body></body>", ".html", true},
		{"a page cut off", "<html lang=en><body><p>The", ".html", false},
		{"a page that needs no end", "<!doctype html><p>The", ".html", true},
		{"text", "The", ".txt", true},
	} {
		if got := looksWhole([]byte(c.body), c.ending); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

// waits notes what a client waits for, and does not.
func waits(c *Client) *[]time.Duration {
	var mu sync.Mutex
	list := &[]time.Duration{}
	c.sleep = func(ctx context.Context, d time.Duration) error {
		mu.Lock()
		defer mu.Unlock()
		*list = append(*list, d)
		return ctx.Err()
	}
	return list
}

func TestRetryAfter(t *testing.T) {
	busy := func(times int, status int, after string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if times--; times < 0 {
				page(w, r)
				return
			}
			answer(status, "Retry-After", after)(w, r)
		}
	}
	for _, c := range []struct {
		name   string
		page   http.HandlerFunc
		waits  []time.Duration
		reason string
	}{
		{"seconds", busy(1, 429, "20"), []time.Duration{20 * time.Second}, ""},
		{"twice", busy(2, 503, "5"), []time.Duration{5 * time.Second, 5 * time.Second}, ""},
		{"three times is enough", busy(3, 503, "5"), []time.Duration{5 * time.Second, 5 * time.Second}, "failed (503)"},
		{"a date", busy(1, 503, when.Add(30*time.Second).Format(http.TimeFormat)), []time.Duration{30*time.Second - 123}, ""},
		{"a date gone by", busy(1, 503, when.Add(-time.Hour).Format(http.TimeFormat)), nil, ""},
		{"longer than we wait", busy(1, 429, "600"), nil, "no requests for 10 minutes (429)"},
		{"for ever", busy(1, 429, "99999999999999"), nil, "no requests for 365 days"},
		{"a negative time", busy(1, 429, "-5"), nil, "too many requests"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, map[string]http.HandlerFunc{"/x": c.page})
			l := local()
			got := waits(l)
			if c.reason != "" {
				refused(t, l, s.URL+"/x", c.reason)
			} else if _, err := l.Fetch(context.Background(), s.URL+"/x", nil); err != nil {
				t.Error(err)
			}
			if len(*got) != len(c.waits) {
				t.Fatalf("waited %v, want %v", *got, c.waits)
			}
			for i, d := range *got {
				if d != c.waits[i] {
					t.Errorf("waited %v, want %v", *got, c.waits)
				}
			}
		})
	}
}

// A host is left alone between documents, but one document is not torn apart.
func TestDelay(t *testing.T) {
	a := site(t, map[string]http.HandlerFunc{"/1": to("/2", 302), "/2": page})
	b := site(t, map[string]http.HandlerFunc{"/2": page})
	c := local()
	c.Delay = time.Hour
	got := waits(c)
	for _, address := range []string{a.URL + "/1", b.URL + "/2", a.URL + "/2", a.URL + "/2"} {
		if _, err := c.Fetch(context.Background(), address, nil); err != nil {
			t.Fatal(err)
		}
	}
	if len(*got) != 2 || (*got)[0] < 50*time.Minute || (*got)[0] > time.Hour || (*got)[1] < 110*time.Minute || (*got)[1] > 2*time.Hour {
		t.Errorf("waited %v, want about one hour and two", *got)
	}
}

// The time for a document stands still while a server is left alone.
func TestWaitsDoNotCount(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/x": page})
	c := local()
	c.Delay, c.Timeout = time.Hour, time.Hour
	if _, err := c.Fetch(context.Background(), s.URL+"/x", nil); err != nil {
		t.Fatal(err)
	}
	var left time.Duration
	c.sleep = func(context.Context, time.Duration) error { return nil }
	v := c.visit(context.Background())
	defer v.close()
	v.sleep = func(context.Context, time.Duration) error {
		v.overall.mu.Lock()
		defer v.overall.mu.Unlock()
		if v.overall.timer != nil {
			t.Error("the clock runs while the host is left alone")
		}
		left = v.overall.after
		return nil
	}
	if err := v.pace(strings.TrimPrefix(s.URL, "http://")); err != nil {
		t.Fatal(err)
	}
	if v.overall.timer == nil || left <= 0 {
		t.Error("the clock did not go on")
	}
}

func TestWordsForNumbers(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "0 seconds", time.Second: "1 second", 90 * time.Second: "90 seconds", 10 * time.Minute: "10 minutes",
		2 * time.Hour: "2 hours", 47 * time.Hour: "47 hours", 72 * time.Hour: "3 days"} {
		if got := span(d); got != want {
			t.Errorf("span(%d) = %q, want %q", d, got, want)
		}
	}
	for n, want := range map[int64]string{10: "10 bytes", 1 << 10: "1 KB", 100 << 20: "100 MB"} {
		if got := size(n); got != want {
			t.Errorf("size(%d) = %q, want %q", n, got, want)
		}
	}
}
