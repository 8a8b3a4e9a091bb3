package typeset

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// alphabets are the letters of the official languages of the EU, with the
// marks of punctuation that print needs.
var alphabets = map[string]string{
	"bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ", "cs": "áčďéěíňóřšťúůýž", "da": "æøåǿ", "de": "äöüßẞ", "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ·",
	"es": "áéíñóúü¿¡", "et": "äõöüšž", "fi": "åäöšž", "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóúḃċḋḟġṁṗṡṫ", "hr": "čćđšž",
	"hu": "áéíóöőúüű", "it": "àèéìíîòóùú", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "mt": "ċġħż", "nl": "áéëïóöüĳ",
	"pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõú", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sv": "åäö",
	"marks": "„“”‘’‚«»‹›…–—-\u2011•·§†‡%‰€£$№°′″−×÷½¼¾©®™¹²³\u00a0\u202f",
}

func TestAlphabets(t *testing.T) {
	s := NewSetter(nil)
	for language, letters := range alphabets {
		for _, text := range []string{letters, strings.ToUpper(letters)} {
			for face := range Faces {
				if _, err := s.Lines([]Span{{Text: text, Face: face, Size: 10}}, 1000); err != nil {
					t.Errorf("%s in %s: %v", language, (*Set)(nil).Name(face), err)
				}
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	tests := []struct {
		text   string
		offset int
		r      rune
		want   string
	}{
		{"ab\U0001F600", 2, '\U0001F600', "U+1F600"},
		{"שלום", 0, 'ש', "from right to left"},
		{"a مرحبا", 2, 'م', "from right to left"},
		{"नमस्ते", 0, 'न', "letters change with their neighbours"},
		{"漢", 0, '漢', "in none of the faces"},
		{"ไทย", 0, 'ไ', "letters change with their neighbours"},
		{"🙂", 0, '🙂', "(U+1F642, SLIGHTLY SMILING FACE) is in none"},
		{"x\uE001", 1, '\uE001', "private use"},
		{"q\u1dc4", 0, '\u1dc4', "no face has \"q\" with the mark U+1DC4, COMBINING MACRON-ACUTE on it"},
		{"q\u0489", 1, '\u0489', "the character U+0489, COMBINING CYRILLIC MILLIONS SIGN is in none"},
		{"a\x07b", 1, '\x07', "control character"},
		{"a\tb", 1, '\t', "control character"},
		{"e\u0301\u20de", 2, '\u20de', "U+20DE"}, // counted as written, not as set
		{"\xff", 0, '\ufffd', "UTF-8"},
	}
	for _, tt := range tests {
		_, err := NewSetter(nil).Lines([]Span{{Text: "fine", Size: 10}, {Text: tt.text, Size: 10}}, 100)
		var e *RuneError
		if !errors.As(err, &e) || e.Span != 1 || e.Offset != tt.offset || e.Rune != tt.r || !strings.Contains(e.Reason, tt.want) || e.Hint == "" {
			t.Errorf("%q: %+v, want %q at %d", tt.text, err, tt.want, tt.offset)
		}
	}
}

func read(lines []Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, s := range l.Segs {
			b.WriteString(string(s.Text))
		}
	}
	return b.String()
}

func TestLines(t *testing.T) {
	const text = "The quick brown fox jumps over the lazy dog, and the dog does not mind at all."
	lines, err := NewSetter(nil).Lines([]Span{{Text: text, Size: 10}}, 120)
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) < 3 || read(lines) != text {
		t.Errorf("%d lines read %q", len(lines), read(lines))
	}
	for i, l := range lines {
		if l.Width > 120 {
			t.Errorf("line %d is %.1f wide", i, l.Width)
		}
		last := l.Segs[len(l.Segs)-1].Text
		if space := last[len(last)-1] == ' '; space == (i == len(lines)-1) {
			t.Errorf("line %d: a space at the end is %v", i, space)
		}
	}
}

// What must not be divided, and what may.
func TestBreaks(t *testing.T) {
	tests := []struct {
		text  string
		width float64
		want  string
		why   string
	}{
		{"aaaa 10\u00a0km bbbb", 40, "aaaa |10\u00a0km |bbbb", "no-break spaces hold"},
		{"aaaa front-door", 50, "aaaa |front-door", "readers of PDF files drop hyphens at the end of lines"},
		{"https://example.org/aaa/bbb", 100, "https://example.org/|aaa/bbb", "addresses are divided after slashes"},
		{"either/or", 25, "eithe|r/or", "a word that is longer than a line is divided, and is no address"},
		{"aaaa bbbb : cccc", 50, "aaaa |bbbb : |cccc", "no line begins with a colon"},
		{"aaaa « bbbb » cccc", 52, "aaaa |« bbbb » |cccc", "marks stay with their words"},
		{"aaaa 14 % cccc", 40, "aaaa |14 % |cccc", "a sign stays with its number"},
		{"aaaa –5 cccc", 27, "aaaa |–5 |cccc", "a sign before its number does not"},
		{"aaaa bbbb cccc dddd eeee ffff, 2. gggg hhhh iiii jjjj", 159, "aaaa bbbb cccc dddd eeee ffff, |2. gggg hhhh iiii jjjj", "a number stays with what it begins"},
		{"one\ntwo", 500, "one|two", "a line break that was asked for"},
		{"aaaa bbbb cccc dddd e", 100, "aaaa bbbb cccc |dddd e", "no short word alone on the last line"},
	}
	for _, tt := range tests {
		var spans []Span
		for i, part := range strings.Split(tt.text, "\n") {
			if i > 0 {
				spans = append(spans, Span{Text: "\n", Size: 10})
			}
			spans = append(spans, Span{Text: part, Size: 10})
		}
		lines, err := NewSetter(nil).Lines(spans, tt.width)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, l := range lines {
			got = append(got, read([]Line{l}))
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q in %.0f: %q, want %q: %s", tt.text, tt.width, s, tt.want, tt.why)
		}
	}
}

// Kerns stand between letters, never next to a space, by which readers tell
// words apart.
func TestKerns(t *testing.T) {
	lines, err := NewSetter(nil).Lines([]Span{{Text: "AV T o", Size: 10}}, 500)
	if err != nil {
		t.Fatal(err)
	}
	s := lines[0].Segs[0]
	if s.Kern[0] >= 0 {
		t.Errorf("A and V are %d apart", s.Kern[0])
	}
	for i, r := range s.Text {
		if i+1 < len(s.Text) && (r == ' ' || s.Text[i+1] == ' ') && s.Kern[i] != 0 {
			t.Errorf("a kern of %d between %q and %q", s.Kern[i], r, s.Text[i+1])
		}
	}
	width := 0.0
	for i, r := range s.Text {
		width += float64(NewSetter(nil).metric(Serif, r).advance+s.Kern[i]) / 100
	}
	if math.Abs(width-lines[0].Width) > 0.001 {
		t.Errorf("the line is %.3f wide, its glyphs are %.3f", lines[0].Width, width)
	}
}

// Letters that a face lacks come from the other family; marks stay with theirs.
func TestFallback(t *testing.T) {
	lines, err := NewSetter(nil).Lines([]Span{{Text: "aḃ e\u0301", Face: Serif, Size: 10}}, 500)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range lines[0].Segs {
		got = append(got, (*Set)(nil).Name(s.Face)+" "+string(s.Text))
	}
	if s := strings.Join(got, "|"); s != "SourceSerif4-Regular a|SourceSans3-Regular ḃ|SourceSerif4-Regular  é" {
		t.Errorf("set as %s", s)
	}
}

// No character is lost or added, and no line is too wide.
func FuzzLines(f *testing.F) {
	f.Add("The quick brown fox", 50.0)
	f.Add("https://example.org/a/b?c=d e\u0301", 20.0)
	f.Add("a  b\u00a0c — d", 5.0)
	f.Add("A\u00a00 —", 23.5) // a sign bound to a word that fills its line
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if !(width > 15 && width < 1e6) || len(text) > 2000 {
			t.Skip("narrower than a letter, or wider than any paper")
		}
		lines, err := NewSetter(nil).Lines([]Span{{Text: text, Size: 10}}, width)
		if err != nil || text == "\n" {
			return
		}
		if got := read(lines); got != norm.NFC.String(text) {
			t.Errorf("%q is set as %q", text, got)
		}
		for _, l := range lines {
			n := 0
			for _, s := range l.Segs {
				n += len(s.Text)
			}
			if l.Width > width+0.1 && n > 1 {
				t.Errorf("%q: a line of %.2f in %.2f", text, l.Width, width)
			}
		}
	})
}

func BenchmarkLines(b *testing.B) {
	text := strings.Repeat("The quick brown fox jumps over the lazy dog. ", 100)
	s := NewSetter(nil)
	for b.Loop() {
		if _, err := s.Lines([]Span{{Text: text, Size: 10}}, 390); err != nil {
			b.Fatal(err)
		}
	}
}

// The faces are those that fonts/ORIGIN tells of.
func TestOrigin(t *testing.T) {
	f, err := os.Open("fonts/ORIGIN")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sums := make(map[string]string)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if sum, file, ok := strings.Cut(lines.Text(), "  "); ok && len(sum) == 64 {
			sums[file] = sum
		}
	}
	if len(sums) != int(Faces) {
		t.Errorf("%d sums for %d faces", len(sums), Faces)
	}
	for face := range Faces {
		if got := fmt.Sprintf("%x", sha256.Sum256((*Set)(nil).Data(face))); got != sums[faces[face].file] {
			t.Errorf("%s is not the file that was taken over", (*Set)(nil).Name(face))
		}
	}
}
