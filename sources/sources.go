// Package sources knows the documents that fact sheets quote from: the
// catalogue that describes them and the folder that holds them.
//
// It opens files and never looks inside them: sources/extract makes text of
// bytes, sources/match finds quotations in the text.
package sources

import (
	"factsheet/sheets/yamldoc"
)

// A Source is one entry of the catalogue. Fields have CSL's names and meaning.
type Source struct {
	ID             string
	Pos            yamldoc.Pos // of the entry in the catalogue; a file alone where there is no catalogue
	Type           string
	Title          string
	ContainerTitle string
	Author         []Name
	Issued         string // YYYY, YYYY-MM or YYYY-MM-DD
	Publisher      string
	URL            string
	Accessed       string // as Issued
	Language       string // BCP 47
	Edition        string
	Licence        string
	Encoding       string         // IANA name; overrides what is detected
	File           yamldoc.String // relative to the sources folder, with "/"
	Replaces       string         // id of the source that this one replaces
	Withheld       bool
}

// A Name is a person's (Family, Given) or an organisation's (Literal).
type Name struct{ Family, Given, Literal string }

// A Library is the sources of one workspace, in the order of the catalogue, or
// of the file names where there is none.
type Library struct {
	Sources []*Source
	// Problems are the catalogue's, in the order of the file.
	Problems []yamldoc.Problem
}

// Source finds a source by id; nil where the library has none.
func (l *Library) Source(id string) *Source {
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

// Open reads the catalogue of the folder dir, or lists the folder where it has
// none. shown is the folder's name in messages ("sources"). The error is for a
// folder that cannot be read; what is wrong in the catalogue is in Problems.
func Open(dir, shown string) (*Library, error) { return nil, nil }

// Read returns the bytes of a source's file. It never leaves the folder, by
// ".." or by a link. The error is an *UnreadableError, or that of the system.
func (l *Library) Read(s *Source) (string, error) { return "", nil }
