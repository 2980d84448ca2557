// A project's brand: its name, logo, colors, corners and pages, whatever device it is looked at on.

import { DARK, DESKTOP, FORCED_COLORS, LIGHT, NO_SCRIPT, PHONE, expect, expectClean, picture, settled, test } from '../support/portal.mjs';
import { TEXT, texts } from '../support/texts.mjs';

const TABS = ['', '?tab=invoices', '?tab=payment-methods'];
const LOOKS = {
  'phone, light': [PHONE, LIGHT],
  'phone, dark': [PHONE, DARK],
  'desktop, light': [DESKTOP, LIGHT],
  'desktop, dark': [DESKTOP, DARK, NO_SCRIPT],
};
// What each is like: whether it has a logo, how round its cards are, and whether it is dark on a device that is light, and on one that is dark.
const BRANDS = {
  Nightjar: { site: 'nightjar.example', logo: true, radius: '18px', dark: { light: true, dark: true } },
  'Citrine Press': { site: 'citrine.example', logo: false, radius: '0px', dark: { light: false, dark: false } },
  Molo: { site: 'molo.example', logo: true, radius: '4px', dark: { light: false, dark: true } },
};

const cancel = (page) => page.getByRole('article').getByRole('link', { name: TEXT.cancel });

/** Whether the page is dark, by what is painted behind its text. */
async function isDark(page) {
  const color = await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  return Math.max(...color.match(/\d+/g).map(Number)) < 128;
}

for (const [name, brand] of Object.entries(BRANDS)) {
  for (const [look, options] of Object.entries(LOOKS)) {
    test(`the brand ${name}, ${look}`, async ({ demo, open }) => {
      const url = await demo.card(name);
      const page = await open(url, ...options);
      await expect(page).toHaveTitle(new RegExp(name));
      const { colorScheme } = Object.assign({}, ...options);
      expect(await isDark(page)).toBe(brand.dark[colorScheme]);
      await expect(page.locator('#summary')).toHaveCSS('border-radius', brand.radius);
      const logo = page.getByRole('banner').getByRole('img', { name });
      await expect(logo).toHaveCount(brand.logo ? 1 : 0);
      if (brand.logo) expect(await logo.evaluate((image) => image.naturalWidth), 'the logo is there').toBeGreaterThan(0);
      else await expect(page.getByRole('banner')).toContainText(name);
      for (const tab of TABS) {
        await page.goto(url + tab);
        await expectClean(page);
        await picture(page, `brand ${name}, ${look}${tab.replace('?tab=', ', ')}`);
      }
    });
  }

  test(`the brand ${name} names its own pages, and whom to write to`, async ({ demo, open }) => {
    const page = await open(await demo.card(name));
    const foot = page.getByRole('contentinfo');
    for (const [link, address] of [
      [TEXT.contact, `mailto:help@${brand.site}`],
      [TEXT.help, `https://${brand.site}/help`],
      [TEXT.terms, `https://${brand.site}/terms`],
      [TEXT.privacy, `https://${brand.site}/privacy`],
    ]) {
      await expect(foot.getByRole('link', { name: link })).toHaveAttribute('href', address);
    }
    await cancel(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
    await expectClean(page);
    await picture(page, `brand ${name}, cancel`);
    await expect(foot.getByRole('link', { name: TEXT.terms })).toBeVisible();
  });
}

test('a brand from right to left, and where colors are forced', async ({ demo, open }) => {
  const arabic = await open(await demo.card('Nightjar', { locale: 'ar' }), PHONE);
  await expect(arabic.getByRole('heading', { level: 1 })).toHaveText(texts('ar').title);
  await picture(arabic, 'brand Nightjar, ar');
  const forced = await open(await demo.card('Molo'), FORCED_COLORS);
  await picture(forced, 'brand Molo, forced colors');
});

// What is hard to read in, on or beside: black, white, the middle of gray, just enough contrast with white, and colors as bright as can be.
const ACCENTS = ['#ffff00', '#000000', '#ffffff', '#808080', '#767676', '#00ff00', '#0000ff'];

test('whatever the accent, the page can be read', async ({ ownDemo, open }) => {
  test.setTimeout(180_000);
  const url = await ownDemo.link('past due');
  const [light, dark] = [await open(url, LIGHT), await open(url, PHONE, DARK)];
  for (const accentColor of ACCENTS) {
    await test.step(accentColor, async () => {
      await ownDemo.restyle({ accentColor });
      for (const [page, look, tab] of [[light, 'light', '?tab=invoices'], [dark, 'dark', '?tab=payment-methods']]) {
        await page.goto(url + tab);
        const pay = page.locator('#needs-you').getByRole('link', { name: TEXT.pay });
        await expect(pay).toHaveCSS('background-color', rgb(accentColor));
        await picture(page, `accent ${accentColor}, ${look}`);
        await pay.hover();
        await settled(page);
        await expectClean(page);
      }
    });
  }
});

test('a brand is there on the page of a link that does not open any more', async ({ ownDemo, open }) => {
  await ownDemo.restyle({ brandName: 'Acme', appearance: 'dark', supportEmail: 'help@acme.example' });
  const { sessionId, portalUrl } = await ownDemo.session(ownDemo.customer('plain').id);
  await ownDemo.revoke(sessionId);
  const page = await open(portalUrl, PHONE, { tolerates: /status of 410/ });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.linkRevoked);
  await expect(page.getByRole('banner')).toContainText('Acme');
  await expect(page.getByRole('link', { name: 'help@acme.example' })).toBeVisible();
  expect(await isDark(page)).toBe(true);
  await picture(page, 'brand, revoked');
});

/** `#ff8000` as a computed style has it. */
function rgb(color) {
  const [red, green, blue] = color.match(/[0-9a-f]{2}/g).map((part) => parseInt(part, 16));
  return `rgb(${red}, ${green}, ${blue})`;
}
