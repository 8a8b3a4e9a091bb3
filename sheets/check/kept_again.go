package check

// A source that changed says most often the same of what is quoted from it. So
// the quotations that stand in it are asked again before the sheet is read: while
// the same comes of each of them, nothing in the report of the sheet is another.

// doubted is what a sheet quotes from a source that changed.
type doubted struct {
	answers   *keptAnswers
	questions []keptQuestion
	jobs      []*job // that ask them again
}

// doubt readies what a sheet quotes from sources that changed for being asked
// again; false where not all of it is known, and the sheet must be read.
func (k *recollection) doubt(r *run, in Input, s *recalled) bool {
	kept := k.outcomesOf(in.Name)
	// The outcomes may be those of another version of the sheet or of its sources.
	if !kept.Whole || kept.Sheet != in.Digest || kept.state() != s.State {
		return false
	}
	for n := range kept.Sources {
		d := doubted{answers: &kept.Sources[n]}
		source := k.lib.Source(d.answers.ID)
		if source == nil {
			return false
		}
		if k.source(source) == d.answers.Digest {
			continue
		}
		if r.o.Lock.Source(source.ID) != nil {
			return false // that it changed since it was accepted is told of the sheet
		}
		if d.questions = d.answers.questions(); len(d.questions) == 0 {
			return false
		}
		for i := range d.questions {
			q := d.questions[i]
			again := &Quotation{Source: source}
			again.Evidence = &q.Evidence
			asked := r.ask(kept.Conventions, again)
			d.jobs = append(d.jobs, &job{quotation: again, asked: &asked, was: &q.Outcome})
		}
		s.doubts = append(s.doubts, d)
	}
	return true
}

// state names the sources as they were.
func (o *keptOutcomes) state() string {
	var digests []string
	for _, a := range o.Sources {
		digests = append(digests, a.Digest)
	}
	return stateOf(digests)
}

// again are the quotations of a sheet that are asked again.
func (s *recalled) again() []*job {
	var out []*job
	for _, d := range s.doubts {
		out = append(out, d.jobs...)
	}
	return out
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
	for _, d := range s.doubts {
		for i, j := range d.jobs {
			if j.outcome != nil {
				d.questions[i].Name, d.questions[i].Outcome = k.question(j), *j.outcome
			}
		}
		d.answers.Digest = k.source(d.jobs[0].quotation.Source)
		if !d.answers.set(d.questions) {
			return
		}
	}
	if k.stale(s) {
		return // the sheet is read, and all of it kept then
	}
	if s.State = k.files(s.Sources); s.State == "" {
		return
	}
	k.keep(*k.outcomesOf(in.Name), "", "outcomes", in.Name)
	k.keep(s.keptSheet, s.report, "sheet", k.Reports, in.Name)
}
