package object

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// A file that another compressor wrote comes out of ReadRaw as it is: what is
// compared with it by digest does not depend on the compressor of this program.
func TestReadRawKeepsWhatIsWritten(t *testing.T) {
	f := sample()
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.HuffmanOnly)
	if err != nil {
		t.Fatal(err)
	}
	z.Write([]byte(strings.Repeat("0 0 m ", 50)))
	z.Close()
	f.Objects[f.Dict(f.Pages()[0])["Contents"].(Ref)] = &Stream{Dict: Dict{"Filter": Name("FlateDecode")}, Data: packed.Bytes(), Raw: true}
	one, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := ReadRaw(one)
	if err != nil {
		t.Fatal(err)
	}
	two, err := raw.Bytes()
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("written again it differs (%v)", err)
	}
	decoded, err := Read(one)
	if err != nil {
		t.Fatal(err)
	}
	if s := decoded.Stream(decoded.Dict(decoded.Pages()[0])["Contents"]); s == nil || len(s.Data) != 300 {
		t.Error("the content is not what was written")
	}
	if three, err := decoded.Bytes(); err != nil || bytes.Equal(one, three) {
		t.Errorf("the test shows nothing: this program compresses the same (%v)", err)
	}
}

// Objects within each other would be read again and again.
func TestObjectsDoNotOverlap(t *testing.T) {
	const n = 200
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	offsets := make([]int, n+1)
	for i := 1; i <= n; i++ {
		offsets[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj (", i)
	}
	b.WriteString(strings.Repeat(")", n))
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", n+1)
	for _, o := range offsets[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table)
	if _, err := Read([]byte(b.String())); err == nil || !strings.Contains(err.Error(), "objects lie on each other") {
		t.Errorf("%v", err)
	}
}
