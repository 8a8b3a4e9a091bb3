package match

import (
	"strings"
	"testing"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// newPlaced makes a text by lines. "@" and a page, with its label behind it, or a
// time with the speaker, marks what follows; "#" begins a heading, "=" furniture
// within the paragraph before, "+" the number of a line of it, "|" a table cell, "^" a note, "~" a caption, "…"
// goes on with the paragraph before. Anything else is a paragraph.
func newPlaced(lines string) *text.Text {
	var b text.Builder
	line := 0
	place := text.Place{}
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		line++
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		mark := place
		switch head := l[:1]; {
		case head == "@":
			place = text.Place{}
			name, rest, _ := strings.Cut(l[1:], " ")
			if strings.Contains(name, ":") {
				place.Time, place.Speaker = name, rest
			} else if name == "line" {
				place.Line = 1
			} else if name == "paged" {
				place.Page, place.Line = 3, atoi(rest)
			} else if name == "part" {
				place.Part = rest
			} else {
				place.Page, place.PageLabel = atoi(name), rest
			}
			b.Mark(place)
			continue
		case head == "#":
			level := len(l) - len(strings.TrimLeft(l, "#"))
			b.Begin(text.Heading, level)
			l = strings.TrimLeft(l, "# ")
		case head == "=":
			b.Write("\n")
			b.WriteFurniture(l[1:])
			continue
		case head == "+":
			number, rest, _ := strings.Cut(l[1:], " ")
			b.Write("\n")
			b.WriteFurniture(number)
			b.Write(" " + rest)
			continue
		case head == "|":
			for i, c := range strings.Split(strings.Trim(l, "|"), "|") {
				if i == 0 {
					b.Row()
				} else {
					b.Cell()
				}
				b.Write(strings.TrimSpace(c))
			}
			continue
		case head == "^":
			b.Begin(text.Note, 0)
			l = l[1:]
		case head == "~":
			b.Begin(text.Caption, 0)
			l = l[1:]
		case strings.HasPrefix(l, "…"):
			b.Write("\n")
			l = strings.TrimPrefix(l, "…")
		default:
			b.Begin(text.Paragraph, 0)
		}
		if mark.Line > 0 && mark.Page == 0 {
			mark.Line = line
			b.Mark(mark)
		}
		b.Write(l)
	}
	t := b.Text()
	for _, r := range []int{len(t.Content) - 1} {
		if r >= 0 {
			t.Pages = t.Place(r).Page
		}
	}
	t.Language = "en"
	return t
}

func atoi(s string) int {
	n, _ := number(s)
	return n
}

const booklet = `
@1 i
# Foreword
The council thanks everybody who wrote to it.
@2 ii
The letters came from all parts of the town.
@3 1
# 1 Roads
The owner must reply within ten days of the letter.
@4 2
# 1.1 Costs
The cost of the old road is
@5 3
… shared by both towns from now on.
# 2 Bridges
The bridge stays open in winter.
@6 4
# Annex II
The fees are set out here.`

// endnotes stand behind all that they belong to, as those of Word documents and
// web pages do.
const endnotes = `
# 1 Roads
1. The owner mends the road.
2. The town pays half of it.
# 2 Bridges
3. The bridge stays open in winter.
4. The ferry does not sail then.
5. The lamps burn all night.
^ Half is meant of what a road of stone would cost.
^ Snow is taken away by noon.`

const plainPages = `
@1
The road is closed in winter.
=Page 110
@2
The bridge is closed from dusk to dawn.
=Page 111
@3
The ferry does not sail on Sundays.
=Page 112`

const judgment = `
1. The court heard both parties in May.
2. The owner closed the road.
3. The town asked him to open it.
4. He did not.
The clerk was heard as a witness.
5. The court finds for the town.
6. The owner pays the costs.`

const law = `
## CHAPTER I
## General rules
## Article 1
## Aim
1. This law keeps roads open.
2. It applies to every owner.
## Article 2
## Duties
1. The owner mends the road.
2. The owner reports damage at once.
(a) by letter, or
(b) by telephone.
3. The town pays half.
## CHAPTER II
## Article 3
The fine is ten euros.
## ANNEX
The roads are listed here.`

