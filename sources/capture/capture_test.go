package capture

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

const words = "<!doctype html><title>Ferries</title><p>The ferry leaves at nine."

// when is the time that records have in tests.
var when = time.Date(2026, 10, 12, 9, 0, 0, 123, time.UTC)

// site serves pages by path; a path without one is not found, robots.txt as well.
func site(t *testing.T, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(serve(pages))
	t.Cleanup(s.Close)
	return s
}

func serve(pages map[string]http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := pages[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	})
}

// local is a client that may ask this machine, and need not wait.
func local() *Client {
	return &Client{AllowPrivate: true, Delay: -1, Now: func() time.Time { return when }}
}

func page(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Write([]byte(words))
}

func to(address string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, address, status) }
}

func answer(status int, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
	}
}

// wire writes an answer as it stands and closes the connection.
func wire(answer string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			panic(err)
		}
		conn.Write([]byte(answer))
		conn.Close()
	}
}

// refused fetches what must fail, and wants these words in the reason, or others behind "|".
func refused(t *testing.T, c *Client, address, reason string) *Error {
	t.Helper()
	got, err := c.Fetch(context.Background(), address, nil)
	var e *Error
	if !errors.As(err, &e) || !slices.ContainsFunc(strings.Split(reason, "|"), func(s string) bool { return strings.Contains(e.Reason, s) }) {
		t.Fatalf("got %+v, %v; want an error with %q", got, err, reason)
	}
	if e.Hint == "" || e.Reason != strings.TrimRight(e.Reason, ".") {
		t.Errorf("the error %q has the hint %q", e.Reason, e.Hint)
	}
	return e
}

func TestFetch(t *testing.T) {
	var asked http.Header
	s := site(t, map[string]http.HandlerFunc{"/news/ferries.php": func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Set-Cookie", "id=secret")
		w.Header().Set("Server", "caf\xe9\t1")
		page(w, r)
	}})
	done := int64(0)
	c := local()
	c.Progress = func(n, total int64) {
		if done = n; total != int64(len(words)) {
			t.Errorf("progress of %d, want of %d", total, len(words))
		}
	}
	got, err := c.Fetch(context.Background(), s.URL+"/news/ferries.php?b=2&a=1#top", nil)
	if err != nil {
		t.Fatal(err)
	}
	r := got.Record
	if string(got.Body) != words || got.Name != "ferries.html" || got.Unchanged || got.Encoding != "" || len(got.Notes) > 0 || done != int64(len(words)) {
		t.Errorf("got %+v after %d bytes", got, done)
	}
	if want := s.URL + "/news/ferries.php?b=2&a=1"; r.Requested != want || r.Final != want || r.Redirects != nil {
		t.Errorf("got the addresses %q, %q, %v", r.Requested, r.Final, r.Redirects)
	}
	if r.Status != 200 || !r.Fetched.Equal(when.Truncate(time.Second)) || r.Type != "text/html" || r.File.Size != int64(len(words)) ||
		r.File.SHA256 != "d3cfcceb4774f963c10a5fca80fbda8622f526a0fc289be1c70ff3b1a4966ff8" {
		t.Errorf("got the record %+v", r)
	}
	if r.Header("etag") != `"v1"` || r.Header("Server") != "café 1" || r.Header("Set-Cookie") != "" {
		t.Errorf("got the headers %q", r.Headers)
	}
	if asked.Get("User-Agent") != DefaultUserAgent || asked.Get("Cookie") != "" || asked.Get("Referer") != "" || asked.Get("Accept-Encoding") != "identity" {
		t.Errorf("the server was asked with %q", asked)
	}
}

