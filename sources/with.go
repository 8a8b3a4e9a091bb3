package sources

// With is a library of other entries over the same folder. Their files are read
// as those of l are, and never from outside it.
func (l *Library) With(list []*Source) *Library {
	out := &Library{dir: l.dir, shown: l.shown, byID: make(map[string]*Source, len(list))}
	for _, s := range list {
		out.add(s)
	}
	return out
}
