// A language that lacks something is found, and those of the console lack nothing.
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkWords, missingIn } from '../words-complete.js';

const english = { hello: 'Hello {{name}}', lots_one: '{{count}} lot', lots_other: '{{count}} lots', menu: { open: 'Open' } };

describe('the words of a language', () => {
  it.each([
    ['a missing key', { lots_one: '{{count}} lot', lots_many: '{{count}} lots', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, ['lacks “hello” (Hello {{name}})']],
    ['a key below another', { hello: 'Bonjour {{name}}', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: '{{count}} lots' }, ['lacks “menu.open” (Open)']],
    ['a missing plural form', { hello: 'Bonjour {{name}}', lots_one: '{{count}} lot', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, ['lacks “lots_many” ({{count}} lots)']],
    ['a key too many', { hello: 'Bonjour {{name}}', bye: 'Au revoir', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, ['has “bye”, which English has not']],
    ['another blank', { hello: 'Bonjour {{nom}}', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, ['has other blanks in “hello”: Bonjour {{nom}}']],
    ['a plural without its number', { hello: 'Bonjour {{name}}', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: 'des lots', menu: { open: 'Ouvrir' } }, ['has other blanks in “lots_other”: des lots']],
    ['an empty text', { hello: ' ', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, ['leaves “hello” empty']],
    ['nothing wrong', { hello: 'Bonjour {{name}}', lots_one: 'un lot', lots_many: '{{count}} de lots', lots_other: '{{count}} lots', menu: { open: 'Ouvrir' } }, []],
  ])('are held against English: %s', (_, texts, problems) => {
    expect(missingIn('fr', texts, english)).toEqual(problems);
  });

  it('need no form that the language has not', () => {
    expect(missingIn('ja', { hello: '{{name}}', lots_other: '{{count}}', menu: { open: '開く' } }, english)).toEqual([]);
  });

  it('are complete in every language of the console', () => {
    expect(checkWords(resolve('apps/console/src/words'))).toEqual([]);
  });
});
