package extract

import "unicode/utf8"

// validUTF8 is utf8.ValidString, several times faster where characters of one and
// two bytes stand among each other, as in most of the languages of Europe. It
// looks at eight bytes at a time, in each of whose highest bits an answer stands.
func validUTF8(s string) bool {
	const highest = 0x8080808080808080
	opened := uint64(0) // 0x80 where the byte before is the first of two
	i := 0
	for i+8 <= len(s) {
		v := eight(s[i : i+8])
		high := v & highest
		if high|opened == 0 {
			for i += 8; i+32 <= len(s); i += 32 {
				b := s[i : i+32]
				if (eight(b)|eight(b[8:])|eight(b[16:])|eight(b[24:]))&highest != 0 {
					break
				}
			}
			continue
		}
		second := v << 1 & high // 11…, the first byte of several
		more := v << 2 & second // 111…, of three or four
		first := second &^ more
		long := (v&0x1E1E1E1E1E1E1E1E + 0x7E7E7E7E7E7E7E7E) & highest // no C0 or C1, which say in two bytes what one can
		if more == 0 && first&^long == 0 && high&^second == first<<8|opened {
			opened = first >> 56
			i += 8
			continue
		}
		if opened != 0 {
			i--
		}
		opened = 0
		end := min(i+64, len(s))
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end++
		}
		if !utf8.ValidString(s[i:end]) {
			return false
		}
		i = end
	}
	if opened != 0 {
		i--
	}
	return utf8.ValidString(s[i:])
}

// eight is the first eight bytes of s as a number, the first one lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
