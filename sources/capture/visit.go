package capture

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A visit is one call of Fetch: its limits and its clocks.
type visit struct {
	*Client
	caller context.Context // as Fetch got it
	ctx    context.Context // ends when a clock runs out, with the reason as its cause
	cancel context.CancelCauseFunc

	maxBytes  int64
	idle      time.Duration
	redirects int
	delay     time.Duration
	maxWait   time.Duration

	transports []*http.Transport
	direct     http.RoundTripper
	proxied    http.RoundTripper // nil where no proxy may be used

	overall countdown
	paced   map[string]bool // hosts that the pause was kept for
	notes   []string
}

var (
	errTooLong = errors.New("the time for one document is over")
	errStalled = errors.New("nothing came for too long")
)

// mostHeaders is how many bytes of headers a server may send.
const mostHeaders = 256 << 10

// or is a limit that was given, or what stands for 0; less is none.
func or[T int | int64 | time.Duration](given, zero T) T { return max(cmp.Or(given, zero), 0) }

func (c *Client) visit(ctx context.Context) *visit {
	v := &visit{Client: c, caller: ctx, maxBytes: or(c.MaxBytes, 100<<20), idle: or(c.IdleTimeout, 30*time.Second),
		redirects: or(c.MaxRedirects, 10), delay: or(c.Delay, time.Second), maxWait: or(c.MaxWait, time.Minute), paced: map[string]bool{}}
	v.ctx, v.cancel = context.WithCancelCause(ctx)
	v.overall = countdown{after: or(c.Timeout, 5*time.Minute), then: func() { v.cancel(errTooLong) }}
	v.overall.start()
	v.direct = v.transport(nil)
	if c.Proxy {
		v.proxied = v.transport(v.viaProxy)
	}
	return v
}

func (v *visit) close() {
	v.overall.stop()
	v.cancel(nil)
	for _, t := range v.transports {
		t.CloseIdleConnections()
	}
}

// transport makes what sends requests. A proxy's own address may well be
// private; all others are looked at when they are connected to.
func (v *visit) transport(proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	dialer := &net.Dialer{Timeout: v.idle}
	if !v.AllowPrivate && proxy == nil {
		dialer.Control = v.onlyPublic
	}
	t := &http.Transport{
		Proxy: proxy, DialContext: dialer.DialContext, ForceAttemptHTTP2: true,
		TLSClientConfig:     &tls.Config{RootCAs: v.roots},
		TLSHandshakeTimeout: v.idle, ResponseHeaderTimeout: v.idle,
		MaxResponseHeaderBytes: mostHeaders,
		DisableKeepAlives:      true, // each connection is for one answer, whatever comes behind it
		DisableCompression:     true, // what is unpacked must be counted, and its packing known
	}
	v.transports = append(v.transports, t)
	return t
}

func (v *visit) viaProxy(r *http.Request) (*url.URL, error) {
	if v.Client.proxy != nil {
		return v.Client.proxy(r)
	}
	return http.ProxyFromEnvironment(r)
}

// send sends one request and follows nothing.
func (v *visit) send(u *url.URL, header http.Header) (*http.Response, error) {
	r, err := http.NewRequestWithContext(v.ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header = header.Clone()
	r.Header.Set("User-Agent", v.agent())
	r.Header.Set("Accept-Encoding", "identity") // the bytes as the server has them
	by := v.direct
	if v.proxied != nil {
		proxy, err := v.viaProxy(r)
		if err != nil {
			return nil, err
		}
		if proxy != nil {
			if !v.AllowPrivate && isLocal(u.Hostname()) {
				return nil, &privateError{u.Hostname()}
			}
			by = v.proxied
		}
	}
	return by.RoundTrip(r)
}

// stall ends the visit for nothing comes.
func (v *visit) stall() { v.cancel(errStalled) }

func (v *visit) note(s string) { v.notes = append(v.notes, s) }

func (v *visit) now() time.Time {
	if v.Now != nil {
		return v.Now()
	}
	return time.Now()
}

func (v *visit) agent() string { return cmp.Or(v.UserAgent, DefaultUserAgent) }

// pace keeps the pause between two documents of a host.
func (v *visit) pace(host string) error {
	if v.paced[host] {
		return nil
	}
	v.paced[host] = true
	v.mu.Lock()
	if v.next == nil {
		v.next = map[string]time.Time{}
	}
	now := time.Now()
	at := v.next[host]
	if at.Before(now) {
		at = now
	}
	v.next[host] = at.Add(v.delay)
	v.mu.Unlock()
	return v.wait(at.Sub(now))
}

// wait lets a politeness pass, while the time for the document stands still.
func (v *visit) wait(d time.Duration) error {
	if d <= 0 {
		return v.ctx.Err()
	}
	v.overall.stop()
	defer v.overall.start()
	if v.sleep != nil {
		return v.sleep(v.ctx, d)
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-v.ctx.Done():
		return v.ctx.Err()
	}
}

// A countdown calls then once it has run for a time in all. It can be stopped
// and started again.
type countdown struct {
	after time.Duration // what is left
	then  func()

	mu    sync.Mutex
	timer *time.Timer
	since time.Time
}

func (c *countdown) start() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer == nil {
		c.since = time.Now()
		c.timer = time.AfterFunc(c.after, c.then)
	}
}

func (c *countdown) stop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
		c.after = max(c.after-time.Since(c.since), 0)
	}
}
