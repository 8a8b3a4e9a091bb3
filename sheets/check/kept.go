package check

import (
	"reflect"
	"sync"
	"sync/atomic"

	"factsheet/sources"
	"factsheet/sources/cache"
	"factsheet/sources/reading"
)

// A Memory is what the runs over one workspace found out, for the next run. It
// holds no truth: everything in it is kept with the digests of all that decides
// it, and what these no longer fit is found out again. With it and without it a
// run gives the same report.
//
// Three things are kept. Of a sheet, what came of each quotation in the source
// that it names (kept_outcome.go). Of the library, where else the words of those
// that failed stand, and an imprint of each source, by which most are known not to
// hold a new one (kept_elsewhere.go). And of a sheet that did not change, and
// nothing of what it rests on, what the caller made of its Result
// (kept_sheet.go): it is not even read again. Nor is it where only a source
// changed, as long as the same comes of what it quotes from there
// (kept_again.go).
//
// Nothing is kept of sources that have a password, that could not be read, or
// that changed while they were read.
type Memory struct {
	Cache *cache.Cache
	// Files knows the files of the library by what the system says of them.
	Files *reading.Known
	// Workspace tells the records of one workspace from those of others, such as
	// its path.
	Workspace string
	// Program is the digest of the program: what another one found out does not
	// count, since any of its rules may be another.
	Program string
	// Reports names what the caller makes of a Result; with other reports, those
	// that were kept are of no use.
	Reports string
}

// recollection is a Memory in use by a Run.
type recollection struct {
	*Memory
	lib     *sources.Library
	options string // all that decides an outcome or a report beside the sheets and the sources

	mu        sync.Mutex
	sources   map[*sources.Source]*identity
	disturbed bool // a file changed during the run: nothing is kept
	outcomes  map[string]*keptOutcomes
	elsewhere *keptElsewhere
	refused   map[int]bool // inputs whose reports no longer fit
}

// identity is which source a source is.
type identity struct {
	once   sync.Once
	file   sources.Digest
	digest string      // of the entry and the file; empty where nothing may be kept
	failed atomic.Bool // it could not be read in this run, whatever its digest
}

// recollect opens what is kept for a run; nil where nothing is.
func recollect(lib *sources.Library, o Options) *recollection {
	m := o.Memory
	if m == nil || m.Cache == nil || m.Program == "" {
		return nil
	}
	o.Workers, o.Lock, o.Reader, o.Memory = 0, nil, nil, nil
	options, ok := digestOf("options 1", m.Program, m.Workspace, o)
	if !ok {
		return nil
	}
	return &recollection{Memory: m, lib: lib, options: options, sources: make(map[*sources.Source]*identity),
		outcomes: make(map[string]*keptOutcomes), refused: make(map[int]bool)}
}

// source names a source with its file by a digest; empty where nothing of it may
// be kept.
func (k *recollection) source(s *sources.Source) string {
	if id := k.identity(s); !id.failed.Load() {
		return id.digest
	}
	return ""
}

func (k *recollection) identity(s *sources.Source) *identity {
	id := k.at(s)
	id.once.Do(func() {
		if s.PasswordEnv != "" {
			return // what somebody locked is not left lying about open
		}
		file, err := k.Files.Digest(k.lib, s)
		if err != nil && !(s.Withheld && k.lib.Absent(s)) {
			return
		}
		k.name(id, s, file)
	})
	return id
}

func (k *recollection) at(s *sources.Source) *identity {
	k.mu.Lock()
	defer k.mu.Unlock()
	id := k.sources[s]
	if id == nil {
		id = &identity{}
		k.sources[s] = id
	}
	return id
}

// name makes the digest of a source with a file; the zero Digest is that of a
// withheld source, which has none.
func (k *recollection) name(id *identity, s *sources.Source, file sources.Digest) {
	entry, ok := digestOf(*s, file)
	if ok {
		id.file, id.digest = file, entry
	}
}

// stamp is what the system says of a source's file that is about to be read.
func (k *recollection) stamp(s *sources.Source) reading.Stamp {
	if k == nil {
		return reading.Stamp{}
	}
	return k.Files.Stamp(k.lib, s)
}

// read takes note of what was read of a source that the system stamped before.
func (k *recollection) read(s *sources.Source, before reading.Stamp, d *reading.Document, readable bool) {
	if k == nil || s.PasswordEnv != "" {
		return
	}
	id := k.at(s)
	if !readable && !(s.Withheld && k.lib.Absent(s)) {
		id.failed.Store(true)
		return
	}
	var now sources.Digest
	if readable {
		now = d.Digest()
	}
	id.once.Do(func() {
		if readable {
			k.Files.Learn(k.lib, s, before, now)
		}
		k.name(id, s, now)
	})
	if id.digest != "" && now != id.file {
		k.mu.Lock()
		k.disturbed = true
		k.mu.Unlock()
	}
}

// record reads what is kept under a name into to, and gives what stands behind
// it; ok is false where it could not: whatever is damaged or of another name is as
// if it were not there.
func (m *Memory) record(to any, name ...string) (rest string, ok bool) {
	key := m.key(name...)
	data, _ := m.Cache.Get(key)
	var of string // the key, so that no record is taken for another
	if data, ok = readBack(data, &of); !ok || of != key {
		return "", false
	}
	n := 0 // bytes of the rest
	if data, ok = readBack(data, &n); !ok {
		return "", false
	}
	rest, ok = readBack(data, to)
	return rest, ok && len(rest) == n
}

// keep writes a record, and what is to stand behind it.
func (m *Memory) keep(from any, rest string, name ...string) {
	key, ok := m.key(name...), true
	b := written(nil, reflect.ValueOf(key), &ok)
	b = written(b, reflect.ValueOf(len(rest)), &ok)
	if b = written(b, reflect.ValueOf(from), &ok); ok {
		m.Cache.Put(key, append(b, rest...))
	}
}

func (m *Memory) key(name ...string) string {
	return cache.Key(append([]string{"check 1", m.Workspace}, name...)...)
}

// keepAll keeps what a run found out.
func (k *recollection) keepAll(r *run, inputs []Input, report *Report) {
	if k == nil || r.ctx.Err() != nil {
		return
	}
	k.Files.Keep()
	if k.disturbed {
		return
	}
	k.keepElsewhere(r)
	jobs := r.jobs
	for i, result := range report.Results {
		n := len(result.Quotations)
		if result.kept != nil {
			k.learn(inputs[i], result.kept)
			continue
		}
		result.keeping = k.prepare(r, inputs[i], result, jobs[:n])
		k.keepOutcomes(inputs[i], jobs[:n], result.keeping != nil)
		jobs = jobs[n:]
	}
}

// refuse takes back the reports of sheets that no longer fit, and reports
// whether there are any.
func (k *recollection) refuse(report *Report) bool {
	if k == nil {
		return false
	}
	any := false
	for i, result := range report.Results {
		if result.kept != nil && k.stale(result.kept) {
			k.refused[i], any = true, true
		}
	}
	return any
}
