package yamldoc

import (
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

var errorLine = regexp.MustCompile(`line (\d+): (.*)`)

func (p *parser) parse() *Node {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(p.work, "\n")), &doc); err != nil {
		message, line := strings.TrimPrefix(err.Error(), "yaml: "), 0
		if m := errorLine.FindStringSubmatch(message); m != nil {
			line, _ = strconv.Atoi(m[1])
			message = m[2]
		}
		p.report(Pos{File: p.file, Line: line}, "this file cannot be read near here ("+message+")", "")
		return p.brokenMap()
	}
	return p.tree(&doc)
}
