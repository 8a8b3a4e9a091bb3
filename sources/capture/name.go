package capture

import (
	"mime"
	"net/url"
	"path"
	"strings"
	"unicode"
)

// longestName is in characters, without the ending.
const longestName = 80

// name proposes a name for the file: that which the server gives, else the
// address's, with the ending of what it is.
func (v *visit) name(c *Capture, u *url.URL, disposition string) (string, error) {
	given := ""
	if _, params, err := mime.ParseMediaType(disposition); err == nil {
		given = params["filename"]
	}
	if plainName(given) == "" {
		given = path.Base(u.Path)
	}
	ending, err := v.ending(c.Body, c.Record.Type, given)
	if err != nil {
		return "", err
	}
	stem := plainName(withoutEnding(given))
	for segments := strings.Split(u.Path, "/"); isIndex(stem) && len(segments) > 0; segments = segments[:len(segments)-1] {
		stem = plainName(withoutEnding(segments[len(segments)-1]))
	}
	if isIndex(stem) {
		stem = plainName(u.Hostname())
	}
	if stem == "" || windowsNames[strings.ToUpper(stem)] {
		stem = strings.TrimSuffix("page-"+stem, "-")
	}
	return stem + ending, nil
}

// isIndex reports whether a name says nothing about what has it.
func isIndex(stem string) bool {
	return stem == "" || strings.EqualFold(stem, "index") || strings.EqualFold(stem, "default")
}

// windowsNames cannot be those of files on Windows, whatever their ending.
var windowsNames = map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true,
	"COM1": true, "COM2": true, "COM3": true, "COM4": true, "COM5": true, "COM6": true, "COM7": true, "COM8": true, "COM9": true,
	"LPT1": true, "LPT2": true, "LPT3": true, "LPT4": true, "LPT5": true, "LPT6": true, "LPT7": true, "LPT8": true, "LPT9": true}

// endings are those that a name may come with and that say what a file is, or what
// makes it on the server.
var endings = map[string]bool{".pdf": true, ".html": true, ".htm": true, ".xhtml": true, ".docx": true, ".odt": true, ".epub": true, ".rtf": true,
	".txt": true, ".text": true, ".md": true, ".markdown": true, ".vtt": true, ".srt": true, ".eml": true, ".mhtml": true, ".mht": true,
	".php": true, ".asp": true, ".aspx": true, ".jsp": true, ".do": true, ".cfm": true, ".shtml": true}

func endingOf(name string) string { return strings.ToLower(path.Ext(name)) }

func withoutEnding(name string) string {
	if e := endingOf(name); endings[e] {
		return name[:len(name)-len(e)]
	}
	return name
}

// plainName makes of a name one that is safe everywhere: what is not a letter, a
// digit, "-", "_" or "." becomes "-".
func plainName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n == longestName {
			break
		}
		switch {
		case r == unicode.ReplacementChar:
			continue
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !(unicode.IsMark(r) && n > 0) && r != '_' && r != '.':
			r = '-'
		}
		if r == '-' && strings.HasSuffix(b.String(), "-") {
			continue
		}
		b.WriteRune(r)
		n++
	}
	return strings.Trim(b.String(), "-._")
}
