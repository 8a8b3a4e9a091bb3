package number

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// What a text says, as "text=value unit" for each number that needs backing; what
// says the same again is left out.
func TestRead(t *testing.T) {
	tests := []struct{ tag, text, want string }{
		{"en", "In 2016, 1,284 orders", "2016=2016; 1,284=1284"},
		{"de", "1.234,5 und 1.234 und 1,234", "1.234,5=1234.5; 1.234=1234; 1,234=1.234"},
		{"en", "1,234.5 and 1,234 and 1.234", "1,234.5=1234.5; 1,234=1234; 1.234=1.234"},
		{"fr", "1 234,5 et 1.234", "1 234,5=1234.5; 1.234=1234|1.234"}, // Belgians part thousands so
		{"de-CH", "1'234.50 und 1.234", "1'234.50=1234.5; 1.234=1234|1.234"},
		{"", "1.234 1,5", "1.234=1234|1.234; 1,5=1.5"},
		{"en", "(5) five", "five=5"},
		{"en", "−5 degrees, -5, +5, 3-5, (-5)", "−5=-5; +5=5; 3=3"},
		{"en", "about two hundred and fifty-six", "two hundred and fifty-six=~256"},
		{"en", "between one hundred and two hundred", "one hundred=100; two hundred=200"},
		{"en", "no more than 5 MW", "5 MW=≤5 MW"},
		{"en", "5 years or more", "5 years=≥5 year"},
		{"en", "two million three hundred thousand", "two million three hundred thousand=2300000"},
		{"de", "rund 5 Mio. Euro. Dann", "5 Mio. Euro=~5000000 EUR"},
		{"de", "Es waren 5 Mio. Dann kamen 7.", "5 Mio=5000000; 7=7"},
		{"de", "am 3. und im 3. Quartal", "3=3"},
		{"es", "3 mil millones", "3 mil millones=3000000000"},
		{"en", "the 1990s and the 90s", "1990s=1990s; 90s=1990s"},
		{"en", "3 March 2026, March 3, 2026, March 2026", "3 March 2026=2026-3-3; March 2026=2026-3-0"},
		{"en", "They may march 5 miles", "5 miles=5 mile"},
		{"fr", "sept personnes en sept. 2024", "sept=7; sept. 2024=2024-9-0"},
		{"fr", "50 M€ et 5 millions d'euros", "50 M€=50000000 EUR; 5 millions d'euros=5000000 EUR"},
		{"en", "€5m and 5 m", "€5m=5000000 EUR; 5 m=5000000|5 m"},
		{"en", "24/7, 1/2, 2016/680, 12/2019", "1/2=0.5"},
		{"en", "1.2.3, 1..2, 1,,2", "1=1; 2=2"},
		{"it", "l'1 %, dell'80 per cento", "1 %=1 %; 80 per cento=80 %"},
		{"en", "100%", "100%=100 %"},
		{"en", "$5, US$5, 5 USD", "$5=5 dollar; 5 USD=5 USD"},
		{"lt", "2024–2025 m.", "2024=2024; 2025=2025"},
		{"en", strings.Repeat("9", 200), ""},
		{"en", "the twenty-first century, the twenty-fourth of them", ""},
		{"fr", "la vingt et unième et la vingt-deuxième", ""},
		{"en", "The two sides agree on three things: speed, money, staff. Two agreed.", "Two=2"},
		{"de", "Die beiden Seiten, die zwei Lager; zwei Lager", "zwei=2"},
		{"en", "the Group of Seven, Three Mile Island", "Three Mile=3 mile"}, // at its start a sentence has a capital anyway
		{"en", "P2P, B2B, 2FA, 3DES, HTTP/2, TLS 1.3, AES-256, EU27, ISO-8859-1", ""},
		{"en", "it (1) asks and (2) answers", ""},
		{"en", "at 14:30:05, 3 am, 3 hours", "14:30:05=870; 3 am=180; 3 hours=3 hour"},
		{"da", "kl. 14.30", "14.30=870"},
		{"fr", "à 14h30, dix heures", "14h30=870; dix heures=10 hour"},
		{"en", "half a million, a quarter of an hour, half the time", "half a million=500000; a quarter=0.25"}, // "half the time" may be said of any time,
		{"de", "eine halbe Million, anderthalb Jahre, ein halbes Jahr", "halbe Million=500000"},
		{"es", "por medio de ellos, medio millón", "medio millón=500000"},
		{"pl", "pół miliona, Paragrafie 4, w maju 2026 r.", "pół miliona=500000; maju 2026=2026-5-0"},
		{"hu", "10. cikk; szemben. 8. cikk", ""},
		{"fr", "l'article L. 621-7, les 2° à 7°", ""},
	}
	for _, tt := range tests {
		var got []string
		var none Evidence
		for _, n := range none.Unbacked(In(tt.tag).Read(tt.text)) {
			got = append(got, tt.text[n.Start:n.End]+"="+told(n))
		}
		if s := strings.Join(got, "; "); s != tt.want && tt.text[0] != '9' {
			t.Errorf("%s %q:\n got %s\nwant %s", tt.tag, tt.text, s, tt.want)
		}
	}
}

