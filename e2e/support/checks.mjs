// What must be true of every page, whatever it shows.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 up to AA, and what axe advises beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const LEFT_OUT = /^Transition was aborted because of invalid state. (ViewTransition opt-in disabled|Page already revealed)$/;
const SKIPPED = /^Transition was skipped$/;

/** Notes what a page does wrong while it is open: what the console says (violations of the policy, too), and requests to elsewhere. */
export function watch(page, origin, tolerated, problems, { hasScript = true } = {}) {
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    const { url } = message.location();
    // Pages that Stripe would host are not ours to judge.
    if (url && !url.startsWith(origin)) return;
    const text = `${message.text()} (${url})`;
    if (!tolerated.some((known) => known.test(text))) problems.push(`console: ${text}`);
  });
  page.on('pageerror', (error) => {
    // Chromium tells so of a transition between two documents that it leaves out, be there a script or not.
    if (LEFT_OUT.test(error.message)) return;
    // Of one that is skipped it tells the same; where there is a script, that has to see to its own.
    if (!hasScript && SKIPPED.test(error.message)) return;
    problems.push(`uncaught: ${error.stack || error.message || error.name}`);
  });
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (request.isNavigationRequest() || to.protocol === 'data:' || to.origin === origin) return;
    if (request.frame().url().startsWith(origin)) problems.push(`request to elsewhere: ${to.href}`);
  });
}

/** What is wrong with a page as it stands: what axe finds, sideways scroll, ids that are there twice. */
export async function faults(page) {
  return [...(await page.evaluate(looks)), ...(await page.evaluate(axe))];
}

// A page opened without script has no timers, and axe waits for some: there they are over at once.
const axe = `(async () => {
  if (!matchMedia('(scripting: enabled)').matches) window.setTimeout = (work) => void Promise.resolve().then(work);
  ${AXE};
  const { violations } = await axe.run(document, { runOnly: ${JSON.stringify(RULES)}, resultTypes: ['violations'], preload: false });
  return violations.map(({ id, help, nodes }) => {
    const shown = nodes.slice(0, 3).map((node) => '\\n  ' + node.html + '\\n  ' + node.failureSummary.replaceAll('\\n', '\\n  '));
    return 'axe: ' + id + ': ' + help + ' (' + nodes.length + ')' + shown.join('');
  });
})()`;

function looks() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > innerWidth + 1 || left < -1;
    });
    const named = wide.slice(-3).map((element) => element.outerHTML.slice(0, 120));
    found.push(`sideways scroll: ${root.scrollWidth} px on a screen of ${innerWidth} px: ${named.join(' | ')}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) found.push(`ids that are there twice: ${twice.join(', ')}`);
  return found;
}
