package main

import (
	"fmt"
	"hash/crc32"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// A site is a server with pages that a test changes.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	pages map[string]string // by path; "->path" leads on, "" is gone
	asked []string
}

func newSite(t *testing.T, pages map[string]string) *site {
	s := &site{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.asked = append(s.asked, r.URL.Path)
		page, ok := s.pages[r.URL.Path]
		tag := fmt.Sprintf("%q", fmt.Sprint(crc32.ChecksumIEEE([]byte(page))))
		switch {
		case !ok:
			http.NotFound(w, r)
		case page == "":
			w.WriteHeader(http.StatusGone)
		case strings.HasPrefix(page, "->"):
			http.Redirect(w, r, page[2:], http.StatusFound)
		case r.Header.Get("If-None-Match") == tag:
			w.WriteHeader(http.StatusNotModified)
		default:
			charset := "utf-8"
			if !utf8.ValidString(page) {
				charset = "iso-8859-7"
			}
			w.Header().Set("Content-Type", "text/html; charset="+charset)
			w.Header().Set("ETag", tag)
			fmt.Fprint(w, page)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path, page string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages[path] = page
}

const codePage = `<html lang="en-GB"><head><title>The Code</title><link rel="canonical" href="https://elsewhere.example/code"></head>
<body><p>Councils have three working days to tell the Regulator of a breach.</p><p>Records are kept for ever.</p></body></html>`

const codeSheet = `format: 1
title: T
points:
  - id: deadline
    claim: |
      C
    evidence:
      source: code
      quote: |
        three working days to tell the Regulator
  - id: records
    claim: |
      C
    evidence:
      source: code
      quote: |
        Records are kept for ever
`

// inWorkspace makes a workspace with files, and gives what runs the program there.
func inWorkspace(t *testing.T, files map[string]string) (dir string, run func(want int, args ...string) (stdout, stderr string)) {
	t.Helper()
	dir = t.TempDir()
	for name, data := range files {
		full := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir, func(want int, args ...string) (string, string) {
		t.Helper()
		stdout, stderr, code := inFolder(t, dir, args...)
		if code != want {
			t.Fatalf("%q: exit code %d, want %d\n%s%s", args, code, want, stdout, stderr)
		}
		return stdout, stderr
	}
}

func wants(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("no %q in\n%s", p, text)
		}
	}
}

func slurp(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A page is captured with where it came from; fetched again, what changed in it
// is told, and only --write changes the file.
func TestCaptureAndRefresh(t *testing.T) {
	s := newSite(t, map[string]string{"/c": "->/code.html", "/code.html": codePage})
	dir, run := inWorkspace(t, map[string]string{"sheets/a.yaml": codeSheet, "sources/old.txt": "Old words."})
	out, _ := run(0, "sources", "add", s.URL+"/c", "--allow-private", "--id", "code", "--date", "2026-10-12", "--warc", "c.warc")
	wants(t, out, "Wrote sources/code.html", "it lists what the folder had, too: 1 source", "URL: "+s.URL+"/code.html", "accessed: 2026-10-12", "title: The Code")
	wants(t, slurp(t, dir, "sources/code.html.capture.yaml"), "requested: \""+s.URL+"/c\"", "302 "+s.URL+"/c", "text-sha256: ")
	wants(t, slurp(t, dir, "c.warc"), "WARC/1.1", "three working days")
	if got := slurp(t, dir, "sources/code.html"); got != codePage {
		t.Errorf("kept %q", got)
	}
	run(0, "check")

	out, _ = run(0, "sources", "add", s.URL+"/code.html#s4", "--allow-private")
	wants(t, out, "it is the source code already")
	out, _ = run(0, "sources", "refresh", "--allow-private")
	wants(t, out, "code: unchanged")

	s.set("/code.html", strings.Replace(codePage, "three", "no more than five", 1))
	before := slurp(t, dir, "sources/catalogue.yaml")
	out, said := run(1, "sources", "refresh", "--allow-private")
	wants(t, out, "code: changed: 22 words, before 19 words; 1 quotation no longer standing, 1 still", "sheets/a.yaml:10:9: ", `point "deadline"`)
	wants(t, said, "nothing was written")
	if slurp(t, dir, "sources/code.html") != codePage || slurp(t, dir, "sources/catalogue.yaml") != before {
		t.Error("a file was written without --write")
	}
	out, _ = run(1, "sources", "refresh", "code", "--allow-private", "--write", "--date", "2026-11-01")
	wants(t, out, "Wrote sources/code.html")
	wants(t, slurp(t, dir, "sources/code.html"), "five working days")
	if got, want := slurp(t, dir, "sources/catalogue.yaml"), strings.Replace(before, "2026-10-12", "2026-11-01", 1); got != want {
		t.Errorf("the catalogue is\n%s\nwant\n%s", got, want)
	}
	run(0, "sources", "refresh", "--allow-private")

	// A file that was edited since is not overwritten.
	s.set("/code.html", codePage)
	if err := os.WriteFile(filepath.Join(dir, "sources/code.html"), []byte("<p>Edited by hand.</p>"), 0o666); err != nil {
		t.Fatal(err)
	}
	_, said = run(2, "sources", "refresh", "--allow-private", "--write")
	wants(t, said, "not written: sources/code.html was edited since it was captured")
	wants(t, slurp(t, dir, "sources/code.html"), "Edited by hand")
	s.set("/code.html", "")
	out, _ = run(1, "sources", "refresh", "--allow-private")
	wants(t, out, "code: gone: ")
	s.Close()
	_, said = run(2, "sources", "refresh", "--allow-private")
	wants(t, said, "none of 1 source could be fetched")
}

// A server that says another encoding than before has its page read by that one,
// and with --write the catalogue says so.
func TestRefreshEncoding(t *testing.T) {
	page := func(word string) string {
		return "<html lang=\"el\"><body><p>" + strings.Repeat(word+" ", 40) + "</p></body></html>"
	}
	s := newSite(t, map[string]string{"/p.html": page("νόμος")})
	dir, run := inWorkspace(t, map[string]string{"sheets/.keep": "", "sources/.keep": ""})
	run(0, "sources", "add", s.URL+"/p.html", "--allow-private", "--id", "law", "--date", "2026-10-12")
	s.set("/p.html", page("\xed\xfc\xec\xef\xf2 \xed\xdd\xef\xf2"))
	out, said := run(1, "sources", "refresh", "--allow-private", "--write", "--date", "2026-11-01")
	wants(t, said, "law: its encoding is now iso-8859-7")
	wants(t, out, "law: changed: 80 words, before 40 words")
	wants(t, slurp(t, dir, "sources/catalogue.yaml"), "encoding: iso-8859-7")
	text, _ := run(0, "sources", "text", "law")
	wants(t, text, "νόμος νέος")
}

// A document with a password is read with it when it is fetched again, too, and
// another copy of it is noticed.
func TestCapturePassword(t *testing.T) {
	pdf := func(name string) string { return slurp(t, top, "sources/extract/formats/testdata", name) }
	s := newSite(t, map[string]string{"/a.pdf": pdf("opinion-password.pdf")})
	_, run := inWorkspace(t, map[string]string{"sheets/a.yaml": codeSheet, "sources/.keep": "", "copy.pdf": pdf("opinion-password.pdf"), "dated.pdf": pdf("faehre.pdf")})
	_, said := run(1, "sources", "add", s.URL+"/a.pdf", "--allow-private")
	wants(t, said, "name that variable with --password-env;")
	t.Setenv("OPINION", "wrong")
	_, said = run(1, "sources", "add", s.URL+"/a.pdf", "--allow-private", "--password-env", "OPINION")
	wants(t, said, "check the environment variable that --password-env names")
	t.Setenv("OPINION", "lifeline")
	run(0, "sources", "add", s.URL+"/a.pdf", "--allow-private", "--password-env", "OPINION", "--id", "a")
	_, said = run(0, "sources", "add", "copy.pdf", "--password-env", "OPINION", "--id", "b")
	wants(t, said, "b: it is the same document, byte for byte, as the source a")
	s.set("/a.pdf", pdf("opinion.pdf"))
	out, _ := run(1, "sources", "refresh", "a", "--allow-private")
	wants(t, out, "a: changed, but not its text")
}

// The date of a file is told to be no more than that, unless the user gave one.
func TestAddTellsDateOfFile(t *testing.T) {
	docx := slurp(t, top, "sources/extract/formats/testdata/faehre.docx")
	_, run := inWorkspace(t, map[string]string{"sheets/a.yaml": codeSheet, "sources/.keep": "", "a.docx": docx})
	const doubt = "issued: is the day on which the file was made or saved"
	if _, said := run(0, "sources", "add", "a.docx", "--dry-run"); !strings.Contains(said, doubt) {
		t.Errorf("no doubt of the date: %s", said)
	}
	if _, said := run(0, "sources", "add", "a.docx", "--dry-run", "--issued", "2024"); strings.Contains(said, doubt) {
		t.Errorf("a date that was given is doubted: %s", said)
	}
}

// Pages that hold nothing are refused, and then nothing is written.
func TestCaptureRefuses(t *testing.T) {
	s := newSite(t, map[string]string{"/app": `<html><body><div id="root"></div><script src="app.js"></script>Loading</body></html>`,
		"/gone": "", "/a": codePage, "/b": strings.Replace(codePage, "three", "four", 1)})
	dir, run := inWorkspace(t, map[string]string{"sheets/.keep": "", "sources/.keep": ""})
	_, said := run(1, "sources", "add", s.URL+"/app", s.URL+"/gone", s.URL+"/nowhere", "--allow-private")
	wants(t, said, "a script makes it in the browser", "print it to PDF", "taken away for good (410)", "no page at this address (404)")
	files, _ := filepath.Glob(filepath.Join(dir, "sources", "[^.]*"))
	if len(files) > 0 {
		t.Errorf("written: %q", files)
	}
	out, _ := run(0, "sources", "add", s.URL+"/a", s.URL+"/b", "--allow-private", "--dry-run")
	wants(t, out, "the-code:")
	if files, _ = filepath.Glob(filepath.Join(dir, "sources", "[^.]*")); len(files) > 0 {
		t.Errorf("a dry run wrote %q", files)
	}
}

// A name with a line end is made one that every system can have.
func TestAddOddNames(t *testing.T) {
	dir, run := inWorkspace(t, map[string]string{"sheets/.keep": "", "sources/.keep": ""})
	for name, want := range map[string]string{"a\nb: c.txt": "a-b-c.txt", "-rf.txt": "rf.txt", "Straße Ö.TXT": "strasse-o.txt", "…!.md": "document.md", "con.txt": "document-con.txt"} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, []byte("Words of "+want), 0o666); err != nil {
			t.Skipf("no file can be called %q here: %v", name, err)
		}
		out, _ := run(0, "sources", "add", file)
		wants(t, out, "Wrote sources/"+want+"\n")
		wants(t, slurp(t, dir, "sources", want), "Words of "+want)
	}
}

// Of documents that are added in the same moment none is lost, and no two get
// the same name.
func TestAddAtOnce(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no folder can be locked there")
	}
	dir, run := inWorkspace(t, map[string]string{"sheets/.keep": "", "sources/old.txt": "Old words."})
	var wait sync.WaitGroup
	for i := range 6 {
		file := filepath.Join(t.TempDir(), "note.txt")
		if err := os.WriteFile(file, fmt.Appendf(nil, "Words of note %d.", i), 0o666); err != nil {
			t.Fatal(err)
		}
		wait.Add(1)
		go func() {
			defer wait.Done()
			if out, said, code := inFolder(t, dir, "sources", "add", file, "--author", "Roe, Rachel", "--issued", "2026"); code != 0 {
				t.Errorf("exit code %d\n%s%s", code, out, said)
			}
		}()
	}
	wait.Wait()
	out, _ := run(0, "sources", "list")
	for _, id := range []string{"old", "roe-2026", "roe-2026-2", "roe-2026-6"} {
		wants(t, out, "\n"+id+" ")
	}
	if files, _ := filepath.Glob(filepath.Join(dir, "sources", "note*.txt")); len(files) != 6 {
		t.Errorf("files %q", files)
	}
}
