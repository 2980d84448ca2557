// The catalogues that the server's pages are made with.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { TRANSLATIONS } from './surroundings.mjs';

// A mark that no text has, in place of each variable.
const VARIABLE = '\u0001';

/** The languages that there is a catalogue for. */
export const LOCALES = readdirSync(TRANSLATIONS)
  .filter((name) => name.endsWith('.ftl'))
  .map((name) => name.replace('.ftl', ''));

/**
 * `catalogue(locale)(id)` is a pattern for what the pages say by a message: the whole text, with anything in place of its variables.
 */
export function catalogue(locale) {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  // English last: where a language lacks a message, the pages are in English, too.
  for (const name of new Set([locale, 'en'])) {
    const file = path.join(TRANSLATIONS, `${name}.ftl`);
    if (existsSync(file)) bundle.addResource(new FluentResource(readFileSync(file, 'utf8')));
  }
  const variables = new Proxy({}, {
    get: () => VARIABLE,
    has: () => true,
    getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
  });
  return (id) => {
    const message = bundle.getMessage(id)?.value;
    if (!message) throw new Error(`no message is called ${id}`);
    const text = bundle.formatPattern(message, variables);
    const plain = text.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ').trim();
    return new RegExp(`^\\s*${plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(VARIABLE, '.+')}\\s*$`);
  };
}
