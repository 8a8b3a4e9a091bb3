package passage

import "testing"

// What the short look calls innocent is so by the long one, too: every character
// by itself, within words, behind and before others.
func TestInnocent(t *testing.T) {
	around := []string{"", "a", "é", "Ã", "â", "â€", "α", "о", "ж", " ", "“", "§", "\u0301", "1"}
	looked := 0
	for r := rune(0); r < 0x3100; r++ {
		for _, before := range around {
			for _, behind := range around {
				for _, s := range []string{before + string(r) + behind, "Και " + before + string(r) + behind + " το", "the " + before + string(r) + behind + " one"} {
					if !isInnocent(s) {
						continue
					}
					looked++
					if found := suspicions(s); len(found) > 0 {
						t.Fatalf("%q is called innocent and has %s", s, found[0].What)
					}
				}
			}
		}
	}
	for _, s := range []string{"", "A plain text, “with marks” – and §\u00a05 « ça » for 10 °C.", "Η Ευρωπαϊκή Ένωση", "Европейският съюз", "Fáinne Óir, žluťoučký kůň"} {
		if !isInnocent(s) {
			t.Errorf("%q is not called innocent", s)
		}
	}
	if looked < 100_000 {
		t.Errorf("only %d texts were called innocent", looked)
	}
}
