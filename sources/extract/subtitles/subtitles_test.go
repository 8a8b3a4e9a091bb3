package subtitles

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

func extractText(t *testing.T, name, data string) *text.Text {
	t.Helper()
	return extracttest.Read(t, Formats, name, data)
}

func TestGolden(t *testing.T) {
	extracttest.Golden(t, Formats, "testdata/*.vtt")
	extracttest.Golden(t, Formats, "testdata/*.srt")
}

// one makes a WebVTT file of a cue.
func one(s string) string { return "WEBVTT\n\n00:01.000 --> 00:02.000\n" + s + "\n" }

func TestWords(t *testing.T) {
	const vtt, srt = "a.vtt", "a.srt"
	tests := []struct{ name, file, data, want string }{
		{"lines of a cue", vtt, one("one\ntwo"), "one\ntwo"},
		{"marks", vtt, one("<b>one</b> <i.x>two</i> <c.yellow>three</c> <lang en>four</lang> <00:00:01.500>five"), "one two three four five"},
		{"references", vtt, one("R&amp;D &lt;b&gt; a&nbsp;b &#233; &unknown; & AT&T"), "R&D <b> a\u00a0b é &unknown; & AT&T"},
		{"what shows nothing", vtt, one("a&lrm;b"), "ab"},
		{"angles that are no marks", vtt, one("1 < 2 and 3 > 2, a <3 b"), "1 < 2 and 3 > 2, a <3 b"},
		{"an unclosed mark is text", vtt, one("a <b c"), "a <b c"},
		{"styles of other formats", srt, "1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<font color=\"#ff0000\">one</font> {two}\n", "one {two}"},
		{"notes, styles, regions, names of cues", vtt, "WEBVTT - a\nKind: captions\n\nNOTE not said\nnor this\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nintro\n00:01.000 --> 00:02.000 align:start\nsaid\n\nNOTE\nmore\n", "said"},
		{"NOTE inside a cue is said", vtt, one("NOTE the date"), "NOTE the date"},
		{"numbers as names", srt, "1\n00:00:01,000 --> 00:00:02,000\none\n\n2\n00:00:02,100 --> 00:00:03,000\ntwo\n", "one\ntwo"},
		{"a number that is said", srt, "1\n00:00:01,000 --> 00:00:02,000\n1998\n\n2\n00:00:02,100 --> 00:00:03,000\n2006\n", "1998\n2006"},
		{"an empty line in a text of SubRip", srt, "1\n00:00:01,000 --> 00:00:02,000\none\n\ntwo\n\n2\n00:00:02,100 --> 00:00:03,000\nthree\n", "one\ntwo\nthree"},
		{"no empty line between cues", srt, "1\n00:00:01,000 --> 00:00:02,000\none\n2\n00:00:02,100 --> 00:00:03,000\ntwo\n", "one\ntwo"},
		{"CR LF and a mark", srt, "\ufeff1\r\n00:00:01,000 --> 00:00:02,000\r\none\r\ntwo\r\n\r\n", "one\ntwo"},
		{"CR", srt, "1\r00:00:01,000 --> 00:00:02,000\rone\r\r", "one"},
		{"commas, dots, hours or none, spaces, positions", srt, "1\n00:00:01.000 --> 00:00:02.000\none\n\n2\n00:02,100-->00:03,000 X1:1\ntwo\n\n3\n0:00:03 --> 0:00:04\nthree\n", "one\ntwo\nthree"},
		{"a hyphen at a line's end", srt, "1\n00:00:01,000 --> 00:00:02,000\nwell-\nknown and 5-\n6, pre- \nand post-\n", "well-\nknown and 5-\n6, pre-\nand post-"},
		{"Windows-1252", srt, "1\n00:00:01,000 --> 00:00:02,000\nun caf\xe9, \x93oui\x94\n", "un café, “oui”"},
		{"UTF-16", srt, utf16("1\r\n00:00:01,000 --> 00:00:02,000\r\nένα\r\n"), "ένα"},
		{"Windows-1250", srt, "1\n00:00:01,000 --> 00:00:02,000\nnie ma \xbfadnej furtki, m\xf3wi\xb9 \x9cwiadkowie\n", "nie ma żadnej furtki, mówią świadkowie"},
		{"a cue of nothing", vtt, one("<i></i>\n") + "\n00:02.000 --> 00:03.000\nx", "x"},
		{"a file of SubRip called WebVTT", vtt, "1\n00:00:01,000 --> 00:00:02,000\none\n", "one"},
	}
	for _, tt := range tests {
		if x := extractText(t, tt.file, tt.data); x.Content != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.data, x.Content, tt.want)
		}
	}
	x := extractText(t, srt, tests[16].data)
	if len(x.Hyphens) != 2 || x.Content[:x.Hyphens[0]] != "well" {
		t.Errorf("hyphens at %v in %q", x.Hyphens, x.Content)
	}
}

