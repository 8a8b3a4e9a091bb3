package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"factsheet/sources/extract"
	"factsheet/sources/extract/extracttest"
	"factsheet/sources/match"
	"factsheet/sources/text"
	"factsheet/sources/text/texttest"
)

const (
	// That reading a document of the tests may take, on a slow machine that does
	// other things as well: what takes longer has no bound.
	longest = 3 * time.Minute
	// What reading may need beside a document, and for each byte of it. The
	// workers that read PDFs have a bound of their own.
	mostMemory  = 512 << 20
	memoryAByte = 24
)

// heap is how many bytes the program has in use.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// bounded reads a document, and holds what is true of every one, however
// damaged: it ends in time, with bounded memory, without a panic, with a text or
// one reason.
func bounded(t *testing.T, what string, in extract.Input) *text.Text {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%s: panic: %v", what, r)
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	before, peak, ended := heap(), atomic.Uint64{}, make(chan bool)
	go func() {
		for {
			select {
			case <-ended:
				return
			case <-time.After(2 * time.Millisecond):
				peak.Store(max(peak.Load(), heap()))
			}
		}
	}()
	began := time.Now()
	x, err := All.Extract(ctx, in)
	if whole || !strings.HasSuffix(in.Name, ".pdf") {
		asked(ctx, t, what, in)
	}
	close(ended)
	if took := time.Since(began); took > longest {
		t.Errorf("%s: took %s", what, took)
	}
	if most := peak.Load(); most > before+mostMemory+memoryAByte*uint64(len(in.Data)) {
		t.Errorf("%s: %d MB of memory for %d kB", what, (most-before)>>20, len(in.Data)>>10)
	}
	if err != nil {
		extracttest.CheckError(t, fmt.Errorf("%s: %w", what, err))
		return nil
	}
	texttest.Check(t, x)
	return x
}

// asked has all that a format can tell of a document beside its text.
func asked(ctx context.Context, t *testing.T, what string, in extract.Input) {
	f, err := All.For(ctx, in)
	if err != nil {
		return
	}
	if f.Describe != nil {
		m, err := f.Describe(ctx, in)
		if err != nil {
			extracttest.CheckError(t, fmt.Errorf("%s: describing it: %w", what, err))
		}
		if !utf8.ValidString(m.Title + m.URL + m.Publisher) {
			t.Errorf("%s: it says of itself %q", what, m)
		}
	}
	if f.Readings != nil {
		readings, err := f.Readings(ctx, in)
		if err != nil {
			extracttest.CheckError(t, fmt.Errorf("%s: reading it otherwise: %w", what, err))
		}
		for _, r := range readings {
			texttest.Check(t, r.Text)
		}
	}
}

// A damage changes the bytes of a document; other is another one.
type damage struct {
	name string
	do   func(r *rand.Rand, data, other []byte) []byte
}

// a and b are the ends of a part of data, of at most most bytes.
func part(r *rand.Rand, data []byte, most int) (a, b int) {
	a = r.IntN(len(data))
	return a, min(len(data), a+1+r.IntN(most))
}

var number = regexp.MustCompile(`[0-9]+`)

// damages is the table of what may happen to a file.
var damages = []damage{
	{"bits are flipped", func(r *rand.Rand, data, _ []byte) []byte {
		for range 1 + r.IntN(16) {
			data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		}
		return data
	}},
	{"it is cut off", func(r *rand.Rand, data, _ []byte) []byte { return data[:r.IntN(len(data))] }},
	{"another file's part is put in", func(r *rand.Rand, data, other []byte) []byte {
		at := r.IntN(len(data))
		a, b := part(r, other, 4096)
		return bytes.Join([][]byte{data[:at], other[a:b], data[at:]}, nil)
	}},
	{"its halves are swapped", func(r *rand.Rand, data, _ []byte) []byte {
		at := len(data)/4 + r.IntN(len(data)/2+1)
		return bytes.Join([][]byte{data[at:], data[:at]}, nil)
	}},
	{"a length is another", func(r *rand.Rand, data, _ []byte) []byte {
		at := r.IntN(max(1, len(data)-4))
		binary.LittleEndian.PutUint32(append(data, 0, 0, 0, 0)[at:], []uint32{0, 1, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff}[r.IntN(6)])
		return data
	}},
	{"numbers are others", func(r *rand.Rand, data, _ []byte) []byte {
		found := number.FindAllIndex(data, -1)
		if len(found) == 0 {
			return data
		}
		at := found[r.IntN(len(found))]
		n := []string{"0", "-1", "65536", "2147483647", "4294967296", "99999999999999999999"}[r.IntN(6)]
		return bytes.Join([][]byte{data[:at[0]], []byte(n), data[at[1]:]}, nil)
	}},
	{"bytes are put in", func(r *rand.Rand, data, _ []byte) []byte {
		at := r.IntN(len(data))
		added := bytes.Repeat([]byte{"\x00\xff<{(%&\\\n"[r.IntN(9)]}, 1+r.IntN(300))
		return bytes.Join([][]byte{data[:at], added, data[at:]}, nil)
	}},
	{"a part is missing", func(r *rand.Rand, data, _ []byte) []byte {
		a, b := part(r, data, 2000)
		return append(data[:a:a], data[b:]...)
	}},
	{"a part is there many times", func(r *rand.Rand, data, _ []byte) []byte {
		a, b := part(r, data, 500)
		return bytes.Join([][]byte{data[:b], bytes.Repeat(data[a:b], 1+r.IntN(50)), data[b:]}, nil)
	}},
	{"a part is nothing but zeros", func(r *rand.Rand, data, _ []byte) []byte {
		a, b := part(r, data, 1000)
		clear(data[a:b])
		return data
	}},
}

