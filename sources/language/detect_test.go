package language

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Every text of the shared collection whose name begins with a language's tag
// must be given that language, and so must three pieces of it.
func TestDetectSharedTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/texts/*.txt")
	if len(files) == 0 {
		t.Skip("no ../shared/texts beside the project: detection is tested on the sentences only")
	}
	tagged := regexp.MustCompile(`^([a-z]{2})-`)
	documents := 0
	for _, file := range files {
		tag := tagged.FindStringSubmatch(filepath.Base(file))
		if tag == nil {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		documents++
		content := string(data)
		if got := detectLanguage(content).Tag; got != tag[1] {
			t.Errorf("%s: %q, want %q", filepath.Base(file), got, tag[1])
		}
		for part := range 3 {
			from := len(content) * (part + 1) / 4
			piece := strings.ToValidUTF8(content[from:min(from+3000, len(content))], "")
			if got := detectLanguage(piece).Tag; got != tag[1] {
				t.Errorf("%s: 3,000 bytes from %d: %q, want %q", filepath.Base(file), from, got, tag[1])
			}
		}
	}
	t.Logf("%d documents", documents)
}
