package pdf

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A margin is a row near the top or the foot of a page, which may be a running
// head or the page's number.
type margin struct {
	sheet  *sheet
	row    int     // in sheet.rows
	edge   float32 // baseline from the top of the page; from its foot where foot is set
	foot   bool
	key    string // its text without spaces, each number as "#"
	values []int  // of the numbers
	alone  bool   // a gap parts it from the text
}

const (
	marginRows = 3    // from the edge that may be heads or feet
	marginPart = 0.2  // of the page's height in which they stand
	sameHeight = 6    // points by which the place of one head differs from page to page
	headSize   = 1.2  // of the body's size that a running head has at most
	aloneGap   = 1.55 // of its size from the baseline of a head to that of the text
)

// markMargins finds running heads and feet and page numbers: what stands at the
// same place of several pages with the same words, or with a number that counts
// the pages. A document of one page has none that can be known.
func (d *document) markMargins() {
	if len(d.sheets) < 2 {
		return
	}
	groups := map[string][]*margin{}
	var keys []string
	for _, s := range d.sheets {
		for _, m := range s.margins() {
			if s.rows[m.row].size > headSize*d.size {
				continue
			}
			k := m.key
			if m.foot {
				k += "\x00foot"
			}
			if groups[k] == nil {
				keys = append(keys, k)
			}
			groups[k] = append(groups[k], m)
		}
	}
	for _, k := range keys {
		for _, same := range atOneHeight(groups[k]) {
			d.markRepeated(same)
		}
	}
	d.markArtifacts()
	d.markLabels()
	d.markSlots()
}

// margins are the rows of a page that may be heads or feet.
func (s *sheet) margins() []*margin {
	var out []*margin
	n := len(s.rows)
	leading := measure(s.rows).leading
	take := func(i int, foot bool) {
		r := &s.rows[i]
		m := &margin{sheet: s, row: i, edge: r.base, foot: foot}
		inner := i + 1
		if foot {
			m.edge = s.page.Height - r.base
			inner = i - 1
		}
		if m.edge > marginPart*s.page.Height || m.edge < 0 {
			return
		}
		if inner >= 0 && inner < n {
			gap := abs(s.rows[inner].base - r.base)
			m.alone = gap > aloneGap*max(r.size, min(s.rows[inner].size, 1.2*r.size)) && gap > 1.25*leading
		}
		m.key, m.values = numbersOut(s.main.rowText(r))
		if m.key != "" {
			out = append(out, m)
		}
	}
	for i := 0; i < min(marginRows, n); i++ {
		take(i, false)
	}
	for i := max(n-marginRows, 0); i < n; i++ {
		take(i, true)
	}
	return out
}

// numbersOut gives a text without spaces and with "#" for each number, and the
// numbers. A Roman number by itself is one, too.
func numbersOut(s string) (key string, values []int) {
	if v := romanValue(strings.Trim(s, " –—-[]()|·.")); v > 0 {
		return "#roman", []int{v}
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		if s[i] < '0' || s[i] > '9' {
			if s[i] != ' ' {
				b.WriteByte(s[i])
			}
			i++
			continue
		}
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		v, err := strconv.Atoi(s[from:i])
		if err != nil {
			v = -1
		}
		values = append(values, v)
		b.WriteByte('#')
	}
	return b.String(), values
}

var roman = regexp.MustCompile(`^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$`)

// romanValue is the value of a number written in Roman digits, all of one case;
// 0 is none.
func romanValue(s string) int {
	lower := strings.ToLower(s)
	if s != lower && s != strings.ToUpper(s) || !roman.MatchString(lower) {
		return 0
	}
	digits := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}
	sum, before := 0, 0
	for i := len(lower) - 1; i >= 0; i-- {
		v := digits[lower[i]]
		if v < before {
			sum -= v
		} else {
			sum, before = sum+v, v
		}
	}
	return sum
}

// atOneHeight parts rows by their distance from the page's edge.
func atOneHeight(all []*margin) [][]*margin {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *margin) int { return cmp.Compare(a.edge, b.edge) })
	var out [][]*margin
	for i, m := range sorted {
		if i == 0 || m.edge-out[len(out)-1][0].edge > sameHeight {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], m)
	}
	return out
}

// markRepeated marks rows of one wording and place as furniture where enough
// pages have them and each of their numbers is the same on all, or counts the
// pages. Where a number counts the pages, no gap is needed.
func (d *document) markRepeated(same []*margin) {
	for _, class := range agreeing(same, 0) {
		d.markClass(class.rows, class.counts)
	}
}

