package sheets

import (
	"fmt"
	"slices"
	"strings"

	"factsheet/sources/yamldoc"
)

// evidenceKeys are those of a pull quote too, which is printed where it stands
// and so has no `show`.
var evidenceKeys = []string{
	"source", "quote", "where", "speaker", "translation", "translated-by", "emphasis", "emphasised", "prefix", "suffix", "edits", "acknowledge",
}

var evidenceKeysAndShow = append(slices.Clone(evidenceKeys), "show")

// evidenceOf reads the key `evidence`: one mapping or a list of them.
func (p *parser) evidenceOf(f *yamldoc.Fields) []Evidence {
	list := f.OneOrMore("evidence")
	if len(list) == 0 {
		return nil
	}
	out := make([]Evidence, 0, len(list)) // no larger: it stays
	for _, n := range list {
		out = append(out, p.evidence(p.Fields(n, "a piece of evidence", evidenceKeysAndShow...)))
	}
	return out
}

func (p *parser) evidence(f *yamldoc.Fields) Evidence {
	f.Require("source", "quote")
	e := Evidence{
		Pos:          f.Pos,
		Source:       f.Word("source"),
		Quote:        f.Verbatim("quote"),
		Where:        f.Text("where"),
		Speaker:      f.Text("speaker"),
		Translation:  f.Text("translation"),
		TranslatedBy: f.Text("translated-by"),
		Emphasis:     p.oneOf("emphasis", f.Word("emphasis"), "added"),
		Prefix:       f.Verbatim("prefix"),
		Suffix:       f.Verbatim("suffix"),
		Show:         p.show(f.Word("show")),
	}
	if f.Has("translated-by") && !f.Has("translation") {
		p.Report(f.KeyPos("translated-by"), "`translated-by` stands here without `translation`", "add the translation, or delete this line")
	}
	e.Emphasised = p.emphasised(f, e.Quote)
	if len(e.Emphasised) > 0 && e.Emphasis.IsZero() {
		e.Emphasis = String{Value: "added", Pos: f.KeyPos("emphasised")}
	}
	for _, n := range f.List("edits") {
		e.Edits = append(e.Edits, p.edit(p.Fields(n, "an edit", "shown", "replaces"), e.Quote))
	}
	e.Acknowledge = p.acknowledge(f)
	return e
}

// emphasised reads the passages of a quotation that are set in italics.
func (p *parser) emphasised(f *yamldoc.Fields, quote String) []String {
	list := f.Texts("emphasised")
	for _, s := range list {
		passage := Reduced(s.Value)
		if passage == "" || quote.Value == "" {
			continue
		}
		switch n := strings.Count(Reduced(quote.Value), passage); {
		case n == 0:
			p.Report(s.Pos, fmt.Sprintf("%q does not stand in the quotation", yamldoc.Short(passage)), "write the passage exactly as the quotation has it")
		case n > 1:
			p.Report(s.Pos, fmt.Sprintf("%q stands in the quotation %d times", yamldoc.Short(passage), n), "add the words before or behind it, so that it stands there once")
		}
	}
	return list
}

// Reduced is a text with the spaces and line ends at which a line may break
// reduced to single spaces; no-break spaces stay.
func Reduced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }), " ")
}

// edit reads what a bracket of the quotation stands for.
func (p *parser) edit(f *yamldoc.Fields, quote String) Edit {
	f.Require("shown", "replaces")
	e := Edit{Shown: f.Verbatim("shown"), Replaces: f.Verbatim("replaces")}
	shown := strings.Join(strings.Fields(e.Shown.Value), " ")
	open := strings.Index(shown, "[")
	switch {
	case shown == "":
	case open < 0 || !strings.Contains(shown[open:], "]"):
		p.Report(e.Shown.Pos, "`shown` must have its brackets, as in the quotation", fmt.Sprintf("write `shown: %q`", "["+yamldoc.Short(shown)+"]"))
	case quote.Value != "" && !strings.Contains(strings.Join(strings.Fields(quote.Value), " "), shown):
		p.Report(e.Shown.Pos, fmt.Sprintf("%q does not stand in the quotation", yamldoc.Short(shown)), "write `shown` exactly as the quotation has it, with its brackets")
	}
	return e
}

func (p *parser) show(s String) Show {
	switch p.oneOf("show", s, "quote", "note", "none").Value {
	case "note":
		return ShowNote
	case "none":
		return ShowNone
	}
	return ShowQuote
}
