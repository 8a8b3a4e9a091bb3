package pdf

import (
	"bytes"
	"maps"
	"slices"
	"time"

	"github.com/jung-kurt/gofpdf"

	"factsheet/render/pdf/typeset"
)

// draw has gofpdf make a file of the pages. Text and rules are ours; gofpdf
// cuts the faces to the characters in use and embeds them and the pictures. It
// learns the characters from one page more, which finish drops.
func draw(d *document) ([]byte, error) {
	g := gofpdf.NewCustom(&gofpdf.InitType{UnitStr: "pt", SizeStr: "A4"})
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
	g.AddPage()
	for _, f := range slices.Sorted(maps.Keys(d.used)) {
		g.AddUTF8FontFromBytes(fontName(f), "", d.faces.Data(f))
		g.SetFont(fontName(f), "", 10)
		g.Text(0, 0, characters(d.used, f))
	}
	var buf bytes.Buffer
	err := g.Output(&buf)
	return buf.Bytes(), err
}

// characters are those of a face that are in use, in order.
func characters(used map[typeset.Face]map[rune]bool, f typeset.Face) string {
	return string(slices.Sorted(maps.Keys(used[f])))
}

func place(g *gofpdf.Fpdf, k chunk) {
	o := gofpdf.ImageOptions{ImageType: k.picture.Kind}
	g.RegisterImageOptionsReader(k.picture.name, o, bytes.NewReader(k.picture.Data))
	g.ImageOptions(k.picture.name, k.at.x, k.at.y, k.at.w, k.at.h, false, o, 0, "")
}
