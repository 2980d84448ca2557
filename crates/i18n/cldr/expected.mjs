// Answers what `Intl` writes, for the test that compares. A line of the input, `WHAT⇥LOCALE⇥…`, is answered by a line.

import process from 'node:process';
import { text } from 'node:stream/consumers';
import { MEDIUM, TIME, demandCldr, written } from './locales.mjs';

demandCldr();

const formats = new Map();

function cached(constructor, locale, options) {
  const key = constructor.name + locale + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new constructor(locale, options));
  return formats.get(key);
}

// A decimal number with its point moved to the left.
function shifted(number, places) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)\.?(\d*)$/.exec(number);
  const digits = whole.padStart(places + 1, '0');
  return `${sign}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}${fraction}`;
}

// The usual decimals; if there is more to say, those that are counted and whatever goes beyond.
function money(locale, currency, minor, places) {
  const style = { style: 'currency', currency };
  const usual = cached(Intl.NumberFormat, locale, style).resolvedOptions().maximumFractionDigits;
  const amount = shifted(minor, Number(places));
  const needed = amount.split('.')[1].replace(/0+$/, '').length;
  const digits = needed > usual ? Math.max(needed, Number(places)) : usual;
  const format = cached(Intl.NumberFormat, locale, { ...style, minimumFractionDigits: digits, maximumFractionDigits: digits });
  const parts = format.formatToParts(amount);
  return parts.map(({ type, value }) => (type === 'currency' ? written(locale, value) : value)).join('');
}

const day = (options) => (locale, time, zone) =>
  cached(Intl.DateTimeFormat, locale, { ...options, timeZone: zone, ...(options.hour && zone === 'UTC' && { timeZoneName: 'short' }) }).format(
    Number(time),
  );

const ANSWERS = {
  currencies: () => Intl.supportedValuesOf('currency').join(' '),
  money,
  number: (locale, number) => cached(Intl.NumberFormat, locale, {}).format(number),
  percent: (locale, number) =>
    cached(Intl.NumberFormat, locale, { style: 'percent', maximumFractionDigits: 20 }).format(shifted(number, 2)),
  day: day(MEDIUM),
  day_and_time: day({ ...MEDIUM, ...TIME }),
  time: day(TIME),
  days: (locale, from, to, zone) => cached(Intl.DateTimeFormat, locale, { ...MEDIUM, timeZone: zone }).formatRange(Number(from), Number(to)),
  relative: (locale, count, unit) => cached(Intl.RelativeTimeFormat, locale, {}).format(Number(count), unit),
};

const lines = (await text(process.stdin)).split('\n').filter(Boolean);
const answers = lines.map((line) => {
  const [what, ...rest] = line.split('\t');
  return ANSWERS[what](...rest);
});
process.stdout.write(answers.join('\n') + '\n');
