//go:build unix

package sources

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"factsheet/sources/yamldoc"
)

func TestRead(t *testing.T) {
	outside := folder(t, map[string]string{"secret.txt": "secret"})
	dir := folder(t, map[string]string{"code.txt": "words", "sub/deep.txt": "deep", "empty.txt": ""})
	link := func(target, name string) {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	link(filepath.Join(outside, "secret.txt"), "absolute.txt")
	link("../"+filepath.Base(outside)+"/secret.txt", "relative.txt")
	link(outside, "folder")
	link("loop.txt", "loop.txt")
	link("code.txt", "inside.txt")
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644); err != nil {
		t.Skip("no pipes here: ", err)
	}
	l := open(t, dir)
	tests := []struct{ name, file, want string }{
		{"no file named", "", "names no file"},
		{"missing, with a slip", "cod.txt", `did you mean "code.txt"?`},
		{"missing, in another folder", "deep.txt", `did you mean "sub/deep.txt"?`},
		{"missing, in other letters", "Code.TXT", `did you mean "code.txt"?`},
		{"missing, like nothing", "zzzzzzzz", "save the document there"},
		{"out by dots", "../" + filepath.Base(outside) + "/secret.txt", "leads out"},
		{"out by an absolute path", filepath.Join(outside, "secret.txt"), "does not begin in the folder"},
		{"out by an absolute link", "absolute.txt", "link that leads out"},
		{"out by a relative link", "relative.txt", "link that leads out"},
		{"out by a link in the way", "folder/secret.txt", "link that leads out"},
		{"a link to itself", "loop.txt", "leads back to itself"},
		{"a folder", "sub", "it is a folder"},
		{"a pipe, which would wait for ever", "pipe.txt", "pipe, socket or device"},
		{"a line end in the name", "co\nde.txt", "control character"},
		{"a folder that is a file", "code.txt/x", ""},
	}
	for _, tt := range tests {
		if tt.want == "" {
			if _, err := l.Read(&Source{File: yamldoc.String{Value: tt.file}}); err == nil {
				t.Errorf("%s: no error", tt.name)
			}
			continue
		}
		if got := unreadable(t, l, tt.file); !strings.Contains(got, tt.want) {
			t.Errorf("%s: %s, want %q", tt.name, got, tt.want)
		}
	}
	for file, want := range map[string]string{"code.txt": "words", "inside.txt": "words", "sub/deep.txt": "deep", "empty.txt": ""} {
		if got, err := l.Read(&Source{File: yamldoc.String{Value: file}}); got != want || err != nil {
			t.Errorf("%s: %q, %v", file, got, err)
		}
	}
}
