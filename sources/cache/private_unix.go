//go:build unix

package cache

import (
	"os"
	"syscall"
)

// Private reports whether nobody else can have put anything into the folder: it is
// the user's own, and others may not write into it. What is believed without
// being looked at again must be kept in such a folder.
func (c *Cache) Private() bool {
	info, err := os.Lstat(c.dir)
	if err != nil || !info.IsDir() || info.Mode().Perm()&0o022 != 0 {
		return false
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid()
}