// inside damages a part of an archive, so that the archive itself is whole.
func inside(r *rand.Rand, data, other []byte, d damage) []byte {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return d.do(r, data, other)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	chosen := r.IntN(len(in.File))
	for i, f := range in.File {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method})
		if err != nil {
			return data
		}
		part, err := f.Open()
		if err != nil {
			return data
		}
		content, err := io.ReadAll(part)
		if err == nil && (i == chosen || strings.HasSuffix(f.Name, "document.xml") || strings.HasSuffix(f.Name, "content.xml")) && len(content) > 4 {
			content = d.do(r, content, other)
		}
		w.Write(content)
	}
	z.Close()
	return out.Bytes()
}

// A damaged document is read or refused, and never says what it did not say
// before.
func TestDamaged(t *testing.T) {
	count := 250
	if testing.Short() {
		count = 60
	}
	if s := os.Getenv("FACTSHEET_DAMAGED"); s != "" {
		var err error
		if count, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	all := readable(t)
	finders := map[paper]*match.Finder{}
	misquotes := map[paper][]string{}
	read, refused := 0, 0
	for i := range count {
		p := all[i%len(all)]
		d := damages[i/len(all)%len(damages)]
		r := rand.New(rand.NewPCG(20250314, uint64(i)))
		in := p.input(t)
		other := []byte(all[r.IntN(len(all))].input(t).Data)
		where := ""
		if data := []byte(in.Data); r.IntN(2) == 0 {
			in.Data = string(d.do(r, data, other))
		} else {
			in.Data, where = string(inside(r, data, other, d)), " inside"
		}
		what := fmt.Sprintf("number %d, %s where %s%s", i, p, d.name, where)
		x := bounded(t, what, in)
		if x == nil {
			refused++
			continue
		}
		read++
		if finders[p] == nil {
			misquotes[p] = refusedIn(t, p)
			finders[p] = finder(misquotes[p])
		}
		for k, m := range finders[p].Find(x) {
			// What was put together by chance, or was a comment of the file, may stand
			// in it word for word.
			if q := misquotes[p][k]; m.Verdict.Pass() && !strings.Contains(in.Data, q) {
				t.Errorf("%s: passes as %s: %q", what, m.Verdict, q)
				keep(t, fmt.Sprintf("%d-%s", i, p.name), in)
			}
		}
	}
	t.Logf("%d damaged documents: %d were read, %d refused", count, read, refused)
}

// refusedIn lists the misquotes that the whole file refuses, but for those with
// an omission: parts in another order may make one true.
func refusedIn(t *testing.T, p paper) []string {
	var words []string
	for _, q := range plantedIn(t, p.document) {
		if !q.pass && !strings.Contains(q.words, "[...]") {
			words = append(words, q.words)
		}
	}
	found := finder(words).Find(p.text(t))
	var out []string
	for i, w := range words {
		if !found[i].Verdict.Pass() {
			out = append(out, w)
		}
	}
	return out
}

// keep writes a damaged document that failed into the folder FACTSHEET_KEEP,
// where it can be looked at.
func keep(t *testing.T, name string, in extract.Input) {
	if dir := os.Getenv("FACTSHEET_KEEP"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(in.Data), 0o600); err != nil {
			t.Log(err)
		}
	}
}

// Reading stops when nobody waits for it any more.
func TestDamagedReadersStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, p := range readable(t) {
		if _, err := All.Extract(ctx, p.input(t)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: error %v, want that of the context", p, err)
		}
	}
}
