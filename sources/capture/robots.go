package capture

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// What RFC 9309 asks of who reads robots.txt.
const (
	mostRobots      = 500 << 10 // bytes that are read of one
	robotsRedirects = 5
)

// robots is what a site said to programs, or why it said nothing.
type robots struct {
	rules  []rule // for this program
	status int    // of a server that failed, which forbids all; else 0
}

// allowed reports as an error that a site does not want programs at an address.
func (v *visit) allowed(u *url.URL) error {
	if v.IgnoreRobots {
		return nil
	}
	site := u.Scheme + "://" + u.Host
	v.mu.Lock()
	r := v.rules[site]
	v.mu.Unlock()
	if r == nil {
		var err error
		if r, err = v.fetchRobots(u); err != nil {
			return err
		}
		if r.status == 0 {
			v.mu.Lock()
			if v.rules == nil {
				v.rules = map[string]*robots{}
			}
			v.rules[site] = r
			v.mu.Unlock()
		}
	}
	switch {
	case r.status != 0:
		return &Error{Reason: fmt.Sprintf("the site failed to say what programs may fetch (robots.txt: %d)", r.status), Hint: "try again later, or " + saveIt, Status: r.status}
	case !allows(r.rules, u.RequestURI()):
		return &Error{Reason: "the site asks programs not to fetch this page (robots.txt)", Hint: saveIt}
	}
	return nil
}

// fetchRobots reads the robots.txt of a site. The error is for one that cannot be
// reached, as its pages then cannot.
func (v *visit) fetchRobots(site *url.URL) (*robots, error) {
	u := &url.URL{Scheme: site.Scheme, Host: site.Host, Path: "/robots.txt"}
	for hops := 0; ; hops++ {
		resp, err := v.send(u, http.Header{"Accept": {"text/plain,*/*;q=0.5"}})
		if err != nil {
			return nil, err
		}
		switch {
		case isRedirect(resp.StatusCode):
			resp.Body.Close()
			if u, err = v.redirect(u, resp, hops); err != nil || hops >= robotsRedirects {
				return &robots{}, nil // RFC 9309, 2.3.1.2: as if there were none
			}
		case resp.StatusCode >= 500:
			resp.Body.Close()
			return &robots{status: resp.StatusCode}, nil
		case resp.StatusCode != http.StatusOK:
			resp.Body.Close()
			return &robots{}, nil // 2.3.1.3: there is none
		default:
			defer resp.Body.Close()
			r, err := unpack(&watched{r: resp.Body, v: v, most: mostRobots}, resp.Header)
			if err != nil {
				return &robots{}, nil
			}
			data, err := io.ReadAll(io.LimitReader(r, mostRobots))
			if err != nil && v.ctx.Err() != nil {
				return nil, err
			}
			agent, _, _ := strings.Cut(v.agent(), "/")
			return &robots{rules: rulesFor(agent, string(data))}, nil
		}
	}
}
