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

// find finds a source by its id, the path or the name of its file, or its digest;
// nil where none is at hand.
func (s *shelf) find(e *evidence.Source) *sources.Source {
	if l := s.lib.Source(e.ID); l != nil && s.byPath[l.File.Value] != nil {
		return l
	}
	if e.File != "" {
		if l := s.byPath[e.File]; l != nil {
			return l
		}
		if l := s.byName[strings.ToLower(path.Base(e.File))]; l != nil {
			return l
		}
	}
	if e.Digest == nil {
		return nil
	}
	list := s.bySize[e.Digest.Size]
	if e.Digest.Size == 0 { // of what is withheld the size is not told
		list = s.lib.Sources
	}
	for _, l := range list {
		if s.sum(l) == e.Digest.SHA256 {
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
