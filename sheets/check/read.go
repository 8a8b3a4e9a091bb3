package check

import (
	"errors"
	"runtime"
	"sync"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/extract/formats"
	"factsheet/sources/text"
)

// read gives the bytes of a source and makes its text. Whatever is wrong with
// the file is wrong with the source, not with the run.
func (r *run) read(s *sources.Source) (string, *text.Text, *extract.UnreadableError) {
	data, err := r.lib.Read(s)
	if err != nil {
		return "", nil, unreadable(err)
	}
	t, err := formats.All.Extract(r.ctx, extract.Input{Name: s.File.Value, Data: data, Encoding: s.Encoding, Language: s.Language})
	if err != nil {
		return data, nil, unreadable(err)
	}
	if len(t.Notes) > 0 {
		r.mu.Lock()
		r.notes[s] = t.Notes
		r.mu.Unlock()
	}
	return data, t, nil
}

// unreadable words whatever kept a source from being read.
func unreadable(err error) *extract.UnreadableError {
	var document *extract.UnreadableError
	if errors.As(err, &document) {
		return document
	}
	var file *sources.UnreadableError
	if errors.As(err, &file) {
		return &extract.UnreadableError{Reason: file.Reason, Hint: file.Hint}
	}
	return &extract.UnreadableError{Reason: err.Error(), Hint: "look whether the file can be opened, and save it again"}
}

// each calls do for every source, several at a time, until the context ends.
func (r *run) each(list []*sources.Source, do func(*sources.Source)) {
	workers := r.o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	work := make(chan *sources.Source)
	var wait sync.WaitGroup
	for range min(workers, len(list)) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for s := range work {
				if r.ctx.Err() == nil {
					do(s)
				}
			}
		}()
	}
	for _, s := range list {
		work <- s
	}
	close(work)
	wait.Wait()
}