const flatLaw = `
Artikel 4
Der Weg bleibt offen.
Artikel 5
Der Eigentümer meldet Schäden sofort.
Artikel 6
Die Gemeinde zahlt die Hälfte.`

const sparseLaw = `
The reasons for it are old.
Article 1
The first rule of all.
Article 2
The second rule of all.
Article 12
The twelfth rule: in Article 7 of the other act the words are left out.
Article 13
The last rule of all.`

// plainLaw is a text file: the number of an article and its words stand on lines
// that follow each other.
const plainLaw = `
TITRE Ier
Article 1er
…The water is everybody’s.
Article 2
…I. The towns take ten per cent less of it than in the year in which they were asked to take less.
Article 7
…Where a pipe leaks, the town mends it, as the rules of
…Article 12
…of the other act have it.
Article 8
…Nobody pays for what was lost.`

const numberedTitles = `
1. Burnt woods
The woods burnt for two weeks, and nobody came.
2. Costs
The state paid for it in the end.`

const twoLaws = `
# Chapter 1
Article 1
The rule of the town.
Article 2
The rule of the bridge.
# Chapter 2
Article 1
The rule of the ferry.
Article 2
The rule of the road.`

const chronology = `
2016
August — In Paris the ministers of two towns meet.
They ask for a law.
2024
April — The chiefs of police meet in London.
Tables of the year
The bridge is closed.`

const german = `
# § 3 Begriffe
(1) Wege sind alle Straßen.
(2) Brücken sind Teile der Wege.
# § 4 Pflichten
(1) Der Eigentümer meldet Schäden.
(2) Die Gemeinde zahlt die Hälfte.`

const recording = `
@00:12:30 Ann
We open the meeting with the minutes.
@00:12:41 Ben
The road must stay open.
@00:13:05 Ann
Nobody voted against it.
@01:02:00 Ben
The meeting is closed.`

const file = `
@line
The road is closed in winter.
The bridge is open all year.

The ferry sails on Sundays.`

const ferryPage = `
@3
@paged 1
The road is closed in winter.
@paged 2
The ferry sails on Sundays.`

const pleading = `
@1 12
=1
The owner was asked.
=2
He said nothing at all.
=3
The clerk wrote it down.
=4
Nobody else was heard.
=5
The case went on.`

const counted = `
@12
She was
+2 asked.
He said nothing at all.
@13
They were
+3 heard.`

