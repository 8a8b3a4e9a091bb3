package theme

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factsheet/sources/yamldoc"
)

// faces reads the families: a word, or the files of one.
func (r *reader) faces(f *yamldoc.Fields) {
	faces := f.Fields("faces", "`faces`", "text", "headings")
	r.family(faces, "text", &r.theme.Text)
	r.family(faces, "headings", &r.theme.Headings)
}

func (r *reader) family(f *yamldoc.Fields, key string, into *Family) {
	n := f.Node(key)
	if n == nil {
		return
	}
	if n.Kind == yamldoc.Scalar {
		switch s := f.Word(key); s.Value {
		case "serif", "sans":
			*into = Family{Builtin: s.Value}
		case "":
		default:
			r.Report(s.Pos, fmt.Sprintf("there is no built-in face %q", yamldoc.Short(s.Value)),
				"write serif or sans; for a face of your own write `regular: fonts/Name.ttf` below it, indented")
		}
		return
	}
	fields := f.Fields(key, "a family of faces", "regular", "italic", "bold", "bold-italic", "otherwise")
	fields.Require("regular")
	out := Family{
		Builtin: into.Builtin,
		Regular: r.file(fields, "regular", ".ttf"), Italic: r.file(fields, "italic", ".ttf"),
		Bold: r.file(fields, "bold", ".ttf"), BoldItalic: r.file(fields, "bold-italic", ".ttf"),
	}
	switch s := fields.Word("otherwise"); s.Value {
	case "":
	case "serif", "sans":
		out.Builtin = s.Value
	default:
		r.Report(s.Pos, fmt.Sprintf("there is no built-in face %q", yamldoc.Short(s.Value)), "write serif or sans")
	}
	*into = out
}

var drive = regexp.MustCompile(`^[A-Za-z]:`)

// file reads the path of a file below the folder of the sheets.
func (r *reader) file(f *yamldoc.Fields, key string, endings ...string) File {
	s := f.Word(key)
	if s.Value == "" {
		return File{}
	}
	at := strings.IndexByte(s.Value, '\\')
	ending := strings.ToLower(s.Value[strings.LastIndexByte(s.Value, '.')+1:])
	switch {
	case at >= 0:
		r.Report(s.At(at), "a path has `/` between its folders, on every system", fmt.Sprintf("write %s", yamldoc.Short(strings.ReplaceAll(s.Value, `\`, "/"))))
	case strings.HasPrefix(s.Value, "/") || drive.MatchString(s.Value) || strings.Contains(s.Value, "://"):
		r.Report(s.Pos, "a path starts at the folder of the sheets", "copy the file there and write its name, such as themes/name"+endings[0])
	case slices.Contains(strings.Split(s.Value, "/"), ".."):
		r.Report(s.Pos, "a path cannot leave the folder of the sheets with `..`", "copy the file there and write its name, such as themes/name"+endings[0])
	case !slices.Contains(endings, "."+ending):
		r.Report(s.Pos, fmt.Sprintf("%q is no file that can be used here", yamldoc.Short(s.Value)), "name a file that ends in "+strings.Join(endings, ", "))
	default:
		return File{Name: s}
	}
	return File{}
}

func (r *reader) logo(f *yamldoc.Fields) {
	if !f.Has("logo") {
		return
	}
	fields := f.Fields("logo", "a logo", "file", "alt", "height", "side")
	fields.Require("file", "alt")
	l := &Logo{File: r.file(fields, "file", ".png", ".jpg", ".jpeg"), Alt: fields.Text("alt"), Height: 14 * mm}
	r.length(fields, "height", &l.Height, 4*mm, 60*mm)
	switch s := fields.Word("side"); s.Value {
	case "", "left":
	case "right":
		l.Right = true
	default:
		r.Report(s.Pos, fmt.Sprintf("`side` cannot be %q", yamldoc.Short(s.Value)), "write left or right")
	}
	r.theme.Logo = l
}

var field = regexp.MustCompile(`\{[^{}]*\}`)

// strip reads header or footer; one that the file has replaces all of the one
// that it is based on.
func (r *reader) strip(f *yamldoc.Fields, key string, into *Strip) {
	if !f.Has(key) {
		return
	}
	fields := f.Fields(key, "a "+key, "left", "centre", "right", "first-page")
	*into = Strip{FirstPage: key == "footer"}
	if fields.Has("first-page") {
		into.FirstPage = fields.Bool("first-page")
	}
	for _, part := range []struct {
		key  string
		into *yamldoc.String
	}{{"left", &into.Left}, {"centre", &into.Centre}, {"right", &into.Right}} {
		s := fields.Text(part.key)
		*part.into = s
		if strings.Contains(strings.TrimSpace(s.Value), "\n") || len(s.Value) > 300 {
			r.Report(s.Pos, fmt.Sprintf("a %s is one short line", key), "write at most 300 letters")
			continue
		}
		r.fields(s)
	}
}

// fields checks the fields of a text.
func (r *reader) fields(s yamldoc.String) {
	known := Fields()
	for _, at := range field.FindAllStringIndex(s.Value, -1) {
		name := s.Value[at[0]+1 : at[1]-1]
		if slices.Contains(known, name) {
			continue
		}
		hint := "write one of {" + strings.Join(known, "}, {") + "}"
		if near := yamldoc.Nearest(name, known); near != "" {
			hint = fmt.Sprintf("did you mean {%s}?", near)
		}
		r.Report(s.At(at[0]), fmt.Sprintf("there is no field {%s}", yamldoc.Short(name)), hint)
	}
}
