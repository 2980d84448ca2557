// Makes the portal smoother. Everything here works without it, by links and forms.
'use strict';

const main = () => document.getElementById('main');

function showTab(name) {
  for (const link of document.querySelectorAll('[data-tab]')) {
    if (link.dataset.tab === name) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const panel of document.querySelectorAll('[data-panel]')) panel.hidden = panel.id !== name;
}

async function submit(form, button) {
  button.setAttribute('aria-disabled', 'true');
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { Accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.querySelector('main');
    if (!answer.ok || !fresh || !answer.redirected) throw new Error('not the page expected');
    main().replaceWith(document.adoptNode(fresh));
    document.title = page.title;
    history.replaceState(null, '', answer.url);
    const heading = main().querySelector('h1');
    heading.tabIndex = -1;
    heading.focus();
  } catch {
    // Without the network, or with an answer that is an error, the browser shows what it got.
    form.removeAttribute('data-enhance');
    form.submit();
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-tab]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  showTab(link.dataset.tab);
  history.replaceState(null, '', link.href);
});

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

// A page that comes back from the browser's cache must not have dead buttons.
window.addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[aria-disabled]')) button.removeAttribute('aria-disabled');
});