var casesWhere = []struct {
	why, source, quote, where string
	stands                    string // where it stands instead; "" is that nothing is wrong
}{
	{"a page by its label", booklet, "cost of the old road", "page 2", ""},
	{"by its index", booklet, "cost of the old road", "p. 4", ""},
	{"without a space", booklet, "cost of the old road", "p.2", ""},
	{"another page", booklet, "cost of the old road", "page 1", "on page 4 (printed 2)"},
	{"another page, of a passage on two", booklet, "cost of the old road is shared by both towns", "page 1", "on pages 4–5 (printed 2–3)"},
	{"another page, as the sheet words it", booklet, "The bridge stays open", "S. 12", "on page 5 (printed 3)"},
	{"a Roman label", booklet, "letters came from all parts", "page ii", ""},
	{"in capitals", booklet, "letters came from all parts", "Seite II", ""},
	{"another Roman page", booklet, "letters came from all parts", "p. i", "on page 2 (printed ii)"},
	{"a Roman number that no page has is not known", booklet, "letters came from all parts", "p. xii", ""},
	{"on both sides of a page break", booklet, "cost of the old road is shared by both towns", "page 2", ""},
	{"the second page of it", booklet, "cost of the old road is shared by both towns", "p. 3", ""},
	{"both", booklet, "cost of the old road is shared by both towns", "pp. 2–3", ""},
	{"a range", booklet, "The bridge stays open", "pages 1 to 3", ""},
	{"a range by words and unit twice", booklet, "The bridge stays open", "from page 2 to page 4", ""},
	{"a range that leaves it out", booklet, "The bridge stays open", "pp. 1–2", "on page 5 (printed 3)"},
	{"a list", booklet, "The bridge stays open", "pp. 1, 3", ""},
	{"a list that leaves it out", booklet, "The fees are set out", "pp. 1, 3", "on page 6 (printed 4)"},
	{"and the following page", booklet, "The bridge stays open", "S. 2 f.", ""},
	{"and the following page only", booklet, "The fees are set out", "S. 1f", "on page 6 (printed 4)"},
	{"and the following pages", booklet, "The fees are set out", "p. 2 ff.", ""},
	{"a page of so many", booklet, "The bridge stays open", "page 3 of 40", ""},
	{"Greek", booklet, "The bridge stays open", "σ. 3", ""},
	{"Greek, another", booklet, "The bridge stays open", "σελίδα 1", "on page 5 (printed 3)"},
	{"Hungarian, behind the number", booklet, "The bridge stays open", "3. oldal", ""},
	{"Hungarian, another", booklet, "The bridge stays open", "1. oldal", "on page 5 (printed 3)"},
	{"Latvian, another", booklet, "The bridge stays open", "1. lpp.", "on page 5 (printed 3)"},
	{"Finnish, another", booklet, "The bridge stays open", "sivulla 1", "on page 5 (printed 3)"},
	{"Polish, another", booklet, "The bridge stays open", "str. 1", "on page 5 (printed 3)"},
	{"Bulgarian, another", booklet, "The bridge stays open", "стр. 1", "on page 5 (printed 3)"},
	{"Irish, another", booklet, "The bridge stays open", "leathanach 1", "on page 5 (printed 3)"},
	{"Maltese, another", booklet, "The bridge stays open", "paġna 1", "on page 5 (printed 3)"},
	{"a page far behind the last", booklet, "The bridge stays open", "page 120", "on page 5 (printed 3)"},
	{"a source without pages has no wrong one", judgment, "The owner closed the road", "page 12", ""},
	{"a note at the end belongs to any section", endnotes, "a road of stone would cost", "section 1", ""},
	{"by the section's name", endnotes, "a road of stone would cost", "Roads", ""},
	{"to any of several sections", endnotes, "a road of stone would cost", "sections 1 to 1", ""},
	{"to any paragraph", endnotes, "a road of stone would cost", "para. 2", ""},
	{"to any paragraph of a section", endnotes, "a road of stone would cost", "section 2, para. 3", ""},
	{"what is no note does not", endnotes, "The lamps burn all night", "section 1", "in section “2 Bridges”"},
	{"a number printed on the pages, and not in the file's labels", plainPages, "closed from dusk to dawn", "p. 111", ""},
	{"of another page", plainPages, "closed from dusk to dawn", "p. 112", "on page 2 (printed 111)"},
	{"the index, where both are known", plainPages, "closed from dusk to dawn", "p. 2", ""},
	{"numbers of lines are none of pages", counted, "He said nothing at all", "p. 2", "on page 12"},
	{"the pages of an annex", booklet, "The fees are set out", "Annex II, page 1", ""},
	{"a section by number", booklet, "within ten days", "section 1", ""},
	{"a section that goes on in its subsection", booklet, "cost of the old road", "section 1", ""},
	{"a subsection", booklet, "cost of the old road", "sec. 1.1", ""},
	{"another section", booklet, "within ten days", "section 2", "in section “1 Roads”"},
	{"German, another", booklet, "within ten days", "Abschnitt 2", "in section “1 Roads”"},
	{"Spanish, another", booklet, "within ten days", "apartado 2", ""},
	{"a section that has no heading is not known", booklet, "within ten days", "section 7.3", ""},
	{"an annex", booklet, "The fees are set out", "Annex II", ""},
	{"an annex in digits", booklet, "The fees are set out", "Anhang 2", ""},
	{"not in the annex", booklet, "The bridge stays open", "Annex II", "in section “2 Bridges”"},
	{"an annex that is not there", booklet, "The bridge stays open", "Annex IV", ""},
	{"the words of a heading", booklet, "within ten days", "Roads", ""},
	{"the words of another", booklet, "within ten days", "Bridges", "in section “1 Roads”"},
	{"unquoted behind what it is", booklet, "within ten days", "section Bridges", "in section “1 Roads”"},
	{"words of no heading", booklet, "within ten days", "near the end", ""},
	{"section and page", booklet, "The bridge stays open", "section 2, page 3", ""},
	{"the section is right, the page is not", booklet, "The bridge stays open", "section 2, page 1", "on page 5 (printed 3)"},
	{"the page is right, the section is not", booklet, "The bridge stays open", "section 1, page 3", "in section “2 Bridges”"},
	{"page and section in one go", booklet, "The bridge stays open", "page 3 of section 2", ""},
	{"page and section in one go, wrong", booklet, "The bridge stays open", "section 2 on page 1", "on page 5 (printed 3)"},
	{"heading's words and page", booklet, "The bridge stays open", "Bridges, p. 1", "on page 5 (printed 3)"},
	{"what is not verified harms nobody", booklet, "The bridge stays open", "table 9, page 3", ""},
	{"nor helps", booklet, "The bridge stays open", "table 3, page 1", "on page 5 (printed 3)"},
	{"two pages of two countings", booklet, "The bridge stays open", "p. 3 (PDF p. 5)", ""},
	{"s. may be a section or a page: the page", booklet, "The bridge stays open", "s. 3", ""},
	{"s. is neither, and may be a section that is not a heading", booklet, "The bridge stays open", "s. 9", ""},
	{"s. is the other section", booklet, "The bridge stays open", "s. 1", "in section “2 Bridges”"},
	{"a number alone", booklet, "The bridge stays open", "2", ""},

	{"a paragraph by its number", judgment, "The owner closed the road", "para. 2", ""},
	{"another", judgment, "The owner closed the road", "paragraph 4", "in paragraph 2"},
	{"in brackets, in another language", judgment, "The owner closed the road", "Rn. (4)", "in paragraph 2"},
	{"one without a number belongs to that before it", judgment, "heard as a witness", "para. 4", ""},
	{"and not to the next", judgment, "heard as a witness", "para. 5", "in paragraph 4"},
	{"a range of paragraphs", judgment, "The town asked him", "paras 2–4", ""},
	{"a paragraph that nobody numbered", booklet, "within ten days", "paragraph 40", ""},
	{"French", judgment, "The owner closed the road", "paragraphe 2", ""},

	{"an article", law, "The owner mends the road", "Article 2", ""},
	{"short", law, "The owner mends the road", "Art. 2", ""},
	{"another", law, "The owner mends the road", "Art. 1", "in section “Article 2 Duties”"},
	{"its paragraph", law, "The owner reports damage", "Article 2(2)", ""},
	{"another paragraph", law, "The owner reports damage", "Article 2(1)", "in paragraph 2 of it"},
	{"paragraph and point", law, "by letter, or", "Art. 2(2)(a)", ""},
	{"by words", law, "The owner reports damage", "artikel 2, lid 2", ""},
	{"by words, another", law, "The owner reports damage", "artikel 2, lid 3", "in paragraph 2"},
	{"Polish", law, "The owner reports damage", "art. 2 ust. 1", "in paragraph 2"},
	{"Hungarian", law, "The owner reports damage", "2. cikk (2) bekezdés", ""},
	{"Swedish, in a chapter", law, "The owner reports damage", "1 kap. 2 artikeln", ""},
	{"the chapter", law, "The owner mends the road", "Chapter I", ""},
	{"in digits", law, "The owner mends the road", "Kapitel 1", ""},
	{"another chapter", law, "The owner mends the road", "Chapter II", "in section “Article 2 Duties”"},
	{"the chapter holds its articles", law, "The fine is ten euros", "Chapter II", ""},
	{"the annex is none of them", law, "roads are listed", "Article 3", "in section “ANNEX”"},
	{"the title of an article", law, "The owner mends the road", "Duties", ""},
	{"lines that name articles", flatLaw, "meldet Schäden sofort", "Artikel 5", ""},
	{"lines that name another", flatLaw, "meldet Schäden sofort", "Art. 6", "in section “Artikel 5”"},
	{"an article that is not there: the numbers leave no room for it", flatLaw, "meldet Schäden sofort", "Art. 9", "in section “Artikel 5”"},
	{"nor before", flatLaw, "meldet Schäden sofort", "Artikel 2", "in section “Artikel 5”"},
	{"in another language", flatLaw, "meldet Schäden sofort", "article 9", "in section “Artikel 5”"},
	{"two that are not there", flatLaw, "meldet Schäden sofort", "Artikel 8–9", "in section “Artikel 5”"},
	{"one of two is there", flatLaw, "meldet Schäden sofort", "Artikel 5 und 9", ""},
	{"a part that nobody sees may lie between", flatLaw, "meldet Schäden sofort", "Artikel 5a", ""},
	{"behind the last one there may be more", flatLaw, "zahlt die Hälfte", "Artikel 9", ""},
	{"but none with a smaller number", flatLaw, "zahlt die Hälfte", "Artikel 3", "in section “Artikel 6”"},
	{"numbers with room between", sparseLaw, "The second rule", "Article 3", ""},
	{"and none", sparseLaw, "The first rule", "Article 3", "in section “Article 1”"},
	{"nor behind the room", sparseLaw, "The second rule", "Article 14", "in section “Article 2”"},
	{"an act that changes another one has its articles", sparseLaw, "The twelfth rule", "Article 7", ""},
	{"numbers that begin anew prove nothing", twoLaws, "The rule of the town", "Article 9", ""},
	{"neither do two", twoLaws, "The rule of the town", "Chapter 9", ""},
	{"what is counted otherwise is not counted", flatLaw, "meldet Schäden sofort", "§ 9", ""},
	{"an article whose number is the first line of its paragraph", plainLaw, "the town mends it", "Article 7", ""},
	{"another one", plainLaw, "the town mends it", "article 8", "in section “Article 7”"},
	{"the first one in French", plainLaw, "The water is everybody", "article 1", ""},
	{"a line of a paragraph is no head", plainLaw, "of the other act have it", "Art. 7", ""},
	{"before the first one nobody knows", sparseLaw, "The reasons for it", "Article 3", ""},
	{"German law", german, "Brücken sind Teile", "§ 3 Abs. 2", ""},
	{"without spaces", german, "Brücken sind Teile", "§3(2)", ""},
	{"with its sentence", german, "Brücken sind Teile", "§ 3 Abs. 2 Satz 1", ""},
	{"another sub-paragraph", german, "Brücken sind Teile", "§ 3 Absatz 1", "in paragraph 2"},
	{"another section sign", german, "Brücken sind Teile", "§ 4 Abs. 2", "in section “§ 3 Begriffe”"},
	{"a range of them", german, "Brücken sind Teile", "§§ 3–4", ""},
	{"and the following", german, "Die Gemeinde zahlt", "§§ 3 f.", ""},

	{"a time in a cue", recording, "The road must stay open", "at 12:45", ""},
	{"in full", recording, "The road must stay open", "00:12:41", ""},
	{"another time", recording, "The road must stay open", "at 13:30", "at 00:12:41"},
	{"before it", recording, "The road must stay open", "00:12:31", "at 00:12:41"},
	{"a range of times", recording, "The road must stay open", "12:34–13:10", ""},
	{"another range", recording, "The road must stay open", "13:34–14:10", "at 00:12:41"},
	{"hours and minutes", recording, "The meeting is closed", "1:02", ""},
	{"a minute", recording, "The road must stay open", "minute 12", ""},
	{"a source without times", booklet, "within ten days", "at 12:34", ""},

	{"a line", file, "The bridge is open", "line 3", ""},
	{"another line", file, "The bridge is open", "line 9", "on line 3"},
	{"lines", file, "The bridge is open", "lines 2–4", ""},
	{"German lines", file, "The bridge is open", "Zeile 9", "on line 3"},
	{"a source without lines", booklet, "within ten days", "line 9", ""},
	{"nobody knows how lines of a page are counted", ferryPage, "sails on Sundays", "page 3, line 9", ""},
	{"but that the program counts", ferryPage, "sails on Sundays", "page 3, line 2", ""},
	{"a line that is printed", pleading, "He said nothing at all", "page 12, line 2", ""},
	{"lines that are printed", pleading, "He said nothing at all", "p. 12, lines 2-3", ""},
	{"others", pleading, "He said nothing at all", "page 12, lines 4–9", "near line 2"},
}

