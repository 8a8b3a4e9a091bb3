// Package yamldoc reads YAML that people write by hand: every scalar keeps its
// place in the file, and whatever a YAML parser would lose or change without a
// word is a problem with a line, a column and what to write instead.
//
// Parse gives the tree of a file; a Reader takes the keys that a caller knows out
// of it. Both collect problems and go on, so that many are told at once.
//
// It knows neither fact sheets nor catalogues, and is the only importer of the
// YAML parser.
package yamldoc

import "fmt"

// A Pos is a place in a file. Line and Col start at 1; Col counts code points,
// but not a byte-order mark.
// The zero Pos is unknown; a Pos with a File alone means the file as a whole.
type Pos struct {
	File      string // as shown to the user: relative to the workspace, with "/"
	Line, Col int
}

// String gives "file:line:col", leaving out what is unknown.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// A Problem is something wrong in a file. Message says what is wrong, Hint what
// to do; both are plain sentences for people who do not program.
type Problem struct {
	Pos     Pos
	Message string
	Hint    string // may be empty
}

// A String is a text value and the place of its first character. Line ends are
// "\n" whatever the file has, and a literal block (`|`) ends with one.
// The zero String is an absent value.
type String struct {
	Value string
	Pos   Pos

	indent int32 // columns before each line of a literal block
	block  bool  // written as a literal block
}

// At gives the place in the file of the byte offset in s.Value.
func (s String) At(offset int) Pos {
	p := s.Pos
	if p.Line == 0 {
		return p
	}
	offset = max(0, min(offset, len(s.Value)))
	for _, r := range s.Value[:offset] {
		if r == '\n' && s.block {
			p.Line++
			p.Col = int(s.indent) + 1
			continue
		}
		p.Col++
	}
	return p
}

// From is what stands from the byte offset on, at its place: whoever asks for
// many places of a long text goes on from the last one.
func (s String) From(offset int) String {
	offset = max(0, min(offset, len(s.Value)))
	s.Pos, s.Value = s.At(offset), s.Value[offset:]
	return s
}

// IsZero reports whether the value is absent.
func (s String) IsZero() bool { return s.Value == "" && s.Pos == Pos{} }
