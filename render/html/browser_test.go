package html

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/sheets/check"
)

// A browser finds the passages that directives describe, on pages that set them
// otherwise than the file did, and does not find others.
func TestBrowserFindsPassages(t *testing.T) {
	if os.Getenv("FACTSHEET_PAGES") == "" {
		t.Skip("a browser takes its time: make check-html starts it")
	}
	for _, program := range []string{"node", "chromium"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("needs %s to load pages in a browser", program)
		}
	}
	far := strings.Repeat("<p>Words of no importance, no three days among them.</p>\n", 200)
	cases := []struct {
		found  check.Found
		page   string
		want   bool
		reason string
	}{
		{check.Found{Text: "report all serious breaches at once"}, "<p id=here>They must report <em>all serious</em>\n breaches at once.</p>", true, "in one block, over elements"},
		{check.Found{Text: "Councils must report serious breaches to the Regulator no later than three working days after they become aware of them"},
			"<p id=here>Councils must report serious breaches to the Regulator (see note 4) no later than three working days after they become aware of them.</p>", true, "the ends of a long one"},
		{check.Found{Text: "three days", Before: "no later than ", After: ", says the"}, "<p>In three days it is over.</p>" + far + "<p id=here>It is no later than three days, says the Code.</p>", true, "a short one, of two"},
		{check.Found{Text: "The end of one paragraph here.\n\nThe next one begins and goes on"}, "<p id=here>The end of one paragraph here.</p><ul><li>The next one begins and goes on</li></ul>", true, "two blocks"},
		{check.Found{Text: "Posts for the lab in all towns\t9,6"}, "<table id=here><tr><td>Posts for the lab in all towns</td><td>9,6</td></tr></table>", true, "two cells of a table"},
		{check.Found{Text: "a well-known, R&D word – “with” 50 % of signs"}, "<p id=here>It is a well-known, R&amp;D word – “with” 50&nbsp;% of signs.</p>", true, "signs of the directive"},
		{check.Found{Text: "hier sind alle Verbin-\ndungsdaten des Landes zu finden"}, "<p id=here>Hier sind alle Verbindungsdaten des Landes zu finden.</p>", true, "a divided word in the middle is passed over"},
		{check.Found{Text: "Κρυπτογραφημένα μηνύματα και νόμιμη πρόσβαση"}, "<p id=here>Τα Κρυπτογραφημένα μηνύματα και νόμιμη πρόσβαση.</p>", true, "Greek"},
		{check.Found{Text: "ncils must report breaches at once", Before: "Cou"}, "<p id=here>Councils must report breaches at once.</p>", true, "from the next whole word"},
		{check.Found{Text: "words that stand nowhere at all"}, "<p id=here>Others.</p>", false, "control: what is not there is not found"},
	}
	dir := t.TempDir()
	args := []string{filepath.Join("testdata", "fragments.mjs")}
	for i, c := range cases {
		file := filepath.Join(dir, fmt.Sprintf("%d.html", i))
		page := "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>t</title><body>" + far + c.page + far
		if err := os.WriteFile(file, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
		address := "file://" + filepath.ToSlash(file)
		if d := directive(&c.found, false); d != "" {
			address += "#:~:" + d
		}
		args = append(args, address)
	}
	out, err := exec.Command("node", args...).CombinedOutput()
	lines := strings.Fields(string(out))
	if err != nil || len(lines) != len(cases) {
		t.Fatalf("the browser says %s (%v)", out, err)
	}
	for i, c := range cases {
		if (lines[i] == "true") != c.want {
			t.Errorf("%s: found is %s\n  %s", c.reason, lines[i], args[i+1][strings.Index(args[i+1], "#")+1:])
		}
	}
}
