// Package alter writes a quotation otherwise, in every way that is known: in
// ways that change what the source says, and in ways that do not. A checker is
// tried with both.
//
// It reads no files, knows no sheets, and judges nothing: whether altered words
// happen to stand in the source at another place is for others to find out.
package alter

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"

	"factsheet/sources/language"
	"factsheet/sources/text"
)

// A Passage is what is to be written otherwise.
type Passage struct {
	Text     *text.Text         // that it stands in
	Range    text.Range         // where
	Words    string             // the passage as an author types it, without edits of the author's; see Typed
	Language *language.Language // of the text; nil leaves out what needs one
	Other    string             // words that another source has; may be empty
	Joined   bool               // other words of the quotation stand before it or behind it
}

// An Edit is what an altered quotation declares about one of its brackets.
type Edit struct{ Shown, Replaces string }

// Altered is a passage written otherwise.
type Altered struct {
	Words string
	Edits []Edit
}

// A Kind is one way to write a passage otherwise.
type Kind struct {
	Name     string
	Meaning  string // one line: what it does
	Faithful bool   // the words stay the source's, and no checker may object
	// Allowed are the names of conventions by which a kind that is not faithful is
	// no change: they let an author do it.
	Allowed []string
	// Excused is the rule by whose acknowledgement an author lets it pass; empty
	// where there is none.
	Excused string

	make  func(d *draft) string
	edits func(d *draft) Altered // instead of make, where edits are declared
}

// A draft is a passage while it is altered.
type draft struct {
	Passage
	rng *rand.Rand
}

// Wrong lists the kinds that change what the source says, in the order in which
// reports have them.
func Wrong() []*Kind { return slices.Clone(wrong) }

// Faithful lists the kinds that change nothing.
func Faithful() []*Kind { return slices.Clone(faithful) }

var wrong = slices.Concat(wrongWords, wrongNumbers, wrongLetters, wrongMarks, wrongEdits)

// Make alters the passage once, at a place that the generator chooses. ok is
// false where the passage has nothing that could be altered so.
func (k *Kind) Make(p Passage, rng *rand.Rand) (a Altered, ok bool) {
	if strings.IndexFunc(p.Words, isWord) < 0 {
		return Altered{}, false
	}
	d := &draft{p, rng}
	if k.edits != nil {
		a = k.edits(d)
	} else {
		a.Words = k.make(d)
	}
	return a, a.Words != "" && a.Words != p.Words || k.Faithful && a.Words != ""
}

// Several alters the passage at up to n places. The same seed gives the same
// alterations.
func (k *Kind) Several(p Passage, n int, seed uint64) []Altered {
	h := fnv.New64a()
	h.Write([]byte(k.Name))
	rng := rand.New(rand.NewPCG(seed, h.Sum64()))
	var out []Altered
	for range 2 * n {
		a, ok := k.Make(p, rng)
		if !ok {
			break
		}
		if !slices.ContainsFunc(out, func(b Altered) bool { return a.Words == b.Words }) {
			out = append(out, a)
		}
		if len(out) == n {
			break
		}
	}
	return out
}
