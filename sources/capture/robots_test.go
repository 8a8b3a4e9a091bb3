package capture

import (
	"context"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
)

// The examples of RFC 9309, and what people write.
func TestRobotsRules(t *testing.T) {
	const groups = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`
	for _, c := range []struct {
		name, agent, rules, path string
		want                     bool
	}{
		{"the group for all", "factsheet", groups, "/example/x", false},
		{"allowed for all", "factsheet", groups, "/publications/x", true},
		{"an ending", "factsheet", groups, "/a/b.gif", false},
		{"an ending that is none", "factsheet", groups, "/a/b.gif?x", true},
		{"its own group, whatever the letters", "FooBot", groups, "/other", false},
		{"its own group allows a page", "foobot", groups, "/example/page.html", true},
		{"the first of a group for two", "barbot", groups, "/example/page.html", false},
		{"the second of a group for two", "bazbot", groups, "/example/page.html", false},
		{"its own group, and not that for all", "bazbot", groups, "/example/x", true},
		{"a group without rules allows all", "quxbot", groups, "/example/x", true},
		{"the longest pattern counts", "x", "User-agent: *\nAllow: /a/b\nDisallow: /a\n", "/a/b/c", true},
		{"the longest pattern counts in any order", "x", "User-agent: *\nDisallow: /a/b\nAllow: /a\n", "/a/b/c", false},
		{"of two alike that which allows", "x", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true},
		{"of two alike that which allows, first", "x", "User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", true},
		{"groups of one name are one", "x", "User-agent: x\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: x\nDisallow: /b\n", "/b", false},
		{"groups of one name are one, the first", "x", "User-agent: x\nDisallow: /a\n\nUser-agent: y\nDisallow: /c\n\nUser-agent: x\nDisallow: /b\n", "/a", false},
		{"a name with a version", "x", "User-agent: x/2.0 (bot)\nDisallow: /\n", "/a", false},
		{"another name that begins so", "x", "User-agent: xy\nDisallow: /\n", "/a", true},
		{"nothing is disallowed", "x", "User-agent: *\nDisallow:\n", "/a", true},
		{"all is", "x", "User-agent: *\nDisallow: /\n", "/", false},
		{"but not robots.txt", "x", "User-agent: *\nDisallow: /\n", "/robots.txt", true},
		{"comments, spaces, line ends and a mark", "x", "\ufeff# Hello\r\nuser-agent : * # all\rDISALLOW: /a # not this\r\n", "/a", false},
		{"a map of the site ends no group", "x", "User-agent: x\nSitemap: https://a/\nDisallow: /a\n", "/a", false},
		{"rules before any group are nobody's", "x", "Disallow: /\n", "/a", true},
		{"a star within", "x", "User-agent: *\nDisallow: /a/*/c\n", "/a/b/b/c/d", false},
		{"a star takes nothing, too", "x", "User-agent: *\nDisallow: /a*b$\n", "/ab", false},
		{"the end after a star is the last one", "x", "User-agent: *\nDisallow: /*b$\n", "/aba/b", false},
		{"an end that does not overlap what was matched", "x", "User-agent: *\nDisallow: /ab*b$\n", "/ab", true},
		{"the query belongs to the path", "x", "User-agent: *\nDisallow: /*?print=\n", "/a?print=1", false},
		{"letters written as %XX", "x", "User-agent: *\nDisallow: /%61%E3%83%84\n", "/aツ", false},
		{"a slash written as %XX is none", "x", "User-agent: *\nDisallow: /a/b\n", "/a%2fb", true},
		{"small letters in %XX", "x", "User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb", false},
		{"a page where the file should be", "x", "<!doctype html><p>Disallow: /</p>", "/a", true},
		{"empty", "x", "", "/a", true},
	} {
		if got := allows(rulesFor(c.agent, c.rules), c.path); got != c.want {
			t.Errorf("%s: %q may fetch %q: %v, want %v", c.name, c.agent, c.path, got, c.want)
		}
	}
}

// No file takes long, and one that forbids all, for all, forbids all.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\n", "/a/b?c=%zz")
	f.Add("User-agent: x\nAllow: ***\n", "/")
	f.Fuzz(func(t *testing.T, rules, path string) {
		allows(rulesFor("x", rules), path)
		if plain := plainPath(path); plainPath(plain) != plain {
			t.Errorf("%q becomes %q, then %q", path, plain, plainPath(plain))
		}
		if !strings.HasPrefix(path, "/") || plainPath(path) == "/robots.txt" {
			return
		}
		if allows(rulesFor("x", "User-agent: *\nDisallow: /\n"), path) {
			t.Errorf("%q may be fetched", path)
		}
	})
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { w.Write([]byte(s)) }
}

func TestRobots(t *testing.T) {
	forbid := text("User-agent: factsheet\nDisallow: /x\n")
	for _, c := range []struct {
		name   string
		robots http.HandlerFunc
		reason string // "" is none
	}{
		{"forbidden", forbid, "asks programs not to fetch"},
		{"for others", text("User-agent: otherbot\nDisallow: /\n"), ""},
		{"none", answer(404), ""},
		{"none for us", answer(403), ""},
		{"failure", answer(503), "failed to say what programs may fetch (robots.txt: 503)"},
		{"elsewhere", to("/other.txt", 301), "asks programs not to fetch"},
		{"in a circle", to("/robots.txt", 301), ""},
		{"to where we do not go", to("ftp://a/robots.txt", 301), ""},
		{"too long, with the rule at the end", text(strings.Repeat("# comment\n", mostRobots/10) + "User-agent: *\nDisallow: /x\n"), ""},
		{"too long, with the rule first", text("User-agent: *\nDisallow: /x\n" + strings.Repeat("# comment\n", mostRobots/5)), "asks programs not to fetch"},
		{"broken off", func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Length", "1000"); forbid(w, r) }, "asks programs not to fetch"},
		{"packed", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed(t, "User-agent: *\nDisallow: /\n"))
		}, "asks programs not to fetch"},
		{"closed", wire(""), "broke off the connection"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, map[string]http.HandlerFunc{"/robots.txt": c.robots, "/other.txt": forbid, "/x": page})
			if c.reason != "" {
				refused(t, local(), s.URL+"/x", c.reason)
				own := local()
				own.IgnoreRobots = true
				if _, err := own.Fetch(context.Background(), s.URL+"/x", nil); err != nil {
					t.Errorf("without robots.txt: %v", err)
				}
				return
			}
			if _, err := local().Fetch(context.Background(), s.URL+"/x", nil); err != nil {
				t.Error(err)
			}
		})
	}
}

// robots.txt counts for each site on the way, is asked for once, and for the name
// that the client gives itself.
func TestRobotsOfEachSite(t *testing.T) {
	var asked atomic.Int32
	b := site(t, map[string]http.HandlerFunc{"/robots.txt": func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		text("User-agent: desk\nDisallow: /x\n\nUser-agent: *\nDisallow: /y")(w, r)
	}, "/x": page, "/y": page})
	a := site(t, map[string]http.HandlerFunc{"/x": to(b.URL+"/x", 302), "/y": to(b.URL+"/y", 302)})
	c := local()
	for range 2 {
		if _, err := c.Fetch(context.Background(), a.URL+"/x", nil); err != nil {
			t.Error(err)
		}
	}
	refused(t, c, a.URL+"/y", "asks programs not to fetch")
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
	desk := local()
	desk.UserAgent = "desk/2 (factsheet)"
	refused(t, desk, a.URL+"/x", "asks programs not to fetch")
	if _, err := desk.Fetch(context.Background(), a.URL+"/y", nil); err != nil {
		t.Error(err)
	}
}
