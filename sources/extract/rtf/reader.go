package rtf

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/encoding"

	"factsheet/sources/extract"
)

// deepest is how many groups may stand in each other: real documents have a
// few dozen.
const deepest = 1000

// A reader follows a document's marks.
type reader struct {
	scan  scanner
	stack []state
	now   state
	depth int

	page    int // the document's code page
	given   encoding.Encoding
	normal  int // the default font
	fonts   map[int]font
	styles  map[int]style
	said    map[string]string
	created [3]int // year, month, day

	body      *story
	furniture []paragraph // headers and footers, each once
	footnotes []paragraph
	endnotes  []paragraph
	seen      map[string]bool // texts of headers and footers

	bytes    strings.Builder // in a code page, not yet decoded
	bytesOf  int             // the font they are in
	high     rune            // first half of a character in UTF-16
	skip     int             // fallback characters to pass over
	letters  map[int]int     // by language
	formulas int
	strange  int  // a code page that is not known
	doubtful bool // letters in a font of Windows-1252, in a document of another code page
}

func newReader(src string) *reader {
	body := &story{}
	return &reader{
		scan: scanner{src: src}, page: 1252, body: body, fonts: map[int]font{}, styles: map[int]style{}, said: map[string]string{},
		seen: map[string]bool{}, letters: map[int]int{}, now: state{story: body, fallback: 1, par: textFormat},
	}
}

// run reads all of the document.
func (r *reader) run(ctx context.Context) error {
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t := r.scan.next()
		switch t.kind {
		case end:
			r.paragraphEnd(false)
			return nil
		case open:
			if r.depth++; r.depth > deepest {
				return &extract.UnreadableError{Reason: fmt.Sprintf("the document's groups are nested more than %d deep", deepest), Hint: saveAgain}
			}
			r.open()
		case shut:
			if r.depth--; r.depth <= 0 {
				r.depth = 0
				r.close()
				r.paragraphEnd(false)
				return nil // what follows the document is none of it
			}
			r.close()
		default:
			r.mark(t)
		}
	}
}

func (r *reader) open() {
	r.flush()
	r.skip = 0
	child := r.now
	child.fresh, child.star = true, false
	if r.now.upr > 0 {
		if r.now.upr == 2 {
			child.dest = ignored
		}
		r.now.upr--
		child.upr = 0
	}
	if r.now.dest == styles {
		child.entry = style{outline: -1}
	}
	r.stack = append(r.stack, r.now)
	r.now = child
}

func (r *reader) close() {
	r.flush()
	r.skip = 0
	if len(r.stack) == 0 {
		return
	}
	child := r.now
	r.now = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if child.dest == styles && r.now.dest == styles && !child.entry.chars && child.entry.name != "" {
		child.entry.name = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(child.entry.name), ";"))
		r.styles[child.entry.number] = child.entry
	}
	if child.story != r.now.story {
		r.endStory(child)
	}
}

// endStory hands what was read of a note, a header or a box to where it belongs.
func (r *reader) endStory(child state) {
	parent := r.now
	r.now = child
	r.paragraphEnd(false)
	r.now = parent
	s := child.story
	switch s.part {
	case "page header", "page footer":
		var b strings.Builder
		for _, p := range s.done {
			for _, piece := range p.pieces {
				b.Write(piece.text)
			}
			b.WriteByte('\n')
		}
		if !r.seen[b.String()] { // each section and side has its own, mostly the same
			r.seen[b.String()] = true
			r.furniture = append(r.furniture, s.done...)
		}
	case "footnotes":
		r.footnotes = append(r.footnotes, s.done...)
	case "endnotes":
		r.endnotes = append(r.endnotes, s.done...)
	default:
		r.now.story.now.after = append(r.now.story.now.after, s.done...)
	}
}

