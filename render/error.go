package render

import "factsheet/sheets"

// An Error says what in a sheet cannot be printed, where, and what to do.
type Error struct {
	Pos     sheets.Pos // may be zero
	Message string
	Hint    string // may be empty
}

func (e *Error) Error() string {
	s := e.Message
	if e.Pos != (sheets.Pos{}) {
		s = e.Pos.String() + ": " + s
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}
