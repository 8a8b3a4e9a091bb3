// Package sources knows the documents that fact sheets quote from: the
// catalogue that describes them and the folder that holds them.
//
// It opens files and never looks inside them: sources/extract makes text of
// bytes, sources/match finds quotations in the text.
package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"factsheet/sources/yamldoc"
)

// A Source is one entry of the catalogue. Fields have CSL's names and meaning.
type Source struct {
	ID             string
	Pos            yamldoc.Pos // of the entry in the catalogue; a file alone where there is no catalogue
	Type           string
	Title          string
	ContainerTitle string
	Author         []Name
	Editor         []Name
	Issued         string // YYYY, YYYY-MM or YYYY-MM-DD
	Publisher      string
	PublisherPlace string
	URL            string
	Accessed       string // as Issued
	Language       string // BCP 47
	Edition        string
	Licence        string

	CollectionTitle string // the series
	Number          string // of a report in it, of a bill, of a court's docket
	Volume          string
	Issue           string
	Page            string
	Authority       string // the court, or the legislature
	Genre           string // "Judgment", "White paper"
	DOI             string
	ISBN            string

	File        yamldoc.String // relative to the sources folder, with "/"
	Encoding    string         // IANA name; overrides what is detected
	PasswordEnv string         // of an encrypted file: the environment variable that holds the password
	Replaces    string         // id of the source that this one replaces; the library need not have it
	Withheld    bool
}

// A Name is a person's (Family, Given) or an organisation's (Literal).
type Name struct{ Family, Given, Literal string }

// A Library is the sources of one workspace, in the order of the catalogue, or
// of the file names where there is none.
type Library struct {
	Sources []*Source
	// Problems are the catalogue's, in the order of the file.
	Problems []yamldoc.Problem

	dir   string
	shown string
	byID  map[string]*Source
	made  string // the digest of what the entries were made of

	// passedOver are the files that are no source because of their ending, by
	// the id that they would have; only where there is no catalogue.
	passedOver map[string]string
}

// PassedOver gives the file that would be the source of that id if files of its
// kind could be read, with the folder's name as in messages; empty where there
// is none.
func (l *Library) PassedOver(id string) string { return l.passedOver[id] }

// Made is the digest of all that the entries were made of: of the catalogue, or of
// the list of files where there is none. The same digest gives the same Library.
// It is empty where that is not known. What is in the files does not count.
func (l *Library) Made() string { return l.made }

// Source finds a source by id; nil where the library has none.
func (l *Library) Source(id string) *Source {
	if l.byID != nil {
		return l.byID[id]
	}
	for _, s := range l.Sources {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// An UnreadableError says why a source's file could not be read, and what to do.
type UnreadableError struct {
	Reason string
	Hint   string // may be empty
}

func (e *UnreadableError) Error() string { return e.Reason }

// catalogueName is the name of the file that describes the sources of a folder.
const catalogueName = "catalogue.yaml"

// Open reads the catalogue of the folder dir, or lists the folder where it has
// none. shown is the folder's name in messages ("sources"). The error is for a
// folder that cannot be read; what is wrong in the catalogue is in Problems.
func Open(dir, shown string) (*Library, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the folder of sources %q: %w", shown, reason(err))
	}
	defer root.Close()
	l := &Library{dir: dir, shown: shown, byID: map[string]*Source{}}
	_, err = root.Lstat(catalogueName)
	switch {
	case err == nil:
		err = l.readCatalogue(root)
	case errors.Is(err, fs.ErrNotExist):
		err = l.list(root, mostFiles)
	}
	if err != nil {
		return nil, err
	}
	return l, nil
}

// add takes a source into the library; one with the same id must not be there.
func (l *Library) add(s *Source) {
	l.Sources = append(l.Sources, s)
	l.byID[s.ID] = s
}

// reason is what a person needs to know of an error of the file system: not
// the call that failed.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
