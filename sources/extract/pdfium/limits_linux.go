package pdfium

import (
	"syscall"
	"time"
)

// limitTime has this process killed when it has used so many more seconds of
// processor time: its master does it before, if it lives.
func limitTime(seconds int) {
	var used syscall.Rusage
	if seconds <= 0 || syscall.Getrusage(syscall.RUSAGE_SELF, &used) != nil {
		return
	}
	var old syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_CPU, &old) != nil {
		return
	}
	spent := time.Duration(used.Utime.Nano()+used.Stime.Nano()) / time.Second
	// Beyond the soft limit the kernel sends SIGXCPU, which Go does not survive.
	old.Cur = min(old.Max, uint64(spent)+uint64(seconds)+1)
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &old)
}