// Rule 7, the places that a source has.
func TestRuleWhere(t *testing.T) {
	for _, c := range casesWhere {
		src := newPlaced(c.source)
		m := findOne(t, src, Quotation{Text: c.quote, Where: c.where}, "")
		if !m.Verdict.Pass() {
			t.Errorf("%s: %q: %s, %s", c.why, c.quote, m.Verdict, m.Reason)
			continue
		}
		got := ""
		for _, s := range m.Strays {
			got += s.Stands
		}
		if got != c.stands || m.Misplaced != (got != "") {
			t.Errorf("%s: %q at %q stands %q, want %q", c.why, c.quote, c.where, got, c.stands)
		}
	}
}

// What nobody can tell is told to be so.
func TestUnverifiedPlaces(t *testing.T) {
	for _, c := range []struct{ why, source, quote, where, want string }{
		{"nothing is named", booklet, "The bridge stays open", "", ""},
		{"a page", booklet, "The bridge stays open", "page 3", ""},
		{"a heading", booklet, "The bridge stays open", "Bridges", ""},
		{"a section", booklet, "The bridge stays open", "section 2, p. 3", ""},
		{"an article", law, "The owner reports damage", "Article 2(2)", ""},
		{"a paragraph", judgment, "The owner closed the road", "para. 2", ""},
		{"a time", recording, "The road must stay open", "at 12:45", ""},
		{"a line", file, "The bridge is open", "Zeile 3", ""},
		{"a page in Hungarian", booklet, "The bridge stays open", "3. oldal", ""},
		{"one of two is verified, and the other one is of a kind that is not there", law, "The owner reports damage", "Art. 2, page 12", ""},
		{"a wrong place is no unknown one", booklet, "The bridge stays open", "page 1", ""},
		{"words of no heading", booklet, "The bridge stays open", "near the end", "near the end"},
		{"Greek words of no heading", booklet, "The bridge stays open", "στο τέλος", "στο τέλος"},
		{"a section without a heading", booklet, "within ten days", "section 7.3", "section 7.3"},
		{"an article that may be there unseen", sparseLaw, "The second rule", "Article 3", "Article 3"},
		{"in German", flatLaw, "meldet Schäden sofort", "Art. 5a", "Art. 5a"},
		{"a paragraph that nobody numbered", booklet, "within ten days", "paragraph 40", "paragraph 40"},
		{"a line of its own above the passage", chronology, "They ask for a law", "2016", ""},
		{"another line of its own", chronology, "The chiefs of police", "2024", ""},
		{"not the nearest one", chronology, "The chiefs of police", "2016", "2016"},
		{"a line in words", chronology, "The bridge is closed", "Tables of the year", ""},
		{"a numbered title by its words", numberedTitles, "nobody came", "Burnt woods", ""},
		{"by its number and words", numberedTitles, "in the end", "2. Costs", ""},
		{"another numbered title", numberedTitles, "in the end", "Burnt woods", "Burnt woods"},
		{"an article whose number is the first line of its paragraph", plainLaw, "than in the year", "Article 2", ""},
		{"the first article in French", plainLaw, "The water is everybody", "Article 1er", ""},
		{"a line below", chronology, "They ask for a law", "Tables of the year", "Tables of the year"},
		{"a table", booklet, "The bridge stays open", "9. tabelle, page 3", "9. tabelle"},
		{"a source without pages", judgment, "The owner closed the road", "page 12", "page 12"},
		{"a source without times", booklet, "within ten days", "at 12:34", "12:34"},
		{"two parts, and nobody knows of either", booklet, "within ten days", "section 7.3, near the end", "section 7.3|near the end"},
		{"one of two is known", booklet, "The bridge stays open", "near the end, page 3", "near the end"},
		{"a place that cannot be read", booklet, "The bridge stays open", strings.Repeat("very ", 200) + "far", strings.Repeat("very ", 200) + "far"},
		{"nothing but marks", booklet, "The bridge stays open", "–", "–"},
	} {
		m := findOne(t, newPlaced(c.source), Quotation{Text: c.quote, Where: c.where}, "")
		if got := strings.Join(m.Unverified, "|"); got != c.want || !m.Verdict.Pass() {
			t.Errorf("%s: of %q nobody can tell %q, want %q", c.why, c.where, got, c.want)
		}
	}
}

