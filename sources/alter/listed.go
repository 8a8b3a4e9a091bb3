package alter

import "strings"

// listed are words that turn a sentence when one stands for the other, by kind
// and language. Each may become its partner, in either direction.
var listed = map[string]map[string]string{
	"near": {
		"en": "before/after with/without and/or first/last public/private above/below over/under is/was has/had will/would increase/decrease allow/forbid old/new open/closed increased/decreased",
		"de": "vor/nach mit/ohne und/oder erste/letzte öffentlich/privat über/unter ist/war hat/hatte wird/würde alte/neue offen/geschlossen gestiegen/gesunken",
		"fr": "avant/après avec/sans et/ou premier/dernier public/privé sur/sous est/était a/avait sera/serait ancien/nouveau ouvert/fermé",
		"es": "antes/después con/sin y/o primero/último público/privado sobre/bajo es/era ha/había será/sería antiguo/nuevo abierto/cerrado",
		"it": "prima/dopo con/senza e/o primo/ultimo pubblico/privato sopra/sotto è/era ha/aveva sarà/sarebbe vecchio/nuovo aperto/chiuso",
		"pl": "przed/po z/bez i/lub pierwszy/ostatni publiczny/prywatny nad/pod jest/był ma/miał będzie/byłby stary/nowy otwarty/zamknięty",
		"el": "πριν/μετά με/χωρίς και/ή πρώτος/τελευταίος δημόσιο/ιδιωτικό είναι/ήταν έχει/είχε παλιά/νέα ανοιχτός/κλειστός",
		"fi": "ennen/jälkeen ja/tai ensimmäinen/viimeinen julkinen/yksityinen yli/alle on/oli vanha/uusi auki/kiinni",
	},
	"quantity": {
		"en": "all/some every/any each/one most/least many/few always/often both/neither", "de": "alle/einige jeder/mancher viele/wenige immer/oft beide/keine",
		"fr": "tous/certains chaque/quelque beaucoup/peu toujours/souvent", "es": "todos/algunos cada/algún muchos/pocos siempre/frecuentemente",
		"it": "tutti/alcuni ogni/qualche molti/pochi sempre/spesso", "pl": "wszystkie/niektóre każdy/niejeden wiele/niewiele zawsze/często",
		"el": "όλοι/μερικοί κάθε/κάποια πολλά/λίγα πάντα/συχνά", "fi": "kaikki/jotkut jokainen/joku monet/harvat aina/usein",
	},
	"modal": {
		"en": "must/may shall/should can/will could/might", "de": "muss/kann soll/darf müssen/können sollen/dürfen", "fr": "doit/peut doivent/peuvent devra/pourra",
		"es": "debe/puede deben/pueden deberá/podrá", "it": "deve/può devono/possono dovrà/potrà", "pl": "musi/może muszą/mogą powinien/zdoła",
		"el": "πρέπει/μπορεί πρέπει/δύναται οφείλει/δικαιούται", "fi": "pitää/voi täytyy/saa tulee/saattaa",
	},
	"comparison": {
		"en": "more/less higher/lower larger/smaller longer/shorter better/worse", "de": "mehr/weniger höher/niedriger größer/kleiner länger/kürzer besser/schlechter",
		"fr": "plus/moins supérieur/inférieur meilleur/pire", "es": "más/menos mayor/menor mejor/peor superior/inferior", "it": "più/meno maggiore/minore migliore/peggiore superiore/inferiore",
		"pl": "więcej/mniej wyższy/niższy większy/mniejszy dłuższy/krótszy lepszy/gorszy", "el": "περισσότερο/λιγότερο μεγαλύτερη/μικρότερη υψηλότερη/χαμηλότερη",
		"fi": "enemmän/vähemmän suurempi/pienempi korkeampi/matalampi pidempi/lyhyempi",
	},
	"calendar": {
		"en": "January/February March/May June/July September/October November/December Monday/Tuesday Thursday/Friday", "de": "Januar/Februar März/Mai Juni/Juli September/Oktober November/Dezember Montag/Dienstag",
		"fr": "janvier/février mars/mai juin/juillet septembre/octobre novembre/décembre lundi/mardi", "es": "enero/febrero marzo/mayo junio/julio septiembre/octubre noviembre/diciembre lunes/martes",
		"it": "gennaio/febbraio marzo/maggio giugno/luglio settembre/ottobre novembre/dicembre lunedì/martedì", "pl": "stycznia/lutego marca/maja czerwca/lipca września/października listopada/grudnia",
		"el": "Ιανουαρίου/Φεβρουαρίου Μαρτίου/Μαΐου Ιουνίου/Ιουλίου Σεπτεμβρίου/Οκτωβρίου Νοεμβρίου/Δεκεμβρίου", "fi": "tammikuuta/helmikuuta maaliskuuta/toukokuuta kesäkuuta/heinäkuuta syyskuuta/lokakuuta marraskuuta/joulukuuta",
	},
	"number": {
		"en": "two/three four/five six/seven ten/twelve second/third", "de": "zwei/drei vier/fünf sechs/sieben zehn/zwölf zweite/dritte", "fr": "deux/trois quatre/cinq six/sept dix/douze deuxième/troisième",
		"es": "dos/tres cuatro/cinco seis/siete diez/doce segundo/tercero", "it": "due/tre quattro/cinque sei/sette dieci/dodici secondo/terzo", "pl": "dwa/trzy cztery/pięć sześć/siedem dziesięć/dwanaście drugi/trzeci",
		"el": "δύο/τρία τέσσερα/πέντε έξι/επτά δέκα/δώδεκα δεύτερη/τρίτη", "fi": "kaksi/kolme neljä/viisi kuusi/seitsemän kymmenen/kaksitoista toinen/kolmas",
	},
	"magnitude": {
		"en": "million/billion hundred/thousand", "de": "Millionen/Milliarden hundert/tausend", "fr": "millions/milliards cent/mille", "es": "millones/billones cien/mil",
		"it": "milioni/miliardi cento/mille", "pl": "miliony/miliardy sto/tysiąc milionów/miliardów", "el": "εκατομμύρια/δισεκατομμύρια εκατό/χίλια", "fi": "miljoonaa/miljardia sata/tuhat",
	},
}

