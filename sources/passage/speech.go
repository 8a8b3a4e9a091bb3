package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"factsheet/sources/text"
)

// Speech is a quotation of the source in which a passage stands: somebody is
// quoted there, and the source's author does not speak.
type Speech struct {
	Mark   string // the mark that opens it, or ">", or the dash with which a line of dialogue begins; "" of a block quotation
	Said   string // the words beside it that tell of it: "Whittaker said on X"; may be empty
	Sayer  string // the name in them, where one stands right beside a reporting verb; may be empty
	Writer string // who is quoted, as the text has it from its file (a mail's "On … Jane Doe wrote:"); may be empty
}

// leastQuoted is how many words must stand in marks to be somebody's: fewer are
// mostly a term, or words kept at a distance. The limit is our own.
const leastQuoted = 3

// Speech tells whether the passage stands within quotation marks of the source
// that neither open nor close in it; ok is false where it does not.
func (p *Passage) Speech() (s Speech, ok bool) {
	if line := p.lineStart(); strings.HasPrefix(line, ">") {
		return Speech{Mark: ">", Writer: p.Speaker()}, true
	}
	first, _ := utf8.DecodeRuneInString(p.words())
	for _, o := range openIn(p.before, first) {
		end, closed := p.closes(o)
		if !closed {
			continue
		}
		quoted := p.before[o.at+utf8.RuneLen(o.mark):] + p.words()
		if end >= 0 {
			quoted += p.after[:end]
		}
		if !manyWords(quoted, leastQuoted) {
			continue
		}
		s = Speech{Mark: string(o.mark)}
		s.Said, s.Sayer = p.told(o, end)
		return s, true
	}
	if mark, ok := p.openAbove(); ok {
		return Speech{Mark: string(mark)}, true
	}
	if p.inBlockQuotation() {
		return p.introduced(), true
	}
	return p.dialogue()
}

// closes finds where a quotation that is open before the passage closes: the
// offset in after, or -1 for in a later paragraph. ok is false where it closes
// within the passage, or nowhere.
func (p *Passage) closes(o opened) (end int, ok bool) {
	words := p.words()
	before, _ := utf8.DecodeLastRuneInString(p.before)
	if strings.ContainsFunc(words, isMark) {
		// Right behind them it closes the passage, not within.
		if at := closesIn(words+follower(p.after), o.mark, before); at >= 0 && at < len(words) {
			return 0, false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(words)
	if end = closesIn(p.after, o.mark, last); end >= 0 {
		return end, true
	}
	return -1, p.goesOn(o.mark)
}

// follower is the first character of s, which tells what a mark before it does.
func follower(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// goesOn reports a quotation of several paragraphs, each of which opens: the
// next block begins with the mark, and so the one that the passage ends does not
// need to close it.
func (p *Passage) goesOn(mark rune) bool {
	blocks := p.text.Blocks()
	if p.last < 0 || p.last+1 >= len(blocks) || p.at.End+len(p.after) < blocks[p.last].End {
		return false
	}
	next := blocks[p.last+1]
	r, _ := utf8.DecodeRuneInString(p.text.Content[next.Start:next.End])
	return r == mark && next.Kind == blocks[p.last].Kind
}

// told is what the source says beside the quotation o that closes at end, with
// the name in it.
func (p *Passage) told(o opened, end int) (said, sayer string) {
	if end >= 0 {
		_, n := utf8.DecodeRuneInString(p.after[end:])
		rest := p.after[end+n:]
		rest = rest[:sentenceStop(rest, 0, p.lang)]
		said, sayer = p.teller(rest, true)
	}
	if said == "" || sayer == "" {
		lead := p.before[:o.at]
		lead = lead[sentenceStart(lead, 0, p.lang):]
		if s, who := p.teller(lead, false); s != "" && (said == "" || who != "") {
			said, sayer = s, who
		}
	}
	return said, sayer
}

// nearTeller is how many words of the sentence beside a quotation are looked at.
const nearTeller = 12

// teller finds a reporting verb in what stands beside a quotation, and the name
// right beside the verb. said is the clause that has it.
func (p *Passage) teller(beside string, behind bool) (said, sayer string) {
	if !hasWord(beside) {
		return "", ""
	}
	l := p.lang()
	_, words := wordsOf(beside, l)
	if behind {
		words = words[:min(len(words), nearTeller)]
	} else {
		words = words[max(0, len(words)-nearTeller):]
	}
	verb := reports(words, bookOf(l))
	if verb < 0 {
		return "", ""
	}
	if name, ok := nameFrom(words[verb+1:], l); ok && words[verb].stop == 0 {
		sayer = name
	} else if name, ok := nameBefore(words[:verb], l); ok {
		sayer = name
	}
	end := verb + 1
	for end < len(words) && !parts(words[end-1].stop) {
		end++
	}
	return strings.Join(raws(words[:end]), " "), sayer
}

// reports is the index of the first reporting verb; -1 is none. One with a
// capital is a name: the United States.
func reports(words []word, b *wordBook) int {
	for i, w := range words {
		if b.says.at(words[i:]) > 0 && (i == 0 || !isCapital(w.raw)) {
			return i
		}
	}
	return -1
}

func parts(stop rune) bool { return stop == '.' || stop == ';' || stop == ',' }

// lineStart is the beginning of the line on which the passage begins.
func (p *Passage) lineStart() string {
	line := p.before[strings.LastIndexByte(p.before, '\n')+1:]
	if line == "" && p.cutBefore {
		return ""
	}
	return strings.TrimLeft(line, " \t")
}

// manyWords reports whether s has at least n words.
func manyWords(s string, n int) bool {
	in := false
	for _, r := range s {
		w := isWord(r) || r == '\'' || r == '’' || r == '-'
		if w && !in {
			if n--; n <= 0 {
				return true
			}
		}
		in = w || in && unicode.Is(unicode.M, r)
	}
	return false
}

// Speaker is who says the words, as the text knows it from its file: of a
// subtitle, a transcript or a mail. Empty is unknown.
func (p *Passage) Speaker() string { return p.text.Speaker(p.at.Start) }

// kindOf is the kind of the block that holds all of the passage.
func (p *Passage) kindOf() (text.Block, bool) {
	if p.first < 0 || p.first != p.last {
		return text.Block{}, false
	}
	return p.text.Blocks()[p.first], true
}

// OtherVoice is who says the words, where the text knows it from its file and
// somebody else is the first to speak in it: in most mails and many recordings
// the first voice is the source's own. Empty otherwise.
func (p *Passage) OtherVoice() string {
	here := p.Speaker()
	if here == "" {
		return ""
	}
	blocks := p.text.Blocks()
	for _, b := range blocks[:min(len(blocks), firstVoices)] {
		if first := p.text.Speaker(b.Start); first != "" {
			if first == here {
				return ""
			}
			return here
		}
	}
	return ""
}

// firstVoices is how many blocks are asked for the first voice.
const firstVoices = 8
