package bibliography

import (
	"regexp"
	"strings"
)

// bibTypes are the kinds of BibTeX and biblatex, in CSL's words.
var bibTypes = map[string]string{
	"article": "article-journal", "suppperiodical": "article-journal", "review": "review", "book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book",
	"mvreference": "book", "proceedings": "book", "mvproceedings": "book", "booklet": "pamphlet", "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter",
	"incollection": "chapter", "suppcollection": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference",
	"conference": "paper-conference", "manual": "report", "techreport": "report", "report": "report", "thesis": "thesis", "mastersthesis": "thesis",
	"phdthesis": "thesis", "unpublished": "manuscript", "online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent", "dataset": "dataset",
	"software": "software", "periodical": "periodical", "legislation": "legislation", "legal": "legislation", "jurisdiction": "legal_case",
	"standard": "standard", "misc": "document", "letter": "personal_communication", "video": "motion_picture", "movie": "motion_picture", "audio": "song", "music": "song",
	"image": "graphic", "artwork": "graphic", "performance": "performance",
}

// bibFields are those that go to one text of the catalogue, in the order in
// which they are tried: the first that has a value is taken.
var bibFields = []struct{ key, names string }{
	{"container-title", "journaltitle journal booktitle maintitle"},
	{"collection-title", "series"},
	{"volume", "volume"},
	{"edition", "edition"},
	{"publisher", "publisher institution school organization"},
	{"publisher-place", "address location"},
	{"DOI", "doi"},
	{"ISBN", "isbn"},
	{"genre", "type"},
	{"language", "langid language hyphenation"},
}

// readBibTeX reads BibTeX and biblatex.
func readBibTeX(data string) ([]Item, error) {
	entries, err := parseBibTeX(data)
	if err != nil {
		return nil, err
	}
	byKey := make(map[string]*bibEntry, len(entries))
	for i := range entries {
		byKey[strings.ToLower(entries[i].key)] = &entries[i]
	}
	var out []Item
	lent := 0
	for i := range entries {
		e := &entries[i]
		if e.kind == "set" || e.kind == "xdata" {
			continue
		}
		b := bibReading{entry: e, used: map[string]bool{}, item: Item{Key: e.key, Line: e.line}}
		if lent += b.inherit(byKey); lent > mostBorrowed {
			return nil, &Error{e.line, "the entries take too much from each other by crossref", borrowHint}
		}
		b.read()
		out = append(out, b.item)
	}
	return out, nil
}

// A bibReading is an entry being read.
type bibReading struct {
	entry *bibEntry
	used  map[string]bool
	item  Item
}

// inherit takes what an entry lacks from that which it refers to; the title of a
// book is then the container of its chapters. It gives the bytes that it took.
func (b *bibReading) inherit(byKey map[string]*bibEntry) (lent int) {
	for _, name := range []string{"crossref", "xdata"} {
		key := strings.ToLower(strings.TrimSpace(b.entry.fields[name]))
		parent := byKey[key]
		if key == "" || parent == nil || parent == b.entry {
			continue
		}
		b.used[name] = true
		for _, f := range parent.names {
			switch {
			case f == "crossref", f == "xdata":
				continue
			case name == "xdata":
				lent += b.lend(f, parent.fields[f])
			case f == "title":
				lent += b.lend("booktitle", parent.fields[f])
			case f == "author" && b.entry.fields["author"] == "" && parent.kind != b.entry.kind,
				f == "subtitle", f == "file", f == "abstract", f == "keywords", f == "note":
			default:
				lent += b.lend(f, parent.fields[f])
			}
		}
	}
	return lent
}

func (b *bibReading) lend(name, value string) (bytes int) {
	if _, has := b.entry.fields[name]; has {
		return 0
	}
	b.entry.fields[name] = value
	b.entry.names = append(b.entry.names, name)
	return len(value)
}

// raw gives the value of the first of the fields that has one, and notes that it
// was used.
func (b *bibReading) raw(names ...string) string {
	for _, name := range names {
		if v := strings.TrimSpace(b.entry.fields[name]); v != "" && !b.used[name] {
			b.used[name] = true
			return v
		}
	}
	return ""
}

func (b *bibReading) text(names ...string) string { return decodeLaTeX(b.raw(names...)) }

