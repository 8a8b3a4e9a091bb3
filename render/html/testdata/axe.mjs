// Has axe-core look at web pages in headless Chromium: as they are, 320 pixels
// wide, dark, and as they are printed.
//
//   node axe.mjs AXE.min.js FILE.html…         no page may have a violation
//   node axe.mjs --control AXE.min.js FILE…    each page must have one
//
// It prints what it finds; exit 1 where a page is not as it must be, 2 where it
// cannot look. Chromium is the program CHROMIUM, or one of that name.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';

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

// run looks at one file in one view and gives what is wrong.
async function run(browser, file, view) {
  const { send, evaluate, load, close, errors } = await browser.page();
  await send('Log.enable'); // tells of what the page's own policy refuses
  await send('Emulation.setDeviceMetricsOverride', { width: view.width, height: 900, deviceScaleFactor: 1, mobile: false });
  await send('Emulation.setEmulatedMedia', { media: view.media ?? 'screen', features: view.features ?? [] });
  await load(pathToFileURL(resolve(file)).href);
  await evaluate(`document.querySelectorAll('details').forEach((d) => { d.open = true; })`);
  await evaluate(axe + ';0');
  const found = await evaluate(`axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then((r) => ({ passes: r.passes.length, violations: r.violations.map((v) => ({ id: v.id, help: v.help, nodes: v.nodes.map((n) => n.html.slice(0, 160)) })),
      unsure: r.incomplete.map((v) => v.id + ' (' + v.nodes.map((n) => n.html.slice(0, 80) + ': ' + n.any.map((a) => a.message).join('; ')).join(' | ') + ')') }))`);
  for (const text of errors()) found.violations.push({ id: 'console', help: text, nodes: [] });
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
  await close();
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
      for (const v of control ? [] : found.violations) console.log(`${file} (${view.name}): ${v.id}: ${v.help}\n    ${v.nodes.join('\n    ')}`);
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
