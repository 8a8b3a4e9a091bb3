package pdfium

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// A pool keeps workers between documents, as many as there are processors at
// most.
type pool struct {
	once   sync.Once
	slots  chan struct{}
	mu     sync.Mutex
	idle   []*worker
	busy   map[*worker]bool
	closed bool
}

// A worker is a process that answers requests.
type worker struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	said   *tail
	heard  atomic.Bool // it has said what it is
	used   bool        // it has answered before
	late   atomic.Bool // it was killed for taking too long
	ending sync.Once
}

// hold waits for the right to use a worker; release gives it back.
func (p *pool) hold(ctx context.Context) error {
	p.once.Do(func() { p.slots = make(chan struct{}, runtime.GOMAXPROCS(0)) })
	select {
	case p.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// tryHold is hold that does not wait.
func (p *pool) tryHold() bool {
	select {
	case p.slots <- struct{}{}:
		return true
	default:
		return false
	}
}

func (p *pool) release() { <-p.slots }

// ask has a worker answer a request.
func (p *pool) ask(ctx context.Context, e *Engine, q request, take func(reply) error) error {
	if err := p.hold(ctx); err != nil {
		return err
	}
	defer p.release()
	return p.answer(ctx, e, q, take)
}

// answer is ask for those who hold the right to a worker.
func (p *pool) answer(ctx context.Context, e *Engine, q request, take func(reply) error) error {
	for {
		w, err := p.take(e)
		if err != nil {
			return noReader(err)
		}
		used := w.used
		begun, err := w.converse(ctx, e, q, take)
		p.put(w, err)
		if used && !begun && errors.Is(err, errGone) && ctx.Err() == nil {
			continue // it had died since its last document
		}
		return w.explain(ctx, e, err)
	}
}

// take gives an idle worker, or a new one.
func (p *pool) take(e *Engine) (*worker, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errors.New("it was ended")
	}
	var w *worker
	if n := len(p.idle); n > 0 {
		w, p.idle = p.idle[n-1], p.idle[:n-1]
	} else {
		var err error
		if w, err = start(e.Worker, e.cacheFolder()); err != nil {
			return nil, err
		}
	}
	if p.busy == nil {
		p.busy = make(map[*worker]bool)
	}
	p.busy[w] = true
	return w, nil
}

// put takes a worker back; one whose conversation was not brought to its end is
// killed.
func (p *pool) put(w *worker, err error) {
	// An Error itself is the worker's last word on a document; wrapped it is not.
	e, last := err.(*Error)
	p.mu.Lock()
	delete(p.busy, w)
	keep := (err == nil || last && e.Fault != NoReader) && !p.closed
	if keep {
		p.idle = append(p.idle, w)
	}
	p.mu.Unlock()
	if !keep {
		w.kill()
	}
}

// close ends all workers, and waits for those that are idle.
func (p *pool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for w := range p.busy {
		w.cmd.Process.Kill()
	}
	for _, w := range p.idle {
		w.in.Close()
	}
	for _, w := range p.idle {
		w.kill()
	}
	p.idle = nil
}

// start starts a worker.
func start(command []string, cache string) (*worker, error) {
	w := &worker{cmd: exec.Command(command[0], command[1:]...), said: new(tail)}
	// Nothing of the user's environment is the worker's business.
	w.cmd.Env = []string{workerVariable + "=1", cacheVariable + "=" + cache}
	for _, name := range []string{"SystemRoot", "LD_LIBRARY_PATH"} {
		if v, ok := os.LookupEnv(name); ok {
			w.cmd.Env = append(w.cmd.Env, name+"="+v)
		}
	}
	w.cmd.Stderr = w.said
	w.cmd.WaitDelay = time.Second
	in, err := w.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := w.cmd.Start(); err != nil {
		return nil, err
	}
	w.in, w.out = in, bufio.NewReaderSize(out, 1<<16)
	return w, nil
}

// kill ends the process and forgets it.
func (w *worker) kill() {
	w.ending.Do(func() {
		w.cmd.Process.Kill()
		w.cmd.Wait()
	})
}

// A tail keeps the end of what a worker says when it dies.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	// A Go program says first why it dies.
	t.text = append(t.text, b[:min(len(b), max(0, 4096-len(t.text)))]...)
	return len(b), nil
}

func (t *tail) contains(s string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Contains(string(t.text), s)
}
