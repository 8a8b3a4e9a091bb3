package match

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"factsheet/sources/language"

	"golang.org/x/text/unicode/norm"
)

// A unit is what the number in a place counts: "page 12", "§ 3".
type unit uint8

const (
	noUnit unit = iota
	pageUnit
	lineUnit
	paragraphUnit
	recitalUnit
	sectionUnit
	articleUnit
	chapterUnit
	partUnit
	titleUnit
	annexUnit
	minuteUnit
	silentUnit // numbered like the others, and never printed where we can see it
)

// unitRows are the words for units by language, in lower case and without full
// stops. A "*" stands for endings: Finnish has "artikla" and "artiklan 5". A word
// that means two things has both: in English law "s. 12" is a section, in Sweden
// a page, and a place is wrong only where it is wrong in every sense. They were
// written for this project from how laws and reports of each language are cited.
var unitRows = []struct{ language, page, line, paragraph, recital, section, article, chapter, part, title, annex string }{
	{"en", "page pages p pp pg pgs", "line lines l ll ln", "paragraph paragraphs para paras par subsection subs subparagraph point points clause clauses pt", "recital recitals", "section sections sec secs sect s ss subsection clause", "article articles art arts", "chapter chapters ch chap chaps", "part parts pt", "title titles", "annex annexes appendix appendices app schedule schedules sch"},
	{"de", "seite seiten", "zeile zeilen z", "absatz absätze absätzen abs rn rdnr rdn rz tz randnummer randziffer textziffer punkt nummer ziffer ziff", "erwägungsgrund erwägungsgründe erwägungsgründen erwgr erwg ewg", "abschnitt abschnitte abschn paragraph paragrafen paragraf punkt ziffer ziff nummer", "artikel art", "kapitel kap", "teil teile", "titel", "anhang anlage anl"},
	{"fr", "page pages p pp", "ligne lignes l ll", "paragraphe paragraphes paragr par alinéa alinéas al point points", "considérant considérants cons", "section sections sect point", "article articles art", "chapitre chapitres chap", "partie parties", "titre titres", "annexe annexes ann"},
	{"es", "página páginas pág págs p pp", "línea líneas lín l", "apartado apartados apdo apdos párrafo párrafos párr punto puntos", "considerando considerandos", "sección secciones secc sec apartado punto epígrafe", "artículo artículos art arts", "capítulo capítulos cap", "parte", "título títulos", "anexo anexos"},
	{"pt", "página páginas pág págs p pp", "linha linhas l", "parágrafo parágrafos par nº número ponto", "considerando considerandos", "secção secções seção seções sec ponto", "artigo artigos art", "capítulo capítulos cap", "parte", "título", "anexo anexos"},
	{"it", "pagina pagine pag pagg p pp", "riga righe r rigo", "paragrafo paragrafi par comma commi co punto", "considerando considerandi", "sezione sezioni sez paragrafo punto", "articolo articoli art artt", "capitolo capitoli cap capo", "parte", "titolo", "allegato allegati all appendice"},
	{"ca", "pàgina pàgines pàg p", "línia línies", "apartat apartats paràgraf punt", "considerant", "secció seccions apartat punt", "article articles art", "capítol cap", "part", "títol", "annex"},
	{"nl", "pagina pagina's blz bladzijde bladzijden p pp", "regel regels r", "lid leden alinea al punt randnummer", "overweging overwegingen", "paragraaf paragrafen par sectie afdeling punt", "artikel artikelen art", "hoofdstuk hoofdstukken hfst", "deel", "titel", "bijlage bijlagen bijl"},
	{"da", "side sider s", "linje linjer l", "stk stykke afsnit punkt pkt nr", "betragtning betragtninger", "afsnit paragraf punkt pkt", "artikel artikler art", "kapitel kapitler kap", "del", "afsnit titel", "bilag"},
	{"sv", "sida sidan sidor sidorna s ss", "rad raden rader r", "stycke stycket st punkt punkten mom moment", "skäl", "avsnitt avsnittet avsn paragraf punkt", "artikel artikeln artiklar artiklarna art", "kapitel kapitlet kap", "del delen", "avdelning avd", "bilaga bilagan bil"},
	{"nb", "side sider s", "linje linjer l", "ledd avsnitt punkt nr", "fortalepunkt", "avsnitt paragraf punkt pkt", "artikkel artikler art", "kapittel kapitler kap", "del", "avdeling", "vedlegg"},
	{"is", "blaðsíða bls síða", "lína línur", "málsgrein mgr málsl liður", "", "kafli", "grein gr", "kafli", "hluti", "bálkur", "viðauki"},
	{"fi", "sivu sivut sivulla sivuilla sivulta s ss", "rivi rivit rivillä r", "momentti mom kohta kohdan kohd kappale", "johdantokappale", "jakso jakson osio kohta pykälä", "artikla* art", "luku luvun luvussa", "osa osan", "osasto", "liite liitteen liitteessä"},
	{"et", "lehekülg leheküljed leheküljel lk", "rida read rea", "lõige lõike lg punkt", "põhjendus", "jagu jao paragrahv punkt", "artikkel artikli art", "peatükk peatüki ptk", "osa", "jaotis", "lisa"},
	{"lv", "lappuse lappuses lpp lp", "rinda rindas", "daļa daļas punkts punkta rindkopa", "apsvērums apsvēruma", "iedaļa sadaļa punkts", "pants panta pantā", "nodaļa nodaļas", "daļa", "sadaļa", "pielikums pielikuma"},
	{"lt", "puslapis puslapiai puslapyje psl p", "eilutė eilutės eil", "dalis dalies punktas pastraipa", "konstatuojamoji", "skirsnis skirsnio skyrelis punktas", "straipsn*", "skyrius skyriaus skyr", "dalis", "antraštinė", "pried*"},
	{"pl", "strona strony stronie str s ss", "wiersz wiersze w", "ustęp ustępy ust akapit punkt pkt", "motyw motywy", "sekcja sekcji oddział punkt pkt", "artykuł artykuły art", "rozdział rozdziały rozdz", "część cz", "tytuł", "załącznik załącznika zał"},
	{"cs", "strana strany straně stránka str s", "řádek řádky řádka ř", "odstavec odstavce odst bod", "bod odůvodnění", "oddíl oddílu paragraf bod", "článek článku čl", "kapitola kapitoly kap hlava", "část", "hlava", "příloha přílohy příl"},
	{"sk", "strana strany strane str s", "riadok riadky r", "odsek odseku ods bod", "odôvodnenie", "oddiel oddielu paragraf bod", "článok článku čl", "kapitola kapitoly kap", "časť", "hlava", "príloha prílohy príl"},
	{"sl", "stran strani str s", "vrstica vrstice vrst", "odstavek odstavka odst točka", "uvodna", "oddelek razdelek točka", "člen člena čl", "poglavje pogl", "del", "naslov", "priloga priloge"},
	{"hr", "stranica stranice stranici str s", "redak redci retku", "stavak stavka st točka toč", "uvodna", "odjeljak odsjek točka", "članak članka čl", "poglavlje pogl", "dio", "glava", "prilog prilogu"},
	{"bg", "страница страници стр с", "ред редове", "алинея ал параграф пар точка т", "съображение", "раздел точка т", "член чл", "глава гл", "част", "дял", "приложение прил"},
	{"ro", "pagina pagini pag pg p", "rândul rând rânduri", "alineatul alineat alin paragraful punctul pct", "considerentul considerent", "secțiunea secțiune secţiunea punctul", "articolul articol art", "capitolul capitol cap", "partea", "titlul", "anexa anexă"},
	{"hu", "oldal oldalak oldalán oldalon o old", "sor sorok sora sorában", "bekezdés bekezdése bek pont pontja", "preambulumbekezdés preambulumbekezdése", "szakasz szakasza pont pontja", "cikk cikke cikkének", "fejezet fejezete fej", "rész része", "cím", "melléklet melléklete függelék"},
	{"el", "σελιδα σελιδες σελ σ σσ", "γραμμη γραμμες γρ στιχος στ", "παραγραφος παραγραφοι παραγραφο παρ εδαφιο εδ σημειο", "αιτιολογικη", "τμημα ενοτητα ενοτ σημειο", "αρθρο αρθρα αρθρου αρ", "κεφαλαιο κεφ", "μερος", "τιτλος", "παραρτημα"},
	{"mt", "paġna paġni p", "linja linji", "paragrafu paragrafi punt", "premessa", "taqsima sezzjoni", "artikolu artikoli art", "kapitolu", "parti", "titolu", "anness"},
	{"ga", "leathanach leathanaigh lch l", "líne línte", "mír mire pointe", "aithris", "roinn alt", "airteagal airt", "caibidil", "cuid", "teideal", "iarscríbhinn"},
	{"tr", "sayfa sayfalar s sf", "satır satırlar", "fıkra fıkrası paragraf bent", "", "bölüm kısım", "madde maddesi md", "bölüm", "kısım", "", "ek"},
	{"ru", "страница страницы стр с", "строка строки", "пункт п абзац часть ч", "", "раздел пункт", "статья статьи ст", "глава главы гл", "часть", "", "приложение"},
	{"uk", "сторінка сторінки стор с", "рядок рядки", "пункт п абзац частина", "", "розділ пункт", "стаття статті ст", "глава розділ", "частина", "", "додаток"},
	{"vi", "trang tr", "dòng", "khoản đoạn", "", "mục", "điều", "chương", "phần", "", ""},
}

