// Double clicks, several tabs, pages that are out of date, and no network.

import { NO_SCRIPT, STILL, expect, expectClean, heldBack, message, picture, test } from '../support/portal.mjs';
import { STRIPE, TEXT, texts } from '../support/texts.mjs';

const subscription = (page) => page.getByRole('article').first();
const cancel = (page) => subscription(page).getByRole('link', { name: TEXT.cancel });
const confirm = (page) => page.getByRole('button', { name: TEXT.cancelConfirm });
const undo = (page) => subscription(page).getByRole('button', { name: TEXT.undoCancel });

async function isEnding(demo, url) {
  return (await demo.shown(url)).subscriptions[0].cancelAtPeriodEnd;
}

/** Opens a page that is not told of changes, as if its connection had gone. */
async function openUntold(open, url, variant) {
  const page = await open(url, variant, { tolerates: [/ERR_FAILED.*events/, /status of 409/] });
  await page.route('**/events?**', (route) => route.abort());
  await page.reload();
  return page;
}

/** The second click of a double click, when what the first has led to has brought something else under the pointer. */
async function clickAgain(page, target) {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await target.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

/** Where there is a script, it knows a second click; else a page waits for a moment, which is made long here. Answers how that ends. */
async function secondClicks(page, variant) {
  const end = () => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  if (variant !== NO_SCRIPT) return { come: end, areOver: () => {} };
  const path = await page.locator('link[rel=stylesheet]').first().getAttribute('href');
  const address = new URL(path, page.url()).href;
  const sheet = await (await page.request.get(address)).text();
  expect(sheet).toMatch(/animation: new \w+;/);
  const body = sheet.replace(/animation: new \w+;/, 'animation: new 1000s;');
  await page.route(address, (route) => route.fulfill({ contentType: 'text/css', body }));
  return { come: () => {}, areOver: end };
}

for (const [how, variant] of [['with script', STILL], ['without script', NO_SCRIPT]]) {
  test(`a second click that meets the next page presses nothing there, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, variant);
    const second = await secondClicks(page, variant);
    await cancel(page).click();
    await expect(confirm(page)).toBeVisible();
    await second.come();
    await clickAgain(page, confirm(page));
    await expectClean(page);
    expect(await isEnding(ownDemo, url)).toBe(false);

    await second.areOver();
    await confirm(page).click();
    await expect(message(page)).toContainText(TEXT.canceled);
    await second.come();
    await clickAgain(page, undo(page));
    await expectClean(page);
    expect(await isEnding(ownDemo, url)).toBe(true);

    await second.areOver();
    await undo(page).click();
    await expect(message(page)).toContainText(TEXT.kept);
    expect(await isEnding(ownDemo, url)).toBe(false);
  });
}

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`a double click cancels once, and the undo is not pressed by it, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, variant);
    await cancel(page).click();
    await confirm(page).dblclick();
    await expect(message(page)).toContainText(TEXT.canceled);
    expect(await isEnding(ownDemo, url)).toBe(true);
    await undo(page).dblclick();
    await expect(message(page)).toContainText(TEXT.kept);
    expect(await isEnding(ownDemo, url)).toBe(false);
  });

  test(`two tabs ask the same question, and both may answer it, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const [first, second] = [await open(url, variant), await open(url, variant)];
    await cancel(first).click();
    await cancel(second).click();
    await confirm(first).click();
    await expect(message(first)).toContainText(TEXT.canceled);
    await confirm(second).click();
    await expect(undo(second)).toBeVisible();
    expect(await isEnding(ownDemo, url)).toBe(true);
  });

  test(`a tab that is out of date leads to what is true now, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const [{ id }] = (await ownDemo.shown(url)).subscriptions;
    const page = await openUntold(open, url, variant);
    await ownDemo.setCancel(url, id, true);
    await cancel(page).click();
    await expect(undo(page)).toBeVisible();
    await ownDemo.setCancel(url, id, false);
    await undo(page).click();
    await expect(cancel(page)).toBeVisible();
    expect(await isEnding(ownDemo, url)).toBe(false);
  });

  test(`a subscription that has ended meanwhile can't be kept, and the page says so, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('canceling');
    const page = await openUntold(open, url, variant);
    await ownDemo.advance(62);
    await undo(page).click();
    if (variant === NO_SCRIPT) {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.refused);
      await expectClean(page);
      await picture(page, 'trouble, ended meanwhile, no script');
      await page.getByRole('link', { name: TEXT.backToBilling }).click();
    } else {
      await expect(message(page)).not.toBeEmpty();
      await picture(page, 'trouble, ended meanwhile');
    }
    await expect(undo(page)).toHaveCount(0);
    await expectClean(page);
  });

  test(`Stripe is away: the page says so and offers to go back, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, variant, { tolerates: /status of 50[23]/ });
    await cancel(page).click();
    await ownDemo.faults({ status: 503, failRate: 1 });
    await confirm(page).click();
    await expect(page.getByRole('link', { name: TEXT.backToBilling })).toBeVisible({ timeout: 30_000 });
    await expectClean(page);
    await picture(page, `trouble, Stripe is away, ${how}`);
    await ownDemo.faults(null);
    await page.getByRole('link', { name: TEXT.backToBilling }).click();
    await expect(cancel(page)).toBeVisible();
    await expect(page.getByLabel(TEXT.language)).toBeVisible();
    expect(await isEnding(ownDemo, url)).toBe(false);
  });
}

