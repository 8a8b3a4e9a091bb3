package extract

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// A codePage is an encoding of one byte for each letter and the languages that
// are written in it.
type codePage struct {
	name      string
	enc       encoding.Encoding
	languages string
	detector  string // the detector's names for it and for those that have the same small letters
}

// codePages are those that documents without a declaration are found in, the
// more usual first: of two that fit equally the first is taken.
var codePages = []codePage{
	{"Windows-1252", charmap.Windows1252, "en de fr es it pt nl sv da nb fi is ca et eu ga", "windows-1252"},
	{"Windows-1250", charmap.Windows1250, "pl cs sk hu sl hr ro sq de", ""},
	{"Windows-1251", charmap.Windows1251, "ru bg uk be sr mk", "windows-1251"},
	{"ISO 8859-2", charmap.ISO8859_2, "pl cs sk hu sl hr ro sq de", ""},
	{"Windows-1253", charmap.Windows1253, "el", "ISO-8859-7 windows-1253"},
	{"ISO 8859-7", charmap.ISO8859_7, "el", "ISO-8859-7 windows-1253"},
	{"Windows-1254", charmap.Windows1254, "tr", "ISO-8859-9 windows-1254"},
	{"Windows-1257", charmap.Windows1257, "lt lv et", ""},
	{"Windows-1255", charmap.Windows1255, "he yi", "ISO-8859-8 ISO-8859-8-I windows-1255"},
	{"Windows-1256", charmap.Windows1256, "ar fa ur", "windows-1256"},
	{"ISO 8859-15", charmap.ISO8859_15, "de fr es it pt nl fi et", ""},
	{"ISO 8859-13", charmap.ISO8859_13, "lt lv et", ""},
	{"ISO 8859-16", charmap.ISO8859_16, "ro", ""},
	{"ISO 8859-4", charmap.ISO8859_4, "lt lv et", ""},
	{"KOI8-R", charmap.KOI8R, "ru", "KOI8-R"},
	{"KOI8-U", charmap.KOI8U, "uk", ""},
	{"ISO 8859-5", charmap.ISO8859_5, "ru bg uk be sr mk", "ISO-8859-5"},
	{"ISO 8859-6", charmap.ISO8859_6, "ar", "ISO-8859-6"},
	{"Windows-1258", charmap.Windows1258, "vi", ""},
	{"Windows-874", charmap.Windows874, "th", ""},
	{"Mac Roman", charmap.Macintosh, "en de fr es it pt nl sv da nb fi is ca", ""},
	{"Mac Cyrillic", charmap.MacintoshCyrillic, "ru bg uk be sr mk", "windows-1251"},
	{"code page 850", charmap.CodePage850, "en de fr es it pt nl sv da nb fi is ca", ""},
	{"code page 437", charmap.CodePage437, "en de fr es it sv fi", ""},
	{"code page 852", charmap.CodePage852, "pl cs sk hu sl hr ro sq", ""},
	{"code page 866", charmap.CodePage866, "ru bg uk be", ""},
	{"code page 855", charmap.CodePage855, "ru bg sr mk", ""},
}

// alphabets are the small letters of a language beside a to z, as they are
// found in its documents (after the exemplar characters of CLDR).
var alphabets = map[string]string{
	"en": "éèêëïîôöüçñàâæœ", "de": "äöüßéèà", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúüªº", "it": "àèéìíîòóùúªº", "pt": "áâãàçéêíóôõúüªº",
	"nl": "áäéëíïóöúüèà", "sv": "åäöéàü", "da": "æøåéü", "nb": "æøåéèòôü", "fi": "äöåšžé", "is": "áðéíóúýþæö", "ca": "àçèéíïòóúü·", "et": "äöõüšž", "eu": "ñçü", "ga": "áéíóú",
	"pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "sl": "čšž", "hr": "čćđšž", "ro": "ăâîşţșț", "sq": "çë",
	"tr": "çğıöşüâîûi̇", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ\u0300\u0301\u0303\u0309\u0323",
	"ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "bg": "абвгдежзийклмнопрстуфхцчшщъьюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
	"be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя", "sr": "абвгдђежзијклљмнњопрстћуфхцчџш", "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
	"el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
	"he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "yi": "אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ\u05b7\u05b8\u05bc\u05bf",
	"ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652",
	"fa": "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنهوىیي،؛؟\u200c", "ur": "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھیےىه،؛؟۔",
	"th": "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮฯะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ",
}

// signs stand in documents of every language, and hardly ever inside a word.
const signs = "\u00a0\u00ad“”„‘’‚«»‹›–—…•·§°€£©®™†‡№±×²³½¼¾µ¿¡´‰"
