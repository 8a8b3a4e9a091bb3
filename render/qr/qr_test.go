package qr_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"factsheet/render/qr"
)

var update = flag.Bool("update", false, "write the golden files")

func drawn(c *qr.Code) string {
	var b strings.Builder
	for y := range c.Size {
		for x := range c.Size {
			if c.Dark(x, y) {
				b.WriteString("█")
			} else {
				b.WriteString("·")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Addresses of several lengths: codes of other sizes, with other blocks.
var addresses = map[string]string{
	"short":  "https://a.example",
	"usual":  "https://council.example/factsheets/breaches",
	"bytes":  "https://council.example/v%C3%A9rit%C3%A9?lang=fr&v=2#top",
	"long":   "https://council.example/" + strings.Repeat("a-long-name/", 15),
	"longer": "https://council.example/" + strings.Repeat("a-long-name/", 39),
}

// The golden codes were read by zbarimg when they were written.
func TestEncode(t *testing.T) {
	for name, address := range addresses {
		c, err := qr.Encode(address)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", name+".golden")
		if *update {
			if err := os.WriteFile(file, []byte(drawn(c)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 { // the library works in goroutines
			again, err := qr.Encode(address)
			if err != nil || drawn(again) != string(want) {
				t.Fatalf("%s: the code is another than in %s: %v", name, file, err)
			}
		}
	}
}

// What a telephone reads is the address.
func TestZbar(t *testing.T) {
	if _, err := exec.LookPath("zbarimg"); err != nil {
		t.Skip("zbarimg is not installed (Debian: zbar-tools)")
	}
	for name, address := range addresses {
		c, err := qr.Encode(address)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "code.png")
		picture(t, file, c)
		out, err := exec.Command("zbarimg", "--quiet", "--raw", file).Output()
		if got := strings.TrimSpace(string(out)); err != nil || got != address {
			t.Errorf("%s: zbarimg reads %q, want %q: %v", name, got, address, err)
		}
	}
}

// picture writes a code with its margin, four pixels to a module, as its bars.
func picture(t *testing.T, file string, c *qr.Code) {
	const scale = 4
	side := (c.Size + 2*qr.Quiet) * scale
	img := image.NewGray(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	for _, b := range c.Bars() {
		for y := (b.Y + qr.Quiet) * scale; y < (b.Y+b.H+qr.Quiet)*scale; y++ {
			for x := (b.X + qr.Quiet) * scale; x < (b.X+b.W+qr.Quiet)*scale; x++ {
				img.SetGray(x, y, color.Gray{})
			}
		}
	}
	w, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := png.Encode(w, img); err != nil {
		t.Fatal(err)
	}
}

// The bars of any code cover its dark modules, each once.
func FuzzBars(f *testing.F) {
	for _, a := range addresses {
		f.Add(a)
	}
	f.Fuzz(func(t *testing.T, address string) {
		c, err := qr.Encode(address)
		if err != nil {
			return
		}
		n := make([]int, c.Size*c.Size)
		for _, b := range c.Bars() {
			for y := b.Y; y < b.Y+b.H; y++ {
				for x := b.X; x < b.X+b.W; x++ {
					n[y*c.Size+x]++
				}
			}
		}
		for i, n := range n {
			if dark := c.Dark(i%c.Size, i/c.Size); n > 1 || dark != (n == 1) {
				t.Fatalf("module %d, %d is covered %d times", i%c.Size, i/c.Size, n)
			}
		}
	})
}

func TestTooLong(t *testing.T) {
	for _, address := range []string{"", "https://a.example/" + strings.Repeat("a", 3000)} {
		if _, err := qr.Encode(address); err == nil {
			t.Errorf("an address of %d characters has a code", len(address))
		}
	}
}
