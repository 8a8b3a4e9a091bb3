package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/unicode/norm"
)

// encodingsOf are those that a language's documents are found in.
func encodingsOf(lang string) map[string]encoding.Encoding {
	out := map[string]encoding.Encoding{"UTF-16LE": utf16LE, "UTF-16BE": utf16BE}
	for _, p := range codePages {
		for _, l := range strings.Fields(p.languages) {
			if l == lang {
				out[p.name] = p.enc
			}
		}
	}
	switch lang {
	case "ja":
		out["Shift_JIS"], out["EUC-JP"] = japanese.ShiftJIS, japanese.EUCJP
	case "zh":
		out["GB 18030"] = simplifiedchinese.GB18030
	case "zh-TW":
		out["Big5"] = traditionalchinese.Big5
	case "ko":
		out["EUC-KR"] = korean.EUCKR
	case "tr":
		out["ISO 8859-9"] = charmap.ISO8859_9
	case "de", "fr", "es", "pt", "it", "nl", "sv", "fi":
		out["ISO 8859-1"] = charmap.ISO8859_1
	}
	return out
}

// encode writes what the encoding has; the rest becomes a question mark.
func encode(s string, enc encoding.Encoding) string {
	var b strings.Builder
	e := enc.NewEncoder()
	known := make(map[rune]string)
	for _, r := range s {
		out, ok := known[r]
		if !ok {
			var err error
			if out, err = e.String(string(r)); err != nil {
				out, _ = e.String("?")
			}
			known[r] = out
		}
		b.WriteString(out)
	}
	return b.String()
}

