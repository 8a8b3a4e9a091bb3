package rtf

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

func extractText(t *testing.T, data string) *text.Text {
	t.Helper()
	return extracttest.Read(t, Formats, "a.rtf", data)
}

func TestGolden(t *testing.T) { extracttest.Golden(t, Formats, "testdata/*.rtf") }

func TestWords(t *testing.T) {
	tests := []struct{ name, rtf, want string }{
		{"paragraphs", `a\par b\par\par c`, "a\n\nb\n\nc"},
		{"a line end of the file means nothing", "a\nb\r\nc", "abc"},
		{"a line end after a stroke is a paragraph's", "a\\\nb", "a\n\nb"},
		{"one space ends a word", `a\b b\b0  c`, "ab c"},
		{"characters", `\{a\}\\ \emdash\endash \lquote a\rquote \ldblquote b\rdblquote\~\bullet`, "{a}\\ —–‘a’“b”\u00a0•"},
		{"hyphens", `a\-b\_c`, "a\u00adb\u2011c"},
		{"breaks", `a\line b\page c\tab d	e`, "a\nb\nc\td\te"},
		{"bytes", `caf\'e9 \'E9 ` + "\xe9", "café é é"},
		{"a number with what stands for it", `\u233?\u233\'e9\u8217 \u8217?x`, "éé’’x"},
		{"no characters stand for it", `\uc0\u233x\u8217 y`, "éx’y"},
		{"two stand for it", `\uc2\u12354\'82\'a0x`, "あx"},
		{"a group ends what stands for it", `{\u233}x`, "éx"},
		{"a word stands for it", `\u8212\emdash x`, "—x"},
		{"a word that does not", `\u233\b x`, "éx"},
		{"characters past 65535", `\u-10179?\u-8704?`, "😀"},
		{"a negative number", `\u-257?`, "\ufeff"},
		{"half a character", `a\u-10179?b`, "ab"},
		{"hidden", `a{\v b}c\v d\v0 e`, "ace"},
		{"hidden ends with plain", `a\v b\plain c`, "ac"},
		{"deleted", `a{\deleted b}c{\revised d}`, "acd"},
		{"a deleted paragraph mark joins", `a{\deleted b\par }c`, "ac"},
		{"struck text was taken back", `five {\strike six} days`, "five  days"},
		{"a field", `{\field{\*\fldinst {HYPERLINK "x"}}{\fldrslt {\ul y}}}`, "y"},
		{"a field of old", `{\field{\fldinst DATE}{\fldrslt 1 May}}`, "1 May"},
		{"destinations that are not known", `a{\*\zzz b{\par c}}d`, "ad"},
		{"words that are not known", `a\zzz9 b`, "ab"},
		{"pictures and objects", `a{\pict\picw1 ffd8}{\object\objemb{\*\objdata 00}{\result r}}b`, "arb"},
		{"binary data", "a{\\pict\\bin3 }}}}b\\bin2 }}c", "abc"},
		{"numbers of lists", `{\listtext 1.\tab}a{\pntext 2.}b`, "ab"},
		{"index entries", `a{\xe b}{\tc c}d`, "ad"},
		{"both forms of a text", `{\upr{wrong}{\*\ud{right}}}`, "right"},
		{"a box", `{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt c\par}}{\shprslt c}}d`, "d\n\nc"},
		{"remarks", `a{\*\atnid I}{\*\annotation b}c`, "ac"},
		{"raised and lowered", `10{\super 2} m{\super 2} CO{\sub 2} x{\up6 2}`, "10² m² CO2 x²"},
		{"a row", `\trowd\pard\intbl a\cell b\cell\row\trowd\intbl\cell c\cell\row\pard d`, "a\tb\nc\n\nd"},
		{"a table in a table", `\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}c\nestcell{\*\nesttableprops\nestrow}\pard\intbl d\cell\row`, "a\tb\nc\nd"},
		{"what follows the document is none of it", `a}b{c`, "a"},
		{"stars and signs that mean nothing", `a\*b\|\:c{\* d}`, "abc"},
		{"control characters", `a\'01\'7fb`, "ab"},
		{"a code page's gap", `a\'81b`, "a\ufffdb"},
	}
	for _, tt := range tests {
		if x := extractText(t, `{\rtf1\ansi\deff0 `+tt.rtf+"}"); x.Content != tt.want {
			t.Errorf("%s: %s gives %q, want %q", tt.name, tt.rtf, x.Content, tt.want)
		}
	}
}

