package extract

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestHTML(t *testing.T) {
	tests := []struct{ name, html, want string }{
		{"white space collapses, over elements too", "<p> a <b> b</b>\n c </p>", "a b c"},
		{"words that elements divide are one", "<p>un<b>law</b>ful, super<wbr>market", "unlawful, supermarket"},
		{"paragraphs are apart", "<p>a<p>b", "a\n\nb"},
		{"blocks are on lines of their own", "a<div>b</div>c", "a\nb\nc"},
		{"cells are apart", "<table><tr><td>1<td>2<tr><td>3</table>4", "1\t2\n3\n4"},
		{"a line break", "a<br>b<br>\nc", "a\nb\nc"},
		{"two line breaks are an empty line", "a<br><br>b", "a\n\nb"},
		{"kept white space", "<pre>\na  b\n\tc</pre>", "a  b\n\tc"},
		{"kept by style", "<div style='white-space: pre-wrap'>a  b\nc</div>", "a  b\nc"},
		{"references", "<p>&lt;&amp;&gt; &eacute; &#233; &#xE9; &nbsp;&hellip; &copy 1 &ampx &notit; &unknown; & &; &semi;", "<&> é é é \u00a0… © 1 &x ¬it; &unknown; & &; ;"},
		{"a reference is one character of Windows-1252", "<p>&#147;a&#148;", "“a”"},
		{"a soft hyphen stays", "<p>a&shy;b", "a\u00adb"},
		{"scripts, styles and templates", "a<script>'<p>b'</script><style>c</style><template>d<p>e</template><noscript>f</noscript>", "a"},
		{"an unclosed script hides the rest, as in a browser", "a<script>b<p>c", "a"},
		{"comments", "a<!-- b --><!-- > -->c<!---->d<?php e ?>", "acd"},
		{"hidden", "a<p hidden>b<p>c<span style='display:none'>d<b>e</b></span>", "a\n\nc"},
		{"a hidden element ends with what holds it", "<div><span hidden>a</div><p>b", "b"},
		{"a paragraph's end closes the hidden one", "<p hidden>a<div>b</div>", "b"},
		{"invisible, and visible in it", "<div style='visibility:hidden'>a <b style='visibility: visible'>b</b></div>", "b"},
		{"styles of the page", "<style>.ad{color:red;display:none}</style><p class='x ad'>a<p class=ad2>b", "b"},
		{"a later rule wins", "<style>.a{display:none} .a{display:block}</style><p class=a>a", "a"},
		{"a heavier rule wins", "<style>p.a{display:block} .a{display:none}</style><p class=a>a", "a"},
		{"!important wins", "<style>.a{display:none!important}</style><p class=a style='display:block'>a<p>b", "b"},
		{"rules for print hide nothing", "<style media=print>p{display:none}</style><style>@media print{p{display:none}}</style><p>a", "a"},
		{"rules with context hide nothing", "<style>.menu p, p:hover, p[x], a>p{display:none}</style><p>a", "a"},
		{"shown on some screens", "<style>.a{display:none}@media (min-width: 9px){.md\\:a{display:block}}</style><p class='a md:a'>a", "a"},
		{"rules in a rule are for other elements", "<style>.a{color:red; .b{color:red; display:none; margin:0} &.c{display:none} }</style><p class=a>a", "a"},
		{"what follows rules in a rule counts", "<style>.a{ .b{color:red} display:none }</style><p class=a>a<p>b", "b"},
		{"braces in texts and comments of a style are no braces", "<style>.x::before{content:\"{/*\"} .y::after{content:'\\'}'} /*{*/ .a{display:none}</style><p class=a>a<p>b", "b"},
		{"a style in a comment's marks", "<style><!-- .a{display:none} --></style><p class=a>a<p>b", "b"},
		{"styles in capitals", "<style>.a{DISPLAY:NONE}</style><p class=a>a<p style='DISPLAY : NONE'>b<p>c", "c"},
		{"! important", "<style>.a{display:none ! important}</style><p class=a style='display:block'>a<p>b", "b"},
		{"a page that a script reveals", "<style>body{display:none}</style><body style='visibility:hidden'><p>a", "a"},
		{"aria-hidden and folded text can be seen", "<p aria-hidden=true>a<details>b</details>", "a\n\nb"},
		{"what a button lets pop up cannot", "a<div popover>b</div><div popover=manual style='display:block'>c</div>", "a\nc"},
		{"a closed dialog cannot", "<dialog>a</dialog><dialog open>b</dialog>", "b"},
		{"struck text was taken back, inserted text is there", "five <del>three</del> <ins>four</ins> <s>six</s> <span style='text-decoration:line-through'>x</span> days", "five four days"},
		{"striking goes on in the next paragraph", "<p>a <s>b<p>c</s> d", "a\n\nd"},
		{"and stops where its end stands", "<s><p>a</s> b</p>c", "b\n\nc"},
		{"quotation marks by language", "<p><q>a <q>b</q></q><p lang=de><q>c</q><p lang=fr-CH><q>d</q>", "“a ‘b’”\n\n„c“\n\n«d»"},
		{"a power is no number on the line", "10<sup>2</sup> 10<sup>-3</sup> 2<sup>n</sup> 10<sup>2.5</sup> 1<sup>1</sup>/<sub>2</sub>", "10² 10⁻³ 2ⁿ 10².⁵ 1¹/₂"},
		{"ordinals and formulas", "1<sup>st</sup> M<sup>me</sup> CO<sub>2</sub> H<sub>2</sub>O m<sup>2</sup>", "1st Mme CO2 H2O m²"},
		{"a power by style", "10<span style='vertical-align:super'>2</span>", "10²"},
		{"a fraction is no number of two digits", "<math><mfrac><mn>1</mn><mn>2</mn></mfrac><msup><mn>3</mn><mn>4</mn></msup></math>", "1⁄23⁴"},
		{"names of drawings", "<svg><title>a</title><desc>b</desc><text>c</text></svg>", "c"},
		{"a drawing's empty elements end at once", "a<svg><title/><style/><script/><defs/><g><desc/></g><text>b</text></svg>c<math><annotation/></math>d", "abcd"},
		{"a drawing's end closes what is open in it", "a<svg><defs><path></svg>b", "ab"},
		{"a drawing that is not closed ends where the page goes on", "<a><svg><defs></a><p>a<script/>b</script><p>c", "a\n\nc"},
		{"the page's elements in a drawing's texts do not end it", "<svg><foreignObject><p>a</p></foreignObject><text>b<title/>c</text></svg><math><mtext>d<b>e</b></mtext><mi/>f</math>", "a\n\nbcdef"},
		{"outside drawings a stroke before the end means nothing", "a<script/>b</script>c<style/>d</style>e", "ace"},
		{"letters of a drawing may stand in CDATA", "<svg><text><![CDATA[a<b]]></text></svg>c <![CDATA[d]]>", "a<bc"},
		{"choices can be seen", "<select><option>a<option>b</select>", "a\nb"},
		{"picture texts cannot", "a<img alt=b title=c>d<video>e</video>", "ad"},
		{"plain text called HTML", "1 < 2 & so on", "1 < 2 & so on"},
		{"tags in capitals, ends that close nothing", "</div><P>a</B></P></TABLE>b", "a\n\nb"},
		{"links in links end each other", "<a name=x><div hidden>a<a href=y>b</a></div>c", "c"},
	}
	for _, tt := range tests {
		x := read(t, "a.html", tt.html)
		if x.Content != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.html, x.Content, tt.want)
		}
		checkText(t, x, tt.html)
	}
}

