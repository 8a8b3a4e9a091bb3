package main

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"strings"

	"factsheet/sources/extract/pdfium"
)

// previewDPI is how fine the pictures of pages are: an A4 page is some 800 dots
// wide.
const previewDPI = 96

// pageImages draws the pages of a PDF: NAME-1.png and so on. The program that
// draws them did not make them: it shows what a reader of the file sees.
func pageImages(ctx context.Context, f printedFile) ([]printedFile, error) {
	var out []printedFile
	for n := range f.pages {
		img, err := pdfium.Shared.Render(ctx, pdfium.Document{Data: string(f.data)}, n+1, previewDPI)
		if err != nil {
			return nil, fmt.Errorf("drawing page %d of %q: %w", n+1, f.name, err)
		}
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			return nil, fmt.Errorf("drawing page %d of %q: %w", n+1, f.name, err)
		}
		out = append(out, printedFile{name: fmt.Sprintf("%s-%d.png", strings.TrimSuffix(f.name, ".pdf"), n+1), data: b.Bytes()})
	}
	return out, nil
}
