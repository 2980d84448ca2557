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
    await expect.poll(() => rows(page).first().innerText()).not.toBe(newest);
    await expect(rows(page)).toHaveCount(24);
    await expectClean(page);
    await page.getByRole('link', { name: TEXT.newerInvoices }).click();
    await expect.poll(() => rows(page).first().innerText()).toBe(newest);
  });

  test(`someone looks for the paid invoices of a year, ${how}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('many invoices')}?tab=invoices`, variant);
    const year = page.getByLabel(TEXT.invoicesYear);
    const chosen = await year.locator('option').nth(2).innerText();
    await year.selectOption(chosen);
    await page.getByLabel(TEXT.invoicesStatus).selectOption('paid');
    await page.getByRole('button', { name: TEXT.invoicesShow }).click();
    await expect(page).toHaveURL(new RegExp(`year=${chosen}.*status=paid`));
    await expect(year).toHaveValue(chosen);
    await expect(rows(page)).toHaveCount(24);
    for (const row of await rows(page).all()) {
      await expect(row.locator('.date')).toContainText(chosen);
      await expect(row.locator('.status')).toHaveAttribute('data-status', 'paid');
    }
    await expectClean(page);

    const newest = await rows(page).first().innerText();
    await page.getByRole('link', { name: TEXT.olderInvoices }).click();
    await expect.poll(() => rows(page).first().innerText()).not.toBe(newest);
    await expect(year).toHaveValue(chosen);
    for (const row of await rows(page).all()) {
      await expect(row.locator('.date')).toContainText(chosen);
      await expect(row.locator('.status')).toHaveAttribute('data-status', 'paid');
    }
    await page.getByRole('link', { name: TEXT.newerInvoices }).click();
    await expect.poll(() => rows(page).first().innerText()).toBe(newest);

    await page.getByLabel(TEXT.invoicesStatus).selectOption('void');
    await page.getByRole('button', { name: TEXT.invoicesShow }).click();
    await expect(page.getByText(TEXT.noInvoicesOfThisKind)).toBeVisible();
    await expectClean(page);
    await page.getByRole('link', { name: TEXT.invoicesShowAll }).click();
    await expect(rows(page)).toHaveCount(24);
    await expect(page).not.toHaveURL(/year=|status=/);
  });

  test(`all invoices are downloaded as a table, ${how}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('many invoices')}?tab=invoices`, variant);
    const shownOnPages = [];
    const older = page.getByRole('link', { name: TEXT.olderInvoices });
    for (;;) {
      shownOnPages.push(...(await rows(page).getByRole('rowheader').allInnerTexts()));
      if ((await older.count()) === 0) break;
      await older.click();
      const [last] = shownOnPages.at(-1).match(/\w+-\d{4}/);
      await expect(rows(page).filter({ hasText: last })).toHaveCount(0);
      await page.waitForLoadState();
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: TEXT.invoicesCsv }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/invoices-\d{4}-\d{2}-\d{2}\.csv$/);
    const table = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(table[0]).toMatch(/^\ufeffNumber,Date,/);
    expect(shownOnPages).toHaveLength(300);
    expect(table).toHaveLength(301);
    for (const [place, shown] of shownOnPages.entries()) expect(shown).toContain(table[place + 1].split(',')[0]);
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
