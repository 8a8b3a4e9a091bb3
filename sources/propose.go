package sources

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longestSlug is how long a proposed name gets, in code points.
const longestSlug = 60

// ValidID says what is wrong with the name of a source, for people; "" is
// nothing.
func ValidID(id string) string { return badID(id) }

// ProposeID makes a name for a source that taken does not have: of its author or
// publisher and its year, else of its title, else of its file. The name is
// numbered where it is taken.
func ProposeID(s *Source, taken func(id string) bool) string {
	year, _, _ := strings.Cut(s.Issued, "-")
	base := Slug(shortName(s))
	switch {
	case base != "" && year != "":
		base += "-" + year
	case s.Title != "" && s.Title != s.ID:
		base = firstWords(Slug(s.Title), 6)
	case base == "":
		base = Slug(strings.TrimSuffix(path.Base(s.File.Value), path.Ext(s.File.Value)))
	}
	if badID(base) != "" {
		base = "source"
	}
	return unique(base, taken)
}

// MakeID makes a valid name of a key from elsewhere: signs that a name cannot
// hold become hyphens. It is empty where nothing is left.
func MakeID(key string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(key) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), b.Len() > 0 && (unicode.IsMark(r) || strings.ContainsRune("-_.:", r)):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := []rune(b.String())
	return strings.TrimRight(string(id[:min(len(id), 100)]), "-:.")
}

// unique puts a number behind a name that is taken.
func unique(base string, taken func(string) bool) string {
	id := base
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// shortName is whom a source is known by: its first author, else its publisher.
func shortName(s *Source) string {
	for _, a := range append(s.Author[:len(s.Author):len(s.Author)], Name{Literal: s.Publisher}, Name{Literal: s.ContainerTitle}) {
		switch {
		case a.Family != "":
			return a.Family
		case a.Literal != "":
			return firstWords(Slug(a.Literal), 4)
		}
	}
	return ""
}

func firstWords(slug string, n int) string {
	words := strings.Split(slug, "-")
	return strings.Join(words[:min(n, len(words))], "-")
}

// letters that are no letter with a mark, in plain ones.
var plainLetters = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "’", "", "'", "")

// Slug makes a name for a file or a source of a text: lower-case letters and
// digits with hyphens between words, Latin letters without their marks. It is
// empty where the text has neither letters nor digits.
func Slug(s string) string {
	s = plainLetters.Replace(strings.ToLower(norm.NFC.String(s)))
	var b strings.Builder
	length := 0
	for _, r := range s {
		if d := []rune(norm.NFD.String(string(r))); unicode.Is(unicode.Latin, d[0]) {
			r = d[0]
		}
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), length > 0 && unicode.IsMark(r):
			b.WriteRune(r)
			length++
		case length > 0 && !unicode.IsMark(r) && !strings.HasSuffix(b.String(), "-"):
			if length++; length > longestSlug*3/4 {
				return b.String()
			}
			b.WriteByte('-')
		}
		if length >= longestSlug {
			break
		}
	}
	return strings.TrimRight(b.String(), "-")
}
