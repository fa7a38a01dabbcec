// Renders a template: ICU message and facts become pieces of text that know which of them are people's own words.
import { memoize } from '@formatjs/fast-memoize';
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import type { Purpose } from '#contracts/registry/consents.js';
import { amountIn, briefIn, dayIn, momentIn, refusalsIn } from '#language';
import type { Notice, ReasonGroup } from './facts.js';
import { wordsIn } from './languages.js';

/** Words of a person: shown as they are, in their own direction. */
export class Quoted {
  constructor(readonly text: string) {}
}

/** One line or paragraph. */
export type Line = (string | Quoted)[];

export interface Rendered {
  subject: string;
  body: Line[];
  /** The words before the reply link; null where there is nothing to answer. */
  action: string | null;
  /** Why it was sent; null where it is the consent of an organisation. */
  whyYou: string | null;
}

type Value = string | number | Date | Quoted;

/** Names of values that people wrote. */
const written = new Set(['title', 'text', 'counterpart', 'enterprise', 'buyer', 'provider', 'organisation', 'replier', 'name', 'host']);
/** Names and titles are cut in a subject, in characters: the rest of the line must stay visible. */
const longestInSubject = 60;

/** Templates of services name the same groups. */
const reasonGroups: Record<string, ReasonGroup> = {
  question: 'asked', 'outcome-declined': 'declined', 'outcome-refused': 'refused', 'outcome-lapsed': 'lapsed',
  'outcome-withdrawn': 'withdrawn', 'reply-given': 'refused', 'not-reached': 'unreached',
};

const messages = new Map<string, IntlMessageFormat>();

/** What an ICU message can say of a date, e.g. `{closes, date, moment}`; `timeZone` is for instants, plain days are told as they are. */
const dateStyles: Record<string, (language: string, date: Date, timeZone: string) => string> = {
  long: (language, date) => dayIn(language, date), brief: briefIn, moment: momentIn,
};

/** Made once per message: making one costs more than everything else about a letter. */
function formattersFor(language: string, timeZone: string): Formatters {
  return {
    getNumberFormat: memoize((locale, options) => new Intl.NumberFormat(locale, options as Intl.NumberFormatOptions)),
    getPluralRules: memoize((...wanted) => new Intl.PluralRules(...wanted)),
    // The "options" of a style are its name; see below.
    getDateTimeFormat: (_locale, options) => ({
      format: (date: Date) => dateStyles[(options as { style: string }).style]!(language, date, timeZone),
    }) as Intl.DateTimeFormat,
  };
}

const namedStyles = Object.fromEntries(Object.keys(dateStyles).map((style) => [style, { style }])) as Record<string, object>;

function messageFor(language: string, text: string, timeZone: string): IntlMessageFormat {
  const key = `${language}\n${timeZone}\n${text}`;
  const known = messages.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(text, language, { date: namedStyles }, { formatters: formattersFor(language, timeZone) });
  if (messages.size > 5_000) messages.clear();
  messages.set(key, made);
  return made;
}

function format(language: string, text: string, values: Record<string, Value>, timeZone = 'UTC'): Line {
  const parts = messageFor(language, text, timeZone).formatToParts<Quoted>(values);
  return parts.map((part) => (part.value instanceof Quoted ? part.value : String(part.value)));
}

/** A line as plain text. */
export const plain = (line: Line): string => line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

const servicePrefix = 'service-';

/** A reason code in words; a code without words is another reason. */
export function reasonIn(language: string, group: ReasonGroup, code: string, isOfService = false): string {
  const { reasons } = wordsIn(language);
  const general: Record<string, string> = group === 'refused' ? refusalsIn(language) : reasons[group];
  const words: Record<string, string> = isOfService && Object.hasOwn(reasons.service, code) && group !== 'refused' ? reasons.service : general;
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? reasons.unknown;
}

// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f\u2028\u2029]+/g;

/** One line without control characters, cut to `longest` characters. */
export function oneLine(text: string, longest = Infinity): string {
  const characters = [...text.replaceAll(controls, ' ').trim()];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : characters.join('');
}

/** Every value a template can name. */
function valuesOf(notice: Notice, language: string, contact: string | null): Record<string, Value> {
  const isOfService = notice.template.startsWith(servicePrefix);
  const group = reasonGroups[notice.template.slice(isOfService ? servicePrefix.length : 0)];
  const values: Record<string, Value> = { hasText: 'no', hasReason: 'no', hasContact: contact === null ? 'no' : 'yes' };
  for (const [name, value] of Object.entries(notice.facts) as [string, string | number | Record<string, string> | null][]) {
    if (value === null) continue;
    if (typeof value === 'object') values['title'] = new Quoted(value[language] ?? value['en'] ?? Object.values(value)[0] ?? '');
    else if (written.has(name)) values[name] = new Quoted(String(value));
    else if (name === 'closesAt') values['closes'] = new Date(value);
    else if (name === 'confirmedOn') values['confirmed'] = new Date(`${value}T00:00:00Z`);
    else if (name === 'deadline') values['deadline'] = new Date(`${value}T00:00:00Z`);
    else if (name === 'reason') values['reason'] = reasonIn(language, group ?? 'declined', String(value), isOfService);
    else values[name] = value;
  }
  if ('text' in values) values['hasText'] = 'yes';
  if ('reason' in values) values['hasReason'] = 'yes';
  if (typeof values['quantity'] === 'number') {
    values['amount'] = amountIn(language, values['quantity'], String(values['unit']));
  } else if (typeof values['perMonth'] === 'number') values['amount'] = amountIn(language, values['perMonth'], String(values['unit']));
  else values['amount'] = '';
  values['hasAmount'] = values['amount'] === '' ? 'no' : 'yes';
  values['reason'] ??= '';
  values['text'] ??= '';
  values['contact'] = new Quoted(contact ?? '');
  return values;
}

const inSubject = (values: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) =>
    [name, value instanceof Quoted ? new Quoted(oneLine(value.text, longestInSubject)) : value]));

/** The notice in this language; `contact` is the address of the other side, known only to an e-mail that is being sent. */
export function render(notice: Notice, language: string, contact: string | null = null): Rendered {
  const text = wordsIn(language).templates[notice.template];
  const values = valuesOf(notice, language, contact);
  const timeZone = 'timeZone' in notice.facts ? notice.facts.timeZone : 'UTC';
  return {
    subject: oneLine(plain(format(language, text.subject, inSubject(values), timeZone))),
    body: text.body.map((each) => format(language, each, values, timeZone)).filter((line) => plain(line).trim() !== ''),
    action: text.action ? plain(format(language, text.action, values, timeZone)) : null,
    whyYou: text.whyYou ?? null,
  };
}

/** What surrounds an e-mail to somebody of this name, who agreed to be written to for this purpose. */
export function frameFor(language: string, purpose: Purpose, { name, replyTo }: { name: string; replyTo: string | null }): { greeting: Line; closing: string; whyYou: string; stop: string } {
  const { frame } = wordsIn(language);
  return {
    greeting: format(language, frame.greeting, { name: new Quoted(oneLine(name)) }),
    closing: plain(format(language, frame.closing, {})),
    whyYou: plain(format(language, frame.whyYou, { purpose, hasReplyTo: replyTo === null ? 'no' : 'yes', replyTo: replyTo ?? '' })),
    stop: plain(format(language, frame.stop, {})),
  };
}
