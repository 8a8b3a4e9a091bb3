package passage

import (
	"strings"
	"testing"
)

func TestSuspicions(t *testing.T) {
	for _, tt := range []struct{ s, want, reason string }{
		{"the c\u043est of it", "Cyrillic letter U+043E", "a Cyrillic о in an English word"},
		{"αντ\u006f", "Latin letter", "a Latin o in a Greek word"},
		{"прогр\u0061ма", "Latin letter", "a Latin a in a Cyrillic word"},
		{"It costs \u0441\u043e\u0440 of the world and more", "Cyrillic letter", "a word of look-alikes among Latin ones"},
		{"The \u0391BC of it", "Greek letter U+0391", "a Greek Alpha in capitals"},
		{"τηνMicr\u03bfsoft", "Greek letter", "two words without a space, and a look-alike"},
		{"a zero\u200bwidth space", "U+200B", "zero-width space"},
		{"a soft\u00adhyphen", "U+00AD", "soft hyphen"},
		{"\u202etxet", "direction", "turns the direction"},
		{"a joi\u200dner", "joiner", "between Latin letters a joiner has no meaning"},
		{"nul\x00l", "control", "a control character"},
		{"next\u0085line", "control", "C1, of a wrong encoding"},
		{"a logo \ue000 here", "U+E000", "private use"},
		{"caf\ufffd", "lost", "what could not be read"},
		{"a \u0301accent", "stands on no letter", "an accent on a space"},
		{"donâ€™t", "wrong encoding", "an apostrophe"},
		{"cafÃ© au lait", "'é'", "é"},
		{"MÃ¼ller", "'ü'", "ü"},
		{"5 â‚¬ a day", "'€'", "euro"},
		{"Â§ 5", "'§'", "a sign with an accented capital before it"},
		{"Î±Î²Î³", "'α'", "Greek"},
		{"Ð°Ð±", "'а'", "Cyrillic"},
		{"ï»¿The text", "wrong encoding", "a mark of the byte order"},

		{"plain text, with “marks” – and 5 € … ½ km²", "", "typography"},
		{"Das Größte ist „Spaß“, À » là « É… MAÇÃO", "", "accented capitals and marks beside each other"},
		{"«CAFÉ» “PERÚ” „SPAß“", "", "a capital beside the closing mark"},
		{"Η εταιρεία ΟΤΕ και η Microsoft", "", "words of two alphabets"},
		{"Министърът каза, че EU и NATO са съгласни", "", "Latin abbreviations in Cyrillic text"},
		{"5 μm, 3 kΩ, ΔT, α-helix, β2", "", "Greek letters as signs"},
		{"προγράμματα", "", "Greek"},
		{"e\u0301te\u0301", "", "decomposed accents stand on letters"},
		{"می\u200cخواهم", "", "a joiner that Persian needs"},
		{"👩\u200d💻 ☑\ufe0f", "", "pictures put together"},
		{"two\u00a0words\u202fthree", "", "no-break spaces"},
		{"IT-отдел, web-сайт", "", "a hyphen parts words"},
		{"τηνMicrosoft και σενάριοcheck", "", "two words without the space between"},
		{"ένανVM", "", "two capitals"},
		{"České Budějovice, Łódź, Ōsaka, naïve", "", "accents"},
		{"first\nsecond\tthird\r\n", "", "line ends and tabs"},
		{"", "", "nothing"},
	} {
		got := Suspicions(tt.s)
		switch {
		case tt.want == "" && len(got) > 0:
			t.Errorf("%q: %s, want nothing: %s", tt.s, got[0].What, tt.reason)
		case tt.want != "" && (len(got) == 0 || !strings.Contains(got[0].What, tt.want)):
			t.Errorf("%q: %v, want %q: %s", tt.s, got, tt.want, tt.reason)
		}
		for _, s := range got {
			if s.At < 0 || s.Size <= 0 || s.At+s.Size > len(tt.s) {
				t.Errorf("%q: %+v lies outside", tt.s, s)
			}
		}
	}
}

// Suspicions lie in the text, and text of one alphabet without its look-alikes has
// none.
func FuzzSuspicions(f *testing.F) {
	for _, s := range []string{"c\u043est", "â€™", "\xff\xc3", "a\u0301\u200d", "«CAFÉ»"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, x := range Suspicions(s) {
			if x.At < 0 || x.Size <= 0 || x.At+x.Size > len(s) || x.What == "" {
				t.Fatalf("%q: %+v", s, x)
			}
		}
	})
}
