// Makes the portal smoother. Everything here works without it, by links and forms.
'use strict';

const main = () => document.getElementById('main');
const said = () => document.getElementById('said');
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

// Where a screen reader hears of what changed by itself.
const whisper = document.createElement('p');
whisper.className = 'unseen';
whisper.setAttribute('role', 'status');
document.body.append(whisper);

function focusOn(element) {
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}

// Changes the page, with a transition where the browser has them.
function change(how) {
  if (!document.startViewTransition || isCalm.matches || document.hidden) return how();
  const transition = document.startViewTransition(how);
  // One that the browser leaves out rejects these; the page is changed all the same.
  for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
  return transition.updateCallbackDone;
}

// Tabs, as the ARIA Authoring Practices describe them; without script they are links.

const tabs = (root) => [...root.querySelectorAll('[data-tab]')];

function makeTabs(root) {
  root.querySelector('#tabs')?.setAttribute('role', 'tablist');
  for (const tab of tabs(root)) {
    const isShown = tab.hasAttribute('aria-current');
    const panel = root.querySelector(`#${tab.dataset.tab}`);
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', isShown);
    tab.setAttribute('aria-controls', tab.dataset.tab);
    tab.removeAttribute('aria-current');
    tab.setAttribute('tabindex', isShown ? 0 : -1);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
  }
}

// The page that is shown, or was gone back to, by its address. What comes after # is a place on it.
const pageOf = (address) => address.split('#')[0];
let shownPage = pageOf(location.href);

// Gives the page an address: `how` is the method of the history.
function setAddress(how, address) {
  history[how](null, '', address);
  shownPage = pageOf(location.href);
}

// The tab that was chosen last: another object with each choice.
let chosen;

function choose(tab) {
  chosen = { tab: tab.dataset.tab };
  showTab(chosen.tab);
}

// The address keeps what it says of the invoices: they stay as they are, too.
function showTab(name) {
  for (const tab of tabs(document)) {
    const isShown = tab.dataset.tab === name;
    tab.setAttribute('aria-selected', isShown);
    tab.setAttribute('tabindex', isShown ? 0 : -1);
    document.getElementById(tab.dataset.tab).hidden = !isShown;
  }
  const address = new URL(location.href);
  address.searchParams.set('tab', name);
  setAddress('replaceState', address);
  // Another language leads back to it.
  const page = document.querySelector('.language [name=page]');
  if (page) page.value = address.pathname + address.search;
}

