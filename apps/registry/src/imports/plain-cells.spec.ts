// Formulas in cells: harmless in every file we write, and the same text again when it is read.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { asMeant, csvRow, harmless, rowKeyOf } from './plain-cells.js';

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("http://example.org","prize")', '\'=HYPERLINK("http://example.org","prize")'],
    ['+251 911 000000', "'+251 911 000000"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ["'=1", "''=1"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['-17.45', '-17.45'],
    ["'Ali's", "'Ali's"],
    ['Selam', 'Selam'],
  ])('%s is written as %s, and read as it was', (text, written) => {
    expect(harmless(text)).toBe(written);
    expect(asMeant(written)).toBe(text);
  });

  it('is never a formula when it is written, and the same when it is read, whatever it is', () => {
    const texts = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '1', '.', 'a', ' ', '\t', '\r') });
    fc.assert(fc.property(texts, (text) => {
      expect(harmless(text)).not.toMatch(/^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/);
      expect(asMeant(harmless(text))).toBe(text);
    }), { numRuns: runs(500) });
  });

  it('is quoted where a CSV needs it', () => {
    expect(csvRow(['a', 'b,c', 'say "yes"', '=1;2', 'two\nlines'])).toBe('a,"b,c","say ""yes""","\'=1;2","two\nlines"\r\n');
  });
});

describe('the key of a row', () => {
  it.each([
    [" '+251 ", '+251'],
    [' ', null],
    [undefined, null],
    [`${'x'.repeat(199)}😀`, `${'x'.repeat(199)}\ufffd`],
    [`${'x'.repeat(198)}😀y`, `${'x'.repeat(198)}😀`],
  ])('of %j is %j', (cell, key) => {
    expect(rowKeyOf(cell)).toBe(key);
  });
});
