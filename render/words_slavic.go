package render

var slavicWords = map[string]*Words{
	"pl": {
		Language: "pl", Labelled: "{label}: {value}",
		Summary: "W skrócie", Notes: "Przypisy", Sources: "Źródła", Page: "Strona {page} z {pages}",
		Reviewed: "Przejrzano: {date}", Translation: "tłumaczenie własne", Translator: "tłumaczenie: {name}", Emphasis: "podkreślenie dodane",
		Accessed: "dostęp: {date}", Omitted: "pominięte słowa", NotPrinted: "niewydrukowane tutaj",
		CheckedOne:  "Cytat na tej karcie porównano słowo po słowie ze źródłem za pomocą {tool}.",
		CheckedSame: "Wszystkie cytaty na tej karcie ({count}) porównano słowo po słowie ze źródłem za pomocą {tool}.",
		Checked:     "Wszystkie cytaty na tej karcie ({count}) porównano słowo po słowie ze źródłami ({sources}) za pomocą {tool}.",
		CheckedPart: "Cytaty na tej karcie porównane słowo po słowie za pomocą {tool}: {checked} z {count}; zweryfikowane wcześniej, ze źródłem, którego nie wolno udostępniać: {attested}.",
		Exact:       "dokładne", Typographic: "równe poza typografią", Edited: "z oznaczonymi zmianami",
		DraftMark: "PROJEKT – NIESPRAWDZONY", Draft: "Projekt, nie do rozpowszechniania: liczba cytatów na tej karcie, które nie przeszły kontroli za pomocą {tool}: {failed} z {count}.",
		NoQuotes: "Ta karta nie zawiera cytatów, które można sprawdzić.", Source: "Źródło ilustracji: {name}",
		Annex: "Załącznik: cytaty w ich źródłach", LeftOut: "pominięto", InSource: "w źródle", Added: "dodane przez nas",
		AnnexIntro: "Dla drugiego czytelnika: każdy cytat w swoim źródle. Pogrubione słowa między kreskami należą do cytatu; słowa wokół nich należą do źródła. {mark} pokazuje, co cytat pomija.",
		Attested:   "Źródła nie wolno udostępniać. Cytat zweryfikowano wcześniej.", Failed: "kontrola niezaliczona",
		Foldings: []string{"odstępy", "litery zapisywane na dwa sposoby", "cudzysłowy", "łączniki i myślniki", "wielokropki", "ligatury", "znaki niewidoczne", "łączniki na końcu wiersza", "żywa pagina, numery stron i odsyłacze do przypisów"},
		OnPage:   "strona", Section: "rozdział", Paragraph: "akapit", Line: "wiersz", Time: "czas", Speaker: "mówca", File: "plik",
		Compared: "Porównano", Name: "Imię i nazwisko", Day: "Data", Initials: "Parafa",
		Codes:   "{code} oznacza znak, którego nie ma w kroju pisma.",
		NotHere: "Tego fragmentu nie można tu wydrukować. Znajduje się w załączonym pliku {file}.",
	},
}
