package render

import (
	"testing"

	"golang.org/x/text/language"
)

func TestRefuseScript(t *testing.T) {
	for tag, want := range map[string]bool{
		"en": false, "el-GR": false, "bg": false, "sr": false, "sr-Latn": false, "ja": false, "zh-Hant": false, "ka": false, "und": false,
		"ar": true, "ar-EG": true, "he": true, "fa": true, "ur": true, "hi": true, "th": true, "ta-IN": true, "az-Arab": true, "ckb": true, "my": true,
		"ar-Latn": false, "ks-Deva": true, "tr": false, "vi": false,
	} {
		if got := refuseScript(language.MustParse(tag)); (got != "") != want {
			t.Errorf("%s: %q", tag, got)
		}
	}
}
