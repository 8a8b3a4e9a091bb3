package capture

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"factsheet/sources"
)

// accept is what is asked for: documents before anything else.
const accept = "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8"

// capture follows an address to its document.
func (v *visit) capture(u *url.URL, previous *Record) (*Capture, error) {
	var hops []Hop
	from := u
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
			if slices.ContainsFunc(hops, func(h Hop) bool { return h.URL == stored(next) }) {
				return nil, &Error{Reason: "the address leads in a circle", Hint: "the site may want cookies: " + saveIt, Status: resp.StatusCode}
			}
			u = next
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
	contentType := resp.Header.Get("Content-Type")
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		media = strings.ToLower(strings.TrimSpace(strings.SplitN(contentType, ";", 2)[0]))
	}
	rec.Type = plainType(media)
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
	out.Encoding = encoding(params["charset"], out)
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
		return fail(fmt.Sprintf("the server says that the page is elsewhere (%d), but not where", resp.StatusCode), saveHint)
	}
	to, err := u.Parse(strings.ReplaceAll(location, " ", "%20"))
	if err != nil {
		return fail(fmt.Sprintf("the server leads to %q, which is not an address", short(location)), saveHint)
	}
	next, err := parseAddress(to.String())
	if err != nil {
		return nil, &Error{Reason: "the server leads on, but " + err.Error(), Hint: saveHint, Status: resp.StatusCode, Err: err}
	}
	if u.Scheme == "https" && next.Scheme == "http" {
		return fail(fmt.Sprintf("the server leads from https to an address that anybody on the way can change (%s)", short(next.String())),
			"try it with https:// in a browser; if it opens, add that address")
	}
	return next, nil
}

// saveHint is saveIt where nothing else can be done.
const saveHint = saveIt

// notStored are fields that let their bearer in.
var notStored = []string{"Set-Cookie", "Set-Cookie2", "Authorization", "Proxy-Authorization", "Cookie"}

// Limits on what a record keeps of the headers.
const (
	longestHeader = 2000 // characters
	mostFields    = 100
)

// headers are the fields of an answer as a record has them.
func headers(h http.Header) []Header {
	var out []Header
	for name, values := range h {
		if slices.Contains(notStored, textproto.CanonicalMIMEHeaderKey(name)) || !isToken(name) || len(name) > 100 {
			continue
		}
		for _, value := range values {
			out = append(out, Header{name, plainValue(value)})
		}
	}
	slices.SortStableFunc(out, func(a, b Header) int { return strings.Compare(a.Name, b.Name) })
	return out[:min(len(out), mostFields)]
}

// plainValue is a header's value on one line. One that is not UTF-8 is
// ISO 8859-1 (RFC 9110, section 5.5).
func plainValue(s string) string {
	if !utf8.ValidString(s) {
		r := make([]rune, len(s))
		for i := range len(s) {
			r[i] = rune(s[i])
		}
		s = string(r)
	}
	r := []rune(strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\t' {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, s)))
	return strings.TrimSpace(string(r[:min(len(r), longestHeader)]))
}

// plainType is a media type, or nothing where it is not written as one.
func plainType(s string) string {
	kind, sub, ok := strings.Cut(s, "/")
	if !ok || !isToken(kind) || !isToken(sub) || len(s) > 100 {
		return ""
	}
	return s
}

// isToken reports whether s is a token of RFC 9110.
func isToken(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>@,;:\\\"/[]?={}", c) >= 0 {
			return false
		}
	}
	return s != ""
}
