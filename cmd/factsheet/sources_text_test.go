package main

import (
	"bytes"
	"context"
	"testing"
)

// A document commands no terminal; into a pipe its text goes as it is.
func TestTextOnATerminal(t *testing.T) {
	const words = "a\t\x1b]0;owned\a \u202eb\r\nc\n"
	dir, _ := inWorkspace(t, map[string]string{"sheets/.keep": "", "sources/a.txt": words})
	for terminal, want := range map[bool]string{false: words, true: "a    \ufffd]0;owned\ufffd \ufffdb\nc\n"} {
		var out, said bytes.Buffer
		a := &app{stdout: &sticky{w: &out}, stderr: &said, terminal: terminal, workspaceDir: dir, noCache: true}
		if err := a.sourcesText(context.Background(), "a"); err != nil || out.String() != want {
			t.Errorf("on a terminal %v: %q %v %s, want %q", terminal, out.String(), err, said.String(), want)
		}
	}
}
