package proof

import (
	"path"
	"strings"

	"factsheet/render/evidence"
	"factsheet/sources"
)

// A shelf is the sources at hand, to be found by what evidence knows of them.
type shelf struct {
	lib    *sources.Library
	byPath map[string]*sources.Source
	byName map[string]*sources.Source // of the file, in small letters; the first
	bySize map[int64][]*sources.Source
	digest map[*sources.Source]string // made when they are asked for
}

func newShelf(lib *sources.Library) *shelf {
	s := &shelf{lib, make(map[string]*sources.Source), make(map[string]*sources.Source), make(map[int64][]*sources.Source), make(map[*sources.Source]string)}
	for _, l := range lib.Sources {
		info, err := lib.Stat(l)
		if err != nil {
			continue
		}
		s.byPath[l.File.Value] = l
		if name := strings.ToLower(path.Base(l.File.Value)); s.byName[name] == nil {
			s.byName[name] = l
		}
		s.bySize[info.Size()] = append(s.bySize[info.Size()], l)
	}
	return s
}

// find finds a source: what a catalogue has under its id; the very file, by its digest;
// or a file at its path, or of its name, of which there may be several. nil is none.
func (s *shelf) find(e *evidence.Source) *sources.Source {
	named := s.lib.Source(e.ID)
	if named != nil && s.byPath[named.File.Value] == nil {
		named = nil
	}
	if named != nil && named.Pos.Line > 0 { // without a catalogue ids are made of names
		return named
	}
	if l := s.same(e.Digest); l != nil {
		return l
	}
	for _, l := range []*sources.Source{s.byPath[e.File], named, s.byName[strings.ToLower(path.Base(e.File))]} {
		if l != nil {
			return l
		}
	}
	return nil
}

// same finds the file of a digest.
func (s *shelf) same(d *evidence.Digest) *sources.Source {
	if d == nil {
		return nil
	}
	list := s.bySize[d.Size]
	if d.Size == 0 { // of what is withheld the size is not told
		list = s.lib.Sources
	}
	for _, l := range list {
		if s.sum(l) == d.SHA256 {
			return l
		}
	}
	return nil
}

// sum is the SHA-256 of the file of a source; "" where it cannot be read. Each is
// read once.
func (s *shelf) sum(l *sources.Source) string {
	known, ok := s.digest[l]
	if !ok {
		if data, err := s.lib.Read(l); err == nil {
			known = sources.DigestOf(data).SHA256
		}
		s.digest[l] = known
	}
	return known
}
