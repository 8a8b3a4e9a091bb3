// Package theme reads how a handout looks: page, columns, colours, faces,
// sizes, logo, header and footer.
//
// A theme is plain data. This package knows no paper and no PDF, reads the files
// that a theme names without looking into them, and refuses a theme that
// people could not read: see contrast.go.
package theme

import (
	"embed"
	"fmt"
	"io/fs"

	"factsheet/sources/yamldoc"
)

// A Theme is how a handout looks. Lengths are points (1/72 inch).
type Theme struct {
	Name     string // as a sheet names it
	Page     Page
	Sizes    Sizes
	Colours  Colours
	Text     Family // prose and quotations
	Headings Family // headings, labels, tables, notes
	Logo     *Logo  // nil is none
	Header   Strip
	Footer   Strip
}

// A Page is the paper and what of it is left white.
type Page struct {
	Width, Height            float64
	Top, Right, Bottom, Left float64 // margins; header and footer stand in them
	Columns                  int     // 1 to 3
	Gutter                   float64 // between columns
	Hang                     float64 // left of the text, for labels and dates; 0 sets them above it
}

// Sizes are those of type, in points.
type Sizes struct {
	Text    float64 // prose, claims and quotations
	Leading float64 // from line to line, as a multiple of the size
	Summary float64
	Title   float64 // at most: a long title is set smaller
	Heading float64
	Tables  float64
	Notes   float64 // notes and sources
	Running float64 // header and footer
	Least   float64 // no text of the page is smaller
}

// LargePrint is the least size of large print (UKAAF G003): a theme whose Least
// is that or more sets superscripts no smaller either.
const LargePrint = 16

// Scale is how much larger the text is than that of the theme classic: what has
// no size of its own here grows with it.
func (s Sizes) Scale() float64 { return s.Text / Builtin("classic").Sizes.Text }

// Colours are those of text and of what is drawn. The paper is white.
type Colours struct {
	Text      Colour
	Quiet     Colour // who said it, captions, header and footer
	Accent    Colour // headings, labels, links, numerals, bars
	Draft     Colour // the words that say that this is a draft
	Ground    Colour // behind the summary, callouts and heads of tables
	Watermark Colour // behind everything, on drafts
	Rule      Colour // lines
}

// A Family is the faces for one kind of text.
type Family struct {
	// Builtin is "serif" or "sans": the family of the program that is used, also
	// for characters that the files lack.
	Builtin string
	// Files are TrueType faces; a zero File is taken from Builtin where there is
	// no Regular, and else printed as the nearest that there is.
	Regular, Italic, Bold, BoldItalic File
}

// A File is one that a theme names. Data are its bytes after Open.
type File struct {
	Name yamldoc.String // path below the folder of the sheets
	Data []byte
}

// A Logo stands above the title.
type Logo struct {
	File   File // PNG or JPEG
	Alt    yamldoc.String
	Height float64
	Right  bool // at the right margin, else at the left
}

// A Strip is the header or the footer: texts with fields such as {title}.
type Strip struct {
	Left, Centre, Right yamldoc.String
	FirstPage           bool // print it on the first page too
}

// Fields are those that header and footer may have, without their braces.
// {number} is "Page 1 of 2" in the language of the sheet.
func Fields() []string {
	return []string{"title", "subtitle", "owner", "date", "page", "pages", "number"}
}

//go:embed builtin/*.yaml
var builtin embed.FS

// Names are the themes that are built in.
func Names() []string { return []string{"classic", "columns", "large-print"} }

// Builtin gives a theme by its name; nil where there is none. "" is classic.
func Builtin(name string) *Theme {
	if name == "" {
		name = "classic"
	}
	if made[name] == nil {
		return nil
	}
	t := *made[name]
	return &t
}

// Source is the file of a built-in theme.
func Source(name string) ([]byte, error) { return fs.ReadFile(builtin, "builtin/"+name+".yaml") }

// made are the built-in themes. One that is wrong is a fault of the program
// that any test finds.
var made = make(map[string]*Theme)

func init() {
	for _, name := range Names() {
		data, err := Source(name)
		if err != nil {
			panic(err)
		}
		base := made["classic"]
		if base == nil {
			base = &Theme{}
		}
		t, problems := read(name+".yaml", data, base)
		if len(problems) > 0 {
			panic(fmt.Sprintf("built-in theme: %s: %s", problems[0].Pos, problems[0].Message))
		}
		t.Name = name
		made[name] = t
	}
}
