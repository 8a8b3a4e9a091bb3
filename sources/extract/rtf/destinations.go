package rtf

// A destination is what the text of a group is for.
type destination uint8

const (
	shown   destination = iota // the document's text, or that of a story in it
	ignored                    // nothing in the group counts
	silent                     // its text does not count, but groups in it may
	fonts                      // the table of fonts
	styles                     // the table of styles
	info                       // properties of the document
	field                      // one of those
	created                    // its date
)

// destinations are the groups that begin with a control word and are not just
// text. Those that are not known are ignored if they begin with \*, else shown.
var destinations = map[string]destination{
	"fonttbl": fonts, "stylesheet": styles, "info": info,
	"colortbl": ignored, "filetbl": ignored, "pict": ignored, "listtext": ignored, "pntext": ignored, "pn": ignored, "fldinst": ignored, "fldtype": ignored,
	"xe": ignored, "tc": ignored, "txe": ignored, "rxe": ignored, "template": ignored, "shprslt": ignored, "nonshppict": ignored, "sp": ignored, "nonesttables": ignored,
	"ftnsep": ignored, "ftnsepc": ignored, "ftncn": ignored, "aftnsep": ignored, "aftnsepc": ignored, "aftncn": ignored, "private": ignored, "falt": ignored,
	"annotation": ignored, "atnid": ignored, "atnauthor": ignored, "atrfstart": ignored, "atrfend": ignored, "objdata": ignored, "objclass": ignored, "objname": ignored,
	"bkmkstart": ignored, "bkmkend": ignored, "datafield": ignored, "formfield": ignored, "mmathPict": ignored, "revtbl": ignored, "listtable": ignored,
	"object": silent, "do": silent, "shpinst": silent, "shpgrp": silent, "nesttableprops": silent,
	"field": shown, "fldrslt": shown, "result": shown, "shp": shown, "ud": shown,
}

// stories are texts of their own inside a document, by what reports call them.
var stories = map[string]string{
	"footnote": "footnotes", "shptxt": "text box", "dptxbxtext": "text box",
	"header": "page header", "headerl": "page header", "headerr": "page header", "headerf": "page header",
	"footer": "page footer", "footerl": "page footer", "footerr": "page footer", "footerf": "page footer",
}

// properties are those that a document is described with.
var properties = map[string]string{"title": "title", "author": "author", "company": "company"}

// characters are the control words and signs that stand for one.
var characters = map[string]string{
	"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
	"zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b", "zwnbo": "\u2060", "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n",
	"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\",
}
