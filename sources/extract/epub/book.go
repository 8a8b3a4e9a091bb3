package epub

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/extract/parts"
)

const (
	container  = "META-INF/container.xml"  // leads to the book's package
	encryption = "META-INF/encryption.xml" // says which parts are encrypted
	opened     = "open the book in the program that made it, save it again, and replace the file"
)

// A book is what an EPUB says of its parts.
type book struct {
	a      *parts.Archive
	dir    string // of the package, to which its references are relative
	spine  []string
	locked map[string]bool // names of encrypted parts, in lower case
	meta   extract.Meta
	styles map[string]string // style sheets by name, once read
}

// An item is a part that the package lists.
type item struct{ name, kind, fallback string }

// open reads the package of a book (EPUB 3.3, 5).
func open(ctx context.Context, in extract.Input) (*book, error) {
	a, err := parts.Open(in.Data)
	if err != nil {
		return nil, err
	}
	b := &book{a: a, locked: map[string]bool{}, styles: map[string]string{}}
	if err := b.readEncryption(ctx); err != nil {
		return nil, err
	}
	root := ""
	err = a.Elements(ctx, container, func(t *parts.Tokens, e xml.StartElement) error {
		if e.Name.Local == "rootfile" && root == "" {
			root = parts.Clean(unescape(parts.Attr(e, "full-path")))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if root == "" || !a.Has(root) {
		return nil, &extract.UnreadableError{Reason: "the book is damaged: it does not say where its list of chapters stands", Hint: opened}
	}
	return b, b.readPackage(ctx, root)
}

// readPackage reads the list of parts and their order: those that a reader is
// to meet on the way first, then the others.
func (b *book) readPackage(ctx context.Context, root string) error {
	b.dir = path.Dir(root)
	items := map[string]item{}
	var main, aside []string
	d := described{}
	err := b.a.Elements(ctx, root, func(t *parts.Tokens, e xml.StartElement) error {
		switch e.Name.Local {
		case "item":
			items[parts.Attr(e, "id")] = item{parts.Resolve(root, unescape(parts.Attr(e, "href"))), parts.Attr(e, "media-type"), parts.Attr(e, "fallback")}
		case "itemref":
			if parts.Attr(e, "linear") == "no" {
				aside = append(aside, parts.Attr(e, "idref"))
			} else {
				main = append(main, parts.Attr(e, "idref"))
			}
		default:
			return d.take(t, e)
		}
		return nil
	})
	if err != nil {
		return err
	}
	b.meta = d.meta()
	seen := map[string]bool{}
	for _, id := range append(main, aside...) {
		if name := page(items, id); name != "" && !seen[name] {
			seen[name] = true
			b.spine = append(b.spine, name)
		}
	}
	if len(b.spine) == 0 {
		return &extract.UnreadableError{Reason: fmt.Sprintf("the book is damaged: its list %s names no chapters", root), Hint: opened}
	}
	return nil
}

// page is the name of the part that shows an item as a web page; "" is none.
func page(items map[string]item, id string) string {
	for range 10 { // fallbacks may go round in a circle
		i, ok := items[id]
		if !ok {
			return ""
		}
		switch i.kind {
		case "application/xhtml+xml", "text/html", "text/x-oeb1-document", "image/svg+xml", "application/html+xml", "":
			return i.name
		}
		id = i.fallback
	}
	return ""
}

// readEncryption lists the encrypted parts. Fonts may be scrambled by two
// methods that protect nothing else.
func (b *book) readEncryption(ctx context.Context) error {
	if !b.a.Has(encryption) {
		return nil
	}
	method := ""
	return b.a.Elements(ctx, encryption, func(_ *parts.Tokens, e xml.StartElement) error {
		switch e.Name.Local {
		case "EncryptedData":
			method = ""
		case "EncryptionMethod":
			if method == "" {
				method = parts.Attr(e, "Algorithm")
			}
		case "CipherReference":
			if method != "http://www.idpf.org/2008/embedding" && method != "http://ns.adobe.com/pdf/enc#RC" {
				b.locked[strings.ToLower(parts.Clean(unescape(parts.Attr(e, "URI"))))] = true
			}
		}
		return nil
	})
}

// unescape resolves the %-sequences of a reference; one that is wrong stands
// for itself.
func unescape(ref string) string {
	if s, err := url.PathUnescape(ref); err == nil {
		return s
	}
	return ref
}
