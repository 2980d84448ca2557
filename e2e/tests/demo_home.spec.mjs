// The demo's own page: every state is one click away, or one press of a key.

import { DARK, DESKTOP, FORCED_COLORS, NARROW, NO_SCRIPT, PHONE, expect, expectClean, picture, tabTo, test } from '../support/portal.mjs';

const LOOKS = {
  'desktop, light': [DESKTOP],
  'desktop, dark': [DESKTOP, DARK],
  'phone, light': [PHONE],
  'phone, dark, no script': [PHONE, DARK, NO_SCRIPT],
  'a screen of 320 px': [NARROW],
  'forced colors': [FORCED_COLORS],
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`the demo's page, ${look}`, async ({ demo, open }) => {
    const page = await open(demo.origin, ...options);
    await picture(page, `demo, ${look}`);
  });
}

test('a card opens by keyboard, in the language that was chosen', async ({ demo, open }) => {
  const page = await open(demo.origin, NO_SCRIPT);
  await page.getByLabel('language').selectOption('en');
  await tabTo(page, page.getByRole('button', { name: 'Open Copperline Logistics' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/portal\/[0-9a-f]{32}$/);
  await expect(page.getByText('Copperline Logistics')).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel('language')).toHaveValue('en');
});

test('a brand opens with a card of its own', async ({ demo, open }) => {
  const page = await open(demo.origin);
  await page.getByRole('link', { name: /^Brands/ }).click();
  await page.getByRole('button', { name: 'Open Nightjar' }).click();
  await expect(page.getByRole('banner').getByRole('img', { name: 'Nightjar' })).toBeVisible();
});

test('Stripe goes away and comes back, and time passes', async ({ ownDemo, open }) => {
  const page = await open(ownDemo.origin);
  await page.getByRole('button', { name: 'Take Stripe away' }).click();
  await expect(page.getByText('Stripe is away')).toBeVisible();
  await expectClean(page);
  await picture(page, 'demo, Stripe is away');
  await page.getByRole('button', { name: 'Bring Stripe back' }).click();
  await expect(page.getByRole('status')).toContainText('Stripe answers again');
  await page.getByRole('button', { name: 'A month later' }).click();
  await expect(page.getByRole('status')).toContainText('A month has passed');
});
