package yamldoc_test

import (
	"fmt"

	"factsheet/sources/yamldoc"
)

func Example() {
	root, problems := yamldoc.Parse("sheet.yaml", []byte(`
title: A sheet
poimts: []
point:
  quote: see item #3 of the list
`))
	r := &yamldoc.Reader{Problems: problems}
	sheet := r.Fields(root, "a sheet", "title", "points", "point")
	sheet.Require("title")
	fmt.Println(sheet.Text("title").Value)
	point := sheet.Fields("point", "a point", "claim", "quote")
	point.Text("quote")
	for _, p := range r.Sorted() {
		fmt.Printf("%s: %s\n  %s\n", p.Pos, p.Message, p.Hint)
	}
	// Output:
	// A sheet
	// sheet.yaml:3:1: unknown key `poimts` in a sheet
	//   did you mean `points`?
	// sheet.yaml:5:19: a `#` after a space starts a comment: this and what follows would be lost
	//   put `|` after `quote:` and the text on the next line, indented; put comments on lines of their own
}
