package pdfium

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// packed is PDFium as WebAssembly. `make pdfium` writes it.
//
//go:embed module/pdfium.wasm.zst
var packed []byte

// memoryPages is how much memory one document may use: 256 MB in pages of 64 KB.
const memoryPages = 4096

// A sandbox is the compiled module, of which every document gets an instance of
// its own. It is safe for concurrent use.
type sandbox struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	full    sync.Map // by api.Module: it asked for memory that it did not get
}

// newSandbox compiles the module, or takes it from the cache folder; "" is none.
func newSandbox(folder string) (*sandbox, error) {
	binary, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("unpacking the PDF reader: %w", err)
	}
	if folder != "" {
		if s, err := cachedSandbox(folder, binary); err == nil {
			return s, nil
		}
		// A cache that cannot be written, or is damaged, costs time only.
	}
	return compile(binary, nil)
}

func unpack(packed []byte) ([]byte, error) {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.DecodeAll(packed, nil)
}

// compile makes a sandbox; cache may be nil.
func compile(binary []byte, cache wazero.CompilationCache) (*sandbox, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages).WithDebugInfoEnabled(false)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	r := wazero.NewRuntimeWithConfig(ctx, config)
	m, err := r.CompileModule(ctx, binary)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("compiling the PDF reader: %w", err), r.Close(ctx))
	}
	s := &sandbox{runtime: r, module: m}
	if err := s.provide(ctx); err != nil {
		return nil, errors.Join(err, r.Close(ctx))
	}
	return s, nil
}

func (s *sandbox) close() { s.runtime.Close(context.Background()) }

// An instance is PDFium's memory and functions for one document. It is for one
// goroutine.
type instance struct {
	mod   api.Module
	mem   api.Memory
	funcs map[string]api.Function
	stack [12]uint64
	box   uint32 // 128 bytes for what functions write through pointers
	from  *sandbox
	err   error // the first fault; all later calls do nothing
}

// instance starts PDFium anew.
func (s *sandbox) instance() (*instance, error) {
	mod, err := s.runtime.InstantiateModule(context.Background(), s.module, wazero.NewModuleConfig().WithName("").WithStartFunctions())
	if err != nil {
		return nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	in := &instance{mod: mod, mem: mod.Memory(), funcs: make(map[string]api.Function, 64), from: s}
	in.call("emscripten_stack_init")
	in.call("__wasm_call_ctors")
	in.call("FPDF_InitLibrary")
	in.box = in.alloc(128)
	if in.err != nil {
		in.close()
		return nil, fmt.Errorf("starting the PDF reader: %w", in.err)
	}
	return in, nil
}

func (in *instance) close() {
	in.mod.Close(context.Background())
	in.from.full.Delete(in.mod)
}

// function finds one of PDFium's functions.
func (in *instance) function(name string) api.Function {
	f := in.funcs[name]
	if f == nil {
		f = in.mod.ExportedFunction(name)
		in.funcs[name] = f
	}
	return f
}

// call calls one of PDFium's functions; floats are in their bits. After a fault
// it gives 0: see instance.err.
func (in *instance) call(name string, args ...uint64) uint64 {
	return in.invoke(in.function(name), args...)
}

func (in *instance) invoke(f api.Function, args ...uint64) uint64 {
	if in.err != nil {
		return 0
	}
	if f == nil {
		in.err = errors.New("the PDF reader lacks a function")
		return 0
	}
	copy(in.stack[:], args)
	if err := f.CallWithStack(context.Background(), in.stack[:]); err != nil {
		in.err = in.fault(err)
		return 0
	}
	return in.stack[0]
}

// fault tells what a trap means: PDFium stops where it gets no memory.
func (in *instance) fault(err error) error {
	if _, full := in.from.full.Load(in.mod); full {
		return errMemory
	}
	return err
}

// integer is call for a function that gives a C int.
func (in *instance) integer(name string, args ...uint64) int {
	return int(int32(uint32(in.call(name, args...))))
}

// alloc takes n bytes of the instance's memory; 0 if it cannot be had.
func (in *instance) alloc(n int) uint32 {
	p := uint32(in.call("malloc", uint64(n)))
	if p == 0 && in.err == nil {
		in.err = errMemory
	}
	return p
}

func (in *instance) free(p uint32) { in.call("free", uint64(p)) }

// view gives n bytes at p, until the next call; nil if they are not there.
func (in *instance) view(p uint32, n int) []byte {
	if in.err != nil {
		return nil
	}
	b, ok := in.mem.Read(p, uint32(n))
	if !ok {
		in.err = errors.New("the PDF reader points outside its memory")
		return nil
	}
	return b
}

// cString puts a string that ends in NUL into memory; it must be freed.
func (in *instance) cString(s string) uint32 {
	p := in.alloc(len(s) + 1)
	if b := in.view(p, len(s)+1); b != nil {
		copy(b, s)
		b[len(s)] = 0
	}
	return p
}
