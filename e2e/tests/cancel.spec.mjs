// Canceling a subscription and taking that back, as people do it.

import { DARK, DESKTOP, NO_SCRIPT, PHONE, expect, expectClean, message, picture, tabTo, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const subscription = (page) => page.getByRole('article').first();
const cancel = (page) => subscription(page).getByRole('link', { name: TEXT.cancel });
const confirm = (page) => page.getByRole('button', { name: TEXT.cancelConfirm });
const stay = (page) => page.getByRole('link', { name: TEXT.cancelStay });
const undo = (page) => subscription(page).getByRole('button', { name: TEXT.undoCancel });

/** Whether the customer's first subscription is going to end, as the API tells it. */
async function isEnding(demo, url) {
  const { subscriptions } = await demo.shown(url);
  return subscriptions[0].cancelAtPeriodEnd;
}

const DEVICES = {
  'on a desktop': [DESKTOP],
  'on a phone in the dark': [PHONE, DARK],
  'on a desktop without script': [DESKTOP, NO_SCRIPT],
  'on a phone without script': [PHONE, NO_SCRIPT],
};

for (const [device, variants] of Object.entries(DEVICES)) {
  test(`someone cancels, looks at it, and takes it back ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, ...variants);

    await cancel(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
    await expectClean(page);
    await picture(page, `cancel, question, ${device}`);
    expect(await isEnding(ownDemo, url), 'looking at the question cancels nothing').toBe(false);

    await confirm(page).click();
    await expect(message(page)).toContainText(TEXT.canceled);
    await expect(undo(page)).toBeVisible();
    await expect(cancel(page)).toHaveCount(0);
    await expectClean(page);
    await picture(page, `cancel, done, ${device}`);
    expect(await isEnding(ownDemo, url)).toBe(true);

    await undo(page).click();
    await expect(message(page)).toContainText(TEXT.kept);
    await expect(cancel(page)).toBeVisible();
    await expectClean(page);
    expect(await isEnding(ownDemo, url)).toBe(false);
  });
}

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`someone cancels and takes it back by keyboard alone, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, variant);

    await tabTo(page, cancel(page));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
    await tabTo(page, confirm(page));
    await page.keyboard.press('Enter');
    await expect(message(page)).toContainText(TEXT.canceled);
    expect(await isEnding(ownDemo, url)).toBe(true);

    await tabTo(page, undo(page));
    await page.keyboard.press('Space');
    await expect(message(page)).toContainText(TEXT.kept);
    expect(await isEnding(ownDemo, url)).toBe(false);
  });

  test(`someone changes their mind before canceling, ${how}`, async ({ demo, open }) => {
    const url = await demo.link('plain');
    const page = await open(url, variant);
    await cancel(page).click();
    await stay(page).click();
    await expect(cancel(page)).toBeVisible();
    expect(await isEnding(demo, url)).toBe(false);
  });
}

test('with script, canceling does not load the page anew, and the focus is where the news is', async ({ ownDemo, open }) => {
  const page = await open(await ownDemo.link('plain'));
  await cancel(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
  await page.evaluate(() => (window.sameDocument = true));
  await confirm(page).click();
  await expect(message(page)).toContainText(TEXT.canceled);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  const focused = await page.evaluate(() => document.activeElement.closest('main') !== null);
  expect(focused, 'the focus is in what has changed, not lost').toBe(true);
});

test('whoever goes back from the question is where they were, at what they had pressed', async ({ demo, open }) => {
  const page = await open(await demo.link('several subscriptions'), { viewport: { width: 390, height: 500 } });
  const title = page.getByRole('heading', { level: 1 });
  const last = page.getByRole('link', { name: TEXT.cancel }).last();
  const place = () => page.evaluate(() => scrollY);
  await last.focus();
  const before = await place();
  expect(before).toBeGreaterThan(500);
  await page.keyboard.press('Enter');
  await expect(title).toHaveText(TEXT.cancelQuestion);
  expect(await place(), 'another page is read from its beginning').toBe(0);
  await page.goBack();
  await expect(last).toBeFocused();
  expect(await place()).toBe(before);

  await page.goForward();
  await expect(title).toHaveText(TEXT.cancelQuestion);
  await expect(title).toBeFocused();
  await page.goBack();
  await expect(last).toBeFocused();
  expect(await place()).toBe(before);
  await expectClean(page);
});

test('whoever goes back from after canceling has the page’s own address, and stays where they go on', async ({ ownDemo, open }) => {
  const page = await open(await ownDemo.link('plain'));
  await page.getByRole('link', { name: TEXT.cancel }).click();
  await confirm(page).click();
  await expect(message(page)).toContainText(TEXT.canceled);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.title);
  await expect(page).not.toHaveURL(/\/cancel/);
  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  await page.reload();
  await expect(page.locator('#invoices')).toBeVisible();
  await expectClean(page);
});
