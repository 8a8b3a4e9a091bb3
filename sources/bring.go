package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"

	"factsheet/sources/yamldoc"
)

// ReadFile reads a file that a user names, wherever it is, as Read does one of
// the library: a regular file of bearable size. The error is an
// *UnreadableError, or that of the system without the call that failed.
func ReadFile(name string) (string, error) {
	real, err := filepath.EvalSymlinks(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", &UnreadableError{"there is no such file", "check its name for slips"}
	case errors.Is(err, syscall.ELOOP), err != nil && strings.Contains(err.Error(), "too many"):
		return "", &UnreadableError{"it is a link that leads back to itself", "name the document itself"}
	case err != nil:
		return "", reason(err)
	}
	if real, err = filepath.Abs(real); err != nil { // ".." is a folder with a name
		return "", reason(err)
	}
	root, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return "", reason(err)
	}
	defer root.Close()
	data, err := readFile(root, filepath.Base(real), largest)
	if errors.Is(err, fs.ErrPermission) {
		return "", &UnreadableError{"it may not be read: permission denied", "ask its owner for the right to read it"}
	}
	var u *UnreadableError
	if err != nil && !errors.As(err, &u) {
		return "", reason(err)
	}
	return data, err
}

// ValidFile says what is wrong with a path of a file below the folder of
// sources, and what to do; a file that is to be made must also have a name that
// every system can have. "" is nothing.
func ValidFile(name string) (message, hint string) {
	if message, hint := badPath(name); message != "" {
		return message, hint
	}
	for _, part := range strings.Split(name, "/") {
		switch {
		case strings.HasPrefix(part, "."):
			return fmt.Sprintf("%q would be hidden", part), "begin its name with a letter"
		case strings.ContainsAny(part, `<>:"|?*`), strings.HasSuffix(part, " "), strings.HasSuffix(part, "."), strings.HasPrefix(part, "-"), len(part) > 200:
			return fmt.Sprintf("%q cannot be the name of a file on every system", part), "use letters, digits, `-`, `_` and `.`, such as `reports/code.txt`"
		}
	}
	return "", ""
}

// FileName makes a name of one that a file has elsewhere: as it is where it is
// of plain letters, else made of its words; its ending in lower case.
func FileName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	ending := strings.ToLower(filepath.Ext(name))
	stem := name[:len(name)-len(ending)]
	if strings.ContainsFunc(ending, func(r rune) bool { return r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		stem, ending = name, ""
	}
	plain := stem != "" && len(stem) <= 100 && !strings.ContainsFunc(stem, func(r rune) bool {
		return r >= 0x80 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	}) && !strings.HasPrefix(stem, "-")
	if !plain {
		stem = Slug(stem)
	}
	if stem == "" || reserved[strings.ToUpper(stem)] {
		stem = strings.TrimSuffix("document-"+stem, "-")
	}
	return stem + ending
}

// reserved cannot be names of files on Windows.
var reserved = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "COM1": true, "COM2": true, "COM3": true, "COM4": true, "LPT1": true, "LPT2": true, "LPT3": true}

// Listed gives the sources of a folder without a catalogue as the entries of one:
// their names made such as a catalogue takes them. renamed has those that have
// another name by that.
func (l *Library) Listed() (list []*Source, renamed map[string]string) {
	taken := func(id string) bool { return l.Source(id) != nil }
	renamed = make(map[string]string)
	for _, s := range l.Sources {
		c := &Source{ID: s.ID, Title: s.Title, File: yamldoc.String{Value: s.File.Value}}
		if badID(s.ID) != "" {
			made := MakeID(s.ID)
			if made == "" {
				made = "source"
			}
			c.ID = unique(made, func(id string) bool {
				for _, other := range renamed {
					if other == id {
						return true
					}
				}
				return taken(id)
			})
			renamed[s.ID] = c.ID
		}
		list = append(list, c)
	}
	return list, renamed
}

// CatalogueName is the name of the catalogue's file in the folder of sources.
const CatalogueName = catalogueName
