package html

import (
	"encoding/json"
	"strings"
	"testing"

	"factsheet/render"
	"factsheet/sources"
)

// A node is what a reader of JSON-LD sees of a thing.
type node map[string]any

// nodes reads the data of a document.
func nodes(t *testing.T, d string) []node {
	t.Helper()
	_, data, ok := strings.Cut(d, `<script type="application/ld+json">`)
	data, _, ended := strings.Cut(data, "</script>")
	var got struct {
		Context string `json:"@context"`
		Graph   []node `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(data), &got); !ok || !ended || err != nil || got.Context != "https://schema.org" {
		t.Fatalf("no data: %v %v %v", ok, ended, err)
	}
	return got.Graph
}

func ofType(list []node, kind string) []node {
	var out []node
	for _, n := range list {
		if n["@type"] == kind {
			out = append(out, n)
		}
	}
	return out
}

func TestData(t *testing.T) {
	all := nodes(t, document(t, handout()))
	const base = "https://council.example/doors?a=1&b=2"
	sheet := all[0]
	for key, want := range map[string]string{"@type": "Report", "@id": base + "#main", "url": base, "headline": "Front doors & <back> doors", "datePublished": "2024-06-21", "inLanguage": "en-GB", "abstract": "Ministers have asked for lawful access."} {
		if sheet[key] != want {
			t.Errorf("the sheet's %s is %v, want %s", key, sheet[key], want)
		}
	}
	quotations := ofType(all, "Quotation")
	if len(quotations) != 5 {
		t.Fatalf("%d quotations, want the 5 that the page shows", len(quotations))
	}
	second := quotations[1]
	if second["@id"] != base+"#quotation-2" || second["text"] != "Verschlüsselung schützt alle, die ihr vertrauen." || second["inLanguage"] != "de" || second["datePublished"] != "2024-06-02" {
		t.Errorf("the second quotation is %v", second)
	}
	if who := second["spokenByCharacter"].(map[string]any); who["name"] != "The archivist" {
		t.Errorf("its speaker is %v", who)
	}
	where := second["citation"].([]any)[0].(map[string]any)["url"].(string)
	if !strings.HasPrefix(where, bulletin.URL+"#:~:text=") {
		t.Errorf("it stands at %s", where)
	}
	claims := ofType(all, "Claim")
	if len(claims) != 1 || claims[0]["text"] != "Police want operators to hand over. And more." || claims[0]["appearance"].(map[string]any)["@id"] != base+"#main" {
		t.Errorf("the claims are %v", claims)
	}
	if n := len(claims[0]["citation"].([]any)); n != 3 {
		t.Errorf("the claim has %d quotations, want those shown below it and in its notes", n)
	}
	ids := make(map[any]bool)
	for _, n := range all {
		if ids[n["@id"]] {
			t.Errorf("two things have the id %v", n["@id"])
		}
		ids[n["@id"]] = true
	}
	based := second["isBasedOn"].(map[string]any)["@id"]
	if !ids[based] {
		t.Errorf("a quotation is based on %v, which is nowhere", based)
	}
	last := all[len(all)-1]
	if last["@id"] != based || last["name"] != bulletin.Title || last["url"] != bulletin.URL || len(last["author"].([]any)) != 2 {
		t.Errorf("the source is %v", last)
	}
}

// Of a source that may not be shared nothing is told but the quotation.
func TestWithheld(t *testing.T) {
	p := handout()
	secret := &sources.Source{ID: "secret", Title: "Minutes of the board", URL: "https://secret.example/minutes", Withheld: true, Author: []sources.Name{{Literal: "The board"}}}
	for i := range p.Evidence {
		p.Evidence[i].Checked.Source, p.Evidence[i].Checked.Found = secret, nil
		p.Evidence[i].Checked.Verdict = "attested"
	}
	p.Sources, p.Annex = nil, nil
	d := document(t, p)
	if len(ofType(nodes(t, d), "Quotation")) != 5 {
		t.Error("a quotation is missing")
	}
	for _, bad := range []string{"secret.example", "Minutes", "The board"} {
		if strings.Contains(d, bad) {
			t.Errorf("the page says %q of a source that may not be shared", bad)
		}
	}
}

// Nothing in a text ends the element of the data.
func TestDataStaysInside(t *testing.T) {
	p := handout()
	p.Title = plainText(`</script><script>alert("1")</script><!--`)
	d := document(t, p)
	if strings.Contains(d, "<script>") || strings.Count(d, "</script>") != 1 {
		t.Error("a title became a script")
	}
	if got := nodes(t, d)[0]["name"]; got != p.Title.String() {
		t.Errorf("the title is %v", got)
	}
}

// Every language that sheets are written in has the words of a web page.
func TestWords(t *testing.T) {
	english := *wordsFor("en-GB")
	for _, language := range strings.Fields("bg cs da de el es et fi fr ga hr hu is it lt lv mt nb nl nn no pl pt ro sk sl sv tr uk") {
		w := wordsFor(language)
		for _, s := range []struct{ got, english string }{{w.Skip, english.Skip}, {w.Table, english.Table}, {w.Place, english.Place}, {w.Back, english.Back}} {
			if s.got == "" || s.got == s.english {
				t.Errorf("%s: %q", language, s.got)
			}
		}
	}
	p := &render.Page{Language: "cy", Title: plainText("Teitl")}
	if d := document(t, p); !strings.Contains(d, `<span lang="en">Skip to the content</span>`) {
		t.Error("English words on a page in another language do not say that they are")
	}
}
