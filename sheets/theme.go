package sheets

import (
	"fmt"
	"path"
	"strings"

	"factsheet/sources/yamldoc"
)

// Themes are the words that can stand after `theme:`; anything else there is a
// file of the user's.
func Themes() []string { return []string{"classic", "columns", "large-print"} }

// ThemeFolder is the folder below that of the sheets which files of themes
// stand in: no file in it is a sheet.
const ThemeFolder = "themes"

// CheckTheme says what is wrong with the value of `theme:`; message is "" where
// nothing is. Whether a file is there is not looked at.
func CheckTheme(s String) (at Pos, message, hint string) {
	for _, known := range Themes() {
		if s.Value == "" || s.Value == known {
			return s.Pos, "", ""
		}
	}
	if ending := path.Ext(s.Value); ending != ".yaml" && ending != ".yml" {
		hint = "write one of " + strings.Join(Themes(), ", ") + ", or the file of a theme such as " + ThemeFolder + "/ministry.yaml"
		if near := yamldoc.Nearest(s.Value, Themes()); near != "" {
			hint = fmt.Sprintf("did you mean `%s`?", near)
		}
		return s.Pos, fmt.Sprintf("there is no theme called %q", yamldoc.Short(s.Value)), hint
	}
	if at, message, hint = wrongPath(s, ThemeFolder+"/ministry.yaml"); message != "" {
		return at, message, hint
	}
	if name := path.Clean(s.Value); !strings.HasPrefix(name, ThemeFolder+"/") {
		return s.Pos, fmt.Sprintf("files of themes stand in the folder %q of the sheets", ThemeFolder),
			fmt.Sprintf("move it there and write %s/%s", ThemeFolder, yamldoc.Short(path.Base(name)))
	}
	return s.Pos, "", ""
}

// theme reads the name of a theme, or the path of its file.
func (p *parser) theme(s String) String {
	if at, message, hint := CheckTheme(s); message != "" {
		p.Report(at, message, hint)
	}
	return s
}
