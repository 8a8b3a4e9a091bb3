package extract

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unsafe"

	"factsheet/sources/text"
)

func read(t *testing.T, name, data string) *text.Text {
	t.Helper()
	x, err := Texts.Extract(context.Background(), Input{Name: name, Data: data})
	if err != nil {
		t.Fatalf("%s %.80q: %v", name, data, err)
	}
	return x
}

func furniture(x *text.Text) []string {
	var out []string
	for _, r := range x.Furniture {
		out = append(out, x.Content[r.Start:r.End])
	}
	return out
}

func hyphens(x *text.Text) []string {
	var out []string
	for _, h := range x.Hyphens {
		out = append(out, strings.TrimLeft(x.Content[max(0, h-3):min(len(x.Content), h+5)], " "))
	}
	return out
}

func TestUnreadable(t *testing.T) {
	tests := []struct{ name, file, data, encoding, reason, hint string }{
		{"empty", "a.txt", "", "", "the file is empty", "save the document again"},
		{"white space", "a.txt", " \n\t\r\n", "", "nothing but white space", ""},
		{"a mark and nothing else", "a.txt", "\xef\xbb\xbf", "", "", ""},
		{"no ending", "README", "words", "", "no ending", ".txt, .text, .md"},
		{"unknown ending", "a.xyz", "words", "", `files ending in ".xyz" cannot be read`, ".txt, .text, .md"},
		{"old Word", "a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "an old office document", "plain text"},
		{"an old Word document that begins unlike one", "a.doc", "words", "", "old Word documents cannot be read", "plain text"},
		{"an archive under another name", "a.html", "PK\x03\x04words", "", "a ZIP archive", ""},
		{"an archive of an unknown ending", "a.xyz", "PK\x03\x04words", "", "a ZIP archive", ""},
		{"a workbook", "a.xlsx", "PK\x03\x04words[Content_Types].xml words xl/workbook.xml", "", "an Excel workbook", ""},
		{"slides", "a.docx", "PK\x03\x04words[Content_Types].xml words ppt/presentation.xml", "", "a PowerPoint presentation", ""},
		{"an encrypted document", "a.docx", compound + strings.Repeat("\x00", 9000) + encryptedPackage, "", "protected by a password", "without a password"},
		{"a picture", "a.md", "\x89PNG\r\n\x1a\nwords", "", "a picture (PNG)", ""},
		{"RTF", "a.txt", `{\rtf1 words}`, "", "an RTF document", ""},
		{"a web page called text", "a.txt", "<!DOCTYPE html>\n<p>words", "", "is a web page", ".html"},
		{"a web page called Markdown", "a.md", "\n<html><p>words", "", "is a web page", ".html"},
		{"NULs", "a.txt", "words\x00\x00\x00\x01\x02", "", "not text", ""},
		{"control characters", "a.txt", strings.Repeat("\x01\x02w", 50), "", "not text", ""},
		{"half of UTF-16", "a.txt", "w\x00o\x00r\x00d\x00s", "", "not text", ""},
		{"unknown encoding", "a.txt", "words", "utf-9", `the encoding "utf-9" that the catalogue gives is not known`, "windows-1252"},
		{"an encoding that browsers refuse", "a.txt", "words", "iso-2022-kr", "is not known", ""},
		{"not the UTF-8 that the catalogue says", "a.txt", "one\ntwo \xe9", "utf-8", "line 2 is not", "detected"},
		{"a page made by a script", "a.html", "<html><body><div id=app></div><script>go()</script>", "", "shows no text", "browser"},
		{"a page of hidden text", "a.html", "<p hidden>words", "", "shows no text", ""},
		{"Markdown of a comment", "a.md", "<!-- words -->", "", "shows no text", ""},
		{"Markdown nested beyond reason", "a.md", "words\n\n" + strings.Repeat("> ", 50_000) + "x", "", "line 3 is nested more than 100 deep", "plain text"},
		{"Markdown of unending links", "a.md", strings.Repeat("[a](", 50_000), "", "too many links", "plain text"},
		{"Markdown of unending link addresses", "a.md", strings.Repeat("[a]: b\n", 50_000), "", "too many links", "plain text"},
		{"a Markdown table of more cells than text", "a.md", strings.Repeat("|a", 5000) + "\n" + strings.Repeat("|-", 5000) + "\n" + strings.Repeat("|b\n", 5000), "", "too many cells", ""},
		{"an enormous Markdown file", "a.md", strings.Repeat("a ", 9<<20), "", "more than 16 MB", "split"},
		{"a page of nothing", "a.html", "<p></p>", "", "shows no text", "a script"},
		{"a text of marks alone", "a.md", "<!-- x -->", "", "shows no text", "was cut off"},
		{"an enormous tag", "a.html", "<p a='" + strings.Repeat("x", longestToken) + "'>words", "", "a single tag", ""},
	}
	for _, tt := range tests {
		x, err := Texts.Extract(context.Background(), Input{Name: tt.file, Data: tt.data, Encoding: tt.encoding})
		var u *UnreadableError
		if !errors.As(err, &u) {
			t.Errorf("%s: text %+v, error %v, want an UnreadableError", tt.name, x, err)
			continue
		}
		if !strings.Contains(u.Reason, tt.reason) || !strings.Contains(u.Hint, tt.hint) || u.Hint == "" {
			t.Errorf("%s: %q, hint %q; want %q, %q", tt.name, u.Reason, u.Hint, tt.reason, tt.hint)
		}
	}
}

func TestExtractStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"a.txt", "a.md", "a.html"} {
		if _, err := Texts.Extract(ctx, Input{Name: name, Data: "words"}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func utf16Of(s string, little bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return string(b)
}

func TestEncodings(t *testing.T) {
	const greek = "Η κρυπτογράφηση\nείναι εδώ — ναι."
	tests := []struct{ name, file, data, encoding, language, want, note string }{
		{"UTF-8", "a.txt", greek, "", "", greek, ""},
		{"UTF-8 with a mark", "a.txt", "\xef\xbb\xbf" + greek, "", "", greek, ""},
		{"UTF-16 with a mark", "a.txt", "\xff\xfe" + utf16Of(greek, true), "", "", greek, "read as UTF-16"},
		{"UTF-16, big-endian", "a.txt", "\xfe\xff" + utf16Of(greek, false), "", "", greek, "read as UTF-16"},
		{"UTF-16 by its pattern", "a.txt", utf16Of("some words\n", true), "", "", "some words\n", "read as UTF-16 (a guess)"},
		{"UTF-16 by its pattern, of another script", "a.txt", utf16Of(greek, false), "", "", greek, "read as UTF-16 (a guess)"},
		{"Windows-1252", "a.txt", "\x93caf\xe9\x94 \x80 5", "", "", "“café” € 5", "read as Windows-1252 (a guess)"},
		{"what the language lets expect", "a.txt", "\xc7 \xea\xf1\xf5\xf0\xf4\xef", "", "el-GR", "Η κρυπτο", "read as Windows-1253 (a guess)"},
		{"the catalogue says", "a.txt", "\xc7 \xea\xf1", "windows-1253", "", "Η κρ", ""},
		{"the catalogue says UTF-16", "a.txt", "\xfe\xff" + utf16Of("words", false), "utf-16", "", "words", ""},
		{"the catalogue says UTF-8", "a.txt", "\xef\xbb\xbf" + greek, "UTF-8", "", greek, ""},
		{"UTF-8 with one damaged place stays UTF-8", "a.txt", strings.Repeat(greek, 3) + "\xff.", "", "", strings.Repeat(greek, 3) + "\ufffd.", "damaged in 1 places, first in line 4"},
		{"a page declares", "a.html", "<meta charset=iso-8859-2><p>\xb1 words", "", "", "ą words", "read as iso-8859-2"},
		{"a page declares in the old way", "a.html", `<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>` + "\xcf\xf0", "", "", "Пр", "read as windows-1251"},
		{"a page declares wrongly", "a.html", "<meta charset=iso-8859-1><p>" + greek, "", "", strings.ReplaceAll(greek, "\n", " "), ""},
		{"a page declares UTF-8 and is not", "a.html", "<meta charset=utf-8><p>caf\xe9", "", "", "café", "read as Windows-1252 (a guess)"},
		{"a declaration past what browsers read", "a.html", "<!--" + strings.Repeat("x", 5000) + "--><meta charset=windows-1251><p>\xcf", "", "", "Ï", "read as Windows-1252 (a guess)"},
		{"XHTML declares", "a.xhtml", `<?xml version="1.0" encoding="windows-1251"?><p>` + "\xcf\xf0</p>", "", "", "Пр", "read as windows-1251"},
	}
	for _, tt := range tests {
		x, err := Texts.Extract(context.Background(), Input{Name: tt.file, Data: tt.data, Encoding: tt.encoding, Language: tt.language})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if x.Content != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, x.Content, tt.want)
		}
		if got := strings.Join(x.Notes, "; "); !strings.Contains(got, tt.note) || tt.note == "" && got != "" {
			t.Errorf("%s: notes %q, want %q", tt.name, got, tt.note)
		}
		if x.Language != tt.language {
			t.Errorf("%s: language %q", tt.name, x.Language)
		}
	}
}

