package render

// online says where a sheet is published: a line with a link, and in words what
// the code beside it is.
func (b *builder) online() (line Text, alt string) {
	address := b.sheet.Online
	if address.IsZero() {
		return nil, ""
	}
	w, ok := onlineWords[primary(b.words.Language)]
	if !ok {
		w = onlineWords["en"]
	}
	link := Run{Text: oneLine(address.Value), Pos: address.Pos, Link: printable(address.Value)}
	line = b.around(fill(b.words.Labelled, "label", w[0]), "value", Text{link})
	return line, fill(b.words.Labelled, "label", w[1], "value", link.Link)
}

// onlineWords are two labels in each language: before the address of the sheet,
// and what a code is called that telephones read.
var onlineWords = map[string][2]string{
	"bg": {"Онлайн", "QR код"}, "cs": {"Online", "QR kód"}, "da": {"Online", "QR-kode"}, "de": {"Online", "QR-Code"},
	"el": {"Στο διαδίκτυο", "Κωδικός QR"}, "en": {"Online", "QR code"}, "es": {"En línea", "Código QR"}, "et": {"Veebis", "QR-kood"},
	"fi": {"Verkossa", "QR-koodi"}, "fr": {"En ligne", "Code QR"}, "ga": {"Ar líne", "Cód QR"}, "hr": {"Na internetu", "QR kod"},
	"hu": {"Online", "QR-kód"}, "is": {"Á netinu", "QR-kóði"}, "it": {"Online", "Codice QR"}, "lt": {"Internete", "QR kodas"},
	"lv": {"Tiešsaistē", "QR kods"}, "mt": {"Online", "Kodiċi QR"}, "nb": {"På nett", "QR-kode"}, "nl": {"Online", "QR-code"},
	"nn": {"På nett", "QR-kode"}, "no": {"På nett", "QR-kode"}, "pl": {"Online", "Kod QR"}, "pt": {"Em linha", "Código QR"}, "ro": {"Online", "Cod QR"}, "sk": {"Online", "QR kód"},
	"sl": {"Na spletu", "Koda QR"}, "sv": {"På webben", "QR-kod"}, "tr": {"Çevrim içi", "QR kodu"}, "uk": {"Онлайн", "QR-код"},
}
