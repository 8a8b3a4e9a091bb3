package render

import (
	"strconv"
	"strings"
)

// dateIn writes a date (YYYY, YYYY-MM or YYYY-MM-DD) in words of a language that
// words are in; in others it stays as it is, and so does what is no date.
func dateIn(language, date string) string {
	d, ok := dates[primary(language)]
	parts := strings.Split(date, "-")
	if !ok || len(parts) > 3 || len(parts[0]) != 4 {
		return date
	}
	n := make([]int, 3)
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 || i == 1 && v > 12 || i == 2 && v > 31 {
			return date
		}
		n[i] = v
	}
	year := parts[0]
	switch len(parts) {
	case 1:
		return year
	case 2:
		return fill(d.month, "month", pick(d.names, d.plain, n[1]), "year", year)
	}
	day := strconv.Itoa(n[2])
	if n[2] == 1 && d.first != "" {
		day = d.first
	}
	return fill(d.day, "day", day, "month", pick(d.names, "", n[1]), "year", year)
}

// pick finds the name of a month; the second list, where there is one, goes
// before the first.
func pick(names, before string, month int) string {
	if before != "" {
		names = before
	}
	return strings.ReplaceAll(strings.Fields(names)[month-1], "_", " ")
}

// A dateStyle says how a language writes dates. The names are as they stand
// after a day; plain are those that stand alone, where they differ.
type dateStyle struct {
	day, month   string
	names, plain string
	first        string // the first day of a month
}

// The space between day and month is one that no line breaks at; "_" is a space
// in a name. Compared with version 48.2 of the Unicode CLDR (npm's
// cldr-dates-full, main/LANGUAGE/ca-gregorian.json: months.format.wide,
// months.stand-alone.wide, dateFormats.long and availableFormats.yMMMM). We part
// from it in Slovene, where months after a day stand in the genitive in print, in
// Latvian, where "gada" is written out, and in the first day of a month.
var dates = map[string]dateStyle{
	"bg": {day: "{day}\u00a0{month} {year}\u00a0г.", month: "{month} {year}\u00a0г.", names: "януари февруари март април май юни юли август септември октомври ноември декември"},
	"cs": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "ledna února března dubna května června července srpna září října listopadu prosince",
		plain: "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"},
	"da": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januar februar marts april maj juni juli august september oktober november december"},
	"de": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"},
	"el": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
		plain: "Ιανουάριος Φεβρουάριος Μάρτιος Απρίλιος Μάιος Ιούνιος Ιούλιος Αύγουστος Σεπτέμβριος Οκτώβριος Νοέμβριος Δεκέμβριος", first: "1η"},
	"en": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "January February March April May June July August September October November December"},
	"es": {day: "{day} de {month} de {year}", month: "{month} de {year}", names: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"},
	"et": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"},
	"fi": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
		plain: "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"},
	"fr": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", first: "1er"},
	"ga": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán_Fómhair Deireadh_Fómhair Samhain Nollaig"},
	"hr": {day: "{day}.\u00a0{month} {year}.", month: "{month} {year}.", names: "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
		plain: "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac"},
	"hu": {day: "{year}. {month}\u00a0{day}.", month: "{year}. {month}", names: "január február március április május június július augusztus szeptember október november december"},
	"is": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"},
	"it": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", first: "1º"},
	"lt": {day: "{year}\u00a0m. {month}\u00a0{day}\u00a0d.", month: "{year}\u00a0m. {month}", names: "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
		plain: "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis"},
	"lv": {day: "{year}. gada {day}.\u00a0{month}", month: "{year}. gada {month}", names: "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris"},
	"mt": {day: "{day} ta’ {month} {year}", month: "{month} {year}", names: "Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru"},
	"nb": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januar februar mars april mai juni juli august september oktober november desember"},
	"nl": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "januari februari maart april mei juni juli augustus september oktober november december"},
	"nn": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januar februar mars april mai juni juli august september oktober november desember"},
	"no": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januar februar mars april mai juni juli august september oktober november desember"},
	"pl": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
		plain: "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"},
	"pt": {day: "{day} de {month} de {year}", month: "{month} de {year}", names: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"},
	"ro": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"},
	"sk": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
		plain: "január február marec apríl máj jún júl august september október november december"},
	"sl": {day: "{day}.\u00a0{month} {year}", month: "{month} {year}", names: "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
		plain: "januar februar marec april maj junij julij avgust september oktober november december"},
	"sv": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "januari februari mars april maj juni juli augusti september oktober november december"},
	"tr": {day: "{day}\u00a0{month} {year}", month: "{month} {year}", names: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"},
	"uk": {day: "{day}\u00a0{month} {year}\u00a0р.", month: "{month} {year}\u00a0р.", names: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
		plain: "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень"},
}
