package capture

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
)

var quiet = log.New(io.Discard, "", 0)

func TestRedirects(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{
		"/a":                  to("b?token=geheim&page=2", 301),
		"/b":                  to("/c d", 307),
		"/c d":                to("/ferries/index.html#part", 308),
		"/ferries/index.html": page,
		"/same":               to("/same?x=1", 302),
	})
	got, err := local().Fetch(context.Background(), s.URL+"/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	r := got.Record
	want := []Hop{{s.URL + "/a", 301}, {s.URL + "/b?token=removed&page=2", 307}, {s.URL + "/c%20d", 308}}
	if r.Requested != s.URL+"/a" || r.Final != s.URL+"/ferries/index.html" || !reflect.DeepEqual(r.Redirects, want) || got.Name != "ferries.html" {
		t.Errorf("got %+v as %q", r, got.Name)
	}
}

func TestRedirectLimits(t *testing.T) {
	pages := map[string]http.HandlerFunc{"/ping": to("/pong", 302), "/pong": to("/ping", 302), "/10": page}
	for i := range 10 {
		pages[fmt.Sprint("/", i)] = to(fmt.Sprint("/", i+1), 302)
	}
	s := site(t, pages)
	if _, err := local().Fetch(context.Background(), s.URL+"/0", nil); err != nil {
		t.Errorf("ten redirects: %v", err)
	}
	c := local()
	c.MaxRedirects = 9
	refused(t, c, s.URL+"/0", "more than 9 times")
	c.MaxRedirects = -1
	refused(t, c, s.URL+"/9", "more than 0 times")
	refused(t, local(), s.URL+"/ping", "in a circle")
}

// secure serves over TLS with a certificate that the client knows.
func secure(t *testing.T, c *Client, pages map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(serve(pages))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = quiet
	s.StartTLS()
	t.Cleanup(s.Close)
	c.roots = x509.NewCertPool()
	c.roots.AddCert(s.Certificate())
	return s
}

func TestDowngrade(t *testing.T) {
	plain := site(t, map[string]http.HandlerFunc{"/x": page})
	c := local()
	s := secure(t, c, map[string]http.HandlerFunc{"/x": to(plain.URL+"/x", 302), "/y": page})
	refused(t, c, s.URL+"/x", "from https")

	up := site(t, map[string]http.HandlerFunc{"/x": to(s.URL+"/y", 302)})
	got, err := c.Fetch(context.Background(), up.URL+"/x", nil)
	if err != nil || got.Record.Final != s.URL+"/y" {
		t.Errorf("from http to https: got %+v, %v", got, err)
	}
}

// Over HTTP/2 a body that breaks off is noticed, too.
func TestHTTP2(t *testing.T) {
	c := local()
	s := secure(t, c, map[string]http.HandlerFunc{
		"/whole": func(w http.ResponseWriter, r *http.Request) {
			if r.ProtoMajor != 2 {
				t.Errorf("asked by %s", r.Proto)
			}
			page(w, r)
		},
		"/torn": func(w http.ResponseWriter, r *http.Request) {
			page(w, r)
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		},
		"/short": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "1000")
			page(w, r)
		},
	})
	if got, err := c.Fetch(context.Background(), s.URL+"/whole", nil); err != nil || string(got.Body) != words || len(got.Notes) > 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	for _, p := range []string{"/torn", "/short"} {
		if got, err := c.Fetch(context.Background(), s.URL+p, nil); err == nil {
			t.Errorf("%s: got %q", p, got.Body)
		}
	}
}

// This machine is refused however it is written, and whatever leads to it.
func TestPrivateIsRefused(t *testing.T) {
	var asked atomic.Int32
	s := site(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { asked.Add(1); http.NotFound(w, r) },
		"/x":          func(w http.ResponseWriter, r *http.Request) { asked.Add(1); page(w, r) },
	})
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[::7f00:1]"} {
		e := refused(t, &Client{Delay: -1}, "http://"+host+port+"/x", "")
		if !strings.Contains(e.Reason, "local network") {
			t.Logf("%s: %s", host, e.Reason) // a machine without IPv6 gets no further
			if !strings.HasPrefix(host, "[") {
				t.Errorf("%s: got %q", host, e.Reason)
			}
		}
	}
	if n := asked.Load(); n > 0 {
		t.Errorf("the server was asked %d times", n)
	}

	// A public server that leads here; every address but s is public to this client.
	here := netip.MustParseAddrPort(s.Listener.Addr().String())
	c := &Client{Delay: -1, public: func(a netip.AddrPort) bool { return a != here }}
	public := site(t, map[string]http.HandlerFunc{"/a": to(s.URL+"/x", 302), "/b": page})
	refused(t, c, public.URL+"/a", "local network")
	if _, err := c.Fetch(context.Background(), public.URL+"/b", nil); err != nil {
		t.Error(err)
	}
	// Its robots.txt may not either.
	public = site(t, map[string]http.HandlerFunc{"/robots.txt": to(s.URL+"/robots.txt", 302), "/b": page})
	refused(t, c, public.URL+"/b", "local network")
	if n := asked.Load(); n > 0 {
		t.Errorf("the server was asked %d times", n)
	}
}

// A proxy's own address may be private; what it is asked for may not.
func TestProxy(t *testing.T) {
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	defer proxy.Close()
	u, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := &Client{Delay: -1, Proxy: true, proxy: func(*http.Request) (*url.URL, error) { return u, nil }}
	if _, err := c.Fetch(context.Background(), "http://ferries.example/x", nil); err != nil {
		t.Error(err)
	}
	for _, host := range []string{"127.0.0.1", "localhost", "intranet", "printer.local", "2130706433", "127.1", "0x7f.1", "[::1]", "[::ffff:10.0.0.1]", "10.0.0.1."} {
		refused(t, c, "http://"+host+"/x", "local network")
	}
	if want := []string{"http://ferries.example/robots.txt", "http://ferries.example/x"}; !reflect.DeepEqual(asked, want) {
		t.Errorf("the proxy was asked for %q", asked)
	}
	// What needs no proxy is asked for directly, and looked at.
	c.proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
	refused(t, c, proxy.URL+"/x", "local network")
	// A proxy that may not be used is not.
	c = &Client{Delay: -1, proxy: func(*http.Request) (*url.URL, error) { return u, nil }}
	if e := refused(t, c, "http://ferries.invalid/x", "site"); !strings.Contains(e.Hint, "proxy") {
		t.Errorf("the hint is %q", e.Hint)
	}
}

// What was stored without a secret is not asked for: another page would answer.
func TestSecretIsMissed(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/x": page})
	got, err := local().Fetch(context.Background(), s.URL+"/x?a=b&sig=geheim", nil)
	if err != nil || got.Record.Requested != s.URL+"/x?a=b&sig=removed" || strings.Contains(string(got.Record.Encode()), "geheim") {
		t.Fatalf("got %+v, %v", got, err)
	}
	refused(t, local(), got.Record.Requested, "without the secret")
	if got, err := local().Fetch(context.Background(), s.URL+"/x?sig=&signed=removed", nil); err != nil {
		t.Errorf("got %+v, %v", got, err)
	}
}
