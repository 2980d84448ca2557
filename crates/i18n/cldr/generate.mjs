// Makes `tables.rs`: how each locale writes numbers, money and days, as Unicode's CLDR has it. It asks Node's `Intl`, which is made of
// CLDR, for one example of everything and takes it to pieces. What can't be told so is an error here, not a wrong table:
//
//   node crates/i18n/cldr/generate.mjs
//
// `tests/intl.rs` compares what Rust makes of the tables with `Intl` over all of it.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { CLDR, LOCALES, MEDIUM, TIME, demandCldr, written } from './locales.mjs';

demandCldr();

const CURRENCIES = Intl.supportedValuesOf('currency');
const NUMERIC = new Set(['integer', 'group', 'decimal', 'fraction']);

const rust = (value) =>
  Array.isArray(value)
    ? `(${value.map(rust).join(', ')})`
    : typeof value === 'string'
      ? `"${[...value].map(letter).join('')}"`
      : String(value);

// Invisible characters are written by their numbers.
function letter(c) {
  if (c === '"' || c === '\\') return `\\${c}`;
  return /[\p{C}\p{Z}]/u.test(c) && c !== ' ' ? `\\u{${c.codePointAt(0).toString(16)}}` : c;
}

// What stands before and after the number.
function around(parts) {
  const first = parts.findIndex((part) => NUMERIC.has(part.type));
  const last = parts.findLastIndex((part) => NUMERIC.has(part.type));
  const text = (some) => some.map((part) => part.value).join('');
  return [text(parts.slice(0, first)), text(parts.slice(last + 1))];
}

const one = (values, what) => {
  const different = new Set(values.map((value) => JSON.stringify(value)));
  assert.equal(different.size, 1, `${what}: ${[...different]}`);
  return values[0];
};

// Numbers

function separators(format) {
  const parts = format.formatToParts(1234567.5);
  const value = (type) => one(parts.filter((part) => part.type === type).map((part) => part.value), type);
  const digits = parts.filter((part) => part.type === 'integer').map((part) => part.value.length);
  assert.match(parts.filter((part) => NUMERIC.has(part.type)).map((part) => part.value).join(''), /^[1-7]/, 'Latin digits');
  assert.equal(digits.at(-1), 3);
  assert.ok(digits.length === 3 || digits.join() === '2,2,3', digits.join());
  const groupsFour = format.formatToParts(1234).some((part) => part.type === 'group');
  const groupsFive = format.formatToParts(12345).some((part) => part.type === 'group');
  assert.ok(groupsFive);
  return {
    decimal: value('decimal'),
    group: value('group'),
    pairs: digits.length === 4 || digits.join() === '2,2,3',
    minimum_grouping: groupsFour ? 1 : 2,
  };
}

function numbers(locale) {
  const plain = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const found = separators(plain);
  for (const currency of CURRENCIES) {
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 1 });
    assert.deepEqual(separators(money), found, `${locale} ${currency} has separators of its own`);
  }
  const fields = Object.entries(found).map(([name, value]) => `${name}: ${rust(value)}`);
  fields.push(`negative: ${rust(around(plain.formatToParts(-1)))}`, `percent: ${rust(around(percent.formatToParts(1)))}`);
  return `Numbers { ${fields.join(', ')} }`;
}

// Money

// What stands around the number and the currency's symbol: before both, between and after both, and which comes first.
function sides(format, amount) {
  const parts = format.formatToParts(amount);
  const symbol = parts.findIndex((part) => part.type === 'currency');
  const first = parts.findIndex((part) => NUMERIC.has(part.type));
  const last = parts.findLastIndex((part) => NUMERIC.has(part.type));
  const text = (from, to) => parts.slice(from, to).map((part) => part.value).join('');
  const symbolFirst = symbol < first;
  const [lead, gap, tail] = symbolFirst
    ? [text(0, symbol), text(symbol + 1, first), text(last + 1)]
    : [text(0, first), text(last + 1, symbol), text(symbol + 1)];
  return `Sides { symbol_first: ${symbolFirst}, lead: ${rust(lead)}, gap: ${rust(gap)}, tail: ${rust(tail)} }`;
}

