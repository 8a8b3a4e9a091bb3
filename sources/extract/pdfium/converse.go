package pdfium

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"time"
)

// errGone says that a worker ended in the middle of an answer.
var errGone = errors.New("the reader ended")

// ahead is how many pages a worker reads while the last is being worked on.
const ahead = 4

// converse asks and hears the answer. begun says that the worker answered
// anything. The error is an *Error, that of take, or the worker's.
func (w *worker) converse(ctx context.Context, e *Engine, q request, take func(reply) error) (begun bool, err error) {
	type part struct {
		reply
		done bool
		err  error
	}
	parts := make(chan part, ahead)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		start := clock{left: startLimit, step: startLimit}
		err := start.wait(w, w.greet)
		c := clock{left: e.limit(), step: e.limit() / 10}
		if err == nil {
			err = c.wait(w, func() error { return w.ask(e, q) })
		}
		for more := err == nil; more; {
			var p part
			p.err = c.wait(w, func() (err error) {
				p.reply, p.done, err = readReply(w.out)
				return err
			})
			select {
			case parts <- p:
			case <-stop:
				return
			}
			more = !p.done && p.err == nil
		}
		if err != nil {
			select {
			case parts <- part{err: err}:
			case <-stop:
			}
		}
	}()
	for {
		select {
		case p := <-parts:
			var e *Error
			if begun = begun || p.err == nil || errors.As(p.err, &e); begun {
				w.used = true
			}
			if p.err != nil || p.done {
				return begun, p.err
			}
			if err := take(p.reply); err != nil {
				return begun, taken{err}
			}
		case <-ctx.Done():
			return begun, ctx.Err()
		}
	}
}

// taken is an error of those who were given a part, not of the reading.
type taken struct{ error }

func (t taken) Unwrap() error { return t.error }

// startLimit is how long a worker may take to be ready: on a slow computer the
// module takes its time to compile, once.
const startLimit = 3 * time.Minute

// greet hears what a new worker is, when it is ready.
func (w *worker) greet() error {
	if w.heard.Load() {
		return nil
	}
	kind, n, err := readHead(w.out, maxHeader)
	if err != nil {
		return err
	}
	b, err := readBody(w.out, n)
	if err != nil {
		return err
	}
	if kind != frameHello || string(b) != hello() {
		return fmt.Errorf("%w: the program was replaced while it runs, or this computer does not run it", errFrame)
	}
	w.heard.Store(true)
	return nil
}

// ask sends the request.
func (w *worker) ask(e *Engine, q request) error {
	b := bufio.NewWriterSize(w.in, 1<<16)
	return errors.Join(writeRequest(b, q, int(e.limit()/time.Second)), b.Flush())
}

// A clock kills a worker that is waited for too long, in all or for one step.
type clock struct{ left, step time.Duration }

func (c *clock) wait(w *worker, f func() error) error {
	begin := time.Now()
	timer := time.AfterFunc(min(c.left, c.step), func() {
		w.late.Store(true)
		w.cmd.Process.Kill()
	})
	defer func() {
		timer.Stop()
		c.left = max(0, c.left-time.Since(begin))
	}()
	err := f()
	var e *Error
	if err != nil && !errors.As(err, &e) && !errors.Is(err, errFrame) {
		return fmt.Errorf("%w: %w", errGone, err)
	}
	return err
}

// explain makes of a conversation's error one for the user.
func (w *worker) explain(ctx context.Context, e *Engine, err error) error {
	var given taken
	var document *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &given):
		return given.error
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &document):
		return document
	case !w.heard.Load():
		return noReader(err)
	case w.late.Load():
		return tooSlow(e.limit())
	case w.said.contains("out of memory"):
		return broken(errMemory)
	case errors.Is(err, errFrame):
		return damaged("the reader's answer to it makes no sense")
	}
	return damaged("the reader ended over it")
}
