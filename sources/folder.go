package sources

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"unicode"

	"factsheet/sources/yamldoc"
)

// readable are the endings of the files that can be sources. Package
// extract/formats has a reader for each; a test there holds the two together.
var readable = []string{".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml",
	".pdf", ".docx", ".docm", ".dotx", ".odt", ".epub", ".rtf", ".mhtml", ".mht", ".eml", ".vtt", ".srt"}

// Readable reports whether a file's name has an ending that a source can have.
func Readable(name string) bool {
	return slices.Contains(readable, strings.ToLower(path.Ext(name)))
}

// mostFiles is how many files and folders of a folder are looked at.
const mostFiles = 100_000

// walk visits the files below root in the order of their names, with "/"
// between folders, and reports whether it saw all of them. Hidden files and
// folders, and links to folders, are passed over; what cannot be listed, too.
func walk(root *os.Root, most int, visit func(file string)) (all bool) {
	n := 0
	fs.WalkDir(root.FS(), ".", func(file string, d fs.DirEntry, err error) error {
		switch n++; {
		case n > most:
			return fs.SkipAll
		case err != nil && d != nil && d.IsDir():
			return fs.SkipDir
		case err != nil:
			return nil
		case file != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			visit(file)
		}
		return nil
	})
	return n <= most
}

// misnamed are names that people give a catalogue.
var misnamed = []string{"catalogue.yml", "catalog.yaml", "catalog.yml", "Catalogue.yaml", "Catalog.yaml"}

// list makes a source of every readable file, with the name of the file
// without its ending as its id.
func (l *Library) list(root *os.Root, most int) error {
	if _, err := fs.ReadDir(root.FS(), "."); err != nil {
		return fmt.Errorf("listing the folder of sources %q: %w", l.shown, reason(err))
	}
	seen := []string{"folder", l.shown}
	all := walk(root, most, func(file string) {
		seen = append(seen, file)
		name := path.Base(file)
		pos := yamldoc.Pos{File: path.Join(l.shown, file)}
		if slices.Contains(misnamed, file) {
			l.problem(pos, fmt.Sprintf("the catalogue must be called %q to be read", catalogueName), "give the file that name")
			return
		}
		id := strings.TrimSuffix(name, path.Ext(name))
		if !Readable(name) {
			l.passOver(id, file)
			return
		}
		if strings.EqualFold(name, "readme.md") {
			return
		}
		if strings.ContainsFunc(file, unicode.IsControl) {
			pos.File = path.Join(l.shown, fmt.Sprintf("%q", file))
			l.problem(pos, "the file's name holds a line end or another control character", "give the file another name")
			return
		}
		if first := l.byID[id]; first != nil {
			l.problem(pos, fmt.Sprintf("the source %q would be two files: this one and %q", id, path.Join(l.shown, first.File.Value)),
				fmt.Sprintf("give one of them another name, or write a catalogue (%s)", catalogueName))
			return
		}
		l.add(&Source{ID: id, Pos: pos, Title: id, File: yamldoc.String{Value: file, Pos: pos}})
	})
	if all {
		l.made = digestOfParts(seen...)
	} else {
		l.problem(yamldoc.Pos{File: l.shown}, fmt.Sprintf("the folder has more than %d files: not all were looked at", most),
			fmt.Sprintf("move what is no source out of it, or write a catalogue (%s)", catalogueName))
	}
	return nil
}

// passOver remembers a file that is no source; the first, where two have an id.
func (l *Library) passOver(id, file string) {
	if l.passedOver == nil {
		l.passedOver = make(map[string]string)
	}
	if l.passedOver[id] == "" {
		l.passedOver[id] = path.Join(l.shown, file)
	}
}

func (l *Library) problem(pos yamldoc.Pos, message, hint string) {
	l.Problems = append(l.Problems, yamldoc.Problem{Pos: pos, Message: message, Hint: hint})
}
