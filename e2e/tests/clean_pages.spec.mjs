// Every customer of the demo, on devices of every kind: each page is clean.

import { DARK, DESKTOP, FORCED_COLOURS, LIGHT, NARROW, NO_SCRIPT, PHONE, STILL, expectClean, picture, test } from '../support/portal.mjs';

// Each pair of choices occurs: script × size, script × colours, size × colours.
const DEVICES = {
  'desktop, light': [DESKTOP, LIGHT],
  'phone, dark': [PHONE, DARK],
  'phone, light, no script': [PHONE, LIGHT, NO_SCRIPT],
  'desktop, dark, no script': [DESKTOP, DARK, NO_SCRIPT],
};

const TABS = ['invoices', 'payment-methods'];

for (const [device, variants] of Object.entries(DEVICES)) {
  test(`every customer: ${device}`, async ({ demo, open }) => {
    test.setTimeout(180_000);
    for (const customer of demo.customers) {
      await test.step(customer.about, async () => {
        const { portalUrl } = await demo.session(customer.id);
        const page = await open(portalUrl, ...variants);
        await picture(page, `${customer.email.split('@')[0]}, ${device}`);
        for (const tab of TABS) {
          await page.goto(`${portalUrl}?tab=${tab}`);
          await expectClean(page);
        }
        await page.context().close();
      });
    }
  });
}