func TestPlain(t *testing.T) {
	tests := []struct {
		name, data string
		hyphens    []string
	}{
		{"none", "a-b c - d\ne", nil},
		{"at a line's end", "exam-\nple", []string{"xam-\nple"}},
		{"before indentation", "exam-\n\t  ple", []string{"xam-\n\t  "}},
		{"before CR LF", "exam-\r\nple", []string{"xam-\r\npl"}},
		{"before CR", "exam-\rple and o-\rther", []string{"xam-\rple", "d o-\rthe"}},
		{"trailing blanks cannot be seen", "exam- \nple", []string{"xam- \npl"}},
		{"over a page's border", "exam-\n\fple", []string{"xam-\n\fpl"}},
		{"other hyphens", "b\u2010\na b\u2011\na b\u00ad\na", []string{"b\u2010\na", "a b\u2011\na", "a b\u00ad\na"}},
		{"an accent of its own", "e\u0301-\nb", []string{"e\u0301-\nb"}},
		{"not after a digit", "2-\nb", nil},
		{"not before a digit", "b-\n2", nil},
		{"not a dash", "b –\na b –\na b--\na", nil},
		{"not over an empty line", "exam-\n\nple", nil},
		{"not at the end", "exam-\n", nil},
		{"not after a space", "a -\nb", nil},
	}
	for _, tt := range tests {
		x := read(t, "a.txt", tt.data)
		if x.Content != tt.data {
			t.Errorf("%s: plain text was changed to %q", tt.name, x.Content)
		}
		if tt.name == "other hyphens" {
			if len(x.Hyphens) != 3 {
				t.Errorf("%s: %v", tt.name, x.Hyphens)
			}
			continue
		}
		if got := hyphens(x); !slices.Equal(got, tt.hyphens) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.hyphens)
		}
	}
}

// A text may speak of what other formats begin with.
func TestSniffIsNotFooled(t *testing.T) {
	for _, data := range []string{
		"Every such file begins with %PDF-1.7 and ends with %%EOF.\n", "Look for\n%PDF- at the start of the file.\n",
		"A page begins with <html> and a message with MIME-Version: 1.0.\n",
	} {
		if x := read(t, "a.txt", data); x.Content != data {
			t.Errorf("%q reads as %q", data, x.Content)
		}
	}
}

// Text in UTF-8 must not be copied: sources are large.
func TestPlainIsNotCopied(t *testing.T) {
	data := strings.Repeat("some words of a source\n", 1000)
	if x := read(t, "a.txt", data); unsafe.StringData(x.Content) != unsafe.StringData(data) {
		t.Error("the text is not the file's own bytes")
	}
	if x := read(t, "a.txt", bom8+data); x.Content != data {
		t.Error("a byte order mark is not text")
	}
}
