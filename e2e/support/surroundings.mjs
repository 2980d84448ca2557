// What the tests run with. `cargo xtask e2e` sets the variables; without them this is what a checkout has by itself.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The server that is tested. */
export const BILLSTACK = process.env.BILLSTACK_TEST_BINARY ?? path.join(root, 'target/debug/billstack');

/** The browser. */
export const CHROMIUM = process.env.BILLSTACK_TEST_CHROMIUM ?? '/usr/bin/chromium';

/** What it is started with, so that it works as root in a container and asks nobody anything. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where screenshots and what is known of failures go. */
export const OUTPUT = process.env.BILLSTACK_TEST_OUTPUT ?? path.join(root, 'target/e2e');

/** The catalogues of what the pages say. */
export const TRANSLATIONS = path.join(root, 'crates/i18n/translations');
