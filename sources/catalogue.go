package sources

import (
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/yamldoc"
)

// largestCatalogue is the size in bytes above which a catalogue is refused.
const largestCatalogue = 16 << 20

// readCatalogue reads the folder's catalogue into the library.
func (l *Library) readCatalogue(root *os.Root) error {
	file := path.Join(l.shown, catalogueName)
	data, err := readFile(root, catalogueName, largestCatalogue)
	var u *UnreadableError
	if err = l.asUnreadable(root, err); errors.As(err, &u) {
		l.problem(yamldoc.Pos{File: file}, "the catalogue cannot be read: "+u.Reason, u.Hint)
		return nil
	}
	if err != nil {
		return err
	}
	l.parse(file, []byte(data))
	l.made = digestOfParts("catalogue", file, data)
	return nil
}

// parse reads the text of a catalogue into the library.
func (l *Library) parse(file string, data []byte) {
	node, problems := yamldoc.Parse(file, data)
	c := catalogue{Library: l, Reader: yamldoc.Reader{Problems: problems}}
	c.read(node)
	l.Problems = c.Sorted()
}

func (l *Library) asUnreadable(root *os.Root, err error) error {
	if err == nil {
		return nil
	}
	return l.explain(root, catalogueName, err)
}

// A catalogue is one being read into its library; what is wrong with it is
// gathered by the reader.
type catalogue struct {
	*Library
	yamldoc.Reader
}

func (c *catalogue) read(n *yamldoc.Node) {
	f := c.Fields(n, "the catalogue", "format", "sources")
	f.Require("format", "sources")
	if v := f.Word("format"); !v.IsZero() && v.Value != "1" {
		c.Report(v.Pos, fmt.Sprintf("the catalogue has format %q, and only 1 is known", v.Value), "write `format: 1`")
	}
	list := f.Node("sources")
	if list == nil || list.IsEmpty() {
		return
	}
	if list.Kind != yamldoc.Map {
		c.Report(list.Pos, "the sources must stand under their names", "write each source's name with a colon, and its keys indented below it")
		return
	}
	for _, e := range list.Entries {
		if message := badID(e.Key.Value); message != "" {
			c.Report(e.Key.Pos, message, "use letters, digits, `-`, `_` and `.`, such as `dp-code-2026`")
			continue
		}
		s := c.source(e.Value)
		s.ID, s.Pos = e.Key.Value, e.Key.Pos
		if s.Title == "" {
			s.Title = s.ID
		}
		if s.Replaces == s.ID {
			c.Report(s.Pos, fmt.Sprintf("the source %q says that it replaces itself", s.ID), "name the older source, or leave `replaces:` out")
			s.Replaces = ""
		}
		if c.byID[s.ID] == nil {
			c.add(s)
		}
	}
}

// badID says what is wrong with the name of a source; "" is nothing.
func badID(id string) string {
	switch {
	case id == "":
		return "a source has no name"
	case utf8.RuneCountInString(id) > 100:
		return "the name of a source is longer than 100 characters"
	}
	for i, r := range id {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) && i > 0 || i > 0 && strings.ContainsRune("-_.:", r) {
			continue
		}
		return fmt.Sprintf("the name %q of a source holds %q", id, r)
	}
	return ""
}

// keys are those of a source, in the words of CSL where CSL has one.
var keys = []string{"type", "title", "container-title", "author", "issued", "publisher", "URL", "accessed", "language",
	"edition", "file", "encoding", "password-env", "replaces", "licence", "withheld",
	"editor", "collection-title", "volume", "issue", "number", "page", "authority", "genre", "publisher-place", "DOI", "ISBN"}

func (c *catalogue) source(n *yamldoc.Node) *Source {
	s := &Source{}
	if n.IsEmpty() {
		return s
	}
	f := c.Fields(n, "a source", keys...)
	text := func(key string) string { return strings.TrimRight(f.Text(key).Value, "\n") }
	s.Title, s.ContainerTitle, s.CollectionTitle = text("title"), text("container-title"), text("collection-title")
	s.Publisher, s.PublisherPlace, s.Authority = text("publisher"), text("publisher-place"), text("authority")
	s.Edition, s.Licence, s.Genre = text("edition"), text("licence"), text("genre")
	s.Volume, s.Issue, s.Number, s.Page = text("volume"), text("issue"), text("number"), text("page")
	s.DOI, s.ISBN = f.Word("DOI").Value, f.Word("ISBN").Value
	s.Encoding = f.Word("encoding").Value
	s.PasswordEnv = c.variable(f.Word("password-env"))
	s.Replaces = f.Word("replaces").Value
	s.Withheld = f.Bool("withheld")
	s.File = f.Word("file")
	s.Type = c.kind(f.Word("type"))
	s.Issued = f.Date("issued").Value
	s.Accessed = f.Date("accessed").Value
	s.Language = f.Language("language").Value
	s.URL = c.address(f.Word("URL"))
	s.Author, s.Editor = c.names(f, "author", "an author"), c.names(f, "editor", "an editor")
	if s.File.Value != "" {
		if message, hint := badPath(s.File.Value); message != "" {
			c.Report(s.File.Pos, message, hint)
		}
	}
	return s
}

// names reads one name or several; what says in messages what they are.
func (c *catalogue) names(f *yamldoc.Fields, key, what string) []Name {
	var out []Name
	for _, n := range f.OneOrMore(key) {
		if name := c.name(n, what); name != (Name{}) {
			out = append(out, name)
		}
	}
	return out
}

// name reads a map as in CSL, or a name as it is printed.
func (c *catalogue) name(n *yamldoc.Node, what string) Name {
	if n.Kind == yamldoc.Scalar {
		return Name{Literal: strings.TrimRight(c.Text(n).Value, "\n")}
	}
	f := c.Fields(n, what, "family", "given", "literal")
	text := func(key string) string { return strings.TrimRight(f.Text(key).Value, "\n") }
	name := Name{Family: text("family"), Given: text("given"), Literal: text("literal")}
	if name.Literal != "" && (name.Family != "" || name.Given != "") {
		c.Report(f.Pos, what+" is a person (family, given) or an organisation (literal), not both", "leave one of them out")
	}
	return name
}

// types are those of CSL 1.0.2.
var types = []string{"article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
	"classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic",
	"hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
	"paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report",
	"review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"}

func (c *catalogue) kind(v yamldoc.String) string {
	if v.IsZero() || slices.Contains(types, v.Value) {
		return v.Value
	}
	hint := "use a type of CSL, for example `report`, `legislation`, `article-newspaper` or `webpage`"
	if near := yamldoc.Nearest(v.Value, types); near != "" {
		hint = fmt.Sprintf("did you mean `%s`?", near)
	}
	c.Report(v.Pos, fmt.Sprintf("the type %q is not known", v.Value), hint)
	return ""
}

// variable reads the name of an environment variable. Whoever writes the
// password itself there would publish it with the catalogue.
func (c *catalogue) variable(v yamldoc.String) string {
	for i, r := range v.Value {
		if r == '_' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || i > 0 && '0' <= r && r <= '9' {
			continue
		}
		c.Report(v.Pos, fmt.Sprintf("%q is not the name of an environment variable", v.Value),
			"write a name of letters, digits and `_`, such as `CODE_PASSWORD`, never the password itself")
		return ""
	}
	return v.Value
}

func (c *catalogue) address(v yamldoc.String) string {
	lower := strings.ToLower(v.Value)
	if v.Value == "" || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://") {
		return v.Value
	}
	c.Report(v.Pos, fmt.Sprintf("%q is not the address of a page", v.Value), "write all of it, from `https://` on")
	return ""
}
