package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// Rule 3 again: a quotation may go on from one paragraph to the next, as a reader
// does, but not from one thing to another that only follows it in the file.

// blockNames are how a reader knows what a block is.
var blockNames = map[text.Kind]string{text.Paragraph: "the text", text.Heading: "a heading", text.ListItem: "a list", text.Cell: "a table",
	text.Caption: "a caption", text.Title: "a title", text.Note: "a note", text.Code: "the text"}

// border says why a passage may not cross the borders of blocks that it crosses;
// nil where it may.
func border(t *text.Text, at text.Range) *problem {
	blocks := t.Blocks()
	first, last := t.BlockAt(at.Start), t.BlockAt(max(at.Start, at.End-1))
	if first < 0 {
		return nil
	}
	left := -1
	for i := first; i <= last; i++ {
		b := blocks[i]
		if furnitureAt(t, b.Start).End >= b.End {
			continue // nothing of it is seen by a quotation
		}
		if left >= 0 {
			if why := crossing(t, blocks[left], b); why != "" {
				return borderProblem(why, at)
			}
		}
		left = i
	}
	a, z := t.Speaker(at.Start), t.Speaker(max(at.Start, at.End-1))
	if a != "" && z != "" && a != z {
		return borderProblem(speakers(a, z), at)
	}
	return nil
}

func borderProblem(why string, at text.Range) *problem {
	return &problem{reason: "the quotation runs " + why, differs: "order", hint: "quote the passages one by one", at: at}
}

func speakers(a, z string) string { return "from the words of " + a + " into those of " + z }

// crossing says what keeps a quotation from going on from one block to the next;
// "" where nothing does.
func crossing(t *text.Text, left, right text.Block) string {
	a, z := t.Place(left.End-1), t.Place(right.Start)
	if a.Speaker != "" && z.Speaker != "" && a.Speaker != z.Speaker {
		return speakers(a.Speaker, z.Speaker)
	}
	switch {
	case closes(t, left):
	case a.Speaker == "" && z.Speaker != "":
		return "into the words of " + z.Speaker + " from those of somebody who is not named"
	case a.Speaker != "" && z.Speaker == "":
		return "from the words of " + a.Speaker + " into those of somebody who is not named"
	}
	from, to := blockNames[left.Kind], blockNames[right.Kind]
	if from == to {
		to = "the next one"
	}
	why := "from " + from + " into " + to
	apart := func(k text.Kind) bool { return k == text.Note || k == text.Caption }
	switch {
	case apart(left.Kind) != apart(right.Kind), apart(left.Kind) && left.Kind != right.Kind:
		return why
	case a.Part != z.Part && !closes(t, left):
		return "from one part of the source into another"
	case left.Kind == text.Cell && right.Kind == text.Cell:
		from, to := left.End, right.Start
		if to < from { // in another reading order
			from, to = right.End, left.Start
		}
		if strings.Contains(t.Content[from:max(from, to)], "\n") && !closes(t, left) {
			return "from one row of a table into the next"
		}
	case closes(t, left):
	case left.Kind == text.Cell && right.Kind == text.Paragraph && goesOn(t, right):
		// No paragraph begins so: what is above it is no table.
	case left.Kind == text.Cell || right.Kind == text.Cell:
		return why
	case apart(left.Kind) && !goesOn(t, right):
		return why
	case heads(right.Kind) && !heads(left.Kind) && !goesOn(t, right):
		return why
	}
	return ""
}

func heads(k text.Kind) bool { return k == text.Heading || k == text.Title }

// closes reports a block that ends with a mark: what follows it in a quotation is
// seen to be something new.
func closes(t *text.Text, b text.Block) bool {
	r, at := before(t, b.End)
	for at > b.Start && (isSpace(r) || isDouble(r) || isSingle(r) || strings.ContainsRune(")]", r)) {
		r, at = before(t, at)
	}
	return r != 0 && strings.ContainsRune(".!?…:;。！？؟।;", r)
}

// goesOn reports a block that begins in the middle of a sentence.
func goesOn(t *text.Text, b text.Block) bool {
	r, _ := after(t, b.Start)
	return unicode.IsLower(r)
}

// parted says why two passages may not stand in one quotation with an omission
// between them; "" where they may.
func parted(t *text.Text, from, to int) string {
	blocks := t.Blocks()
	a, z := t.BlockAt(max(0, from-1)), t.BlockAt(to)
	if a < 0 || z < 0 {
		return ""
	}
	_, size := utf8.DecodeLastRuneInString(t.Content[:from])
	if s, v := t.Speaker(from-size), t.Speaker(to); s != "" && v != "" && s != v {
		return speakers(s, v)
	}
	k, l := blocks[a].Kind, blocks[z].Kind
	if (k == text.Note) != (l == text.Note) || (k == text.Caption) != (l == text.Caption) {
		return "from " + blockNames[k] + " into " + blockNames[l]
	}
	return ""
}
