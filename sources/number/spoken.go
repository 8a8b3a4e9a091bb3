package number

import (
	"strings"
)

// A part is a piece of words that are written as one.
type part struct {
	value    int64
	power    bool
	fraction bool
	infix    bool
}

// A spoken number is put together of words from the largest to the smallest.
type spoken struct {
	total, rest int64 // rest is below the last power
	last        int64 // the last power; 0 before the first
	words       int
	infix       bool // "fünf und": tens may follow units
}

// add takes a number below a thousand; false where none can follow.
func (s *spoken) add(v int64) bool {
	switch {
	case s.words == 0 || s.rest == 0 && s.last > 0 && v < s.last:
		s.rest = v
	case s.rest >= 100 && s.rest%100 == 0 && v < 100 && v > 0:
		s.rest += v
	case s.rest%10 == 0 && s.rest%100 >= 20 && v < 10 && v > 0:
		s.rest += v
	case s.infix && s.rest%100 > 0 && s.rest%100 < 10 && v >= 20 && v < 100 && v%10 == 0:
		s.rest += v
	default:
		return false
	}
	s.words++
	s.infix = false
	return true
}

// power takes "hundred", "thousand" and so on; false where it cannot follow.
func (s *spoken) power(p int64) bool {
	const most = 1e15
	switch {
	case p < 1000:
		if s.rest >= 100 || s.words > 0 && s.rest == 0 {
			return false
		}
		s.rest = max(s.rest, 1) * p
	case s.last == 0 || p < s.last:
		if s.last > 0 && s.rest == 0 {
			return false
		}
		s.total += max(s.rest, 1) * p
		s.rest = 0
		s.last = p
	default: // "mil millones"
		if p == s.last || s.total+s.rest > most/p {
			return false
		}
		s.total = (s.total + s.rest) * p
		s.rest = 0
		s.last = p
	}
	s.words++
	s.infix = false
	return true
}

func (s *spoken) value() int64 { return s.total + s.rest }

// open reports that a number below a hundred can follow with "and".
func (s *spoken) open() bool {
	return s.rest == 0 && s.last > 0 || s.rest >= 100 && s.rest%100 == 0
}

// A said number is one in words.
type said struct {
	value    int64
	of       int64 // what it is divided by: two thirds
	tokens   int
	doubtful bool // the words often mean something else, or say no more than "thousand"
}

// say reads a number in words at the start of tokens; tokens is 0 where there is
// none.
func (r *Reader) say(tokens []token) said {
	var s spoken
	var out said
	for i := 0; i < len(tokens); {
		if i > 0 && tokens[i].fold == "-" && !tokens[i].spaced {
			if n := r.step(&s, &out, tokens[i+1:], true); n > 0 {
				i += n + 1
				out.tokens = i
				continue
			}
			break
		}
		n := r.step(&s, &out, tokens[i:], i > 0 && !tokens[i].spaced)
		if n == 0 && i > 0 && s.open() {
			if _, k := r.lists["joint"].at(tokens[i:]); k > 0 && !r.powerFollows(tokens[i+k:]) {
				if n = r.step(&s, &out, tokens[i+k:], false); n > 0 {
					n += k
				}
			}
		}
		if n == 0 {
			break
		}
		i += n
		out.tokens = i
		if out.of > 0 {
			break
		}
	}
	out.value = s.value()
	if out.tokens == 0 {
		return said{}
	}
	_, n := r.lists["doubtful"].at(tokens)
	_, k := r.lists["power"].at(tokens)
	out.doubtful = n == out.tokens || k == out.tokens
	return out
}

// powerFollows reports a number that counts hundreds or thousands of its own: the
// second of "between one hundred and two hundred".
func (r *Reader) powerFollows(tokens []token) bool {
	_, n := r.lists["number"].at(tokens)
	if n == 0 || n >= len(tokens) {
		return false
	}
	_, k := r.lists["power"].at(tokens[n:])
	return k > 0
}

