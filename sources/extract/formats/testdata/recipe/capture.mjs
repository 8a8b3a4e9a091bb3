// Saves a page as MHTML, as a browser's "Save as" does: chromium's debugging
// protocol over a pipe, so that nothing but node is needed.
//   node capture.mjs CHROMIUM PAGE.html OUT.mhtml
import { spawn } from "node:child_process";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

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
  }
});
const ask = (method, params = {}, sessionId) => new Promise((done) => {
  waiting.set(++last, done);
  browser.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
});
const { targetId } = await ask("Target.createTarget", { url: "about:blank" });
const { sessionId } = await ask("Target.attachToTarget", { targetId, flatten: true });
await ask("Page.enable", {}, sessionId);
await ask("Page.navigate", { url: pathToFileURL(resolve(page)).href }, sessionId);
await isLoaded;
const { data } = await ask("Page.captureSnapshot", { format: "mhtml" }, sessionId);
// The date and the folder are this machine's, and the boundary is chance.
const boundary = data.match(/boundary="([^"]+)"/)[1];
writeFileSync(out, data.replaceAll(boundary, "----MultipartBoundary--corpus----")
  .replace(/^Date: .*$/m, "Date: Fri, 14 Mar 2025 12:00:00 -0000")
  .replaceAll(/file:\/\/\/\S*\//g, "https://commission.example/")
  .replaceAll(/(cid:css-|frame-)[0-9a-zA-Z-]+@/g, "$1corpus@"));
await ask("Browser.close");
browser.on("exit", () => rmSync(profile, { recursive: true, force: true }));
