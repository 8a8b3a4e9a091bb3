package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factsheet/sources/extract/pdfium"
)

// notes are what a user should know about how the document was read.
func (d *document) notes(info pdfium.Info) []string {
	var scans, ocr, fields, typed []int
	var unmapped, hidden, off count
	for _, s := range d.sheets {
		shown := len(s.main.chunks) + len(s.sides) + len(s.slanted)
		page := s.page.Index
		if shown == 0 && s.page.Images > 0 {
			scans = append(scans, page)
		}
		if chars := s.visible(); s.invisible > 0 && s.page.Images > 0 && 2*s.invisible > chars {
			ocr = append(ocr, page)
		} else {
			hidden.add(s.invisible, page)
		}
		if s.page.Fields > 0 {
			fields = append(fields, page)
		}
		if s.page.FreeTexts > 0 {
			typed = append(typed, page)
		}
		unmapped.add(s.unmapped, page)
		off.add(s.off, page)
	}
	var out []string
	if len(scans) > 0 {
		out = append(out, fmt.Sprintf("%s no text: pictures of pages (scans) are not read", have(scans)))
	}
	switch {
	case len(ocr) > 0:
		out = append(out, fmt.Sprintf("the text of %s was made by OCR, from pictures: check quotations by eye", listed(ocr)))
	case byOCR(info):
		out = append(out, "the text was made by OCR, from pictures, as the document says: check quotations by eye")
	}
	if unmapped.n > 0 {
		out = append(out, fmt.Sprintf("the document does not tell which letters %s, first on page %d: no quotation matches there unless they can be guessed", unmapped.are("stands for", "stand for"), unmapped.page))
	}
	if hidden.n > 0 {
		out = append(out, fmt.Sprintf("%s invisible on the page, first on page %d, and read all the same", hidden.are("is", "are"), hidden.page))
	}
	if off.n > 0 {
		out = append(out, fmt.Sprintf("%s outside the visible part of the page, first on page %d, and left out", off.are("is", "are"), off.page))
	}
	if len(fields) > 0 {
		out = append(out, fmt.Sprintf("what is filled into the form on %s is not read", listed(fields)))
	}
	if len(typed) > 0 {
		out = append(out, fmt.Sprintf("notes typed onto %s are not read", listed(typed)))
	}
	return out
}

// A count is how many characters have a fault, and the first page with one.
type count struct{ n, page int }

func (c *count) add(n, page int) {
	if n > 0 && c.n == 0 {
		c.page = page
	}
	c.n += n
}

func (c count) are(one, many string) string {
	if c.n == 1 {
		return "1 character " + one
	}
	return strconv.Itoa(c.n) + " characters " + many
}

// visible is how many characters of a page are laid out.
func (s *sheet) visible() int {
	n := len(s.slanted)
	for _, l := range append([]*layer{s.main}, s.sides...) {
		for i := range l.chunks {
			n += int(l.chunks[i].n)
		}
	}
	return n
}

// byOCR reports whether a program that recognises text made the document.
func byOCR(info pdfium.Info) bool {
	made := strings.ToLower(info.Producer + "\n" + info.Creator)
	for _, name := range []string{"ocrmypdf", "tesseract", "paper capture", "finereader", "readiris", "omnipage", "abbyy", "clearscan"} {
		if strings.Contains(made, name) {
			return true
		}
	}
	return false
}

// have names pages as the subject of "no text".
func have(pages []int) string {
	if len(slices.Compact(pages)) == 1 {
		return listed(pages) + " has"
	}
	return listed(pages) + " have"
}

// mostListed is how many runs of pages are named.
const mostListed = 8

// listed names pages, in ascending order: "page 3", "pages 3 to 5 and 9".
func listed(pages []int) string {
	pages = slices.Compact(pages) // two halves of one page
	var runs []string
	for i := 0; i < len(pages); {
		k := i
		for k+1 < len(pages) && pages[k+1] == pages[k]+1 {
			k++
		}
		switch {
		case k == i:
			runs = append(runs, strconv.Itoa(pages[i]))
		case k == i+1:
			runs = append(runs, strconv.Itoa(pages[i]), strconv.Itoa(pages[k]))
		default:
			runs = append(runs, fmt.Sprintf("%d to %d", pages[i], pages[k]))
		}
		i = k + 1
	}
	word := "pages "
	if len(pages) == 1 {
		word = "page "
	}
	n := len(runs)
	switch {
	case n == 1:
		return word + runs[0]
	case n > mostListed:
		return word + strings.Join(runs[:mostListed], ", ") + " and others"
	}
	return word + strings.Join(runs[:n-1], ", ") + " and " + runs[n-1]
}