// step takes one more phrase or compound word; 0 where none can follow.
func (r *Reader) step(s *spoken, out *said, tokens []token, joined bool) int {
	if x, n := r.lists["number"].at(tokens); n > 0 {
		if y, k := r.lists["power"].at(tokens); k > n {
			x, n = y, k
		} else if s.add(x.value) {
			return n
		} else if x.value == 100 && s.power(100) { // "mille cent" and "deux cent" have one word
			return n
		} else {
			return 0
		}
	}
	if x, n := r.lists["power"].at(tokens); n > 0 && (len(x.words[0]) > 3 || s.words > 0 && tokens[0].spaced && len(x.words[0]) > 2) {
		if s.power(x.value) {
			return n
		}
		return 0
	}
	if r.flags["compound"] && len(tokens) > 0 && tokens[0].kind == word {
		return r.compound(s, out, tokens[0].fold)
	}
	return 0
}

// fillParts lists the pieces of words that are written as one.
func (r *Reader) fillParts() {
	if !r.flags["compound"] {
		return
	}
	put := func(list string, p part) {
		if r.lists[list] == nil {
			return
		}
		for first, same := range r.lists[list].byFirst {
			for _, x := range same {
				if len(x.words) != 1 || len(first) < 2 && list != "infix" {
					continue
				}
				q := p
				q.value = x.value
				if _, taken := r.parts[first]; !taken || list == "infix" {
					r.parts[first] = q
				}
				r.longest = max(r.longest, len(first))
				r.begins[first[:min(2, len(first))]] = true
			}
		}
	}
	put("infix", part{infix: true})
	put("number", part{})
	put("power", part{power: true})
	put("fraction", part{fraction: true})
}

// maxCompound bounds the words that are taken apart, in bytes.
const maxCompound = 80

// mayBeCompound is a cheap question before that.
func (r *Reader) mayBeCompound(w string) bool {
	return len(w) > 3 && len(w) <= maxCompound && r.begins[w[:2]]
}

// compound reads a word that is made of number words alone; it takes one token.
func (r *Reader) compound(s *spoken, out *said, w string) int {
	if !r.mayBeCompound(w) {
		return 0
	}
	pieces := r.pieces(w, make(map[int]bool))
	if len(pieces) < 2 {
		return 0
	}
	try := *s
	of := int64(0)
	for i, p := range pieces {
		ok := true
		switch {
		case p.infix:
			ok = i > 0 && i < len(pieces)-1
			try.infix = true
		case p.fraction:
			ok = i == len(pieces)-1
			of = p.value
		case p.power:
			ok = try.power(p.value)
		default:
			ok = try.add(p.value)
			if !ok && p.value == 100 {
				ok = try.power(100)
			}
		}
		if !ok {
			return 0
		}
	}
	*s, out.of = try, of
	return 1
}

// pieces takes a word apart, longest pieces first; nil where it cannot be done.
// dead remembers the rests that cannot.
func (r *Reader) pieces(w string, dead map[int]bool) []part {
	if w == "" {
		return []part{}
	}
	if dead[len(w)] {
		return nil
	}
	for n := min(len(w), r.longest); n > 0; n-- {
		p, ok := r.parts[w[:n]]
		if !ok || p.fraction && n < len(w) {
			continue
		}
		if rest := r.pieces(w[n:], dead); rest != nil {
			return append([]part{p}, rest...)
		}
	}
	dead[len(w)] = true
	return nil
}

// roman is the value of a numeral such as XIV, 0 where a word is none; I alone
// is none.
func roman(w string) int64 {
	if len(w) < 2 || len(w) > 15 || strings.Trim(w, "IVXLCDM") != "" {
		return 0
	}
	value := map[byte]int64{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	var sum int64
	for i := range len(w) {
		v := value[w[i]]
		if i+1 < len(w) && v < value[w[i+1]] {
			v = -v
		}
		sum += v
	}
	return sum
}
