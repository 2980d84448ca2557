// The three tabs, as the ARIA Authoring Practices describe tabs; without script they are links.

import { FORCED_COLORS, NARROW, NO_SCRIPT, PHONE, expect, expectClean, tabTo, test } from '../support/portal.mjs';
import { TEXT, texts } from '../support/texts.mjs';

const NAMES = ['subscriptions', 'invoices', 'payment-methods'];

async function expectShown(page, text, name) {
  for (const one of NAMES) {
    const tab = page.getByRole('tab', { name: text.tabs[one] });
    await expect(tab).toHaveAttribute('aria-selected', String(one === name));
    await expect(tab).toHaveAttribute('tabindex', one === name ? '0' : '-1');
  }
  // One panel, which has the tab's name.
  await expect(page.getByRole('tabpanel')).toHaveCount(1);
  await expect(page.getByRole('tabpanel', { name: text.tabs[name] })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`tab=${name}`));
}

test('the arrow keys go from tab to tab, Home and End to the first and the last', async ({ demo, open }) => {
  const page = await open(await demo.link('several subscriptions'));
  const list = page.getByRole('tablist', { name: TEXT.title });
  await expect(list.getByRole('tab')).toHaveCount(3);
  await tabTo(page, list.getByRole('tab').first());
  for (const [key, shown] of [
    ['ArrowRight', 'invoices'],
    ['ArrowRight', 'payment-methods'],
    ['ArrowRight', 'subscriptions'],
    ['ArrowLeft', 'payment-methods'],
    ['Home', 'subscriptions'],
    ['End', 'payment-methods'],
  ]) {
    await page.keyboard.press(key);
    await expectShown(page, TEXT, shown);
    await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  }
  await expectClean(page);

  // The next stop is in the panel, not the next tab.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement.closest('[role=tabpanel]')?.id)).toBe('payment-methods');
  await page.reload();
  await expectShown(page, TEXT, 'payment-methods');
});

test('a click shows a tab, and where the page is stays where it is', async ({ demo, open }) => {
  const page = await open(await demo.link('many invoices'), PHONE);
  await page.evaluate(() => (window.sameDocument = true));
  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  await expectShown(page, TEXT, 'invoices');
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  await expectClean(page);
});

test('on a screen of 320 px, the tabs are in one line', async ({ demo, open }) => {
  const page = await open(await demo.link('plain'), NARROW);
  const tops = await page.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.offsetTop));
  expect(new Set(tops).size).toBe(1);
});

test('from right to left, the arrow to the left goes on', async ({ demo, open }) => {
  const page = await open(await demo.link('plain', { locale: 'ar' }));
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await tabTo(page, page.getByRole('tab').first());
  await page.keyboard.press('ArrowLeft');
  await expectShown(page, texts('ar'), 'invoices');
  await page.keyboard.press('ArrowRight');
  await expectShown(page, texts('ar'), 'subscriptions');
});

test('without script, the tabs are links to pages', async ({ demo, open }) => {
  const page = await open(await demo.link('several subscriptions'), NO_SCRIPT);
  const tabs = page.getByRole('navigation', { name: TEXT.title });
  for (const name of ['invoices', 'payment-methods', 'subscriptions']) {
    await tabs.getByRole('link', { name: TEXT.tabs[name] }).click();
    await expect(page).toHaveURL(new RegExp(`tab=${name}`));
    await expect(tabs.getByRole('link', { name: TEXT.tabs[name] })).toHaveAttribute('aria-current', 'page');
    await expect(page.locator(`#${name}`)).toBeVisible();
    await expectClean(page);
  }
});

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`where colors are forced, it can be seen which tab is shown, ${how}`, async ({ demo, open }) => {
    const page = await open(await demo.link('plain'), FORCED_COLORS, variant);
    const lines = await page.locator('[data-tab]').evaluateAll((tabs) => tabs.map((tab) => getComputedStyle(tab).borderBottomColor));
    expect(lines[1], 'the others look alike').toBe(lines[2]);
    expect(lines[0], 'the one that is shown looks different').not.toBe(lines[1]);
  });
}
