package capture

import (
	"fmt"
	"net/url"
	"strings"
)

// A rule allows or forbids the paths that match its pattern.
type rule struct {
	pattern string // with "*" for any characters and "$" for the end
	allow   bool
}

// rulesFor reads a robots.txt (RFC 9309): the rules of the groups for a program of
// that name, else of those for all.
func rulesFor(agent, data string) []rule {
	var own, all []rule
	named := false                 // a group is for agent
	forOwn, forAll := false, false // the group that is being read
	inRules := false
	for line := range strings.FieldsFuncSeq(strings.TrimPrefix(data, "\ufeff"), func(r rune) bool { return r == '\n' || r == '\r' }) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch key = strings.ToLower(strings.TrimSpace(key)); key {
		case "user-agent":
			if inRules {
				forOwn, forAll, inRules = false, false, false
			}
			switch {
			case strings.EqualFold(productToken(value), agent):
				forOwn, named = true, true
			case value == "*":
				forAll = true
			}
		case "allow", "disallow":
			inRules = true
			if value == "" {
				continue // nothing is allowed or forbidden
			}
			r := rule{plainPath(value), key == "allow"}
			if forOwn {
				own = append(own, r)
			}
			if forAll {
				all = append(all, r)
			}
		}
	}
	if named {
		return own
	}
	return all
}

// productToken is the name at the start of what stands behind "User-agent:".
func productToken(s string) string {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != '-' && s[i] != '_' {
			return s[:i]
		}
	}
	return s
}

// allows applies the longest pattern that matches, of two equal ones that which
// allows (RFC 9309, 2.2.2). robots.txt itself may always be fetched.
func allows(rules []rule, path string) bool {
	path = plainPath(path)
	if path == "/robots.txt" {
		return true
	}
	longest, ok := -1, true
	for _, r := range rules {
		if n := len(r.pattern); n < longest || n == longest && !r.allow || !matches(r.pattern, path) {
			continue
		}
		longest, ok = len(r.pattern), r.allow
	}
	return ok
}

// matches reports whether a pattern matches the start of a path. Each "*" takes as
// little as it can, so that the time is at most their product.
func matches(pattern, path string) bool {
	pattern, end := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	if len(parts) == 1 {
		return !end || rest == ""
	}
	last := len(parts) - 1
	for _, p := range parts[1:last] {
		i := strings.Index(rest, p)
		if i < 0 {
			return false
		}
		rest = rest[i+len(p):]
	}
	if end {
		return strings.HasSuffix(rest, parts[last])
	}
	return strings.Contains(rest, parts[last])
}

// plainPath writes a path or a pattern so that two ways to write the same one are
// equal: letters, digits, "-", "_", "." and "~" as they are, what is not ASCII as
// %XX (RFC 9309, 2.2.2).
func plainPath(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && i+2 < len(s) {
			if plain, err := url.PathUnescape(s[i : i+3]); err == nil {
				c = plain[0]
				i += 2
				if !isUnreserved(c) {
					fmt.Fprintf(&b, "%%%02X", c)
					continue
				}
			}
		}
		if c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isUnreserved(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("-_.~", c) >= 0
}