test('what is done in one tab is seen in the other by itself', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const [first, second] = [await open(url), await open(url)];
  await cancel(first).click();
  await confirm(first).click();
  await expect(undo(second)).toBeVisible();
  await undo(second).click();
  await expect(cancel(first)).toBeVisible();
  await expectClean(first);
});

test('the answer to a cancellation is lost on its way: asking again does no harm, and tells', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const page = await open(url, { tolerates: /ERR_FAILED/ });
  await cancel(page).click();
  await expect(confirm(page)).toBeVisible();
  await page.route(
    '**/cancel',
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    },
    { times: 1 },
  );
  await confirm(page).click();
  await expect(message(page)).toHaveText(TEXT.offline);
  expect(await isEnding(ownDemo, url)).toBe(true);
  await confirm(page).click();
  await expect(message(page)).toContainText(TEXT.canceled);
  expect(await isEnding(ownDemo, url)).toBe(true);
});

test('the network is gone when someone cancels: the page says so, and it works once it is back', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const page = await open(url, { tolerates: /ERR_INTERNET_DISCONNECTED/ });
  await cancel(page).click();
  await expect(confirm(page)).toBeVisible();
  await page.context().setOffline(true);
  await confirm(page).click();
  await expect(message(page)).toHaveText(TEXT.offline);
  await expectClean(page);
  await picture(page, 'trouble, no network');
  expect(await isEnding(ownDemo, url)).toBe(false);
  await page.context().setOffline(false);
  await confirm(page).click();
  await expect(message(page)).toContainText(TEXT.canceled);
});

test('the network is gone when someone follows a link: the page stays, says so, and the link works once it is back', async ({ demo, open }) => {
  const page = await open(await demo.link('plain'), { tolerates: /ERR_INTERNET_DISCONNECTED/ });
  const cancel = subscription(page).getByRole('link', { name: TEXT.cancel });
  await page.context().setOffline(true);
  await cancel.click();
  await expect(message(page)).toHaveText(TEXT.offline);
  await expectClean(page);
  await page.context().setOffline(false);
  await cancel.click();
  await expect(confirm(page)).toBeVisible();
});

test('the network is gone when someone goes to another page: this one stays, says so, and it works once it is back', async ({ demo, open }) => {
  const page = await open(`${await demo.link('past due')}?tab=invoices`, { tolerates: /ERR_INTERNET_DISCONNECTED/ });
  const address = page.url();
  const ways = {
    pay: page.locator('#needs-you').getByRole('link', { name: TEXT.pay }),
    csv: page.getByRole('link', { name: TEXT.invoicesCsv }),
    language: page.getByRole('button', { name: TEXT.changeLanguage }),
  };
  for (const [way, target] of Object.entries(ways)) {
    await test.step(way, async () => {
      await page.context().setOffline(true);
      await target.click();
      await expect(message(page)).toHaveText(TEXT.offline);
      await expect(message(page).locator('.notice')).toBeFocused();
      await expect(page).toHaveURL(address);
      await page.context().setOffline(false);
      await page.reload();
    });
  }
  await page.context().setOffline(true);
  await ways.language.click();
  await expect(message(page)).toHaveText(TEXT.offline);
  await expectClean(page);
  await page.context().setOffline(false);
  await page.getByLabel(TEXT.language).selectOption('de');
  await ways.language.click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.locator('#needs-you').getByRole('link').click();
  await expect(page.getByRole('button', { name: STRIPE.pay })).toBeVisible();
});

test('what was done is said once, and not again when the page is loaded anew', async ({ ownDemo, open }) => {
  const page = await open(await ownDemo.link('canceling'));
  await undo(page).click();
  await expect(message(page)).toContainText(TEXT.kept);
  await page.reload();
  await expect(message(page)).not.toContainText(TEXT.kept);
});

test('the network is gone when someone takes a cancellation back: what was foretold is taken back', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('canceling');
  const page = await open(url, { tolerates: /ERR_INTERNET_DISCONNECTED/ });
  const status = subscription(page).locator('[data-status]');
  const before = await status.innerText();
  const keep = await heldBack(page, '**/keep', (route) => route.abort('internetdisconnected'));
  await undo(page).click();
  await keep.held;
  await expect(status).toHaveText(TEXT.active);
  keep.release();
  await expect(message(page)).toHaveText(TEXT.offline);
  await expect(status).toHaveText(before);
  await expectClean(page);
  await undo(page).click();
  await expect(message(page)).toContainText(TEXT.kept);
  expect(await isEnding(ownDemo, url)).toBe(false);
});

test('a trial that is kept is foretold to be a trial', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('trial');
  const [{ id }] = (await ownDemo.shown(url)).subscriptions;
  await ownDemo.setCancel(url, id, true);
  const page = await open(url);
  const status = subscription(page).locator('[data-status]');
  const keep = await heldBack(page, '**/keep', (route) => route.continue());
  await undo(page).click();
  await keep.held;
  await expect(status).toHaveText(TEXT.trial);
  await expect(status).toHaveAttribute('data-status', 'trialing');
  keep.release();
  await expect(message(page)).toContainText(TEXT.kept);
  await expect(status).toHaveText(TEXT.trial);
});
