package rtf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"factsheet/sources/extract"
)

// codePages are the encodings by the numbers that RTF gives them.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855, 858: charmap.CodePage858, 860: charmap.CodePage860,
	862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 10001: japanese.ShiftJIS, 10002: traditionalchinese.Big5, 10003: korean.EUCKR, 10007: charmap.MacintoshCyrillic, 10008: simplifiedchinese.GBK,
	20866: charmap.KOI8R, 21866: charmap.KOI8U, 54936: simplifiedchinese.GB18030, 65001: unicode.UTF8,
	28591: charmap.ISO8859_1, 28592: charmap.ISO8859_2, 28595: charmap.ISO8859_5, 28597: charmap.ISO8859_7, 28599: charmap.ISO8859_9, 28605: charmap.ISO8859_15,
}

// charsets are the code pages of \fcharset (RTF 1.9.1, "Font Table"). That of
// 1, the default, is the document's; symbols have none.
var charsets = map[int]int{
	0: 1252, 77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 128: 932, 129: 949, 134: 936, 136: 950,
	161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
}

// scripts are the code pages of fonts that old programs tell apart by the ends
// of their names alone: "Arial Cyr".
var scripts = map[string]int{
	" CE": 1250, " Cyr": 1251, " Greek": 1253, " Tur": 1254, " (Hebrew)": 1255, " (Arabic)": 1256, " Baltic": 1257, " (Vietnamese)": 1258,
}

const symbols = -1 // the code page of a font that has pictures for letters

// A font is what matters of one: its code page, 0 for the document's.
type font struct {
	page int
	name string
}

// named is the font under a name.
func (f font) named(name string) font {
	f.name = name
	for end, page := range scripts { // a name has one of the ends at most
		if strings.HasSuffix(name, end) && (f.page == 0 || f.page == 1252) {
			f.page = page
		}
	}
	return f
}

// symbol is what a byte shows in a font of symbols. Most show a picture that no
// character stands for.
func (f font) symbol(c byte) rune {
	shown, ok := extract.Symbol(f.name, rune(c))
	switch {
	case ok:
		return shown
	case c == ' ':
		return ' '
	case c == 0xb7: // the sign of list items in many fonts
		return '•'
	}
	return utf8.RuneError
}

// languages are those of the language numbers of Windows without the region
// (their low ten bits).
var languages = map[int]string{
	0x01: "ar", 0x02: "bg", 0x03: "ca", 0x04: "zh", 0x05: "cs", 0x06: "da", 0x07: "de", 0x08: "el", 0x09: "en", 0x0a: "es", 0x0b: "fi", 0x0c: "fr", 0x0d: "he",
	0x0e: "hu", 0x0f: "is", 0x10: "it", 0x11: "ja", 0x12: "ko", 0x13: "nl", 0x14: "nb", 0x15: "pl", 0x16: "pt", 0x18: "ro", 0x19: "ru", 0x1b: "sk", 0x1c: "sq",
	0x1d: "sv", 0x1e: "th", 0x1f: "tr", 0x20: "ur", 0x22: "uk", 0x23: "be", 0x24: "sl", 0x25: "et", 0x26: "lv", 0x27: "lt", 0x29: "fa", 0x2a: "vi", 0x2d: "eu", 0x3c: "ga",
}

// noLanguage are the numbers for "no proofing" and "as the system".
func noLanguage(n int) bool { return n == 0 || n == 1024 }
