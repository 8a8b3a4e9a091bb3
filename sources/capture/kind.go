package capture

import (
	"bytes"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// sniffed is how much of a file's beginning is looked at.
const sniffed = 4 << 10

// byType are the endings for media types that say what a file is.
var byType = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf", "text/markdown": ".md", "text/x-markdown": ".md",
	"text/vtt": ".vtt", "application/x-subrip": ".srt", "text/srt": ".srt", "message/rfc822": ".eml", "multipart/related": ".mhtml",
	"application/rtf": ".rtf", "text/rtf": ".rtf", "application/epub+zip": ".epub", "application/vnd.oasis.opendocument.text": ".odt",
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}

// called is how people call what files with an ending are.
var called = map[string]string{
	".html": "a web page", ".xhtml": "a web page", ".pdf": "a PDF document", ".rtf": "an RTF document", ".epub": "an e-book (EPUB)",
	".odt": "an OpenDocument text", ".docx": "a Word document", ".mhtml": "a saved web page", ".vtt": "a file of subtitles",
	".srt": "a file of subtitles", ".eml": "an e-mail", ".md": "a Markdown document", ".txt": "plain text",
}

// proven are endings of files that show by their first bytes what they are: a file
// that does not is none, whatever the server calls it.
var proven = []string{".pdf", ".rtf", ".epub", ".odt", ".docx"}

// texts are endings that plain text may have, where the address gives one.
var texts = []string{".txt", ".text", ".md", ".markdown", ".vtt", ".srt", ".eml"}

// unreadable are the first bytes of files that hold no text to read.
var unreadable = []struct{ prefix, what, hint string }{
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "open it in a word processor, save it as PDF, and add that file"},
	{"\x89PNG\r\n\x1a\n", "a picture", pictureHint},
	{"\xff\xd8\xff", "a picture", pictureHint},
	{"GIF87a", "a picture", pictureHint},
	{"GIF89a", "a picture", pictureHint},
	{"II*\x00", "a picture", pictureHint},
	{"MM\x00*", "a picture", pictureHint},
	{"ID3\x03", "a recording", recordingHint},
	{"ID3\x04", "a recording", recordingHint},
	{"OggS\x00", "a recording", recordingHint},
	{"\x1aE\xdf\xa3", "a recording", recordingHint},
	{"\x1f\x8b\x08", "a compressed file", unpackHint},
	{"7z\xbc\xaf\x27\x1c", "a compressed file", unpackHint},
	{"Rar!\x1a\x07", "a compressed file", unpackHint},
	{"PK\x03\x04", "an archive", unpackHint},
	{"PK\x05\x06", "an archive", unpackHint},
	{"bplist00", "a web archive of Safari", saveIt},
}

const (
	pictureHint   = "find the page or the document that has its words as text"
	recordingHint = "find its transcript or its subtitles, and add those"
	unpackHint    = "download it, unpack it, and add the document in it"
)

// ending tells by the content what a file is, as the ending that its name should
// have. media is what the server called it, name what the address does.
func (v *visit) ending(body []byte, media, name string) (string, error) {
	said := byType[media]
	is := byContent(body)
	if is == "" && (said == ".pdf" || endingOf(name) == ".pdf") && bytes.Contains(body[:min(len(body), 1024)], []byte("%PDF-")) {
		is = ".pdf" // with something before it, as its readers put up with
	}
	if is == ".html" && (said == ".xhtml" || said == ".mhtml") {
		is = said
	}
	switch {
	case is != "" && said != "" && is != said:
		v.note(fmt.Sprintf("the server calls the file %s, but it is %s: look whether it is what you want", called[said], called[is]))
		return is, nil
	case is != "":
		return is, nil
	}
	if what := inOffice(body); what != "" {
		return "", &Error{Reason: "the address leads to " + what + ", which cannot be read", Hint: "open it, save it as PDF, and add that file", Status: http.StatusOK}
	}
	for _, u := range unreadable {
		if bytes.HasPrefix(body, []byte(u.prefix)) {
			return "", &Error{Reason: "the address leads to " + u.what + ", not to a document with text", Hint: u.hint, Status: http.StatusOK}
		}
	}
	switch kind, _, _ := strings.Cut(media, "/"); {
	case slices.Contains(proven, said):
		return "", &Error{Reason: fmt.Sprintf("the server calls the file %s, but it is none", called[said]), Hint: "open the address in a browser to see what comes", Status: http.StatusOK}
	case said != "":
		return said, nil
	case kind == "image" || kind == "audio" || kind == "video":
		return "", &Error{Reason: fmt.Sprintf("the address leads to no document (%s)", media), Hint: recordingHint, Status: http.StatusOK}
	case isData(media):
		return "", &Error{Reason: fmt.Sprintf("the address leads to data for programs (%s), not to a document", media), Hint: "look for the page or the PDF that shows it to people", Status: http.StatusOK}
	}
	return plainEnding(body, media, name)
}

