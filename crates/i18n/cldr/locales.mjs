// What the tables and their test share.

import process from 'node:process';

// In the order of `Locale`: English first, the others by their tags.
export const LOCALES = (
  'en ar cs da de el es fi fr he hi id it ja ko nb nl pl pt-BR sv th tr uk vi zh-Hans zh-Hant'
).split(' ');

const RIGHT_TO_LEFT = new Set(['ar', 'he']);

// A currency's symbol as it is written. Where lines go from right to left, a sign that follows Latin letters would be shown on their
// other side, “US$” as “$US”; a mark after it, which nobody sees, keeps it where it is.
export const written = (locale, symbol) =>
  RIGHT_TO_LEFT.has(locale) && /\p{Script=Latin}\P{L}$/u.test(symbol) ? `${symbol}\u200e` : symbol;

// The version of CLDR that the tables are made of.
export const CLDR = '48';

// How days are asked for.
export const MEDIUM = { year: 'numeric', month: 'short', day: 'numeric' };
export const TIME = { hour: 'numeric', minute: '2-digit', timeZoneName: 'shortOffset' };

// Ends the program when this Node has another CLDR: what it says would differ, and nobody would be wrong.
export function demandCldr() {
  const found = process.versions.cldr;
  if (found?.split('.')[0] === CLDR) return;
  console.error(
    `The tables are made of CLDR ${CLDR}, and this Node ${process.version} has ${found}. Use one that has ${CLDR}, ` +
      'or change the version in crates/i18n/cldr/locales.mjs and make the tables anew with generate.mjs.',
  );
  process.exit(3);
}