func hex(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(`\'` + string("0123456789abcdef"[s[i]>>4]) + string("0123456789abcdef"[s[i]&15]))
	}
	return b.String()
}

// Letters are those of the code page of their font, or of the document: in some
// a letter has two bytes, of which the second may look like a mark.
func TestCodePages(t *testing.T) {
	tests := []struct {
		page, charset int
		words         string
	}{
		{1250, 238, "Łódź, žluťoučký kůň, ősz"}, {1251, 204, "Ключ остаётся"}, {1252, 0, "Größe – œuvre €"}, {1253, 161, "Το κλειδί Ά"}, {1254, 162, "değişiklik"},
		{1255, 177, "המפתח"}, {1256, 178, "المفتاح"}, {1257, 186, "Šiaulių ąžuolas"}, {874, 222, "กุญแจ"},
		{932, 128, "日本語の表示ソ能、ｱｲｳ"}, {936, 134, "简体中文，密钥"}, {949, 129, "한국어 열쇠"}, {950, 136, "繁體中文許功蓋，金鑰"},
		{437, 254, "é ñ ½"}, {10000, 77, "Größe “x”"}, {866, -1, "Ключ"}, {65001, -1, "né 日"}, {20866, -1, "ключ"},
	}
	for _, tt := range tests {
		e := codePages[tt.page]
		raw, err := e.NewEncoder().String(tt.words)
		if err != nil {
			t.Fatal(tt.page, err)
		}
		number := strconv.Itoa
		docs := map[string]string{
			"of the document":              `{\rtf1\ansi\ansicpg` + number(tt.page) + ` ` + hex(raw) + "}",
			"of a font without a page":     `{\rtf1\ansi\ansicpg` + number(tt.page) + `\deff0{\fonttbl{\f0\fcharset1 Arial;}}\f0 ` + hex(raw) + "}",
			"of a font by the page itself": `{\rtf1\ansi\ansicpg1252{\fonttbl{\f5\cpg` + number(tt.page) + ` Arial;}}{\f5 ` + hex(raw) + "}}",
		}
		if tt.charset >= 0 {
			docs["of a font"] = `{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f7\fnil\fcharset` + number(tt.charset) + ` Arial;}}{\f7 ` + hex(raw) + "}}"
			docs["of a font, in mixed form"] = `{\rtf1\ansi{\fonttbl{\f7\fcharset` + number(tt.charset) + ` Arial;}}\f7 ` + mixed(raw) + "}"
		}
		for name, doc := range docs {
			if x := extractText(t, doc); x.Content != tt.words {
				t.Errorf("code page %d %s: %q, want %q", tt.page, name, x.Content, tt.words)
			}
		}
	}
}

