package check

import (
	"fmt"

	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/passage"
)

// wrongSpeaker finds quotations whose speaker the transcript knows under another
// name, or whom the source names nowhere near.
func wrongSpeaker(p *setting) []match.Note {
	name := p.evidence.Speaker.Value
	if name == "" {
		return nil
	}
	label, beside := p.around.Labelled()
	switch {
	case label != "" && p.around.Says(label, name):
		return nil
	case label != "" && (beside || !p.around.NamesBeside(name)): // else a headline: "Doe: roads will open"
		return []match.Note{{Message: fmt.Sprintf("the source has %s speak these words, the sheet %s", label, name),
			Hint: fmt.Sprintf("write `speaker: %s`, or acknowledge the rule speaker with a reason", label)}}
	}
	if p.around.Names(name) || isOf(p.source, name) || titled(p.source, name) {
		return nil
	}
	return []match.Note{{Message: fmt.Sprintf("the speaker %q is not named near these words, and is no author of the source", name),
		Hint: "read in the source who says them; if it is so, acknowledge the rule speaker with a reason"}}
}

// titled reports whether a source's title has a name: "Speech by Jane Doe".
func titled(s *sources.Source, name string) bool {
	for _, title := range []string{s.Title, s.ContainerTitle, s.CollectionTitle, s.Authority} {
		if title != "" && passage.SameName(title, name) {
			return true
		}
	}
	return false
}
