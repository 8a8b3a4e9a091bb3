// Package capture fetches a page or a file over HTTP or HTTPS as a source, and
// remembers where its bytes came from.
//
// A server is not trusted: its answer keeps to limits on size, time and
// redirects, comes from no private address unless that is allowed, and is stored
// only if it is whole. Requests are polite: robots.txt, Retry-After and a pause
// between the pages of a site are honoured; no cookie is kept.
//
// It runs no scripts, signs in nowhere, follows no links, and writes no files.
package capture

import (
	"context"
	"crypto/x509"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// A Client fetches documents. The zero Client is ready for use and careful. It
// may be used by several goroutines, but not copied once in use.
type Client struct {
	MaxBytes     int64         // of a document, once unpacked; 0 is 100 MiB
	Timeout      time.Duration // for one document in all, waits for politeness apart; 0 is five minutes
	IdleTimeout  time.Duration // without a byte from the server; 0 is 30 s
	MaxRedirects int           // 0 is ten, less is none
	AllowPrivate bool          // addresses of this machine and of local networks may be asked

	// UserAgent names the program to servers; its first word, up to a "/", is
	// the name that robots.txt is read for. "" is DefaultUserAgent.
	UserAgent    string
	IgnoreRobots bool // robots.txt is not asked

	// Proxy has requests go through the proxy that the environment names
	// (HTTPS_PROXY …). The proxy then looks up names, so that which address a
	// name leads to is the proxy's to refuse.
	Proxy bool

	Delay   time.Duration // between two documents of a host; 0 is a second, less is none
	MaxWait time.Duration // that a server may ask for by Retry-After; 0 is a minute, less is none

	// Progress is told how many bytes of a document have come, and of how many;
	// total is -1 where that is not known. It may be nil.
	Progress func(done, total int64)

	// Now gives the time that records have; nil is time.Now.
	Now func() time.Time

	// Tests may put their own in the place of these; nil is the true one.
	sleep  func(context.Context, time.Duration) error
	proxy  func(*http.Request) (*url.URL, error)
	public func(netip.AddrPort) bool
	roots  *x509.CertPool

	mu    sync.Mutex
	next  map[string]time.Time // when a host may be asked again
	rules map[string]*robots   // by scheme and host
}

// DefaultUserAgent is how a Client names itself to servers.
const DefaultUserAgent = "factsheet/1 (captures single documents to check quotations)"

// A Capture is a document as it was fetched.
type Capture struct {
	Record Record
	Body   []byte // the file's bytes; nil where Unchanged

	// Unchanged says that the bytes are those of the record that Fetch was given.
	// Where the server itself said so, Record is that record, and Name is empty.
	Unchanged bool

	// Name is what the file may be called: letters, digits, "-", "_" and ".",
	// with the ending of what its content is, whatever the server calls it.
	Name string

	// Encoding is what the catalogue should say of the file (encoding: …), for the
	// server told the encoding and the file alone would be read as another; "" is
	// nothing.
	Encoding string

	Notes []string // what a user should know, in plain words
}

// An Error says why a document was not captured, and what to do.
type Error struct {
	Reason string // "the server has no page at this address (404)"
	Hint   string // may be empty
	Status int    // of the server's answer; 0 where there was none
	Err    error  // what lies behind it; may be nil
}

func (e *Error) Error() string { return e.Reason }

func (e *Error) Unwrap() error { return e.Err }

// Fetch captures what stands at an address. Where previous is not nil, the server
// is asked only for what changed since. The error is an *Error, or that of the
// context.
func (c *Client) Fetch(ctx context.Context, address string, previous *Record) (*Capture, error) {
	u, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	if lacksSecret(u) {
		return nil, &Error{Reason: "the address was stored without the secret that it had, and cannot be asked without it", Hint: "capture the page again by its whole address, or by one that needs no secret"}
	}
	v := c.visit(ctx)
	defer v.close()
	out, err := v.capture(u, previous)
	if err != nil {
		return nil, v.explain(err)
	}
	return out, nil
}

// A saveIt is the way out wherever a program cannot get what a person can.
const saveIt = "open it in a browser, save it as PDF or as a web page, and add that file"
