package html

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/sheets"
	"factsheet/sheets/check"
	"factsheet/sources"
	"factsheet/sources/match"
)

func plainText(s string) render.Text { return render.Text{{Text: s}} }

func paragraph(s string) *render.Paragraph { return &render.Paragraph{Text: plainText(s)} }

func quote(note int, words, by string) *render.Quotation {
	return &render.Quotation{Open: "“", Close: "”", Text: plainText(words), By: plainText(by), Note: note}
}

func somePicture() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for x := range 48 {
		for y := range 32 {
			img.Set(x, y, color.RGBA{uint8(x * 5), 90, uint8(y * 7), 255})
		}
	}
	var b bytes.Buffer
	_ = jpeg.Encode(&b, img, nil)
	return b.Bytes()
}

var bulletin = &sources.Source{ID: "bulletin", Type: "report", Title: "The <Lantern> bulletin", Author: []sources.Name{{Family: "Reed", Given: "Ann"}, {Literal: "The Lantern Archive"}},
	Issued: "2024-06-02", Publisher: "The Lantern Archive", URL: "https://lantern.example/bulletin?no=3&part=2", Language: "en-GB"}

// evidence says that a quotation of a note was found as it is.
func evidence(note int, words string, s *sources.Source) render.Evidence {
	return render.Evidence{Note: note, Printed: words, Checked: &check.Quotation{
		Citation: sheets.Citation{Evidence: &sheets.Evidence{Speaker: sheets.String{Value: "The archivist"}}},
		Verdict:  match.Exact, Source: s, Found: &check.Found{Source: s, Text: words, Before: "It was said that ", After: ", and more."},
	}}
}

