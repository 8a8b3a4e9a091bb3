package capture

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf8"
)

// longestAddress is in bytes; browsers and servers take no longer ones.
const longestAddress = 8 << 10

// parseAddress reads an address that may be asked: HTTP or HTTPS, a host, and no
// password. Its fragment, which no server sees, is left out.
func parseAddress(address string) (*url.URL, error) {
	address = strings.TrimSpace(address)
	if len(address) > longestAddress {
		return nil, &Error{Reason: fmt.Sprintf("the address is longer than %d characters", longestAddress), Hint: "check the address for slips"}
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, &Error{Reason: fmt.Sprintf("%q is not an address", short(address)), Hint: "copy it from the browser's address line", Err: err}
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return nil, &Error{Reason: fmt.Sprintf("%q is not an address of the web", short(address)), Hint: "it must begin with https:// or http://"}
	}
	if u.Host = strings.ToLower(u.Host); !isHost(u) {
		return nil, &Error{Reason: fmt.Sprintf("the address %q names no site", short(address)), Hint: "copy it from the browser's address line"}
	}
	if u.User != nil {
		return nil, &Error{Reason: "the address holds a user name or a password, which would be stored with the source", Hint: "leave them out; if the page needs them, " + saveIt}
	}
	u.Fragment, u.RawFragment = "", ""
	u.RawQuery = plainQuery(u.RawQuery)
	u.ForceQuery = u.ForceQuery && u.RawQuery == ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// isHost reports whether an address names a host: a name or an address of IP.
func isHost(u *url.URL) bool {
	host := u.Hostname()
	if strings.HasPrefix(u.Host, "[") {
		a, err := netip.ParseAddr(host)
		return err == nil && a.Zone() == "" // which is of this machine alone
	}
	return host != "" && utf8.ValidString(host) && !strings.ContainsFunc(host, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune("-._", r)
	})
}

// plainQuery writes as %XX what may not stand in a query, as browsers do.
func plainQuery(q string) string {
	var b strings.Builder
	for i := range len(q) {
		if c := q[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// secrets are names in a query whose values let their bearer in, as clouds and
// sites use them; in lower case.
var secrets = map[string]bool{
	"access_token": true, "token": true, "jwt": true, "api_key": true, "apikey": true, "password": true, "passwd": true,
	"sig": true, "signature": true, "x-amz-signature": true, "x-amz-credential": true, "x-amz-security-token": true,
	"x-goog-signature": true, "x-goog-credential": true,
}

// removed stands in a record for the value of a secret.
const removed = "removed"

// stored is an address as a record has it: without secrets.
func stored(u *url.URL) string {
	s := *u
	s.RawQuery = strings.Join(eachSecret(u, func(name, value string) string { return name + "=" + removed }), "&")
	return s.String()
}

// lacksSecret reports whether an address is one that a record has without a secret
// that it had: the server would take it for another.
func lacksSecret(u *url.URL) bool {
	lacks := false
	eachSecret(u, func(name, value string) string { lacks = lacks || value == removed; return "" })
	return lacks
}

// eachSecret gives the parts of a query, with those that are secrets as replace
// gives them.
func eachSecret(u *url.URL, replace func(name, value string) string) []string {
	parts := strings.Split(u.RawQuery, "&")
	for i, p := range parts {
		name, value, _ := strings.Cut(p, "=")
		if plain, err := url.QueryUnescape(name); err == nil && value != "" && secrets[strings.ToLower(plain)] {
			parts[i] = replace(name, value)
		}
	}
	return parts
}

// A privateError is about an address that is not of the public Internet.
type privateError struct{ addr string }

func (e *privateError) Error() string { return e.addr + " is a private address" }

// onlyPublic refuses to connect to what is not of the public Internet. It sees the
// address that is connected to, so that no name, however it is looked up, can
// lead elsewhere.
func (c *Client) onlyPublic(_, address string, _ syscall.RawConn) error {
	ap, err := netip.ParseAddrPort(address)
	if err != nil {
		return fmt.Errorf("reading the address %q: %w", address, err)
	}
	if c.public != nil && c.public(ap) || c.public == nil && isPublic(ap.Addr()) {
		return nil
	}
	return &privateError{ap.Addr().String()}
}

// isLocal reports whether a name is that of a local machine, as far as the name
// tells: what it leads to is for a proxy to find out. Names that end in a number are
// addresses in one of many ways to write them.
func isLocal(host string) bool {
	if a, err := netip.ParseAddr(host); err == nil {
		return !isPublic(a)
	}
	host = strings.TrimSuffix(host, ".")
	last := host[strings.LastIndexByte(host, '.')+1:]
	return last == host || last == "local" || last == "localhost" || last == "internal" || last == "lan" || last == "arpa" || last == "" || last[0] >= '0' && last[0] <= '9'
}

// reserved are the blocks of addresses that are not of the public Internet: the
// special-purpose registries of IANA (RFC 6890 and its updates), and multicast.
var reserved = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
	"224.0.0.0/4", "240.0.0.0/4",
)

// global6 is the only block of IPv6 addresses that is given to sites; except6 are
// the parts of it that are not, or that hold another address in them.
var (
	global6 = netip.MustParsePrefix("2000::/3")
	except6 = prefixes("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
	nat64   = netip.MustParsePrefix("64:ff9b::/96") // RFC 6052: the last four bytes are an IPv4 address
)

func prefixes(list ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// isPublic reports whether an address is of the public Internet.
func isPublic(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if nat64.Contains(a) {
		b := a.As16()
		a = netip.AddrFrom4([4]byte(b[12:]))
	}
	if !a.Is4() && !global6.Contains(a) {
		return false
	}
	for _, list := range [][]netip.Prefix{reserved, except6} {
		for _, p := range list {
			if p.Contains(a) {
				return false
			}
		}
	}
	return true
}

// short cuts what a message shows of a long address.
func short(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return s
}
