// Headless Chromium for checks, without a library: the program CHROMIUM, or one
// of that name.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A browser that is told what to do through two pipes.
export class Browser {
  constructor() {
    this.profile = mkdtempSync(join(tmpdir(), 'axe-'));
    this.process = spawn(process.env.CHROMIUM || 'chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars',
      '--disable-background-networking', '--remote-debugging-pipe', `--user-data-dir=${this.profile}`, 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    this.process.on('error', (e) => { console.error(`cannot start Chromium: ${e.message}`); process.exit(2); });
    this.waiting = new Map();
    this.events = [];
    this.errors = new Map(); // by session
    this.next = 1;
    let rest = '';
    this.process.stdio[4].on('data', (data) => {
      const parts = (rest + data).split('\0');
      rest = parts.pop();
      for (const part of parts) this.receive(JSON.parse(part));
    });
  }

  receive(message) {
    if (message.id) {
      const { done, failed } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) failed(new Error(message.error.message));
      else done(message.result);
      return;
    }
    if (message.method === 'Log.entryAdded' && message.params.entry.level === 'error') {
      this.errors.set(message.sessionId, [...(this.errors.get(message.sessionId) ?? []), message.params.entry.text]);
    }
    for (const wanted of this.events.filter((w) => w.method === message.method && w.session === message.sessionId)) {
      this.events.splice(this.events.indexOf(wanted), 1);
      wanted.done(message.params);
    }
  }

  send(method, params = {}, session) {
    const id = this.next++;
    this.process.stdio[3].write(JSON.stringify({ id, method, params, sessionId: session }) + '\0');
    return new Promise((done, failed) => this.waiting.set(id, { done, failed }));
  }

  event(method, session) {
    return new Promise((done) => this.events.push({ method, session, done }));
  }

  // page opens a page and gives what can be done with it.
  async page() {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method, params) => this.send(method, params, sessionId);
    await send('Page.enable');
    return {
      send,
      errors: () => this.errors.get(sessionId) ?? [],
      close: () => this.send('Target.closeTarget', { targetId }),
      load: async (url) => {
        const loaded = this.event('Page.loadEventFired', sessionId);
        await send('Page.navigate', { url });
        await loaded;
      },
      evaluate: async (expression) => {
        const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
    };
  }

  async close() {
    await this.send('Browser.close').catch(() => {});
    await new Promise((done) => { this.process.on('exit', done); setTimeout(done, 3000); });
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
