package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/md5"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"factsheet/render/evidence"
	"factsheet/render/pdf/object"
)

// The page on evidence names every field of the file.
func TestExplainEvidenceNamesAllFields(t *testing.T) {
	text, _ := page("evidence")
	_, text, _ = strings.Cut(text, "## evidence.json")
	fields := 0
	seen := make(map[reflect.Type]bool)
	var visit func(t reflect.Type)
	visit = func(kind reflect.Type) {
		switch {
		case kind.Kind() == reflect.Pointer || kind.Kind() == reflect.Slice:
			visit(kind.Elem())
		case kind.Kind() == reflect.Struct && !seen[kind]:
			seen[kind] = true
			for i := range kind.NumField() {
				f := kind.Field(i)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if fields++; !strings.Contains(text, "`"+name+"`") {
					t.Errorf("the page does not name `%s` of %s", name, kind.Name())
				}
				if f.Type != reflect.TypeFor[json.RawMessage]() {
					visit(f.Type)
				}
			}
		}
	}
	visit(reflect.TypeFor[evidence.Evidence]())
	if fields < 40 {
		t.Errorf("only %d fields found", fields)
	}
}

// forge FILE WHERE OLD NEW alters a handout as somebody with a PDF editor might: on
// the pages, or in the attachment of that name, whose checksum then is that of the
// new bytes. The file is written anew, as the program writes files; but at its end
// bytes are only added.
func cmdForge(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: forge FILE WHERE OLD NEW")
	}
	file := ts.MkAbs(args[0])
	data, err := os.ReadFile(file)
	ts.Check(err)
	f, err := object.Read(data)
	ts.Check(err)
	forged := false
	switch args[1] {
	case "end":
		ts.Check(os.WriteFile(file, append(data, args[3]...), 0o666))
		return
	case "page":
		forged = forgePages(f, args[2], args[3])
	default:
		forged = forgeAttachment(f, args[1], args[2], args[3])
	}
	if !forged {
		ts.Fatalf("%q does not stand there", args[2])
	}
	data, err = f.Bytes()
	ts.Check(err)
	ts.Check(os.WriteFile(file, data, 0o666))
}

var (
	shownLine  = regexp.MustCompile(`(?m)^\[.*\] TJ$`)
	shownChunk = regexp.MustCompile(`<[0-9a-f]+>`)
)

// forgePages replaces words on the first page that has them; new has as many
// characters as old.
func forgePages(f *object.File, old, new string) bool {
	for _, p := range f.Pages() {
		s := f.Stream(f.Dict(p)["Contents"])
		s.Data = bytes.Clone(s.Data)
		for _, at := range shownLine.FindAllIndex(s.Data, -1) {
			var places []int
			var text []rune
			for _, c := range shownChunk.FindAllIndex(s.Data[at[0]:at[1]], -1) {
				for i := at[0] + c[0] + 1; i < at[0]+c[1]-1; i += 4 {
					n, _ := strconv.ParseUint(string(s.Data[i:i+4]), 16, 16)
					places, text = append(places, i), append(text, rune(n))
				}
			}
			before, _, found := strings.Cut(string(text), old)
			if !found {
				continue
			}
			for i, r := range []rune(new) {
				copy(s.Data[places[len([]rune(before))+i]:], fmt.Sprintf("%04x", r))
			}
			return true
		}
	}
	return false
}

// forgeAttachment replaces words in an attachment.
func forgeAttachment(f *object.File, name, old, new string) bool {
	names := f.Array(f.Dict(f.Dict(f.Dict(f.Trailer["Root"])["Names"])["EmbeddedFiles"])["Names"])
	for i := 0; i < len(names); i += 2 {
		if names[i] != object.String(name) {
			continue
		}
		s := f.Stream(f.Dict(f.Dict(names[i+1])["EF"])["F"])
		if !bytes.Contains(s.Data, []byte(old)) {
			return false
		}
		s.Data = bytes.Replace(s.Data, []byte(old), []byte(new), 1)
		sum := md5.Sum(s.Data)
		p := f.Dict(s.Dict["Params"])
		p["Size"], p["CheckSum"] = object.Number(strconv.Itoa(len(s.Data))), object.String(sum[:])
		return true
	}
	return false
}

// zerokey FILE writes a private SSH key that is made of nothing but zeros.
func cmdZeroKey(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: zerokey FILE")
	}
	der, err := x509.MarshalPKCS8PrivateKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), 0o600))
}

// Every example can be verified: by itself, and against the sources, with an annex
// and without.
func TestExamplesVerify(t *testing.T) {
	for _, flags := range [][]string{nil, {"--annex"}} {
		dir := t.TempDir()
		if out, errs, code := inFolder(t, top, append([]string{"build", "--quiet", "--out", dir}, flags...)...); code != 0 {
			t.Fatalf("build %v: %d\n%s%s", flags, code, out, errs)
		}
		list, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
		if err != nil || len(list) < 4 {
			t.Fatalf("%d examples, %v", len(list), err)
		}
		out, errs, code := inFolder(t, top, append([]string{"verify", "--sources", "sources/examples"}, list...)...)
		if code != 0 || strings.Count(out, ": all well\n") != len(list) {
			t.Errorf("verify %v: %d\n%s%s", flags, code, out, errs)
		}
		if strings.Contains(out, "Not at hand") {
			t.Errorf("a source of an example is not found:\n%s", out)
		}
	}
}

// What a user names is read up to a size, and the message says which.
func TestReadBounded(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	if err := os.WriteFile(name, []byte("12345678"), 0o666); err != nil {
		t.Fatal(err)
	}
	if data, err := readBounded(name, 8); err != nil || len(data) != 8 {
		t.Errorf("of 8 bytes %d are read: %v", len(data), err)
	}
	for path, want := range map[string]string{name: "it has more than 7 bytes", dir: "it is a folder"} {
		if _, err := readBounded(path, 7); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
}