func told(n Number) string {
	s := []string{"", "~", "<~", ">", "<", "≥", "≤"}[n.Bound]
	if n.Kind == Date {
		d := n.dates[0]
		if d.decade {
			return fmt.Sprintf("%s%ds", s, d.year)
		}
		return fmt.Sprintf("%s%d-%d-%d", s, d.year, d.month, d.day)
	}
	var values []string
	for _, v := range n.values {
		text := v.FloatString(6)
		if strings.Contains(text, ".") {
			text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
		}
		values = append(values, text)
	}
	s += strings.Join(values, "|")
	if n.Kind == Percent {
		s += " %"
	}
	if n.Unit != "" {
		s += " " + n.Unit
	}
	return s
}

// Every entry of every list of number words says what the list has it say, alone
// and before thousands and millions.
func TestNumberWords(t *testing.T) {
	words := 0
	for _, tag := range Known() {
		r := In(tag)
		power := r.lists["power"]
		if power == nil {
			t.Fatalf("%s has no powers", tag)
		}
		for _, same := range r.lists["number"].byFirst {
			for _, x := range same {
				text := strings.Join(x.words, " ")
				said := r.say(r.tokens(text))
				if said.value != x.value || said.tokens != len(r.tokens(text)) {
					t.Errorf("%s: %q says %d in %d words, want %d", tag, text, said.value, said.tokens, x.value)
				}
				words++
			}
		}
	}
	t.Logf("%d forms of number words in %d languages", words, len(Known()))
}

// Every language has all lists.
func TestListsAreThere(t *testing.T) {
	for _, tag := range Known() {
		r := In(tag)
		for _, list := range []string{"number", "month", "unit", "percent", "points", "power", "fraction", "one", "ratio", "every", "down", "joint", "before", "after", "label", "clock"} {
			if r.lists[list] == nil {
				t.Errorf("%s has no list %q", tag, list)
			}
		}
		months := make(map[int64]bool)
		for _, same := range r.lists["month"].byFirst {
			for _, x := range same {
				months[x.value] = true
			}
		}
		bounds := make(map[Bound]bool)
		for _, same := range r.lists["before"].byFirst {
			for _, x := range same {
				bounds[x.bound] = true
				if len(x.words) > longestBound {
					t.Errorf("%s: %q has more than %d words", tag, x.words, longestBound)
				}
			}
		}
		if len(months) != 12 || len(bounds) != 6 {
			t.Errorf("%s has %d months and %d bounds, want 12 and 6", tag, len(months), len(bounds))
		}
	}
}

// A number backs itself in every way in which its language writes it, and no
// other number in any.
func TestNumbersBackThemselves(t *testing.T) {
	values := []int64{2, 7, 12, 21, 99, 100, 365, 999, 1_000, 1_284, 2_016, 12_400, 46_000, 125_000, 999_999, 1_000_000, 12_345_678}
	pairs, others := 0, 0
	for _, tag := range append(Known(), "", "de-CH", "fr-CH") {
		r := In(tag)
		var before Evidence // of the value before
		for _, v := range values {
			this := Evidence{}
			ways := writings(r, v)
			claims, given := make([][]Number, len(ways)), make([]Evidence, len(ways))
			for i, way := range ways {
				claims[i] = r.Read(way)
				given[i].Add(r, "x "+way+" y")
				this.Add(r, "x "+way+" y")
				for k := range claims[i] {
					n := &claims[i][k]
					if others++; !n.Loose && n.End-n.Start == len(way) && before.backs(n) {
						t.Errorf("%s: %q is backed by another number", tag, way)
					}
				}
			}
			before = this
			for i := range ways {
				for k := range ways {
					if got := given[k].Unbacked(claims[i]); len(got) > 0 {
						t.Errorf("%s: %q is not backed by %q", tag, ways[i], ways[k])
					}
					pairs++
				}
			}
		}
	}
	t.Logf("%d pairs of the same number, %d numbers beside another", pairs, others)
}

