package render_test

import (
	"strings"
	"testing"

	"factsheet/render"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct{ language, in, want, reason string }{
		{"en-GB", "1204", "1,204", "thousands"},
		{"en", "-1234567.50", "−1,234,567.50", "decimals stay as they are written"},
		{"en", "999", "999", "no thousands"},
		{"de", "1204.5", "1.204,5", "comma before decimals"},
		{"de-CH", "1204.5", "1’204.5", "a region of its own"},
		{"es", "1204", "1204", "four digits stand together"},
		{"es", "12040", "12.040", "five do not"},
		{"fr", "1204", "1\u00a0204", "a space that holds"},
		{"uk", "12040.25", "12\u00a0040,25", "Ukrainian"},
		{"xx", "1204.5", "1,204.5", "a language that has no style"},
		{"en", "0", "0", "zero"},
		{"de", "007", "007", "digits stay"},
		{"de", "1,204", "1,204", "no decimal of a sheet stays whole"},
		{"de", "", "", "nothing"},
		{"de", "1.", "1.", "no decimals behind the point"},
	} {
		if got := render.Number(c.language, c.in); got != c.want {
			t.Errorf("%s: %q in %s is %q, not %q", c.reason, c.in, c.language, got, c.want)
		}
	}
}

// The digits of a number are the same in every language.
func FuzzNumber(f *testing.F) {
	f.Add("de", "-1204.50")
	f.Add("pt-BR", "1000000")
	f.Fuzz(func(t *testing.T, language, in string) {
		digits := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r
				}
				return -1
			}, s)
		}
		if got := render.Number(language, in); digits(got) != digits(in) {
			t.Errorf("%q in %q is %q", in, language, got)
		}
	})
}
