package check

import (
	"fmt"
	"strings"
	"testing"
)

var fleetSources = map[string]string{
	"catalogue.yaml": `format: 1
sources:
  log:
    title: The 2019 log
    issued: 2020-03-01
    language: en-GB
    file: log.md
  bericht:
    title: Hafenbericht
    language: de
    file: bericht.txt
  page:
    title: A page
    language: en-GB
    file: page.html
  letter:
    title: A letter
    file: letter.txt
`,
	"log.md": "# 2017\n\nAugust: the harbour bought 1,284 buoys for 2.5 million euros, a third of them in red.\n\n" +
		"# Pilots\n\nThe 27 pilots met 412 ships in 2018; 58 were late, and 39 waited for more than six hours.\n",
	"bericht.txt": "Der Hafen kaufte 1.284 Bojen; zwölf sind verloren, das sind 0,9 Prozent.\n",
	"page.html": "<p>Buoys are counted.</p><table><caption>Harbours with four buoys</caption><tr><th>Place</th><th>Buoys</th><th>Lit</th></tr>" +
		"<tr><td>North</td><td>602</td><td>301</td></tr></table>",
	"letter.txt": "Nous avons perdu douze bouées, soit 1.500 euros.\n",
}

const fleetHead = "format: 1\ntitle: Buoys\nlanguage: en-GB\ndate: 2021-05-06\nsections:\n  - heading: All\n"

// A point with one piece of evidence.
func fleetPoint(claim, source, quote string) string {
	return fmt.Sprintf("    points:\n      - id: p\n        claim: |\n          %s\n        evidence:\n          - source: %s\n            quote: |\n              %s\n", claim, source, quote)
}

const (
	bought = "August: the harbour bought 1,284 buoys for 2.5 million euros, a third of them in red."
	met    = "The 27 pilots met 412 ships in 2018; 58 were late, and 39 waited for more than six hours."
)

