package check

// A source that changed says most often the same of what is quoted from it. So
// the quotations that stand in it are asked again before the sheet is read: while
// the same comes of each of them, nothing in the report of the sheet is another.

// doubt readies what a sheet quotes from sources that changed for being asked
// again; false where not all of it is known, and the sheet must be read.
func (k *recollection) doubt(r *run, in Input, s *recalled) bool {
	kept := k.outcomesOf(in.Name)
	// The outcomes may be those of another version of the sheet or of its sources.
	if !kept.Whole || kept.Sheet != in.Digest || stateOf(kept.Sources) != s.State {
		return false
	}
	for n := range kept.Questions {
		q := &kept.Questions[n]
		was := kept.Sources[q.Source]
		source := k.lib.Source(was.ID)
		if source == nil {
			return false
		}
		if k.source(source) == was.Digest {
			continue
		}
		if r.o.Lock.Source(was.ID) != nil {
			return false // that it changed since it was accepted is told of the sheet
		}
		again := &Quotation{Source: source}
		again.Evidence = &q.Evidence
		asked, came := r.ask(kept.Conventions, again), q.Outcome
		s.doubts = append(s.doubts, &job{quotation: again, asked: &asked, was: &came, index: n})
	}
	return true
}

// sameOutcome reports whether the same came of a quotation twice; nil is not
// known.
func sameOutcome(a, b *outcome) bool {
	if a == nil || b == nil {
		return false
	}
	x, known := digestOf(*a)
	y, also := digestOf(*b)
	return known && also && x == y
}

// learn takes note of what came of the quotations of a sheet that were asked
// again. Where it is the same the sheet is kept with the sources as they are now.
func (k *recollection) learn(in Input, s *recalled) {
	if len(s.doubts) == 0 {
		return
	}
	stale, kept := k.stale(s), k.outcomesOf(in.Name)
	for _, j := range s.doubts {
		if q := &kept.Questions[j.index]; j.outcome != nil {
			q.Name, q.Outcome = k.question(j), *j.outcome
			kept.Sources[q.Source].Digest = k.source(j.quotation.Source)
		}
	}
	kept.unwritten = true
	if stale {
		return // the sheet is read, and all of it kept then
	}
	if s.State = k.files(s.Sources); s.State == "" {
		return
	}
	k.keep(kept, "outcomes", in.Name)
	k.write(&s.keptSheet, s.report)
}
