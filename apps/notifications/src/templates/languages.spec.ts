// Every language says everything: the same messages over the same values, a word for every code and unit there is.
import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { refusalReasons } from '#contracts/matching/invitations.js';
import { askReasons, declineReasons } from '#contracts/matching/proposals.js';
import { givenUpStatuses } from '#contracts/notifications/deliveries.js';
import { ruleNames } from '#contracts/registry/clusters.js';
import { lapseReasons, withdrawalReasons } from './facts.js';
import { chooseLanguage, languages, type LanguageName } from './languages.js';
import { reasonIn } from './render.js';

const names = Object.keys(languages) as LanguageName[];

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

describe.each(names)('%s', (name) => {
  it('has exactly the messages English has, over the same values', () => {
    const shape = (language: LanguageName) => Object.fromEntries(
      messagesIn(languages[language]).map(([path, message]) => [path, [...parsed(message, language)].sort()]),
    );
    expect(shape(name)).toEqual(shape('en'));
  });

  it('has words for every reason of the contracts', () => {
    const { reasons } = languages[name];
    expect(Object.keys(reasons.asked).sort()).toEqual([...askReasons].sort());
    expect(Object.keys(reasons.declined).sort()).toEqual([...declineReasons].sort());
    expect(Object.keys(reasons.refused).sort()).toEqual([...refusalReasons].sort());
    expect(Object.keys(reasons.lapsed).sort()).toEqual([...lapseReasons].sort());
    expect(Object.keys(reasons.withdrawn).sort()).toEqual([...withdrawalReasons].sort());
    expect(Object.keys(reasons.unreached).sort()).toEqual([...givenUpStatuses].sort());
    expect([...withdrawalReasons]).toEqual(expect.arrayContaining([...ruleNames]));
  });

  it('says "another reason" for a code nobody has told us', () => {
    expect(reasonIn(name, 'withdrawn', 'brand_new')).toBe(languages[name].reasons.unknown);
    expect(reasonIn(name, 'withdrawn', 'constructor')).toBe(languages[name].reasons.unknown);
  });
});

describe('the language somebody gets', () => {
  it.each([
    [['fr-CM'], ['en'], 'fr'],
    [['fr'], [], 'fr'],
    [['am', 'fr'], ['am', 'en'], 'fr'],
    [['am'], ['am', 'fr-SN', 'en'], 'fr'],
    [['am'], ['am', 'en', 'fr'], 'en'],
    [['sw'], [], 'en'],
    [[], ['fr'], 'fr'],
    [['en-GB'], ['fr'], 'en'],
  ])('who reads %j in a cluster of %j gets %s', (read, cluster, expected) => {
    expect(chooseLanguage(read, cluster)).toBe(expected);
  });
});
