import { describe, expect, it } from '@jest/globals';
import { allowed } from './password-rules.js';

const almaz = { name: 'Almaz Bekele', email: 'almaz.bekele@selam-garments.example' };
const set = (password: string) => allowed(password, 'password', almaz);

describe('a password', () => {
  it.each([
    ['words that do not belong together', 'seven looms by the river'],
    ['twelve characters of any kind', 'kfuwmzhbtrvo'],
    ['another script', 'ሰማያዊ ዝናብ በጠዋት'],
    ['emoji and spaces', '🧵 spools of teal 🪡'],
    ['128 characters', 'seven looms '.repeat(10) + 'by river'],
  ])('may be %s', (_what, password) => {
    expect(set(password)).toBe(password.normalize('NFKC'));
  });

  it.each([
    ['eleven characters', 'kfuwmzhbtrv', 'at least 12'],
    ['129 characters', 'x'.repeat(129), 'at most 128'],
    ['what grows longer when it is put in order', 'ﷺ'.repeat(20), 'at most 128'],
    ['a common one', 'Password1234', 'easily guessed'],
    ['a common one with signs', 'P@ssw0rd-2026!!', 'easily guessed'],
    ['a row of keys', 'qwertyuiop[]', 'easily guessed'],
    ['numbers in order', '1234567890123', 'easily guessed'],
    ['one character over and over', 'aaaaaaaaaaaaaaa', 'easily guessed'],
    ['two that take turns', 'abababababababab', 'easily guessed'],
    ['the e-mail address', 'almaz.bekele@selam-garments.example', 'easily guessed'],
    ['the name and a year', 'AlmazBekele1994', 'easily guessed'],
    ['ours', 'Linkwright-2026', 'easily guessed'],
  ])('may not be %s', (_what, password, message) => {
    expect(() => set(password)).toThrow(expect.objectContaining({ code: 'body_invalid', message: expect.stringContaining(message) }));
  });
});
