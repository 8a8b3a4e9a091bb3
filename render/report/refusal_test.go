package report

import "testing"

func TestRefusal(t *testing.T) {
	for _, tt := range []struct{ name, place, message, hint, want string }{
		{"short", "a.yaml:1:2", "x is no y", "write y", "a.yaml:1:2: error: x is no y\n  Fix: write y\n"},
		{"nothing to be done", "a.yaml", "x", "", "a.yaml: error: x\n"},
		{
			"long", "sheets/themes/ministry.yaml:13:10",
			"`text` on `ground` cannot be read by everyone: #aaaaaa on #f1f4f7 has a contrast of 2.11 : 1, and text needs 4.5 : 1",
			"write red, green and blue as six signs in quotation marks, such as \"#124775\"",
			"sheets/themes/ministry.yaml:13:10: error: `text` on `ground` cannot be read by\n" +
				"  everyone: #aaaaaa on #f1f4f7 has a contrast of 2.11 : 1, and text needs 4.5 :\n" +
				"  1\n" +
				"  Fix: write red, green and blue as six signs in quotation marks, such as\n" +
				"       \"#124775\"\n",
		},
		{"what moves a terminal's cursor", "a\x1b[2J.yaml", "b\nc", "", "a<U+001B>[2J.yaml: error: b c\n"},
	} {
		if got := Refusal(tt.place, tt.message, tt.hint); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
