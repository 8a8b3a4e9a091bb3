package match

import (
	"strings"
	"unicode"

	"factsheet/sources/text"
)

// namedSections are the sections of a text that a place names, by the number
// or the words of their headings: "section 4.2", "What police ask for". A place
// that names no heading of the text is not verified: the source may number its
// parts in a way that no reader of files can see.
func namedSections(t *text.Text, where string) []text.Range {
	names := placeNames(where)
	if len(names) == 0 {
		return nil
	}
	var out []text.Range
	blocks := t.Blocks()
	for i, b := range blocks {
		if b.Kind != text.Heading || !isNamed(t.Content[b.Start:b.End], names) {
			continue
		}
		end := len(t.Content)
		for _, next := range blocks[i+1:] {
			if next.Kind == text.Heading && next.Level <= b.Level {
				end = next.Start
				break
			}
		}
		out = append(out, text.Range{Start: b.Start, End: end})
	}
	return out
}

// placeNames are what a heading may be called by a place: all of it, and what
// follows its first word if that begins with a number or stands in quotation
// marks ("section 4.2" → "4.2"). "Old bridges" does not name "Bridges".
func placeNames(where string) []string {
	where = strings.TrimFunc(where, func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) })
	if where == "" {
		return nil
	}
	names := []string{where}
	if first, rest, ok := strings.Cut(where, " "); ok && strings.IndexFunc(first, isDigit) < 0 {
		bare := strings.TrimFunc(rest, func(r rune) bool { return isSpace(r) || isDouble(r) || isSingle(r) })
		switch strings.ToLower(first) {
		case "page", "p.", "pp.", "line", "paragraph", "para.", "note", "seite", "s.", "zeile", "absatz", "ligne", "alinéa", "σελίδα", "σ.", "παράγραφος":
			return nil
		}
		if bare != "" && (bare != strings.TrimSpace(rest) || isDigit(rune(bare[0]))) {
			names = append(names, bare)
		}
	}
	return names
}

// isNamed reports whether a heading is one of the names, with its number or
// without, or begins with the number that is.
func isNamed(heading string, names []string) bool {
	key, bare := keyOf(heading), ""
	if number, rest, ok := strings.Cut(heading, " "); ok && isNumbering(strings.TrimRight(number, ".):–—-")) {
		bare = keyOf(rest)
	}
	for _, n := range names {
		if k := keyOf(n); k != "" && (k == key || k == bare) {
			return true
		}
		number := strings.TrimRight(n, ".)")
		if !isNumbering(number) {
			continue
		}
		for _, w := range strings.Fields(heading)[:min(2, len(strings.Fields(heading)))] {
			if strings.TrimRight(w, ".):–—-") == number {
				return true
			}
		}
	}
	return false
}

func isNumbering(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' }) < 0
}

func within(ranges []text.Range, at int) bool {
	for _, r := range ranges {
		if r.Start <= at && at < r.End {
			return true
		}
	}
	return false
}
