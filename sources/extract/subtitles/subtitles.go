// Package subtitles reads the words of recordings: WebVTT and SubRip files, with
// the time at which they are said and, where the file tells, the speaker.
//
// Each word stands once, in the order of the file. Numbers, times, notes and
// styles of the file are not in the text, nor are marks inside a subtitle.
package subtitles

import (
	"context"
	"fmt"
	"strings"

	"factsheet/sources/extract"
	"factsheet/sources/text"
)

// Formats are those of subtitles.
var Formats = extract.Formats{
	{Name: "a subtitle file", Reader: "vtt 1", Endings: []string{".vtt"}, Is: isVTT, Read: readVTT},
	{Name: "a subtitle file", Reader: "srt 1", Endings: []string{".srt"}, Read: readSRT},
}

// isVTT reports whether a file begins as WebVTT must (WebVTT, section 4.1).
func isVTT(head string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(head, "\ufeff"), "WEBVTT")
	return ok && (rest == "" || strings.ContainsRune(" \t\r\n", rune(rest[0]))) && strings.Contains(rest, "-->")
}

func readVTT(ctx context.Context, in extract.Input) (*text.Text, error) { return read(ctx, in, true) }

func readSRT(ctx context.Context, in extract.Input) (*text.Text, error) { return read(ctx, in, false) }

const askAgain = "get the file again from where the recording is, or export the subtitles anew"

// read makes the text. Both formats are read by one rule each for where a
// subtitle ends; programs write each with the ways of the other.
func read(ctx context.Context, in extract.Input, vtt bool) (*text.Text, error) {
	d, err := extract.Decode(in, nil)
	if err != nil {
		return nil, err
	}
	f := parse(d.Text, vtt)
	if len(f.cues) == 0 {
		return nil, &extract.UnreadableError{
			Reason: "the file holds no subtitles: no line gives times as 00:01:02.500 --> 00:01:05.000 does",
			Hint:   askAgain + "; a transcript without times can be saved as plain text (.txt)",
		}
	}
	w := writer{names: labels(f.cues), rolling: rolling(f.cues)}
	for i := range f.cues {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		w.cue(&f.cues[i])
	}
	w.join("")
	if w.out.Full() {
		return nil, &extract.UnreadableError{Reason: "the file holds more words than can be read", Hint: "split the file into parts"}
	}
	t := w.out.Text()
	t.Language = in.Language
	if t.Language == "" {
		t.Language = f.language
	}
	t.Notes = d.Notes
	if vtt && !f.signed {
		t.Notes = append(t.Notes, "the file does not begin with WEBVTT, as such files must: it was read all the same")
	}
	if f.untimed > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("the times of %d subtitles cannot be read, first in line %d", f.untimed, f.firstUntimed))
	}
	if f.stray > 0 {
		t.Notes = append(t.Notes, fmt.Sprintf("%d lines that belong to no subtitle were left out, first line %d", f.stray, f.firstStray))
	}
	if w.rolling {
		t.Notes = append(t.Notes, "each subtitle repeats the line before, as in captions that roll up: every line was read once")
	}
	return t, nil
}