// What to write keeps the words of the author.
func TestWhatToWriteForAPlace(t *testing.T) {
	for _, c := range []struct{ source, quote, where, want string }{
		{booklet, "The bridge stays open", "page 1", "page 3"},
		{booklet, "The bridge stays open", "pages 1–2", "page 3"},
		{booklet, "The bridge stays open", "S. 1 f.", "S. 3"},
		{booklet, "The bridge stays open", "1. oldal", "3. oldal"},
		{booklet, "cost of the old road is shared by both towns", "σ. 1", "σ. 2–3"},
		{booklet, "The bridge stays open", "section 1", "2 Bridges"},
		{law, "The owner reports damage", "Art. 2(1)", "Art. 2(2)"},
		{law, "The owner reports damage", "Art. 1", "Article 2"},
		{law, "The owner reports damage", "artikel 2, lid 3", "lid 2"},
		{judgment, "The owner closed the road", "paras 3–4", "paras 2"},
		{recording, "The road must stay open", "at 13:30", "00:12:41"},
		{file, "The bridge is open", "line 9", "line 3"},
		{"The town.\n# Roads\nThe road.", "The town", "Roads", ""},
	} {
		m := findOne(t, newPlaced(c.source), Quotation{Text: c.quote, Where: c.where}, "")
		if len(m.Strays) != 1 || m.Strays[0].Instead != c.want {
			t.Errorf("%q: %+v, want %q", c.where, m.Strays, c.want)
		}
	}
}

