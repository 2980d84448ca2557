// Opens pages as customers do, on all kinds of devices, and holds every page to the checks.

import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { faults, watch } from './checks.mjs';
import { Demo } from './demo.mjs';
import { Mailbox } from './mailbox.mjs';
import { OUTPUT } from './surroundings.mjs';

export { expect, faults, watch };

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const NARROW = { viewport: { width: 320, height: 640 } };
/** The desktop, with everything twice as large. */
export const ZOOMED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
export const LIGHT = { colorScheme: 'light' };
export const DARK = { colorScheme: 'dark' };
export const NO_SCRIPT = { javaScriptEnabled: false };
export const STILL = { reducedMotion: 'reduce' };
export const FORCED_COLORS = { forcedColors: 'active' };

export const test = base.extend({
  /** Where the demo's mail goes. */
  mailbox: [
    async ({}, use) => {
      const mailbox = await Mailbox.start();
      await use(mailbox);
      await mailbox.stop();
    },
    { scope: 'worker' },
  ],

  /** For tests that only look: one demo for all of them. */
  demo: [
    async ({ mailbox }, use) => {
      const demo = await Demo.start({ mailServer: mailbox.address });
      await use(demo);
      await demo.stop();
    },
    { scope: 'worker' },
  ],

  /** A link that ends a minute after the demo began: the shortest that there is. */
  expiring: [
    async ({ demo }, use) => use(await demo.link('plain', { ttlMs: 60_000 })),
    { scope: 'worker', auto: true },
  ],

  /** For tests that change something: a demo of their own. */
  ownDemo: async ({}, use) => {
    const demo = await Demo.start();
    await use(demo);
    await demo.stop();
  },

  /**
   * `open(url, ...variants)` opens a link on a device of its own, checks the page, and yields it. A variant is made of options of
   * Playwright's contexts, and of `tolerates`: what the console may say.
   */
  open: async ({ browser }, use) => {
    const contexts = [];
    const problems = [];
    await use(async (url, ...variants) => {
      const { tolerates = [], ...options } = Object.assign({ ...DESKTOP, ...LIGHT }, ...variants);
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      const hasScript = options.javaScriptEnabled !== false;
      watch(page, new URL(url).origin, [tolerates].flat(), problems, { hasScript });
      await page.goto(url);
      await expectClean(page);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(problems, 'what the pages did while they were open').toEqual([]);
  },
});

/** Checks a page as it stands. `open` has done it for the first. */
export async function expectClean(page) {
  const found = await faults(page);
  expect.soft(found.join('\n'), `${titled(page)} is clean`).toBe('');
}

/** What the page says of what was just done. */
export const message = (page) => page.getByRole('status').first();

/**
 * Holds back the next answer from an address that a page's script waits for. Answers `held`, a promise of the request once the server
 * has answered it, and `release`. With `pass`, the request itself is held, and passed on by that.
 */
export async function heldBack(page, address, pass) {
  let hold;
  let release;
  const held = new Promise((resolve) => (hold = resolve));
  const released = new Promise((resolve) => (release = resolve));
  let isFirst = true;
  await page.route(address, async (route) => {
    if (!isFirst || route.request().resourceType() !== 'fetch') return route.fallback();
    isFirst = false;
    const response = pass ? null : await route.fetch();
    hold(route.request());
    await released;
    return pass ? pass(route) : route.fulfill({ response });
  });
  return { held, release };
}

/** Waits until nothing on the page moves. */
export async function settled(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** Keeps a picture of the whole page. */
export async function picture(page, name) {
  await settled(page);
  await page.screenshot({ path: path.join(OUTPUT, 'screenshots', `${name}.png`), fullPage: true });
}

/** Presses Tab until the focus is where it is wanted, as someone does who has no mouse. */
export async function tabTo(page, target) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) {
      await expect(target).toBeInViewport();
      const style = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
      expect(style, 'a visible focus').not.toBe('none');
      return;
    }
  }
  throw new Error(`the Tab key does not lead to ${target}`);
}

function titled(page) {
  const { pathname, search } = new URL(page.url());
  return pathname.replace(/[0-9a-f]{32}/, '…') + search;
}