// single are words of one kind each, by language.
var single = map[string]map[string]string{
	"not":    {"en": "not", "de": "nicht", "fr": "pas", "es": "no", "it": "non", "pl": "nie", "el": "δεν", "fi": "ei"},
	"added":  {"en": "also", "de": "auch", "fr": "aussi", "es": "también", "it": "anche", "pl": "również", "el": "επίσης", "fi": "myös"},
	"ending": {"en": "s", "de": "n", "fr": "s", "es": "s", "it": "i", "pl": "y", "el": "ς", "fi": "t"},
	"weight": {"en": "may be more", "de": "muss mehr", "fr": "doit être plus", "es": "debe ser más", "it": "deve essere più", "pl": "musi być więcej", "el": "πρέπει περισσότερο", "fi": "pitää enemmän"},
}

// word is the word of a kind in the language of the passage, or another where
// that has none.
func (d *draft) word(other, kind string) string {
	if d.Language != nil {
		if w, ok := single[kind][d.Language.Tag]; ok {
			return w
		}
	}
	return other
}

// swapListed puts for a listed word its partner. The first and the last word may
// be it too.
func swapListed(kind string) func(d *draft) string {
	return func(d *draft) string {
		if d.Language == nil {
			return ""
		}
		partners := make(map[string]string)
		for _, pair := range strings.Fields(listed[kind][d.Language.Tag]) {
			a, b, _ := strings.Cut(pair, "/")
			partners[strings.ToLower(a)], partners[strings.ToLower(b)] = b, a
		}
		words := strings.Fields(d.Words)
		from := d.rng.IntN(len(words))
		for k := range words {
			i := (from + k) % len(words)
			w := bare(words[i])
			if p, ok := partners[strings.ToLower(w)]; ok && w != "" {
				words[i] = strings.Replace(words[i], w, capital(p, w), 1)
				return strings.Join(words, " ")
			}
		}
		return ""
	}
}