// mixed writes what is ASCII as it stands, as some programs do with the second
// bytes of letters.
func mixed(s string) string {
	var b strings.Builder
	for i := range len(s) {
		switch {
		case s[i] >= 0x80:
			b.WriteString(hex(s[i : i+1]))
		case strings.IndexByte(`\{}`, s[i]) >= 0:
			b.WriteString(`\` + s[i:i+1])
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// Old programs tell scripts apart by the names of fonts alone.
func TestFontNames(t *testing.T) {
	for name, want := range map[string]string{"Arial Cyr": "К", "Arial CE": "Ę", "Arial Greek": "Κ", "Arial": "Ê"} {
		if x := extractText(t, `{\rtf1\ansi{\fonttbl{\f0\fnil\fcharset0 `+name+`;}}\f0 \'ca}`); x.Content != want {
			t.Errorf("%s: %q, want %q", name, x.Content, want)
		}
	}
}

func TestSymbols(t *testing.T) {
	const fonts = `{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset2 Wingdings;}}`
	for _, tt := range []struct{ rtf, want string }{
		{`\f1 a\'b3b \f0 a`, "α≥β a"}, {`{\f1\u-3913?\u-3999?}`, "•α"}, {`x{\f2 \'fc}y`, "x✓y"}, {`x{\f2 \'21}y`, "x\ufffdy"}, {`{\f0 \u-3913?}x`, "•x"},
	} {
		if x := extractText(t, fonts+tt.rtf+"}"); x.Content != tt.want {
			t.Errorf("%s: %q, want %q", tt.rtf, x.Content, tt.want)
		}
	}
}

// The catalogue may say what a document does not, or wrongly.
func TestGivenEncoding(t *testing.T) {
	for _, tt := range []struct{ doc, name, want string }{
		{`{\rtf1\ansi \'ea\'eb\'fe\'f7}`, "windows-1251", "ключ"},
		{`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset161 Arial;}}\f0 \'ea{\f1 \'ea}}`, "windows-1251", "кκ"},
	} {
		x, err := Formats.Extract(context.Background(), extract.Input{Name: "a.rtf", Data: tt.doc, Encoding: tt.name})
		if err != nil || x.Content != tt.want {
			t.Errorf("%s: %v, %v, want %q", tt.doc, x, err, tt.want)
		}
	}
}

func TestStructure(t *testing.T) {
	x := extractText(t, `{\rtf1{\stylesheet{\s1 Heading 1;}{\s2\outlinelevel2 \'dcberschrift;}{\s3 Title;}{\s4 caption;}}\s3 a\par\pard\s1 b\par\pard\s2 c\par\pard\outlinelevel0 d\par\pard\outlinelevel9 e\par\pard\s4 f\par\pard{\listtext 1.}g\par\pard\ls2 h\par}`)
	var got []text.Kind
	var levels []int
	for _, b := range x.Blocks() {
		got, levels = append(got, b.Kind), append(levels, b.Level)
	}
	want := []text.Kind{text.Title, text.Heading, text.Heading, text.Heading, text.Paragraph, text.Caption, text.ListItem, text.ListItem}
	if !slices.Equal(got, want) || !slices.Equal(levels, []int{0, 1, 3, 1, 0, 0, 0, 0}) {
		t.Errorf("kinds %v, levels %v in %q", got, levels, x.Content)
	}
}

// Notes stand at the end, so that a quotation goes on from a paragraph to the
// next; what calls them out is passed over or not there.
func TestNotes(t *testing.T) {
	tests := []struct{ name, rtf, want string }{
		{"a number that the program makes", `word{\super\chftn{\footnote {\super\chftn} note\par}} on\par next`, "word on\n\nnext\n\nnote"},
		{"a sign of its own", `word{\super *{\footnote * note}} on`, "word* on\n\n* note"},
		{"in a table", `\pard\intbl a{\footnote n}\cell b\cell\row\pard c`, "a\tb\n\nc\n\nn"},
		{"at the document's end", `a{\footnote\ftnalt n}\par b`, "a\n\nb\n\nn"},
		{"a box in a table", `\pard\intbl a{\shp{\*\shpinst{\shptxt n}}}\cell b\cell\row\pard c`, "a\tb\n\nn\n\nc"},
		{"a note that was deleted", `a{\deleted{\footnote n}}b`, "ab"},
		{"headers come last, each once", `{\footnote n}{\header h}{\headerr h}{\footerl f}a`, "a\n\nn\n\nh\n\nf"},
	}
	for _, tt := range tests {
		if x := extractText(t, `{\rtf1 `+tt.rtf+"}"); x.Content != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, x.Content, tt.want)
		}
	}
	x := extractText(t, `{\rtf1 `+tests[1].rtf+"}")
	if len(x.Furniture) != 1 || x.Content[x.Furniture[0].Start:x.Furniture[0].End] != "*" {
		t.Errorf("furniture %v", x.Furniture)
	}
}

func TestDescribe(t *testing.T) {
	m, err := describe(context.Background(), extract.Input{Data: `{\rtf1\ansi{\info{\title On \'fcber}{\author A. Bee; C. Dee}{\author Other}{\creatim\yr2023\mo7\dy4}{\*\company Office}}\lang1031 Worte}`})
	if err != nil || m.Title != "On über" || len(m.Author) != 2 || m.Author[1].Literal != "C. Dee" || m.Issued != "2023-07-04" || m.Publisher != "Office" || m.Language != "de" {
		t.Errorf("%+v, %v", m, err)
	}
}

