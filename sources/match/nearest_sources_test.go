package match

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"factsheet/sources/text"
)

// Sources and altered quotations of them are made here, to measure how often
// the nearest passage is the true one. Words are drawn by rank, as in real texts
// (Zipf): few are everywhere, most are rare. Every tenth paragraph is made after
// one of a few patterns, as in laws, so that many are nearly equal.

// A tongue is what the words of a made-up language are put together from.
type tongue struct {
	name      string
	frequent  string // its most frequent words, which are real
	syllables string
	not       string
	spaced    bool
}

var tongues = []tongue{
	{"English", "the of and to in a is that for be by on with as or are may from this shall it which at an any such other under has been have was its their all these must where", "con ter ment ing re ly tion ra der al es pro com ver in per tra si mo na po li ga ste ful cu dis gen ar th ow ea sp", "not", true},
	{"German", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über", "ver ge be ung lich keit er schaft an ein aus recht setz bund mung wirt staat für über hän zu stän re geb lei ten", "nicht", true},
	{"Bulgarian", "на и да за от се с в по не са че като или при до е това към което този тази които може след без бъде има само", "пра ви тел ство на род об ще пред ло же ние ко ми си я чле но ве за кон ос но ва ред бъ ри", "не", true},
	{"Greek", "και το του η της να με που την από για ο τα στο είναι οι των σε στην θα δεν τον ως αυτό τις ή στη κατά", "δη μο κρα τι κό νό μος πο λι τεί α συ νέ δρι ο κα νο νι σμός υ πουρ γεί αρ θρο ψή φι", "δεν", true},
	{"Chinese", "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他", "政 府 法 律 公 民 权 利 保 护 信 息 通 讯 安 全 委 员 会 规 定 条 款 数 据 机 构 责 任 报 告 时 间 工 作 日 内 应 当 提 供 服 务 使 用 者 经 济 社 区 发 展 计 划 项 目 资 金 申 请 审 查 决 定 程 序", "不", false},
}

// A corpus is a source with the places of its words.
type corpus struct {
	tongue tongue
	source *text.Text
	words  []text.Range
	paras  []int // the words with which paragraphs begin
	vocab  []string
}

// makeCorpus makes a source of about size bytes.
func makeCorpus(t tongue, size int, seed uint64) *corpus {
	r := rand.New(rand.NewPCG(seed, 7))
	c := &corpus{tongue: t, vocab: strings.Fields(t.frequent)}
	syllables := strings.Fields(t.syllables)
	for known := map[string]bool{}; len(c.vocab) < 20_000; {
		var w strings.Builder
		n := 1 + r.IntN(4)
		if !t.spaced {
			n = 1 + r.IntN(2)
		}
		for range n {
			w.WriteString(syllables[r.IntN(len(syllables))])
		}
		if !known[w.String()] || !t.spaced {
			known[w.String()] = true
			c.vocab = append(c.vocab, w.String())
		}
	}
	zipf := rand.NewZipf(r, 1.1, 4, uint64(len(c.vocab)-1))
	word := func() string { return c.vocab[zipf.Uint64()] }
	var patterns [][]string
	for range 6 {
		var p []string
		for range 40 + r.IntN(40) {
			if r.IntN(9) == 0 {
				p = append(p, "") // to be filled in
				continue
			}
			p = append(p, word())
		}
		patterns = append(patterns, p)
	}
	var b strings.Builder
	for b.Len() < size {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		var list []string
		if r.IntN(10) == 0 {
			for _, w := range patterns[r.IntN(len(patterns))] {
				if w == "" {
					if w = fmt.Sprint(1 + r.IntN(90)); r.IntN(2) == 0 {
						w = word()
					}
				}
				list = append(list, w)
			}
		} else {
			for range 30 + r.IntN(120) {
				w := word()
				if r.IntN(40) == 0 {
					w = fmt.Sprint(r.IntN(3000))
				}
				list = append(list, w)
			}
		}
		c.paras = append(c.paras, len(c.words))
		c.write(&b, list, r)
	}
	c.paras = append(c.paras, len(c.words))
	c.source = text.New(b.String(), nil, nil)
	return c
}

// write writes the words of a paragraph, in sentences and lines.
func (c *corpus) write(b *strings.Builder, list []string, r *rand.Rand) {
	left := 0
	for i, w := range list {
		if left == 0 {
			left = 6 + r.IntN(24)
			first := []rune(w)
			w = string(unicode.ToUpper(first[0])) + string(first[1:])
		}
		left--
		start := b.Len()
		b.WriteString(w)
		c.words = append(c.words, text.Range{Start: start, End: b.Len()})
		end, comma := ".", ","
		if !c.tongue.spaced {
			end, comma = "。", "，"
		}
		switch {
		case left == 0 || i == len(list)-1:
			b.WriteString(end)
		case r.IntN(12) == 0:
			b.WriteString(comma)
		}
		switch {
		case i == len(list)-1:
		case r.IntN(14) == 0:
			b.WriteByte('\n')
		case c.tongue.spaced:
			b.WriteByte(' ')
		}
	}
}

// An altered is a quotation with changed words, and where it comes from.
type altered struct {
	text    string
	true    text.Range
	changed int
}

// alter quotes n words from anywhere and changes some: words are replaced,
// dropped, put in and swapped, digits changed, negations put in.
func (c *corpus) alter(n, changes int, r *rand.Rand) altered {
	p := r.IntN(len(c.paras) - 1)
	first, end := c.paras[p], c.paras[p+1]
	if end-first > n {
		first += r.IntN(end - first - n)
	}
	end = min(first+n, end)
	out := altered{true: text.Range{Start: c.words[first].Start, End: c.words[end-1].End}, changed: changes}
	var list []string
	for i := first; i < end; i++ {
		stop := out.true.End
		if i+1 < end {
			stop = c.words[i+1].Start
		}
		list = append(list, c.source.Content[c.words[i].Start:stop])
	}
	gap := ""
	if c.tongue.spaced {
		gap = " "
	}
	for _, i := range r.Perm(len(list))[:min(changes, len(list))] {
		w := list[i]
		switch other := c.vocab[r.IntN(len(c.vocab))] + gap; {
		case w == "":
		case strings.ContainsAny(w, "123456789"):
			list[i] = strings.Map(func(d rune) rune {
				if '0' <= d && d < '9' {
					return d + 1
				}
				return d
			}, w)
		case r.IntN(5) == 0:
			list[i] = c.tongue.not + gap + w
		case r.IntN(4) == 0:
			list[i] = other + w
		case r.IntN(4) == 0 && len(list) > 3:
			list[i] = ""
		case r.IntN(4) == 0 && i+1 < len(list) && list[i+1] != "":
			list[i], list[i+1] = strings.TrimSpace(list[i+1])+gap, strings.TrimSpace(w)+gap
		default:
			list[i] = other
		}
	}
	out.text = strings.TrimSpace(strings.Join(list, ""))
	return out
}

// A tally of how the nearest passages of altered quotations turn out.
type recall struct{ asked, stands, right, tied, wrong, nothing int }

// share is the part of those that fail which have the true place, or one that
// is no further away.
func (r recall) share() float64 {
	return float64(r.right+r.tied) / float64(max(1, r.asked-r.stands))
}

func (r recall) String() string {
	return fmt.Sprintf("%d asked, %d stand elsewhere, %d right, %d equally near, %d wrong, %d nothing: %.2f %%",
		r.asked, r.stands, r.right, r.tied, r.wrong, r.nothing, 100*r.share())
}

// judge holds the nearest passage of an altered quotation against the true one.
func (r *recall) judge(c *corpus, a altered, m Match) (bad bool) {
	const few = 48 // bytes: a few words
	r.asked++
	near := func(x, y int) bool { return x-y < few && y-x < few }
	switch content := c.source.Content; {
	case m.Verdict.Pass():
		r.stands++
	case m.Nearest.Len() == 0:
		r.nothing++
		return true
	case near(m.Nearest.Start, a.true.Start) && near(m.Nearest.End, a.true.End):
		r.right++
	case c.apart(a.text, content[m.Nearest.Start:m.Nearest.End]) <= c.apart(a.text, content[a.true.Start:a.true.End]):
		r.tied++
	default:
		r.wrong++
		return true
	}
	return false
}

// apart is how many words must be changed, put in or left out to make one text
// of another, in scripts without spaces letters. It is the yardstick: it shares
// nothing with what it measures.
func (c *corpus) apart(a, b string) int {
	cut := func(s string) []string {
		s = strings.ToLower(strings.Map(func(r rune) rune {
			if strings.ContainsRune(".,。，", r) {
				return -1
			}
			return r
		}, s))
		if c.tongue.spaced {
			return strings.Fields(s)
		}
		return strings.Split(strings.Join(strings.Fields(s), ""), "")
	}
	x, y := cut(a), cut(b)
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		for j := range y {
			d := diagonal
			if x[i] != y[j] {
				d++
			}
			diagonal = row[j+1]
			row[j+1] = min(d, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(y)]
}

// measure alters n quotations of each length and says what becomes of them.
func measure(c *corpus, lengths []int, changes func(words int) int, n int, seed uint64, show func(a altered, m Match)) recall {
	r := rand.New(rand.NewPCG(seed, 11))
	var asked []Quotation
	var all []altered
	for _, length := range lengths {
		for range n {
			a := c.alter(length, changes(length), r)
			all, asked = append(all, a), append(asked, Quotation{Text: a.text})
		}
	}
	var out recall
	for i, m := range New(asked).Find(c.source) {
		if out.judge(c, all[i], m) && show != nil {
			show(all[i], m)
		}
	}
	return out
}

func one(int) int         { return 1 }
func two(int) int         { return 2 }
func fifth(words int) int { return max(1, words/5) }

var alterations = []struct {
	name    string
	changes func(int) int
	least   float64 // share that must be right
	lengths []int
}{
	{"one word", one, 0.999, []int{6, 8, 12, 20, 30, 50, 80}},
	{"two words", two, 0.999, []int{8, 12, 20, 30, 50, 80}},
	{"a fifth of the words", fifth, 0.99, []int{6, 10, 15, 20, 30, 50, 80}},
}

// The nearest passage of an altered quotation is the one that it was made of,
// or one that is as near.
func TestNearestIsTheTruePlace(t *testing.T) {
	for i, tongue := range tongues {
		if testing.Short() && i > 1 {
			break
		}
		c := makeCorpus(tongue, 200_000, uint64(i))
		for _, a := range alterations {
			got := measure(c, a.lengths, a.changes, 20, uint64(i), func(a altered, m Match) {
				t.Logf("%s: %q\n at %v, found at %v: %q", tongue.name, a.text, a.true, m.Nearest, c.source.Content[m.Nearest.Start:m.Nearest.End])
			})
			if got.share() < a.least {
				t.Errorf("%s, %s: %v", tongue.name, a.name, got)
			}
		}
	}
}

// BenchmarkNearest measures the same in sources of the sizes that the goals
// speak of: recall, and milliseconds for each quotation, the key of the source
// and the search for the quotation itself included.
func BenchmarkNearest(b *testing.B) {
	for _, size := range []struct {
		name  string
		bytes int
	}{{"200KB", 200_000}, {"5MB", 5_000_000}, {"20MB", 20_000_000}} {
		for i, tongue := range tongues {
			c := makeCorpus(tongue, size.bytes, uint64(i)+100)
			for _, a := range alterations {
				b.Run(fmt.Sprintf("%s/%s/%s", size.name, tongue.name, a.name), func(b *testing.B) {
					b.ReportAllocs()
					for b.Loop() {
						const n = 100
						start := time.Now()
						got := measure(c, a.lengths, a.changes, n, 3, func(a altered, m Match) {
							b.Logf("%q\nis %q\nnot %q", a.text, c.source.Content[a.true.Start:a.true.End], c.source.Content[m.Nearest.Start:m.Nearest.End])
						})
						b.ReportMetric(100*got.share(), "%right")
						b.ReportMetric(time.Since(start).Seconds()*1000/float64(n*len(a.lengths)), "ms/quotation")
						b.Log(got)
					}
				})
			}
		}
	}
}
