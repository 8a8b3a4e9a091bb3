package language

import (
	"strings"
	"unicode"
)

// measures are signs, abbreviations and currency codes that every language
// shares. Case counts in units ("MW" is not "mW"), so these are compared as
// they are written. What is also a word or an initial ("in", "ha", "A") is left
// out: in "since 2015 in Berlin" the number ends before "in".
var measures = func() map[string]bool {
	set := make(map[string]bool)
	for _, m := range strings.Fields(`
		% ‰ ‱ ° °C °F °K ′ ″ ℃ ℉ Ω
		km m dm cm mm µm μm nm ft nmi km² m² cm² mm² km2 m2 cm2 km³ m³ cm³ m3 cm3
		t kt Mt Gt kg g mg µg μg lb lbs oz hl dl cl ml mL
		ms µs μs h hrs km/h m/s mph kn kt/h
		kV mV mA kW MW GW TW Wh kWh MWh GWh TWh kJ MJ GJ PJ kN Pa kPa MPa hPa mol cd lm lx
		Hz kHz MHz GHz Bq kBq Sv mSv µSv Gy dB dB(A) rpm
		bit bits byte bytes kB KB MB GB TB PB KiB MiB GiB TiB Mbit Gbit kbit/s Mbit/s Gbit/s Mbps Gbps px pt dpi
		ppm ppb pp p.p. bp bps toe Mtoe ktoe CO2 CO₂ CO2e
		EUR USD GBP CHF JPY CNY BGN CZK DKK HUF PLN RON SEK NOK ISK TRY UAH RUB AUD CAD NZD INR BRL ECU HRK
		Kč kr kr. Ft zł лв лв. руб руб. грн грн. Sk DM Fr Fr. Kr Kr.
		US$ A$ C$ NZ$ HK$ R$ €m €bn £m £bn $m $bn m bn tn k Mio Mio. Mrd Mrd. mln mln. mld mld. млн млн. млрд млрд. εκατ. δισ. δισεκ.`) {
		set[m] = true
	}
	return set
}()

// isMeasure reports whether a word as it is written is a unit or currency of
// any language, its exponent or a full stop behind it included.
func isMeasure(word string) bool {
	word = strings.TrimFunc(word, func(r rune) bool {
		return unicode.Is(unicode.Ps, r) || unicode.Is(unicode.Pe, r) && r != ')'
	})
	if word == "" {
		return false
	}
	if measures[word] {
		return true
	}
	if bare := strings.TrimRight(word, ".,;:!?)"); bare != word && measures[bare] {
		return true
	}
	return strings.TrimFunc(word, func(r rune) bool { return unicode.Is(unicode.Sc, r) }) == ""
}