// handout is a page with every kind of block, and with all that could break out
// of an element.
func handout() *render.Page {
	quotes := []*render.Quotation{
		quote(1, "As soon as it is asked, the operator “hands over” what it has: <b>nothing</b> & nobody's keys.", "The archivist, The Lantern Archive 2024"),
		{Open: "“", Close: "”", Text: render.Text{{Text: "Verschlüsselung schützt alle, ", Lang: "de"}, {Text: "die ihr vertrauen.", Lang: "de"}}, Lang: "de", Note: 2,
			Translation: plainText("“Encryption protects all who trust in it.”"), Remarks: plainText("our translation"), By: plainText("Beispielverein 2023, Abschnitt 2")},
		quote(3, "a door for one is a door for all", "The Lantern Archive 2024"),
		quote(4, "Ninety-one per cent use it every day.", "The Lantern Archive 2024"),
	}
	quotes[3].Remarks = plainText("emphasis added")
	p := &render.Page{
		File: "sheets/handout.yaml", Language: "en-GB", Words: render.WordsFor("en"), Issued: "2024-06-21", Online: "https://council.example/doors?a=1&b=2",
		Title: plainText("Front doors & <back> doors"), Subtitle: plainText("What governments have asked of “encrypted” messengers"),
		Date: plainText("21\u00a0June 2024"), Owner: plainText("Digital policy unit"),
		Contact:  render.Text{{Text: "policy@example.org", Link: "mailto:policy@example.org"}},
		Reviewed: plainText("Reviewed 21\u00a0June 2024"),
		Summary:  []render.Block{&render.Paragraph{Text: render.Text{{Text: "Ministers have asked for "}, {Text: "lawful access", Style: render.Strong}, {Text: "."}}}},
	}
	p.Body = []render.Block{
		&render.Heading{Level: 1, Text: plainText("What is asked for")},
		&render.Heading{Level: 3, Text: plainText("In short")},
		&render.Paragraph{Text: render.Text{{Text: "Text of "}, {Text: "our own", Style: render.Emphasis | render.Strong}, {Text: ", a "},
			{Text: "link of ", Link: "https://example.org/a?b=1&c=\"2\""}, {Text: "two lines", Link: "https://example.org/a?b=1&c=\"2\""}, {Text: ", and a break:"}, {Text: "\n"}, {Text: "the end."}}},
		&render.List{Items: [][]render.Block{{paragraph("the first item;")}, {paragraph("the second:"), &render.List{Ordered: true, Start: 3, Items: [][]render.Block{{paragraph("three")}, {paragraph("four")}}}}}},
		&render.Point{ID: "police", Claim: []render.Text{plainText("Police want operators to hand over."), append(plainText("And more."), render.Run{Text: "5", Note: 5}, render.Run{Text: ", ", Note: 6}, render.Run{Text: "6", Note: 6})}, Evidence: quotes[:2]},
		&render.PullQuote{Quotation: quotes[2]},
		&render.Heading{Level: 1, Text: plainText("Figures and dates")},
		&render.KeyFigures{Figures: []render.KeyFigure{{Figure: plainText("91 %"), Label: append(plainText("use an encrypted service"), render.Run{Text: "4", Note: 4})},
			{Figure: plainText("€ 1.2 million"), Label: plainText("for the study, in 2023")}}, Evidence: quotes[3:4]},
		&render.Timeline{Events: []render.Event{{Date: plainText("August 2016"), On: "2016-08", Event: []render.Text{plainText("Two ministers ask for a law.")}},
			{Date: plainText("18\u00a0September 2024"), On: "2024-09-18", Event: []render.Text{plainText("Police chiefs meet."), plainText("They warn.")}}}},
		&render.Callout{Title: plainText("What is a front door?"), Body: []render.Block{paragraph("A way in that is kept open on purpose.")}},
		&render.Callout{Body: []render.Block{paragraph("A note without a title.")}},
		&render.Table{Caption: plainText("Services"), Columns: []render.Text{plainText("Service"), plainText("Since"), nil}, Numeric: []bool{false, true, false},
			Rows: [][]render.Text{{plainText("Messages"), plainText("2016"), plainText("all")}, {plainText("Mail"), plainText("2021"), nil}}},
		someChart("bar", false), someChart("line", true), someChart("stacked", false),
		&render.Image{Pos: sheets.Pos{File: "sheets/handout.yaml", Line: 80, Col: 9}, File: "door.jpg", Data: somePicture(), Alt: plainText("A door that \"stands\" open"), Caption: plainText("A door"), Credit: plainText("Credit: nobody")},
		&render.Glossary{Terms: []render.Term{{Term: plainText("front door"), Definition: []render.Block{paragraph("a way in that is known")}}}},
	}
	p.Evidence = []render.Evidence{evidence(1, quotes[0].Text.String(), bulletin), evidence(2, quotes[1].Text.String(), bulletin),
		evidence(3, quotes[2].Text.String(), bulletin), evidence(4, quotes[3].Text.String(), bulletin), evidence(5, "printed in the notes only", bulletin), evidence(6, "", bulletin)}
	for _, q := range quotes {
		p.Quoted = append(p.Quoted, render.Quoted{Text: q.Text.String(), Pos: sheets.Pos{File: p.File, Line: q.Note}})
		p.Notes = append(p.Notes, render.Note{Number: q.Note, Text: append(q.By[:len(q.By):len(q.By)], render.Run{Text: ", page 4. Words omitted: 3."})})
	}
	p.Notes = append(p.Notes, render.Note{Number: 5, Text: plainText("The Lantern Archive 2024."), Quotation: quote(5, "printed in the notes only", "")},
		render.Note{Number: 6, Text: plainText("The Lantern Archive 2024, page 3.")})
	p.Quoted = append(p.Quoted, render.Quoted{Text: "printed in the notes only", Pos: sheets.Pos{File: p.File, Line: 50}})
	p.Sources = []render.Reference{{ID: "bulletin", Text: render.Text{{Text: "The Lantern Archive 2024.", Style: render.Strong}, {Text: " "}, {Text: bulletin.Title, Style: render.Emphasis}, {Text: ". "},
		{Text: bulletin.URL, Link: bulletin.URL}, {Text: " (accessed 12 June 2024)."}}}}
	p.Checked = render.Text{{Text: "All 6 quotations were checked word for word.", Style: render.Strong}, {Text: " Exact: 6."}, {Text: "\n"}, {Text: "21 June 2024."}}
	p.OnlineLine = render.Text{{Text: "Online: "}, {Text: p.Online, Link: p.Online}}
	p.Annex = &render.Annex{Title: plainText("Annex: the quotations in their sources"), Intro: plainText("For a second reader."), Signature: []render.Text{plainText("Name")},
		Entries: []render.AnnexEntry{{Note: 1, Quotation: plainText("“As soon as …”"), Verdict: plainText("Exact."), Source: plainText("The Lantern Archive 2024"), File: plainText("bulletin.txt, SHA-256 1234"), Place: plainText("line 4"),
			Passage: []render.Piece{{Kind: render.Around, Run: render.Run{Text: "It was said: "}}, {Kind: render.Sign, Run: render.Run{Text: "|"}}, {Kind: render.Covered, Run: render.Run{Text: "As soon as it is asked", Style: render.Strong}},
				{Kind: render.Sign, Run: render.Run{Text: "| [left out: "}}, {Kind: render.LeftOut, Run: render.Run{Text: "no words"}}, {Kind: render.Sign, Run: render.Run{Text: "]"}}}, Compared: plainText("compared")}}}
	return p
}