func TestUnreadable(t *testing.T) {
	r := strings.Repeat
	for _, tt := range []struct{ name, data, encoding, reason string }{
		{"no RTF", "words", "", "does not begin as RTF"},
		{"nothing to see", `{\rtf1{\v a}}`, "", "shows no text"},
		{"groups without end", `{\rtf1` + r("{", 5000) + "a", "", "more than 1000 deep"},
		{"an encoding that is none", `{\rtf1 a}`, "utf-9", `"utf-9"`},
	} {
		_, err := Formats.Extract(context.Background(), extract.Input{Name: "a.rtf", Data: tt.data, Encoding: tt.encoding})
		var u *extract.UnreadableError
		if !errors.As(err, &u) || !strings.Contains(u.Reason, tt.reason) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		extracttest.CheckError(t, err)
	}
	for _, tt := range []struct{ data, note string }{
		{`{\rtf1 a`, "the file ends before the document does"},
		{`{\rtf1 a{\mmath{\*\moMath b}}}`, "1 formulas were left out"},
		{`{\rtf1\ansicpg777 \'e9}`, "code page 777"},
		{`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0 \'ca}`, "the document is in code page 1251"},
		{`{\rtf1\ansi\ansicpg1252 a\'81}`, "1 characters cannot be read"},
	} {
		if x := extractText(t, tt.data); !strings.Contains(strings.Join(x.Notes, "; "), tt.note) {
			t.Errorf("%s: notes %q, want %q", tt.data, x.Notes, tt.note)
		}
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Formats[0].Read(ctx, extract.Input{Data: `{\rtf1 a}`}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// These would take minutes, or more memory than there is, if time or room grew
// with the square of the input.
func TestHostileInput(t *testing.T) {
	const n = 100_000
	r := strings.Repeat
	for _, doc := range []string{
		`{\rtf1 ` + r(`\u233?`, n), `{\rtf1 ` + r(`{\footnote a}`, n), `{\rtf1 ` + r(`a{\super 1}`, n), `{\rtf1 ` + r(`\par`, n) + "a", `{\rtf1 ` + r(`{\header a`, 900),
		`{\rtf1{\fonttbl` + r(`{\f1 a;}`, n) + "}a", `{\rtf1{\stylesheet{` + r(`abc`, n) + "}}a", `{\rtf1\pard\intbl ` + r(`a\cell `, n), `{\rtf1\bin99999999999 a`, `{\rtf1 \bin-5 a`,
		`{\rtf1` + r(`{}`, n) + "a", `{\rtf1 ` + r(`\f1 \'e9\f2 \'e9`, n), `{\rtf1 \` + r(`a`, n), `{\rtf1 \u` + r(`9`, n), `{\rtf1 \uc999999999\u233 ` + r("x", n) + "{y}", `{\rtf1{\info{\title ` + r("x", n) + "}}a",
		`{\rtf1 ` + r(`{\footnote `, 900) + "a", `{\rtf1 ` + r(`{\header x`+r("y", 9)+`}`, n/10), `{\rtf1 \s-9999999999\f-5\outlinelevel-7\outlinelevel99999 a`,
	} {
		x, err := Formats.Extract(t.Context(), extract.Input{Name: "a.rtf", Data: doc})
		if err != nil {
			extracttest.CheckError(t, err)
			continue
		}
		texttest.Check(t, x)
	}
}

func FuzzRTF(f *testing.F) {
	for _, s := range []string{`a\par b{\super 1}{\footnote c}`, `{\fonttbl{\f1\fcharset128 x;}}\f1 \'82\'a0{\v HIDE}`, `\trowd\intbl a\cell b\cell\row`, `{\upr{HIDE}{\*\ud b}}\u233?`, `{\header h}{\shp{\*\shpinst{\shptxt c}}}`,
		`\deleted HIDE\deleted0 x\line -\line y`, `{\info{\title t}}{\stylesheet{\s1 heading 1;}}\s1 a\par`, "\\bin3 }}}a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		// What is hidden or deleted never shows, whatever stands around it.
		if strings.Contains(data, "HIDE") || strings.Contains(data, `\bin`) {
			data = strings.ReplaceAll(strings.ReplaceAll(data, "HIDE", ""), `\bin`, "")
		}
		for _, doc := range []string{`{\rtf1\ansi ` + data, `{\rtf1 a{\deleted HIDE}{\v HIDE}` + data, `{\rtf1 a{\*\zz HIDE` + strings.NewReplacer("{", "", "}", "", `\`, "").Replace(data) + "}"} {
			x, err := Formats.Extract(context.Background(), extract.Input{Name: "a.rtf", Data: doc})
			if err != nil {
				extracttest.CheckError(t, err)
				continue
			}
			texttest.Check(t, x)
			if strings.Contains(x.Content, "HIDE") {
				t.Fatalf("%q shows %q", doc, x.Content)
			}
		}
	})
}
