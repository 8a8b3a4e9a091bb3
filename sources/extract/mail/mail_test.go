package mail

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

func extractText(t *testing.T, name, data string) *text.Text {
	t.Helper()
	return extracttest.Read(t, Formats, name, data)
}

func TestGolden(t *testing.T) {
	extracttest.Golden(t, Formats, "testdata/*.eml")
	extracttest.Golden(t, Formats, "testdata/*.mhtml")
}

const from = "From: a@b.example\n"

// multi makes a body of parts.
func multi(kind string, parts ...string) string {
	s := "MIME-Version: 1.0\nContent-Type: multipart/" + kind + "; boundary=\"" + strings.Repeat("x", len(kind)) + "\"\n\nfor old programs\n"
	for _, p := range parts {
		s += "--" + strings.Repeat("x", len(kind)) + "\n" + p + "\n"
	}
	return s + "--" + strings.Repeat("x", len(kind)) + "--\nafter all\n"
}

// shown are the blocks, each after what its part is called.
func shown(x *text.Text) []string {
	var out []string
	for _, b := range x.Blocks() {
		s := x.Content[b.Start:b.End]
		if p := x.Place(b.Start); p.Part != "" {
			s = p.Part + ": " + s
		}
		out = append(out, s)
	}
	return out[1:] // From
}

