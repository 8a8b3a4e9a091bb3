package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/match"
)

// A workload says how large a generated workspace is. The same workload gives
// the same bytes.
type workload struct {
	quotations int
	sources    int
	bytes      int // of all sources together
	perSheet   int // quotations to a sheet
	seed       uint64
}

// alteredShare is the share of quotations that get one change of a word or digit.
const alteredShare = 0.05

// A planted is a quotation of a generated sheet and what check must say of it.
type planted struct {
	source     int
	start, end int // of the passage in the source's text
	verdict    match.Verdict
	text       string // as the sheet has it, on one line
	plain      string // as the joined text has it, but for an alteration
}

// A generated is a workspace written by generate.
type generated struct {
	workload
	dir     string
	planted []planted // the index is in the id of the point: q00017
	sheets  []string  // file names below sheets/
	largest int       // bytes of the largest source
}

// sourceName is the id of a source and the name of its file without ending.
func sourceName(i int) string { return fmt.Sprintf("source-%04d", i) }

// joined is the file of a source for programs that find words only within one
// line: the same words and marks, but each paragraph is one line, without
// hyphens at line ends.
func (g *generated) joined(i int) string {
	return filepath.Join(g.dir, "joined", sourceName(i)+".txt")
}

// patterns is the file of the quotations from a source, one to a line, for
// such programs.
func (g *generated) patterns(i int) string {
	return filepath.Join(g.dir, "patterns", sourceName(i)+".txt")
}

// generate writes a workspace into an empty folder. No text in it is real: the
// words are made of syllables, in several scripts.
func generate(dir string, w workload) (*generated, error) {
	g := &generated{workload: w, dir: dir, planted: make([]planted, w.quotations)}
	for _, name := range []string{"sources", "sheets", "joined", "patterns"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			return nil, err
		}
	}
	order := rand.New(rand.NewPCG(w.seed, 0)).Perm(w.quotations)
	vocabularies := makeVocabularies(w.seed)
	var catalogue bytes.Buffer
	catalogue.WriteString("format: 1\nsources:\n")
	for i := range w.sources {
		fmt.Fprintf(&catalogue, "  %s:\n    title: Invented document %d\n    file: %s.txt\n", sourceName(i), i, sourceName(i))
		var mine []int // quotations that come from this source
		for k := i * w.quotations / w.sources; k < (i+1)*w.quotations/w.sources; k++ {
			mine = append(mine, order[k])
		}
		if err := g.source(i, mine, vocabularies[i%len(vocabularies)]); err != nil {
			return nil, err
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "sources", "catalogue.yaml"), catalogue.Bytes(), 0o644); err != nil {
		return nil, err
	}
	return g, g.writeSheets()
}

// source writes one source, its joined text and its patterns, and plants the
// quotations: one in each of as many equal stretches, so that none overlap.
func (g *generated) source(i int, mine []int, words *vocabulary) error {
	size := g.bytes / g.sources
	typist := newTypist(rand.New(rand.NewPCG(g.seed, uint64(i)+1)), words, i)
	file, err := os.Create(filepath.Join(g.dir, "sources", sourceName(i)+".txt"))
	if err != nil {
		return err
	}
	defer file.Close()
	joined, err := os.Create(g.joined(i))
	if err != nil {
		return err
	}
	defer joined.Close()
	wrapped, plain := bufio.NewWriterSize(file, 64<<10), bufio.NewWriterSize(joined, 64<<10)
	var patterns bytes.Buffer
	written, next := 0, 0
	for written < size || next < len(mine) {
		p := typist.paragraph()
		if next < len(mine) && written >= next*size/len(mine) {
			q := typist.quote(p)
			q.source, q.start, q.end = i, q.start+written, q.end+written
			g.planted[mine[next]] = q
			fmt.Fprintln(&patterns, q.plain)
			next++
		}
		n, _ := wrapped.Write(p.text)
		written += n
		plain.WriteString(p.joined())
		plain.WriteString("\n\n")
	}
	g.largest = max(g.largest, written)
	if err := wrapped.Flush(); err != nil {
		return err
	}
	if err := plain.Flush(); err != nil {
		return err
	}
	return os.WriteFile(g.patterns(i), patterns.Bytes(), 0o644)
}

