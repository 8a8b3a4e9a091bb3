package language

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// A languageSentence is one line of testdata/sentences.txt.
type languageSentence struct {
	tag, text, first string // first is "" where nothing negates
	line             int
}

func languageSentences(t *testing.T) []languageSentence {
	t.Helper()
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []languageSentence
	tag := ""
	for i, line := range strings.Split(string(data), "\n") {
		s := languageSentence{tag: tag, line: i + 1}
		switch {
		case line == "" || line[0] == '#':
			continue
		case line[0] == '[':
			tag = strings.Trim(line, "[]")
			continue
		case strings.HasPrefix(line, "- "):
			s.text = line[2:]
		case strings.HasPrefix(line, "+ "):
			var ok bool
			if s.first, s.text, ok = strings.Cut(line[2:], ": "); !ok {
				t.Fatalf("testdata/sentences.txt:%d: no colon", i+1)
			}
		default:
			t.Fatalf("testdata/sentences.txt:%d: neither + nor -", i+1)
		}
		list = append(list, s)
	}
	return list
}

// official are the languages of the European Union.
var official = strings.Fields("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv")

func TestNegation(t *testing.T) {
	with, without := make(map[string]int), make(map[string]int)
	for _, s := range languageSentences(t) {
		l := ByTag(s.tag)
		if l == nil {
			t.Fatalf("line %d: no lists for %q", s.line, s.tag)
		}
		if s.first == "" {
			without[s.tag]++
		} else {
			with[s.tag]++
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			words := strings.Fields(form.String(s.text))
			got, at := "", l.Negation(words)
			if at >= 0 {
				got = strings.Trim(norm.NFC.String(words[at]), ".,")
			}
			if got != s.first && !startsPhrase(l, words, at, s.first) {
				t.Errorf("testdata/sentences.txt:%d: %s: %q: got %q, want %q", s.line, s.tag, s.text, got, s.first)
			}
		}
	}
	for _, tag := range Tags() {
		leastWith, leastWithout := 5, 5
		if slices.Contains(official, tag) {
			leastWith, leastWithout = 12, 8
		}
		if with[tag] < leastWith || without[tag] < leastWithout {
			t.Errorf("%s: %d sentences with and %d without a negation; %d and %d are the least", tag, with[tag], without[tag], leastWith, leastWithout)
		}
	}
}

// How a source is set must not hide a negation, nor make one.
func TestNegationAsSet(t *testing.T) {
	for _, c := range []struct {
		tag, words string
		want       int
		why        string
	}{
		{"en", "kept “not” here", 1, "quotation marks"},
		{"en", "kept *not* here", 1, "emphasis in Markdown"},
		{"en", "kept—not shown", 0, "a dash joins two words"},
		{"en", "kept with- out notice", 1, "parted at a line's end"},
		{"en", "kept not¹² here", 1, "call-out of a note"},
		{"en", "k\u200bept no\u00adt here", 1, "soft hyphen"},
		{"en", "(No. 5)", -1, "number sign in brackets"},
		{"en", "No. Five states agree.", 0, "an answer"},
		{"en", "(EU) No 1215/2012", -1, "number of an act"},
		{"en", "no more than 5", 0, "figure later"},
		{"fr", "dit qu’à l’exception du juge", 1, "a phrase after an elision"},
		{"fr", "Dès aujourd’hui, l’homme note", -1, "apostrophes alone"},
		{"it", "quest’ultimo nient’altro", 1, "elision before a word of the list"},
		{"mt", "ma’ esperti", -1, "with, not the negation"},
		{"tr", "YAPILAMAZ", 0, "capital I is the dotless one"},
		{"cs", "nejde o to", 0, "nej- is no superlative here"},
		{"cs", "nejlepší řešení", -1, "superlative"},
		{"en", "' '' ’", -1, "marks only"},
		{"en", "", -1, "no words"},
	} {
		if got := ByTag(c.tag).Negation(strings.Fields(c.words)); got != c.want {
			t.Errorf("%s: %q: %d, want %d: %s", c.tag, c.words, got, c.want, c.why)
		}
	}
}

