package pdf

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"factsheet/sources/extract"
	"factsheet/sources/extract/pdfium"
	"factsheet/sources/text"

	"golang.org/x/text/language"
)

// describe is the Describe of the format: what the document's properties and
// its metadata packet (XMP) say. Where they give no title, the largest words of
// the first page are it.
func describe(ctx context.Context, in extract.Input) (extract.Meta, error) {
	info, err := pdfium.Shared.Describe(ctx, pdfium.Document{Data: in.Data, Password: in.Password})
	if err != nil {
		return extract.Meta{}, unreadable(err)
	}
	m := metaOf(info)
	if m.Title == "" {
		t, err := read(ctx, in)
		if ctx.Err() != nil {
			return m, ctx.Err()
		}
		if err == nil {
			m.Title = printedTitle(t)
		}
	}
	return m, nil
}

// metaOf puts together what both kinds of properties say. The packet counts
// first: programs keep it more carefully.
func metaOf(info pdfium.Info) extract.Meta {
	x := readPacket(info.XMP)
	m := extract.Meta{
		Type:           "document",
		ContainerTitle: x.one("publicationName"),
		Publisher:      x.one("publisher"),
		URL:            address(x),
		Licence:        firstAddress(x.one("license"), x.one("WebStatement")),
	}
	if m.ContainerTitle != "" {
		m.Type = "article-journal"
	}
	for _, t := range []string{x.one("title"), info.Title} {
		if t = oneLine(t); m.Title == "" && !isJunkTitle(t) {
			m.Title = t
		}
	}
	if m.Author = people(x["creator"]); m.Author == nil {
		m.Author = people([]string{info.Author})
	}
	for _, d := range []string{x.one("publicationDate"), x.one("coverDate"), x.one("date"), x.one("CreateDate"), info.Created} {
		if m.Issued == "" {
			m.Issued = day(d)
		}
	}
	for _, l := range []string{info.Language, x.one("language")} {
		if tag, err := language.Parse(l); m.Language == "" && err == nil && tag != language.Und {
			m.Language = tag.String()
		}
	}
	return m
}

// printedTitle is the title on the first page; "" where none stands out.
func printedTitle(t *text.Text) string {
	for _, b := range t.Blocks() {
		if b.Kind == text.Title {
			return oneLine(t.Content[b.Start:b.End])
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var (
	junkTitle  = regexp.MustCompile(`(?i)^(microsoft (word|powerpoint|excel|publisher) ?-.*|(untitled|unbenannt|sans titre|sin título|senza titolo|document|dokument|presentation|präsentation|title|titel|layout|slide|folie|print|blank page)[ -]*[0-9]*|powerpoint[ -](presentation|präsentation)|\(?anonymous\)?|about:blank|(file|https?)://.*)$`)
	fileEnding = regexp.MustCompile(`(?i)\.(docx?|dotx?|odt|rtf|txt|tex|dvi|indd|qxd|pmd|p65|fm|pptx?|xlsx?|html?|pdf|cdr|ps|eps|wpd|pages)$`)
	junkAuthor = regexp.MustCompile(`(?i)^\(?(user|users?name|admin|administrator|anonymous|unknown|author|autor|owner|default|unspecified|none|n/?a|[0-9]+)\)?$`)
)

// isJunkTitle reports whether a title is what a program puts where nobody gave
// one: a file's name, "untitled".
func isJunkTitle(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) < 0 || junkTitle.MatchString(s) || fileEnding.MatchString(s)
}

const mostAuthors = 100

// people are the names in lists of authors.
func people(lists []string) []extract.Name {
	var out []extract.Name
	for _, list := range lists {
		for _, name := range splitNames(oneLine(list)) {
			n := nameOf(name)
			if name == "" || junkAuthor.MatchString(name) || slices.Contains(out, n) || len(out) == mostAuthors {
				continue
			}
			out = append(out, n)
		}
	}
	return out
}

// splitNames parts a list of names: at semicolons or, where each part is then a
// person's whole name, at commas and "and". "Ministry of Trade and Industry" is
// one name, and so is "Example, Ada".
func splitNames(s string) []string {
	if strings.Contains(s, ";") {
		var out []string
		for _, p := range strings.Split(s, ";") {
			if p = strings.TrimSpace(p); p != "" {
				out = append(out, p)
			}
		}
		return out
	}
	list := s
	for _, and := range []string{", and ", " and ", " & ", " und ", " et ", " y "} {
		list = strings.ReplaceAll(list, and, ",")
	}
	var out []string
	for _, p := range strings.Split(list, ",") {
		if p = strings.TrimSpace(p); !isWholeName(p) {
			return []string{s}
		}
		out = append(out, p)
	}
	return out
}

// isWholeName reports whether words can only be a person's given and family
// names: two to four, each with a capital or a particle.
func isWholeName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for i, w := range words {
		first := []rune(w)[0]
		particle := i > 0 && i < len(words)-1 && slices.Contains([]string{"de", "van", "von", "der", "den", "di", "da", "la", "le", "zu", "al", "bin", "del"}, w)
		if !unicode.IsUpper(first) && !particle || slices.Contains([]string{"Ministry", "Department", "Office", "Committee", "Council", "Agency", "University", "Institute", "Commission"}, w) {
			return false
		}
	}
	return true
}

// nameOf reads "Family, Given" where it can only be that.
func nameOf(s string) extract.Name {
	family, given, ok := strings.Cut(s, ", ")
	if ok && !strings.Contains(given, ",") && len(strings.Fields(family)) <= 2 && len(strings.Fields(given)) <= 3 && isWholeName(given+" "+family) {
		return extract.Name{Family: family, Given: given}
	}
	return extract.Name{Literal: s}
}

var dated = regexp.MustCompile(`^(?:D:)?([0-9]{4})-?(?:([0-9]{2})-?([0-9]{2})?)?`)

// day reads a date as PDF ("D:20240131…") and XMP ("2024-01-31T…") write it,
// down to the part that it gives; "" where it is none.
func day(s string) string {
	m := dated.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil || m[1] < "1000" {
		return ""
	}
	for _, form := range []struct{ layout, value string }{
		{time.DateOnly, m[1] + "-" + m[2] + "-" + m[3]}, {"2006-01", m[1] + "-" + m[2]}, {"2006", m[1]},
	} {
		if _, err := time.Parse(form.layout, form.value); err == nil {
			return form.value
		}
	}
	return ""
}

// address is where the document says that it can be had.
func address(x packet) string {
	if doi := strings.TrimPrefix(x.one("doi"), "doi:"); strings.HasPrefix(doi, "10.") {
		return "https://doi.org/" + doi
	}
	return firstAddress(x.one("url"), x.one("identifier"), x.one("BaseURL"))
}

// firstAddress is the first of the values that is a web address.
func firstAddress(values ...string) string {
	for _, v := range values {
		if (strings.HasPrefix(v, "https://") || strings.HasPrefix(v, "http://")) && !strings.ContainsAny(v, " \"<>") {
			return v
		}
	}
	return ""
}