func TestParts(t *testing.T) {
	const plain, html = "Content-Type: text/plain\n\nwords", "Content-Type: text/html\n\n<p>words</p>"
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	inner := "Content-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Inner\n\ninside"
	tests := []struct {
		name, mail string
		want       []string
		notes      []string
	}{
		{"no type", from + "\nwords", []string{"words"}, nil},
		{"CR LF", "From: a@b.example\r\nSubject: a\r\n b\r\n\r\nwords\r\n", []string{"header Subject: a b", "words"}, nil},
		{"headers in the order that people see", "Subject: e\nX-Mailer: x\nCc: c\nDate: d\nTo: b\n" + from + "\nwords", []string{"header To: b", "header Cc: c", "header Date: d", "header Subject: e", "words"}, nil},
		{"encoded headers", from + "Subject: =?iso-8859-1?q?caf=E9?= =?utf-8?b?" + b64("–") + "?= x\n\nwords", []string{"header Subject: café– x", "words"}, nil},
		{"headers of bytes", from + "Subject: caf\xe9\n\nwords", []string{"header Subject: café", "words"}, nil},
		{"an encoding of headers that is not known", from + "Subject: =?x-no?q?a?=\n\nwords", []string{"header Subject: =?x-no?q?a?=", "words"}, nil},
		{"a line of a mailbox first", "From a@b.example Mon\n" + from + "\nwords", []string{"words"}, nil},
		{"a header that is none", from + "not a header\n\nwords", []string{"words"}, nil},
		{"quoted-printable", from + "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\n=E2=82=AC 5 a=\nb=20\nc = d =3D =zz", []string{"€ 5 ab \nc = d = =zz"}, nil},
		{"base64", from + "Content-Transfer-Encoding: BASE64\n\n" + b64("some words")[:6] + "\n" + b64("some words")[6:] + "\n", []string{"some words"}, nil},
		{"a declared encoding", from + "Content-Type: text/plain; charset=iso-8859-2\n\n\xb1", []string{"ą"}, nil},
		{"a declared encoding that is wrong", from + "Content-Type: text/plain; charset=us-ascii\n\ncaf\xe9", []string{"café"}, []string{"read as Windows-1252 (a guess); if letters look wrong, write the file's encoding in the catalogue"}},
		{"a web page in an encoding", from + "Content-Type: text/html; charset=windows-1251\n\n<meta charset=utf-8><p>\xca", []string{"К"}, nil},
		{"plain before its twin", from + multi("alternative", plain, html), []string{"words"}, nil},
		{"the twin where the plain text says nothing", from + multi("alternative", "Content-Type: text/plain\n\nUse another program.", "Content-Type: text/html\n\n<p>a b c d e f g h"), []string{"a b c d e f g h"}, []string{"the message was read as the web page in it, as mail programs show it: its plain text has other words"}},
		{"the twin where the plain text says another thing", from + multi("alternative", "Content-Type: text/plain\n\nIt will rise by 5 €.", "Content-Type: text/html\n\n<p>It will not rise by 5 €."), []string{"It will not rise by 5 €."}, []string{"the message was read as the web page in it, as mail programs show it: its plain text has other words"}},
		{"plain where only marks differ", from + multi("alternative", "Content-Type: text/plain\n\n> It - rises: *by* 5 %", "Content-Type: text/html\n\n<blockquote>It – rises: <b>by</b> 5 %"), []string{"> It - rises: *by* 5 %"}, nil},
		{"the twin alone", from + multi("alternative", "Content-Type: text/plain\n\n ", multi("related", html, "Content-Type: image/png\n\nx")), []string{"words"}, nil},
		{"attachments beside the twin", from + multi("alternative", plain, multi("mixed", html, "Content-Type: text/plain; name=n.txt\n\nmore", "Content-Type: application/pdf; name=f.pdf\n\nx")),
			[]string{"words", "attachment n.txt: more"}, []string{`the attachment "f.pdf" was not read: to quote from it, save it from the message and name it in the catalogue`}},
		{"the root of what belongs together", from + strings.Replace(multi("related", "Content-Type: image/png\n\nx", "Content-ID: <r>\n"+html), "multipart/related;", "multipart/related; start=\"<r>\";", 1), []string{"words"}, nil},
		{"attachments", from + multi("mixed", plain, "Content-Type: text/html\nContent-Disposition: attachment; filename=\"../a b.html\"\n\n<p>x", "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=n.md\n\n*y*"),
			[]string{"words", "attachment a b.html: x", "attachment n.md: y"}, nil},
		{"names of attachments", from + multi("mixed", "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''%C3%A9.txt\n\nx", "Content-Type: text/plain; name=\"=?utf-8?q?=C3=A9?=.txt\"\n\ny"),
			[]string{"attachment é.txt: x", "attachment é.txt: y"}, nil},
		{"a message in a message", from + multi("mixed", plain, inner), []string{"words", `attachment message "Inner", header From: c@d.example`, `attachment message "Inner", header Subject: Inner`, `attachment message "Inner": inside`}, nil},
		{"a digest", from + multi("digest", "\n"+from+"\nx"), []string{"attachment forwarded message, header From: a@b.example", "attachment forwarded message: x"}, nil},
		{"signed", from + multi("signed", plain, "Content-Type: application/pgp-signature\n\nx"), []string{"words"}, []string{"the message is signed; the signature was not checked"}},
		{"a part that is encrypted", from + multi("mixed", plain, "Content-Type: application/pkcs7-mime\n\nx"), []string{"words"}, []string{"a part of the message cannot be read: it is encrypted (S/MIME)"}},
		{"no end", from + strings.TrimSuffix(multi("mixed", plain), "--xxxxx--\nafter all\n"), []string{"words"}, []string{"the message ends before it should: text may be missing at its end"}},
		{"no end of an inner part", from + multi("mixed", strings.TrimSuffix(multi("alternative", plain), "--xxxxxxxxxxx--\nafter all\n"), "Content-Type: text/plain\n\nmore"), []string{"words", "more"}, []string{"the message ends before it should: text may be missing at its end"}},
		{"a boundary in a line is none", from + multi("mixed", "\nsee --xxxxx\n--xxxxxy"), []string{"see --xxxxx\n--xxxxxy"}, nil},
		{"parameters in disorder", from + "Content-Type: text/plain; charset=iso-8859-2; charset=\"x\"; foo\n\n\xb1", []string{"ą"}, nil},
		{"a transfer encoding that is not known", from + multi("mixed", plain, "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nx"), []string{"words"}, []string{`a part of the type "text/plain" was not read: its transfer encoding is not known`}},
		{"what is quoted stays text, apart", from + "\n> words\n> in lines\n>> more\nAn answer\n> again", []string{"> words\n> in lines", ">> more", "An answer", "> again"}, nil},
	}
	for _, tt := range tests {
		x := extractText(t, "a.eml", tt.mail)
		if got := shown(x); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		if !slices.Equal(x.Notes, tt.notes) {
			t.Errorf("%s: notes %q, want %q", tt.name, x.Notes, tt.notes)
		}
	}
}