// startsPhrase reports a phrase that begins at the index and holds the word:
// "à l’exception" begins at "à".
func startsPhrase(l *Language, words []string, at int, want string) bool {
	if at < 0 || want == "" {
		return false
	}
	var folded []string
	for _, w := range words[at:] {
		folded = append(folded, l.Fold(w))
	}
	n := max(l.negations.at(folded), l.limits.at(folded))
	return slices.Contains(folded[:n], l.Fold(want))
}

// One bit of running text in a language is enough to tell it.
func TestDetectSentences(t *testing.T) {
	texts := make(map[string]string)
	for _, s := range languageSentences(t) {
		texts[s.tag] += s.text + "\n"
	}
	for tag, content := range texts {
		if got := Of("", content).Tag; got != tag {
			t.Errorf("detected %q, want %q", got, tag)
		}
		if got := Of("xx-unknown", content).Tag; got != tag {
			t.Errorf("unknown tag: detected %q, want %q", got, tag)
		}
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ tag, content, want, why string }{
		{"de", "The text is in English, and that is that.", "de", "the catalogue decides"},
		{"de-AT", "", "de", "region"},
		{"EN_gb", "", "en", "case and underscore"},
		{"zh-Hant", "It is what the people of the country have said that they want.", "en", "no lists: detected"},
		{"no", "", "nb", "macrolanguage"},
		{"", "", "", "nothing to go by: the union"},
		{"", "12 34 56", "", "figures only"},
		{"", "Αθήνα", "el", "one language in the script"},
	} {
		if got := Of(c.tag, c.content).Tag; got != c.want {
			t.Errorf("Of(%q, %q) = %q, want %q: %s", c.tag, c.content, got, c.want, c.why)
		}
	}
}

// The union looks for the negations of every language of the script.
func TestLanguageUnion(t *testing.T) {
	u := Of("", "")
	for _, word := range []string{"not", "nicht", "sans", "ikke", "nem", "ei"} {
		if u.Negation([]string{word}) != 0 {
			t.Errorf("the union lacks %q", word)
		}
	}
	if u.Negation([]string{"table"}) >= 0 || len(u.Pronouns()) < 300 {
		t.Error("the union is not the union")
	}
}

func TestWordKinds(t *testing.T) {
	kinds := map[string]func(*Language, string) bool{
		"modal":       (*Language).Modal,
		"comparative": (*Language).Comparative,
		"number":      (*Language).NumberWord,
		"unit": func(l *Language, w string) bool {
			return w != "" && l.UnitWords(strings.Fields(w)) == len(strings.Fields(w))
		},
	}
	for _, c := range []struct {
		tag, kind, yes, no string // words parted by "|"
	}{
		{"en", "modal", "must|may|Shall|can’t|we’ll|would", "has|message|mustard"},
		{"en", "comparative", "more|fewer|least|minimum", "much|many|almost"},
		{"en", "number", "one|Twenty-one|million|dozens", "someone|both|tent"},
		{"en", "unit", "per cent|percent|%|km|million|€|EUR|m²|US$|kg.", "in|and|A|perhaps|of|"},
		{"de", "modal", "muss|dürfen|könnte|soll", "muster|wollte-nicht-mehr"},
		{"de", "number", "drei|einundzwanzig|dreihundert|Tausend", "ein|eine|einzig"},
		{"de", "unit", "Prozent|Milliarden|Mio.|Mrd.|Euro", "im|Jahre|Mai"},
		{"fr", "modal", "doit|pourrait|doivent|sera", "droit|peur"},
		{"fr", "unit", "pour cent|%|milliards|d’euros|€", "pour|en|ans"},
		{"fr", "number", "vingt-deux|mille|quatre-vingts|sept", "un|une|mil"},
		{"it", "unit", "per cento|milioni|km", "ha|lei|mi"},
		{"pl", "modal", "musi|powinna|może|należy", "morze"},
		{"pl", "number", "dwanaście|pięciu|tysięcy", "na"},
		{"fi", "number", "kaksitoista|miljoonaa|viisikymmentä", "on"},
		{"tr", "modal", "yapabilir|olmalıdır|edilecektir", "bilgi"},
		{"tr", "unit", "TL|milyon|lirası", "ile"},
		{"el", "modal", "πρέπει|ΠΡΕΠΕΙ|δύναται", "και"},
		{"el", "unit", "τοις εκατό|ΕΚΑΤΟΜΜΥΡΙΑ|ευρώ|δισ.", "και"},
		{"ro", "number", "şase|șase|douăzeci", "un"},
		{"ru", "number", "тысячами|четырёх|двенадцать", "он"},
	} {
		l := ByTag(c.tag)
		for _, w := range strings.Split(c.yes, "|") {
			if !kinds[c.kind](l, w) {
				t.Errorf("%s: %q should be %s", c.tag, w, c.kind)
			}
		}
		for _, w := range strings.Split(c.no, "|") {
			if kinds[c.kind](l, w) {
				t.Errorf("%s: %q should not be %s", c.tag, w, c.kind)
			}
		}
	}
}

