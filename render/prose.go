package render

import (
	"factsheet/sheets"
	"factsheet/sheets/prose"
)

// markdown makes blocks of a Markdown text, and an error of everything in it
// that cannot be printed.
func markdown(s sheets.String) ([]Block, []error) {
	p := prose.Read(s)
	var errs []error
	for _, problem := range p.Problems {
		errs = append(errs, &Error{Pos: problem.Pos, Message: problem.Message, Hint: problem.Hint})
	}
	return proseBlocks(p.Blocks), errs
}

func proseBlocks(list []prose.Block) []Block {
	var out []Block
	for _, b := range list {
		switch b := b.(type) {
		case *prose.Paragraph:
			out = append(out, &Paragraph{proseText(b.Runs)})
		case *prose.Heading:
			out = append(out, &Heading{Level: min(b.Level+1, 3), Text: proseText(b.Runs)})
		case *prose.List:
			l := &List{Ordered: b.Ordered, Start: b.Start}
			for _, item := range b.Items {
				l.Items = append(l.Items, proseBlocks(item))
			}
			out = append(out, l)
		}
	}
	return out
}

func proseText(runs []prose.Run) Text {
	var out Text
	for _, r := range runs {
		run := Run{Text: r.Text, Pos: r.Pos}
		if r.Emphasis {
			run.Style |= Emphasis
		}
		if r.Strong {
			run.Style |= Strong
		}
		if r.Link != "" {
			run.Link = printable(r.Link)
		}
		out = append(out, run)
	}
	return out
}

// printable writes what is not ASCII in an address as its bytes: the form that
// every reader of PDF files understands.
func printable(target string) string {
	const digits = "0123456789ABCDEF"
	var out []byte
	for _, c := range []byte(target) {
		if c <= ' ' || c > '~' {
			out = append(out, '%', digits[c>>4], digits[c&15])
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
