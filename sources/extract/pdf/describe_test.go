package pdf

import (
	"reflect"
	"testing"

	"factsheet/sources/extract"
	"factsheet/sources/extract/pdfium"
)

const samplePacket = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="2023-11-05T10:00:00Z" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">On  the
Confidentiality</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>Example, Ada</rdf:li><rdf:li>Ministry of Trade and Industry</rdf:li></rdf:Seq></dc:creator>
<dc:publisher><rdf:Bag><rdf:li>Altariva Press</rdf:li></rdf:Bag></dc:publisher>
<prism:doi xmlns:prism="p">10.1000/182</prism:doi><prism:publicationName xmlns:prism="p">Letters</prism:publicationName>
</rdf:Description></rdf:RDF></x:xmpmeta>`

func TestMeta(t *testing.T) {
	for _, c := range []struct {
		reason string
		info   pdfium.Info
		want   extract.Meta
	}{
		{"the packet counts first", pdfium.Info{Title: "letters_v3_final", Author: "user", Created: "D:20240101", Language: "en-GB", XMP: samplePacket},
			extract.Meta{Type: "article-journal", Title: "On the Confidentiality", ContainerTitle: "Letters", Publisher: "Altariva Press", URL: "https://doi.org/10.1000/182",
				Author: []extract.Name{{Family: "Example", Given: "Ada"}, {Literal: "Ministry of Trade and Industry"}}, Issued: "2023-11-05", Language: "en-GB"}},
		{"properties alone", pdfium.Info{Title: "A Report", Author: "Ada Example, Bert van Sample and Carl Case", Created: "D:20240131120000+01'00'"},
			extract.Meta{Type: "document", Title: "A Report", Author: []extract.Name{{Literal: "Ada Example"}, {Literal: "Bert van Sample"}, {Literal: "Carl Case"}}, Issued: "2024-01-31"}},
		{"a program's words are no title", pdfium.Info{Title: "Microsoft Word - draft.docx", Author: "Administrator", Created: "yesterday", Language: "not a tag"},
			extract.Meta{Type: "document"}},
		{"a packet that breaks off", pdfium.Info{Title: "A Report", XMP: samplePacket[:330]}, extract.Meta{Type: "document", Title: "A Report", Issued: "2023-11-05"}},
	} {
		if got := metaOf(c.info); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.reason, got, c.want)
		}
	}
}

func TestJunkTitle(t *testing.T) {
	for title, junk := range map[string]bool{
		"Microsoft Word - draft.docx": true, "untitled": true, "Document1": true, "report.indd": true, "": true, "123-45": true, "file:///tmp/a.html": true,
		"Document on the State of the Union": false, "Untitled Goose": false, "Print and Power": false, "Bericht": false,
	} {
		if isJunkTitle(title) != junk {
			t.Errorf("%q is junk: %v", title, !junk)
		}
	}
}

func TestDay(t *testing.T) {
	for s, want := range map[string]string{"D:20240131": "2024-01-31", "2024-01": "2024-01", "2024": "2024", "20241399": "2024", "D:00000000": "", "2024-02-30": "2024-02", "": ""} {
		if got := day(s); got != want {
			t.Errorf("day(%q) = %q, want %q", s, got, want)
		}
	}
}

func FuzzPacket(f *testing.F) {
	f.Add(samplePacket)
	f.Fuzz(func(t *testing.T, s string) {
		for name, values := range readPacket(s) {
			if !properties[name] || len(values) == 0 || len(values) > mostValues {
				t.Fatalf("%s: %d values", name, len(values))
			}
		}
		metaOf(pdfium.Info{XMP: s, Title: s, Author: s, Created: s, Language: s})
	})
}
