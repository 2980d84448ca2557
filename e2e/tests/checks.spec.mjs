// The checks themselves: a page that does wrong is told of, with script and without.

import { expect, faults, NO_SCRIPT, test, watch } from '../support/portal.mjs';

for (const [name, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`what is wrong with a page is found ${name}`, async ({ demo, open }) => {
    const page = await open(await demo.link('plain'), variant);
    await page.evaluate(() => {
      const image = document.createElement('img');
      image.id = 'main';
      const wide = document.createElement('p');
      wide.textContent = 'wide';
      wide.style.minWidth = '5000px';
      document.querySelector('main').append(image, wide);
    });
    const found = (await faults(page)).join('\n');
    expect(found).toContain('axe: image-alt');
    expect(found).toContain('sideways scroll: 5');
    expect(found).toContain('ids that are there twice: main');
  });
}

test('what a page does wrong is noted', async ({ demo, browser }) => {
  const page = await browser.newPage();
  const problems = [];
  watch(page, demo.origin, [], problems);
  await page.goto(await demo.link('plain'));
  await page.evaluate((elsewhere) => {
    console.warn('a warning');
    setTimeout(() => { throw new Error('an error'); });
    document.body.setAttribute('style', 'color: red');
    return fetch(elsewhere).catch(() => {});
  }, demo.sandboxOrigin);
  await expect.poll(() => problems.join('\n')).toContain('an error');
  const noted = problems.join('\n');
  expect(noted).toContain('console: a warning');
  expect(noted).toMatch(/console: .*style.*Content Security Policy/);
  expect(noted).toMatch(/console: .*connect.*Content Security Policy/i);
  await page.close();
});
