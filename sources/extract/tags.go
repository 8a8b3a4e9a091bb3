package extract

import (
	"strings"

	"factsheet/sources/text"
)

// A tag is what an element's name means for the page, before any style.
type tag struct {
	gap     gap // owed before and after it; noGap is within a line
	hidden  bool
	void    bool // has no content and no end
	closesP bool // its start ends a paragraph
	kind    text.Kind
	hasKind bool
	level   int8
	spacing spacing
	struck  bool
	format  bool // an unclosed one goes on in the next block (HTML: "formatting elements")
	special bool // ends of inline elements do not reach over it
	wall    bool // ends of elements inside do not reach over it
	drawing bool // tags in it are read as in XML
}

func block(g gap) *tag { return &tag{gap: g, closesP: true, special: true} }

func ofKind(t *tag, k text.Kind) *tag {
	t.kind, t.hasKind = k, true
	return t
}

// tags lists the elements that are more than a run of text.
var tags = makeTags()

func makeTags() map[string]*tag {
	m := map[string]*tag{}
	for _, n := range []string{"div", "main", "nav", "header", "footer", "address", "center", "form", "hgroup", "menu", "details", "summary", "dialog", "search", "dir", "article", "aside", "section", "fieldset", "figure"} {
		m[n] = block(lineGap)
	}
	for _, n := range []string{"blockquote", "ul", "ol", "dl"} {
		m[n] = block(paraGap)
	}
	m["p"] = ofKind(block(paraGap), text.Paragraph)
	for i, n := range []string{"h1", "h2", "h3", "h4", "h5", "h6"} {
		t := ofKind(block(paraGap), text.Heading)
		t.level = int8(i + 1)
		m[n] = t
	}
	for _, n := range []string{"li", "dt", "dd"} {
		m[n] = ofKind(&tag{gap: lineGap, closesP: true, special: true}, text.ListItem)
	}
	for _, n := range []string{"pre", "listing", "xmp", "plaintext"} {
		t := ofKind(block(paraGap), text.Code)
		t.spacing = keep
		m[n] = t
	}
	m["textarea"] = &tag{gap: lineGap, spacing: keep, special: true}
	m["hr"] = &tag{gap: paraGap, closesP: true, void: true}
	m["legend"] = ofKind(&tag{gap: lineGap, special: true}, text.Caption)
	m["figcaption"] = ofKind(block(lineGap), text.Caption)
	m["option"] = &tag{gap: lineGap}
	m["optgroup"] = &tag{gap: lineGap}
	m["title"] = ofKind(&tag{gap: paraGap, special: true}, text.Title)
	m["body"] = &tag{gap: lineGap, special: true}
	m["html"] = &tag{special: true, wall: true}
	addTables(m)
	addRuns(m)
	return m
}

// addRuns adds what stands within a line, and what does not show.
func addRuns(m map[string]*tag) {
	for _, n := range []string{"a", "b", "big", "code", "em", "font", "i", "nobr", "small", "strong", "tt", "u"} {
		m[n] = &tag{format: true}
	}
	m["s"] = &tag{format: true, struck: true}
	m["strike"] = &tag{format: true, struck: true}
	m["del"] = &tag{struck: true}
	for _, n := range []string{"script", "style", "template", "noscript", "noframes", "noembed", "iframe", "datalist", "audio", "video", "canvas", "rp",
		"desc", "metadata", "defs", "annotation", "annotation-xml"} {
		m[n] = &tag{hidden: true, special: true, wall: n == "template"}
	}
	for _, n := range []string{"area", "base", "br", "col", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr", "basefont", "bgsound", "frame", "keygen"} {
		m[n] = &tag{void: true}
	}
	for _, n := range []string{"svg", "math"} {
		m[n] = &tag{special: true, drawing: true}
	}
	for _, n := range []string{"button", "select", "object", "marquee", "applet"} {
		m[n] = &tag{special: true, wall: n != "select"}
	}
}

