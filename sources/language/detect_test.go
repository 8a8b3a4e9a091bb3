package language

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
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

// What folds a sample word by word gives what foldDetect gives of each.
func TestEachWordFoldsAsDetection(t *testing.T) {
	samples := []string{
		"", "a", "The Member’s L'HOMME, ça et là.", "Η Ευρωπαϊκή Ένωση ΚΑΙ οι πολίτες της, ᾧ ϗ ϑ", "Ёлка, ещё и всё",
		"soft\u00adhyphen e\u00ad\u0301te", "rockʼn’roll ʼn", "x\xffy\xc3", "İstanbul ISPARTA ǅ Ωm µ", "a\u0301 \u0301b", "国会 は",
	}
	for r := rune(0x80); r < 0x2100; r++ {
		samples = append(samples, "ab"+string(r)+"Cd "+string(r)+" α"+string(r))
	}
	for _, s := range samples {
		s = norm.NFC.String(s)
		var got, want []string
		eachWord(s, func(w []byte) { got = append(got, string(w)) })
		for _, w := range strings.FieldsFunc(strings.ReplaceAll(s, "\u00ad", ""), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r)
		}) {
			want = append(want, foldDetect(w))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}

// The short ways of folding give what the long ones give.
func TestShortFolding(t *testing.T) {
	for r := rune(1); r < 0x3000; r++ {
		for _, w := range []string{string(r), "a" + string(r), "Β" + string(r) + "c", "é" + string(r)} {
			if got, want := FoldGreek(w), foldGreekMarks(w); got != want {
				t.Errorf("Greek, %q: got %q, want %q", w, got, want)
			}
			if long := norm.NFC.String(apostrophes.Replace(w)); isComposed(w) && long != w {
				t.Errorf("%q is called composed, and would be %q", w, long)
			}
		}
	}
}

func BenchmarkDetect(b *testing.B) {
	b.ReportAllocs()
	s := strings.Repeat("The Commission shall adopt the measures, and Member States’ authorities may object to them. ", 45)
	for b.Loop() {
		detectLanguage(s)
	}
}