function money(locale) {
  const ways = [];
  const wayOf = (format) => {
    const way = `Way { positive: ${sides(format, 1)}, negative: ${sides(format, -1)} }`;
    if (!ways.includes(way)) ways.push(way);
    return ways.indexOf(way);
  };
  const format = (currency) => new Intl.NumberFormat(locale, { style: 'currency', currency });
  // The first way is that of a code, which is also that of currencies that don't exist.
  assert.equal(wayOf(format('QQQ')), 0);
  const symbols = [];
  for (const currency of CURRENCIES) {
    const symbol = format(currency).formatToParts(1).find((part) => part.type === 'currency').value;
    const way = wayOf(format(currency));
    if (symbol === currency) assert.equal(way, 0, `${locale} ${currency}`);
    else symbols.push(`(*b"${currency}", ${rust(written(locale, symbol))}, ${way})`);
  }
  return `Money {\n        ways: &[${ways.join(', ')}],\n        symbols: &[${symbols.join(', ')}],\n    }`;
}

// Days

const MONTHS = [...Array(12).keys()];
const names = new Map();

function monthNames(list) {
  const key = list.map(rust).join(', ');
  if (!names.has(key)) names.set(key, `MONTHS_${names.size}`);
  return names.get(key);
}

// How a field is written, told by the text that it has for each of its values.
function field(type, texts, what) {
  const isAll = (how) => Object.entries(texts).every(([value, text]) => how(value) === text);
  const isNumber = isAll((value) => value);
  const isTwoDigits = isAll((value) => value.padStart(2, '0'));
  if (type === 'month' && !isNumber && !isTwoDigits) return `MonthName(&${monthNames(MONTHS.map((month) => texts[month + 1]))})`;
  if (type === 'hour' && isAll((value) => String(value % 12 || 12))) return 'HourOfTwelve';
  const [name, ways] = {
    year: ['Year', ['Number']],
    month: ['Month', ['Number', 'TwoDigits']],
    day: ['Day', ['Number', 'TwoDigits']],
    hour: ['Hour', ['Number', 'TwoDigits']],
    minute: ['Minute', ['TwoDigits']],
  }[type];
  const way = isNumber ? 'Number' : isTwoDigits ? 'TwoDigits' : 'other';
  assert.ok(ways.includes(way), `${what}: ${type} ${JSON.stringify(texts)}`);
  return ways.length > 1 && way === 'TwoDigits' ? `${name}OfTwoDigits` : name;
}

// What a format is made of, told by samples: for each its parts, and for each of these the day that it is of, as its fields' values.
function pieces(what, samples) {
  const shape = (parts) => parts.map((part) => (part.type === 'literal' ? part.value : part.type));
  one(samples.map(({ parts }) => shape(parts)), what);
  return samples[0].parts.map(({ type, value }, index) => {
    if (type === 'literal') return `Text(${rust(value)})`;
    if (type === 'timeZoneName') return 'Zone';
    if (type === 'dayPeriod') return 'Period';
    const texts = Object.fromEntries(samples.map(({ parts, of }) => [of[index][type], parts[index].value]));
    return field(type, texts, what);
  });
}

const list = (pieces) => `&[${pieces.join(', ')}]`;

function laterYears(locale) {
  const year = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' }).formatToParts(Date.UTC(2026, 5, 15));
  return Number(year.find((part) => part.type === 'year').value) - 2026;
}

const fields = (locale, time) => ({
  year: time.getUTCFullYear() + laterYears(locale),
  month: time.getUTCMonth() + 1,
  day: time.getUTCDate(),
  hour: time.getUTCHours(),
  minute: time.getUTCMinutes(),
});

