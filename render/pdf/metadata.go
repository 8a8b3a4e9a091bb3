package pdf

import (
	"fmt"
	"path"
	"strings"
	"time"
	"unicode"

	"factsheet/render"
	"factsheet/render/pdf/object"
)

// Dates as the information dictionary and as XMP write them.
const (
	infoTime = "D:20060102150405Z"
	xmpTime  = "2006-01-02T15:04:05Z"
)

// issued is the date of the page: the beginning of the year, month or day that
// the sheet names, and false where it names none.
func issued(p *render.Page) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, p.Issued); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	return time.Time{}, false
}

// docTitle is the name of the document: each must have one (ISO 14289-1, 7.1).
func docTitle(p *render.Page) string {
	name := path.Base(p.File)
	for _, s := range []string{p.Title.String(), strings.TrimSuffix(name, path.Ext(name)), "factsheet"} {
		if s = oneLine(s); s != "" && s != "." && s != "/" {
			return s
		}
	}
	return ""
}

// oneLine is text without the line breaks and control characters that no title
// has.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd")))
}

// info is what viewers show of a file.
func (f *finisher) info() object.Dict {
	p := f.document.page
	d := object.Dict{"Title": object.Text(docTitle(p)), "Producer": object.Text(oneLine(f.options.Producer))}
	if s := oneLine(p.Owner.String()); s != "" {
		d["Author"] = object.Text(s)
	}
	if s := oneLine(p.Subtitle.String()); s != "" {
		d["Subject"] = object.Text(s)
	}
	if when, ok := issued(p); ok {
		date := object.String(when.Format(infoTime))
		d["CreationDate"], d["ModDate"] = date, date
	}
	return d
}

// identification says by which standards the file is made; PDF/A knows no
// PDF/UA, so the property is described (ISO 19005-3, 6.6.2.3).
const identification = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// metadata is info as XMP, and by which standards the file is made; it is not
// compressed, so that any tool finds it.
func (f *finisher) metadata() object.Ref {
	p := f.document.page
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" + identification +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" " +
		"xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n")
	alt := func(tag, s string) {
		if s = oneLine(s); s != "" {
			fmt.Fprintf(&b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%s>\n", tag, escapeXML(s), tag)
		}
	}
	alt("dc:title", docTitle(p))
	alt("dc:description", p.Subtitle.String())
	if s := oneLine(p.Owner.String()); s != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escapeXML(s))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escapeXML(p.Language))
	if when, ok := issued(p); ok {
		fmt.Fprintf(&b, "<xmp:CreateDate>%[1]s</xmp:CreateDate><xmp:ModifyDate>%[1]s</xmp:ModifyDate>\n", when.Format(xmpTime))
	}
	fmt.Fprintf(&b, "<pdf:Producer>%s</pdf:Producer>\n</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n",
		escapeXML(oneLine(f.options.Producer)))
	return f.Add(&object.Stream{Dict: object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")}, Data: []byte(b.String()), Raw: true})
}

var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;")

func escapeXML(s string) string { return xmlEscapes.Replace(s) }

// outputIntent says what the colours mean.
func (f *finisher) outputIntent() object.Dict {
	profile := f.Add(&object.Stream{Dict: object.Dict{"N": integer(3)}, Data: sRGB()})
	return object.Dict{
		"Type": object.Name("OutputIntent"), "S": object.Name("GTS_PDFA1"), "DestOutputProfile": profile,
		"OutputConditionIdentifier": object.String("sRGB"), "Info": object.String("sRGB IEC61966-2.1"),
	}
}
