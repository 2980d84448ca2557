// Links that don't open the page, or stop doing so.

import { DARK, NO_SCRIPT, PHONE, expect, expectClean, picture, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const GONE = { tolerates: /status of 410/ };
const title = (page) => page.getByRole('heading', { level: 1 });

test('an unknown link says what to do', async ({ demo, open }) => {
  const page = await open(`${demo.origin}/portal/${'0'.repeat(32)}`, PHONE, { tolerates: /status of 404/ });
  await expect(title(page)).toHaveText(TEXT.linkUnknown);
  await picture(page, 'link, unknown');
});

test('an expired link says what to do', async ({ expiring, open }) => {
  // Links live for a minute at least. This one was made when the tests began.
  test.setTimeout(300_000);
  await expect.poll(async () => (await fetch(expiring)).status, { timeout: 70_000 }).toBe(410);
  const page = await open(expiring, PHONE, GONE);
  await expect(title(page)).toHaveText(TEXT.linkExpired);
  await picture(page, 'link, expired, phone');
  await picture(await open(expiring, DARK, NO_SCRIPT, GONE), 'link, expired, desktop, dark');
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
