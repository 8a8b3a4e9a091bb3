package capture

import (
	"archive/zip"
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
)

// zipped is an archive of files, of which the first is not packed.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		method := zip.Deflate
		if i == 0 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(files[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What a file is called follows from what it is, whatever the server says.
func TestName(t *testing.T) {
	docx := zipped(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<w:document/>")
	for _, c := range []struct {
		name, path, media, disposition, body string
		want                                 string // "!" and words of the reason where it is refused
		note                                 string
	}{
		{"a page", "/news/ferries", "text/html", "", words, "ferries.html", ""},
		{"a page by a program", "/news/ferries.aspx", "text/html", "", words, "ferries.html", ""},
		{"a page with dots in its name", "/act.2026/s.4", "text/html", "", words, "s.4.html", ""},
		{"the page of a folder", "/news/ferries/", "text/html", "", words, "ferries.html", ""},
		{"the index of a folder", "/news/ferries/Index.HTML", "text/html", "", words, "ferries.html", ""},
		{"the page of a site", "/", "text/html", "", words, "127.0.0.1.html", ""},
		{"a page without a type", "/x", "", "", words, "x.html", ""},
		{"a page without the words that begin one", "/x", "text/html", "", "<p>The ferry", "x.html", ""},
		{"a piece of a page without a type", "/x", "application/octet-stream", "", "<p>The ferry", "x.html", ""},
		{"a page in UTF-16", "/x", "text/html", "", "\xff\xfe<\x00h\x00t\x00m\x00l\x00", "x.html", ""},
		{"a page of XML", "/x", "application/xhtml+xml", "", words, "x.xhtml", ""},
		{"a page of XML by its content", "/x", "text/xml", "", "<?xml version='1.0'?>\n<html xmlns='…'></html>", "x.xhtml", ""},
		{"a page called PDF", "/report.pdf", "application/pdf", "", words, "report.html", "calls the file a PDF document, but it is a web page"},
		{"a page called text", "/report.txt", "text/plain", "", words, "report.html", ""},
		{"a PDF", "/report.pdf", "application/pdf", "", "%PDF-1.7\n%%EOF", "report.pdf", ""},
		{"a PDF called a page", "/report.html", "text/html", "", "%PDF-1.7\n%%EOF", "report.pdf", "calls the file a web page, but it is a PDF document"},
		{"a PDF called nothing", "/download", "application/octet-stream", "", "\n%PDF-1.7\n%%EOF", "download.pdf", ""},
		{"a page on PDF", "/x", "text/html", "", "<p>A PDF begins with %PDF-1.7", "x.html", ""},
		{"no PDF", "/report.pdf", "application/pdf", "", "The file is not available.", "!calls the file a PDF document, but it is none", ""},
		{"a name from the server", "/d?id=1", "application/pdf", `attachment; filename="Annual Report 2026.pdf"`, "%PDF-1.7 %%EOF", "Annual-Report-2026.pdf", ""},
		{"a name in other letters", "/d", "application/pdf", `attachment; filename*=UTF-8''B%C3%BCcher%20%E2%82%AC.pdf`, "%PDF-1.7 %%EOF", "Bücher.pdf", ""},
		{"a name that climbs", "/d", "text/plain", `attachment; filename="../../.ssh/id.txt"`, "words", "id.txt", ""},
		{"a name that climbs on Windows", "/d", "text/plain", `attachment; filename="..\\..\\a:b?.txt"`, "words", "a-b.txt", ""},
		{"a name of nothing", "/d", "text/plain", `attachment; filename="...txt"`, "words", "d.txt", ""},
		{"a name that is hidden", "/.profile", "text/plain", "", "words", "profile.txt", ""},
		{"a name that Windows keeps to itself", "/con.txt", "text/plain", "", "words", "page-con.txt", ""},
		{"a name in an address", "/a%2Fb%20%00c%E2%80%AEd.html", "text/html", "", words, "b-c-d.html", ""},
		{"a long name", "/" + strings.Repeat("ä", 300), "text/html", "", words, strings.Repeat("ä", longestName) + ".html", ""},
		{"Word", "/d", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "", docx, "d.docx", ""},
		{"Word called an archive", "/d.docx", "application/zip", "", docx, "d.docx", ""},
		{"OpenDocument", "/d", "application/octet-stream", "", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), "d.odt", ""},
		{"EPUB", "/d", "", "", zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", ""), "d.epub", ""},
		{"RTF", "/d", "application/msword", "", `{\rtf1 words}`, "d.rtf", ""},
		{"subtitles", "/talk.vtt", "text/plain", "", "WEBVTT\n\n00:01.000 --> 00:02.000\nwords", "talk.vtt", ""},
		{"older subtitles", "/talk.srt", "text/plain", "", "1\n00:00:01,000 --> 00:00:02,000\nwords", "talk.srt", ""},
		{"a saved page", "/d", "application/octet-stream", "", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n", "d.mhtml", ""},
		{"Markdown by its type", "/d", "text/markdown", "", "# Words", "d.md", ""},
		{"Markdown by its address", "/README.md", "text/plain", "", "# Words", "README.md", ""},
		{"a PDF with something before it", "/d.pdf", "", "", "junk\n%PDF-1.7\n%%EOF", "d.pdf", ""},
		{"a PDF with something before it, by its type", "/d", "application/pdf", "", "junk\n%PDF-1.7\n%%EOF", "d.pdf", ""},
		{"text on PDF", "/d", "text/plain", "", "A file begins with %PDF-1.7", "d.txt", ""},
		{"text on subtitles", "/d", "text/plain", "", "WEBVTT is a format", "d.txt", ""},
		{"text that begins as an archive does", "/d", "text/plain", "", "PK is short for public key. RIFF, ID3 and GIF8 are not.", "d.txt", ""},
		{"text of a type that nobody knows", "/d", "application/x-download", "", "words", "d.txt", ""},
		{"data of a kind", "/d", "application/ld+json", "", "[]", "!data for programs", ""},
		{"a table", "/d", "text/csv", "", "a,b", "!data for programs", ""},
		{"text", "/d.html", "text/plain", "", "words < words", "d.txt", ""},
		{"a spreadsheet", "/d", "", "", zipped(t, "a", "", "xl/workbook.xml", ""), "!a spreadsheet", ""},
		{"slides", "/d", "", "", zipped(t, "a", "", "ppt/presentation.xml", ""), "!a set of slides", ""},
		{"slides of OpenDocument", "/d", "", "", zipped(t, "mimetype", "application/vnd.oasis.opendocument.presentation"), "!a set of slides", ""},
		{"an archive", "/d", "application/zip", "", zipped(t, "a.pdf", "%PDF-1.7"), "!an archive", ""},
		{"old Word", "/d.doc", "application/msword", "", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "!an old office document", ""},
		{"a picture", "/d", "image/png", "", "\x89PNG\r\n\x1a\n", "!a picture", ""},
		{"a picture called a page", "/d", "text/html", "", "\xff\xd8\xff\xe0", "!a picture", ""},
		{"a film", "/d", "video/mp4", "", "\x00\x00\x00\x18ftypmp42", "!no document (video/mp4)", ""},
		{"data", "/d", "application/json", "", `{"a": 1}`, "!data for programs (application/json)", ""},
		{"a feed", "/d", "text/xml", "", "<?xml version='1.0'?><rss>", "!data for programs (text/xml)", ""},
		{"a program", "/d", "application/octet-stream", "", "\x7fELF\x02\x01\x01\x00", "!no document, nor text", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := site(t, nil)
			s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				w.Header()["Content-Type"] = []string{c.media}
				if c.disposition != "" {
					w.Header().Set("Content-Disposition", c.disposition)
				}
				w.Write([]byte(c.body))
			})
			if reason, ok := strings.CutPrefix(c.want, "!"); ok {
				refused(t, local(), s.URL+c.path, reason)
				return
			}
			got, err := local().Fetch(context.Background(), s.URL+c.path, nil)
			if err != nil || got.Name != c.want {
				t.Fatalf("got %+v, %v; want %q", got, err, c.want)
			}
			if note := strings.Join(got.Notes, "; "); c.note == "" && note != "" || !strings.Contains(note, c.note) {
				t.Errorf("the note is %q, want %q", note, c.note)
			}
			if !sources.Readable(got.Name) {
				t.Errorf("%q is not the name of a source", got.Name)
			}
		})
	}
}

// The file that is named here is read there: what the extractors take for a format
// has an ending of that format.
func TestNamesAreThoseOfTheReaders(t *testing.T) {
	for _, ending := range byType {
		if !sources.Readable("a" + ending) {
			t.Errorf("%q is no ending of a source", ending)
		}
	}
	files, err := filepath.Glob("../extract/formats/testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		want := endingOf(file)
		if formats.All.Of(file) == nil || want == ".eml" || want == ".txt" || want == ".md" || want == ".srt" {
			continue // which their content does not tell
		}
		data, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		n++
		v := local().visit(context.Background())
		got, err := v.ending(data, "application/octet-stream", "download")
		v.close()
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if _, err := formats.All.For(context.Background(), extract.Input{Name: "download" + got, Data: string(data)}); err != nil {
			t.Errorf("%s is named %q: %v", file, got, err)
		}
	}
	if n == 0 {
		t.Skip("no documents of other formats in ../extract/formats/testdata")
	}
}

func TestEncoding(t *testing.T) {
	for _, c := range []struct{ name, file, contentType, body, want string }{
		{"told by the server alone", "a.html", "text/html; charset=ISO-8859-7", "<p>\xe1", "iso-8859-7"},
		{"by the name that browsers know it by", "a.html", `text/html; charset="latin1"`, "<p>\xe1", "windows-1252"},
		{"in a header that is not written well", "a.html", "text/html; charset=iso-8859-7;;=", "<p>\xe1", "iso-8859-7"},
		{"told by the page of a script alone", "a.html", "text/html; charset=iso-8859-7", "<script charset='iso-8859-7'></script><p>\xe1", "iso-8859-7"},
		{"told by XML, too", "a.xhtml", "text/html; charset=iso-8859-7", "<?xml version='1.0' encoding='ISO-8859-7'?><p>\xe1", ""},
		{"UTF-8 with a slip, whatever the server says", "a.html", "text/html; charset=iso-8859-1", strings.Repeat("é", 20) + "\xe1", ""},
		{"told by the page, too", "a.html", "text/html; charset=iso-8859-7", "<meta charset='greek'><p>\xe1", ""},
		{"told by the page in another way", "a.html", "text/html; charset=iso-8859-7", "<meta http-equiv=content-type content='text/html; charset=iso-8859-1'><p>\xe1", "iso-8859-7"},
		{"text", "a.txt", "text/plain; charset=koi8-r", "charset=koi8-r \xe1", "koi8-r"},
		{"text that is UTF-8 speaks for itself", "a.html", "text/html; charset=iso-8859-1", "<p>é", ""},
		{"ASCII is UTF-8", "a.html", "text/html; charset=iso-8859-1", "<p>e", ""},
		{"a mark at the start speaks for itself", "a.txt", "text/plain; charset=iso-8859-1", "\xff\xfea\x00", ""},
		{"ASCII with escapes is Japanese", "a.html", "text/html; charset=iso-2022-jp", "<p>\x1b$B$\"\x1b(B", "iso-2022-jp"},
		{"UTF-16 without a mark", "a.txt", "text/plain; charset=utf-16be", "\x00a\x00b", "utf-16be"},
		{"UTF-8 with a slip is found to be so", "a.html", "text/html; charset=utf-8", "<p>\xe1", ""},
		{"an encoding that nobody knows", "a.html", "text/html; charset=klingon", "<p>\xe1", ""},
		{"one that browsers do not read", "a.html", "text/html; charset=hz-gb-2312", "<p>\xe1", ""},
		{"none", "a.html", "text/html", "<p>\xe1", ""},
		{"a PDF has none", "a.pdf", "application/pdf; charset=iso-8859-1", "%PDF-\xe1", ""},
	} {
		if got := encoding(c.contentType, &Capture{Name: c.file, Body: []byte(c.body)}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// With the encoding that is proposed a file is read as the server meant it.
func TestEncodingIsRead(t *testing.T) {
	got, err := extract.Decode(extract.Input{Data: "<p>\xe1\xe2\xe3", Encoding: encoding("text/html; charset=iso-8859-7", &Capture{Name: "a.html", Body: []byte("<p>\xe1\xe2\xe3")})}, nil)
	if err != nil || got.Text != "<p>αβγ" {
		t.Errorf("got %q, %v", got.Text, err)
	}
}

func TestMadeByScript(t *testing.T) {
	article := strings.Repeat("The ferry leaves at nine. ", 20)
	for _, c := range []struct {
		name, page, text string
		want             bool
	}{
		{"an empty shell", "<!doctype html><div id=root></div><SCRIPT src=app.js></SCRIPT>", "", true},
		{"a shell with a word", "<div>Loading…</div><script>start()</script>", "Loading…", true},
		{"a short page without scripts", "<!doctype html><p>Closed today.", "Closed today.", false},
		{"an article with scripts", "<script>count()</script><p>" + article, article, false},
		{"a frame of menus that says what it needs", "<script></script><noscript>You need to enable JavaScript to run this app.</noscript>", article, true},
		{"an article that says what its films need", "<script></script><noscript>Please enable JavaScript.</noscript>", strings.Repeat(article, 10), false},
		{"a picture for those without scripts", "<script></script><noscript><img src=count.gif></noscript>", article, false},
		{"a noscript that does not end", "<script></script><noscript", article, false},
	} {
		if got := MadeByScript([]byte(c.page), c.text); got != c.want {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestLeadsOn(t *testing.T) {
	s := site(t, map[string]http.HandlerFunc{"/x": text(`<!doctype html><META http-equiv="refresh" content="0; URL='https://ferries.example/new'">`)})
	got, err := local().Fetch(context.Background(), s.URL+"/x", nil)
	if err != nil || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "https://ferries.example/new)") {
		t.Errorf("got %+v, %v", got, err)
	}
}
