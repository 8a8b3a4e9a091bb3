// Package bibliography reads references that other programs keep, and writes
// the catalogue's for them: CSL-JSON (Zotero, pandoc), CSL-YAML, BibTeX, RIS.
//
// It opens no files, asks no library of sources, and formats no citations.
package bibliography

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"factsheet/sources"
)

// largest is the size in bytes above which a file of references is refused: some
// ten thousand. A tree of YAML takes much more memory than its text.
const (
	largest     = 8 << 20
	largestYAML = 2 << 20
)

// An Item is one reference as it was read.
type Item struct {
	// Source has what the catalogue has a place for. Its id is empty; its file is
	// that of an export of ours.
	Source sources.Source
	Key    string // the citation key, as the file has it; may be empty
	Line   int    // of the reference in its file, from 1; 0 where that is not known

	Attachments []string // files that go with it, as the file names them
	Dropped     []string // fields that were not taken over, in the file's words, sorted, each once
}

// A Format is a kind of file with references.
type Format struct {
	Name    string   // as in --from
	Endings []string // of file names, in lower case

	read func(data string) ([]Item, error)
}

// Formats are those that can be read. CSL-JSON can be written, too.
var Formats = []Format{
	{"csl-json", []string{".json"}, readJSON},
	{"csl-yaml", []string{".yaml", ".yml"}, readYAML},
	{"bibtex", []string{".bib", ".bibtex"}, readBibTeX},
	{"ris", []string{".ris"}, readRIS},
}

// Names are those of the formats.
func Names() []string {
	var out []string
	for _, f := range Formats {
		out = append(out, f.Name)
	}
	return out
}

// Of finds the format by its name, or by the ending of a file; nil where there
// is none.
func Of(name, file string) *Format {
	ending := strings.ToLower(path.Ext(file))
	for i, f := range Formats {
		if f.Name == name || name == "" && slices.Contains(f.Endings, ending) {
			return &Formats[i]
		}
	}
	return nil
}

// An Error says why a file of references could not be read.
type Error struct {
	Line   int    // from 1; 0 is the file as a whole
	Reason string // "the entry is not closed"
	Hint   string // may be empty
}

func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("line %d: %s", e.Line, e.Reason)
	}
	return e.Reason
}

// Read reads references, in the order of the file. Where a part of it cannot be
// read nothing is given, for a reference would be lost without a word. The
// error is an *Error.
func (f *Format) Read(data []byte) ([]Item, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case len(data) > largest:
		return nil, &Error{Reason: fmt.Sprintf("the file has more than %d MB", largest>>20), Hint: "export fewer references at a time"}
	case !utf8.Valid(data):
		return nil, &Error{Reason: "the file is not UTF-8 text", Hint: "export it again, with the encoding Unicode (UTF-8)"}
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{Reason: "the file is empty", Hint: "export the references again"}
	}
	items, err := f.read(strings.ReplaceAll(string(data), "\r\n", "\n"))
	if err != nil {
		return nil, err
	}
	if len(items) == 0 {
		return nil, &Error{Reason: "the file holds no references", Hint: "is it of another format? --from takes " + strings.Join(Names(), ", ")}
	}
	for i := range items {
		items[i].finish()
	}
	return items, nil
}

// finish makes the reference one that a catalogue can hold, and notes what it
// cannot.
func (it *Item) finish() {
	s := &it.Source
	s.DOI = plainDOI(s.DOI)
	s.Language = languageTag(s.Language)
	before := *s
	*s = *s.Clean()
	for _, key := range []string{"type", "issued", "accessed", "language", "URL"} {
		if *before.Field(key) != "" && *s.Field(key) == "" {
			it.drop(fmt.Sprintf("%s (%s)", key, *before.Field(key)))
		}
	}
	slices.Sort(it.Dropped)
	it.Dropped = slices.Compact(it.Dropped)
}

func (it *Item) drop(field string) {
	if field = oneLine(field); field != "" {
		it.Dropped = append(it.Dropped, field)
	}
}

// ChosenKey gives a citation key that people chose; "" for one that a program made:
// an address, or a number of a database.
func ChosenKey(key string) string {
	if strings.Contains(key, "/") || strings.Trim(key, "0123456789") == "" {
		return ""
	}
	return key
}

// oneLine reduces white space, and cuts what would fill a screen.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// plainDOI takes off what stands before a DOI in an address.
func plainDOI(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.Index(s, "10."); i >= 0 && (strings.Contains(s[:i], "doi.org/") || strings.EqualFold(strings.TrimSpace(s[:i]), "doi:")) {
		return s[i:]
	}
	return s
}

// languages are those that files of references name in words, as TeX and
// library catalogues do.
var languages = map[string]string{
	"english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB", "eng": "en", "german": "de", "ngerman": "de",
	"deutsch": "de", "ger": "de", "deu": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH", "french": "fr", "français": "fr",
	"francais": "fr", "fre": "fr", "fra": "fr", "italian": "it", "italiano": "it", "ita": "it", "spanish": "es", "español": "es", "spa": "es",
	"portuguese": "pt", "brazilian": "pt-BR", "dutch": "nl", "nederlands": "nl", "greek": "el", "danish": "da", "swedish": "sv", "norwegian": "nb",
	"nynorsk": "nn", "finnish": "fi", "polish": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu", "russian": "ru", "ukrainian": "uk",
	"turkish": "tr", "romanian": "ro", "bulgarian": "bg", "croatian": "hr", "slovene": "sl", "estonian": "et", "latvian": "lv", "lithuanian": "lt",
	"irish": "ga", "icelandic": "is", "catalan": "ca", "maltese": "mt",
}

// languageTag makes a tag of what a file says, where it is known which.
func languageTag(s string) string {
	s = strings.TrimSpace(s)
	if tag, ok := languages[strings.ToLower(s)]; ok {
		return tag
	}
	return strings.ReplaceAll(s, "_", "-")
}