document.addEventListener('keydown', (event) => {
  const tab = event.target.closest('[role=tab]');
  if (!tab || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = tabs(document);
  const step = (document.dir === 'rtl' ? -1 : 1) * ({ ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0);
  const at = all.indexOf(tab) + step;
  const next = { Home: all[0], End: all.at(-1), ' ': tab }[event.key] ?? (step && all[(at + all.length) % all.length]);
  if (!next) return;
  event.preventDefault();
  choose(next);
  next.focus();
});

// Going from page to page without loading all of it

// How often something was asked for or shown. What was asked for before the last time comes too late to be shown.
let turn = 0;

// An answer that leads away from the portal, which can't be loaded here, names the address alone.
const ELSEWHERE = 'text/uri-list';

async function load(address, options) {
  const before = chosen;
  const from = pageOf(location.href);
  const answer = await fetch(address, { headers: { Accept: `text/html, ${ELSEWHERE}` }, cache: 'no-store', ...options });
  if (answer.headers.get('Content-Type')?.startsWith(ELSEWHERE)) return { elsewhere: (await answer.text()).trim() };
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('main');
  if (!fresh) throw new Error('not a page');
  makeTabs(page);
  const isSamePage = answer.ok && pageOf(answer.url) === from;
  return { answer, page, fresh, before, isSamePage };
}

// What is around the page's own part. Its language can have been chosen anew, also on another page.
function adoptFrame(page) {
  document.title = page.title;
  const both = (part) => [document, page].map((root) => root.querySelector(part));
  for (const [old, fresh] of ['.skip', '.top'].map(both)) if (fresh) morph(old, fresh);
  const [foot, fresh] = both('.foot');
  if (foot && fresh) morph(foot, fresh);
  else if (fresh) main().after(document.adoptNode(fresh));
  else foot?.remove();
  const { lang, dir } = page.documentElement;
  if (document.documentElement.lang === lang) return;
  Object.assign(document.documentElement, { lang, dir });
  Object.assign(document.body.dataset, page.body.dataset);
  const languages = document.getElementById('language');
  if (languages) languages.value = lang;
}

// What was done was said; a page that is loaded again is not to say it once more.
function forgetWhatWasDone() {
  const address = new URL(location.href);
  if (!address.searchParams.has('done')) return;
  address.searchParams.delete('done');
  address.searchParams.delete('subscription');
  setAddress('replaceState', address);
}

const isOverview = (element) => element.hasAttribute('data-events');

// Whether a page that was loaded is this one as it is now.
const isThis = ({ fresh, isSamePage }) => isSamePage || (isOverview(main()) && isOverview(fresh));

// Puts a page that was loaded in the place of this one. The overview becomes the overview in place, under the tab that was chosen meanwhile.
function adopt(loaded) {
  const { page, fresh, before } = loaded;
  if (isThis(loaded)) morph(main(), fresh);
  else main().replaceWith(document.adoptNode(fresh));
  adoptFrame(page);
  if (isOverview(main()) && chosen !== before) showTab(chosen.tab);
}

// Where the focus goes when what had it is gone: to the beginning of what is shown.
function goOnNear(focused) {
  if (focused?.isConnected) return;
  focusOn(main().querySelector('[data-panel]:not([hidden]) h2') || main().querySelector('h1'));
}

// What was pressed to go to a page that is on its way; after Back, which nothing was pressed for, all that is shown.
let awaiting = null;

function startWaiting(pressed) {
  stopWaiting();
  awaiting = pressed ?? main();
  showWaiting();
}

function showWaiting() {
  if (awaiting) for (const element of [main(), awaiting]) element.setAttribute('aria-busy', 'true');
}

function stopWaiting() {
  for (const element of [main(), awaiting]) element?.removeAttribute('aria-busy');
  awaiting = null;
}

// Shows another page. What is new on it has the focus; after Back, what had been pressed at the place that was left.
async function show(loaded, place) {
  turn += 1;
  isBehind = false;
  forgetWhatWasDone();
  const stays = isThis(loaded);
  const focused = document.activeElement;
  await change(() => adopt(loaded));
  const notice = said()?.firstElementChild;
  const pressed = place && [...main().querySelectorAll('a')].find((link) => leadsTo(link) === place.pressed);
  if (notice) focusOn(notice);
  else if (pressed) {
    pressed.focus({ preventScroll: true });
    scrollTo(0, place.scroll);
  } else if (stays) {
    goOnNear(focused);
    whisper.textContent = main().dataset.updated ?? '';
  } else {
    focusOn(main().querySelector('h1'));
    scrollTo(0, 0);
  }
  hush();
  listen();
}

// Goes to a page, because of what was pressed. Where the browser has gone back to it, nothing was pressed, and `place` is what was kept of it.
async function go(address, pressed, place) {
  const mine = (turn += 1);
  const before = chosen;
  // Whoever has gone on meanwhile stays there. Where the browser has gone back, the page must follow.
  const hasGoneOn = () => chosen !== before;
  startWaiting(pressed);
  const loaded = await load(address).catch(() => null);
  if (mine === turn) stopWaiting();
  if (mine !== turn || (pressed && hasGoneOn())) return;
  if (loaded) {
    const { url } = loaded.answer;
    if (pressed) {
      history.replaceState({ scroll: scrollY, pressed: leadsTo(pressed) }, '');
      setAddress('pushState', url);
    } else {
      // The address is that of another page than the one that is still shown; and it may lead on to yet another.
      loaded.isSamePage = false;
      if (pageOf(url) !== pageOf(address)) setAddress('replaceState', url);
    }
    await show(loaded, hasGoneOn() ? null : place);
  } else if (navigator.onLine) {
    location.href = address;
  } else {
    // Without a network the browser has nothing better to show than this page.
    say(document.body.dataset.offline);
  }
}

// Whether a link leads away. Without a network the browser would put an error of its own in the place of this page.
const leaves = (link) => /^https?:/.test(link.href) && !link.getAttribute('href').startsWith('#');

const isPlain = (event) => !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && event.button === 0;

document.addEventListener('click', (event) => {
  // The second click of a double click may meet what the first has brought under the pointer, and nobody wanted to press.
  if (event.detail > 1 && event.target.closest('button')) return event.preventDefault();
  const link = event.target.closest('a');
  if (!link || !isPlain(event)) return;
  if (link.matches('[data-tab]')) {
    event.preventDefault();
    choose(link);
  } else if (link.matches('[data-go]')) {
    event.preventDefault();
    go(link.href, link);
  } else if (!navigator.onLine && leaves(link)) {
    event.preventDefault();
    say(document.body.dataset.offline);
  }
});

addEventListener('popstate', ({ state }) => {
  // Going to another place on the page is none of the script's business.
  if (pageOf(location.href) === shownPage) return;
  shownPage = pageOf(location.href);
  go(location.href, null, state);
});

// Forms

let busy = false;

// Shows a notice at the top of the page.
function tell(notice) {
  if (!said()) {
    const place = document.createElement('div');
    place.id = 'said';
    place.setAttribute('role', 'status');
    main().querySelector('h1').after(place);
  }
  said().replaceChildren(notice);
}

// Says what went wrong, in words that the page brought along.
function say(text) {
  const notice = document.createElement('p');
  notice.className = 'notice bad';
  notice.textContent = text;
  tell(notice);
  focusOn(notice);
}

// Shows what a form will have done, before it is done. Answers how to take that back.
function foretell(form) {
  const card = form.closest('.card');
  const { state, stateText } = form.dataset;
  if (!state) return () => {};
  // Of payment methods one is the default, and what says so goes from one to another.
  const place = form.closest('.methods') ?? card;
  const before = place.cloneNode(true);
  const status = place.querySelector('.status') ?? document.createElement('span');
  if (!card.contains(status)) card.querySelector('h3').append(' ', status);
  status.className = 'status';
  status.dataset.status = state;
  status.textContent = stateText;
  card.setAttribute('aria-busy', 'true');
  return () => {
    // Else it has been brought up to date since.
    if (card.hasAttribute('aria-busy')) morph(place, before);
  };
}

async function submit(form, button) {
  button.setAttribute('aria-disabled', 'true');
  busy = true;
  const mine = (turn += 1);
  stopWaiting();
  if (!form.dataset.state) startWaiting(button);
  const takeBack = foretell(form);
  try {
    const loaded = await load(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    busy = false;
    if (loaded.elsewhere) {
      if (mine === turn) location.href = loaded.elsewhere;
      return;
    }
    if (mine === turn) stopWaiting();
    const { answer, page, fresh } = loaded;
    const isOver = answer.status === 410 || answer.status === 404;
    if (mine === turn && (answer.ok || isOver || !isOverview(main()))) {
      const stays = isOverview(main()) || loaded.isSamePage;
      if (answer.ok) setAddress(stays ? 'replaceState' : 'pushState', answer.url);
      await show(loaded);
    } else {
      // Refused, or the customer has gone on to another page: the page stays, says so, and catches up with what is true now.
      isBehind = true;
      takeBack();
      const notice = fresh.querySelector('#said > *');
      if (notice) tell(notice);
      else if (!answer.ok) say(fresh.querySelector('.lead')?.textContent ?? page.title);
    }
  } catch {
    if (mine === turn) stopWaiting();
    takeBack();
    say(document.body.dataset.offline);
  } finally {
    busy = false;
    button.removeAttribute('aria-disabled');
    if (isBehind) update();
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  const button = event.submitter;
  if (busy || button?.getAttribute('aria-disabled') === 'true') {
    event.preventDefault();
  } else if (form.matches('[data-go]')) {
    event.preventDefault();
    go(`${form.action}?${new URLSearchParams(new FormData(form, button))}`, button ?? form);
  } else if (form.matches('[data-enhance]') && button) {
    event.preventDefault();
    submit(form, button);
  } else if (!navigator.onLine) {
    event.preventDefault();
    say(document.body.dataset.offline);
  } else {
    button?.setAttribute('aria-disabled', 'true');
  }
});

// Changes, as the server tells of them

// A link or a form without an id is what it leads to: whoever has the focus on one must not find another in its place.
const leadsTo = (element) => element.getAttribute('href') ?? element.getAttribute('action');
const isAlike = (a, b) => a.className === b.className && leadsTo(a) === leadsTo(b);
const isSame = (a, b) => a.nodeName === b.nodeName && a.id === b.id && (a.id || isAlike(a, b));

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

// Whether the page is to be brought up to date, as soon as nothing is being done on it.
let isBehind = false;
let updates = 0;

async function update() {
  isBehind = true;
  const mine = (updates += 1);
  const before = turn;
  const loaded = await load(location.href).catch(() => null);
  if (!loaded || busy || mine !== updates) return;
  if (before !== turn) return update();
  isBehind = false;
  const { answer, fresh } = loaded;
  if (answer.status === 404 || answer.status === 410) location.reload();
  const shown = main().dataset.events;
  if (!answer.ok || !shown || !fresh.dataset.events || fresh.dataset.events === shown) return;
  // What was said stays said.
  fresh.querySelector('#said').replaceChildren(...[...said().childNodes].map((node) => node.cloneNode(true)));
  const focused = document.activeElement;
  const [x, y] = [scrollX, scrollY];
  adopt(loaded);
  showWaiting();
  scrollTo(x, y);
  goOnNear(focused);
  whisper.textContent = main().dataset.updated;
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
  stream.addEventListener('changed', () => update());
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
addEventListener('pagehide', hush);
addEventListener('online', () => {
  update();
  hush();
  listen();
});

addEventListener('pageshow', ({ persisted }) => {
  if (persisted) {
    // A page that comes back from the browser's cache must not have dead buttons.
    stopWaiting();
    for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
  }
  listen();
});

makeTabs(document);
// A page that was loaded as a whole has its news in it from the beginning: only the focus makes them heard.
if (new URL(location.href).searchParams.has('done')) focusOn(said()?.firstElementChild);
forgetWhatWasDone();