func someChart(kind string, table bool) *render.Chart {
	c := &render.Chart{Kind: kind, Title: plainText("Orders, " + kind), Alt: plainText("Orders rise from 12 to 31, answers from 3 to 4."), Unit: plainText("number of orders"), Table: table,
		Labels: []render.Text{plainText("2021"), plainText("2022"), plainText("2023")}, Data: &render.Table{Columns: []render.Text{nil}, Numeric: []bool{false, true, true, true}}}
	for i, name := range []string{"Orders", "Answers", "Appeals"} {
		s := render.Series{Name: plainText(name), Values: []float64{12 - float64(4*i), 20 - float64(5*i), 31 - float64(9*i)}}
		c.Series = append(c.Series, s)
		c.Data.Columns = append(c.Data.Columns, plainText(name))
	}
	for i, l := range c.Labels {
		row := []render.Text{l}
		for _, s := range c.Series {
			row = append(row, plainText(number(s.Values[i])))
		}
		c.Data.Rows = append(c.Data.Rows, row)
	}
	return c
}

func document(t *testing.T, p *render.Page) string {
	t.Helper()
	data, err := Bytes(p, Options{Generator: "factsheet 0"})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// What a page has to have, each with the reason.
func TestDocument(t *testing.T) {
	d := document(t, handout())
	for _, c := range []struct{ want, reason string }{
		{`<html lang="en-GB">`, "the language of the page"},
		{`<title>Front doors &amp; &lt;back&gt; doors</title>`, "a title that nothing in it ends"},
		{`<link rel="canonical" href="https://council.example/doors?a=1&amp;b=2">`, "where the sheet is published"},
		{`<h2>What is asked for</h2>` + "\n" + `<h3>In short</h3>`, "headings that skip no level, whatever the sheet has"},
		{`<a class="named" href="https://example.org/a?b=1&amp;c=%222%22">link of two lines</a>`, "one link, though it stands on two lines of the sheet"},
		{`<strong><em>our own</em></strong>`, "both emphases"},
		{`break:<br>the end.`, "a line break that was asked for"},
		{`<ol start="3">`, "the number with which a list begins"},
		{`<figure class="quotation" id="quotation-1"><blockquote cite="https://lantern.example/bulletin?no=3&amp;part=2#:~:text=`, "where the words stand"},
		{`“As soon as it is asked, the operator “hands over” what it has: &lt;b&gt;nothing&lt;/b&gt; &amp; nobody&#39;s keys.”`, "words that would be elements"},
		{`“<span lang="de">Verschlüsselung schützt alle, die ihr vertrauen.</span>”`, "the language of the words, not of the marks"},
		{`<sup><a id="ref-1" href="#note-1" role="doc-noteref">1</a></sup>`, "the reference to a note"},
		{`<sup><a id="ref-5" href="#note-5" role="doc-noteref">5</a>, <a id="ref-6" href="#note-6" role="doc-noteref">6</a></sup>`, "two references, each a link"},
		{`href="#ref-1" role="doc-backlink" aria-label="Back to the text (1)"`, "the way back"},
		{`<time datetime="2016-08">August 2016</time>`, "a date for machines"},
		{`<time datetime="2024-06-21">`, "the date of the sheet"},
		{`<th scope="col">Service</th>`, "the head of a column"},
		{`<th scope="row">Mail</th>`, "the head of a row"},
		{`<td class="number">2021</td>`, "a number"},
		{`alt="A door that &quot;stands&quot; open"`, "what a picture shows"},
		{`src="data:image/jpeg;base64,`, "a picture within the page"},
		{`<dt>front door</dt>`, "a term of the glossary"},
		{`<mark><strong>As soon as it is asked</strong></mark>`, "the words of a quotation in its passage"},
	} {
		if !strings.Contains(d, c.want) {
			t.Errorf("no %s (%s)", c.want, c.reason)
		}
	}
	if strings.Contains(d, "<b>") || strings.Contains(d, "<back>") {
		t.Error("a text of the page became an element")
	}
	ids := make(map[string]bool)
	for _, part := range strings.Split(d, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if ids[id] {
			t.Errorf("two elements have the id %q", id)
		}
		ids[id] = true
	}
	for _, part := range strings.Split(d, ` href="#`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		if !ids[id] {
			t.Errorf("a link leads to %q, which is nowhere", id)
		}
	}
}

// The page asks no server for anything, and runs nothing.
func TestSelfContained(t *testing.T) {
	d := document(t, handout())
	for _, bad := range []string{"<script src", "<link rel=\"stylesheet", "@import", "<iframe", " onclick", " style=\"", "url(http", "javascript:", "src=\"http"} {
		if strings.Contains(d, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if strings.Count(d, "<script") != 1 || !strings.Contains(d, `<script type="application/ld+json">`) {
		t.Error("the page has a script that is more than data")
	}
	if !strings.Contains(d, "default-src &#39;none&#39;") {
		t.Error("the page has no policy")
	}
}

// The same page gives the same bytes.
func TestDeterministic(t *testing.T) {
	first := document(t, handout())
	for range 5 {
		if document(t, handout()) != first {
			t.Fatal("another document of the same page")
		}
	}
}

// A draft says so where it is seen first, in the name of the window, and to
// search engines.
func TestDraft(t *testing.T) {
	p := handout()
	p.Draft = plainText("DRAFT – NOT CHECKED")
	d := document(t, p)
	for _, want := range []string{"<title>DRAFT – NOT CHECKED: Front doors", `<body data-draft="DRAFT – NOT CHECKED">`, `<p class="draft">DRAFT – NOT CHECKED</p>`, `content="noindex"`, `"creativeWorkStatus":"Draft"`} {
		if !strings.Contains(d, want) {
			t.Errorf("no %s", want)
		}
	}
	if d := document(t, handout()); strings.Contains(d, "noindex") || strings.Contains(d, "<body data-draft") {
		t.Error("a handout is marked as a draft")
	}
}

// A picture that cannot be read is an error with its place and what to do.
func TestBadPicture(t *testing.T) {
	p := handout()
	p.Body = append(p.Body, &render.Image{Pos: sheets.Pos{File: "a.yaml", Line: 2, Col: 9}, File: "p.gif", Data: []byte("GIF89a"), Alt: plainText("x")})
	_, err := Bytes(p, Options{})
	var e *Error
	if !errors.As(err, &e) || e.Pos.Line != 2 || !strings.Contains(e.Message, `"p.gif" cannot be shown`) || e.Hint == "" {
		t.Errorf("error %v", err)
	}
}

// A language that is written from right to left is marked as such, as a page and
// within one.
func TestDirection(t *testing.T) {
	p := handout()
	p.Body = append(p.Body, &render.Paragraph{Text: render.Text{{Text: "שלום", Lang: "he"}}})
	if d := document(t, p); !strings.Contains(d, `<span lang="he" dir="rtl">שלום</span>`) {
		t.Error("Hebrew within English has no direction")
	}
	p = &render.Page{File: "a.yaml", Language: "ar", Title: plainText("عنوان"), Body: []render.Block{&render.Paragraph{Text: render.Text{{Text: "word", Lang: "en"}}}}}
	if d := document(t, p); !strings.Contains(d, `<html lang="ar" dir="rtl">`) || !strings.Contains(d, `<span lang="en" dir="ltr">word</span>`) {
		t.Error("an Arabic page has no direction")
	}
}

// Pages of which little or nothing is said.
func TestLittle(t *testing.T) {
	for name, p := range map[string]*render.Page{
		"nothing":           {File: "a.yaml", Language: "en"},
		"a title":           {Language: "xx", Title: plainText("T")},
		"empty blocks":      {Language: "en", Body: []render.Block{&render.Point{Claim: []render.Text{nil}}, &render.KeyFigures{}, &render.Timeline{}, &render.Table{}, &render.Chart{Kind: "bar"}, &render.Glossary{}, &render.PullQuote{}, &render.List{}, &render.Paragraph{}}},
		"a note unreferred": {Language: "en", Notes: []render.Note{{Number: 4, Text: plainText("n")}}},
	} {
		if _, err := Bytes(p, Options{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Bytes(nil, Options{}); err == nil {
		t.Error("no page is a page")
	}
}

// With FACTSHEET_PAGES=DIR the pages of these tests are written there, for
// `make check-html` to have other programs look at them.
func TestPages(t *testing.T) {
	dir := os.Getenv("FACTSHEET_PAGES")
	if dir == "" {
		t.Skip("FACTSHEET_PAGES names no folder to write the pages into")
	}
	draft := handout()
	draft.Draft = plainText("DRAFT – NOT CHECKED")
	for name, p := range map[string]*render.Page{"blocks.html": handout(), "draft.html": draft} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(document(t, p)), 0o666); err != nil {
			t.Error(err)
		}
	}
}

// A page of n points; the bytes are those of the document.
func BenchmarkBytes(b *testing.B) {
	for _, n := range []int{20, 10000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			p := &render.Page{File: "a.yaml", Language: "en", Title: plainText("T")}
			for i := range n {
				q := quote(i+1, "As soon as it is asked, the operator hands over what it has, number "+strconv.Itoa(i)+".", "The Lantern Archive 2024")
				p.Body = append(p.Body, &render.Point{ID: "p" + strconv.Itoa(i), Claim: []render.Text{plainText("A claim of our own.")}, Evidence: []*render.Quotation{q}})
				p.Notes = append(p.Notes, render.Note{Number: i + 1, Text: plainText("The Lantern Archive 2024.")})
				p.Quoted = append(p.Quoted, render.Quoted{Text: q.Text.String()})
				p.Evidence = append(p.Evidence, evidence(i+1, q.Text.String(), bulletin))
			}
			for b.Loop() {
				data, err := Bytes(p, Options{})
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(data)))
			}
		})
	}
}
