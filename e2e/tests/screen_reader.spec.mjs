// What a screen reader is told, as Chromium's accessibility tree has it: landmarks, headings, names and roles, and what is announced.

import { expect, message, NO_SCRIPT, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

test('the first screen says what is paid, when, and with what', async ({ demo, open }) => {
  const page = await open(await demo.link('plain'));
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "Skip to content"
    - banner
    - main:
      - heading "Billing" [level=1]
      - status
      - region "At a glance":
        - heading "At a glance" [level=2]
        - term: Your plan
        - definition:
          - strong: Team
        - term: Next charge
        - definition:
          - strong
        - term: Paid with
        - definition:
          - strong: Visa •••• 4242
      - tablist "Billing":
        - tab "Subscriptions" [selected]
        - tab "Invoices"
        - tab "Payment methods"
      - tabpanel "Subscriptions":
        - heading "Subscriptions" [level=2]
        - article "Team":
          - heading "Team" [level=3]
          - text: Active
          - link "Cancel"
    - contentinfo
  `);
});

test('what needs the customer comes before everything else, with its step', async ({ demo, open }) => {
  const page = await open(await demo.link('past due'), NO_SCRIPT);
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - heading "Billing" [level=1]
    - status
    - region "Needs your attention":
      - heading "Needs your attention" [level=2]
      - heading /failed/ [level=3]
      - link /Pay \\$147\\.00 for invoice .+/
    - region "At a glance"
    - navigation "Billing":
      - link "Subscriptions"
      - link "Invoices"
      - link "Payment methods"
  `);
});

test('buttons of the same name are told apart by their subscription', async ({ demo, open }) => {
  const page = await open(await demo.link('several subscriptions'));
  const cancels = page.getByRole('link', { name: TEXT.cancel });
  const about = await cancels.evaluateAll((links) =>
    links.map((link) => document.getElementById(link.getAttribute('aria-describedby')).textContent),
  );
  expect(about.length).toBe(3);
  expect(new Set(about).size).toBe(3);
});

test('what was done is announced, and so is what changed by itself', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const page = await open(url);
  const other = await open(url);
  await page.getByRole('article').first().getByRole('link', { name: TEXT.cancel }).click();
  await page.getByRole('button', { name: TEXT.cancelConfirm }).click();
  await expect(message(page)).toHaveText(TEXT.canceled);
  await expect(other.getByRole('status').last()).toHaveText(TEXT.updated);
});
