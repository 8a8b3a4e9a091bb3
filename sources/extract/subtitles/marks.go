package subtitles

import (
	"html"
	"regexp"
	"strings"
)

// A piece is words of one line that one voice says.
type piece struct {
	text  string
	voice string // of <v Name>; "" is none
	at    int    // line of the file
}

var (
	// tag is a mark of WebVTT, of SubRip (which took them from HTML) or a time
	// inside a cue. What else stands between angles is text.
	tag       = regexp.MustCompile(`</?[A-Za-z][^<>]*>|</>|<\d[\d:.,]*>`)
	override  = regexp.MustCompile(`\{\\[^{}]*\}`) // a position or style of SubStation, as in "{\an8}"
	reference = regexp.MustCompile(`&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});`)
)

// pieces takes the marks out of a cue's lines. A voice lasts to its end mark, or
// to the next one, over lines.
func pieces(c *cue) []piece {
	var out []piece
	voice := ""
	for _, l := range c.lines {
		rest := override.ReplaceAllString(l.text, "")
		var b strings.Builder
		flush := func() {
			if s := clean(b.String()); s != "" {
				out = append(out, piece{s, voice, l.at})
			}
			b.Reset()
		}
		for {
			m := tag.FindStringIndex(rest)
			if m == nil {
				b.WriteString(rest)
				break
			}
			b.WriteString(rest[:m[0]])
			mark := rest[m[0]+1 : m[1]-1]
			rest = rest[m[1]:]
			name, annotation, _ := strings.Cut(mark, " ")
			switch name, _, _ := strings.Cut(name, "."); name {
			case "v", "/v":
				flush()
				voice = clean(annotation)
			}
		}
		flush()
	}
	return out
}

// clean resolves character references, takes out what shows nothing and
// reduces white space.
func clean(s string) string {
	s = reference.ReplaceAllStringFunc(s, html.UnescapeString)
	s = strings.Map(func(r rune) rune {
		if r == '\u200e' || r == '\u200f' || r == '\ufeff' || r == 0 {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' }), " ")
}