// utf16 writes text as editors on Windows do.
func utf16(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

// paragraphs are the blocks, with the speaker of each in front.
func paragraphs(x *text.Text) []string {
	var out []string
	for _, b := range x.Blocks() {
		s := x.Content[b.Start:b.End]
		if p := x.Place(b.Start); p.Speaker != "" {
			s = p.Speaker + "| " + s
		}
		out = append(out, strings.ReplaceAll(s, "\n", " "))
	}
	return out
}

func srtOf(cues ...string) string {
	var b strings.Builder
	for i, c := range cues {
		b.WriteString("\n" + string(rune('0'+i%10)) + "\n00:00:0" + string(rune('0'+i%10)) + ",000 --> 00:00:0" + string(rune('0'+i%10)) + ",900\n" + c + "\n")
	}
	return b.String()
}

func TestSpeakers(t *testing.T) {
	tests := []struct {
		name, file, data string
		want, skipped    []string
	}{
		{"voices", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ann Bee>one\n\n00:02.100 --> 00:03.000\n<v Ann Bee>two</v>\n\n00:03.100 --> 00:04.000\n<v Al &amp; Bo>three",
			[]string{"Ann Bee| one two", "Al & Bo| three"}, nil},
		{"voices in a cue", "a.vtt", one("<v Ann>one</v>\n<v Bea>two"), []string{"Ann| one", "Bea| two"}, nil},
		{"labels in capitals", "a.srt", srtOf("ANN: one", "two", "BEA: three"), []string{"ANN| ANN: one two", "BEA| BEA: three"}, nil},
		{"labels inside a cue", "a.srt", srtOf("ANN: one\nBEA: two"), []string{"ANN| ANN: one", "BEA| BEA: two"}, nil},
		{"labels of names that come again", "a.srt", srtOf("Ann Bee: one", "Cy Dee: two", "Ann Bee: three", "Cy Dee: four"),
			[]string{"Ann Bee| Ann Bee: one", "Cy Dee| Cy Dee: two", "Ann Bee| Ann Bee: three", "Cy Dee| Cy Dee: four"}, nil},
		{"a label is passed over after a pause too", "a.srt", srtOf("ANN: one,", "ANN: two", "BEA: x") + "\n00:01:05,000 --> 00:01:06,000\nBEA: y\n", []string{"ANN| ANN: one, ANN: two", "BEA| BEA: x", "BEA| BEA: y"}, []string{"ANN:", "BEA:"}},
		{"a label in every cue is passed over where the speaker goes on", "a.srt", srtOf("Ann Bee: one,", "Ann Bee: two", "Cy Dee: three", "Cy Dee: four"),
			[]string{"Ann Bee| Ann Bee: one, Ann Bee: two", "Cy Dee| Cy Dee: three Cy Dee: four"}, []string{"Ann Bee:", "Cy Dee:"}},
		{"words before a colon are none", "a.srt", srtOf("Step One: open it", "I say: no", "At 10:30 we go", "Rule two: close it"), []string{"Step One: open it I say: no At 10:30 we go Rule two: close it"}, nil},
		{"words that come twice are none", "a.srt", srtOf("New Rule: no phones", "b", "c", "New Rule: no shoes", "d"), []string{"New Rule: no phones b c New Rule: no shoes d"}, nil},
		{"one word in capitals is none", "a.srt", srtOf("a", "WARNING: b", "c"), []string{"a WARNING: b c"}, nil},
		{"in capitals throughout they say nothing", "a.srt", srtOf("HE SAID: GO", "THEN SHE: NO", "OK"), []string{"HE SAID: GO THEN SHE: NO OK"}, nil},
		{"signs of turns", "a.srt", srtOf(">> one", "two", ">> Ann Bee: three", "&gt;&gt;&gt; four"), []string{">> one two", "Ann Bee| >> Ann Bee: three", ">>> four"}, nil},
		{"turns by dashes", "a.srt", srtOf("- one\n- two", "three - four"), []string{"- one", "- two three - four"}, nil},
		{"one dash is a dash", "a.srt", srtOf("one", "– two"), []string{"one – two"}, nil},
	}
	for _, tt := range tests {
		x := extractText(t, tt.file, tt.data)
		if got := paragraphs(x); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
		var skipped []string
		for _, r := range x.Furniture {
			skipped = append(skipped, x.Content[r.Start:r.End])
		}
		if !slices.Equal(skipped, tt.skipped) {
			t.Errorf("%s: passed over %q, want %q", tt.name, skipped, tt.skipped)
		}
	}
}

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name, times string
		want        int
	}{
		{"a short gap", "00:02.900", 1},
		{"a breath within a sentence", "00:05.000", 1},
		{"a pause", "00:06.500", 2},
		{"subtitles that overlap", "00:01.500", 1},
	}
	for _, tt := range tests {
		x := extractText(t, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\none\n\n"+tt.times+" --> 00:20.000\ntwo\n")
		if got := len(x.Blocks()); got != tt.want {
			t.Errorf("%s: %d paragraphs, want %d", tt.name, got, tt.want)
		}
	}
	x := extractText(t, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nOne.”\n\n00:04.000 --> 00:05.000\nTwo\n")
	if len(x.Blocks()) != 2 {
		t.Errorf("a breath after a sentence makes %d paragraphs", len(x.Blocks()))
	}
}

func TestTimes(t *testing.T) {
	tests := []struct{ start, want string }{
		{"00:00:01.999", "00:00:01"}, {"59:59.0", "00:59:59"}, {"123:04:05,6", "123:04:05"}, {"1:2:3", "01:02:03"}, {"soon", ""}, {"-00:00:01,000", ""},
	}
	for _, tt := range tests {
		x := extractText(t, "a.srt", "1\n"+tt.start+" --> 999:00:00,000\none\n")
		if got := x.Place(1).Time; got != tt.want || x.Place(1).Line != 3 {
			t.Errorf("%s is at %+v, want %q in line 3", tt.start, x.Place(1), tt.want)
		}
		if (tt.want == "") != (len(x.Notes) == 1) {
			t.Errorf("%s: notes %q", tt.start, x.Notes)
		}
	}
}

// Captions that roll up show every line more than once: each word is said once.
func TestRolling(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"as a video site makes them", "WEBVTT\nKind: captions\nLanguage: en\n\n" +
			"00:00:00.160 --> 00:00:02.389 align:start position:0%\n \nso<00:00:00.400><c> today</c><00:00:00.640><c> we</c>\n\n" +
			"00:00:02.389 --> 00:00:02.399 align:start position:0%\nso today we\n \n\n" +
			"00:00:02.399 --> 00:00:04.470 align:start position:0%\nso today we\nare<00:00:02.560><c> going</c>\n\n" +
			"00:00:04.470 --> 00:00:04.480 align:start position:0%\nare going\n \n\n" +
			"00:00:04.480 --> 00:00:06.000 align:start position:0%\nare going\nare going\n\n" +
			"00:00:06.000 --> 00:00:06.010 align:start position:0%\nare going\n \n\n" +
			"00:00:06.010 --> 00:00:08.000 align:start position:0%\nare going\nhome\n",
			"so today we\nare going\nare going\nhome"},
		{"three lines at a time", srtOf("a\nb\nc", "b\nc\nd", "c\nd\ne", "d\ne\nf", "e\nf\ng"), "a\nb\nc\nd\ne\nf\ng"},
		{"words at a time", srtOf("so", "so today", "so today we", "so today we go", "so today we go\nhome"), "so\ntoday\nwe\ngo\nhome"},
		{"what is said again after a pause", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\na\n\n00:00:02.000 --> 00:00:03.000\na\nb\n\n00:00:03.000 --> 00:00:04.000\nb\nc\n\n" +
			"00:00:04.000 --> 00:00:05.000\nc\nNo.\n\n00:00:15.000 --> 00:00:16.000\nNo.\nNever.", "a\nb\nc\nNo.\n\nNo.\nNever."},
		{"what is said twice is no rolling", srtOf("No.", "No.", "Never was it so.", "It was.", "Never.", "Never."), "No.\nNo.\nNever was it so.\nIt was.\nNever.\nNever."},
	}
	for _, tt := range tests {
		x := extractText(t, "a"+map[bool]string{true: ".vtt", false: ".srt"}[strings.HasPrefix(tt.data, "WEBVTT")], tt.data)
		if x.Content != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, x.Content, tt.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, tt := range []struct{ name, file, data, reason string }{
		{"no times", "a.srt", "some words\nand more\n", "holds no subtitles"},
		{"a head alone", "a.vtt", "WEBVTT\n\nNOTE x\n", "holds no subtitles"},
		{"times alone", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "shows no text"},
		{"a picture", "a.srt", "\x89PNG\r\n\x1a\n", "a picture"},
		{"under another name", "a.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\nx\n", `the name ends in ".srt" but the file is`},
	} {
		_, err := Formats.Extract(context.Background(), extract.Input{Name: tt.file, Data: tt.data})
		var u *extract.UnreadableError
		if !errors.As(err, &u) || !strings.Contains(u.Reason, tt.reason) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		extracttest.CheckError(t, err)
	}
}

