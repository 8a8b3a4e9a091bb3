// Package mail reads e-mails (EML) and web pages saved in one file (MHTML), which
// are built alike: headers, and parts in parts (RFC 5322, RFC 2045 to 2049,
// RFC 2557).
//
// It opens no attachments but text, web pages and messages, follows no links,
// and neither checks signatures nor decrypts.
package mail

import (
	"context"
	"fmt"
	"net/mail"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// Formats are e-mails and web pages saved in one file.
var Formats = extract.Formats{
	{Name: "an e-mail", Reader: "eml 3", Endings: []string{".eml"}, Read: readMail, Costly: true, Describe: describeMail},
	{Name: "a web page saved in one file (MHTML)", Reader: "mhtml 3", Endings: []string{".mhtml", ".mht"}, Is: isPage, Read: readPage, Costly: true, Describe: describePage},
}

const saveFromMail = "open the message in your mail program, save what you see as text (.txt) or print it to PDF, and name that file in the catalogue"

// shownHeaders are those that mail programs show above a message.
var shownHeaders = []string{"From", "To", "Cc", "Date", "Subject"}

// openMail takes a file for a message.
func openMail(in extract.Input) (*entity, error) {
	e, err := parse(in.Data)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{"From", "To", "Subject", "Date", "Received", "Message-ID", "Return-Path"} {
		if e.header(name) != "" {
			return e, nil
		}
	}
	return nil, &extract.UnreadableError{
		Reason: "the file does not begin with the headers of an e-mail (From, Date, Subject)",
		Hint:   "save the message again from your mail program, as .eml with all its headers; a text without them can be named .txt",
	}
}

func readMail(ctx context.Context, in extract.Input) (*text.Text, error) {
	e, err := openMail(in)
	if err != nil {
		return nil, err
	}
	r := reader{in: in}
	if err := r.message(ctx, e, "", 0); err != nil {
		return nil, err
	}
	if r.read == 0 && r.sealed != "" {
		return nil, &extract.UnreadableError{Reason: "the message " + r.sealed + ": its text cannot be read", Hint: saveFromMail}
	}
	return r.textWith(func(part string, p text.Place) text.Place {
		return text.Place{Part: part, Line: p.Line, Speaker: p.Speaker}
	})
}

func describeMail(_ context.Context, in extract.Input) (extract.Meta, error) {
	e, err := openMail(in)
	if err != nil {
		return extract.Meta{}, err
	}
	m := extract.Meta{Type: "personal_communication", Title: e.header("Subject"), Language: e.header("Content-Language")}
	if list, err := mail.ParseAddressList(quoted(e.header("From"))); err == nil {
		for _, a := range list {
			name := a.Name
			if name == "" {
				name = a.Address
			}
			m.Author = append(m.Author, extract.Name{Literal: name})
		}
	} else if from := e.header("From"); from != "" {
		m.Author = []extract.Name{{Literal: from}}
	}
	if day, err := mail.ParseDate(e.header("Date")); err == nil && day.Year() > 0 {
		m.Issued = day.Format("2006-01-02")
	}
	return m, nil
}

// quoted puts a name before an address in marks where it has letters that are
// not ASCII: the parser of the standard library wants them so.
func quoted(from string) string {
	name, address, ok := strings.Cut(from, "<")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, `"\,;:`) || strings.Count(from, "<") > 1 {
		return from
	}
	return fmt.Sprintf("%q <%s", name, address)
}
