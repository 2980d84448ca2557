// Makes the portal smoother. Everything here works without it, by links and forms.
'use strict';

const main = () => document.getElementById('main');

// Where a screen reader hears of what changed by itself.
const said = document.createElement('p');
said.className = 'unseen';
said.setAttribute('role', 'status');
document.body.append(said);

function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}

// Tabs

function showTab(name) {
  for (const link of document.querySelectorAll('[data-tab]')) {
    if (link.dataset.tab === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const panel of document.querySelectorAll('[data-panel]')) panel.hidden = panel.id !== name;
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-tab]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  showTab(link.dataset.tab);
  history.replaceState(null, '', link.href);
});

// Forms

let busy = false;

async function load(address, options) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' }, cache: 'no-store', ...options });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return { answer, page, fresh: page.querySelector('main') };
}

async function submit(form, button) {
  button.setAttribute('aria-disabled', 'true');
  busy = true;
  try {
    const { answer, page, fresh } = await load(form.action, { method: 'POST' });
    if (!fresh) throw new Error('not a page');
    // A page that tells of an error stays at the address of the page before, so that it can be loaded again.
    main().replaceWith(document.adoptNode(fresh));
    fresh.id = 'main';
    document.title = page.title;
    if (answer.ok) history.replaceState(null, '', answer.url);
    focusOn(fresh.querySelector('h1'));
    scrollTo(0, 0);
    hush();
    listen();
  } catch {
    // Without the network the browser shows what it got.
    form.removeAttribute('data-enhance');
    form.submit();
  } finally {
    busy = false;
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (!button || button.getAttribute('aria-disabled') === 'true') {
    event.preventDefault();
    return;
  }
  if (form.hasAttribute('data-enhance')) {
    event.preventDefault();
    submit(form, button);
  } else {
    button.setAttribute('aria-disabled', 'true');
  }
});

// Changes, as the server tells of them

const isSame = (a, b) => a.nodeName === b.nodeName && a.id === b.id && (a.id || a.className === b.className);

// The node at or after `at` that stands for `wanted`. One with an id is never passed over for one without.
function counterpart(at, wanted) {
  if (wanted.nodeType !== Node.ELEMENT_NODE) return at?.nodeType === wanted.nodeType ? at : null;
  while (at && !isSame(at, wanted)) {
    if (at.id && !wanted.id) return null;
    at = at.nextSibling;
  }
  return at;
}

// Makes one element like another. What is in both stays the same node, and keeps the focus, what is selected, and where a reader is.
function morph(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && name !== 'open' && name !== 'tabindex') old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  let at = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const found = counterpart(at, wanted);
    if (!found) {
      old.insertBefore(document.adoptNode(wanted), at);
      continue;
    }
    while (at !== found) {
      const passed = at;
      at = at.nextSibling;
      passed.remove();
    }
    if (wanted.nodeType === Node.ELEMENT_NODE) morph(found, wanted);
    else if (found.data !== wanted.data) found.data = wanted.data;
    at = found.nextSibling;
  }
  while (at) {
    const passed = at;
    at = at.nextSibling;
    passed.remove();
  }
}

async function update() {
  const { answer, page, fresh } = await load(location.href);
  if (answer.status === 404 || answer.status === 410) location.reload();
  const shown = main().dataset.events;
  if (!answer.ok || busy || !shown || !fresh?.dataset.events || fresh.dataset.events === shown) return;
  const focused = document.activeElement;
  const [x, y] = [scrollX, scrollY];
  morph(main(), fresh);
  document.title = page.title;
  tellTime();
  scrollTo(x, y);
  // What had the focus is gone: go on near to where it was.
  if (focused && !focused.isConnected) {
    const heading = main().querySelector('[data-panel]:not([hidden]) h2') || main().querySelector('h1');
    focusOn(heading);
  }
  said.textContent = main().dataset.updated;
}

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;
let stream;
let again;
let wait = FIRST_WAIT;

function listen() {
  const address = main()?.dataset.events;
  if (!address || stream || document.hidden) return;
  clearTimeout(again);
  stream = new EventSource(address);
  stream.onopen = () => (wait = FIRST_WAIT);
  stream.addEventListener('changed', () => update().catch(() => {}));
  stream.addEventListener('ended', () => location.reload());
  // Also when the server ends it, as it does after some minutes.
  stream.onerror = () => {
    hush();
    again = setTimeout(listen, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };
}

function hush() {
  clearTimeout(again);
  stream?.close();
  stream = null;
}

document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
window.addEventListener('pagehide', hush);

// How long ago something was, as time goes by.
function tellTime() {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' });
  for (const element of document.querySelectorAll('[data-since]')) {
    const minutes = Math.floor((Date.now() - element.dataset.since) / 60_000);
    const [count, unit] = minutes < 60 ? [minutes, 'minute'] : minutes < 1440 ? [minutes / 60, 'hour'] : [minutes / 1440, 'day'];
    if (minutes > 0) element.textContent = words.format(-Math.floor(count), unit);
  }
}
setInterval(tellTime, 30_000);

window.addEventListener('pageshow', () => {
  // A page that comes back from the browser's cache must not have dead buttons.
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
  listen();
});