func TestUnbackedNumbers(t *testing.T) {
	evidence := func(source, quote string) string {
		return fmt.Sprintf("        evidence:\n          source: %s\n          quote: |\n            %s\n", source, quote)
	}
	ofBlock := func(source, quote string) string {
		return strings.ReplaceAll("\n"+evidence(source, quote), "\n  ", "\n")[1:]
	}
	tests := []struct{ reason, body, want string }{
		{"as in the source", fleetPoint("The 27 pilots met 412 ships.", "log", met), ""},
		{"another number", fleetPoint("The 28 pilots met 412 ships.", "log", met), "“28” … “27”"},
		{"the second line of a claim", fleetPoint("The pilots met\n          some 500 ships.", "log", met), "“500” … “412”"},
		{"in the language of the source", fleetPoint("1,284 buoys, twelve lost: 0.9 %", "bericht", "Der Hafen kaufte 1.284 Bojen; zwölf sind verloren, das sind 0,9 Prozent."), ""},
		{"a source whose language nobody says", fleetPoint("They lost twelve buoys, 1,500 euros.", "letter", "Nous avons perdu douze bouées, soit 1.500 euros."), ""},
		{"of money", fleetPoint("They cost £2.5 million.", "log", bought), "“£2.5 million” … “2.5 million euros”"},
		{"a sum", fleetPoint("97 were late or waited.", "log", met), "“97” … “58”"},
		{"a sum that a person reckoned", fleetPoint("97 were late or waited.", "log", met) +
			"            acknowledge:\n              - rule: unbacked-number\n                reason: 58 and 39\n", ""},
		{"the same under the claim", fleetPoint("97 were late or waited.", "log", met) +
			"        acknowledge:\n          - rule: unbacked-number\n            reason: 58 and 39\n", ""},
		{"the heading over the passage has the year", fleetPoint("In August 2017 they bought 1,284 buoys.", "log", bought), ""},
		{"another year", fleetPoint("In August 2016 they bought 1,284 buoys.", "log", bought), "“August 2016” … “August”"},
		{"the title of the source has the year", fleetPoint("The log of 2019 has 27 pilots.", "log", met), ""},
		{"the source was issued that year", fleetPoint("In 2020 there were 27 pilots.", "log", met), ""},
		{"the date of the sheet", fleetPoint("In May 2021 there were 27 pilots.", "log", met), ""},
		{"the title backs no amount", fleetPoint("They met 2,019 ships.", "log", met), "“2,019” … “412”"},
		{"a quotation that fails says nothing, the source does", fleetPoint("The 27 pilots met 412 ships.", "log", "The 28 pilots met 412 ships in 2018; 58 were late"), ""},
		{"no evidence is the business of another rule", "    points:\n      - id: p\n        claim: |\n          The 28 pilots\n", ""},
		{"our own text", "    text: |\n      The 28 pilots\n" + fleetPoint("Pilots", "log", met), ""},
		{"a translation", fleetPoint("The 27 pilots", "letter", "Nous avons perdu douze bouées") +
			"            translation: |\n              The 27 pilots\n", ""},
		{"what a bracket stands for", fleetPoint("The 27 pilots met 412 ships.", "log", "[They] met 412 ships in 2018") +
			"            edits:\n              - shown: \"[They]\"\n                replaces: The 27 pilots\n", ""},

		{"a key figure and its label", "    key-figures:\n      - figure: 412\n        label: ships met by 28 pilots\n" + evidence("log", met), "“28” … “27”"},
		{"a key figure whose unit stands in the label", "    key-figures:\n      - figure: 0,9\n        label: per cent of buoys lost\n" + evidence("bericht", "Der Hafen kaufte 1.284 Bojen; zwölf sind verloren, das sind 0,9 Prozent."), ""},
		{"an event", "    timeline:\n      - date: 2017-08\n        event: |\n          1,284 buoys\n" + evidence("log", bought), ""},
		{"an event of another month", "    timeline:\n      - date: 2017-09\n        event: |\n          1,284 buoys\n" + evidence("log", bought), "“2017-09” … “August”"},
		{"a table", "    table:\n      columns: [Ships, Number]\n      rows:\n        - [\"late, of 500\", \"58\"]\n        - [waiting, \"39\"]\n" + ofBlock("log", met), ""},
		{"cells of a table", "    table:\n      columns: [Ships, Number, Part]\n      rows:\n        - [late, \"58\", 14 %]\n        - [waiting, \"40\", \"\"]\n" + ofBlock("log", met),
			"2 entries of this table do not stand in its evidence: “14 %” (late), “40” (waiting)"},
		{"the caption of a table", "    table:\n      caption: Of 413 ships\n      columns: [Ships, Number]\n      rows:\n        - [late, \"58\"]\n" + ofBlock("log", met), "“413” … “412”"},
		{"cells that stand beside each other in the source", "    table:\n      columns: [Place, Buoys, Lit]\n      rows:\n        - [North, \"602\", \"301\"]\n" + ofBlock("page", "North 602 301"), ""},
		{"a cell that the source does not have", "    table:\n      columns: [Place, Buoys, Lit]\n      rows:\n        - [North, \"602\", \"310\"]\n" + ofBlock("page", "North 602 301"),
			"one entry of this table does not stand in its evidence: “310” (North)"},
		{"a chart", "    chart:\n      kind: bar\n      alt: 500\n      unit: ships\n      data:\n        labels: [late, waiting]\n        series:\n          - values: [58, 39]\n" + ofBlock("log", met), ""},
		{"a value of a chart", "    chart:\n      kind: bar\n      alt: 500\n      unit: ships\n      data:\n        labels: [late, \"2016\"]\n        series:\n          - values: [58, 40]\n" + ofBlock("log", met),
			"2 entries of this chart do not stand in its evidence: “2016”, “40” (2016)"},
		{"the unit of a chart", "    chart:\n      kind: bar\n      alt: x\n      unit: million euros\n      data:\n        labels: [buoys]\n        series:\n          - values: [2.5]\n" + ofBlock("log", bought), ""},
		{"another unit of a chart", "    chart:\n      kind: bar\n      alt: x\n      unit: per cent\n      data:\n        labels: [ships]\n        series:\n          - values: [58]\n" + ofBlock("log", met),
			"one entry of this chart does not stand in its evidence: “58” (ships)"},
	}
	for _, tt := range tests {
		var got []string
		for _, f := range findingsOf(t, "unbacked-number", fleetHead+tt.body, fleetSources, Options{}) {
			m := strings.NewReplacer("the number ", "", "the date ", "", " does not stand in its evidence, which has ", " … ", " does not stand in its evidence", " …").Replace(f.Message)
			if strings.Contains(f.Message, "entr") {
				m = f.Message
			}
			got = append(got, m)
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.reason, s, tt.want)
		}
		for _, f := range findingsOf(t, staleAcknowledgement, fleetHead+tt.body, fleetSources, Options{}) {
			t.Errorf("%s: %s", tt.reason, f.Message)
		}
	}
}

// A finding stands at its number.
func TestUnbackedNumberPlace(t *testing.T) {
	list := findingsOf(t, "unbacked-number", fleetHead+fleetPoint("The pilots met\n          some 500 ships, 38 of them late.", "log", met), fleetSources, Options{})
	var got []string
	for _, f := range list {
		got = append(got, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Col, f.Point))
	}
	if s := strings.Join(got, ", "); s != "11:16 p, 11:27 p" {
		t.Errorf("findings at %s", s)
	}
}

// A caption that a table quotes for its own is no statement, and backs its number.
func TestCaptionOfTable(t *testing.T) {
	const block = "    table:\n      caption: Places with four buoys\n      columns: [Place, Buoys]\n      rows:\n        - [North, \"602\"]\n      evidence:\n"
	body := block + "        - source: page\n          quote: |\n            Harbours with four buoys\n        - source: page\n          quote: |\n            North 602\n"
	for _, rule := range []string{"unbacked-number", headingRule} {
		for _, f := range findingsOf(t, rule, fleetHead+body, fleetSources, Options{}) {
			t.Errorf("%s: %s", rule, f.Message)
		}
	}
	point := fleetPoint("Harbours with four buoys are many.", "page", "Harbours with four buoys")
	if list := findingsOf(t, headingRule, fleetHead+point, fleetSources, Options{}); len(list) != 1 {
		t.Errorf("%d findings where a claim rests on a caption, want 1", len(list))
	}
}
