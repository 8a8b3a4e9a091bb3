package capture

import (
	"compress/flate"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// mostTries is how often a server that is busy is asked again.
const mostTries = 2

// retry waits as long as a busy server asks for, within the bound.
func (v *visit) retry(resp *http.Response) error {
	d, ok := v.retryAfter(resp)
	if !ok {
		return refusal(resp)
	}
	if d > v.maxWait {
		return &Error{Reason: fmt.Sprintf("the server wants no requests for %s (%d)", span(d), resp.StatusCode), Hint: "try again after that time, or " + saveIt, Status: resp.StatusCode}
	}
	return v.wait(d)
}

// retryAfter reads Retry-After: seconds or a date (RFC 9110, section 10.2.3).
func (v *visit) retryAfter(resp *http.Response) (time.Duration, bool) {
	value := strings.TrimSpace(resp.Header.Get("Retry-After"))
	if n, err := strconv.ParseInt(value, 10, 64); err == nil && n >= 0 {
		return time.Duration(min(n, int64(365*24*time.Hour/time.Second))) * time.Second, true
	}
	if t, err := http.ParseTime(value); err == nil {
		return max(t.Sub(v.now()), 0), true
	}
	return 0, false
}

// span words a time.
func span(d time.Duration) string {
	unit, n := "second", d/time.Second
	switch {
	case d >= 48*time.Hour:
		unit, n = "day", (d+12*time.Hour)/(24*time.Hour)
	case d >= 2*time.Hour:
		unit, n = "hour", (d+30*time.Minute)/time.Hour
	case d >= 2*time.Minute:
		unit, n = "minute", (d+30*time.Second)/time.Minute
	}
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}

// refusal is the error for an answer that is no document.
func refusal(resp *http.Response) error {
	reason, hint := "", saveIt
	switch s := resp.StatusCode; {
	case s == 401 || s == 402 || s == 407:
		reason = "the page wants a sign-in"
	case s == 403:
		reason = "the server does not let programs read this page"
	case s == 404:
		reason, hint = "the server has no page at this address", "check the address for slips; a web archive may have a copy of the page"
	case s == 410:
		reason, hint = "the page was taken away for good", "a web archive may have a copy of it"
	case s == 451:
		reason = "the page is withheld for legal reasons"
	case s == 429:
		reason, hint = "the server had too many requests", "try again later"
	case s == 206:
		reason, hint = "the server sent only a part of the file, though all of it was asked for", "try again; if that does not help, download it in a browser and add that file"
	case s == 304:
		reason, hint = "the server says that the file has not changed, though it was not asked", "try again later"
	case s == 202 || s == 204 || s == 205:
		reason, hint = "the server has nothing to show yet", "try again later, or "+saveIt
	case s == 203:
		reason = "the page was changed on its way by a proxy"
	case s >= 200 && s < 400:
		reason = "the server answered with something else than the page"
	case s >= 500:
		reason, hint = "the server failed", "try again later"
	default:
		reason = "the server refused"
	}
	return &Error{Reason: fmt.Sprintf("%s (%d)", reason, resp.StatusCode), Hint: hint, Status: resp.StatusCode}
}

// damaged puts into words how a document broke off.
func damaged(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return &Error{Reason: "the file broke off before its end", Hint: "try again; if that does not help, download it in a browser and add that file", Err: err}
	case errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) || errors.As(err, &corrupt):
		return &Error{Reason: "the file came damaged", Hint: "try again; if that does not help, download it in a browser and add that file", Err: err}
	}
	return err
}

// explain puts into words why a visit failed.
func (v *visit) explain(err error) error {
	if e := v.caller.Err(); e != nil {
		return e
	}
	fail := func(reason, hint string) error { return &Error{Reason: reason, Hint: hint, Err: err} }
	switch context.Cause(v.ctx) {
	case errStalled:
		return fail(fmt.Sprintf("nothing came from the server for %s", span(v.idle)), tryAgain)
	case errTooLong:
		return fail("the server sends too slowly", tryAgain)
	}
	var known *Error
	var private *privateError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &private):
		return fail(fmt.Sprintf("the address leads to this machine or a local network (%s)", private.addr),
			"if you trust it, allow private addresses; else check the address")
	}
	return v.network(err, fail)
}

const tryAgain = "try again later; if that does not help, download it in a browser and add that file"

// network puts a fault of the connection into words.
func (v *visit) network(err error, fail func(reason, hint string) error) error {
	var dns *net.DNSError
	var cert *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var timeout net.Error
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return fail(fmt.Sprintf("there is no site called %q", short(dns.Name)), "check the address for slips"+v.proxyHint())
	case errors.As(err, &dns):
		return fail(fmt.Sprintf("the site %q could not be looked up", short(dns.Name)), "check that you are connected to the Internet"+v.proxyHint())
	case errors.As(err, &cert):
		return fail("the site cannot prove that it is what it says: "+short(cert.Err.Error()), "look at it in a browser, and tell whoever runs the site")
	case errors.As(err, &record):
		return fail("the server does not speak https", "try the address with http://")
	case errors.As(err, &timeout) && timeout.Timeout():
		return fail(fmt.Sprintf("the server did not answer for %s", span(v.idle)), tryAgain+v.proxyHint())
	case errors.Is(err, syscall.ECONNREFUSED):
		return fail("the server takes no connections", "check the address, or try again later"+v.proxyHint())
	case strings.Contains(err.Error(), "response headers exceeded"):
		return fail("the server's answer has more headers than any page needs", saveIt)
	case strings.Contains(err.Error(), "malformed "):
		return fail("the server does not answer as one of the web", "check the address")
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET):
		return fail("the server broke off the connection", tryAgain)
	}
	return fail("the address could not be fetched: "+short(err.Error()), "check the address, or try again later")
}

// proxyHint is what to add where a proxy stands ready that may not be used.
func (v *visit) proxyHint() string {
	for _, scheme := range []string{"https", "http"} {
		r := &http.Request{Method: http.MethodGet, URL: &url.URL{Scheme: scheme, Host: "example.com"}}
		if proxy, err := v.viaProxy(r); !v.Proxy && err == nil && proxy != nil {
			return "; your network names a proxy: allow its use"
		}
	}
	return ""
}
