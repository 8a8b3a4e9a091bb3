//go:build darwin || freebsd || netbsd

package reading

import (
	"io/fs"
	"syscall"
)

func stampOf(info fs.FileInfo) Stamp {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{}
	}
	return Stamp{Size: info.Size(), Modified: info.ModTime().UnixNano(), Changed: s.Ctimespec.Nano(), Device: uint64(s.Dev), File: uint64(s.Ino)}
}