func addTables(m map[string]*tag) {
	m["table"] = &tag{gap: lineGap, closesP: true, special: true, wall: true}
	m["caption"] = ofKind(&tag{gap: lineGap, special: true, wall: true}, text.Caption)
	for _, n := range []string{"tr", "thead", "tbody", "tfoot"} {
		m[n] = &tag{gap: lineGap, special: true}
	}
	for _, n := range []string{"td", "th"} {
		m[n] = ofKind(&tag{gap: cellGap, special: true, wall: true}, text.Cell)
	}
}

// partOfTable are elements whose tags reach out of a cell up to the table.
var partOfTable = setOf("td th tr thead tbody tfoot caption table")

// endsDrawing are elements that end a drawing or formula which was not closed
// (HTML: "parsing tokens in foreign content").
var endsDrawing = setOf(`b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu
	meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var`)

func setOf(names string) map[string]bool {
	m := map[string]bool{}
	for _, n := range strings.Fields(names) {
		m[n] = true
	}
	return m
}

// closes names the open elements that the start of another one ends: at most
// those of its own list or table.
var closes = map[string]struct{ ends, within []string }{
	"li":       {[]string{"li"}, []string{"ul", "ol", "menu", "dir"}},
	"dt":       {[]string{"dt", "dd"}, []string{"dl"}},
	"dd":       {[]string{"dt", "dd"}, []string{"dl"}},
	"td":       {[]string{"td", "th", "caption"}, []string{"table", "tr"}},
	"th":       {[]string{"td", "th", "caption"}, []string{"table", "tr"}},
	"tr":       {[]string{"tr", "caption"}, []string{"table"}},
	"thead":    {[]string{"thead", "tbody", "tfoot", "tr", "caption"}, []string{"table"}},
	"tbody":    {[]string{"thead", "tbody", "tfoot", "tr", "caption"}, []string{"table"}},
	"tfoot":    {[]string{"thead", "tbody", "tfoot", "tr", "caption"}, []string{"table"}},
	"option":   {[]string{"option"}, []string{"select", "datalist"}},
	"optgroup": {[]string{"option", "optgroup"}, []string{"select"}},
	"rt":       {[]string{"rt", "rp"}, []string{"ruby"}},
	"rp":       {[]string{"rt", "rp"}, []string{"ruby"}},
}

// quoteMarks are what browsers put round <q>, outer and inner, by language.
var quoteMarks = map[string][4]string{
	"":   {"“", "”", "‘", "’"},
	"de": {"„", "“", "‚", "‘"}, "cs": {"„", "“", "‚", "‘"}, "sk": {"„", "“", "‚", "‘"}, "sl": {"„", "“", "‚", "‘"}, "bg": {"„", "“", "„", "“"}, "is": {"„", "“", "‚", "‘"}, "lt": {"„", "“", "„", "“"}, "et": {"„", "“", "«", "»"}, "lb": {"„", "“", "‚", "‘"},
	"fr": {"«", "»", "«", "»"}, "it": {"«", "»", "“", "”"}, "es": {"«", "»", "“", "”"}, "pt": {"“", "”", "‘", "’"}, "el": {"«", "»", "“", "”"}, "ru": {"«", "»", "„", "“"}, "uk": {"«", "»", "„", "“"}, "be": {"«", "»", "„", "“"}, "no": {"«", "»", "‘", "’"}, "nb": {"«", "»", "‘", "’"}, "nn": {"«", "»", "‘", "’"},
	"pl": {"„", "”", "«", "»"}, "hu": {"„", "”", "»", "«"}, "ro": {"„", "”", "«", "»"}, "hr": {"„", "”", "‚", "’"},
	"sv": {"”", "”", "’", "’"}, "fi": {"”", "”", "’", "’"}, "da": {"“", "”", "‘", "’"}, "nl": {"‘", "’", "“", "”"},
	"ja": {"「", "」", "『", "』"}, "zh": {"“", "”", "‘", "’"},
}
