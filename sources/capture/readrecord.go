package capture

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"factsheet/sources"
	"factsheet/sources/yamldoc"
)

// largestRecord is the size in bytes above which a record is refused.
const largestRecord = 1 << 20

const recordHint = "it is written by the program: bring back its last version, or capture the page again"

// ReadRecord reads what Encode wrote. file is its name in messages. With
// problems there is no record.
func ReadRecord(file string, data []byte) (*Record, []yamldoc.Problem) {
	n, problems := yamldoc.ParseUpTo(file, data, largestRecord)
	r := &recordReader{yamldoc.Reader{Problems: problems}}
	rec := r.record(n)
	if len(r.Problems) == 0 {
		return rec, nil
	}
	problems = r.Sorted()
	for i := range problems {
		problems[i].Hint = recordHint
	}
	return nil, problems
}

type recordReader struct{ yamldoc.Reader }

func (r *recordReader) record(n *yamldoc.Node) *Record {
	f := r.Fields(n, "the record of a capture", "format", "requested", "final", "status", "fetched", "type", "sha256", "size",
		"extractor", "text-sha256", "text-size", "redirects", "headers")
	f.Require("format", "requested", "final", "status", "fetched", "sha256", "size")
	if v := f.Word("format"); v.Value != "" && v.Value != "1" {
		r.Report(v.Pos, fmt.Sprintf("the record has format %q, and only 1 is known", yamldoc.Short(v.Value)), "")
	}
	rec := &Record{
		Requested: r.address(f.Word("requested")), Final: r.address(f.Word("final")),
		Status: int(r.number(f.Word("status"), "status")), Fetched: r.instant(f.Word("fetched")),
		Type: f.Word("type").Value,
		File: sources.Digest{SHA256: r.sum(f.Word("sha256")), Size: r.number(f.Word("size"), "number of bytes")},
	}
	if f.Has("extractor") || f.Has("text-sha256") || f.Has("text-size") {
		f.Require("extractor", "text-sha256", "text-size")
		v := f.Word("extractor")
		if rec.Extractor = v.Value; v.Value != "" && !extractor.MatchString(v.Value) {
			r.Report(v.Pos, fmt.Sprintf("%q is not an extractor and its version", yamldoc.Short(v.Value)), "")
		}
		rec.Text = sources.Digest{SHA256: r.sum(f.Word("text-sha256")), Size: r.number(f.Word("text-size"), "number of bytes")}
	}
	if f.Has("redirects") {
		rec.Redirects = r.redirects(f.Text("redirects"))
	}
	if f.Has("headers") {
		rec.Headers = r.headers(f.Text("headers"))
	}
	return rec
}

func (r *recordReader) address(v yamldoc.String) string {
	if v.Value == "" {
		return ""
	}
	u, err := parseAddress(v.Value)
	if err != nil || stored(u) != v.Value {
		r.Report(v.Pos, fmt.Sprintf("%q is not an address that can be captured", yamldoc.Short(v.Value)), "")
	}
	return v.Value
}

func (r *recordReader) number(v yamldoc.String, what string) int64 {
	n, err := strconv.ParseInt(v.Value, 10, 63)
	if v.Value != "" && (err != nil || n < 0 || strconv.FormatInt(n, 10) != v.Value) {
		r.Report(v.Pos, fmt.Sprintf("%q is not a %s", yamldoc.Short(v.Value), what), "")
	}
	return n
}

func (r *recordReader) instant(v yamldoc.String) time.Time {
	t, err := time.Parse(time.RFC3339, v.Value)
	if v.Value != "" && (err != nil || !strings.HasSuffix(v.Value, "Z") || t.Nanosecond() != 0) {
		r.Report(v.Pos, fmt.Sprintf("%q is not a time such as 2026-10-30T09:00:00Z", yamldoc.Short(v.Value)), "")
	}
	return t
}

var (
	sum       = regexp.MustCompile(`^[0-9a-f]{64}$`)
	extractor = regexp.MustCompile(`^[a-z]+ [0-9]+$`)
)

func (r *recordReader) sum(v yamldoc.String) string {
	if v.Value != "" && !sum.MatchString(v.Value) {
		r.Report(v.Pos, fmt.Sprintf("%q is not a SHA-256 in 64 hexadecimal digits", yamldoc.Short(v.Value)), "")
	}
	return v.Value
}

func (r *recordReader) redirects(block yamldoc.String) []Hop {
	var out []Hop
	at := 0
	for line := range strings.Lines(block.Value) {
		status, address, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		n, err := strconv.Atoi(status)
		u, bad := parseAddress(address)
		if err != nil || !isRedirect(n) || bad != nil || stored(u) != address {
			r.Report(block.At(at), "this is not the line of a redirect: status, address", "")
			return nil
		}
		out = append(out, Hop{address, n})
		at += len(line)
	}
	return out
}

func (r *recordReader) headers(block yamldoc.String) []Header {
	var out []Header
	at := 0
	for line := range strings.Lines(block.Value) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ":")
		if !ok || !isToken(name) {
			r.Report(block.At(at), "this is not the line of a header: name, colon, value", "")
			return nil
		}
		out = append(out, Header{name, strings.TrimPrefix(value, " ")})
		at += len(line)
	}
	return out
}
