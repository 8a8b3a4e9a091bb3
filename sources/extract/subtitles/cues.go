package subtitles

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// A cue is one subtitle as the file has it.
type cue struct {
	start, end time.Duration
	timed      bool // the times could be read
	lines      []line
}

// A line of a cue.
type line struct {
	text string
	at   int // its number in the file, from 1
}

// A file is what a parser finds.
type file struct {
	cues                  []cue
	signed                bool // begins with WEBVTT
	language              string
	untimed, firstUntimed int // cues whose times cannot be read
	stray, firstStray     int // lines that belong to no cue
}

var (
	timing = regexp.MustCompile(`^\s*(?:(\d{1,6})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,9}))?\s*-+>\s*(?:(\d{1,6})\s*:\s*)?(\d{1,2})\s*:\s*(\d{1,2})(?:\s*[.,:]\s*(\d{1,9}))?(?:\s|$)`)
	number = regexp.MustCompile(`^\s*\d{1,9}\s*$`)
)

const arrow = "-->"

// parse finds the cues. In WebVTT an empty line ends a cue, and what follows
// is another block or nothing; in SubRip only the next cue's number and times
// do, since its texts hold empty lines.
func parse(s string, vtt bool) file {
	var f file
	p := parser{file: &f, lines: splitLines(s), vtt: vtt}
	if len(p.lines) > 0 && (strings.HasPrefix(p.lines[0], "WEBVTT")) {
		f.signed = true
		p.header()
	}
	for p.at < len(p.lines) {
		switch l := p.lines[p.at]; {
		case strings.TrimSpace(l) == "":
			p.at++
		case isTiming(l):
			p.cue()
		case p.at+1 < len(p.lines) && isTiming(p.lines[p.at+1]):
			p.at++ // the cue's name
		default:
			p.block()
		}
	}
	return f
}

// isTiming reports whether a line gives times, or is meant to.
func isTiming(l string) bool { return strings.Contains(l, arrow) || timing.MatchString(l) }

func splitLines(s string) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
}

type parser struct {
	*file
	lines []string
	at    int
	vtt   bool
}

// header passes over the first block, which may say the language.
func (p *parser) header() {
	for p.at++; p.at < len(p.lines) && strings.TrimSpace(p.lines[p.at]) != "" && !isTiming(p.lines[p.at]); p.at++ {
		if v, ok := strings.CutPrefix(p.lines[p.at], "Language:"); ok {
			p.language = strings.TrimSpace(v)
		}
	}
}

// block passes over a note, a style or a region; of other blocks it is noted
// that they were left out.
func (p *parser) block() {
	word, _, _ := strings.Cut(strings.ReplaceAll(p.lines[p.at], "\t", " "), " ")
	known := p.vtt && (word == "NOTE" || word == "STYLE" || word == "REGION" || word == "X-TIMESTAMP-MAP")
	for ; p.at < len(p.lines) && strings.TrimSpace(p.lines[p.at]) != "" && !isTiming(p.lines[p.at]); p.at++ {
		if p.at+1 < len(p.lines) && isTiming(p.lines[p.at+1]) && number.MatchString(p.lines[p.at]) {
			return
		}
		if !known {
			if p.stray == 0 {
				p.firstStray = p.at + 1
			}
			p.stray++
		}
	}
}

// cue reads the cue whose times stand in this line.
func (p *parser) cue() {
	var c cue
	if m := timing.FindStringSubmatch(p.lines[p.at]); m != nil {
		c.timed = true
		c.start, c.end = duration(m[1:5]), duration(m[5:9])
	} else {
		if p.untimed == 0 {
			p.firstUntimed = p.at + 1
		}
		p.untimed++
	}
	for p.at++; p.at < len(p.lines) && !p.ends(); p.at++ {
		if l := p.lines[p.at]; strings.TrimSpace(l) != "" {
			c.lines = append(c.lines, line{l, p.at + 1})
		}
	}
	p.cues = append(p.cues, c)
}

// ends reports whether the cue before ends at this line.
func (p *parser) ends() bool {
	l := p.lines[p.at]
	if isTiming(l) {
		return true
	}
	if p.vtt && p.signed {
		// A line of nothing but blanks is no end: captions that roll up begin so.
		return l == ""
	}
	return number.MatchString(l) && p.at+1 < len(p.lines) && isTiming(p.lines[p.at+1])
}

// duration makes a time of hours, minutes, seconds and their fraction.
func duration(m []string) time.Duration {
	n := func(s string) time.Duration {
		i, _ := strconv.Atoi(s)
		return time.Duration(i)
	}
	fraction := (m[3] + "000")[:3]
	return n(m[0])*time.Hour + n(m[1])*time.Minute + n(m[2])*time.Second + n(fraction)*time.Millisecond
}