// signUnits are the signs that every language has, and what counts something that
// is not printed.
var signUnits = []struct {
	words string
	unit  unit
}{
	{"§ §§", sectionUnit},
	{"¶ ¶¶", paragraphUnit},
	{"minute minutes min minuten minuto minutos minuti", minuteUnit},
	{"satz sentence footnote footnotes fn note notes fußnote table tabelle tableau figure fig box volume vol band bd edition ed slide column col no nr", silentUnit},
}

// A unitWord is an entry of the table.
type unitWord struct {
	stem  string
	units []unit
}

// units are the table by word, and the entries with endings.
var units = sync.OnceValues(func() (map[string][]unit, []unitWord) {
	whole, stems := map[string][]unit{}, []unitWord{}
	add := func(u unit, words string) {
		for _, w := range strings.Fields(words) {
			w = foldUnit(w)
			if stem, ok := strings.CutSuffix(w, "*"); ok {
				stems = append(stems, unitWord{stem, []unit{u}})
				continue
			}
			if list := whole[w]; !slices.Contains(list, u) {
				whole[w] = append(list, u)
			}
		}
	}
	for _, r := range unitRows {
		for i, words := range []string{r.page, r.line, r.paragraph, r.recital, r.section, r.article, r.chapter, r.part, r.title, r.annex} {
			add(pageUnit+unit(i), words)
		}
	}
	for _, r := range signUnits {
		add(r.unit, r.words)
	}
	return whole, stems
})

// foldUnit makes words comparable: small letters, in Greek without accents.
func foldUnit(word string) string {
	word = norm.NFC.String(strings.ToLower(word))
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Greek, r) }) {
		return language.FoldGreek(word)
	}
	return word
}

// unitsOf are the senses of a word before or behind a number; nil where it is
// none that we know. A capital S is the German page: sections have a small one.
func unitsOf(word string) []unit {
	word = strings.TrimRight(word, ".:")
	if word == "S" {
		return []unit{pageUnit}
	}
	folded := foldUnit(word)
	whole, stems := units()
	if u, ok := whole[folded]; ok {
		return u
	}
	for _, s := range stems {
		if strings.HasPrefix(folded, s.stem) {
			return s.units
		}
	}
	return nil
}
