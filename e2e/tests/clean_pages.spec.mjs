// Every customer of the demo, on devices of every kind: each page is clean.

import { LOCALES } from '../support/catalogue.mjs';
import {
  DARK, DESKTOP, FORCED_COLORS, LIGHT, NARROW, NO_SCRIPT, PHONE, STILL, ZOOMED, expect, expectClean, picture, test,
} from '../support/portal.mjs';

const TABS = ['', '?tab=invoices', '?tab=payment-methods'];

// Each customer is looked at on two devices that have nothing in common, and all customers together on every combination.
const DEVICES = [
  ['desktop, light', [DESKTOP, LIGHT], 'phone, dark, no script', [PHONE, DARK, NO_SCRIPT]],
  ['phone, light', [PHONE, LIGHT], 'desktop, dark, no script', [DESKTOP, DARK, NO_SCRIPT]],
  ['desktop, dark', [DESKTOP, DARK], 'phone, light, no script', [PHONE, LIGHT, NO_SCRIPT]],
  ['phone, dark', [PHONE, DARK], 'desktop, light, no script', [DESKTOP, LIGHT, NO_SCRIPT]],
];

for (const [nth, [first, variants, second, others]] of DEVICES.entries()) {
  test(`the demo's customers, part ${nth + 1} of ${DEVICES.length}: ${first}; ${second}`, async ({ demo, open }) => {
    test.setTimeout(300_000);
    for (const customer of demo.customers.filter((_, at) => at % DEVICES.length === nth)) {
      await test.step(customer.about, async () => {
        const name = customer.email.replace('.example', '') || customer.about;
        const { portalUrl } = await demo.session(customer.id);
        await lookAt(['', '?tab=invoices'], open, portalUrl, variants, `${name}, ${first}`);
        await lookAt(['?tab=payment-methods', ''], open, portalUrl, others);
      });
    }
  });
}

// Those whose pages have the most on them, or the longest words.
const WIDE = ['several subscriptions', 'past due', 'many invoices', 'long name', 'right-to-left name'];
const SPECIAL = {
  'a screen of 320 px': [NARROW],
  'a zoom of 200 %': [ZOOMED],
  'forced colors': [FORCED_COLORS],
  'reduced motion': [STILL, DARK],
};

for (const [special, options] of Object.entries(SPECIAL)) {
  test(`${special}`, async ({ demo, open }) => {
    test.setTimeout(300_000);
    for (const kind of WIDE) {
      await test.step(kind, async () => lookAt(TABS, open, await demo.link(kind), options, `${kind}, ${special}`));
    }
  });
}

// Right to left, long words, no spaces between words, and no locale at all that anybody knows.
const UNUSUAL = ['ar', 'he', 'de', 'fi', 'ja', 'th', 'hi', 'xx-unknown'];

test('unusual languages', async ({ demo, open }) => {
  test.setTimeout(300_000);
  for (const locale of UNUSUAL) {
    await test.step(locale, async () => {
      await lookAt(TABS, open, await demo.link('several subscriptions', { locale }), [PHONE], `several subscriptions, phone, ${locale}`);
      await lookAt(TABS, open, await demo.link('past due', { locale }), [DESKTOP, DARK], `past due, desktop, ${locale}`);
    });
  }
});

const HALVES = [LOCALES.filter((_, at) => at % 2 === 0), LOCALES.filter((_, at) => at % 2 === 1)];

for (const locales of HALVES) {
  test(`every language: ${locales.join(', ')}`, async ({ demo, open }) => {
    test.setTimeout(300_000);
    const page = await open(await demo.link('past due'), NARROW);
    for (const locale of locales) {
      await test.step(locale, async () => {
        const url = await demo.link('past due', { locale });
        const [{ id }] = (await demo.shown(url)).subscriptions;
        for (const part of ['', '?tab=invoices', `/subscriptions/${id}/cancel`]) {
          await page.goto(url + part);
          await expect(page.locator('html')).toHaveAttribute('lang', locale);
          await expectClean(page);
          if (part === '') await picture(page, `every language, ${locale}`);
        }
      });
    }
  });
}

async function lookAt(tabs, open, portalUrl, options, name) {
  const [first, ...others] = tabs;
  const page = await open(portalUrl + first, ...options);
  if (name) await picture(page, name);
  for (const tab of others) {
    await page.goto(portalUrl + tab);
    await expectClean(page);
    if (name) await picture(page, name + tab.replace('?tab=', ', '));
  }
  await page.context().close();
}
