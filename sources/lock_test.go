package sources

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"factsheet/sources/yamldoc"
)

func hex64(s string) string { return DigestOf(s).SHA256 }

// sample is a lock with everything that one can hold.
func sample() *Lock {
	l := &Lock{Sources: []*Accepted{
		{ID: "code", Path: "acts/code.html", Date: "2026-10-30", Extractor: "html 1", File: DigestOf("<p>code"), Text: DigestOf("code"),
			Quotations: []Verified{
				{Digest: hex64("a"), Verdict: "exact", Start: 0, End: 4, Line: 1},
				{Digest: hex64("b"), Verdict: "typographic", Start: 10, End: 4000},
				{Digest: hex64("c"), Verdict: "edited", Start: 7, End: 9, Line: 12, In: hex64("an older file")},
			}},
		{ID: "My report (2), final", Path: "My report (2), final.txt", Date: "2026-01-02", Extractor: "text 1", File: DigestOf("r"), Text: DigestOf("r")},
	}}
	l.sort()
	return l
}

func encode(t testing.TB, l *Lock) []byte {
	t.Helper()
	data, err := l.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestLockComesBack(t *testing.T) {
	for name, l := range map[string]*Lock{"empty": {}, "sample": sample()} {
		data := encode(t, l)
		got, problems := parseLock("sources.lock", string(data))
		if len(problems) > 0 {
			t.Fatalf("%s: %s\n%s", name, show(problems), data)
		}
		if len(got.Sources) != len(l.Sources) || len(l.Sources) > 0 && !reflect.DeepEqual(got, l) {
			t.Errorf("%s: read %+v, wrote %+v", name, got, l)
		}
		if again := encode(t, got); !bytes.Equal(again, data) {
			t.Errorf("%s: written again it differs\n%s", name, again)
		}
	}
}

// The file is read by people, in differences above all: one source, one
// paragraph; one quotation, one line; sorted.
func TestLockFile(t *testing.T) {
	l := &Lock{Sources: []*Accepted{
		{ID: "z", Path: "z.txt", Date: "2026-10-30", Extractor: "text 1", File: DigestOf("zz"), Text: DigestOf("z")},
		{ID: "a", Path: "sub/a b.html", Date: "2026-10-29", Extractor: "html 1", File: DigestOf("<p>a"), Text: DigestOf("a"),
			Quotations: []Verified{{Digest: hex64("2"), Verdict: "exact", Start: 3, End: 9, Page: 12, Line: 4}, {Digest: hex64("1"), Verdict: "edited", Start: 1, End: 2, In: hex64("old")}}},
	}}
	want := lockHeader + `format: 1
sources:
  a:
    accepted: 2026-10-29
    file: "sub/a b.html"
    sha256: ` + hex64("<p>a") + `
    size: 4
    extractor: html 1
    text-sha256: ` + hex64("a") + `
    text-size: 1
    quotations: |
      ` + hex64("1") + ` edited 1-2 in ` + hex64("old") + `
      ` + hex64("2") + ` exact 3-9 page 12 line 4
  z:
    accepted: 2026-10-30
    file: z.txt
    sha256: ` + hex64("zz") + `
    size: 2
    extractor: text 1
    text-sha256: ` + hex64("z") + `
    text-size: 1
`
	if hex64("1") > hex64("2") {
		t.Fatal("the table wants the digest of 1 before that of 2")
	}
	if got := string(encode(t, l)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Without a catalogue an id is the name of a file, which may hold anything.
func TestLockHoldsAnyName(t *testing.T) {
	for _, id := range []string{"true", "null", "12", "2026-10-30", "~", "a b", "a: b", "a #b", "it's", `say "so"`, "- a", "[a", "?", "έκθεση", "日本", "a:", "*a", "&a", "!a", "%a", " a", "a ", "=", "a,b", "e\u0301"} {
		l := &Lock{Sources: []*Accepted{{ID: id, Path: id, Date: "2026-10-30", Extractor: "text 1", File: DigestOf("x"), Text: DigestOf("x")}}}
		got, problems := parseLock("l", string(encode(t, l)))
		if len(problems) > 0 || !reflect.DeepEqual(got, l) {
			t.Errorf("%q: %s", id, show(problems))
		}
	}
	// These no key of ours can hold: an error that names them, never a file that
	// cannot be read.
	for _, id := range []string{`both ' and "`, "\xff", "<<", "a\nb", ""} {
		l := &Lock{Sources: []*Accepted{{ID: id, Path: id, Date: "2026-10-30", Extractor: "text 1", File: DigestOf("x"), Text: DigestOf("x")}}}
		if _, err := l.Encode(); err == nil || !strings.Contains(err.Error(), fmt.Sprintf("%q", id)) {
			t.Errorf("%q: error %v, want one that names it", id, err)
		}
	}
}

func TestLockLookUp(t *testing.T) {
	l := sample()
	code := l.Source("code")
	if code == nil || code.ID != "code" || l.Source("cod") != nil || (*Lock)(nil).Source("code") != nil {
		t.Fatal("sources are not found by id")
	}
	if q, in := code.Quotation(hex64("a")); q == nil || q.End != 4 || in != code.File.SHA256 {
		t.Errorf("a quotation of the accepted file: %v in %s", q, in)
	}
	if q, in := code.Quotation(hex64("c")); q == nil || in != hex64("an older file") {
		t.Errorf("a quotation of an older file: %v in %s", q, in)
	}
	if q, _ := code.Quotation(hex64("d")); q != nil {
		t.Errorf("found %v, which is not there", q)
	}
}

// A damaged lock is a problem with its place, never a lock that says less.
func TestDamagedLock(t *testing.T) {
	sound := string(encode(t, sample()))
	a := hex64("a")
	for _, tt := range []struct{ name, from, to, want string }{
		{"another format", "format: 1", "format: 2", `l:3:9: the lock has format "2"`},
		{"no format", "format: 1\n", "", "the lock needs `format`"},
		{"an unknown key", "size: 7", "sise: 7", "unknown key `sise`"},
		{"no file", "    file: acts/code.html\n", "", "a source in the lock needs `file`"},
		{"a key is missing", "    size: 7\n", "", "a source in the lock needs `size`"},
		{"a digest cut short", "sha256: " + hex64("<p>code"), "sha256: " + hex64("<p>code")[:60], "is not a SHA-256"},
		{"capitals", "sha256: " + hex64("<p>code"), "sha256: " + strings.ToUpper(hex64("<p>code")), "is not a SHA-256"},
		{"a size in words", "size: 7", "size: seven", `"seven" is not a number of bytes`},
		{"a negative size", "size: 7", "size: -7", "not a number of bytes"},
		{"no day", "2026-10-30", "2026-10-32", `"2026-10-32" is not a day`},
		{"a verdict that fails", a + " exact", a + " misquote", `a verified quotation cannot be "misquote"`},
		{"attested is not verified", a + " exact", a + " attested", `cannot be "attested"`},
		{"a letter of a digest", a, "g" + a[1:], "this is not the line of a quotation"},
		{"a range backwards", " 0-4", " 4-0", `"4-0" is not a range`},
		{"a range without end", " 0-4", " 0", `"0" is not a range`},
		{"a line of nothing", "line 1\n", "line 0\n", `"0" is not the number of a line`},
		{"a page of nothing", "line 1\n", "page 0 line 1\n", `"0" is not the number of a page`},
		{"something behind", "line 1\n", "line 1 page 2\n", `"page 2" cannot be read here`},
		{"twice", "      " + a + " exact 0-4 line 1\n", strings.Repeat("      "+a+" exact 0-4 line 1\n", 2), "a second time"},
		{"a source twice", "  code:", "  code: {}\n  code:", "`code` stands here a second time"},
		{"an extractor without version", "html 1", "html", `"html" is not an extractor`},
		{"half a merge", "format: 1", "<<<<<<< HEAD\nformat: 1", "l:3:1: the file holds two versions"},
		{"a binary file", "format: 1", "format: \x00", "control character"},
		{"nothing", sound, "", "this file is empty"},
		{"another file", sound, "format: 1\nsources:\n  - code\n", "the sources must stand under their names"},
		{"cut off", sound[len(sound)/2:], "", ""},
	} {
		damaged := strings.Replace(sound, tt.from, tt.to, 1)
		if damaged == sound {
			t.Fatalf("%s: nothing was damaged", tt.name)
		}
		l, problems := parseLock("l", damaged)
		if got := show(problems); l != nil || len(problems) == 0 || !strings.Contains(got, tt.want) {
			t.Errorf("%s: problems are\n%swant %q", tt.name, got, tt.want)
		}
		for _, p := range problems {
			if p.Hint == "" || p.Pos.File != "l" {
				t.Errorf("%s: problem %+v lacks what to do, or where", tt.name, p)
			}
		}
	}
}

// The place of a fault in a line of quotations is that line.
func TestDamagedLockSaysWhichLine(t *testing.T) {
	sound := string(encode(t, sample()))
	damaged := strings.Replace(sound, " edited ", " editor ", 1)
	line := strings.Count(damaged[:strings.Index(damaged, " editor ")], "\n") + 1
	_, problems := parseLock("l", damaged)
	if len(problems) != 1 || problems[0].Pos.Line != line || problems[0].Pos.Col != 7 {
		t.Errorf("%swant one problem at l:%d:7", show(problems), line)
	}
}

func TestReadLock(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a"})
	l := open(t, dir)
	if lock, problems, err := l.ReadLock(); lock != nil || problems != nil || err != nil {
		t.Errorf("without a lock: %v, %v, %v, want nothing at all", lock, problems, err)
	}
	file := filepath.Join(dir, LockName)
	// With Windows' line ends, as version control may write them.
	if err := os.WriteFile(file, bytes.ReplaceAll(encode(t, sample()), []byte("\n"), []byte("\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	lock, problems, err := l.ReadLock()
	if len(problems) > 0 || err != nil || !reflect.DeepEqual(lock.Sources, sample().Sources) || lock.Read() == "" {
		t.Errorf("read %v, %s%v", lock, show(problems), err)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(file, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, problems, err := l.ReadLock(); err != nil || !strings.Contains(show(problems), "sources/sources.lock: the lock cannot be read: it is a folder") {
		t.Errorf("a folder: %s%v", show(problems), err)
	}
}

func TestAbsent(t *testing.T) {
	l := open(t, folder(t, map[string]string{"a.txt": "a", "sub/b.txt": "b", "empty.txt": ""}))
	for file, want := range map[string]bool{"a.txt": false, "sub/b.txt": false, "empty.txt": false, "sub": false,
		"c.txt": true, "no/such/folder.txt": true, "": true,
		"../outside.txt": false, // a path that leads out is a mistake, not a file that somebody else holds
	} {
		if got := l.Absent(&Source{File: yamldoc.String{Value: file}}); got != want {
			t.Errorf("%q absent: %v, want %v", file, got, want)
		}
	}
}

// What can be read as a lock is written again as what was read.
func FuzzLock(f *testing.F) {
	data, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add("format: 1\nsources: {}\n")
	f.Add("format: 1\nsources:\n  'a: b':\n    accepted: 2026-10-30\n")
	f.Fuzz(func(t *testing.T, data string) {
		l, problems := parseLock("l", data)
		if (l == nil) != (len(problems) > 0) {
			t.Fatalf("a lock %v with problems %v", l, problems)
		}
		if l == nil {
			return
		}
		again, problems := parseLock("l", string(encode(t, l)))
		if len(problems) > 0 || !reflect.DeepEqual(again, l) {
			t.Fatalf("%s%+v is read again as %+v", show(problems), l, again)
		}
	})
}

func TestStanding(t *testing.T) {
	l := open(t, folder(t, map[string]string{
		"catalogue.yaml": "format: 1\nsources:\n" +
			"  same: {file: same.txt}\n  changed: {file: changed.txt}\n  new: {file: new.txt}\n  folder: {file: sub}\n" +
			"  gone: {file: gone.txt}\n  held: {file: held.txt, withheld: true}\n  here: {file: here.txt, withheld: true}\n  unknown: {file: unknown.txt, withheld: true}\n  renamed: {file: other.txt, withheld: true}\n  open: {file: open.txt}\n",
		"same.txt": "s", "changed.txt": "after", "new.txt": "n", "sub/x.txt": "x", "here.txt": "after",
	}))
	var list []*Accepted
	for id, data := range map[string]string{"same": "s", "changed": "before", "folder": "x", "gone": "g", "held": "h", "here": "before", "renamed": "r", "open": "o"} {
		list = append(list, &Accepted{ID: id, Path: id + ".txt", File: DigestOf(data)})
	}
	lock := NewLock(list)
	for id, want := range map[string]Standing{"same": IsAccepted, "changed": HasChanged, "new": IsNotAccepted, "folder": IsUnreadable,
		"gone": IsMissing, "held": IsWithheld, "here": HasChanged, "unknown": IsMissing, "renamed": IsMissing, "open": IsMissing} {
		if got := l.Standing(lock, l.Source(id)); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	if got := l.Standing(nil, l.Source("same")); got != IsNotAccepted {
		t.Errorf("without a lock a source is %s", got)
	}
}
