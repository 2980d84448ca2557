// Another language, chosen on the page.

import { NO_SCRIPT, PHONE, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { TEXT, texts } from '../support/texts.mjs';

for (const [how, variant] of [['with script', {}], ['on a phone without script', { ...PHONE, ...NO_SCRIPT }]]) {
  test(`someone reads the page in another language and in their own again, ${how}`, async ({ demo, open }) => {
    const url = await demo.link('plain');
    const page = await open(`${url}?tab=invoices`, variant);
    let now = TEXT;
    for (const [locale, direction] of [['ar', 'rtl'], ['de', 'ltr']]) {
      await page.getByLabel(now.language).selectOption(locale);
      let loads = 0;
      page.once('domcontentloaded', () => (loads += 1));
      await page.getByRole('button', { name: now.changeLanguage }).click();
      now = texts(locale);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(now.title);
      await expect(page.locator('.skip')).toHaveText(now.skipToContent);
      await expect(page.getByLabel(now.language)).toHaveValue(locale);
      if (!('javaScriptEnabled' in variant)) {
        expect(loads, 'the page is changed in place').toBe(0);
        await expect(page.getByRole('button', { name: now.changeLanguage })).toBeFocused();
      }
      await expect(page.locator('#invoices')).toBeVisible();
      await expect(page.locator('#invoices tbody tr').first()).toBeVisible();
      await expectClean(page);
      await picture(page, `language ${locale}, ${how}`);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await expect(page.locator('#invoices tbody tr').first()).toBeVisible();
    }
  });
}

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`what was done is not said again in another language, ${how}`, async ({ ownDemo, open }) => {
    const page = await open(await ownDemo.link('canceling'), variant);
    await page.getByRole('button', { name: TEXT.undoCancel }).click();
    await expect(message(page)).toHaveText(TEXT.kept);
    await changeLanguage(page, 'de');
    await expect(message(page)).toBeEmpty();
  });
}

test('another language is read under the tab that was chosen since, and on the page of the invoices', async ({ demo, open }) => {
  const page = await open(`${await demo.link('many invoices')}?tab=invoices`);
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  await expect(page.getByRole('link', { name: TEXT.newerInvoices })).toBeVisible();
  await page.getByRole('tab', { name: TEXT.tabs['payment-methods'] }).click();
  await changeLanguage(page, 'de');
  await expect(page.getByRole('tabpanel', { name: texts('de').tabs['payment-methods'] })).toBeVisible();
  await page.getByRole('tab', { name: texts('de').tabs.invoices }).click();
  await expect(page.getByRole('link', { name: texts('de').newerInvoices })).toBeVisible();
});

test('another language on the page that asks before canceling changes it in place', async ({ demo, open }) => {
  const page = await open(await demo.link('plain'));
  await page.getByRole('link', { name: TEXT.cancel }).click();
  await expect(page.getByRole('heading', { level: 1, name: TEXT.cancelQuestion })).toBeVisible();
  const before = await page.evaluate(() => history.length);
  await changeLanguage(page, 'ar');
  await expect(page.getByRole('heading', { level: 1, name: texts('ar').cancelQuestion })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(before);
  await expectClean(page);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts('ar').title);
});

/** From English to another. */
async function changeLanguage(page, locale) {
  await page.getByLabel(TEXT.language).selectOption(locale);
  await page.getByRole('button', { name: TEXT.changeLanguage }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
}

test('on a phone an amount and its day are on one line in languages that need much room', async ({ demo, open }) => {
  for (const locale of ['th', 'pt-BR', 'it', 'vi']) {
    const page = await open(await demo.link('plain', { locale }), PHONE);
    const facts = page.locator('article dd');
    await expect(facts).toHaveCount(2);
    for (const fact of await facts.all()) {
      const lines = await fact.evaluate((element) => {
        const text = document.createRange();
        text.selectNodeContents(element);
        return text.getClientRects().length;
      });
      expect(lines, `${locale}: ${await fact.innerText()}`).toBe(1);
    }
  }
});