// A guess that gives the same letters is right, whatever it calls the encoding.
func guessed(t *testing.T, data, lang string, enc encoding.Encoding) bool {
	t.Helper()
	want, err := enc.NewDecoder().String(data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Decode(Input{Data: data, Language: lang}, nil)
	return err == nil && d.Text == want
}

// sentences are of documents as they could be: each is guessed in every
// encoding that its language is written in, without knowing the language.
var sentences = []struct{ lang, text string }{
	{"de", "Der Schlüssel bleibt beim Empfänger, und für die Behörden gibt es keine Hintertür. Die Größe des Netzes ändert daran nichts; außerdem wäre es unverhältnismäßig."},
	{"fr", "La clé reste chez le destinataire et les autorités n’y ont pas accès. Où sont gardées les données ? Ça dépend du marché, même après l’entrée en vigueur."},
	{"es", "La clave queda en manos del destinatario y no hay ninguna puerta trasera. ¿Dónde están los datos? Según el dictamen, la señal cambió después de la decisión del año pasado."},
	{"pt", "A chave fica com o destinatário e não há nenhuma porta dos fundos. As comunicações são protegidas até à entrega, segundo a decisão do órgão de fiscalização."},
	{"it", "La chiave resta al destinatario e non c’è alcuna porta di servizio. Perché la libertà sia garantita, l’autorità dovrà più volte chiedere un parere: così è già oggi."},
	{"nl", "De sleutel blijft bij de ontvanger en er is géén achterdeur. De coördinatie van de financiële gegevens is geëindigd; ideeën daarvoor zijn één voor één besproken."},
	{"sv", "Nyckeln är kvar hos mottagaren och det finns ingen bakdörr för myndigheter. Även små företag måste få veta när åtgärden börjar gälla."},
	{"da", "Nøglen bliver hos modtageren, og der er ingen bagdør for myndighederne. Også små virksomheder må få at vide, hvornår reglerne træder i kraft på området."},
	{"fi", "Avain jää vastaanottajalle eikä viranomaisilla ole takaporttia. Myös pienten yritysten täytyy saada tietää, milloin säännökset tulevat voimaan tällä alueella."},
	{"pl", "Klucz pozostaje u odbiorcy, a władze nie mają żadnej furtki. Również małe przedsiębiorstwa muszą się dowiedzieć, kiedy przepisy zaczną obowiązywać na tym obszarze."},
	{"cs", "Klíč zůstává u příjemce a úřady nemají žádná zadní vrátka. Také malé podniky se musí dozvědět, kdy předpisy začnou platit, říká zpráva."},
	{"hu", "A kulcs a címzettnél marad, és a hatóságoknak nincs hátsó ajtajuk. A kisebb cégeknek is tudniuk kell, mikortól érvényesek az előírások; ezt külön közlik velük, időben és írásban, a működésük szerint, ahogy a törvény előtt is."},
	{"ro", "Cheia rămâne la destinatar şi autorităţile nu au nicio uşă secretă. Şi întreprinderile mici trebuie să afle când intră în vigoare normele, până la sfârşitul anului."},
	{"tr", "Anahtar alıcıda kalır ve yetkililer için gizli bir kapı yoktur. Küçük şirketler de kuralların ne zaman yürürlüğe gireceğini öğrenmelidir; değişiklik açıktır."},
	{"lt", "Raktas lieka gavėjui, o valdžios institucijos neturi jokių slaptų durų. Mažos įmonės taip pat turi žinoti, kada taisyklės įsigalios, šiuo metu ir ateityje."},
	{"lv", "Atslēga paliek saņēmējam, un iestādēm nav slepenu durvju. Arī maziem uzņēmumiem jāzina, kad noteikumi stāsies spēkā, šogad vai vēlāk."},
	{"ru", "Ключ остаётся у получателя, и у властей нет никакой тайной двери. Небольшие предприятия тоже должны узнать, когда правила вступят в силу."},
	{"bg", "Ключът остава у получателя и властите нямат никаква задна врата. Малките предприятия също трябва да узнаят кога правилата влизат в сила."},
	{"uk", "Ключ залишається в отримувача, і влада не має жодних таємних дверей. Невеликі підприємства також повинні дізнатися, коли правила набудуть чинності її рішенням."},
	{"el", "Το κλειδί μένει στον παραλήπτη και οι αρχές δεν έχουν καμία πίσω πόρτα. Και οι μικρές επιχειρήσεις πρέπει να μάθουν πότε αρχίζουν να ισχύουν οι κανόνες."},
	{"he", "המפתח נשאר אצל הנמען ולרשויות אין שום דלת אחורית. גם עסקים קטנים צריכים לדעת מתי הכללים נכנסים לתוקף."},
	{"ar", "يبقى المفتاح لدى المستلم وليس للسلطات أي باب خلفي. ويجب أن تعرف الشركات الصغيرة أيضا متى تدخل القواعد حيز التنفيذ."},
	{"th", "กุญแจยังคงอยู่กับผู้รับ และเจ้าหน้าที่ไม่มีประตูหลังใด ๆ ธุรกิจขนาดเล็กต้องรู้ด้วยว่ากฎเริ่มใช้เมื่อใด"},
	{"ja", "鍵は受信者の手元に残り、当局のための裏口はありません。小さな会社も、規則がいつから適用されるのかを知らなければなりません。この点については、次の報告で説明します。"},
	{"zh", "密钥保留在收件人手中，政府没有任何后门。小企业也应该知道这些规定什么时候开始实行。关于这个问题，我们在下一次的报告中会有说明，这是大家的要求。"},
	{"zh-TW", "金鑰保留在收件人手中，政府沒有任何後門。小企業也應該知道這些規定什麼時候開始實行。關於這個問題，我們在下一次的報告中會有說明，這是大家的要求。"},
	{"ko", "열쇠는 받는 사람에게 남아 있으며 정부를 위한 뒷문은 없습니다. 작은 회사도 규칙이 언제부터 적용되는지 알아야 합니다. 이 문제에 대해서는 다음 보고서에서 설명하기로 하고 다시 이야기할 것입니다."},
}

func TestGuess(t *testing.T) {
	right, all := 0, 0
	for _, s := range sentences {
		for name, enc := range encodingsOf(s.lang) {
			data := encode(s.text+"\n", enc)
			all++
			if guessed(t, data, "", enc) {
				right++
				continue
			}
			d, _ := Decode(Input{Data: data}, nil)
			t.Logf("%s in %s is taken for %q: %.60s", s.lang, name, d.Notes, d.Text)
		}
	}
	t.Logf("%d of %d guesses right, %.1f %%", right, all, 100*float64(right)/float64(all))
	if right*100 < all*95 {
		t.Errorf("%d of %d guesses right, want 95 %%", right, all)
	}
}

// The catalogue's language settles what the letters leave open, and yields
// where they cannot be that language's.
func TestGuessByLanguage(t *testing.T) {
	tests := []struct{ name, data, lang, want string }{
		{"one letter of Polish", "\xbf", "pl", "ż"},
		{"one letter of nothing known", "\xbf", "", "¿"},
		{"a Russian text in a library of Polish", "\xca\xeb\xfe\xf7 \xee\xf1\xf2\xe0\xb8\xf2\xf1\xff \xf3 \xef\xee\xeb\xf3\xf7\xe0\xf2\xe5\xeb\xff.", "pl", "Ключ остаётся у получателя."},
		{"Turkish", "de\xf0i\xfeiklik", "tr", "değişiklik"},
		{"Bosnian is written as Croatian", "\xe8ovjek mo\x9ee", "bs", "čovjek može"},
		{"a tag that is none", "caf\xe9", "not a tag", "café"},
	}
	for _, tt := range tests {
		if d, err := Decode(Input{Data: tt.data, Language: tt.lang}, nil); err != nil || d.Text != tt.want {
			t.Errorf("%s: %q (%q, %v), want %q", tt.name, d.Text, d.Notes, err, tt.want)
		}
	}
}

// What the guess rests on must not be only the beginning: a report's first pages
// may be in English.
func TestGuessReadsOn(t *testing.T) {
	data := strings.Repeat("The first pages are in English.\n", 2000) + encode(sentences[9].text, charmap.Windows1250)
	d, err := Decode(Input{Data: data}, nil)
	if err != nil || !strings.HasSuffix(d.Text, sentences[9].text) {
		t.Errorf("%q, %v", d.Notes, err)
	}
}

// An encoding without a name on the web may stand in the catalogue too.
func TestNamedEncodings(t *testing.T) {
	for name, enc := range map[string]encoding.Encoding{"IBM850": charmap.CodePage850, "cp437": charmap.CodePage437, "cp852": charmap.CodePage852, "cp866": charmap.CodePage866, "macintosh": charmap.Macintosh} {
		want := "Größe"
		if name == "cp866" {
			want = "Ключ"
		}
		d, err := Decode(Input{Data: encode(want, enc), Encoding: name}, nil)
		if err != nil || d.Text != want {
			t.Errorf("%s: %q, %v", name, d.Text, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range sentences {
		for _, enc := range encodingsOf(s.lang) {
			f.Add(encode(s.text, enc), s.lang)
		}
	}
	f.Add("\x1b$B\xff", "")
	f.Fuzz(func(t *testing.T, data, lang string) {
		d, err := Decode(Input{Data: data, Language: lang}, nil)
		if err != nil {
			if u, ok := err.(*UnreadableError); !ok || u.Hint == "" {
				t.Fatalf("error %#v", err)
			}
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("invalid UTF-8 %q", d.Text)
		}
		again, err := Decode(Input{Data: data, Language: lang}, nil)
		if err != nil || again.Text != d.Text {
			t.Fatalf("read as %q and as %q", d.Text, again.Text)
		}
	})
}

// TestGuessOnTexts measures on texts that are not the project's.
func TestGuessOnTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/texts/??-*.txt")
	if len(files) == 0 {
		t.Skip("the texts in ../shared/texts are not here")
	}
	for _, withLanguage := range []bool{false, true} {
		right, all := 0, 0
		wrong := make(map[string]int)
		for _, f := range files {
			lang := filepath.Base(f)[:2]
			raw, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			s := norm.NFC.String(strings.TrimPrefix(string(raw), bom8))
			if lang == "vi" {
				s = norm.NFD.String(s)
			}
			for name, enc := range encodingsOf(lang) {
				for _, size := range []int{300, 2000} {
					for from := 500; from+size < len(s) && from < 9000; from += 9000 {
						data := encode(strings.ToValidUTF8(s[from:from+size], ""), enc)
						if !strings.HasPrefix(name, "UTF") && strings.IndexFunc(data, func(r rune) bool { return r >= 0x80 }) < 0 {
							continue
						}
						given := ""
						if withLanguage {
							given = lang
						}
						all++
						if guessed(t, data, given, enc) {
							right++
						} else {
							_, as := guess(data, given)
							wrong[fmt.Sprintf("%s %s as %s (%d)", lang, name, as, size)]++
						}
					}
				}
			}
		}
		t.Logf("language given %v: %d of %d guesses right, %.1f %%", withLanguage, right, all, 100*float64(right)/float64(all))
		if os.Getenv("VERBOSE") != "" {
			for k, n := range wrong {
				t.Log(n, k)
			}
		}
		if right*100 < all*90 {
			t.Errorf("%d of %d guesses right, want 90 %%", right, all)
		}
	}
}
