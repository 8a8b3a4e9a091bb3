package yamldoc

import "fmt"

// A level is a map or list that the scan is in.
type level struct {
	indent int
	list   bool
	key    string // of the last entry; "-" in a list
	filled bool   // the last entry has a value
}

// last notes the last entry of the innermost level.
func (s *scan) last(key string, filled bool) {
	top := &s.levels[len(s.levels)-1]
	top.key, top.filled = key, filled
}

func (s *scan) push(l level) { s.levels = append(s.levels, l) }

// enter finds the level to which a line belongs by its indentation at. It
// reports a line that belongs to none and takes it out.
func (s *scan) enter(n, at int, list bool) bool {
	dedented := s.leave(at, list)
	if len(s.levels) == 0 {
		if dedented {
			s.take(n, at, "this line is indented less than the keys at the start of the file", "start the top keys of the file in the same column")
			return false
		}
		s.push(level{indent: at, list: list})
		return true
	}
	top := &s.levels[len(s.levels)-1]
	switch {
	case top.indent == at && top.list == list:
		return true
	case !top.filled && (top.indent < at && !dedented || top.indent == at && list):
		top.filled = true
		s.push(level{indent: at, list: list})
		return true
	case top.indent == at && list:
		s.take(n, at, fmt.Sprintf("a dash starts an entry of a list, but `%s` above has its value already", Short(top.key)),
			"indent it like the other entries of its list, or put the list below a key of its own")
	case top.indent == at:
		s.take(n, at, "this key stands below the dash, not in its entry",
			"indent it like the keys of the entry above, or put a dash before it")
	case dedented:
		s.take(n, at, "the indentation of this line does not fit any line above", "give the lines that belong together the same number of spaces")
	case top.filled && top.list:
		s.take(n, at, "this line is indented more than the dash above, whose entry is complete", "indent it like the lines that it belongs to")
	default:
		s.take(n, at, fmt.Sprintf("this line is indented more than `%s` above, which has its value already", Short(top.key)), "indent it like the lines that it belongs to")
	}
	return false
}

// leave ends the levels that a line with the indentation at is not in, and
// reports whether there were any.
func (s *scan) leave(at int, list bool) (dedented bool) {
	for len(s.levels) > 0 && s.levels[len(s.levels)-1].indent > at {
		s.levels = s.levels[:len(s.levels)-1]
		dedented = true
	}
	// A list may stand at the indentation of the key that it is the value of.
	if k := len(s.levels); k > 1 && !list && s.levels[k-1].list && s.levels[k-1].indent == at && s.levels[k-2].indent == at {
		s.levels = s.levels[:k-1]
	}
	return dedented
}
