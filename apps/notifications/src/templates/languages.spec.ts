// Every language says everything: the same messages over the same values, a word for every code and unit there is.
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { askReasons, declineReasons } from '#contracts/matching/reasons.js';
import { givenUpStatuses } from '#contracts/notifications/deliveries.js';
import { ruleNames } from '#contracts/registry/clusters.js';
import { serviceAskReasons, serviceDeclineReasons } from '#contracts/service-market/reasons.js';
import { lapseReasons, serviceReasons, withdrawalReasons } from './facts.js';
import type { LanguageFile } from './language-file.js';
import { chooseLanguage, languages } from './languages.js';
import { reasonIn } from './render.js';

/** Every message by its path, e.g. `templates.reminder.body.0`. */
function messagesIn(value: unknown, path = ''): [path: string, message: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => messagesIn(inner, path ? `${path}.${key}` : key));
}

interface Element {
  type: number;
  value?: string;
  style?: unknown;
  options?: Record<string, { value: Element[] }>;
}

/** What a message is made from: each argument with its kind, style and, for a select, its cases. */
function argumentsOf(elements: Element[]): Set<string> {
  const found = new Set<string>();
  for (const { type, value, style, options } of elements) {
    if (type === 0 || type === 7) continue;
    const cases = type === 5 ? Object.keys(options ?? {}).sort().join('|') : '';
    found.add([value, type, typeof style === 'string' ? style : '', cases].join(' '));
    for (const { value: inner } of Object.values(options ?? {})) for (const each of argumentsOf(inner)) found.add(each);
  }
  return found;
}

const parsed = (message: string, language: string) =>
  argumentsOf(new IntlMessageFormat(message, language).getAst() as unknown as Element[]);

const shape = (language: string) => Object.fromEntries(
  messagesIn(languages.get(language)).map(([path, message]) => [path, [...parsed(message, language)].sort()]),
);

describe.each([...languages])('%s', (name, { reasons }) => {
  it('has exactly the messages English has, over the same values', () => {
    expect(shape(name)).toEqual(shape('en'));
  });

  it('counts in exactly the plural categories that its numbers fall into', () => {
    const categories = new Intl.PluralRules(name).resolvedOptions().pluralCategories.toSorted();
    const counts = messagesIn(languages.get(name)).flatMap(([, message]) => message.split(', plural,').slice(1));
    expect(counts).toHaveLength(6);
    for (const count of counts) {
      const named = categories.filter((category) => new RegExp(`\\b${category} \\{`).test(count));
      expect(named).toEqual(categories);
    }
  });

  it('has words for every reason of the contracts', () => {
    expect(Object.keys(reasons.asked).sort()).toEqual([...askReasons].sort());
    expect(Object.keys(reasons.declined).sort()).toEqual([...declineReasons].sort());
    expect(Object.keys(reasons.lapsed).sort()).toEqual([...lapseReasons].sort());
    expect(Object.keys(reasons.withdrawn).sort()).toEqual([...withdrawalReasons].sort());
    expect(Object.keys(reasons.unreached).sort()).toEqual([...givenUpStatuses].sort());
    expect([...withdrawalReasons]).toEqual(expect.arrayContaining([...ruleNames]));
    expect(Object.keys(reasons.service).sort()).toEqual([...serviceReasons].sort());
    for (const reason of serviceAskReasons) expect(reasonIn(name, 'asked', reason, true)).not.toBe(reasons.unknown);
    for (const reason of serviceDeclineReasons) expect(reasonIn(name, 'declined', reason, true)).not.toBe(reasons.unknown);
    for (const reason of ['provider_silent', 'enterprise_silent', 'both_silent']) expect(reasonIn(name, 'lapsed', reason, true)).not.toBe(reasons.unknown);
    for (const reason of [...ruleNames, 'need_covered', 'need_expired', 'need_withdrawn']) {
      expect(reasonIn(name, 'withdrawn', reason, true)).not.toBe(reasons.unknown);
    }
  });

  it('says "another reason" for a code nobody has told us', () => {
    expect(reasonIn(name, 'withdrawn', 'brand_new')).toBe(reasons.unknown);
    expect(reasonIn(name, 'withdrawn', 'constructor')).toBe(reasons.unknown);
  });
});

/** The keys of T that may be left out. */
type Optional<T> = { [K in keyof T]: Omit<T, K> extends T ? K : never }[keyof T];

describe('the form of a language', () => {
  it('lets no template, frame or reason be left out: that does not compile', () => {
    const none: [
      Optional<LanguageFile>, Optional<LanguageFile['templates']>, Optional<LanguageFile['frame']>,
      Optional<LanguageFile['reasons']>, Optional<LanguageFile['reasons']['asked']>, Optional<LanguageFile['reasons']['declined']>,
      Optional<LanguageFile['reasons']['lapsed']>, Optional<LanguageFile['reasons']['withdrawn']>,
      Optional<LanguageFile['reasons']['unreached']>,
    ] extends never[] ? true : false = true;
    expect(none).toBe(true);
  });
});

describe('the language somebody gets', () => {
  it.each([
    [['fr-CM'], ['en'], 'fr'],
    [['fr'], [], 'fr'],
    [['am', 'fr'], ['en'], 'am'],
    [['hi-IN'], ['en'], 'hi'],
    [['om', 'fr'], ['om', 'en'], 'fr'],
    [['om'], ['om', 'fr-SN', 'en'], 'fr'],
    [['om'], ['om', 'en', 'fr'], 'en'],
    [['sw'], [], 'en'],
    [[], ['fr'], 'fr'],
    [['en-GB'], ['fr'], 'en'],
  ])('who reads %j in a cluster of %j gets %s', (read, cluster, expected) => {
    expect(chooseLanguage(read, cluster)).toBe(expected);
  });
});
