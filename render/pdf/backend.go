package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/jung-kurt/gofpdf"
)

// draw has gofpdf make a file of the pages and embed the pictures. Text and rules
// are ours, and so are the faces, which finish adds: gofpdf would take most of the
// time of a document for them.
func draw(d *document) ([]byte, error) {
	g := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", Size: gofpdf.SizeType{Wd: d.pageWidth, Ht: d.pageHeight}})
	g.SetAutoPageBreak(false, 0)
	g.SetMargins(0, 0, 0)
	g.SetCompression(false) // done once, in finish
	g.SetCatalogSort(true)
	g.SetCreationDate(time.Unix(0, 0).UTC()) // finish writes the sheet's own
	g.SetModificationDate(time.Unix(0, 0).UTC())
	for _, c := range d.canvases {
		g.AddPage()
		for _, k := range c.chunks {
			if k.picture != nil {
				place(g, k)
				continue
			}
			g.RawWriteStr(string(k.ops))
		}
	}
	var buf bytes.Buffer
	err := g.Output(&buf)
	return buf.Bytes(), err
}

// place draws a picture, which is in the file once, however often it is drawn.
func place(g *gofpdf.Fpdf, k chunk) {
	o := gofpdf.ImageOptions{ImageType: k.picture.Kind}
	name := fmt.Sprintf("%x", sha256.Sum256(k.picture.Data))
	g.RegisterImageOptionsReader(name, o, bytes.NewReader(k.picture.Data))
	g.ImageOptions(name, k.at.x, k.at.y, k.at.w, k.at.h, false, o, 0, "")
}
