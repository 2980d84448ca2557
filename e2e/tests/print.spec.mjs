// Pages on paper: black on white, without what could be pressed.

import { DARK, DESKTOP, NO_SCRIPT, PHONE, expect, expectClean, picture, test } from '../support/portal.mjs';

// What has no use on paper.
const PRESSED = '.tabs, .needs, .foot, .filter, .pages, .links, .top .back, button, select, a[href$=csv]';

/** Puts a page on paper, and holds it to what is true of every one. */
async function print(page) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.locator(PRESSED).filter({ visible: true })).toHaveCount(0);
  const looks = await page.locator('body').evaluate((body) => {
    const { color, backgroundColor } = getComputedStyle(body);
    return [color, backgroundColor];
  });
  expect(looks).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await expectClean(page);
}

for (const [device, variants] of Object.entries({ 'a dark desktop': [DESKTOP, DARK], 'a dark phone without script': [PHONE, DARK, NO_SCRIPT] })) {
  test(`a list of invoices is printed from ${device}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('many invoices')}?tab=invoices`, ...variants);
    await print(page);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('#summary')).toBeVisible();
    const table = page.locator('#invoices table');
    await expect(table, 'it is a table, however narrow the screen').toHaveCSS('display', 'table');
    await expect(table.getByRole('columnheader').filter({ visible: true })).toHaveText([/./, /./, /./, /./]);
    await expect(table.locator('tbody tr')).toHaveCount(24);
    await expect(table.locator('tbody tr').last()).toBeVisible();
    await picture(page, `print, invoices, from ${device}`);
  });

  test(`what needs the customer and how to pay are printed without buttons, from ${device}`, async ({ demo, open }) => {
    const url = await demo.link('past due');
    const page = await open(url, ...variants);
    await print(page);
    await expect(page.getByRole('article')).toBeVisible();
    await picture(page, `print, subscriptions, from ${device}`);
    await page.goto(`${url}?tab=payment-methods`);
    await print(page);
    await expect(page.locator('.method')).toBeVisible();
    await picture(page, `print, payment methods, from ${device}`);
  });
}

test('a brand that is dark is printed on white, with its logo on the dark', async ({ demo, open }) => {
  const page = await open(`${await demo.card('Nightjar')}?tab=invoices`);
  await print(page);
  const logo = page.getByRole('img', { name: 'Nightjar' });
  await expect(logo).toHaveCSS('background-color', 'rgb(15, 17, 20)');
  await picture(page, 'print, brand Nightjar');
});

test('a long list takes few sheets', async ({ demo, open }) => {
  const page = await open(`${await demo.link('many invoices')}?tab=invoices`);
  const document = await page.pdf({ format: 'A4' });
  const sheets = document.toString('latin1').match(/\/Type \/Page\b/g);
  expect(sheets).toHaveLength(2);
});