function pattern(locale, options) {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  const samples = [...Array(48).keys()].map((n) => {
    const time = new Date(Date.UTC(2024 + (n % 3), n % 12, 1 + (n % 28), n % 24, n));
    // `format` writes no narrow space before AM and PM, because much code in the world can't read it; `formatToParts` does.
    const parts = format.formatToParts(time).map(({ type, value }) => ({ type, value: value.replace('\u202f', ' ') }));
    assert.equal(parts.map((part) => part.value).join(''), format.format(time));
    return { parts, of: parts.map(() => fields(locale, time)) };
  });
  return list(pieces(`${locale} ${JSON.stringify(options)}`, samples));
}

// From one day to another, by what they differ in. What isn't told of both is told of the first before the dash, of the second after.
function range(locale, differing) {
  const format = new Intl.DateTimeFormat(locale, { ...MEDIUM, timeZone: 'UTC' });
  const spans = {
    day: MONTHS.flatMap((month) => [1, 9, 22].map((day) => [[2026, month, day], [2026, month, day + 1]])),
    month: MONTHS.flatMap((month) => MONTHS.slice(month + 1).map((last) => [[2026, month, 2 + month], [2026, last, 3 + last]])),
    year: MONTHS.flatMap((month) => MONTHS.map((last) => [[2025, month, 2 + month], [2026, last, 3 + last]])),
  };
  let split;
  const samples = spans[differing].map((span) => {
    const [from, to] = span.map((day) => new Date(Date.UTC(...day)));
    const parts = format.formatRangeToParts(from, to);
    split = parts.findIndex((part) => part.source === 'endRange');
    return { parts, of: parts.map((_, index) => fields(locale, index < split ? from : to)) };
  });
  if (differing === 'month') samples.push(...ends(locale, samples[0]));
  const all = pieces(`${locale}, of another ${differing}`, samples);
  return `Range { first: ${list(all.slice(0, split))}, second: ${list(all.slice(split))} }`;
}

// No year has a month after December or before January. What these would be called is told by a range over two years.
function ends(locale, sample) {
  const format = new Intl.DateTimeFormat(locale, { ...MEDIUM, timeZone: 'UTC' });
  const others = format.formatRangeToParts(Date.UTC(2025, 11, 22), Date.UTC(2026, 0, 22));
  return ['startRange', 'endRange'].map((source) => {
    const month = others.find((part) => part.type === 'month' && part.source === source);
    const parts = sample.parts.map((part) => (part.type === 'month' && part.source === source ? month : part));
    const of = sample.of.map((fields, index) => (parts[index] === month ? { ...fields, month: source === 'startRange' ? 12 : 1 } : fields));
    return { parts, of };
  });
}

function periods(locale) {
  const format = new Intl.DateTimeFormat(locale, { ...TIME, timeZone: 'UTC' });
  const of = (hour, minute) => format.formatToParts(Date.UTC(2026, 10, 22, hour, minute)).find((part) => part.type === 'dayPeriod');
  const names = [...Array(24).keys()].map((hour) => one([0, 1, 30, 59].map((minute) => of(hour, minute)?.value ?? ''), `${locale} ${hour}`));
  const first = one(names.slice(0, 12), `${locale} before noon`);
  return rust([first, one(names.slice(12), `${locale} after noon`)]);
}