// What is quoted was said by somebody else than what stands round it, and the
// marks of it are no words.
func TestQuotedWords(t *testing.T) {
	x := extractText(t, "a.eml", from+"\nThey asked:\n> Shall we cut the tax in exam-\n> ple years\nNever did we\n>> nor they")
	for words, want := range map[string]string{"They asked": "a@b.example", "Shall we": "somebody who is quoted (>)", "ple years": "somebody who is quoted (>)", "Never did": "a@b.example", "nor they": "somebody who is quoted (>>)"} {
		if got := x.Place(strings.Index(x.Content, words)).Speaker; got != want {
			t.Errorf("%q are words of %q, want %q", words, got, want)
		}
	}
	for _, r := range x.Furniture {
		if strings.Trim(x.Content[r.Start:r.End], "> ") != "" {
			t.Errorf("furniture %q", x.Content[r.Start:r.End])
		}
	}
	if len(x.Furniture) != 3 {
		t.Errorf("furniture %v, want the three lines' marks", x.Furniture)
	}
}

func TestFlowed(t *testing.T) {
	tests := []struct {
		name, in string
		del      bool
		want     string
	}{
		{"a paragraph", "a \nb \nc\nd\n", false, "a b c\nd\n"},
		{"a stuffed line", " From x\n  y\n", false, "From x\n y\n"},
		{"a reply", "> a \n> b\nc\n", false, "> a b\nc\n"},
		{"a reply to a reply ends one", "> a \n>> b\n", false, "> a \n>> b\n"},
		{"a signature", "a \n-- \nb\n", false, "a \n-- \nb\n"},
		{"the space is none of the text", "日 \n本\n", true, "日本\n"},
		{"an empty line", "a \n\nb", false, "a \n\nb\n"},
		{"CR LF", "a \r\nb\r\n", false, "a b\n"},
	}
	for _, tt := range tests {
		if got := unflow(tt.in, tt.del); got != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestSavedPages(t *testing.T) {
	head := "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\n"
	page := func(s string) string { return "Content-Type: text/html\nContent-Location: https://a.example/\n\n" + s }
	tests := []struct {
		name, data, want string
	}{
		{"a page", head + multi("related", page("<p>a<p>b")), "a\n\nb"},
		{"a saved style hides", head + multi("related", page(`<link rel="stylesheet" href="cid:s@x"><p class=h>a<p>b`), "Content-Type: text/css\nContent-ID: <s@x>\n\n.h{display:none}"), "b"},
		{"a saved style by its address", head + multi("related", page(`<link href='https://a.example/s?a&amp;b' rel=stylesheet><p class=h>a<p>b`), "Content-Type: text/css\nContent-Location: https://a.example/s?a&b\n\n.h{display:none}"), "b"},
		{"a style for print hides nothing", head + multi("related", page(`<link rel="stylesheet" media="print" href="cid:s@x"><p class=h>a<p>b`), "Content-Type: text/css\nContent-ID: <s@x>\n\n.h{display:none}"), "a\n\nb"},
		{"a style cannot end itself", head + multi("related", page(`<link rel="stylesheet" href="cid:s@x"><p>b`), "Content-Type: text/css\nContent-ID: <s@x>\n\n</style><p>c"), "b"},
		{"elements of the page's making", head + multi("related", page(`<a-b><template shadowmode="open"><p>a</p></template></a-b><p>b<template><p>c</p></template>`)), "a\n\nb"},
		{"templates alone", head + multi("related", page(`<template><p>a</p></template><p>b`)), "b"},
		{"frames", head + multi("related", page("<p>a"), page("<p>b")), "a\n\nb"},
		{"the root part", head + strings.Replace(multi("related", "Content-Type: text/html\nContent-ID: <f>\n\n<p>frame", "Content-Type: text/html\nContent-ID: <r>\n\n<p>root"), "related;", "related; start=\"<r>\";", 1), "root\n\nframe"},
		{"a page alone", "MIME-Version: 1.0\nContent-Type: text/html; charset=windows-1251\n\n<p>\xca", "К"},
	}
	for _, tt := range tests {
		if x := extractText(t, "a.mhtml", tt.data); x.Content != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, x.Content, tt.want)
		}
	}
}

