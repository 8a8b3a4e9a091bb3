package sources

import (
	"errors"
	"io/fs"
	"os"
)

// A Standing says how a source stands to the lock.
type Standing string

const (
	IsAccepted    Standing = "accepted"
	HasChanged    Standing = "changed"
	IsNotAccepted Standing = "not-accepted"
	IsWithheld    Standing = "withheld"   // accepted, and its file is with somebody else
	IsMissing     Standing = "missing"    // its file is not there
	IsUnreadable  Standing = "unreadable" // its file is there and cannot be read
)

// Standing compares a source's file with the lock. The file is read only where
// the lock has the source.
func (l *Library) Standing(lock *Lock, s *Source) Standing {
	accepted := lock.Source(s.ID)
	switch {
	case l.Absent(s) && accepted.VouchesFor(s):
		return IsWithheld
	case l.Absent(s):
		return IsMissing
	case accepted == nil:
		return IsNotAccepted
	}
	data, err := l.Read(s)
	switch {
	case err != nil:
		return IsUnreadable
	case DigestOf(data) != accepted.File:
		return HasChanged
	}
	return IsAccepted
}

// Absent reports whether the folder has no file for the source. One that is
// there and cannot be read is not absent.
func (l *Library) Absent(s *Source) bool {
	if s.File.Value == "" {
		return true
	}
	if message, _ := badPath(s.File.Value); message != "" {
		return false
	}
	root, err := os.OpenRoot(l.dir)
	if err != nil {
		return false
	}
	defer root.Close()
	_, err = root.Lstat(s.File.Value)
	return errors.Is(err, fs.ErrNotExist)
}