func TestNotes(t *testing.T) {
	x := extractText(t, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\none\n\nlost words\nand more\n\n00:02.000 --> 00:03.000\ntwo\n")
	if want := []string{"2 lines that belong to no subtitle were left out, first line 6"}; !slices.Equal(x.Notes, want) {
		t.Errorf("notes %q, want %q", x.Notes, want)
	}
}

func TestStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Formats[0].Read(ctx, extract.Input{Name: "a.vtt", Data: one("x")}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// These would take minutes if time grew with the square of the input.
func TestHostileInput(t *testing.T) {
	const n = 40_000
	for _, doc := range []string{
		strings.Repeat("00:01.000 --> 00:02.000\n", n), one(strings.Repeat("<v a>b", n)), one(strings.Repeat("<", n)), one(strings.Repeat("a\n", n)),
		"WEBVTT\n\n" + strings.Repeat("00:01.000 --> 00:02.000\nA: b\n\n", n), one(strings.Repeat("&amp;", n)), strings.Repeat("-->", n), strings.Repeat("1\n", n),
		strings.Repeat("00:01.000 --> 00:02.000\n"+strings.Repeat("a\n", 200)+"\n", n/200), one(strings.Repeat("{\\", n)), one(strings.Repeat("a ", n) + ": b"),
	} {
		x, err := Formats.Extract(t.Context(), extract.Input{Name: "a.vtt", Data: doc})
		if err != nil {
			extracttest.CheckError(t, err)
			continue
		}
		texttest.Check(t, x)
	}
}

func FuzzSubtitles(f *testing.F) {
	f.Add(true, one("<v Ann>one-\ntwo &amp; <c>three</c>"))
	f.Add(false, srtOf("Ann Bee: one,", "Ann Bee: two", "Cy Dee: three", "Cy Dee: four"))
	f.Add(false, srtOf("a\nb\nc", "b\nc\nd", "c\nd\ne", "d\ne\nf"))
	f.Add(true, "WEBVTT\n\nSTYLE\nx\n\nNOTE y\n\nid\n00:01.000 --> 00:02.000\n- a\n- b\n")
	f.Fuzz(func(t *testing.T, vtt bool, data string) {
		name := "a.srt"
		if vtt {
			name = "a.vtt"
		}
		x, err := Formats.Extract(context.Background(), extract.Input{Name: name, Data: data})
		if err != nil {
			extracttest.CheckError(t, err)
			return
		}
		texttest.Check(t, x)
		for i := 0; i < len(x.Content); i += 1 + len(x.Content)/20 {
			if p := x.Place(i); p.Line < 1 || p.Line > 1+strings.Count(data, "\n")+strings.Count(data, "\r") {
				t.Fatalf("byte %d is at %+v", i, p)
			}
		}
	})
}