func TestIsPage(t *testing.T) {
	for _, tt := range []struct {
		head string
		want bool
	}{
		{"From: <Saved by Blink>\nSnapshot-Content-Location: x\n", true},
		{"From: \"Saved by Windows Internet Explorer 8\"\nSubject: x\n", true},
		{"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", true},
		{"From: a@b.example\nTo: b\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", false},
		{"A page begins with MIME-Version: 1.0 and multipart/related.\n", false},
		{"<html>", false}, {"", false},
	} {
		if got := isPage(tt.head); got != tt.want {
			t.Errorf("isPage(%q) = %v", tt.head, got)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       extract.Meta
	}{
		{"a.eml", "From: =?utf-8?q?In=C3=A8s_M?= <i@a.example>, b@a.example\nDate: Tue, 4 Jul 2023 23:30:00 -0500\nSubject: On dues\nContent-Language: fr\n\nx",
			extract.Meta{Type: "personal_communication", Title: "On dues", Author: []extract.Name{{Literal: "Inès M"}, {Literal: "b@a.example"}}, Issued: "2023-07-04", Language: "fr"}},
		{"a.eml", "From: nobody at all\nDate: soon\n\nx", extract.Meta{Type: "personal_communication", Author: []extract.Name{{Literal: "nobody at all"}}}},
		{"a.mhtml", "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/p\nSubject: =?utf-8?q?On_dues?=\nDate: Tue, 4 Jul 2023 23:30:00 -0500\nContent-Type: text/html\n\n<p>x",
			extract.Meta{Type: "webpage", Title: "On dues", URL: "https://a.example/p"}},
	} {
		got, err := Formats.Of(tt.name).Describe(context.Background(), extract.Input{Name: tt.name, Data: tt.data})
		if err != nil || fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%q: %+v, %v, want %+v", tt.data, got, err, tt.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	nested := "Content-Type: text/plain\n\nx"
	for range 30 {
		nested = "Content-Type: message/rfc822\n\n" + from + nested
	}
	for _, tt := range []struct{ name, file, data, reason string }{
		{"no headers", "a.eml", "Dear all,\n\nwords", "does not begin with the headers"},
		{"encrypted by S/MIME", "a.eml", from + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", "is encrypted (S/MIME)"},
		{"wrapped in a signature", "a.eml", from + "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nx", "wrapped in a signature"},
		{"encrypted by PGP", "a.eml", from + multi("encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1"), "is encrypted (PGP)"},
		{"encrypted by PGP in the text", "a.eml", from + "\n-----BEGIN PGP MESSAGE-----\nx", "is encrypted (PGP)"},
		{"no boundary", "a.eml", from + "Content-Type: multipart/mixed\n\nx", "how they are divided"},
		{"messages in messages", "a.eml", from + nested, "more than 20 deep"},
		{"too many parts", "a.eml", from + multi("mixed", slices.Repeat([]string{"\nx"}, 1001)...), "more than 1000 parts"},
		{"too long headers", "a.eml", from + strings.Repeat("X: y\n", 5000) + "\nx", "longer than any mail program"},
		{"a saved page without one", "a.mhtml", "From: <Saved by Blink>\n" + multi("related", "Content-Type: image/png\n\nx"), "holds no web page"},
		{"a saved page without text", "a.mht", "From: <Saved by Blink>\n" + multi("related", "Content-Type: text/html\n\n<p hidden>x"), "shows no text"},
		{"a saved page called a mail", "a.eml", "From: <Saved by Blink>\n" + multi("related", "Content-Type: text/html\n\n<p>x"), "the file is a web page saved in one file"},
	} {
		_, err := Formats.Extract(context.Background(), extract.Input{Name: tt.file, Data: tt.data})
		var u *extract.UnreadableError
		if !errors.As(err, &u) || !strings.Contains(u.Reason, tt.reason) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.reason)
			continue
		}
		extracttest.CheckError(t, err)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, data := range map[string]string{"a.eml": from + "\nx", "a.mhtml": "From: <Saved by Blink>\nContent-Type: text/html\n\n<p>x"} {
		if _, err := Formats.Of(name).Read(ctx, extract.Input{Name: name, Data: data}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// These would take minutes, or more memory than there is, if time or room grew
// with the square of the input.
func TestHostileInput(t *testing.T) {
	const n = 100_000
	r := strings.Repeat
	deep := "\nx"
	for i := range 18 {
		deep = "Content-Type: multipart/alternative; boundary=b" + fmt.Sprint(i) + "\n\n--b" + fmt.Sprint(i) + "\n" + deep + "\n--b" + fmt.Sprint(i) + "\nContent-Type: text/html\n\n<p>y\n--b" + fmt.Sprint(i) + "--\n"
	}
	for _, doc := range []string{
		from + deep, from + "Subject: " + r("=?utf-8?q?a?= ", n/4) + "\n\nx", from + "Content-Type: text/plain" + r("; a=b", n/4) + "\n\nx", from + "Content-Type: multipart/mixed; boundary=a\n\n" + r("--a\n", n),
		from + "Content-Type: multipart/mixed; boundary=a\n\n" + r("--ab\n", n) + "x", from + "Content-Transfer-Encoding: quoted-printable\n\n" + r("=", n), from + "Content-Transfer-Encoding: quoted-printable\n\n=" + r(" ", n) + "x",
		from + "Content-Transfer-Encoding: quoted-printable\n\n" + r("= ", n), from + "Content-Type: text/plain; format=flowed\n\n" + r("> \n", n) + "x", from + "Content-Type: text/html\n\n" + r("<div>", n) + "x",
		"From: <Saved by Blink>\n" + multi("related", "Content-Type: text/html\n\n"+r(`<link rel=stylesheet href="cid:a">`, 2000)+"x", "Content-Type: text/css\nContent-ID: <a>\n\n"+r(".a{display:none}", 2000)),
		"From: <Saved by Blink>\nContent-Type: text/html\n\n" + r("<link ", n) + r(`<template shadowmode=open>`, n/10), from + r(" a\n", 300_000) + "\nx", from + r(" a\n", 30_000_000/3) + "\nx",
	} {
		name := "a.eml"
		if strings.HasPrefix(doc, "From: <Saved") {
			name = "a.mhtml"
		}
		x, err := Formats.Extract(t.Context(), extract.Input{Name: name, Data: doc})
		if err != nil {
			extracttest.CheckError(t, err)
			continue
		}
		texttest.Check(t, x)
	}
}

func FuzzMail(f *testing.F) {
	for _, s := range []string{
		from + "\nx", from + multi("alternative", "Content-Type: text/plain; format=flowed\n\na \nb", "Content-Type: text/html\n\n<p hidden>HIDE</p><p>a"), from + multi("mixed", "\nx", "Content-Type: message/rfc822\n\n"+from+"\ny"),
		from + "Content-Transfer-Encoding: base64\n\nYWJj", from + "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=shift_jis\n\n=82=A0=\n", from + "Subject: =?utf-16?b?AGEAYg==?=\n\nx",
		"From: <Saved by Blink>\n" + multi("related", "Content-Type: text/html\n\n<link rel=stylesheet href=cid:a><p class=a>b", "Content-Type: text/css\nContent-ID: <a>\n\n.a{color:red}"),
	} {
		f.Add(false, s)
		f.Add(true, s)
	}
	f.Fuzz(func(t *testing.T, page bool, data string) {
		name := "a.eml"
		if page {
			name = "a.mhtml"
		}
		in := extract.Input{Name: name, Data: data}
		if m, err := Formats.Of(name).Describe(context.Background(), in); err != nil {
			extracttest.CheckError(t, err)
		} else if m.Type == "" {
			t.Fatalf("described as %+v", m)
		}
		x, err := Formats.Extract(context.Background(), in)
		if err != nil {
			extracttest.CheckError(t, err)
			return
		}
		texttest.Check(t, x)
	})
}