func (d *document) markClass(same []*margin, counts bool) {
	pages := 0
	for i, m := range same {
		if i == 0 || same[i-1].sheet != m.sheet {
			pages++
		}
	}
	key := same[0].key
	bare := strings.IndexFunc(key, unicode.IsLetter) < 0 || key == "#roman"
	switch {
	case bare && !counts:
		return // the same figure on many pages may be a table's
	case counts && (bare || pageWord.MatchString(key)) && pages >= 2:
	case pages < min(3, len(d.sheets)):
		return
	case counts && divided.MatchString(key):
		return // an article to a page
	}
	for _, m := range same {
		if counts && bare || m.alone {
			m.mark()
		}
	}
}

var (
	// pageWord begins what counts pages in words.
	pageWord = regexp.MustCompile(`^(?i:page|p\.|pg\.|seite|s\.|página|pág\.|pagina|pag\.|side|sida|sivu|strana|str\.|strona|oldal|σελίδα|стр\.|страница)#`)
	// divided is the heading of a numbered part, with nothing else.
	divided = regexp.MustCompile(`^(?i:article|art\.|section|sec\.|§|chapter|part|annex|appendix|clause|rule|recommendation|question|table|figure|box|artikel|abschnitt|kapitel|teil|anhang|anlage|frage|empfehlung|chapitre|annexe|partie|artículo|capítulo|anexo|articolo|capitolo|allegato|artykuł|rozdział|załącznik)#\.?$`)
)

// A class is rows whose numbers agree.
type class struct {
	rows   []*margin
	counts bool // one of the numbers counts the pages
}

// agreeing parts rows into those whose numbers, from the k-th on, are the same on
// all of them or have the same distance from the page's own index.
func agreeing(same []*margin, k int) []class {
	if k == len(same[0].values) || k == 4 {
		return []class{{rows: same}}
	}
	constant := parted(same, func(m *margin) int { return m.values[k] })
	sequence := parted(same, func(m *margin) int { return m.values[k] - m.sheet.index })
	counts := len(sequence[0]) > 1 && len(sequence[0]) >= len(constant[0])
	groups := constant
	if counts {
		groups = sequence
	}
	var out []class
	for _, g := range groups {
		if len(g) < 2 {
			continue
		}
		for _, c := range agreeing(g, k+1) {
			out = append(out, class{c.rows, c.counts || counts})
		}
	}
	return out
}

// parted are the rows by a value of theirs, the largest part first.
func parted(same []*margin, of func(*margin) int) [][]*margin {
	at := map[int]int{}
	var out [][]*margin
	for _, m := range same {
		i, ok := at[of(m)]
		if !ok {
			i = len(out)
			at[of(m)] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], m)
	}
	slices.SortStableFunc(out, func(a, b []*margin) int { return cmp.Compare(len(b), len(a)) })
	return out
}

func (m *margin) mark() {
	for _, i := range m.sheet.rows[m.row].chunks {
		m.sheet.main.chunks[i].role = runningHead
	}
}

// markArtifacts marks what the document itself declares to be no part of its
// content, where it stands above or below all that is.
func (d *document) markArtifacts() {
	for _, s := range d.sheets {
		declared := func(i int) bool {
			for _, k := range s.rows[i].chunks {
				if c := &s.main.chunks[k]; !c.artifact && c.role == words {
					return false
				}
			}
			return true
		}
		from, to := 0, len(s.rows)
		for ; from < to && declared(from) && s.rows[from].base < marginPart*s.page.Height; from++ {
		}
		for ; to > from && declared(to-1) && s.rows[to-1].base > (1-marginPart)*s.page.Height; to-- {
		}
		if from == to {
			continue // all of the page: the declaration means something else
		}
		for i := range s.rows {
			if i < from || i >= to {
				(&margin{sheet: s, row: i}).mark()
			}
		}
	}
}

// markLabels marks a number alone in the last or first row, with a gap before
// the text, which is the page's own: its label or its count.
func (d *document) markLabels() {
	for _, s := range d.sheets {
		for _, m := range s.margins() {
			outermost := m.row == 0 && !m.foot || m.row == len(s.rows)-1 && m.foot
			text := strings.Trim(s.main.rowText(&s.rows[m.row]), " –—-")
			if outermost && m.alone && text != "" && (text == s.page.Label || text == strconv.Itoa(s.index+1)) && strings.Trim(text, "0123456789ivxlcIVXLC") == "" {
				m.mark()
			}
		}
	}
}
