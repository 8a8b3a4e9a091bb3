package match

import "strings"

// resolve reads the parts. With joined, a bracket that is not declared stands
// for words of the source; else it inserts.
func resolve(parts []part, conv *Conventions, joined bool) *variant {
	r := &resolver{v: &variant{edited: true}, conv: conv, joined: joined}
	for _, p := range parts {
		r.take(p)
	}
	r.flush(nil)
	v := r.v
	if n := len(v.forms); n > 0 && len(v.joints) == n {
		// What stands at the end joins nothing.
		if j := v.joints[n-1]; j.bracket != "" {
			v.brackets = append(v.brackets, bracket{shown: j.bracket, offset: j.offset, form: n - 1, trails: true})
		}
		v.joints = v.joints[:n-1]
	}
	return v
}

// A resolver makes a variant of parts, form by form.
type resolver struct {
	v      *variant
	b      builder // the form at hand
	conv   *Conventions
	joined bool
	drop   bool // the space behind a bracket that left one before it
}

func (r *resolver) take(p part) {
	b := &r.b
	switch p.kind {
	case words:
		r.words(p)
	case omitted:
		r.flush(&joint{offset: p.offset})
		r.drop = false
	case firstLetter:
		if strings.IndexFunc(b.text.String(), isWord) < 0 {
			b.bracketed = true
		}
		b.write(strings.Trim(p.text, "[] "), p.offset+1)
		r.drop = false
	case sic:
		r.drop, b.parted = b.endsInSpace(), true
	case declared:
		r.v.brackets = append(r.v.brackets, bracket{shown: p.text, replaces: p.replaces, declared: true, offset: p.offset, form: len(r.v.forms)})
		b.write(p.replaces, p.offset)
		b.parted = p.replaces == ""
		r.drop = b.parted && b.endsInSpace()
	case inserted:
		r.inserted(p)
	}
}

func (r *resolver) words(p part) {
	s, skipped := p.text, 0
	if r.drop {
		s = strings.TrimLeftFunc(p.text, isSpace)
		skipped = len(p.text) - len(s)
	}
	r.b.closeGap(p.text)
	r.b.write(s, p.offset+skipped)
	if strings.IndexFunc(s, isWord) >= 0 {
		r.b.open = nil
	}
	r.drop, r.b.parted = false, false
}

func (r *resolver) inserted(p part) {
	v, b := r.v, &r.b
	if p.glued && v.glued == nil {
		v.glued = &p
	}
	leads := strings.IndexFunc(b.text.String(), isWord) < 0
	if r.joined && !leads {
		r.flush(&joint{bracket: p.text, offset: p.offset})
		r.drop = false
		return
	}
	v.brackets = append(v.brackets, bracket{shown: p.text, offset: p.offset, form: len(v.forms),
		// A mark before it says where it stands: nothing is lost there.
		leads: strings.TrimSpace(b.text.String()) == ""})
	b.open = append(b.open, len(v.brackets)-1)
	r.drop, b.parted = b.endsInSpace(), true
}

// flush ends the form at hand; j is what stands behind it.
func (r *resolver) flush(j *joint) {
	v := r.v
	b := r.b
	r.b = builder{}
	s := b.text.String()
	if strings.IndexFunc(s, isWord) < 0 {
		// Marks that belong to no words cannot be checked.
		v.loose = v.loose || strings.Trim(s, " \t\r\n\u00a0.") != ""
		if n := len(v.joints); j != nil && n > 0 && v.joints[n-1].bracket != "" {
			// A bracket and then an omission: the bracket is still judged.
			v.brackets = append(v.brackets, bracket{shown: v.joints[n-1].bracket, offset: v.joints[n-1].offset, form: n - 1})
			v.joints[n-1] = *j
		}
		return
	}
	for _, i := range b.open {
		v.brackets[i].trails = true
	}
	f := newForm(s, r.conv)
	f.offset, f.bracketed = b.offset, b.bracketed
	v.forms = append(v.forms, f)
	if j != nil {
		v.joints = append(v.joints, *j)
	}
}
