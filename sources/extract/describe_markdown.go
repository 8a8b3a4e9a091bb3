package extract

import (
	"context"
	"strings"
)

// longestFront is how much of a document's beginning is looked at for its front
// matter, in bytes.
const longestFront = 16 << 10

// describeMarkdown gives what stands in the front matter of a document, between
// lines of "---", where each key has one line; else its first heading is the title.
func describeMarkdown(_ context.Context, in Input) (Meta, error) {
	d, err := Decode(in, nil)
	if err != nil {
		return Meta{}, err
	}
	text := d.Text[:min(len(d.Text), longestFront)]
	body, _ := frontMatter(text)
	front := frontKeys(text[:body])
	m := Meta{
		Title:     front["title"],
		Issued:    isoDate(front["date"]),
		Publisher: front["publisher"],
		URL:       webAddress(front["url"]),
		Language:  languageTag(firstOf(front["lang"], front["language"])),
		Licence:   firstOf(front["licence"], front["license"]),
		Author:    names([]string{front["author"]}, literalName),
	}
	if m.Title == "" {
		m.Title = firstHeading(text[body:])
	}
	return m, nil
}

// frontKeys reads keys with one line each. What needs a YAML parser is left out.
func frontKeys(front string) map[string]string {
	keys := map[string]string{}
	for line := range strings.Lines(front) {
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if !ok || strings.HasPrefix(key, " ") || value == "" || strings.ContainsRune("|>[{&*!#", rune(value[0])) {
			continue
		}
		if quote := value[0]; (quote == '"' || quote == '\'') && len(value) > 1 && value[len(value)-1] == quote {
			value = value[1 : len(value)-1]
		} else if i := strings.Index(value, " #"); i >= 0 {
			value = value[:i]
		}
		keys[strings.ToLower(strings.TrimSpace(key))] = oneLine(value)
	}
	return keys
}

// firstHeading is the words of a heading with "#" before any other text; marks of
// emphasis stay.
func firstHeading(body string) string {
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if heading, ok := strings.CutPrefix(line, "# "); ok {
			return oneLine(strings.TrimRight(strings.TrimRight(heading, "#"), " "))
		}
		return ""
	}
	return ""
}
