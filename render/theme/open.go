package theme

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"factsheet/sources/yamldoc"
)

// Limits of the files of a theme, in bytes.
const (
	maxTheme = 1 << 20
	maxFile  = 16 << 20
)

// Open gives the theme that a sheet names: a built-in one, or a file with the
// files that it names. files is the folder of the sheets, and folder its name
// for messages. A theme with problems must not be used.
func Open(files fs.FS, folder string, name yamldoc.String) (*Theme, []yamldoc.Problem) {
	if t := Builtin(name.Value); t != nil {
		return t, nil
	}
	data, err := readFile(files, name.Value, maxTheme+1)
	if err != nil {
		return nil, []yamldoc.Problem{{Pos: name.Pos, Message: fmt.Sprintf("the theme %q cannot be read: %v", yamldoc.Short(name.Value), err),
			Hint: hintFor(err, folder) + "; built in are " + strings.Join(Names(), ", ")}}
	}
	t, problems := Read(path.Join(folder, name.Value), data)
	for _, f := range t.files() {
		if f.Name.Value == "" {
			continue
		}
		if f.Data, err = readFile(files, f.Name.Value, maxFile+1); err == nil && len(f.Data) > maxFile {
			err = errTooLarge
		}
		if err != nil {
			hint := hintFor(err, folder)
			beside := path.Join(path.Dir(name.Value), f.Name.Value)
			if _, other := fs.Stat(files, beside); other == nil && fs.ValidPath(beside) {
				hint = "write " + beside + ": " + hint
			}
			problems = append(problems, yamldoc.Problem{Pos: f.Name.Pos, Message: fmt.Sprintf("the file %q cannot be read: %v", yamldoc.Short(f.Name.Value), err), Hint: hint})
		}
	}
	return t, (&yamldoc.Reader{Problems: problems}).Sorted()
}

var (
	errTooLarge = fmt.Errorf("it has more than %d MiB", maxFile>>20)
	errOutside  = errors.New("it is a link that leads out of the workspace")
)

// hintFor says what to do about a file that cannot be read.
func hintFor(err error, folder string) string {
	switch {
	case errors.Is(err, errTooLarge):
		return "use a smaller file"
	case errors.Is(err, errOutside):
		return fmt.Sprintf("copy the file itself into the folder %q", folder)
	}
	return fmt.Sprintf("paths start at the folder %q", folder)
}

// files are those that the theme names; some may have no name.
func (t *Theme) files() []*File {
	var out []*File
	for _, f := range []*Family{&t.Text, &t.Headings} {
		out = append(out, &f.Regular, &f.Italic, &f.Bold, &f.BoldItalic)
	}
	if t.Logo != nil {
		out = append(out, &t.Logo.File)
	}
	return out
}

// readFile reads at most some bytes of a regular file.
func readFile(files fs.FS, name string, most int64) ([]byte, error) {
	name = path.Clean(name)
	if files == nil || !fs.ValidPath(name) {
		return nil, errors.New("there is no such file")
	}
	info, err := fs.Stat(files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		var p *fs.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		if strings.Contains(err.Error(), "escapes") {
			err = errOutside
		}
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a file")
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}
