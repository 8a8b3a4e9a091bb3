package check

import (
	"runtime"
	"sync"

	"factsheet/sources"
	"factsheet/sources/extract"
	"factsheet/sources/reading"
)

// read makes the text of a source. Whatever is wrong with the file is wrong with
// the source, not with the run; what was read of it is given all the same.
func (r *run) read(s *sources.Source) (*reading.Document, *extract.UnreadableError) {
	before := r.kept.stamp(s)
	d, err := r.o.Reader.Read(r.ctx, r.lib, s)
	if err != nil {
		r.kept.read(s, before, d, false)
		return d, reading.Unreadable(err)
	}
	r.kept.read(s, before, d, true)
	if len(d.Text.Notes) > 0 {
		r.mu.Lock()
		r.notes[s] = d.Text.Notes
		r.mu.Unlock()
	}
	return d, nil
}

// each calls do for every source, several at a time, until the context ends.
func (r *run) each(list []*sources.Source, do func(*sources.Source)) {
	r.side(len(list), func(i int) { do(list[i]) })
}

// side calls do for every number below n, several side by side, until the context
// ends.
func (r *run) side(n int, do func(i int)) {
	workers := r.o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	work := make(chan int)
	var wait sync.WaitGroup
	for range min(workers, n) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for i := range work {
				if r.ctx.Err() == nil {
					do(i)
				}
			}
		}()
	}
	for i := range n {
		work <- i
	}
	close(work)
	wait.Wait()
}