// No cookie goes to the next page, nor to the next request.
func TestNoCookies(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "x"})
			http.Redirect(w, r, "/b", http.StatusFound)
		},
		"/b": func(w http.ResponseWriter, r *http.Request) {
			if r.Header.Get("Cookie") != "" {
				t.Error("a cookie was kept")
			}
			page(w, r)
		},
	})
	c := local()
	for range 2 {
		if _, err := c.Fetch(context.Background(), s.URL+"/a", nil); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRefusals(t *testing.T) {
	long := strings.Repeat("x", mostHeaders+1000)
	for _, c := range []struct {
		name   string
		page   http.HandlerFunc
		reason string
		status int
	}{
		{"no page", answer(404), "no page at this address (404)", 404},
		{"taken away", answer(410), "taken away", 410},
		{"sign-in", answer(401), "sign-in", 401},
		{"forbidden", answer(403), "does not let programs", 403},
		{"legal reasons", answer(451), "legal reasons", 451},
		{"failure", answer(500), "failed (500)", 500},
		{"no time given to wait", answer(503), "failed (503)", 503},
		{"too many requests, no time given", answer(429), "too many requests (429)", 429},
		{"a time to wait that is none", answer(429, "Retry-After", "soon"), "too many requests (429)", 429},
		{"a part that nobody asked for", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Range", "bytes 0-9/100")
			w.WriteHeader(206)
			w.Write([]byte("<p>The fer"))
		}, "only a part", 206},
		{"unchanged, though nobody asked", answer(304), "has not changed", 304},
		{"nothing", answer(204), "nothing to show", 204},
		{"changed on its way", answer(203), "by a proxy", 203},
		{"a choice", answer(300), "something else", 300},
		{"a teapot", answer(418), "refused (418)", 418},
		{"empty", answer(200), "empty file", 200},
		{"less than was said", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			page(w, r)
		}, "broke off", 0},
		{"a chunk that breaks off", wire("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\nabc"), "broke off", 0},
		{"no last chunk", wire("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"), "broke off", 0},
		{"closed before the answer", wire(""), "broke off the connection", 0},
		{"closed within the headers", wire("HTTP/1.1 200 OK\r\nContent-"), "not answer as one of the web", 0},
		{"not HTTP", wire("SSH-2.0-OpenSSH_9.9\r\n"), "not answer as one of the web", 0},
		{"two lengths", wire("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nabc"), "could not be fetched", 0},
		{"huge headers", answer(200, "X-Long", long), "more headers", 0},
		{"packed as nobody asked", answer(200, "Content-Encoding", "br"), `("br")`, 200},
		{"said to be packed", wire("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\nThis is not a packet"), "damaged", 0},
		{"no address to go to", wire("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "not where", 302},
		{"an address that is none", to("http://[", 302), "not an address", 302},
		{"to a file", to("file:///etc/passwd", 302), "not an address of the web", 302},
		{"to a password", to("http://me:pw@example.com/", 302), "password", 302},
		{"a circle of one", to("/x", 301), "in a circle", 301},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, map[string]http.HandlerFunc{"/x": c.page})
			if e := refused(t, local(), s.URL+"/x", c.reason); e.Status != c.status {
				t.Errorf("got the status %d, want %d", e.Status, c.status)
			}
		})
	}
}

func TestUnreachable(t *testing.T) {
	s := site(t, nil)
	address := s.URL
	s.Close()
	refused(t, local(), address, "takes no connections")

	s = httptest.NewTLSServer(serve(map[string]http.HandlerFunc{"/x": page}))
	defer s.Close()
	s.Config.ErrorLog = quiet
	refused(t, local(), s.URL+"/x", "cannot prove that it is what it says")
	plain := site(t, map[string]http.HandlerFunc{"/x": page})
	refused(t, local(), strings.Replace(plain.URL, "http:", "https:", 1)+"/x", "does not speak https")
}

// One client serves many at a time.
func TestConcurrent(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/a": page, "/b": to("/a", 302)})
	c := local()
	c.Delay = time.Millisecond
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			if _, err := c.Fetch(context.Background(), s.URL+[]string{"/a", "/b"}[i%2], nil); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
}
