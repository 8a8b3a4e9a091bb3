package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A control is a file that is wrong on purpose, in a way that breaks a profile;
// where none is named, both.
type control struct{ what, file, profile string }

// writeControls writes them into a folder: a page that is not tagged, as most
// programs write it, and copies of one of our files that lack one thing each.
func writeControls(dir, ours string) ([]control, error) {
	data, err := os.ReadFile(ours)
	if err != nil {
		return nil, err
	}
	lacking := func(name string) []byte {
		// A key of another name and of the same length: nobody looks for it.
		return bytes.ReplaceAll(data, []byte("/"+name), []byte("/"+strings.Repeat("X", len(name))))
	}
	list := []struct {
		control
		data []byte
	}{
		{control{"a page as most programs write it", "untagged.pdf", ""}, untagged()},
		{control{"our file without its structure tree", "no-structure.pdf", ""}, lacking("StructTreeRoot")},
		{control{"our file without its language", "no-language.pdf", "PDF/UA-1"}, lacking("Lang")},
		{control{"our file without ToUnicode", "no-characters.pdf", "PDF/A-3a"}, lacking("ToUnicode")},
		{control{"our file without its colours' meaning", "no-colours.pdf", "PDF/A-3a"}, lacking("OutputIntents")},
	}
	var out []control
	for _, c := range list {
		c.file = filepath.Join(dir, c.file)
		if err := os.WriteFile(c.file, c.data, 0o666); err != nil {
			return nil, err
		}
		out = append(out, c.control)
	}
	return out, nil
}

// untagged is a file of one page with a line of text, sound as far as it goes.
func untagged() []byte {
	text := "BT /F1 12 Tf 72 720 Td (Nobody marked this.) Tj ET"
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}