func TestCallOuts(t *testing.T) {
	tests := []struct {
		name, html, content string
		want                []string
	}{
		{"a link above the line", "text<sup><a href='#fn1'>1</a></sup> goes on", "text¹ goes on", []string{"¹"}},
		{"a link round what is above the line", "text<a href='#x'><sup>1</sup></a> on", "text¹ on", []string{"¹"}},
		{"brackets inside the link", "text<sup><a href='#cite_note-4'>[4]</a></sup> on", "text[4] on", []string{"[4]"}},
		{"brackets outside the link", "text<sup>[<a href='#x'>4</a>]</sup> on", "text[4] on", []string{"[4]"}},
		{"a note in words", "text<sup><a href='#cite_note-n'>[note 3]</a></sup> on", "text[note 3] on", []string{"[note 3]"}},
		{"declared", "text<a role=doc-noteref href=x>*</a> on", "text* on", []string{"*"}},
		{"as Word writes it", "text<a href='#_ftn1'>[1]</a> on", "text[1] on", []string{"[1]"}},
		{"a number after a word", "the directive<sup>12</sup> says.<sup>3</sup>", "the directive¹² says.³", []string{"¹²", "³"}},
		{"a linked number after a number is a call-out, and still no digit", "of 10<sup><a href='#fn2'>2</a></sup> days", "of 10² days", []string{"²"}},
		{"a power is none", "10<sup>2</sup>, 5 m<sup>2</sup>, x<sup>2</sup>, (a+b)<sup>2</sup>, 3,<sup>2</sup>", "10², 5 m², x², (a+b)², 3,²", nil},
		{"a function's power is none", "sin<sup>2</sup>", "sin²", nil},
		{"a unit's power is none", "of 40 metres<sup>2</sup> and their mass<sup>3</sup> is", "of 40 metres² and their mass³ is", nil},
		{"a 2 behind a 1 is a call-out", "the rule<sup>1</sup> and the mass<sup>2</sup> is", "the rule¹ and the mass² is", []string{"¹", "²"}},
		{"a 2 behind the 1 that a link declares, too", "the rule<sup><a href='#n'>1</a></sup> and its use<sup>2</sup> is", "the rule¹ and its use² is", []string{"¹", "²"}},
		{"behind a comma stands no power", "by law,<sup>2</sup> the", "by law,² the", []string{"²"}},
		{"an ordinal is none", "the 21<sup>st</sup>", "the 21st", nil},
		{"a link to a section is none", "see <a href='#note-on-law'>the note on law</a> and <a href='#s4'>4</a>", "see the note on law and 4", nil},
		{"a long link above the line is none", "a<sup><a href='#x'>see there</a></sup>", "asee there", nil},
		{"readings beside the text", "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字かんじ", []string{"かんじ"}},
	}
	for _, tt := range tests {
		x := read(t, "a.html", "<p>"+tt.html)
		if got := furniture(x); x.Content != tt.content || !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q with furniture %q, want %q with %q", tt.name, x.Content, got, tt.content, tt.want)
		}
		checkText(t, x, "<p>"+tt.html)
	}
}

