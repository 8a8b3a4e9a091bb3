package verify

import (
	"reflect"
	"strings"
	"testing"
)

func TestDifferences(t *testing.T) {
	content := func(text string) *Content {
		return &Content{said: []said{{text: text}}}
	}
	long := strings.Repeat("and so on and ", 40)
	tests := []struct {
		name, text string
		want       []string
		out        []Difference
	}{
		{"as it is", "One two three. Four five.", []string{"One two three.", "Four five."}, nil},
		{"nothing wanted", "One", nil, nil},
		{"a word", "One too three. Four five.", []string{"One two three.", "Four five."}, []Difference{{0, "One ", "two three.", "too three."}}},
		{"a word less", "One three. Four five.", []string{"One two three.", "Four five."}, []Difference{{0, "One ", "two three.", "three."}}},
		{"a word more", "One two and a half three. Four", []string{"One two three.", "Four"}, []Difference{{0, "One two ", "three.", "and a half three."}}},
		{"in another order", "Four five. One two three.", []string{"One two three.", "Four five."}, []Difference{{0, "", "One two three.", ""}}},
		{"altered, and once more at the end", "Onx. Two. Three. One. Two.", []string{"One.", "Two.", "Three."}, []Difference{{0, "", "One.", "Onx."}}},
		{"the same twice, and one is altered", "Yes. No. Yex.", []string{"Yes.", "No.", "Yes."}, []Difference{{2, "", "Yes.", "Yex."}}},
		{"nothing is there", "", []string{"One"}, []Difference{{0, "", "One", ""}}},
		{"many words before", "We said: one two three four five six seven ate", []string{"one two three four five six seven eight"}, []Difference{{0, "two three four five six seven ", "eight", "ate"}}},
		{"a long one", long + "no end", []string{long + "the end"}, []Difference{{0, "on and and so on and ", "the end", "no end"}}},
		{"letters with marks", "Ωδe", []string{"Ωδή"}, []Difference{{0, "", "Ωδή", "Ωδe"}}},
	}
	for _, tt := range tests {
		if out := content(tt.text).Differences(tt.want); !reflect.DeepEqual(out, tt.out) {
			t.Errorf("%s: %+v, want %+v", tt.name, out, tt.out)
		}
	}
}

// A file can be made so that nothing is where it should be: not all of it is told.
func TestDifferencesHaveABound(t *testing.T) {
	c := &Content{said: []said{{text: strings.Repeat("nothing of it ", 1000)}}}
	want := make([]string, 5000)
	for i := range want {
		want[i] = "something else"
	}
	if out := c.Differences(want); len(out) != mostDifferences {
		t.Errorf("%d differences", len(out))
	}
}

func TestBefore(t *testing.T) {
	c := &Content{said: []said{{text: "One "}, {text: "picture", alt: true}, {text: "two End"}, {text: " three"}, {text: "Ending"}}}
	tests := map[string][]string{
		"End":       {"One ", "two End", " three"}, // the last place where it begins
		"End three": {"One ", "two "},
		"One":       nil,
		"nowhere":   {"One ", "two End", " three", "Ending"},
		"":          {"One ", "two End", " three", "Ending"},
	}
	for text, want := range tests {
		if got := c.Before(text).parts(); !reflect.DeepEqual(got, want) {
			t.Errorf("before %q: %q, want %q", text, got, want)
		}
	}
}
