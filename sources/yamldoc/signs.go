package yamldoc

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	wideSpaceMessage = "a space that is not an ordinary one stands in the indentation"
	wideSpaceHint    = "delete it and type ordinary spaces: it often comes along when text is pasted"
)

const (
	questionMarkMessage = "a `?` before a key cannot be used here"
	questionMarkHint    = "write `key: value`"
)

// wideSpace reports whether s starts with a space that YAML takes for a letter.
func wideSpace(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\u200b')
}

const bulletHint = "write a hyphen and a space before each entry of a list"

// bullet says what is wrong with a line that seems to start an entry of a list.
func bullet(line string) string {
	switch r, _ := utf8.DecodeRuneInString(line); {
	case r == '-':
		return "a space is missing after the dash"
	case strings.ContainsRune("–—•·‣◦▪*+", r):
		return fmt.Sprintf("%q does not start an entry of a list", r)
	}
	return ""
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

func isDash(s string) bool {
	return s != "" && s[0] == '-' && (len(s) == 1 || s[1] == ' ' || s[1] == '\t')
}

// colon finds the first colon that ends a key for YAML; -1 where there is none.
func colon(s string) int {
	for i := range len(s) {
		if s[i] == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t') {
			return i
		}
	}
	return -1
}

// splitKey finds the key at the start of s, and the offset of its value, which
// may be the end of s. The key is empty where s does not start with one.
func splitKey(s string) (key string, value int) {
	at := 0
	switch {
	case s[0] == '"' || s[0] == '\'':
		end := closing(s)
		if end < 0 {
			return "", 0
		}
		at = end + 1
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \t"))
		if colon(s[at:]) != 0 {
			return "", 0
		}
		key = s[1:end]
	case strings.IndexByte("[]{}&*!|>%@`,#", s[0]) >= 0:
		return "", 0
	default:
		at = colon(s)
		if at < 0 || strings.Contains(s[:at], " #") {
			return "", 0
		}
		key = strings.TrimRight(s[:at], " \t")
	}
	at++
	return key, at + len(s[at:]) - len(strings.TrimLeft(s[at:], " \t"))
}

// lowerKey is a key of ours, rather than a word of a text.
var lowerKey = regexp.MustCompile(`^[a-z]+(-[a-z]+)*:(\s|$)`)

var plainKey = regexp.MustCompile(`^("[^"]*"|'[^']*'|[\pL\pN_-]+)\s*:(\s|$)`)

// looksLikeKey reports whether a line can only be meant as a key.
func looksLikeKey(s string) bool { return plainKey.MatchString(s) }
