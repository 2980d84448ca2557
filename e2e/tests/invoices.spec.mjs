// A long history of invoices, and the document of each.

import { readFile } from 'node:fs/promises';
import { NO_SCRIPT, PHONE, expect, expectClean, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const rows = (page) => page.locator('#invoices tbody tr');

for (const [how, variant] of [['with script', {}], ['on a phone without script', { ...PHONE, ...NO_SCRIPT }]]) {
  test(`someone looks through the invoices and back, ${how}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('many invoices')}?tab=invoices`, variant);
    await expect(rows(page)).toHaveCount(24);
    const newest = await rows(page).first().innerText();
    await page.getByRole('link', { name: TEXT.olderInvoices }).click();
    await expect(rows(page).first()).not.toHaveText(newest);
    await expect(rows(page)).toHaveCount(24);
    await expectClean(page);
    await page.getByRole('link', { name: TEXT.newerInvoices }).click();
    await expect.poll(() => rows(page).first().innerText()).toBe(newest);
  });

  test(`an invoice is downloaded, ${how}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('plain')}?tab=invoices`, variant);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rows(page).first().getByRole('link', { name: TEXT.downloadPdf }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.pdf$/);
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  });
}
