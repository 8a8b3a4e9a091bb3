package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// accents are LaTeX's commands for marks above and below a letter.
var accents = map[string]rune{
	"`": 0x300, "'": 0x301, "^": 0x302, "~": 0x303, "=": 0x304, "u": 0x306, ".": 0x307, `"`: 0x308, "r": 0x30a,
	"H": 0x30b, "v": 0x30c, "d": 0x323, "c": 0x327, "k": 0x328, "b": 0x331,
}

// commands are those that stand for letters and signs.
var commands = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "SS": "ẞ",
	"textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
	"textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
	"guilsinglleft": "‹", "guilsinglright": "›", "textquotesingle": "'", "textquotedbl": `"`, "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^",
	"textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}",
	"S": "§", "textsection": "§", "P": "¶", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
	"pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥", "textdegree": "°", "degree": "°", "textperiodcentered": "·", "cdot": "·", "textbullet": "•",
	"times": "×", "pm": "±", "leq": "≤", "geq": "≥", "textmu": "µ", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
	"textordfeminine": "ª", "textordmasculine": "º", "textonehalf": "½", "textquestiondown": "¿", "textexclamdown": "¡", "slash": "/", "textnumero": "№",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "omega": "ω", "Delta": "Δ", "Omega": "Ω",
	"enspace": " ", "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ", "textvisiblespace": " ",
}

// signs are commands of one sign.
var signs = map[rune]string{'-': "", '/': "", '!': "", '@': "", '(': "", ')': "", '[': "", ']': "", ' ': " ", ',': " ", ';': " ", ':': " ", '\\': " ", '\n': " ", '\t': " "}

// A latex decoder makes plain text of a value of BibTeX. Unknown commands are
// left out and what they stand before stays.
type latex struct {
	in   string
	at   int
	out  strings.Builder
	math bool
}

// decodeLaTeX gives the text that a value stands for, on one line.
func decodeLaTeX(s string) string {
	d := &latex{in: s}
	for d.at < len(d.in) {
		d.step()
	}
	text := strings.Join(strings.FieldsFunc(d.out.String(), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }), " ")
	return norm.NFC.String(text)
}

// step reads what stands next.
func (d *latex) step() {
	r, size := utf8.DecodeRuneInString(d.in[d.at:])
	rest := d.in[d.at:]
	for _, l := range []struct{ in, out string }{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"?`", "¿"}, {"!`", "¡"}, {"~", " "}} {
		if strings.HasPrefix(rest, l.in) && !d.math {
			d.at += len(l.in)
			d.out.WriteString(l.out)
			return
		}
	}
	d.at += size
	switch {
	case r == '\\':
		d.command()
	case r == '{', r == '}':
	case r == '$':
		d.math = !d.math
	case d.math && r == '_':
	case d.math && r == '^':
		d.superscript()
	default:
		d.out.WriteString(rest[:size])
	}
}

// raised are the digits above the line: 10^2 is not 102.
var raised = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻", "+", "⁺")

func (d *latex) superscript() {
	arg := d.argument()
	if strings.Trim(arg, "0123456789+-") == "" {
		d.out.WriteString(raised.Replace(arg))
		return
	}
	d.out.WriteString("^" + arg)
}

// command reads what stands behind a backslash.
func (d *latex) command() {
	if d.at == len(d.in) {
		return
	}
	r, size := utf8.DecodeRuneInString(d.in[d.at:])
	name := d.in[d.at : d.at+size]
	if r < utf8.RuneSelf && unicode.IsLetter(r) {
		end := d.at
		for end < len(d.in) && d.in[end] < utf8.RuneSelf && unicode.IsLetter(rune(d.in[end])) {
			end++
		}
		name = d.in[d.at:end]
	}
	d.at += len(name)
	letters := r < utf8.RuneSelf && unicode.IsLetter(r)
	if mark, ok := accents[name]; ok {
		d.accent(mark)
		return
	}
	if text, ok := commands[name]; ok {
		d.swallow()
		d.out.WriteString(text)
		return
	}
	if letters {
		switch name {
		case "href": // its first argument is the address, the second the text
			d.argument()
		case "textsuperscript":
			d.superscript()
			return
		}
		d.swallow()
		return
	}
	if text, ok := signs[r]; ok {
		d.out.WriteString(text)
		return
	}
	d.out.WriteString(name)
}

// swallow takes the space behind a command of letters, which only ends it.
func (d *latex) swallow() {
	d.at += len(d.in[d.at:]) - len(strings.TrimLeft(d.in[d.at:], " \n\t"))
}

// accent puts a mark on the first letter of the argument that follows.
func (d *latex) accent(mark rune) {
	arg := d.argument()
	letter, size := utf8.DecodeRuneInString(arg)
	switch letter {
	case 'ı':
		letter = 'i'
	case 'ȷ':
		letter = 'j'
	}
	if size == 0 || !unicode.IsLetter(letter) {
		d.out.WriteString(arg) // \~{} and \^{} stand for the sign itself
		if size == 0 && (mark == 0x303 || mark == 0x302) {
			d.out.WriteRune(map[rune]rune{0x303: '~', 0x302: '^'}[mark])
		}
		return
	}
	d.out.WriteString(norm.NFC.String(string([]rune{letter, mark})) + arg[size:])
}

// argument reads a group in braces, a command, or one sign, as plain text.
func (d *latex) argument() string {
	d.swallow()
	if d.at == len(d.in) {
		return ""
	}
	if d.in[d.at] == '{' {
		end := matching(d.in[d.at:])
		inner := d.in[d.at+1 : d.at+end]
		d.at = min(len(d.in), d.at+end+1)
		if strings.Count(inner, "{") > 20 {
			return "" // no letter is wrapped so often
		}
		return decodeLaTeX(inner)
	}
	if d.in[d.at] == '\\' {
		from := d.at
		d.at++
		for d.at < len(d.in) && d.in[d.at] < utf8.RuneSelf && unicode.IsLetter(rune(d.in[d.at])) {
			d.at++
		}
		if text, ok := commands[d.in[from+1:d.at]]; ok {
			return text
		}
		d.at = from
		return ""
	}
	_, size := utf8.DecodeRuneInString(d.in[d.at:])
	d.at += size
	return d.in[d.at-size : d.at]
}

// matching gives the offset of the brace that closes the one at the start of s;
// that of the end where none does.
func matching(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}
