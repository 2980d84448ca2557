// Another language, chosen on the page.

import { NO_SCRIPT, PHONE, expect, expectClean, picture, test } from '../support/portal.mjs';
import { TEXT, texts } from '../support/texts.mjs';

for (const [how, variant] of [['with script', {}], ['on a phone without script', { ...PHONE, ...NO_SCRIPT }]]) {
  test(`someone reads the page in another language and in their own again, ${how}`, async ({ demo, open }) => {
    const url = await demo.link('plain');
    const page = await open(`${url}?tab=invoices`, variant);
    let now = TEXT;
    for (const [locale, direction] of [['ar', 'rtl'], ['de', 'ltr']]) {
      await page.getByLabel(now.language).selectOption(locale);
      await page.getByRole('button', { name: now.changeLanguage }).click();
      now = texts(locale);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(now.title);
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
