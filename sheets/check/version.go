package check

import (
	"factsheet/sources"
	"factsheet/sources/reading"
)

// A Version is a source as it was when its quotations were looked for. Of one
// that is withheld and not here it is what was accepted.
type Version struct {
	File, Text sources.Digest // of the file, and of the text made of it
	Extractor  string         // that made the text, with its version: "html 1"
}

// version is how a source was read; nil where it gave no text that anybody
// vouches for.
func (r *run) version(h *held, s *sources.Source, d *reading.Document) *Version {
	switch {
	case d.Text == nil && h.vouches:
		return &Version{h.accepted.File, h.accepted.Text, h.accepted.Extractor}
	case d.Text == nil:
		return nil
	}
	text := h.text
	if text == (sources.Digest{}) {
		text = sources.DigestOf(d.Text.Content)
	}
	return &Version{d.Digest(), text, r.o.Reader.Format(s).Reader}
}
