package capture

import (
	"net/netip"
	"strings"
	"testing"
)

func TestParseAddress(t *testing.T) {
	for _, c := range []struct{ in, want, reason string }{
		{"https://ferries.example/a?b=c", "https://ferries.example/a?b=c", ""},
		{"  HTTPS://Ferries.Example/A \n", "https://ferries.example/A", ""},
		{"http://ferries.example", "http://ferries.example/", ""},
		{"http://ferries.example:8080/#part", "http://ferries.example:8080/", ""},
		{"http://ferries.example/a b?q=a b\"\\ä", "http://ferries.example/a%20b?q=a%20b%22%5C%C3%A4", ""},
		{"http://bücher.example/ä", "http://b%C3%BCcher.example/%C3%A4", ""},
		{"http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/", ""},
		{"http://ferries.example/?access_token=geheim&SIG=x&page=1&sig=", "http://ferries.example/?access_token=removed&SIG=removed&page=1&sig=", ""},
		{"ferries.example/a", "", "not an address of the web"},
		{"ftp://ferries.example/", "", "not an address of the web"},
		{"javascript:alert(1)", "", "not an address of the web"},
		{"https:ferries.example", "", "names no site"},
		{"https:///a", "", "names no site"},
		{"https://:80/a", "", "names no site"},
		{"https://a\"b/", "", "names no site"},
		{"https://a b/", "", "not an address"},
		{"https://a<b>/", "", "names no site"},
		{"https://[::1%25eth0\"]/", "", "names no site"},
		{"https://me:pw@ferries.example/", "", "password"},
		{"https://me@ferries.example/", "", "password"},
		{"http://a/\x00", "", "not an address"},
		{"", "", "not an address of the web"},
		{"https://a/" + strings.Repeat("x", longestAddress), "", "longer than"},
	} {
		u, err := parseAddress(c.in)
		switch {
		case c.reason != "" && (err == nil || !strings.Contains(err.Error(), c.reason)):
			t.Errorf("%q: got %v, %v; want an error with %q", short(c.in), u, err, c.reason)
		case c.reason == "" && err != nil:
			t.Errorf("%q: %v", c.in, err)
		case c.reason == "" && stored(u) != c.want:
			t.Errorf("%q: got %q, want %q", c.in, stored(u), c.want)
		}
	}
}

// What is stored of an address can be asked for again, and stored again.
func FuzzAddress(f *testing.F) {
	for _, s := range []string{"https://ferries.example/a?b=c", "http://[::1]:80/%zz", "http://b%C3%BCcher.example/ä?\"'\\", "http://a/?token=x&&=;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := parseAddress(address)
		if err != nil {
			return
		}
		s := stored(u)
		if strings.ContainsAny(s, "\"\\ \n\t#") {
			t.Errorf("%q cannot stand in a record", s)
		}
		again, err := parseAddress(s)
		if len(s) > longestAddress {
			return // a long one grew when it was written plainly
		}
		if err != nil || stored(again) != s {
			t.Errorf("%q is stored as %q, then %v, %v", address, s, again, err)
		}
	})
}

func TestIsPublic(t *testing.T) {
	for address, want := range map[string]bool{
		"93.184.215.14": true, "8.8.8.8": true, "172.15.255.255": true, "172.32.0.0": true, "100.63.255.255": true, "100.128.0.0": true,
		"2606:2800:21f:cb07:6820:80da:af6b:8b2c": true, "2a00:1450::1": true,
		"::ffff:8.8.8.8": true, "64:ff9b::808:808": true, // IPv4 within IPv6

		"0.0.0.0": false, "0.1.2.3": false, "10.0.0.1": false, "100.64.0.1": false, "100.127.255.255": false, "127.0.0.1": false, "127.255.0.1": false,
		"169.254.169.254": false, // where clouds keep their secrets
		"172.16.0.1":      false, "172.31.255.255": false, "192.0.0.8": false, "192.0.2.1": false, "192.168.1.1": false, "198.18.0.1": false, "198.19.255.255": false,
		"198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "239.255.255.255": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::7f00:1": false, "::ffff:127.0.0.1": false, "::ffff:10.1.2.3": false, "::ffff:0:7f00:1": false,
		"64:ff9b::7f00:1": false, "64:ff9b::a00:1": false, "64:ff9b:1::1": false, "100::1": false,
		"2001::1": false, "2001:db8::1": false, "2002:7f00:1::": false, "3fff::1": false, "5f00::1": false,
		"fc00::1": false, "fd12:3456::1": false, "fe80::1": false, "fe80::1%eth0": false, "fec0::1": false, "ff02::1": false, "2606:4700::1%eth0": true,
	} {
		if got := isPublic(netip.MustParseAddr(address)); got != want {
			t.Errorf("isPublic(%s) = %v, want %v", address, got, want)
		}
	}
}
