// A language is complete when each of the places that speak has a file for it; the command shows all of it.
import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages } from '#language';
import { languages as pages } from '../apps/gateway/src/reply-page/copy.js';
import { languages as templates } from '../apps/notifications/src/templates/languages.js';
import { sampleNotices } from '../apps/notifications/src/templates/samples.js';
import { writeLetters } from './letters.js';

it('a language has a file in each of libs/language/words, templates/words and reply-page/copy', () => {
  const every = [...new Set([...languages.keys(), ...templates.keys(), ...pages.keys()])].sort();
  for (const place of [languages, templates, pages]) expect([...place.keys()]).toEqual(every);
});

/** Every text in a value, at any depth. */
const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(textsIn));

interface Piece {
  type: number;
  value: string;
  options?: Record<string, { value: Piece[] }>;
}
/** What a message says itself, without the names of its values. */
const literalsIn = (pieces: Piece[]): string => pieces.map(({ type, value, options }) => (type === 0 ? value
  : Object.values(options ?? {}).map((option) => literalsIn(option.value)).join(' '))).join(' ');

const inOtherScripts = [...languages.keys()].map((tag) => [tag, new Intl.Locale(tag).maximize().script!] as const)
  .filter(([, script]) => script !== 'Latn');

it.each(inOtherScripts)('%s is written in %s alone, but for names', (tag, script) => {
  const { dates: _patterns, ...words } = languages.get(tag)!;
  const texts = [words, templates.get(tag), pages.get(tag)].flatMap(textsIn);
  const foreign = new RegExp(`(?!\\p{Script=${script}})\\p{L}`, 'u');
  const said = texts.map((text) => literalsIn(new IntlMessageFormat(text, tag).getAst() as unknown as Piece[]));
  expect(said.filter((text) => foreign.test(text.replaceAll(/Linkwright|STOP/g, '')))).toEqual([]);
});

describe('npm run letters', () => {
  it('writes every e-mail and page in every language', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkwright-letters-'));
    try {
      expect(writeLetters(folder)).toBeGreaterThanOrEqual(languages.size * (sampleNotices.length + 6));
      for (const language of languages.keys()) {
        const files = readdirSync(join(folder, language));
        expect(files.filter((name) => name.endsWith('.txt'))).toHaveLength(sampleNotices.length);
        expect(files.filter((name) => name.startsWith('page-')).length).toBeGreaterThan(5);
        for (const file of files.filter((name) => name.endsWith('.html'))) {
          const html = readFileSync(join(folder, language, file), 'utf8');
          expect(html).toContain(`<html lang="${language}" dir="ltr">`);
          expect(html.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/<script|undefined|NaN|[{}]/);
          expect(Buffer.byteLength(html)).toBeLessThan(30_000);
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
