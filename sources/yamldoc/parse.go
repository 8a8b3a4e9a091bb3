package yamldoc

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxProblems is how many problems of one file are worth reading.
const maxProblems = 50

// maxRounds is how often a file is mended and read again.
const maxRounds = 8

// Parse reads a file. file is its name in messages. The node is never nil and
// is a map, empty where nothing could be read; the problems are in the order of
// the file. What a problem is about is absent from the tree, and a Reader does
// not report it again.
func Parse(file string, data []byte) (*Node, []Problem) { return ParseUpTo(file, data, maxSize) }

// ParseUpTo is Parse for a file that may have limit bytes, where Parse refuses
// more than 1 MiB: for files that programs write.
func ParseUpTo(file string, data []byte, limit int) (*Node, []Problem) {
	f, problems, fatal := newRaw(file, data, limit)
	p := &parser{raw: f, broken: map[int]bool{}, problems: problems}
	if fatal {
		return p.brokenMap(), sorted(problems)
	}
	for _, line := range f.lines {
		// YAML stumbles over lines that hold nothing but spaces.
		if strings.TrimLeft(line, " \t") == "" {
			line = ""
		}
		p.work = append(p.work, line)
	}
	if last := p.work[len(p.work)-1]; last != "" {
		p.work = append(p.work, "") // a text at the end of a file ends with a line end like any other
	}
	p.markers()
	return p.read(), sorted(p.problems)
}

// read has the lines read and mended until the YAML parser gets to the end.
func (p *parser) read() *Node {
	for round := 1; ; round++ {
		doc, rest, err := decode(strings.Join(p.work, "\n"))
		if err == nil && !rest {
			return p.tree(doc)
		}
		if round < maxRounds && p.diagnose() {
			continue
		}
		if err == nil {
			return p.tree(doc) // which reports what is left over
		}
		p.unknown(err)
		return p.brokenMap()
	}
}

// decode reads the first document of text and reports whether more stands
// behind it, which the YAML parser ignores if it is not asked.
func decode(text string) (doc *yaml.Node, rest bool, err error) {
	doc = &yaml.Node{}
	d := yaml.NewDecoder(strings.NewReader(text))
	if err := d.Decode(doc); err != nil && err != io.EOF {
		return nil, false, err
	}
	return doc, d.Decode(&yaml.Node{}) != io.EOF, nil
}

// markers takes out the lines that divide a file into documents.
func (p *parser) markers() {
	begun := false
	for i, line := range p.work {
		n := i + 1
		word, rest, _ := strings.Cut(strings.TrimRight(line, " \t"), " ")
		switch {
		case word == "---" && rest == "" && !begun:
			p.work[i] = "" // a file may start with this
		case word == "---" || word == "...":
			p.report(p.pos(n, 1), fmt.Sprintf("`%s` ends the document here: what follows would be lost", word), "delete this line, or indent it if it belongs to the text above")
			p.torn = append(p.torn, n)
			for ; i < len(p.work); i++ {
				p.work[i] = ""
			}
			return
		case strings.HasPrefix(line, "%") && !begun:
			p.report(p.pos(n, 1), "a line that begins with `%` is a command to YAML that cannot be used here", "delete this line")
			p.work[i] = ""
			continue
		}
		begun = begun || line != "" && line[0] != '#'
	}
}

var errorLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// unknown passes on what the YAML parser says, unless more is known.
func (p *parser) unknown(err error) {
	if len(p.problems) > 0 {
		return
	}
	m := errorLine.FindStringSubmatch(err.Error())
	line, message := 0, err.Error()
	if m != nil {
		line, _ = strconv.Atoi(m[1])
		message = m[2]
	}
	p.report(Pos{File: p.file, Line: line}, "this file cannot be read near here: "+message, "compare the lines above and below with a sheet that can be read")
}

// sorted puts problems in the order of the file and drops repetitions.
func sorted(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	problems = slices.Compact(problems)
	return problems[:min(len(problems), maxProblems)]
}
