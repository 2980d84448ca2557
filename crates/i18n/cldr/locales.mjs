// What the tables and their test share.

import process from 'node:process';

// In the order of `Locale`: English first, the others by their tags.
export const LOCALES = (
  'en ar cs da de el es fi fr he hi id it ja ko nb nl pl pt-BR sv th tr uk vi zh-Hans zh-Hant'
).split(' ');

// The version of CLDR that the tables are made of.
export const CLDR = '48';

// How days are asked for.
export const MEDIUM = { year: 'numeric', month: 'short', day: 'numeric' };
export const LONG = { year: 'numeric', month: 'long', day: 'numeric' };
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
