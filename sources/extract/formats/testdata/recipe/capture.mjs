// Saves a page as MHTML, as a browser's "Save as" does: chromium's debugging
// protocol over a pipe, so that nothing but node is needed.
//   node capture.mjs CHROMIUM PAGE.html OUT.mhtml
import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

const [chromium, page, out] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "capture-"));
const browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run", "--remote-debugging-pipe", "--user-data-dir=" + profile],
  { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
const waiting = new Map();
let last = 0, rest = "", loaded;
const isLoaded = new Promise((done) => { loaded = done; });
browser.stdio[4].on("data", (data) => {
  const messages = (rest + data).split("\0");
  rest = messages.pop();
  for (const m of messages.map((s) => JSON.parse(s))) {
    if (m.id) waiting.get(m.id)(m.result);
    if (m.method === "Page.loadEventFired") loaded();
    if (m.method === "Fetch.requestPaused") serve(m);
  }
});
const ask = (method, params = {}, sessionId) => new Promise((done) => {
  waiting.set(++last, done);
  browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
});
// The page and what stands beside it are those of a site that does not exist.
const site = "https://commission.example/";
function serve({ params, sessionId }) {
  const name = basename(new URL(params.request.url).pathname);
  const file = join(dirname(page), name);
  const type = name.endsWith(".css") ? "text/css" : "text/html; charset=utf-8";
  ask("Fetch.fulfillRequest", existsSync(file)
    ? { requestId: params.requestId, responseCode: 200, responseHeaders: [{ name: "Content-Type", value: type }], body: readFileSync(file).toString("base64") }
    : { requestId: params.requestId, responseCode: 404 }, sessionId);
}
const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
await ask("Page.enable", {}, sessionId);
await ask("Fetch.enable", { patterns: [{ urlPattern: site + "*" }] }, sessionId);
await ask("Page.navigate", { url: site + basename(page) }, sessionId);
await isLoaded;
const { data } = await ask("Page.captureSnapshot", { format: "mhtml" }, sessionId);
// The date is this machine's, and the boundary is chance.
const boundary = data.match(/boundary="([^"]+)"/)[1];
writeFileSync(out, data.replaceAll(boundary, "----MultipartBoundary--corpus----")
  .replace(/^Date: .*$/m, "Date: Fri, 14 Mar 2025 12:00:00 -0000")
  .replaceAll(/frame-[0-9A-Z]+@/g, "frame-corpus@"));
await ask("Browser.close");
browser.on("exit", () => rmSync(profile, { recursive: true, force: true }));
