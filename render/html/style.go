package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
)

// styleSheet is the look of every page: on screens light and dark, from 320
// pixels on, and on paper.
//
//go:embed style.css
var styleSheet string

// policy lets the page show what it holds and nothing else: no scripts, no
// requests, no style but ours.
var policy = func() string {
	sum := sha256.Sum256([]byte(styleSheet))
	return "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
}()
