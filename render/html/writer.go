package html

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A writer writes elements. There is no way to write a text or the value of an
// attribute but escaped, and none to leave an element open.
type writer struct{ b bytes.Buffer }

// attributes are names and their values in turn. Those with an empty value are
// left out, but for alt, whose emptiness says something.
type attributes []string

// element writes an element with what inside writes; nil is nothing.
func (w *writer) element(name string, a attributes, inside func()) {
	w.tag(name, a)
	if inside != nil {
		inside()
	}
	w.b.WriteString("</" + name + ">")
	w.lineAfter(name)
}

// void writes an element that has no end.
func (w *writer) void(name string, a attributes) {
	w.tag(name, a)
	w.lineAfter(name)
}

// line writes an element that holds one text.
func (w *writer) line(name string, a attributes, text string) {
	w.element(name, a, func() { w.text(text) })
}

func (w *writer) tag(name string, a attributes) {
	w.b.WriteString("<" + name)
	for i := 0; i+1 < len(a); i += 2 {
		if a[i+1] == "" && a[i] != "alt" {
			continue
		}
		w.b.WriteString(" " + a[i] + `="`)
		w.escape(a[i+1])
		w.b.WriteString(`"`)
	}
	w.b.WriteString(">")
}

// phrasing are the elements that stand within a line: no white space is put
// around them.
var phrasing = map[string]bool{
	"a": true, "em": true, "strong": true, "span": true, "sup": true, "time": true, "br": true, "img": true, "mark": true, "del": true,
}

func (w *writer) lineAfter(name string) {
	if !phrasing[name] {
		w.b.WriteByte('\n')
	}
}

func (w *writer) text(s string) { w.escape(s) }

// escape writes a text so that every parser gives it back, in elements and in
// attributes. A line end of old systems would be read as another.
func (w *writer) escape(s string) {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		switch r {
		case '&':
			w.b.WriteString("&amp;")
		case '<':
			w.b.WriteString("&lt;")
		case '>':
			w.b.WriteString("&gt;")
		case '"':
			w.b.WriteString("&quot;")
		case '\'':
			w.b.WriteString("&#39;")
		case '\r':
			w.b.WriteString("&#13;")
		default:
			w.b.WriteRune(r) // what is no UTF-8 is found when the page is read back
		}
		s = s[size:]
	}
}

// style writes our own style sheet.
func (w *writer) style() {
	w.b.WriteString("<style>" + styleSheet + "</style>\n")
}

// data writes a block of JSON that no browser runs. Go writes "<", ">" and "&"
// in JSON as escapes, so that nothing in it ends the element.
func (w *writer) data(v any) error {
	out, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("writing the page's data: %w", err)
	}
	if strings.ContainsAny(string(out), "<>") {
		return fmt.Errorf("the page's data would not stay in their element")
	}
	w.b.WriteString(`<script type="application/ld+json">`)
	w.b.Write(out)
	w.b.WriteString("</script>\n")
	return nil
}

func (w *writer) bytes() []byte { return w.b.Bytes() }
