package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"factsheet/sources"
)

// accept is what is asked for: documents before anything else.
const accept = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"

// capture follows an address to its document.
func (v *visit) capture(u *url.URL, previous *Record) (*Capture, error) {
	var hops []Hop
	from, seen := u, map[string]bool{u.String(): true}
	for tries := 0; ; {
		if err := v.pace(u.Host); err != nil {
			return nil, err
		}
		if err := v.allowed(u); err != nil {
			return nil, err
		}
		header := http.Header{"Accept": {accept}}
		asked := conditions(header, u, previous)
		resp, err := v.send(u, header)
		if err != nil {
			return nil, err
		}
		switch {
		case isRedirect(resp.StatusCode):
			resp.Body.Close()
			next, err := v.redirect(u, resp, len(hops))
			if err != nil {
				return nil, err
			}
			hops = append(hops, Hop{stored(u), resp.StatusCode})
			if seen[next.String()] {
				return nil, &Error{Reason: "the address leads in a circle", Hint: "the site may want cookies: " + saveIt, Status: resp.StatusCode}
			}
			u, seen[next.String()] = next, true
		case resp.StatusCode == http.StatusNotModified && asked:
			resp.Body.Close()
			return &Capture{Record: *previous, Unchanged: true}, nil
		case resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode == http.StatusServiceUnavailable:
			resp.Body.Close()
			if tries++; tries > mostTries {
				return nil, refusal(resp)
			}
			if err := v.retry(resp); err != nil {
				return nil, err
			}
		default:
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				return nil, refusal(resp)
			}
			return v.take(resp, u, &Record{Requested: stored(from), Redirects: hops}, previous)
		}
	}
}

// take makes the capture of an answer that has a document.
func (v *visit) take(resp *http.Response, u *url.URL, rec *Record, previous *Record) (*Capture, error) {
	rec.Fetched = v.now().UTC().Truncate(time.Second)
	rec.Final, rec.Status = stored(u), resp.StatusCode
	rec.Headers = headers(resp.Header)
	rec.Type = mediaType(resp.Header.Get("Content-Type"))
	body, err := v.body(resp)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(body)
	rec.File = sources.Digest{SHA256: hex.EncodeToString(digest[:]), Size: int64(len(body))}
	out := &Capture{Record: *rec, Body: body}
	if out.Name, err = v.name(out, u, resp.Header.Get("Content-Disposition")); err != nil {
		return nil, err
	}
	out.Encoding = encoding(resp.Header.Get("Content-Type"), out)
	v.leadsOn(out)
	if !looksWhole(body, endingOf(out.Name)) {
		v.note("the file does not end as one should: look whether it is whole")
	}
	out.Notes = v.notes
	if previous != nil && previous.File == rec.File {
		out.Unchanged, out.Body = true, nil
	}
	return out, nil
}

// conditions asks only for what changed since the previous capture, where it came
// from this address and the server told versions apart.
func conditions(header http.Header, u *url.URL, previous *Record) bool {
	if previous == nil || previous.Final != stored(u) || previous.Final != u.String() {
		return false
	}
	if tag := previous.Header("ETag"); tag != "" {
		header.Set("If-None-Match", tag)
	}
	if date := previous.Header("Last-Modified"); date != "" {
		header.Set("If-Modified-Since", date)
	}
	return len(header) > 1
}

func isRedirect(status int) bool {
	return slices.Contains([]int{301, 302, 303, 307, 308}, status)
}

// redirect gives the address that an answer leads to. hops is how many led here.
func (v *visit) redirect(u *url.URL, resp *http.Response, hops int) (*url.URL, error) {
	fail := func(reason, hint string) (*url.URL, error) {
		return nil, &Error{Reason: reason, Hint: hint, Status: resp.StatusCode}
	}
	if hops >= v.redirects {
		return fail(fmt.Sprintf("the address leads on more than %d times", v.redirects), "open it in a browser, and add the address that you arrive at")
	}
	location := resp.Header.Get("Location")
	if location == "" {
		return fail(fmt.Sprintf("the server says that the page is elsewhere (%d), but not where", resp.StatusCode), saveIt)
	}
	to, err := u.Parse(strings.ReplaceAll(location, " ", "%20"))
	if err != nil {
		return fail(fmt.Sprintf("the server leads to %q, which is not an address", short(location)), saveIt)
	}
	next, err := parseAddress(to.String())
	if err != nil {
		return nil, &Error{Reason: "the server leads on, but " + err.Error(), Hint: saveIt, Status: resp.StatusCode, Err: err}
	}
	if u.Scheme == "https" && next.Scheme == "http" {
		return fail(fmt.Sprintf("the server leads from https to an address that anybody on the way can change (%s)", short(next.String())),
			"try it with https:// in a browser; if it opens, add that address")
	}
	return next, nil
}