// writings are ways to write a whole number.
func writings(r *Reader, v int64) []string {
	digits := fmt.Sprint(v)
	group := func(mark string) string {
		out := digits
		for i := len(digits) - 3; i > 0; i -= 3 {
			out = out[:i] + mark + out[i:]
		}
		return out
	}
	ways := []string{digits, group(" "), group("\u00a0"), group("\u202f"), group("\u2009"), group("’"), group("'")}
	if r.group == "." || r.group == "," {
		ways = append(ways, group(r.group))
	}
	if r.decimal != "" {
		ways = append(ways, digits+r.decimal+"0")
	}
	for _, same := range r.lists["number"].all() {
		if same.value == v {
			ways = append(ways, strings.Join(same.words, " "))
		}
	}
	for _, p := range r.lists["power"].all() {
		if p.value >= 1000 && v%p.value == 0 && utf8.RuneCountInString(p.words[0]) > 2 {
			ways = append(ways, fmt.Sprint(v/p.value)+" "+strings.Join(p.words, " "))
		}
	}
	return ways
}

func (p *phrases) all() []phrase {
	if p == nil {
		return nil
	}
	var out []phrase
	for _, same := range p.byFirst {
		out = append(out, same...)
	}
	return out
}

func TestRounding(t *testing.T) {
	tests := []struct {
		claim  string
		value  int64
		backed bool
	}{
		{"about 60", 57, true},
		{"about 60", 64, true},
		{"about 60", 66, false},
		{"about 65", 67, true},
		{"about 65", 69, false}, // two figures say more than one
		{"about 100", 92, true},
		{"about 100", 89, false},
		{"about 7", 7, true},
		{"about 7", 8, false},
		{"about 5,000", 5437, true},
		{"about 5,000", 5600, false},
		{"about 5,400", 5437, true},
		{"about 0", 0, true},
		{"nearly 60", 60, true},
		{"nearly 60", 54, true},
		{"nearly 60", 53, false},
		{"over 50", 250, true},
		{"over 50", 251, false}, // nobody says so
		{"at most 10", 2, true},
		{"at most 10", 1, false}, // nobody says so
		{"up to 10", 9, false},   // a limit, or the end of a range
	}
	for _, tt := range tests {
		var e Evidence
		e.Add(In("en"), fmt.Sprint(tt.value))
		if got := len(e.Unbacked(In("en").Read(tt.claim))) == 0; got != tt.backed {
			t.Errorf("%q by %d: %v, want %v", tt.claim, tt.value, got, tt.backed)
		}
	}
}

func TestNearest(t *testing.T) {
	tests := []struct {
		claim, evidence, want string
		why                   Advice
	}{
		{"48 hours", "72 hours and 5 people", "72 hours", Missing},
		{"12,000 people", "12,437 people", "12,437", Rounded},
		{"5 km", "5 kg", "5 kg", OtherUnit},
		{"5 %", "5 percentage points", "5 percentage points", OtherUnit},
		{"more than 5 people", "5 people", "5", NotBeyond},
		{"3 March 2024", "3 April 2024, 7 June 1999", "3 April 2024", Missing},
		{"5 people", "nobody", "", Missing},
		{"5 people", "Article 5", "", Missing},
		{"in 2023", "in 2024, with 2,023.5 pages", "2024", Missing},
	}
	for _, tt := range tests {
		var e Evidence
		e.Add(In("en"), tt.evidence)
		list := e.Unbacked(In("en").Read(tt.claim))
		if len(list) != 1 {
			t.Errorf("%q by %q: %d unbacked, want 1", tt.claim, tt.evidence, len(list))
			continue
		}
		if got, why := e.Nearest(&list[0]); got != tt.want || why != tt.why {
			t.Errorf("%q by %q: nearest %q, advice %d, want %q, %d", tt.claim, tt.evidence, got, why, tt.want, tt.why)
		}
	}
}