// A hyphen may divide a word only where a reader sees a line end.
func TestHTMLHyphens(t *testing.T) {
	for _, tt := range []struct {
		html string
		want int
	}{
		{"<p>exam-<br>ple", 1}, {"<pre>exam-\nple</pre>", 1}, {"<p>exam-\nple", 0}, {"<p>exam-<p>ple", 0},
		{"<li>exam-<li>ple", 0}, {"<p>exam&shy;<br>ple", 1}, {"<p>exam-<br><br>ple", 0}, {"<p>exam- <br> <b>ple</b>", 1},
	} {
		if x := read(t, "a.html", tt.html); len(x.Hyphens) != tt.want {
			t.Errorf("%s: %d hyphens in %q, want %d", tt.html, len(x.Hyphens), x.Content, tt.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	tests := []struct{ name, md, want string }{
		{"marks", "a *b* **c** _d_ `e*` \\*f\\*", "a b c d e* *f*"},
		{"a line end is a space, so no word is divided there", "x-\ny", "x- y"},
		{"a hard line end", "x  \ny\\\nz", "x\ny\nz"},
		{"links, pictures, addresses", "[a](b 'c') ![d](e) <https://f.example> [g]\n\n[g]: h", "a https://f.example g"},
		{"references need their end", "&amp; &copy; &copy &#65; `&amp;`", "& © &copy A &amp;"},
		{"struck text is not there", "a ~~b~~ c", "a c"},
		{"HTML", "a <b>b</b> <!-- c --> <span hidden>d</span> e<br>f", "a b e\nf"},
		{"HTML over several paragraphs", "<div hidden>\n\na *b*\n\n</div>\n\nc", "c"},
		{"a tag over lines of a quotation", "> a <span\n> hidden>b</span> c", "a c"},
		{"front matter", "---\ntitle: a\n---\nb", "b"},
		{"a line across the page is no front matter", "---\n\na\n\n---\n", "a"},
		{"code", "    a\n    \tb\n\n```\nc  d\n```", "a\n\tb\n\nc  d"},
		{"a table", "|a|b|\n|-|-|\n|c|`d\\|e`|", "a\tb\nc\td|e"},
		{"underscores in words", "snake_case_word", "snake_case_word"},
		{"a task", "- [x] done", "done"},
		{"notes", "a[^n].\n\n[^n]: b", "a¹.\n\nb"},
		{"CR LF", "# a\r\n\r\nb\r\nc\r\n", "a\n\nb c"},
	}
	for _, tt := range tests {
		x := read(t, "a.md", tt.md)
		if x.Content != tt.want {
			t.Errorf("%s: %q gives %q, want %q", tt.name, tt.md, x.Content, tt.want)
		}
		checkText(t, x, tt.md)
	}
}

// Block quotations are told from the text round them, in pages and Markdown.
func TestBlockQuotations(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"a.html", "<p>He wrote:<blockquote><p>a<ul><li>b</ul>c</blockquote><p>d", "He wrote: |>a|>b|>c|d"},
		{"a.html", "<blockquote>a</blockquote>b<q>c</q>", ">a|b\u201cc\u201d"},
		{"a.md", "a\n\n> b\n>\n> > c\n\nd", "a|>b|>c|d"},
	} {
		x := read(t, tt.name, tt.data)
		var got []string
		for _, b := range x.Blocks() {
			s := x.Content[b.Start:b.End]
			if b.Quoted {
				s = ">" + s
			}
			got = append(got, s)
		}
		if g := strings.Join(got, "|"); g != strings.ReplaceAll(tt.want, ": |", ":|") {
			t.Errorf("%q has the blocks %q, want %q", tt.data, g, tt.want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"a.html", "<html lang=el><p>x", "el"}, {"a.md", "---\nlang: 'de'\n---\nx", "de"}, {"a.txt", "x", ""},
	} {
		if got := read(t, tt.name, tt.data).Language; got != tt.want {
			t.Errorf("%s is in %q, want %q", tt.name, got, tt.want)
		}
	}
}

// These would take minutes, or more memory than there is, if time or room grew
// with the square of the input.
func TestHostileInput(t *testing.T) {
	const n = 40_000
	r := strings.Repeat
	for name, docs := range map[string][]string{
		"a.html": {
			r("<div>", n) + "x", r("<span hidden>", n) + "</span>", r("<b>", 600) + r("x</i></p></td>", n), r("<p><s>x", n), r("<table><tr><td>", n) + "x",
			"<p " + r("a=1 ", n) + ">" + r("<p a>x", n), r("<", n), r("&", n), r("&ampamp", n), r("<!--", n), r("<q>", n) + "x", r("<a href=#fn>1", n),
			"<p title='" + r("x", 20<<20) + "'>x", "<style>" + r(".a{display:none}", n) + "</style>" + r("<p class='a b'>x", n), r("w<sup>1</sup>", n),
		},
		"a.md": {r("[", n), r("[", n/2) + r("]", n/2), r("[a]: b\n", n), r("[a]: b \"c\n", n), r("*a **b", n/4), r("- a\n", n/4), r("`", n), r("<a ", n/4), r("x <?", n/4), r("\\", n), r("# a\n", n/4)},
		"a.txt": {
			r("a-\r", n), r("a-\n", n), r("\n", n) + "x", r(" ", n) + "-\nx", r("\f", n) + "x",
		},
	} {
		for _, doc := range docs {
			in := Input{Name: name, Data: doc}
			if x, err := Texts.Extract(t.Context(), in); err == nil {
				checkText(t, x, doc)
			}
		}
	}
}

// The article as a page and as plain text say the same, and the page's hidden
// words are in neither.
func TestRealPage(t *testing.T) {
	page, err := os.ReadFile("../../../shared/encryption/formats/crack-the-encryption.html")
	if err != nil {
		t.Skip("the article as a page is not here: ", err)
	}
	plain, err := os.ReadFile("../../../shared/encryption/sources/crack-the-encryption.txt")
	if err != nil {
		t.Skip("the article as plain text is not here: ", err)
	}
	x := read(t, "page.html", string(page))
	got := strings.Join(strings.Fields(x.Content), " ")
	for _, line := range strings.Split(string(plain), "\n") {
		if words := strings.Join(strings.Fields(line), " "); !strings.Contains(got, words) {
			t.Errorf("%q is not in the page's text", words)
		}
	}
	if strings.Contains(got, "nobody sees") {
		t.Error("words that the page hides are in its text")
	}
}
