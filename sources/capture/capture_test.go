package capture

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestSmoke(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if r.URL.Path == "/a" {
			http.Redirect(w, r, "/b/", 302)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		w.Write([]byte("<!doctype html><p>caf\xe9"))
	}))
	defer s.Close()
	c := &Client{AllowPrivate: true, Delay: -1}
	got, err := c.Fetch(context.Background(), s.URL+"/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v\n%s", got, got.Record.Encode())
	r, p := ReadRecord("x", got.Record.Encode())
	t.Log(r, p)
	_, err = (&Client{}).Fetch(context.Background(), s.URL+"/a", nil)
	t.Log(err)
}
