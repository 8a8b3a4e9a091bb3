package match

import (
	"strings"
	"testing"

	"factsheet/sources/text"
)

// The place of a difference is a place in the quotation as it is written,
// however its lines are wrapped.
func TestDifferenceOffset(t *testing.T) {
	const source = "The harbour handled 4,100 boats in the summer, and the pilots were not consulted."
	for _, c := range []struct{ quotation, at, reason string }{
		{"The harbour handled 4,100 ships in the summer", "ships", "one line"},
		{"  The   harbour\n\n handled 4,100\n ships in the summer", "ships", "white space of all kinds before it"},
		{"The harbour handled 4,100 boats in the\n  summer, and the pilots were consulted.", "consulted", "words left out"},
		{"The hаrbour handled 4,100 boats in the summer", "hаrbour", "a Cyrillic letter"},
	} {
		m := New([]Quotation{{Text: c.quotation}}).Find(text.New(source, nil, nil))[0]
		if !strings.HasPrefix(c.quotation[m.Offset:], c.at) {
			t.Errorf("%s: the difference is at %q, want %q", c.reason, c.quotation[m.Offset:], c.at)
		}
	}
}

// A full stop that both have is no difference.
func TestNearestHasTheMarksOfTheQuotation(t *testing.T) {
	const source = "A card is free. “The loan may be renewed twice, unless another reader has asked for the book.” It ends."
	m := New([]Quotation{{Text: "“The loan may be renewed twice, even if another reader has asked for the book.”"}}).Find(text.New(source, nil, nil))[0]
	last := m.Difference[len(m.Difference)-1]
	if m.Verdict != Misquote || last.Op != Equal || !strings.HasSuffix(last.Text, "book.”") || m.Difference[0].Op != Equal {
		t.Errorf("%s, difference %q", m.Verdict, m.Difference)
	}
}

// A difference shows what differs, not what the document has between the words.
func TestDifferenceWithoutStructure(t *testing.T) {
	src := newSource("", "They closed the gov¬\n⟦12⟧\n⟦Road report⟧\nernment road⟦4⟧ and a well¬\nknown bridge in May.")
	m := findOne(t, src, Quotation{Text: "They closed the government road and a well-known bridge in June."}, "")
	got := ""
	for _, c := range m.Difference {
		got += string(c.Op)[:1] + "(" + c.Text + ")"
	}
	if want := "e(They closed the government road and a well-known bridge in )d(June)i(May)e(.)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
