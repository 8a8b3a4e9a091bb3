package bibliography

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factsheet/sources"
)

// risTypes are those of RIS that CSL has one for.
var risTypes = map[string]string{
	"JOUR": "article-journal", "EJOUR": "article-journal", "ABST": "article-journal", "INPR": "article-journal", "MGZN": "article-magazine",
	"NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "book",
	"CPAPER": "paper-conference", "RPRT": "report", "GOVDOC": "report", "THES": "thesis", "ELEC": "webpage", "WEB": "webpage",
	"BLOG": "post-weblog", "BILL": "bill", "STAT": "legislation", "LEGAL": "regulation", "CASE": "legal_case", "HEAR": "hearing",
	"STAND": "standard", "PAT": "patent", "DATA": "dataset", "DBASE": "dataset", "AGGR": "dataset", "COMP": "software", "MPCT": "motion_picture",
	"VIDEO": "motion_picture", "SOUND": "song", "MAP": "map", "PAMP": "pamphlet", "ICOMM": "personal_communication",
	"PCOMM": "personal_communication", "UNPB": "manuscript", "MANSCPT": "manuscript", "GEN": "document", "ENCYC": "entry-encyclopedia",
	"DICT": "entry-dictionary", "SLIDE": "speech", "FIGURE": "figure", "ART": "graphic", "CLSWK": "classic", "SER": "periodical",
}

var (
	risTag = regexp.MustCompile(`^([A-Z][A-Z0-9])  ?-(?: (.*)|)$`)
	isbn   = regexp.MustCompile(`^(?:97[89][- ]?)?(?:[0-9][- ]?){9}[0-9Xx]$`)
)

// readRIS reads RIS: a tag and a value on each line, a line without a tag goes on
// with the one above, ER ends a reference.
func readRIS(data string) ([]Item, error) {
	var out []Item
	var r *risReading
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, " \n\r")
		m := risTag.FindStringSubmatch(line)
		switch {
		case m == nil && line == "":
		case m == nil && r == nil:
			return nil, &Error{n, fmt.Sprintf("%q is no line of RIS", oneLine(line)), "a reference begins with a line such as `TY  - RPRT`"}
		case m == nil:
			r.text.WriteString(" " + line)
		case m[1] == "TY":
			if r != nil {
				return nil, &Error{n, fmt.Sprintf("the reference on line %d is not closed before the next one begins", r.line), "a line `ER  - ` ends each reference"}
			}
			r = &risReading{line: n, values: map[string][]string{}}
			r.begin("TY", m[2])
		case r == nil:
			if m[1] != "ER" {
				return nil, &Error{n, fmt.Sprintf("`%s` stands outside a reference", m[1]), "a reference begins with a line such as `TY  - RPRT`"}
			}
		case m[1] == "ER":
			r.begin("", "")
			out = append(out, r.item())
			r = nil
		default:
			r.begin(m[1], m[2])
		}
	}
	if r != nil {
		return nil, &Error{r.line, "this reference is not closed: the file may have been cut off", "a line `ER  - ` ends each reference"}
	}
	return out, nil
}

// A risReading is the lines of one reference, by tag.
type risReading struct {
	line   int
	values map[string][]string

	tag  string // of the value that is being read, which may go on over lines
	text strings.Builder
}

// begin takes the value that was read, and begins the next one.
func (r *risReading) begin(tag, text string) {
	if r.tag != "" {
		r.values[r.tag] = append(r.values[r.tag], r.text.String())
	}
	r.tag = tag
	r.text.Reset()
	r.text.WriteString(text)
}

// take gives the first value of the first tag that has one, and takes all its
// values from what is left over but the others.
func (r *risReading) take(tags ...string) string {
	for _, tag := range tags {
		if list := r.values[tag]; len(list) > 0 {
			value := strings.TrimSpace(list[0])
			if r.values[tag] = list[1:]; len(list) == 1 {
				delete(r.values, tag)
			}
			if value != "" {
				return value
			}
		}
	}
	return ""
}

func (r *risReading) all(tags ...string) []string {
	var out []string
	for _, tag := range tags {
		for _, v := range r.values[tag] {
			if v = strings.TrimSpace(v); v != "" {
				out = append(out, v)
			}
		}
		delete(r.values, tag)
	}
	return out
}

func (r *risReading) item() Item {
	it := Item{Line: r.line}
	s := &it.Source
	kind := r.take("TY")
	s.Type = risTypes[strings.ToUpper(kind)]
	if s.Type == "" && kind != "" {
		it.drop("TY (" + kind + ")")
	}
	it.Key = r.take("ID")
	s.Title = r.take("TI", "T1", "CT")
	if s.Title == "" && s.Type == "book" {
		s.Title = r.take("BT")
	}
	s.ContainerTitle = r.take("T2", "JO", "JF", "JA", "BT")
	s.CollectionTitle = r.take("T3")
	s.Author = risNames(r.all("AU", "A1"))
	s.Editor = risNames(r.all("ED", "A2"))
	r.issued(&it)
	if day := r.take("Y2"); day != "" {
		var exact bool
		if s.Accessed, exact = risDate(day); !exact {
			it.drop("Y2 (" + day + ")")
		}
	}
	s.Publisher, s.PublisherPlace = r.take("PB"), r.take("CY", "PP")
	s.Volume, s.Edition, s.Language = r.take("VL"), r.take("ET"), r.take("LA")
	if issue := r.take("IS"); strings.HasPrefix(s.Type, "article") {
		s.Issue = issue
	} else {
		s.Number = issue
	}
	if s.Type == "report" && s.Number == "" {
		s.Number = r.take("M1", "SN")
	}
	s.Page = joined("-", r.take("SP"), r.take("EP"))
	s.DOI, s.URL, s.Genre = r.take("DO"), r.take("UR"), r.take("M3")
	if list := r.values["SN"]; len(list) > 0 && isbn.MatchString(strings.TrimSpace(list[0])) {
		s.ISBN = r.take("SN")
	}
	it.Attachments = r.all("L1", "L2", "L4")
	for tag, values := range r.values {
		if slices.ContainsFunc(values, func(v string) bool { return strings.TrimSpace(v) != "" }) {
			it.drop(tag)
		}
	}
	return it
}

// issued reads the dates: DA has the day, PY and Y1 may have the year alone.
func (r *risReading) issued(it *Item) {
	for _, tag := range []string{"DA", "PY", "Y1"} {
		v := r.take(tag)
		if v == "" {
			continue
		}
		out, exact := risDate(v)
		if len(out) > len(it.Source.Issued) {
			it.Source.Issued = out
		}
		if !exact {
			it.drop(tag + " (" + v + ")")
		}
	}
}

// risDate reads YYYY/MM/DD/other, of which all but the year may be empty.
func risDate(s string) (string, bool) {
	parts := strings.SplitN(s, "/", 4)
	if len(parts) < 3 {
		return readDate(s)
	}
	if out := date(number(parts[0]), number(parts[1]), number(parts[2])); number(parts[0]) > 0 {
		return out, len(parts) < 4 || strings.Trim(parts[3], " 0123456789:") == "" // a time of day is no loss
	}
	return readDate(s)
}

// risNames reads "Family, Given, Suffix"; a name without a comma is an
// organisation's, or one that nobody took apart.
func risNames(list []string) []sources.Name {
	var out []sources.Name
	for _, s := range list {
		family, given, ok := strings.Cut(s, ",")
		if !ok {
			out = append(out, sources.Name{Literal: s})
			continue
		}
		out = append(out, sources.Name{Family: strings.TrimSpace(family), Given: strings.TrimSpace(given)})
	}
	return out
}
