// Has axe-core look at web pages in headless Chromium: as they are, 320 pixels
// wide, dark, and as they are printed.
//
//   node axe.mjs AXE.min.js FILE.html…         no page may have a violation
//   node axe.mjs --control AXE.min.js FILE…    each page must have one
//
// It prints what it finds; exit 1 where a page is not as it must be, 2 where it
// cannot look. Chromium is the program CHROMIUM, or one of that name.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(2);
const control = args[0] === '--control' && args.shift() !== undefined;
const [axeFile, ...files] = args;
if (!axeFile || files.length === 0) {
  console.error('usage: node axe.mjs [--control] AXE.min.js FILE.html…');
  process.exit(2);
}
const axe = readFileSync(axeFile, 'utf8');
const pictures = process.env.PICTURES; // a folder for pictures of the pages

const views = [
  { name: 'wide', width: 1100 },
  { name: 'narrow', width: 320 },
  { name: 'dark', width: 1100, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  { name: 'print', width: 794, media: 'print' },
];

// A browser that is told what to do through two pipes.
class Browser {
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

  async close() {
    await this.send('Browser.close').catch(() => {});
    await new Promise((done) => { this.process.on('exit', done); setTimeout(done, 3000); });
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

// run looks at one file in one view and gives what is wrong.
async function run(browser, file, view) {
  const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => browser.send(method, params, sessionId);
  await send('Page.enable');
  await send('Log.enable'); // tells of what the page's own policy refuses
  await send('Emulation.setDeviceMetricsOverride', { width: view.width, height: 900, deviceScaleFactor: 1, mobile: false });
  await send('Emulation.setEmulatedMedia', { media: view.media ?? 'screen', features: view.features ?? [] });
  const loaded = browser.event('Page.loadEventFired', sessionId);
  await send('Page.navigate', { url: pathToFileURL(resolve(file)).href });
  await loaded;
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  await evaluate(`document.querySelectorAll('details').forEach((d) => { d.open = true; })`);
  await evaluate(axe + ';0');
  const found = await evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then((r) => ({ passes: r.passes.length, violations: r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.map((n) => n.html.slice(0, 160)) })),
      unsure: r.incomplete.map((v) => v.id + ' (' + v.nodes.map((n) => n.html.slice(0, 80) + ': ' + n.any.map((a) => a.message).join('; ')).join(' | ') + ')') }))`);
  for (const text of browser.errors.get(sessionId) ?? []) found.violations.push({ id: 'console', help: text, nodes: [] });
  if (view.media !== 'print') {
    const over = await evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (over > 0) found.violations.push({ id: 'reflow', help: `the page is ${over} pixels wider than the window`, nodes: [] });
  }
  if (pictures) {
    const name = join(pictures, basename(file, '.html') + '-' + view.name);
    if (view.media === 'print') {
      writeFileSync(name + '.pdf', Buffer.from((await send('Page.printToPDF', { preferCSSPageSize: true })).data, 'base64'));
    } else {
      const shot = await send('Page.captureScreenshot', { captureBeyondViewport: true, clip: { x: 0, y: 0, width: view.width,
        height: Math.min(await evaluate('document.documentElement.scrollHeight'), 8000), scale: 1 } });
      writeFileSync(name + '.png', Buffer.from(shot.data, 'base64'));
    }
  }
  await browser.send('Target.closeTarget', { targetId });
  return found;
}

const browser = new Browser();
let bad = 0;
try {
  for (const file of files) {
    let violations = 0;
    for (const view of views) {
      const found = await run(browser, file, view);
      violations += found.violations.length;
      if (found.passes === 0) throw new Error(`${file}: axe-core looked at nothing`);
      for (const v of found.violations) console.log(`${file} (${view.name}): ${v.id}: ${v.help}\n    ${v.nodes.join('\n    ')}`);
      if (process.env.VERBOSE && found.unsure.length) console.log(`${file} (${view.name}): to be looked at by a person: ${found.unsure.join(', ')}`);
    }
    if ((violations === 0) === control) bad++;
    console.log(`${file}: ${violations} violations in ${views.length} views${control ? ', as there must be' : ''}`);
  }
} catch (e) {
  console.error(e.message);
  bad = -1;
} finally {
  await browser.close();
}
process.exit(bad < 0 ? 2 : bad > 0 ? 1 : 0);
