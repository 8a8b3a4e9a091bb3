package html

import (
	"strings"

	"factsheet/render"
)

// words are those that a web page has and a page on paper has not.
type words struct {
	Skip  string // the way past the head of the page
	Table string // what opens a chart's data
	Place string // a link to a quotation in its source
	Back  string // a link from a note to the text

	lang string // where they are in another language than the page, else ""
}

// text is one of the words as a page has it.
func (w *words) text(s string) render.Text { return render.Text{{Text: s, Lang: w.lang}} }

// wordsFor gives the words of a language; in English those of a language that
// has none here.
func wordsFor(language string) *words {
	tag, _, _ := strings.Cut(strings.ReplaceAll(language, "_", "-"), "-")
	w, ok := phrases[strings.ToLower(tag)]
	if !ok {
		w = phrases["en"]
		w.lang = "en"
	}
	return &w
}

var phrases = map[string]words{
	"bg": {Skip: "Към съдържанието", Table: "Данните като таблица", Place: "Показване в източника", Back: "Обратно към текста"},
	"cs": {Skip: "Přejít k obsahu", Table: "Data v tabulce", Place: "Zobrazit ve zdroji", Back: "Zpět k textu"},
	"da": {Skip: "Gå til indholdet", Table: "Data som tabel", Place: "Vis i kilden", Back: "Tilbage til teksten"},
	"de": {Skip: "Zum Inhalt springen", Table: "Daten als Tabelle", Place: "In der Quelle zeigen", Back: "Zurück zum Text"},
	"el": {Skip: "Μετάβαση στο περιεχόμενο", Table: "Τα δεδομένα σε πίνακα", Place: "Εμφάνιση στην πηγή", Back: "Επιστροφή στο κείμενο"},
	"en": {Skip: "Skip to the content", Table: "Data as a table", Place: "Show in the source", Back: "Back to the text"},
	"es": {Skip: "Saltar al contenido", Table: "Datos en una tabla", Place: "Ver en la fuente", Back: "Volver al texto"},
	"et": {Skip: "Liigu sisu juurde", Table: "Andmed tabelina", Place: "Näita allikas", Back: "Tagasi teksti juurde"},
	"fi": {Skip: "Siirry sisältöön", Table: "Tiedot taulukkona", Place: "Näytä lähteessä", Back: "Takaisin tekstiin"},
	"fr": {Skip: "Aller au contenu", Table: "Données sous forme de tableau", Place: "Voir dans la source", Back: "Retour au texte"},
	"ga": {Skip: "Léim go dtí an t-ábhar", Table: "Na sonraí i dtábla", Place: "Taispeáin san fhoinse", Back: "Ar ais go dtí an téacs"},
	"hr": {Skip: "Prijeđi na sadržaj", Table: "Podaci u tablici", Place: "Prikaži u izvoru", Back: "Natrag na tekst"},
	"hu": {Skip: "Ugrás a tartalomra", Table: "Az adatok táblázatban", Place: "Megjelenítés a forrásban", Back: "Vissza a szöveghez"},
	"is": {Skip: "Fara beint í efnið", Table: "Gögnin í töflu", Place: "Sýna í heimildinni", Back: "Aftur í textann"},
	"it": {Skip: "Vai al contenuto", Table: "Dati in tabella", Place: "Mostra nella fonte", Back: "Torna al testo"},
	"lt": {Skip: "Pereiti prie turinio", Table: "Duomenys lentelėje", Place: "Rodyti šaltinyje", Back: "Grįžti į tekstą"},
	"lv": {Skip: "Pāriet uz saturu", Table: "Dati tabulā", Place: "Parādīt avotā", Back: "Atpakaļ uz tekstu"},
	"mt": {Skip: "Aqbeż għall-kontenut", Table: "Id-data f’tabella", Place: "Uri fis-sors", Back: "Lura għat-test"},
	"nb": {Skip: "Gå til innholdet", Table: "Data som tabell", Place: "Vis i kilden", Back: "Tilbake til teksten"},
	"nl": {Skip: "Naar de inhoud", Table: "Gegevens als tabel", Place: "In de bron tonen", Back: "Terug naar de tekst"},
	"nn": {Skip: "Gå til innhaldet", Table: "Data som tabell", Place: "Vis i kjelda", Back: "Tilbake til teksten"},
	"no": {Skip: "Gå til innholdet", Table: "Data som tabell", Place: "Vis i kilden", Back: "Tilbake til teksten"},
	"pl": {Skip: "Przejdź do treści", Table: "Dane w tabeli", Place: "Pokaż w źródle", Back: "Powrót do tekstu"},
	"pt": {Skip: "Ir para o conteúdo", Table: "Dados em tabela", Place: "Ver na fonte", Back: "Voltar ao texto"},
	"ro": {Skip: "Salt la conținut", Table: "Datele în tabel", Place: "Afișare în sursă", Back: "Înapoi la text"},
	"sk": {Skip: "Prejsť na obsah", Table: "Údaje v tabuľke", Place: "Zobraziť v zdroji", Back: "Späť na text"},
	"sl": {Skip: "Na vsebino", Table: "Podatki v tabeli", Place: "Prikaži v viru", Back: "Nazaj na besedilo"},
	"sv": {Skip: "Till innehållet", Table: "Data som tabell", Place: "Visa i källan", Back: "Tillbaka till texten"},
	"tr": {Skip: "İçeriğe geç", Table: "Tablo olarak veriler", Place: "Kaynakta göster", Back: "Metne dön"},
	"uk": {Skip: "Перейти до вмісту", Table: "Дані в таблиці", Place: "Показати в джерелі", Back: "Назад до тексту"},
}
