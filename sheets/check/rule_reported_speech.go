package check

import (
	"fmt"
	"strings"

	"factsheet/sources"
	"factsheet/sources/match"
	"factsheet/sources/passage"
)

// reportedSpeech finds quotations of words that the source quotes from somebody
// else, where the sheet does not say so, or names somebody else.
func reportedSpeech(p *setting) []match.Note {
	speech, ok := p.around.Speech()
	name := p.evidence.Speaker.Value
	switch {
	case !ok && name == "":
		return ofVoice(p)
	case !ok:
		return nil
	case name == "":
		return unnamed(p, speech)
	case speech.Sayer == "" || passage.SameName(speech.Sayer, name) || passage.SameName(speech.Said, name) || !p.around.Names(name):
		return nil // the rule speaker tells of a name that stands nowhere near
	}
	return []match.Note{{
		Message: fmt.Sprintf("the source quotes these words from somebody else than %q: beside them it says %s", name, excerpt(speech.Said)),
		Hint:    fmt.Sprintf("write `speaker: %s`, or acknowledge the rule reported-speech with a reason", speech.Sayer),
	}}
}

// unnamed words a quotation in the source's quotation marks without a speaker.
func unnamed(p *setting, speech passage.Speech) []match.Note {
	if speech.Sayer != "" && isOf(p.source, speech.Sayer) {
		return nil // the author's own words, in a report on them
	}
	where := "in quotation marks in the source"
	if speech.Mark == "" {
		where = "in a block quotation of the source"
	} else if strings.ContainsAny(speech.Mark, "–—―-") {
		where = "in the source behind a dash with which speech begins"
	}
	n := match.Note{Message: "these words stand " + where + ": it quotes them from somebody",
		Hint: "say with `speaker: …` whose words they are; if they are the author's own, acknowledge the rule reported-speech with a reason"}
	if speech.Said != "" {
		n.Message += " (" + excerpt(speech.Said) + ")"
	}
	switch {
	case speech.Sayer != "":
		n.Hint = fmt.Sprintf("write `speaker: %s`, or whoever it is; if they are the author's own, acknowledge the rule reported-speech with a reason", speech.Sayer)
	case speech.Mark == ">":
		n.Message = "these words stand on a line that quotes another message (>)"
	}
	return []match.Note{n}
}

// ofVoice finds the words of somebody in a transcript or a mail whose first voice
// is another's.
func ofVoice(p *setting) []match.Note {
	voice := p.around.OtherVoice()
	if voice == "" || isOf(p.source, voice) {
		return nil
	}
	return []match.Note{{Message: "in the source these are the words of " + voice + ", who is not the first to speak there",
		Hint: "say with `speaker: …` whose words they are, or acknowledge the rule reported-speech with a reason"}}
}

// isOf reports whether a name is that of a source's author or editor, or of the
// body that publishes it.
func isOf(s *sources.Source, name string) bool {
	for _, list := range [][]sources.Name{s.Author, s.Editor} {
		for _, n := range list {
			if passage.SameName(nameOf(n), name) {
				return true
			}
		}
	}
	return s.Publisher != "" && passage.SameName(s.Publisher, name)
}

// nameOf writes a name of the catalogue as it is read aloud.
func nameOf(n sources.Name) string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family
	}
	return n.Family + ", " + n.Given
}