function zones(locale) {
  const name = (timeZone, timeZoneName = 'shortOffset') =>
    new Intl.DateTimeFormat(locale, { ...TIME, timeZone, timeZoneName })
      .formatToParts(Date.UTC(2026, 10, 22, 14, 5))
      .find((part) => part.type === 'timeZoneName').value;
  const cut = (text, number) => {
    const at = text.indexOf(number);
    assert.ok(at >= 0, `${locale}: ${text}`);
    return [text.slice(0, at), text.slice(at + number.length)];
  };
  // Hebrew ends an offset of hours and minutes otherwise than one of hours alone.
  const side = (hours, halves, count) => {
    const [before, after] = cut(name(hours), count);
    const [same, rest] = cut(name(halves), count);
    assert.equal(same, before, locale);
    const [separator, afterMinutes] = cut(rest, '30');
    return { texts: [before, after, afterMinutes], separator };
  };
  const [east, west] = [side('Etc/GMT-5', 'Asia/Kolkata', '5'), side('Etc/GMT+3', 'America/St_Johns', '3')];
  assert.equal(name('Etc/GMT-14'), name('Etc/GMT-5').replace('5', '14'), locale);
  assert.equal(name('UTC', 'short'), 'UTC', locale);
  const separator = one([east.separator, west.separator], locale);
  return `Offsets { none: ${rust(name('Europe/London'))}, east: ${rust(east.texts)}, west: ${rust(west.texts)}, separator: ${rust(separator)} }`;
}

function relative(locale) {
  const format = new Intl.RelativeTimeFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const counts = [...Array(200).keys(), 1_000_000];
  const text = (parts) => {
    const number = parts.findIndex((part) => NUMERIC.has(part.type));
    return number < 0 ? [parts.map((part) => part.value).join(''), null] : around(parts);
  };
  const cases = (sign, unit) => {
    const found = new Map();
    for (const count of counts) {
      const category = rules.select(count);
      const [before, after] = text(format.formatToParts(sign * count, unit));
      const said = `Case { category: PluralCategory::${category[0].toUpperCase()}${category.slice(1)}, before: ${rust(before)}, after: ${
        after === null ? 'None' : `Some(${rust(after)})`
      } }`;
      assert.equal(found.get(category) ?? said, said, `${locale} ${count} ${unit}`);
      found.set(category, said);
    }
    return `&[${[...found.values()].join(', ')}]`;
  };
  const unit = (unit) => `Unit {\n            past: ${cases(-1, unit)},\n            future: ${cases(1, unit)},\n        }`;
  const now = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  return `Relative {\n        now: ${rust(now)},\n        minutes: ${unit('minute')},\n        hours: ${unit('hour')},\n        days: ${unit('day')},\n    }`;
}

function days(locale) {
  return `Days {
        later_years: ${laterYears(locale)},
        medium: ${pattern(locale, MEDIUM)},
        medium_and_time: ${pattern(locale, { ...MEDIUM, ...TIME })},
        time: ${pattern(locale, TIME)},
        within_month: ${range(locale, 'day')},
        within_year: ${range(locale, 'month')},
        over_years: ${range(locale, 'year')},
        periods: ${periods(locale)},
        offsets: ${zones(locale)},
    }`;
}

const formats = LOCALES.map(
  (locale) => `    // ${locale}
    Formats {
    numbers: ${numbers(locale)},
    money: ${money(locale)},
    days: ${days(locale)},
    relative: ${relative(locale)},
    },`,
);

const decimals = CURRENCIES.map((currency) => [
  currency,
  one(
    LOCALES.map((l) => new Intl.NumberFormat(l, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits),
    currency,
  ),
]).filter(([, digits]) => digits !== 2);

writeFileSync(
  new URL('tables.rs', import.meta.url),
  `// @generated by cldr/generate.mjs from CLDR ${CLDR}. Copyright © Unicode, Inc., Unicode License V3.

/// The currencies that are not written with two decimals.
pub(crate) static DECIMALS: [([u8; 3], u8); ${decimals.length}] = [${decimals
    .map(([currency, digits]) => `(*b"${currency}", ${digits})`)
    .join(', ')}];

/// In the order of the locales.
pub(crate) static FORMATS: [Formats; ${LOCALES.length}] = [
${formats.join('\n')}
];

${[...names].map(([list, name]) => `static ${name}: [&str; 12] = [${list}];`).join('\n')}
`,
);