// writeSheets writes the quotations into sheets, wrapped in the width that an
// author of YAML has left.
func (g *generated) writeSheets() error {
	for first := 0; first < len(g.planted); first += g.perSheet {
		var b bytes.Buffer
		b.WriteString("format: 1\ntitle: An invented sheet\nlanguage: en-GB\ndate: 2026-10-30\npoints:\n")
		for k := first; k < min(first+g.perSheet, len(g.planted)); k++ {
			q := g.planted[k]
			fmt.Fprintf(&b, "  - id: q%05d\n    claim: |\n      The invented document says so%s.\n", k, q.figure(k))
			fmt.Fprintf(&b, "    evidence:\n      - source: %s\n        quote: |\n", sourceName(q.source))
			wrap(&b, strings.Fields(q.text), 64, "          ", "\n")
		}
		name := fmt.Sprintf("sheet-%04d.yaml", len(g.sheets))
		g.sheets = append(g.sheets, name)
		if err := os.WriteFile(filepath.Join(g.dir, "sheets", name), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// figure is a number out of the quotation, as a claim tells it; empty in three of
// four, and where there is none.
func (q *planted) figure(k int) string {
	if k%4 != 0 || !q.verdict.Pass() {
		return ""
	}
	for _, w := range strings.Fields(q.text) {
		if w = strings.Trim(w, `“”"',.`); w != "" && strings.Trim(w, "0123456789") == "" {
			return ": " + w
		}
	}
	return ""
}

// wrap writes words in lines of a width in code points.
func wrap(b *bytes.Buffer, words []string, width int, indent, lineEnd string) {
	col := 0
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		switch {
		case col == 0:
			b.WriteString(indent)
		case col+1+n > width:
			b.WriteString(lineEnd + indent)
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(w)
		col += n
	}
	b.WriteString(lineEnd)
}

// A vocabulary is invented words, the more frequent ones first and shorter.
type vocabulary struct {
	words    []string
	elements [3][]string // that begin, carry and close a syllable
}

func makeVocabularies(seed uint64) []*vocabulary {
	scripts := [][3]string{
		{"b c d f g l m n p r s t v br st tr pl gr", "a e i o u ea ou", "- - - n r s t l nd st"},
		{"b c d f g h l m n p r s t w sh th", "a e i o u ai ee", "- - n r s t ck ng"},
		{"b d f g h k l m n r s t w z sch st pf", "a e i o u ä ö ü ei au", "- - n r s t ß ch nd"},
		{"β γ δ θ κ λ μ ν π ρ σ τ φ χ στ πρ", "α ε η ι ο υ ω ά έ ή ί ό ύ ώ", "- - ν ρ λ"},
		{"б в г д ж з к л м н п р с т х ч ст пр", "а е и о у ы я й", "- - н р с т л ль"},
		{"b c d f g l m n p r s t v ch gr tr", "a e i o u é è â oi ou", "- - n r s t l"},
	}
	var out []*vocabulary
	for n, s := range scripts {
		r := rand.New(rand.NewPCG(seed, 1<<32+uint64(n)))
		v := &vocabulary{}
		for k, list := range s {
			v.elements[k] = strings.Fields(list)
		}
		known := map[string]bool{}
		for len(v.words) < 5000 {
			syllables := 1 + r.IntN(2)
			if len(v.words) > 150 {
				syllables = 2 + r.IntN(3)
			}
			var b strings.Builder
			for range syllables {
				for k := range v.elements {
					b.WriteString(strings.Trim(v.elements[k][r.IntN(len(v.elements[k]))], "-"))
				}
			}
			if w := b.String(); !known[w] {
				known[w] = true
				v.words = append(v.words, w)
			}
		}
		out = append(out, v)
	}
	return out
}

// word draws a word; the first ones of the list come most often.
func (v *vocabulary) word(r *rand.Rand) string {
	u := r.Float64()
	return v.words[int(u*u*u*float64(len(v.words)))]
}

// A typist writes the paragraphs of one source.
type typist struct {
	r       *rand.Rand
	words   *vocabulary
	typed   bool // straight quotation marks, not curly ones
	divides bool // long words at line ends
	lineEnd string
}

// newTypist makes every third source one with straight marks, every fifth one
// with words divided at line ends, and every seventh one with CR LF.
func newTypist(r *rand.Rand, words *vocabulary, source int) *typist {
	t := &typist{r: r, words: words, typed: source%3 == 1, divides: source%5 == 2, lineEnd: "\n"}
	if source%7 == 3 {
		t.lineEnd = "\r\n"
	}
	return t
}

// A piece is one word with the marks round it.
type piece struct {
	text       string
	start, end int  // in the paragraph
	divided    bool // by a hyphen and a line end
}

// A paragraph is the wrapped text of one, with the empty line behind it.
type paragraph struct {
	pieces []piece
	text   []byte
}

func (p *paragraph) joined() string { return words(p.pieces) }

func words(pieces []piece) string {
	var b strings.Builder
	for i, w := range pieces {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// paragraph makes a paragraph of five to nine sentences.
func (t *typist) paragraph() *paragraph {
	p := &paragraph{}
	for range 5 + t.r.IntN(5) {
		p.pieces = append(p.pieces, t.sentence()...)
	}
	const width = 72
	var b bytes.Buffer
	col := 0
	for i := range p.pieces {
		w := &p.pieces[i]
		n := utf8.RuneCountInString(w.text)
		switch left := width - col - 1; {
		case col == 0:
		case n <= left:
			b.WriteByte(' ')
			col++
		case t.divides && left >= 5 && divisible(w.text):
			b.WriteByte(' ')
			w.start, w.divided = b.Len(), true
			head := string([]rune(w.text)[:3])
			b.WriteString(head + "-" + t.lineEnd + w.text[len(head):])
			w.end = b.Len()
			col = n - 3
			continue
		default:
			b.WriteString(t.lineEnd)
			col = 0
		}
		w.start = b.Len()
		b.WriteString(w.text)
		w.end = b.Len()
		col += n
	}
	b.WriteString(t.lineEnd + t.lineEnd)
	p.text = b.Bytes()
	return p
}

// divisible reports a word of eight letters or more and nothing else.
func divisible(w string) bool {
	return utf8.RuneCountInString(w) >= 8 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// sentence makes a sentence with what stands in real ones: numbers, commas,
// apostrophes and words in quotation marks.
func (t *typist) sentence() []piece {
	n := 8 + t.r.IntN(18)
	out := make([]piece, n)
	quoteEnd := 0
	for i := range out {
		w := t.words.word(t.r)
		switch k := t.r.IntN(100); {
		case i == 0:
			r, size := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(r)) + w[size:]
		case k < 4:
			w = t.number()
		case k < 6:
			w += "’s"
		case k < 8 && quoteEnd == 0 && i+4 < n:
			w, quoteEnd = "“"+w, i+1+t.r.IntN(3)
		case k < 16 && i != quoteEnd:
			w += ","
		}
		if i == quoteEnd && i > 0 {
			w, quoteEnd = w+"”", 0
		}
		if t.typed {
			w = straight(w)
		}
		out[i].text = w
	}
	out[n-1].text += "."
	return out
}

func (t *typist) number() string {
	switch t.r.IntN(4) {
	case 0:
		return fmt.Sprint(1900 + t.r.IntN(130))
	case 1:
		return fmt.Sprintf("%d,%03d", 1+t.r.IntN(400), t.r.IntN(1000))
	case 2:
		return fmt.Sprintf("%d.%d%%", t.r.IntN(100), 1+t.r.IntN(9))
	}
	return fmt.Sprint(2 + t.r.IntN(98))
}

var straighten = strings.NewReplacer("“", `"`, "”", `"`, "’", "'")

func straight(s string) string { return straighten.Replace(s) }

// quote takes some 10 to 40 words out of a paragraph as an author would: every
// third with straight marks, one in twenty with a change.
func (t *typist) quote(p *paragraph) planted {
	// From one mark to another: an invented word may look like a number or a
	// unit, which must not be parted from the words beside it.
	from := t.r.IntN(len(p.pieces) - 10)
	for from > 0 && !closes(p.pieces[from-1]) {
		from--
	}
	to := min(from+10+t.r.IntN(25), len(p.pieces))
	for !closes(p.pieces[to-1]) {
		to++
	}
	taken := append([]piece{}, p.pieces[from:to]...)
	n := len(taken)
	q := planted{start: taken[0].start, end: taken[n-1].end, verdict: match.Exact}
	if last := &taken[n-1]; t.r.IntN(2) == 0 {
		trimmed := strings.TrimRight(last.text, ".,")
		q.end -= len(last.text) - len(trimmed)
		last.text = trimmed
	}
	for _, w := range taken {
		if w.divided {
			q.verdict = match.Typographic
		}
	}
	types := t.r.IntN(3) == 0
	if t.r.Float64() < alteredShare {
		taken = t.alter(taken)
		q.verdict = match.Misquote
	}
	q.plain = words(taken)
	q.text = q.plain
	if types {
		if q.text = straight(q.plain); q.text != q.plain && q.verdict == match.Exact {
			q.verdict = match.Typographic
		}
	}
	return q
}

// closes reports a full stop or comma behind a word.
func closes(p piece) bool { return strings.HasSuffix(p.text, ".") || strings.HasSuffix(p.text, ",") }

// alter changes, drops or adds one word, or changes one digit. A word that is
// dropped or added stands within: at an end the rest would be true.
func (t *typist) alter(taken []piece) []piece {
	i := 1 + t.r.IntN(len(taken)-2)
	switch t.r.IntN(4) {
	case 0:
		return append(taken[:i:i], taken[i+1:]...)
	case 1:
		added := append(taken[:i:i], piece{text: t.words.word(t.r)})
		return append(added, taken[i:]...)
	case 2:
		for k := range taken {
			if at := strings.IndexAny(taken[k].text, "0123456789"); at >= 0 {
				b := []byte(taken[k].text)
				b[at] = '1' + (b[at]-'0')%9
				taken[k].text = string(b)
				return taken
			}
		}
	}
	for {
		if w := t.words.word(t.r); w != strings.Trim(taken[i].text, "“”’s\"',.") {
			taken[i].text = w
			return taken
		}
	}
}
