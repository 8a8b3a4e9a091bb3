package extract

import (
	"fmt"
	"strings"
)

// What the Markdown parser reads in bearable time and memory. Its time grows
// with the square of some counts; documents that people write stay far below.
const (
	largestMarkdown   = 16 << 20      // bytes; it needs some 20 times as much memory
	deepestMarkdown   = 100           // levels of quotations and lists
	mostMarkdownWork  = 1_000_000_000 // places where a link, its address or struck text may end × bytes of their paragraph
	mostMarkdownCells = 2_000_000     // columns of a table × lines of it
	mostMarkdownNotes = 20_000        // footnotes and their call-outs
)

// checkMarkdown refuses what would take the parser too long.
func checkMarkdown(s string) error {
	if len(s) > largestMarkdown {
		return &UnreadableError{fmt.Sprintf("the Markdown file has %d MB; more than %d MB cannot be read", len(s)>>20, largestMarkdown>>20), "split the document into parts, or save it as plain text (.txt)"}
	}
	if strings.Count(s, "[^") > mostMarkdownNotes {
		return tooMuch(fmt.Sprintf("the document has more than %d footnotes", mostMarkdownNotes))
	}
	var p mdParagraph
	work, cells := 0, 0
	n := 0
	for line := range strings.Lines(s) {
		n++
		if depth := markers(line); depth > deepestMarkdown {
			return tooMuch(fmt.Sprintf("line %d is nested more than %d deep", n, deepestMarkdown))
		}
		if strings.TrimSpace(line) == "" {
			p = mdParagraph{}
			continue
		}
		work -= p.ends * p.size
		cells -= p.columns * p.lines
		p.add(line)
		work += p.ends * p.size
		cells += p.columns * p.lines
		if work > mostMarkdownWork {
			return tooMuch(fmt.Sprintf("the paragraph in line %d has too many links or tildes", n))
		}
		if cells > mostMarkdownCells {
			return tooMuch(fmt.Sprintf("the table in line %d has too many cells", n))
		}
	}
	return nil
}

func tooMuch(what string) error {
	return &UnreadableError{what + ", which is too much to read as Markdown", "save the document as plain text (.txt)"}
}

// An mdParagraph counts what makes a run of lines costly.
type mdParagraph struct{ size, ends, lines, columns int }

func (p *mdParagraph) add(line string) {
	p.size += len(line)
	p.lines++
	p.ends += strings.Count(line, "]") + strings.Count(line, "~")
	if strings.Trim(line, "|-: >\t\r\n") == "" {
		p.columns = max(p.columns, strings.Count(line, "|")+1)
	}
}

// markers is how deep the beginning of a line may nest quotations and lists:
// each needs a mark, or the indentation under one.
func markers(line string) int {
	depth, blanks, marks := 0, 0, 0
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ':
			blanks++
		case c == '\t':
			blanks += 4
		case c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			marks++
			depth = marks + max(0, blanks-marks)/2
		case c < '0' || '9' < c:
			return depth
		}
	}
	return 0 // nothing but marks: a line across the page, a table's border
}
