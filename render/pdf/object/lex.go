package object

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"strconv"
)

// A Lexer reads objects and operators one after the other: of a file, or of a
// page's content.
type Lexer struct {
	data  []byte
	pos   int
	depth int
	count int // of objects that were read
}

// An Operator is a word that is no object: "BT", "obj", "R".
type Operator string

// Bounds on what one Lexer reads: nested arrays and dictionaries, and objects
// within them. An object of two bytes takes a hundred in memory.
const (
	maxDepth = 64
	maxCount = 4 << 20
)

// NewLexer reads data from its start.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// Next gives the next object, or an Operator. At the end it gives nil and
// false; the error is for what is no PDF.
func (l *Lexer) Next() (Object, bool, error) {
	l.skip()
	if l.pos >= len(l.data) {
		return nil, false, nil
	}
	o, err := l.object()
	return o, true, err
}

func (l *Lexer) errorf(format string, args ...any) error {
	return fmt.Errorf("byte %d: "+format, append([]any{l.pos}, args...)...)
}

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func (l *Lexer) skip() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case space(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

func (l *Lexer) object() (Object, error) {
	if l.count++; l.count > maxCount {
		return nil, l.errorf("too many objects")
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.at(1) == '<':
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '[':
		l.pos++
		return l.array()
	case c == '{' || c == '}' || c == ')' || c == ']' || c == '>':
		return nil, l.errorf("unexpected %q", c)
	}
	return l.word(), nil
}

func (l *Lexer) at(i int) byte {
	if l.pos+i < len(l.data) {
		return l.data[l.pos+i]
	}
	return 0
}

func (l *Lexer) regular() []byte {
	start := l.pos
	for l.pos < len(l.data) && !space(l.data[l.pos]) && !delimiter(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

func (l *Lexer) word() Object {
	w := string(l.regular())
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	if !numeric(w) {
		return Operator(w)
	}
	return l.reference(w)
}

// numeric reports whether a word is a number as PDF writes them: without an
// exponent.
func numeric(w string) bool {
	digits, points := 0, 0
	for i, c := range []byte(w) {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			points++
		case i > 0 || c != '+' && c != '-':
			return false
		}
	}
	return digits > 0 && points < 2
}

// reference makes a Ref of "12 0 R", else a Number.
func (l *Lexer) reference(w string) Object {
	n, err := strconv.Atoi(w)
	if err != nil || n <= 0 {
		return Number(w)
	}
	back := l.pos
	l.skip()
	if gen := l.regular(); string(gen) == "0" {
		l.skip()
		if string(l.regular()) == "R" {
			return Ref(n)
		}
	}
	l.pos = back
	return Number(w)
}

func (l *Lexer) name() (Object, error) {
	l.pos++
	raw := l.regular()
	if bytes.IndexByte(raw, '#') < 0 {
		return Name(raw), nil
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if b, err := hex.DecodeString(string(raw[i+1 : i+3])); err == nil {
				out = append(out, b[0])
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return Name(out), nil
}

func (l *Lexer) literal() (Object, error) {
	l.pos++
	var out []byte
	for open := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.pos++
				return String(out), nil
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return nil, l.errorf("a string does not end")
}

// escape reads the escape at pos and leaves pos on its last byte.
func (l *Lexer) escape(out []byte) []byte {
	l.pos++
	c := l.at(0)
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 && l.pos < len(l.data) {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c >= '0' && c <= '7':
		n := 0
		for i := 0; i < 3 && l.at(0) >= '0' && l.at(0) <= '7'; i++ {
			n = n*8 + int(l.at(0)-'0')
			l.pos++
		}
		l.pos--
		return append(out, byte(n))
	case c == '\n':
		return out
	case c == '\r':
		if l.at(1) == '\n' {
			l.pos++
		}
		return out
	}
	return append(out, c)
}

func (l *Lexer) hex() (Object, error) {
	end := bytes.IndexByte(l.data[l.pos:], '>')
	if end < 0 {
		return nil, l.errorf("a string does not end")
	}
	digits := make([]byte, 0, end)
	for _, c := range l.data[l.pos+1 : l.pos+end] {
		if !space(c) {
			digits = append(digits, c)
		}
	}
	l.pos += end + 1
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	n, err := hex.Decode(digits, digits)
	if err != nil {
		return nil, l.errorf("a string in hexadecimal: %v", err)
	}
	return String(digits[:n]), nil
}

func (l *Lexer) array() (Object, error) {
	if l.depth++; l.depth > maxDepth {
		return nil, l.errorf("nested too deep")
	}
	defer func() { l.depth-- }()
	out := Array{}
	for {
		l.skip()
		if l.pos >= len(l.data) {
			return nil, l.errorf("an array does not end")
		}
		if l.data[l.pos] == ']' {
			l.pos++
			return out, nil
		}
		o, err := l.object()
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
}

func (l *Lexer) dict() (Object, error) {
	if l.depth++; l.depth > maxDepth {
		return nil, l.errorf("nested too deep")
	}
	defer func() { l.depth-- }()
	l.pos += 2
	out := Dict{}
	for {
		l.skip()
		if l.at(0) == '>' && l.at(1) == '>' {
			l.pos += 2
			return out, nil
		}
		if l.at(0) != '/' {
			return nil, l.errorf("a dictionary without a name or an end")
		}
		key, err := l.name()
		if err != nil {
			return nil, err
		}
		l.skip()
		if l.pos >= len(l.data) {
			return nil, l.errorf("a dictionary does not end")
		}
		value, err := l.object()
		if err != nil {
			return nil, err
		}
		if _, twice := out[key.(Name)]; twice {
			return nil, l.errorf("a dictionary with two values for %q", key)
		}
		out[key.(Name)] = value
	}
}
