// `billstack demo`: the server with the sandbox in place of Stripe, and a customer for each situation.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BILLSTACK } from './surroundings.mjs';

/** Customers that tests name, by their e-mail address. */
const KINDS = {
  plain: 'accounts@harbourpine.example',
  yearly: 'finance@lumen-analytics.example',
  trial: 'ops@kestrel.example',
  'several subscriptions': 'billing@bluefjord.example',
  'past due': 'payables@copperline.example',
  'asked by the bank': 'front@lakeside.example',
  canceling: 'hello@marigoldbakery.example',
  'no payment method': 'admin@willowstreet.example',
  scheduled: 'invoices@ferro.example',
  'payments paused': 'desk@sandpiper.example',
  paused: 'desk@quiethours.example',
  'many invoices': 'records@evergreen.example',
  'long name': 'long@names.example',
  'right-to-left name': 'bidi@names.example',
};

export class Demo {
  #told;
  #process;
  #signedIn;

  /** Starts one on free ports, which sends its mail to a server, if one is given. It takes about half a second. */
  static async start({ mailServer } = {}) {
    const mail = mailServer && { BILLSTACK_SMTP_URL: mailServer, BILLSTACK_MAIL_FROM: 'billing@northwind.example' };
    const options = { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...mail } };
    const child = spawn(BILLSTACK, ['demo', '--listen', '127.0.0.1:0', '--json'], options);
    const ended = once(child, 'exit').then(
      ([code]) => {
        throw new Error(`\`${BILLSTACK} demo\` ended with ${code} before it was ready`);
      },
      (error) => {
        throw new Error(`can't start ${BILLSTACK}; \`cargo build\` makes it: ${error.message}`);
      },
    );
    const lines = createInterface({ input: child.stdout });
    const [line] = await Promise.race([once(lines, 'line'), ended]);
    ended.catch(() => {});
    const demo = new Demo();
    demo.#process = child;
    demo.#told = JSON.parse(line);
    return demo;
  }

  async stop() {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    await ended;
  }

  /** The origin of the portal. */
  get origin() {
    return new URL(this.#told.baseUrl).origin;
  }

  /** The origin of what Stripe would host. */
  get sandboxOrigin() {
    return new URL(this.#told.sandboxUrl).origin;
  }

  /** Every customer: `id`, `email`, `about`. */
  get customers() {
    return this.#told.customers;
  }

  /** A customer of a kind that has a name above. */
  customer(kind) {
    const email = KINDS[kind];
    const found = this.customers.find((customer) => customer.email === email);
    if (!found) throw new Error(`the demo has no customer «${kind}» (${email})`);
    return found;
  }

  /** Makes a link, as the company's server would: for a kind of customer, with more fields of the request. */
  async link(kind, fields = {}) {
    return (await this.session(this.customer(kind).id, fields)).portalUrl;
  }

  /** The same for a customer's id: `{ sessionId, token, portalUrl, expiresAt }`. */
  async session(customerId, fields = {}) {
    return this.#api('POST', 'portal', { customerId, ...fields });
  }

  /** Presses the button of a card on the demo's own page, and answers the link that it leads to. */
  async card(title, { locale = '' } = {}) {
    const home = await (await fetch(this.origin)).text();
    const [, name, value] = home.match(new RegExp(`name="(\\w+)" value="(\\w+)">Open<[^>]+> <bdi>${title}<`)) ?? [];
    if (!name) throw new Error(`the demo has no card «${title}»`);
    const form = { method: 'POST', body: new URLSearchParams({ locale, [name]: value }), redirect: 'manual' };
    const answer = await fetch(`${this.origin}/demo/open`, form);
    return new URL(answer.headers.get('location'), this.origin).href;
  }

  /** Changes the portal's settings, as an operator does. */
  async restyle(settings) {
    const { baseUrl, teamId, projectId, operator } = this.#told;
    this.#signedIn ??= await signIn(baseUrl, operator);
    const options = request('PATCH', settings);
    Object.assign(options.headers, { Cookie: this.#signedIn, Origin: this.origin });
    await json(await fetch(`${baseUrl}/api/billstack/teams/${teamId}/projects/${projectId}/portal/settings`, options));
  }

  /** Ends a link before its time. */
  async revoke(sessionId) {
    await this.#api('DELETE', `portal/sessions/${sessionId}`);
  }

  /** What a link's page shows, as JSON. */
  async shown(portalUrl) {
    return json(await fetch(portalUrl.replace('/portal/', '/api/portal/')));
  }

  /** Sets whether a subscription ends with its period, as another page of the same customer would. */
  async setCancel(portalUrl, subscriptionId, cancelAtPeriodEnd) {
    const address = `${portalUrl.replace('/portal/', '/api/portal/')}/subscriptions/${subscriptionId}`;
    return json(await fetch(address, request('PATCH', { cancelAtPeriodEnd })));
  }

  /** Lets days pass at Stripe: what falls due meanwhile happens. */
  async advance(days) {
    await json(await fetch(`${this.sandboxOrigin}/sandbox/clock`, request('POST', { advanceSeconds: days * 86_400 })));
  }

  /** Has Stripe fail or be slow: `{ latencyMs, failRate, status, drop, match }`; null ends that. */
  async faults(fault) {
    await json(await fetch(`${this.sandboxOrigin}/sandbox/faults`, fault ? request('PUT', fault) : request('DELETE')));
  }

  async #api(method, path, body) {
    const { baseUrl, teamId, projectId, apiKey } = this.#told;
    const options = request(method, body);
    options.headers.Authorization = `Bearer ${apiKey}`;
    return json(await fetch(`${baseUrl}/api/billstack/teams/${teamId}/projects/${projectId}/${path}`, options));
  }
}

/** Signs an operator in, and answers the cookie. */
async function signIn(baseUrl, { email, password }) {
  const answer = await fetch(`${baseUrl}/api/auth/sign-in`, request('POST', { email, password }));
  await json(answer);
  return answer.headers.get('set-cookie').split(';')[0];
}

function request(method, body) {
  return {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  };
}

async function json(answer) {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url.replace(/[0-9a-f]{32}/, '…')}: ${answer.status} ${text}`);
  return text && JSON.parse(text);
}
