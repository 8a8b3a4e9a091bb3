package epub

import (
	"regexp"
	"strings"

	"factsheet/sources/extract/parts"
)

var (
	titleElement = regexp.MustCompile(`(?is)(<title\b[^>]*>)(.*?)(</title\s*>)`)
	// The number of a printed page, where it begins in the book.
	pageNumber  = regexp.MustCompile(`(?is)(<(?:span|a|div)\b[^>]*\b(?:epub:type|role)\s*=\s*["'](?:doc-)?pagebreak["'][^>]*>)(\s*[\[(]?(?:page|pg\.?|p\.?)?\s*[0-9ivxlcdm]*[\])]?\s*)(</)`)
	linkElement = regexp.MustCompile(`(?is)<link\b[^>]*>`)
	attribute   = regexp.MustCompile(`(?is)([\w:-]+)\s*=\s*("[^"]*"|'[^']*')`)
	// How LibreOffice puts text above and below the line.
	movedUp   = regexp.MustCompile(`position:\s*relative;\s*top:\s*-[\d.]+em;\s*vertical-align:\s*baseline;`)
	movedDown = regexp.MustCompile(`position:\s*relative;\s*top:\s*[\d.]+em;\s*vertical-align:\s*baseline;`)
	headEnd   = regexp.MustCompile(`(?i)</head\s*>`)
)

// mostStyles is how many bytes of style sheets are laid over a chapter.
const mostStyles = 1 << 20

// styled prepares a chapter's source for being read alone, with its lines where
// they were: style sheets that it links to stand in it, since they hide some of
// it; its title, which no reader of a book sees, does not, and neither do the
// numbers that printed pages have.
func (b *book) styled(name, data string) string {
	// Not text and no call-out, but what stands on the printed page's edge.
	data = pageNumber.ReplaceAllStringFunc(data, func(s string) string {
		m := pageNumber.FindStringSubmatch(s)
		return m[1] + strings.Repeat("\n", strings.Count(m[2], "\n")) + m[3]
	})
	end := headEnd.FindStringIndex(data[:min(len(data), 64<<10)])
	if end == nil {
		return data
	}
	head, rest := data[:end[0]], data[end[0]:]
	var css strings.Builder
	for _, link := range linkElement.FindAllString(head, 100) {
		href, rel, media := "", "", ""
		for _, a := range attribute.FindAllStringSubmatch(link, 100) {
			switch value := a[2][1 : len(a[2])-1]; strings.ToLower(a[1]) {
			case "href":
				href = value
			case "rel":
				rel = strings.ToLower(value)
			case "media":
				media = strings.ToLower(value)
			}
		}
		if rel != "stylesheet" || media != "" && media != "all" && media != "screen" {
			continue
		}
		if s := b.sheet(parts.Resolve(name, unescape(href))); css.Len()+len(s) <= mostStyles {
			css.WriteString(s)
		}
	}
	head = titleElement.ReplaceAllStringFunc(head, func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
	if css.Len() == 0 {
		return head + rest
	}
	return head + "<style>" + css.String() + "</style>" + rest
}

// sheet is a style sheet in one line; "" where there is none.
func (b *book) sheet(name string) string {
	if s, ok := b.styles[name]; ok {
		return s
	}
	s := ""
	if name != "" && b.a.Has(name) && !b.locked[strings.ToLower(name)] {
		// One that cannot be read is as if it were not there: pages show without.
		if data, err := b.a.Read(name); err == nil && len(data) <= mostStyles {
			s = strings.NewReplacer("\r", " ", "\n", " ", "</", "< /").Replace(strings.ToValidUTF8(data, "\ufffd"))
			s = movedUp.ReplaceAllLiteralString(s, "vertical-align: super;")
			s = movedDown.ReplaceAllLiteralString(s, "vertical-align: sub;")
		}
	}
	b.styles[name] = s
	return s
}
