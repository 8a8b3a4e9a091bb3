package pdfium

import (
	"context"
	"errors"

	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/emscripten"
)

// errMemory says that a document needs more memory than it may have.
var errMemory = errors.New("out of memory")

// What is asked of the system is refused with these numbers of emscripten's.
const (
	badDescriptor = 8  // EBADF, as WASI counts
	noFile        = 44 // ENOENT
	notPermitted  = 63 // EPERM
)

// provide gives PDFium what it imports: memory, and nothing else. There are no
// files, no environment, and it is always the first of January 1970.
func (s *sandbox) provide(ctx context.Context) error {
	env := s.runtime.NewHostModuleBuilder("env")
	// The calls back that PDFium's image and font libraries need for setjmp.
	calls, err := emscripten.NewFunctionExporterForModule(s.module)
	if err != nil {
		return err
	}
	calls.ExportFunctions(env)
	wasi := s.runtime.NewHostModuleBuilder("wasi_snapshot_preview1")
	for _, f := range s.module.ImportedFunctions() {
		from, name, _ := f.Import()
		builder := env
		if from != "env" {
			builder = wasi
		}
		provided, ok := hostFunctions[name]
		if name == "emscripten_resize_heap" {
			provided, ok = s.grow, true
		}
		if !ok && (name == "_emscripten_throw_longjmp" || len(name) > 7 && name[:7] == "invoke_") {
			continue
		}
		if !ok {
			return errors.New("the PDF reader imports " + name + ", which it may not have")
		}
		builder.NewFunctionBuilder().WithGoModuleFunction(provided, f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	if _, err := env.Instantiate(ctx); err != nil {
		return err
	}
	_, err = wasi.Instantiate(ctx)
	return err
}

// refusing gives an error number, or another answer, whatever is asked.
func refusing(answer int32) api.GoModuleFunc {
	return func(_ context.Context, _ api.Module, stack []uint64) {
		if len(stack) > 0 {
			stack[0] = api.EncodeI32(answer)
		}
	}
}

// zeroing writes n zero bytes where the parameter number at points.
func zeroing(at, n int) api.GoModuleFunc {
	return func(_ context.Context, m api.Module, stack []uint64) {
		if b, ok := m.Memory().Read(uint32(stack[at]), uint32(n)); ok {
			clear(b)
		}
	}
}

var hostFunctions = map[string]api.GoModuleFunc{
	"__syscall_openat":      refusing(-noFile),
	"__syscall_stat64":      refusing(-noFile),
	"__syscall_lstat64":     refusing(-noFile),
	"__syscall_newfstatat":  refusing(-noFile),
	"__syscall_rmdir":       refusing(-notPermitted),
	"__syscall_unlinkat":    refusing(-notPermitted),
	"__syscall_fcntl64":     refusing(-badDescriptor),
	"__syscall_ioctl":       refusing(-badDescriptor),
	"__syscall_fstat64":     refusing(-badDescriptor),
	"__syscall_getdents64":  refusing(-badDescriptor),
	"__syscall_ftruncate64": refusing(-badDescriptor),
	"fd_close":              refusing(badDescriptor),
	"fd_read":               refusing(badDescriptor),
	"fd_seek":               refusing(badDescriptor),
	"fd_sync":               refusing(badDescriptor),
	"fd_write":              swallow,
	"environ_get":           refusing(0),
	"environ_sizes_get":     noEnvironment,
	"emscripten_date_now":   refusing(0), // the bits of 0.0 are those of 0
	"_tzset_js":             zoneless,
	"_gmtime_js":            zeroing(2, 36),
	"_localtime_js":         zeroing(2, 40),
	"_emscripten_memcpy_js": copyWithin,
	"_abort_js":             func(context.Context, api.Module, []uint64) { panic(errors.New("the PDF reader gave up")) },
	"__assert_fail":         func(context.Context, api.Module, []uint64) { panic(errors.New("the PDF reader gave up")) },
}

// swallow takes what PDFium would write to a terminal, and says it was written.
func swallow(_ context.Context, m api.Module, stack []uint64) {
	vectors, count, written := uint32(stack[1]), uint32(stack[2]), uint32(stack[3])
	var n uint32
	for i := range min(count, 1024) {
		size, ok := m.Memory().ReadUint32Le(vectors + 8*i + 4)
		if !ok {
			break
		}
		n += size
	}
	m.Memory().WriteUint32Le(written, n)
	stack[0] = 0
}

func noEnvironment(_ context.Context, m api.Module, stack []uint64) {
	m.Memory().WriteUint32Le(uint32(stack[0]), 0)
	m.Memory().WriteUint32Le(uint32(stack[1]), 0)
	stack[0] = 0
}

// zoneless says that local time is UTC.
func zoneless(_ context.Context, m api.Module, stack []uint64) {
	m.Memory().WriteUint32Le(uint32(stack[0]), 0)
	m.Memory().WriteUint32Le(uint32(stack[1]), 0)
	m.Memory().Write(uint32(stack[2]), []byte("UTC\x00"))
	m.Memory().Write(uint32(stack[3]), []byte("UTC\x00"))
}

// copyWithin is memmove; a copy outside memory is left to trap elsewhere.
func copyWithin(_ context.Context, m api.Module, stack []uint64) {
	to, from, n := uint32(stack[0]), uint32(stack[1]), uint32(stack[2])
	a, ok := m.Memory().Read(to, n)
	b, fine := m.Memory().Read(from, n)
	if !ok || !fine {
		panic(errors.New("the PDF reader copies outside its memory"))
	}
	copy(a, b)
}

// grow enlarges memory to what is asked for and a fifth more, or to what is
// asked for, or not at all, which the sandbox remembers.
func (s *sandbox) grow(_ context.Context, m api.Module, stack []uint64) {
	const page = 1 << 16
	asked := uint64(uint32(stack[0]))
	have := uint64(m.Memory().Size())
	for _, size := range []uint64{asked + have/5, asked} {
		if size = min(size, max(asked, memoryPages*page)); size <= have {
			continue
		}
		if _, ok := m.Memory().Grow(uint32((size - have + page - 1) / page)); ok {
			stack[0] = 1
			return
		}
	}
	stack[0] = 0
	s.full.Store(m, true)
}