// isData reports whether a media type is that of data that no reader sees as it
// stands.
func isData(media string) bool {
	for _, end := range []string{"json", "xml", "javascript", "ecmascript", "/css", "/csv"} {
		if strings.HasSuffix(media, end) {
			return true
		}
	}
	return false
}

// plainEnding is that of a file of which the server does not say what it is.
func plainEnding(body []byte, media, name string) (string, error) {
	by := http.DetectContentType(body)
	if !strings.HasPrefix(by, "text/") {
		return "", &Error{Reason: "what came is no document, nor text", Hint: "open the address in a browser to see what comes", Status: http.StatusOK}
	}
	if e := endingOf(name); slices.Contains(texts, e) {
		return e, nil
	}
	if strings.HasPrefix(by, "text/html") && media != "text/plain" {
		return ".html", nil
	}
	return ".txt", nil
}

// byContent tells what a file is by its first bytes; "" where they do not tell.
func byContent(body []byte) string {
	head := body[:min(len(body), sniffed)]
	text := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n\f"))
	switch {
	case strings.HasPrefix(text, "<!doctype html") || strings.HasPrefix(text, "<html"):
		return ".html"
	case strings.HasPrefix(text, "<?xml"):
		if strings.Contains(text, "<html") {
			return ".xhtml"
		}
		return ""
	case bytes.HasPrefix(head, []byte(`{\rtf`)):
		return ".rtf"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return inZip(body)
	case isSubtitles(head):
		return ".vtt"
	case isSavedPage(text):
		return ".mhtml"
	case strings.HasPrefix(text, "%pdf-"):
		return ".pdf"
	}
	return ""
}

// isSubtitles reports whether a file begins as WebVTT does: with that word alone.
func isSubtitles(head []byte) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimPrefix(head, []byte("\ufeff")), []byte("WEBVTT"))
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return ok && (len(bytes.TrimSpace(line)) == 0 || bytes.Contains(rest, []byte("-->")))
}

// isSavedPage reports whether a file begins as web pages that browsers save as one.
func isSavedPage(head string) bool {
	header, _, _ := strings.Cut(strings.ReplaceAll(head, "\r\n", "\n"), "\n\n")
	return (strings.HasPrefix(header, "from:") || strings.HasPrefix(header, "mime-version:")) && strings.Contains(header, "content-type: multipart/related")
}

// inZip tells which document a ZIP archive is; "" where it is none. The names of
// what is in an archive stand in it as they are.
func inZip(body []byte) string {
	has := func(name string) bool { return bytes.Contains(body, []byte(name)) }
	// EPUB and OpenDocument begin with an entry that says what they are.
	if entry := body[min(len(body), 30):min(len(body), 200)]; bytes.HasPrefix(entry, []byte("mimetype")) {
		switch {
		case bytes.Contains(entry, []byte("application/epub+zip")):
			return ".epub"
		case bytes.Contains(entry, []byte("application/vnd.oasis.opendocument.text")):
			return ".odt"
		}
		return ""
	}
	switch {
	case has("word/document.xml"):
		return ".docx"
	case has("META-INF/container.xml"):
		return ".epub"
	}
	return ""
}

// inOffice names office documents that are not read.
func inOffice(body []byte) string {
	switch {
	case !bytes.HasPrefix(body, []byte("PK\x03\x04")):
	case bytes.Contains(body, []byte("xl/workbook.")) || bytes.Contains(body[:min(len(body), 200)], []byte("opendocument.spreadsheet")):
		return "a spreadsheet"
	case bytes.Contains(body, []byte("ppt/presentation.xml")) || bytes.Contains(body[:min(len(body), 200)], []byte("opendocument.presentation")):
		return "a set of slides"
	}
	return ""
}