// What is said of a source backs dates alone.
func TestAside(t *testing.T) {
	var e Evidence
	e.AddAside(In("en"), "The 2024 Code, 12 rules")
	e.AddAside(In("en"), "2024-03-01")
	e.Add(In("en"), "from the 5th of May")
	for claim, want := range map[string]int{"in 2024": 0, "12 rules": 1, "1 March 2024": 0, "5 May 2024": 0, "6 May 2024": 1, "5 May 2023": 1} {
		if got := e.Unbacked(In("en").Read(claim)); len(got) != want {
			t.Errorf("%q: %d unbacked, want %d", claim, len(got), want)
		}
	}
}

func TestFigure(t *testing.T) {
	tests := []struct {
		value, unit, evidence string
		backed                bool
	}{
		{"58", "files", "In 58 files", true},
		{"73", "%", "73 per cent", true},
		{"73", "per cent", "73 people", false},
		{"1.5", "million euros", "€1,500,000", true},
		{"1.5", "million euros", "1.6 million", false},
		{"1.5", "", "1.5 %", true},
		{"2024", "", "in May 2024", true},
		{"-3", "%", "−3 %", true},
	}
	for _, tt := range tests {
		n, ok := In("en").Figure(tt.value, tt.unit)
		var e Evidence
		e.Add(In("en"), tt.evidence)
		if got := len(e.Unbacked([]Number{n})) == 0; !ok || got != tt.backed {
			t.Errorf("%s %s by %q: %v, want %v", tt.value, tt.unit, tt.evidence, got, tt.backed)
		}
	}
	for _, bad := range []string{"", "x", "1/2", "1e9999999", strings.Repeat("9", 100)} {
		if _, ok := In("en").Figure(bad, "km"); ok {
			t.Errorf("%q is read as a value", bad)
		}
	}
}

// A text of twenty thousand numbers is read and held against another of as
// many, and no more than a hundred are told of.
func TestManyNumbers(t *testing.T) {
	var claim, evidence strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&claim, "%d, ", 1_000_000+i)
		fmt.Fprintf(&evidence, "%d, ", 1_010_000+i)
	}
	r := In("en")
	var e Evidence
	e.Add(r, evidence.String())
	if got := len(e.Unbacked(r.Read(claim.String()))); got != mostTold {
		t.Errorf("%d unbacked, want %d", got, mostTold)
	}
	if got := len(e.Unbacked(r.Read(evidence.String()))); got != 0 {
		t.Errorf("%d do not back themselves", got)
	}
}

// Numbers lie in the text, in order, and back themselves.
func FuzzRead(f *testing.F) {
	for _, p := range append(backedPairs, unbackedPairs...) {
		f.Add(p.tag, p.claim+". "+p.evidence)
	}
	f.Add("en", strings.Repeat("1.", 300))
	f.Add("de", strings.Repeat("hundert", 100))
	f.Add("fr", strings.Repeat("quatre-vingt-", 100))
	f.Add("en", strings.Repeat("million ", 100))
	f.Fuzz(func(t *testing.T, tag, text string) {
		if len(text) > 10_000 {
			return
		}
		r := In(tag)
		numbers := r.Read(text)
		before := 0
		for _, n := range numbers {
			if n.Start < before || n.End <= n.Start || n.End > len(text) {
				t.Fatalf("%s %q: a number at %d–%d, after %d", tag, text, n.Start, n.End, before)
			}
			before = n.Start
		}
		var e Evidence
		e.Add(r, text)
		for _, n := range e.Unbacked(numbers) {
			if n.Bound == Exact {
				t.Fatalf("%s %q: %q does not back itself", tag, text, text[n.Start:n.End])
			}
		}
		for i := range numbers {
			e.Nearest(&numbers[i])
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for _, tag := range []string{"en", "de", "fi"} {
		b.Run(tag, func(b *testing.B) {
			for b.Loop() {
				if _, err := newReader(tag); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for _, p := range backedPairs {
		if p.tag == "en" {
			text.WriteString(p.claim + ". ")
		}
	}
	r := In("en")
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		r.Read(text.String())
	}
}