// mark follows a word, a sign or text.
func (r *reader) mark(t token) {
	fresh := r.now.fresh
	if t.kind != sign || t.text != "*" {
		r.now.fresh = false
	}
	if fresh && r.now.star && (t.kind == octet || t.kind == plain) {
		r.now.dest = ignored // what is not known and names itself not
	}
	if r.skip > 0 && (t.kind != word || t.text != "bin") && r.passOver(&t) {
		return
	}
	switch t.kind {
	case word:
		if fresh && r.begin(t.text) {
			return
		}
		if r.now.dest != ignored {
			r.word(t)
		}
	case sign:
		switch {
		case t.text == "*" && fresh:
			r.now.star = true
		case characters[t.text] == "":
		case r.now.dest == fonts || r.now.dest == styles:
		case strings.Contains(`{}\`, t.text):
			r.byte(t.text[0])
		default:
			r.write(characters[t.text])
		}
	case octet:
		r.byte(byte(t.param))
	case plain:
		r.plain(t.text)
	}
}

// passOver takes a mark for one of the characters that stand for a \u before.
func (r *reader) passOver(t *token) bool {
	if t.kind == plain {
		n := min(r.skip, len(t.text))
		r.skip -= n
		t.text = t.text[n:]
		return t.text == ""
	}
	if t.kind == word && (t.text == "u" || characters[t.text] == "") {
		r.skip = 0 // the writer gave none
		return false
	}
	r.skip--
	return true
}

// begin takes the first word of a group for its destination, if it names one.
func (r *reader) begin(name string) bool {
	if r.now.dest == ignored {
		return true
	}
	if part := stories[name]; part != "" {
		if r.now.gone() {
			r.now.dest = ignored
			return true
		}
		r.now.dest, r.now.story = shown, &story{part: part}
		r.now.par = textFormat
		r.now.plain(r.normal)
		return true
	}
	if r.now.dest == info {
		r.now.dest, r.now.property = ignored, ""
		if p := properties[name]; p != "" && r.said[p] == "" {
			r.now.dest, r.now.property = field, p
		} else if name == "creatim" {
			r.now.dest = created
		}
		return true
	}
	d, known := destinations[name]
	switch {
	case (name == "listtext" || name == "pntext") && len(r.stack) > 0:
		r.stack[len(r.stack)-1].par.list = true
		r.now.dest = ignored
		return true
	case name == "upr":
		r.now.upr = 2
		return true
	case name == "mmath":
		r.formulas++
		r.now.dest = ignored
		return true
	case known:
		if d == shown && r.now.dest == silent && name != "fldrslt" && name != "result" && name != "ud" {
			return true // a shape in a shape
		}
		if d == shown && name == "result" && r.now.dest != silent {
			return false
		}
		r.now.dest = d
		return true
	case r.now.star && !(r.now.dest == styles && (name == "cs" || name == "ts" || name == "ds")):
		r.now.dest = ignored
		return true
	}
	return false
}

// word follows a control word that begins no destination.
func (r *reader) word(t token) {
	if s := characters[t.text]; s != "" {
		r.write(s)
		return
	}
	on := !t.given || t.param != 0
	s := &r.now
	switch t.text {
	case "par", "sect":
		if !s.deleted && !s.hidden {
			r.paragraphEnd(false)
		}
	case "cell", "nestcell":
		r.paragraphEnd(true)
	case "row", "nestrow":
		r.rowEnd()
	case "pard":
		r.flush()
		s.par = textFormat
	case "plain":
		r.flush()
		s.plain(r.normal)
	case "u":
		r.unicode(rune(t.param))
	case "uc":
		s.fallback = max(0, t.param)
	case "f":
		r.flush()
		s.font = t.param
	case "v":
		r.flush()
		s.hidden = on
	case "deleted":
		r.flush()
		s.deleted = on
	case "strike", "striked":
		r.flush()
		s.struck = on
	case "super", "sub", "nosupersub", "up", "dn":
		r.height(t, on)
	case "lang":
		s.language, s.entry.language = t.param, t.param
	case "s", "cs", "ts", "ds":
		r.style(t)
	case "sbasedon":
		s.entry.base = t.param
	case "outlinelevel":
		s.par.outline, s.entry.outline = t.param, t.param
	case "ls":
		s.par.list = t.param > 0
	case "intbl":
		s.par.table = true
	case "ftnalt":
		if s.story.part == "footnotes" {
			s.story.part = "endnotes"
		}
	default:
		r.setting(t)
	}
}

// height follows a word that raises text or lowers it.
func (r *reader) height(t token, on bool) {
	r.flush()
	h := int8(0)
	switch {
	case t.text == "super" && on, t.text == "up" && t.given && t.param > 0:
		h = 1
	case t.text == "sub" && on, t.text == "dn" && t.given && t.param > 0:
		h = -1
	}
	r.now.height = h
}

func (r *reader) style(t token) {
	switch {
	case r.now.dest == styles:
		r.now.entry.number, r.now.entry.chars = t.param, t.text != "s"
	case t.text == "s":
		r.now.par.style = t.param
		if l := r.languageOf(t.param); l != 0 {
			r.now.language = l
		}
	}
}

// languageOf is the language of a style or of one that it is based on; 0 is
// none.
func (r *reader) languageOf(number int) int {
	for range 16 {
		st := r.styles[number]
		if st.language != 0 || st.base == number {
			return st.language
		}
		number = st.base
	}
	return 0
}

// setting follows a word on the document or its fonts.
func (r *reader) setting(t token) {
	switch t.text {
	case "ansicpg":
		if t.param != 0 {
			r.page = t.param
		}
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.normal, r.now.font = t.param, t.param
	case "fcharset", "cpg":
		if r.now.dest != fonts {
			return
		}
		f := r.fonts[r.now.font]
		if f.page = t.param; t.text == "fcharset" {
			f.page = charsets[t.param]
			if t.param == 2 {
				f.page = symbols
			}
		}
		r.fonts[r.now.font] = f
	case "yr", "mo", "dy":
		if r.now.dest == created {
			r.created[map[string]int{"yr": 0, "mo": 1, "dy": 2}[t.text]] = t.param
		}
	}
}

// write adds characters after the bytes that were taken before.
func (r *reader) write(s string) {
	r.flush()
	r.add(s)
}

// add gives text to what the group is for.
func (r *reader) add(s string) {
	if strings.IndexFunc(s, isControl) >= 0 {
		s = strings.Map(func(c rune) rune {
			if isControl(c) {
				return -1
			}
			return c
		}, s)
	}
	switch r.now.dest {
	case fonts:
		f := r.fonts[r.now.font]
		if f.name == "" {
			r.fonts[r.now.font] = f.named(strings.TrimSuffix(strings.TrimSpace(s), ";"))
		}
	case styles:
		if len(r.now.entry.name) < 256 {
			r.now.entry.name += s
		}
	case field:
		if len(r.said[r.now.property]) < 4096 {
			r.said[r.now.property] += s
		}
	case shown:
		if r.now.gone() {
			return
		}
		if !noLanguage(r.now.language) {
			r.letters[r.now.language&0x3ff] += len(s)
		}
		r.now.story.now.add(s, r.now.height)
	}
}

// isControl reports whether a character shows nothing and parts no words.
func isControl(c rune) bool { return c < ' ' && c != '\t' && c != '\n' || c == 0x7f }

// language is that of most of the text; "" where none has half of it.
func (r *reader) language() string {
	all, best, most := 0, 0, 0
	for l, n := range r.letters {
		all += n
		if n > most || n == most && l < best {
			best, most = l, n
		}
	}
	if most*2 <= all {
		return ""
	}
	return languages[best]
}
