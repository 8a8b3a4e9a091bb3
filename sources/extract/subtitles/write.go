package subtitles

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

const (
	// pause parts paragraphs: within a sentence nobody is silent that long, and
	// subtitles of running speech follow each other in less than a second.
	pause = 4 * time.Second
	// breath parts them after the end of a sentence.
	breath = 1500 * time.Millisecond
	// silence is after how long a speaker who was named is no longer taken to be
	// the one who speaks.
	silence = 15 * time.Second
)

// A writer puts cues together to paragraphs.
type writer struct {
	out     text.Builder
	names   map[string]bool // printed labels
	rolling bool

	shown   []string      // the lines of the cue before
	end     time.Duration // of it
	began   bool
	voice   string // <v …> of the paragraph
	speaker string // of the label before, while it holds
	printed string // that label, if nobody else spoke since
	last    string // line written last
	hyphen  string // at its end, not yet written
}

func (w *writer) cue(c *cue) {
	list := pieces(c)
	if len(list) == 0 {
		return
	}
	var now []string
	for _, p := range list {
		now = append(now, p.text)
	}
	gap := time.Duration(0)
	if c.timed && w.began {
		gap = c.start - w.end
	}
	fresh := list
	if w.rolling {
		if gap <= pause { // after it nothing of the cue before is still shown
			fresh = unseen(w.shown, list)
		}
		w.shown = now
	}
	if c.timed {
		w.end = max(c.end, c.start)
	}
	if gap >= silence {
		w.speaker = ""
	}
	apart := !w.began || gap >= pause || gap >= breath && endsSentence(w.last)
	turns := dialogue(fresh)
	for _, p := range fresh {
		w.piece(c, p, apart, turns)
		apart = false
	}
}

// piece writes words of one voice. apart says that a pause is before them,
// turns that dashes mark the speakers' turns.
func (w *writer) piece(c *cue, p piece, apart, turns bool) {
	words := p.text
	sign := turn.FindString(words)
	name, _ := printedLabel(words[len(sign):])
	if !w.names[name] {
		name = ""
	}
	same := name != "" && name == w.printed && sign == "" && p.voice == w.voice
	if !w.began || apart || p.voice != w.voice || sign != "" || name != "" && !same || turns && isDash(words) {
		w.join("")
		w.out.Begin(text.Paragraph, 0)
		w.last = ""
	}
	switch {
	case name != "":
		w.speaker, w.printed = name, name
	case sign != "" || turns && isDash(words):
		w.speaker, w.printed = "", ""
	}
	w.began, w.voice = true, p.voice
	w.join(words)
	place := text.Place{Line: p.at, Speaker: p.voice}
	if place.Speaker == "" {
		place.Speaker = w.speaker
	}
	if c.timed {
		s := int64(c.start / time.Second)
		place.Time = fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	w.out.Mark(place)
	w.last = words
	if same {
		// Who speaks is printed again though nobody else spoke: a quotation goes on
		// over it.
		_, words, _ = strings.Cut(words, ":")
		w.out.WriteFurniture(name + ":")
		words = " " + strings.TrimSpace(words)
	}
	w.words(words)
}

// words writes a line's words, but for a hyphen at its end inside a word.
func (w *writer) words(s string) {
	last, size := utf8.DecodeLastRuneInString(s)
	letter, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	if strings.ContainsRune("-\u2010\u00ad", last) && unicode.IsLetter(letter) {
		w.out.Write(s[:len(s)-size])
		w.hyphen = string(last)
		return
	}
	w.out.Write(s)
}

// join writes what parts a line from the one before: next is what the line says,
// or nothing where another paragraph follows.
func (w *writer) join(next string) {
	if after, _ := utf8.DecodeRuneInString(next); w.hyphen != "" && unicode.IsLetter(after) {
		w.out.WriteLineHyphen(w.hyphen)
	} else {
		w.out.Write(w.hyphen)
	}
	w.hyphen = ""
	if next != "" && w.last != "" {
		w.out.Write("\n")
	}
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？", r)
}

// dialogue reports whether lines that begin with a dash are turns of speakers:
// at least two of them do.
func dialogue(list []piece) bool {
	n := 0
	for _, p := range list {
		if isDash(p.text) {
			n++
		}
	}
	return n >= 2
}

func isDash(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("-–—‐", r) && len(s) > n
}
