// Links that don't open the page, or stop doing so.

import { DARK, NO_SCRIPT, PHONE, STILL, expect, expectClean, picture, tabTo, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const GONE = { tolerates: /status of 410/ };
const title = (page) => page.getByRole('heading', { level: 1 });

test('an unknown link says what to do', async ({ demo, open }) => {
  const page = await open(`${demo.origin}/portal/${'0'.repeat(32)}`, PHONE, { tolerates: /status of 404/ });
  await expect(title(page)).toHaveText(TEXT.linkUnknown);
  await picture(page, 'link, unknown');
});

test('an expired link says what to do, and a new one comes by mail as often as is allowed', async ({ demo, expiring, mailbox, open }) => {
  // Links live for a minute at least. This one was made when the tests began.
  test.setTimeout(300_000);
  await expect.poll(async () => (await fetch(expiring)).status, { timeout: 70_000 }).toBe(410);
  const askFor = async (page) => {
    await tabTo(page, page.getByRole('button', { name: TEXT.emailNewLink }));
    await page.keyboard.press('Enter');
  };
  for (const [device, variant] of [['phone', PHONE], ['desktop, dark', { ...DARK, ...NO_SCRIPT }]]) {
    const page = await open(expiring, variant, STILL, GONE);
    await expect(title(page)).toHaveText(TEXT.linkExpired);
    await picture(page, `link, expired, ${device}`);
    const before = mailbox.mails.length;
    await askFor(page);
    await expect(title(page)).toHaveText(TEXT.newLinkAsked);
    await expectClean(page);
    await picture(page, `link, new one asked for, ${device}`);
    await expect.poll(() => mailbox.mails.length).toBe(before + 1);
    const { to, text } = mailbox.mails.at(-1);
    expect(to).toEqual([demo.customer('plain').email]);
    const [link] = text.match(/http:\S+\/portal\/[0-9a-f]{32}/);
    await expect(title(await open(link, variant))).toBeVisible();
  }
  const often = { tolerates: [/status of 410/, /status of 429/] };
  const page = await open(expiring, STILL, often);
  await askFor(page);
  await expect(title(page)).toHaveText(TEXT.newLinkAsked);
  await page.goto(expiring);
  await page.getByRole('button', { name: TEXT.emailNewLink }).click();
  await expect(page.getByText(TEXT.newLinkTooOften)).toBeVisible();
  await expectClean(page);
  await picture(page, 'link, new one asked for too often');
});

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`a revoked link says what to do, ${how}`, async ({ ownDemo, open }) => {
    const { sessionId, portalUrl } = await ownDemo.session(ownDemo.customer('plain').id);
    await ownDemo.revoke(sessionId);
    const page = await open(portalUrl, variant, GONE);
    await expect(title(page)).toHaveText(TEXT.linkRevoked);
    await picture(page, `link, revoked, ${how}`);
  });

  test(`someone cancels with a link that has ended meanwhile, ${how}`, async ({ ownDemo, open }) => {
    const { sessionId, portalUrl } = await ownDemo.session(ownDemo.customer('plain').id);
    const page = await open(portalUrl, variant, GONE);
    await page.getByRole('article').first().getByRole('link', { name: TEXT.cancel }).click();
    await expect(title(page)).toHaveText(TEXT.cancelQuestion);
    await ownDemo.revoke(sessionId);
    await page.getByRole('button', { name: TEXT.cancelConfirm }).click();
    await expect(title(page)).toHaveText(TEXT.linkRevoked);
    await expectClean(page);
    const fresh = await ownDemo.shown(await ownDemo.link('plain'));
    expect(fresh.subscriptions[0].cancelAtPeriodEnd).toBe(false);
  });
}

test('a page that is open when its link ends says so by itself', async ({ ownDemo, open }) => {
  const { sessionId, portalUrl } = await ownDemo.session(ownDemo.customer('plain').id);
  const page = await open(portalUrl, GONE);
  await ownDemo.revoke(sessionId);
  await expect(title(page)).toHaveText(TEXT.linkRevoked);
  await expectClean(page);
});

test('a page that is open when its time is over says so by itself, and nothing is changed with it', async ({ ownDemo, open }) => {
  // Long enough to open all that is to be open by then.
  test.setTimeout(360_000);
  const url = await ownDemo.link('plain', { ttlMs: 120_000 });
  const watching = await open(url, STILL, GONE);
  const questions = { 'with script': await open(url, STILL, GONE), 'without script': await open(url, STILL, GONE, NO_SCRIPT) };
  for (const page of Object.values(questions)) {
    await page.getByRole('article').first().getByRole('link', { name: TEXT.cancel }).click();
    await expect(title(page)).toHaveText(TEXT.cancelQuestion);
  }
  await expect(title(watching)).toHaveText(TEXT.linkExpired, { timeout: 150_000 });
  await expectClean(watching);
  for (const [how, page] of Object.entries(questions)) {
    await page.getByRole('button', { name: TEXT.cancelConfirm }).click();
    await expect(title(page)).toHaveText(TEXT.linkExpired);
    await expect(page.getByLabel(TEXT.language), 'nothing is offered that the link no longer does').toHaveCount(0);
    await expectClean(page);
    await picture(page, `link, expired while it was open, ${how}`);
  }
  await expect(title(questions['with script'])).toBeFocused();
  const { subscriptions } = await ownDemo.shown(await ownDemo.link('plain'));
  expect(subscriptions[0].cancelAtPeriodEnd).toBe(false);
});

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`the way back is the one that the company gave, and it is not told the link, ${how}`, async ({ demo, open }) => {
    const returnUrl = 'https://app.northwind.example/account?from=billing';
    const url = await demo.link('plain', { returnUrl });
    // Whatever somebody adds to a link.
    const page = await open(`${url}?returnUrl=https://evil.example/&return_url=javascript:alert(1)`, variant);
    const back = page.getByRole('banner').getByRole('link');
    await expect(back).toHaveCount(1);
    await expect(page.locator('a[href*=evil], a[href^=javascript]')).toHaveCount(0);
    let asked;
    await page.route('https://app.northwind.example/**', (route) => {
      asked = route.request();
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Account</title>' });
    });
    await back.click();
    await expect(page).toHaveURL(returnUrl);
    expect(await asked.headerValue('referer')).toBeNull();
  });
}

test('a link with a way back that is not allowed is never made, and without one there is none', async ({ demo, open }) => {
  for (const returnUrl of ['javascript:alert(1)', 'http://app.northwind.example/', 'https://user:secret@app.northwind.example/']) {
    await expect(demo.link('plain', { returnUrl })).rejects.toThrow(/400 .*returnUrl/);
  }
  const page = await open(`${await demo.link('plain')}?returnUrl=https://evil.example/`);
  await expect(page.getByRole('banner').getByRole('link')).toHaveCount(0);
});
