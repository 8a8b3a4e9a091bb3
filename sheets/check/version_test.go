package check

import (
	"context"
	"testing"

	"factsheet/sources"
)

// Handouts are told which version of a source was read; of one that is withheld and
// not here, that which was accepted; of none, nothing.
func TestVersion(t *testing.T) {
	v := newVault(t)
	in := []Input{sheet(t, lockedSheet)}
	lock := v.accept(nil, "2026-10-30", in).Lock
	letter := lock.Source("letter")
	report := "# Traffic\n\nThe harbour handled 4,100 boats. No boat was refused a berth.\n\n# Berths\n\nA berth costs 12 euros a night.\n"
	run := func(lock *sources.Lock, o Options) []Quotation {
		t.Helper()
		o.Lock = lock
		r, err := Run(context.Background(), v.library(), in, o)
		if err != nil {
			t.Fatal(err)
		}
		return r.Results[0].Quotations
	}
	check := func(name string, list []Quotation, source string, want *Version) {
		t.Helper()
		seen := false
		for _, q := range list {
			if q.Source.ID != source {
				continue
			}
			seen = true
			if (q.Version == nil) != (want == nil) || want != nil && *q.Version != *want {
				t.Errorf("%s: %s is %+v, want %+v", name, source, q.Version, want)
			}
		}
		if !seen {
			t.Errorf("%s: nothing is quoted from %s", name, source)
		}
	}
	accepted := func(id string) *Version {
		a := lock.Source(id)
		return &Version{a.File, a.Text, a.Extractor}
	}
	if accepted("report").File != sources.DigestOf(report) || letter == nil {
		t.Fatal("the lock is not of the files")
	}
	told := Options{Surroundings: true}
	check("without a lock", run(nil, told), "report", accepted("report"))
	check("with a lock", run(lock, told), "report", accepted("report"))
	check("nobody asks", run(lock, Options{}), "report", nil)
	check("withheld, and here", run(lock, told), "letter", accepted("letter"))
	v.remove("letter.txt")
	check("withheld, and not here", run(lock, told), "letter", accepted("letter"))
	check("withheld, and nobody vouches for it", run(nil, told), "letter", nil)
}
