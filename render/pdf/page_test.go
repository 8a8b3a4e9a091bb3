package pdf

import (
	"factsheet/render"
	"factsheet/sheets"
)

func text(s string) render.Text { return render.Text{{Text: s}} }

func quote(note int, words, by string) *render.Quotation {
	return &render.Quotation{Open: "“", Close: "”", Text: text(words), By: text(by), Note: note}
}

// handout is a page with every kind of block but pictures.
func handout() *render.Page {
	p := &render.Page{
		File: "sheets/handout.yaml", Language: "en-GB", Words: render.WordsFor("en"), Issued: "2024-06-21",
		Title: text("Front doors, back doors"), Subtitle: text("What governments have asked of encrypted messengers, 2016–2024"),
		Date: text("21 June 2024"), Owner: text("Digital policy unit"),
		Contact:  render.Text{{Text: "policy@example.org", Link: "mailto:policy@example.org"}},
		Reviewed: text("Reviewed 21 June 2024"),
		Summary: []render.Block{&render.Paragraph{Text: render.Text{
			{Text: "Since 2016, ministers and police chiefs in Europe have asked for "}, {Text: "lawful access", Style: render.Strong},
			{Text: " to encrypted messages. Operators, researchers and data-protection bodies answer that such a door weakens everyone’s security."}}}},
	}
	quotes := []*render.Quotation{
		quote(1, "As soon as the operator receives a request, issued by a competent judicial authority, it is responsible for handing over communication in real time: “without delay”.", "The technical unit, Example News 2024"),
		quote(2, "We would rather leave the market than weaken the promises that we have made to the people who use our service.", "An operator, Example News 2024"),
		{Open: "“", Close: "”", Text: render.Text{{Text: "Verschlüsselung schützt alle, die ihr vertrauen.", Lang: "de"}}, Lang: "de", Note: 3,
			Translation: text("“Encryption protects all who trust in it.”"), Remarks: text("our translation"), By: text("Beispielverein, Stellungnahme 2023, section 2")},
		quote(4, "Ninety-one per cent of those asked said that they use an encrypted service every day.", "Institute for Examples 2022"),
		quote(5, "a door for one is a door for all", "A researcher, Example Review"),
	}
	p.Body = []render.Block{
		&render.Heading{Level: 1, Text: text("What the police ask for")},
		&render.Paragraph{Text: render.Text{{Text: "This section has "}, {Text: "text of our own", Style: render.Emphasis}, {Text: ", with a "},
			{Text: "link to an address", Link: "https://example.org/a"}, {Text: " and a list:"}}},
		&render.List{Items: [][]render.Block{{&render.Paragraph{Text: text("the first item, which is long enough to go over the end of the line, so that one sees how it hangs;")}},
			{&render.Paragraph{Text: text("the second.")}}}},
		&render.Point{ID: "a", Claim: []render.Text{text("Police want operators to be responsible for handing over communication in real time.")}, Evidence: quotes[:1]},
		&render.Point{ID: "b", Claim: []render.Text{text("Operators say that they would leave.")}, Evidence: quotes[1:3]},
		&render.Heading{Level: 1, Text: text("Figures and dates")},
		&render.KeyFigures{Figures: []render.KeyFigure{{Figure: text("91 %"), Label: append(text("of those asked use an encrypted service daily"), render.Run{Text: "4", Note: 4})},
			{Figure: text("3"), Label: text("ministers signed the letter")}, {Figure: text("€ 1.2 million"), Label: text("for the study, in 2023")}}, Evidence: quotes[3:4]},
		&render.Timeline{Events: []render.Event{{Date: text("August 2016"), Event: []render.Text{text("Two interior ministers ask for a law.")}, Evidence: quotes[4:]},
			{Date: text("18 September 2024"), Event: []render.Text{text("Police chiefs meet and warn.")}}}},
		&render.Callout{Title: text("What is a front door?"), Body: []render.Block{&render.Paragraph{Text: text("A way in that the operator of a service keeps open on purpose and says so, in contrast to one that nobody is told of.")}}},
		&render.Table{Caption: text("Services and what they encrypt"), Columns: []render.Text{text("Service"), text("Since"), text("Remarks")}, Numeric: []bool{false, true, false},
			Rows: [][]render.Text{{text("Messages"), text("2016"), text("all messages, by default, on every device of a user")}, {text("Mail"), text("2021"), text("on request")}}},
	}
	for _, q := range quotes {
		p.Quoted = append(p.Quoted, render.Quoted{Text: q.Text.String(), Pos: sheets.Pos{File: p.File, Line: q.Note}})
		p.Notes = append(p.Notes, render.Note{Number: q.Note, Text: append(q.By[:len(q.By):len(q.By)], render.Run{Text: ", page 4. Words omitted: 3."})})
	}
	p.Sources = []render.Reference{{ID: "a", Text: render.Text{{Text: "Example News. "}, {Text: "What the police want", Style: render.Emphasis}, {Text: ". 2024. "},
		{Text: "https://news.example.org/what-the-police-want", Link: "https://news.example.org/what-the-police-want"}, {Text: " (accessed 12 June 2024)."}}}}
	p.Checked = render.Text{{Text: "All 5 quotations on this sheet were checked word for word against their 5 sources with factsheet 0.1.0.", Style: render.Strong}, {Text: " Exact: 5."}}
	return p
}
