package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// maxSize is what a file of people's may have, in bytes: some two hundred
// handouts.
const maxSize = 1 << 20

// A raw file is its lines as they stand in it, without line ends and without a
// byte-order mark. Columns count from 1 in code points.
type raw struct {
	file  string
	lines []string
}

func (f *raw) pos(line, col int) Pos { return Pos{File: f.file, Line: line, Col: col} }

// line gives a line, counted from 1; empty where the file has none.
func (f *raw) line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return f.lines[n-1]
}

// column gives the column of the byte offset in line n.
func (f *raw) column(n, offset int) int {
	s := f.line(n)
	return utf8.RuneCountInString(s[:min(max(offset, 0), len(s))]) + 1
}

// at is the place of the byte offset in line n.
func (f *raw) at(n, offset int) Pos { return f.pos(n, f.column(n, offset)) }

// newRaw splits a file into lines. It refuses what cannot be text: a problem
// with fatal set means that reading on makes no sense.
func newRaw(file string, data []byte, limit int) (f *raw, problems []Problem, fatal bool) {
	whole := Pos{File: file}
	if len(data) > limit {
		return &raw{file: file}, []Problem{{whole, fmt.Sprintf("this file is larger than %d MiB", limit>>20),
			"split it into several files; if it is not text that you wrote, choose another file"}}, true
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return &raw{file: file}, []Problem{{whole, "this file is saved as UTF-16",
			"save it as UTF-8: most editors ask for the encoding under \"Save as\""}}, true
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	f = &raw{file: file, lines: strings.Split(string(data), "\n")}
	for i, line := range f.lines {
		f.lines[i] = strings.TrimSuffix(line, "\r")
	}
	problems = f.badCharacters()
	return f, problems, len(problems) > 0
}

// badCharacters reports the first character of each line that a text file
// cannot have, or that YAML takes for a line end where editors show none.
func (f *raw) badCharacters() []Problem {
	var out []Problem
	for i, line := range f.lines {
		if isPrintable(line) {
			continue
		}
		col := 0
		for at, r := range line {
			col++
			message, hint := badCharacter(r, line[at:])
			if message == "" {
				continue
			}
			out = append(out, Problem{f.pos(i+1, col), message, hint})
			if r == utf8.RuneError || r == 0 {
				return out // it is the whole file's encoding that is wrong
			}
			break
		}
	}
	return out
}

// isPrintable reports a line of printable ASCII, as most are.
func isPrintable(line string) bool {
	for i := range len(line) {
		if line[i]-' ' >= 0x7f-' ' {
			return false
		}
	}
	return true
}

func badCharacter(r rune, rest string) (message, hint string) {
	switch {
	case r == utf8.RuneError && !strings.HasPrefix(rest, "\uFFFD"):
		return fmt.Sprintf("byte %#02x is not UTF-8 text", rest[0]),
			"save the file as UTF-8: most editors ask for the encoding under \"Save as\""
	case r == '\r':
		return "a line end of old Mac files stands in the middle of this line",
			"save the file with the line ends of Windows or Unix"
	case r == '\u0085', r == '\u2028', r == '\u2029':
		return fmt.Sprintf("an invisible line separator (U+%04X) stands here", r),
			"delete it and press Enter instead"
	case r < ' ' && r != '\t', r >= 0x7f && r < 0xa0, r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return fmt.Sprintf("an invisible control character (U+%04X) stands here", r),
			"delete it: it often comes along when text is pasted"
	}
	return "", ""
}
