// Lighthouse on pages of the demo, as on a phone: `npm run lighthouse` in the folder above. The reports are in
// target/e2e/lighthouse.

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as chromeLauncher from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { Demo } from '../support/demo.mjs';
import { CHROMIUM, CHROMIUM_FLAGS, OUTPUT } from '../support/surroundings.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const KINDS = ['plain', 'past due', 'several subscriptions', 'many invoices'];
const folder = path.join(OUTPUT, 'lighthouse');

await mkdir(folder, { recursive: true });
const demo = await Demo.start();
const chrome = await chromeLauncher.launch({
  chromePath: CHROMIUM,
  chromeFlags: ['--headless', ...CHROMIUM_FLAGS],
});
let isPerfect = true;
try {
  console.log(['customer', ...CATEGORIES, 'first paint', 'largest paint', 'bytes'].join(' | '));
  for (const kind of KINDS) {
    const flags = { port: chrome.port, onlyCategories: CATEGORIES, output: 'html', logLevel: 'error' };
    const { lhr, report } = await lighthouse(await demo.link(kind), flags);
    const scores = CATEGORIES.map((id) => Math.round(lhr.categories[id].score * 100));
    const shown = ['first-contentful-paint', 'largest-contentful-paint', 'total-byte-weight'];
    console.log([kind, ...scores, ...shown.map((id) => lhr.audits[id].displayValue.replace('Total size was ', ''))].join(' | '));
    for (const id of CATEGORIES) {
      for (const { id: audit, weight } of lhr.categories[id].auditRefs) {
        const { score, title } = lhr.audits[audit];
        if (weight > 0 && score !== null && score < 0.9) console.log(`    ${id}: ${title} (${score})`);
      }
    }
    isPerfect &&= scores.every((score) => score === 100);
    await writeFile(path.join(folder, `${kind}.html`), report);
  }
} finally {
  chrome.kill();
  await demo.stop();
}
console.log(`reports: ${folder}`);
process.exitCode = isPerfect ? 0 : 1;