// Any place may be asked of any text.
func FuzzWhere(f *testing.F) {
	for _, c := range casesWhere {
		f.Add(c.source, c.where)
	}
	f.Fuzz(func(t *testing.T, source, where string) {
		if len(source) > 1<<12 || len(where) > 1<<9 {
			return
		}
		src := newPlaced(source)
		words := strings.Fields(src.Content)
		if len(words) == 0 {
			return
		}
		m := findOne(t, src, Quotation{Text: words[len(words)/2], Where: where}, "")
		if m.Misplaced != (len(m.Strays) > 0) {
			t.Errorf("%q: misplaced %v with %v", where, m.Misplaced, m.Strays)
		}
		for _, s := range m.Strays {
			if s.Named == "" || s.Stands == "" || !strings.Contains(where, s.Named) {
				t.Errorf("%q: %+v", where, s)
			}
		}
	})
}

// Every language whose lists we have names the places that laws and reports are
// cited by.
func TestEveryLanguageNamesPlaces(t *testing.T) {
	rows := map[string][]string{}
	for _, r := range unitRows {
		rows[r.language] = []string{r.page, r.line, r.paragraph, r.section, r.article, r.chapter}
	}
	for _, tag := range language.Tags() {
		if tag == "nn" {
			tag = "nb" // the same words
		}
		if len(rows[tag]) == 0 {
			t.Errorf("no words for places in %s", tag)
		}
		for i, words := range rows[tag] {
			if words == "" {
				t.Errorf("%s has no word for unit %d", tag, i)
			}
			for _, w := range strings.Fields(words) {
				if len(unitsOf(strings.TrimSuffix(w, "*"))) == 0 {
					t.Errorf("%s: %q is not found", tag, w)
				}
			}
		}
	}
}

// Words for pages alone may accuse: one that is a section or a paragraph
// elsewhere would never do.
func TestWordsForPagesMeanPages(t *testing.T) {
	for _, w := range []string{"page", "p.", "pp", "Seite", "S.", "página", "pág.", "pagina", "blz.", "side", "sida", "sivu", "lehekülg", "lpp.", "puslapis", "strona", "str.", "strana",
		"stran", "stranica", "стр.", "oldal", "σελ.", "σ.", "paġna", "leathanach", "bls.", "sayfa", "стор.", "trang"} {
		if u := unitsOf(w); len(u) != 1 || u[0] != pageUnit {
			t.Errorf("%q means %v", w, u)
		}
	}
}
