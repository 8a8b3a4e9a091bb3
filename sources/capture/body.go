package capture

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// body reads the document of an answer whole, or fails.
func (v *visit) body(resp *http.Response) ([]byte, error) {
	if resp.ContentLength > v.maxBytes {
		return nil, v.tooLarge()
	}
	if resp.ContentLength < 0 && len(resp.TransferEncoding) == 0 && resp.ProtoMajor == 1 {
		v.note("the server did not say how long the file is: it may have broken off")
	}
	total := resp.ContentLength
	r, err := unpack(&watched{r: resp.Body, v: v, most: v.maxBytes}, resp.Header)
	if err != nil {
		return nil, damaged(err)
	}
	if packing(resp.Header) != "" {
		total = -1
	}
	out, err := v.read(r, total)
	if err != nil {
		return nil, damaged(err)
	}
	if len(out) == 0 {
		return nil, &Error{Reason: "the server sent an empty file", Hint: "open the address in a browser to see whether there is anything", Status: resp.StatusCode}
	}
	return out, nil
}

// packing is how an answer is packed for the way; "" where it is not.
func packing(h http.Header) string {
	p := strings.ToLower(strings.TrimSpace(h.Get("Content-Encoding")))
	if p == "identity" {
		return ""
	}
	return p
}

// unpack reads what an answer was packed from. A server may pack what it was asked
// not to.
func unpack(r io.Reader, h http.Header) (io.Reader, error) {
	switch p := packing(h); p {
	case "":
		return r, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	default:
		return nil, &Error{Reason: fmt.Sprintf("the server packed the file in a way that was not asked for (%q)", short(p)), Hint: saveIt, Status: http.StatusOK}
	}
}

// read reads all of r, up to the limit.
func (v *visit) read(r io.Reader, total int64) ([]byte, error) {
	var out bytes.Buffer
	piece := make([]byte, 64<<10)
	for {
		n, err := r.Read(piece)
		if int64(out.Len())+int64(n) > v.maxBytes {
			return nil, v.tooLarge()
		}
		out.Write(piece[:n])
		if v.Progress != nil && n > 0 {
			v.Progress(int64(out.Len()), total)
		}
		if err == io.EOF {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (v *visit) tooLarge() error {
	return &Error{Reason: fmt.Sprintf("the file is larger than %s", size(v.maxBytes)), Hint: "if it must be so large, download it in a browser and add that file", Status: http.StatusOK}
}

// size words a number of bytes.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}

// A watched reader counts what comes from a server, packed as it is, and stops
// the visit where nothing comes for too long.
type watched struct {
	r    io.Reader
	v    *visit
	most int64 // bytes that may come
	n    int64 // that came
}

func (w *watched) Read(p []byte) (int, error) {
	stall := countdown{after: w.v.idle, then: w.v.stall}
	stall.start()
	n, err := w.r.Read(p)
	stall.stop()
	if w.n += int64(n); w.n > w.most {
		return 0, w.v.tooLarge()
	}
	return n, err
}