func TestUnitWords(t *testing.T) {
	for _, c := range []struct {
		tag, words string
		want       int
	}{
		{"en", "per cent of users", 2}, {"en", "million people", 1}, {"en", "percentage points.", 2},
		{"en", "of users", 0}, {"en", "", 0}, {"en", "%,", 1}, {"lv", "miljoni eiro", 1},
	} {
		if got := ByTag(c.tag).UnitWords(strings.Fields(c.words)); got != c.want {
			t.Errorf("%s: %q: %d words, want %d", c.tag, c.words, got, c.want)
		}
	}
}

// demanded are the lists that every language must have.
var demanded = []string{"frequent", "negation", "limit", "modal", "comparative", "pronoun", "number", "sign", "belongs to number"}

// Each list is in NFC and lower case, sorted, without doubles; a phrase has no
// pattern in it, and a pronoun at most two words.
func TestLanguageFiles(t *testing.T) {
	for _, tag := range Tags() {
		l, err := parse(tag)
		if err != nil {
			t.Fatal(err)
		}
		if l.Name == "" || l.Origin == "" {
			t.Errorf("%s: no name or no origin", tag)
		}
		if !slices.Equal(entriesOf(tag, "number"), l.numbers.entries) {
			t.Errorf("%s: the words that count are not read as from the whole file", tag)
		}
		if !slices.Equal(entriesOf(tag, "frequent"), l.frequent.entries) {
			t.Errorf("%s: the list for detection is not the file's", tag)
		}
		for heading, list := range l.lists() {
			if len(list.entries) == 0 && slices.Contains(demanded, heading) {
				t.Errorf("%s: [%s] is empty", tag, heading)
			}
			for i, e := range list.entries {
				words := strings.Fields(e)
				switch {
				case len(words) > LongestEntry:
					t.Errorf("%s: [%s] %q is longer than LongestEntry", tag, heading, e)
				case !norm.NFC.IsNormalString(e) || strings.ToLower(e) != e:
					t.Errorf("%s: [%s] %q is not in NFC and lower case", tag, heading, e)
				case i > 0 && list.entries[i-1] >= e:
					t.Errorf("%s: [%s] %q is out of order or double", tag, heading, e)
				case strings.Contains(words[0], "*") && (len(words) > 1 || strings.Trim(e, "*") == ""):
					t.Errorf("%s: [%s] %q: a pattern has letters, and begins no phrase", tag, heading, e)
				case heading == "pronoun" && (len(words) > 2 || strings.Contains(e, "*")):
					t.Errorf("%s: pronoun %q: at most two words, no pattern", tag, e)
				case heading == "frequent" && len(words) != 1:
					t.Errorf("%s: [frequent] %q is not one word", tag, e)
				}
			}
		}
	}
}

// Nothing that a source may hold makes the look-up fail, and adding words
// without a meaning before a negation does not hide it.
func FuzzNegation(f *testing.F) {
	f.Add("en", "The agency may not store it")
	f.Add("fr", "n’est-il pas d’aucun '")
	f.Add("tr", "İİ ''' *")
	f.Add("", "\xff\xfe не 5")
	f.Fuzz(func(t *testing.T, tag, sentence string) {
		words := strings.Fields(sentence)
		l := Of(tag, sentence)
		at := l.Negation(words)
		if at < -1 || at >= len(words) {
			t.Fatalf("negation(%q) = %d", words, at)
		}
		more := append([]string{"12345", "12345"}, words...)
		if got := l.Negation(more); at >= 0 && got != at+2 || at < 0 && got != -1 {
			t.Fatalf("negation(%q) = %d, but %d without the figures", more, got, at)
		}
		for _, w := range words {
			_, _ = l.UnitWords([]string{w}), l.Modal(w)
		}
	})
}
