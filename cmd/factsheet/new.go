package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"text/template"
	"unicode"

	"github.com/spf13/cobra"
)

const newLong = `new writes a sheet with comments that teach the format into the sheets folder.
Its title is made from NAME. A sheet that is there is never overwritten.`

// newFlags are the flags of the verb new.
type newFlags struct{ title, language string }

func (a *app) newCommand() *cobra.Command {
	var f newFlags
	cmd := &cobra.Command{
		Use:               "new NAME",
		Short:             "Begin a sheet",
		Long:              newLong,
		Example:           "  factsheet new breach-reporting\n  factsheet new datenpannen --language de --title \"Datenpannen melden\"",
		Args:              arguments(1, "NAME"),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.newSheet(cmd.Context(), args[0], f)
		},
	}
	cmd.Flags().StringVar(&f.title, "title", "", "the sheet's `TITLE` (default: made from NAME)")
	cmd.Flags().StringVar(&f.language, "language", "", "the sheet's language as a `TAG`, such as de or en-GB")
	return cmd
}

func (a *app) newSheet(ctx context.Context, name string, f newFlags) error {
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".yaml"), ".yml")
	if err := goodName(name); err != nil {
		return err
	}
	if f.language != "" && !languageTag.MatchString(f.language) {
		return fail("write a tag such as de, el or en-GB", "%q is not the tag of a language", f.language)
	}
	w, err := a.workspace()
	if err != nil {
		return err
	}
	defer w.root.Close()
	data, err := w.newSheet(name, f)
	if err != nil {
		return err
	}
	file := path.Join(w.sheets, name+".yaml")
	err = create(ctx, w.root, file, data)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fail("choose another name", "%s is there already", file)
	case err != nil:
		return fail("", "writing %q: %w", file, plainError(err))
	}
	fmt.Fprintf(a.stdout, "Wrote %s\n", file)
	return nil
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// goodName refuses names that would be trouble on some system, or leave the
// folder.
func goodName(name string) error {
	const hint = "use letters, digits and hyphens, as in breach-reporting"
	if name == "" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "-") || len(name) > 100 {
		return fail(hint, "%q cannot be the name of a sheet", name)
	}
	for _, r := range name {
		if !unicode.In(r, unicode.L, unicode.N, unicode.Mn) && !strings.ContainsRune("-_.", r) {
			return fail(hint, "%q cannot be the name of a sheet, because of %q", name, r)
		}
	}
	return nil
}

// newSheet makes the text of a new sheet.
func (w *workspace) newSheet(name string, f newFlags) ([]byte, error) {
	text, err := templates.ReadFile("templates/new.yaml")
	if err != nil {
		return nil, err
	}
	t, err := template.New("sheet").Parse(string(text))
	if err != nil {
		return nil, err
	}
	title := f.title
	if title == "" {
		title = titleFrom(name)
	}
	language := f.language
	if language == "" {
		language = w.language.Value
	}
	if language == "" {
		language = "en-GB"
	}
	var b bytes.Buffer
	err = t.Execute(&b, map[string]string{
		"Name": name, "Title": yamlText(title), "Language": language, "Source": w.anySource(),
	})
	return b.Bytes(), err
}

// anySource is the id of a source for the example in a new sheet.
func (w *workspace) anySource() string {
	if lib, err := w.library(); err == nil && len(lib.Sources) > 0 {
		return lib.Sources[0].ID
	}
	return "some-document"
}

// titleFrom makes "Breach reporting" of "breach-reporting".
func titleFrom(name string) string {
	s := []rune(strings.TrimSpace(strings.NewReplacer("-", " ", "_", " ").Replace(name)))
	if len(s) > 0 {
		s[0] = unicode.ToUpper(s[0])
	}
	return string(s)
}

// yamlText writes a title so that it is read back as it is: plain where that is
// safe, else as a literal block.
func yamlText(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	plain := regexp.MustCompile(`^[\pL][\pL\pN ,.()–—'’/-]*$`)
	if plain.MatchString(s) {
		return s
	}
	return "|\n  " + s
}