func (b *bibReading) read() {
	s := &b.item.Source
	s.Type = bibTypes[b.entry.kind]
	if s.Type == "" {
		b.item.drop("@" + b.entry.kind)
	}
	if kind := b.text("entrysubtype"); s.Type == "article-journal" && (kind == "newspaper" || kind == "magazine") {
		s.Type = "article-" + kind
	}
	s.Title = joined(": ", b.text("title"), b.text("subtitle"))
	for _, name := range []string{"author", "editor"} {
		list, others := bibNames(b.raw(name))
		if others {
			b.item.drop(name + " (others)")
		}
		if name == "author" {
			s.Author = list
		} else {
			s.Editor = list
		}
	}
	for _, f := range bibFields {
		*s.Field(f.key) = b.text(strings.Fields(f.names)...)
	}
	if s.Genre == "phdthesis" || s.Genre == "mathesis" || s.Genre == "techreport" { // biblatex's own words
		s.Genre = ""
	}
	s.Page = strings.NewReplacer("–", "-", "—", "-").Replace(b.text("pages"))
	if number := b.text("number"); strings.HasPrefix(s.Type, "article") {
		s.Issue = number
	} else {
		s.Number = number
	}
	if issue := b.text("issue"); s.Issue == "" {
		s.Issue = issue
	} else if issue != "" {
		b.item.drop("issue")
	}
	b.address()
	b.dates()
	b.item.Attachments = attachments(b.raw("file"))
	for _, name := range b.entry.names {
		if !b.used[name] && strings.TrimSpace(b.entry.fields[name]) != "" {
			b.item.drop(name)
		}
	}
}

var (
	inURL      = regexp.MustCompile(`\\url\s*\{([^{}]*)\}`)
	urlEscapes = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\$`, "$", `\~{}`, "~", `{\textasciitilde}`, "~", `\textasciitilde{}`, "~", `\~`, "~", `{\_}`, "_", "{", "", "}", "")
)

// address reads the URL, which is no LaTeX, or else what \url{…} holds in the
// place where older styles want it.
func (b *bibReading) address() {
	s := &b.item.Source
	s.URL = urlEscapes.Replace(b.raw("url"))
	if s.URL != "" {
		return
	}
	for _, name := range []string{"howpublished", "note"} {
		v := b.entry.fields[name]
		if m := inURL.FindStringSubmatch(v); m != nil {
			s.URL = urlEscapes.Replace(m[1])
		} else if name == "howpublished" && strings.HasPrefix(v, "http") {
			s.URL = urlEscapes.Replace(v)
		}
		if s.URL != "" {
			b.used[name] = strings.TrimSpace(inURL.ReplaceAllString(v, "")) == "" || strings.HasPrefix(v, "http")
			return
		}
	}
}

func (b *bibReading) dates() {
	s := &b.item.Source
	read := func(v, name string) string {
		out, exact := readDate(v)
		if v != "" && !exact {
			b.item.drop(name + " (" + v + ")")
		}
		return out
	}
	if v := b.text("date"); v != "" {
		s.Issued = read(v, "date")
		b.used["year"], b.used["month"], b.used["day"] = true, true, true
	} else if year := b.text("year"); year != "" {
		month, day := b.text("month"), b.text("day")
		s.Issued, _ = readDate(year)
		n := monthNumber(month)
		switch {
		case s.Issued == "" || len(s.Issued) > 4:
		case n > 0:
			s.Issued = date(number(s.Issued), n, number(day))
		case month != "":
			b.item.drop("month (" + month + ")")
		}
		if s.Issued == "" || len(year) > 4 {
			b.item.drop("year (" + year + ")")
		}
	}
	s.Accessed = read(b.text("urldate"), "urldate")
}

func monthNumber(s string) int {
	if n := number(s); n > 0 {
		return n
	}
	for i, m := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		if strings.HasPrefix(strings.ToLower(s), m) {
			return i + 1
		}
	}
	return 0
}

// attachments reads the field of files as Zotero, JabRef and Mendeley write it:
// "description:path:type" between semicolons, or paths alone.
func attachments(s string) []string {
	var out []string
	for _, part := range splitEscaped(s, ';') {
		fields := splitEscaped(part, ':')
		name := part
		switch {
		case len(fields) >= 3:
			name = strings.Join(fields[1:len(fields)-1], ":")
		case len(fields) == 2:
			name = fields[0]
		}
		name = strings.TrimSpace(strings.NewReplacer(`\:`, ":", `\;`, ";", `\\`, `\`, `\_`, "_", `\{`, "{", `\}`, "}").Replace(name))
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// splitEscaped parts a text at a sign that no backslash stands before.
func splitEscaped(s string, at byte) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case at:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}
