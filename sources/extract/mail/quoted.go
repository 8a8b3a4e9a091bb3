package mail

import (
	"net/mail"
	"sort"
	"strings"

	"factsheet/sources/text"
)

// apart tells the lines of a plain text that quote another message, which begin
// with ">", from the writer's own: who answers below a line does not go on in its
// words. The marks are no words of either, and a quotation may pass over them.
// A text that quotes nothing stays as it is.
func apart(t *text.Text, writer string) *text.Text {
	if !strings.HasPrefix(t.Content, ">") && !strings.Contains(t.Content, "\n>") {
		return t
	}
	if writer == "" {
		writer = "the sender"
	}
	q := quoting{from: t, writer: writer}
	for _, b := range t.Blocks() {
		q.block(b)
	}
	out := q.out.Text()
	out.Language, out.Notes = t.Language, t.Notes
	return out
}

// writerOf is the name of whoever sent a message, or the address.
func writerOf(e *entity) string {
	list, err := mail.ParseAddressList(quoted(e.header("From")))
	if err != nil || len(list) == 0 {
		return ""
	}
	if list[0].Name != "" {
		return list[0].Name
	}
	return list[0].Address
}

// quoting is a text that is being told apart.
type quoting struct {
	from   *text.Text
	out    text.Builder
	writer string
}

func (q *quoting) block(b text.Block) {
	depth := -1 // of the line before, in this block
	for at := b.Start; at < b.End; {
		end := b.End
		if i := strings.IndexByte(q.from.Content[at:end], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := q.from.Content[at:end]
		marks := line[:len(line)-len(strings.TrimLeft(line, "> "))]
		n := strings.Count(marks, ">")
		if n == 0 {
			marks = ""
		}
		if n != depth {
			q.out.Begin(b.Kind, b.Level)
			q.out.Quoted = b.Quoted
			depth = n
		}
		p := q.from.Place(at)
		p.Speaker = q.writer
		if n > 0 {
			p.Speaker = "somebody who is quoted (" + strings.Repeat(">", min(n, 9)) + ")"
		}
		q.out.Mark(p)
		q.out.WriteFurniture(marks)
		q.words(at+len(marks), end)
		at = end
	}
}

// words writes a part of a line with its hyphen, if it ends in one.
func (q *quoting) words(from, to int) {
	i := sort.SearchInts(q.from.Hyphens, from)
	if i == len(q.from.Hyphens) || q.from.Hyphens[i] >= to {
		q.out.Write(q.from.Content[from:to])
		return
	}
	h := q.from.Hyphens[i]
	end := h + 1
	for end < to && q.from.Content[end]&0xc0 == 0x80 { // of a hyphen of several bytes
		end++
	}
	q.out.Write(q.from.Content[from:h])
	q.out.WriteLineHyphen(q.from.Content[h:end])
	q.out.Write(q.from.Content[end:to])
}
