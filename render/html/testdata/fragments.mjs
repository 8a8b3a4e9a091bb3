// Loads addresses in headless Chromium and prints for each, on a line of its
// own, whether the browser went to the element with the id "here"; on a page
// without one, whether it went down the page at all.
//
//   node fragments.mjs URL…
import { Browser } from './browser.mjs';

const browser = new Browser();
try {
  for (const url of process.argv.slice(2)) {
    const page = await browser.page();
    await page.send('Emulation.setDeviceMetricsOverride', { width: 600, height: 120, deviceScaleFactor: 1, mobile: false });
    await page.load(url);
    // The browser scrolls when it has drawn the page.
    let seen = false;
    for (let i = 0; i < 20 && !seen; i++) {
      await new Promise((done) => setTimeout(done, 50));
      seen = await page.evaluate(`(() => { const r = document.getElementById('here')?.getBoundingClientRect(); if (!r) return scrollY > 0; return r.bottom > 0 && r.top < innerHeight; })()`);
    }
    console.log(seen);
    await page.close();
  }
} finally {
  await browser.close();
}
