// Package pdfium reads PDF documents: the characters of each page with their
// places, what the document says of itself, and pictures of pages.
//
// It runs PDFium, compiled to WebAssembly, in a sandbox that has no files, no
// network and no clock, and which the program runs in worker processes of its
// own: a hostile document costs one worker. It does not join characters into
// words or lines, and knows nothing of what is searched for.
package pdfium

// A Document is a PDF file's bytes, and what opens it.
type Document struct {
	Data     string
	Password string // "" where none is needed
}

// A Page is what one page shows, as its reader sees it: turned as the page says,
// with the origin at the top left, x to the right and y down, in points of 1/72
// inch.
type Page struct {
	Index         int    // from 1
	Label         string // as the document numbers it: "iv"; "" where it does not
	Width, Height float32
	Chars         []Char // in the order of the file
	Fonts         []Font // that Char.Font counts into
	Rules         []Rule // lines along or across the page, in the order of the file; not those within forms

	Images    int // its pictures, if together they cover half of it: a scan; else 0
	Fields    int // form fields that hold a value, which is not among Chars
	FreeTexts int // notes typed onto the page, whose text is not among Chars

	Damaged bool // it cannot be read: Chars lacks what stands on it
}

// A Char is one character of a page.
//
// Lines and words that the document does not part by characters are parted by
// PDFium with characters that are Generated: a space, or CR and LF.
type Char struct {
	Rune rune // 0 where the font does not tell; '-' where a line end's hyphen was (see Hyphen)

	// The loose box: as wide as the character moves the pen, as high as the font
	// says its letters are. Without width or height for most that are Generated.
	X0, Y0, X1, Y1 float32
	Baseline       float32 // y of the pen
	Size           float32 // of the font as it appears, in points; 0 if Generated
	Flags          Flags
	Font           uint16 // index into Page.Fonts
}

// A Rule is a drawn line, or an edge of a drawn box, that goes along or across
// the page: the borders of a table, the line above notes. Its width is lost.
type Rule struct{ X0, Y0, X1, Y1 float32 }

// Flags are what is special about a character.
type Flags uint16

// The flags.
const (
	// Generated: not in the file; PDFium put it where it saw a gap or a new line.
	Generated Flags = 1 << iota
	// Hyphen: PDFium takes it for a hyphen that ends a printed line inside a word.
	// It then gives no line end after it: the next character is on the next line.
	Hyphen
	// Unmapped: the font gives no Unicode for it, and Rune is 0 or a guess.
	Unmapped
	Bold
	Italic
	// Rotated: the writing does not go from left to right along the page's
	// width, by more than about three degrees.
	Rotated
	// Invisible: neither filled nor stroked (text render mode 3 or 7), as the text
	// layer below a scan is, or fully transparent.
	Invisible
	// White: filled in white, or nearly so. It may stand on a dark ground.
	White
	// Artifact: the document marks it as no part of its content: running heads,
	// page numbers, line numbers, watermarks.
	Artifact
)

// A Font is one of a page's fonts.
type Font struct {
	Name  string // without the subset's prefix: "Times-Bold"; "" unknown
	Fixed bool   // all letters are of one width
	Serif bool
}

// An Info is what a document says of itself; what is empty is not known.
type Info struct {
	Pages     int
	Title     string
	Author    string
	Subject   string
	Keywords  string
	Creator   string // the program it was written with
	Producer  string // the program that made the PDF
	Created   string // as the file gives it: "D:20240131120000+01'00'"
	Modified  string
	Language  string // BCP 47
	XMP       string // the document's metadata packet, XML; "" if none or more than 1 MB
	Encrypted bool   // it opened all the same
	Tagged    bool   // it says which text is content and in which order
	Form      bool   // it has form fields
	Outline   []Heading
}

// A Heading is one entry of a document's outline (bookmarks), in its order.
type Heading struct {
	Level int // from 1
	Title string
	Page  int // from 1; 0 unknown
}
