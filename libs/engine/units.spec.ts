// Units by code and name; what is unlike fails and never becomes zero.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { convert, unitName, unitOf, units } from './engine.js';
import { floorToStep } from './units.js';

describe('units', () => {
  it.each([
    ['H87', 'C62'],
    ['piece', 'C62'],
    ['Pieces', 'C62'],
    ['pcs.', 'C62'],
    ['dozen', 'DZN'],
    ['douzaines', 'DZN'],
    ['GRO', 'GRO'],
    ['pr', 'PR'],
    ['NPR', 'PR'],
    [' kg ', 'KGM'],
    ['tonne', 'TNE'],
    ['Quintal', 'DTN'],
    ['mètre', 'MTR'],
    ['yd', 'YRD'],
    ['m2', 'MTK'],
    ['square metre', 'MTK'],
    ['heures', 'HUR'],
    ['man days', 'DAY'],
    ['lot', 'LO'],
  ])('knows "%s" as %s', (name, code) => expect(unitOf(name)?.code).toBe(code));

  it.each([
    [3, 'DZN', 'C62', 36],
    [1, 'GRO', 'DZN', 12],
    [2, 'TNE', 'KGM', 2000],
    [5, 'quintal', 'tonne', 0.5],
    [9, 'g', 'kg', 0.009],
    [1, 'YRD', 'MTR', 0.9144],
    [0.9144, 'm', 'yard', 1],
    [1, 'LBR', 'KGM', 0.45359237],
    [16, 'HUR', 'DAY', 2],
    [1, 'YDK', 'MTK', 0.83612736],
    [24, 'PR', 'DPR', 2],
    [0, 'kg', 'g', 0],
  ])('%d %s in %s is %d, exactly', (quantity, from, to, expected) => {
    expect(convert(quantity, from, to)).toMatchObject({
      ok: true,
      quantity: expected,
      unit: unitOf(to)!.code,
    });
  });

  it('takes a number of packs for nothing else: nobody knows what is in a pack', () => {
    expect(unitOf('NMP')).toBeUndefined();
  });

  it.each([
    [1, 'kg', 'piece', 'unit_incompatible'],
    [1, 'pair', 'piece', 'unit_incompatible'],
    [0, 'm', 'm2', 'unit_incompatible'],
    [1, 'bushel', 'kg', 'unit_unknown'],
    [1, 'kg', '', 'unit_unknown'],
    [-1, 'kg', 'g', 'quantity_invalid'],
    [NaN, 'kg', 'g', 'quantity_invalid'],
    [Infinity, 'kg', 'g', 'quantity_invalid'],
  ])('%d %s in %s is the failure %s', (quantity, from, to, code) => {
    expect(convert(quantity, from, to)).toMatchObject({ ok: false, code });
  });

  it('says why not', () => {
    expect(convert(1, 'kg', 'dozen')).toMatchObject({
      message: 'kg (mass) cannot be compared with dozens (piece)',
    });
  });

  it('names amounts', () => {
    expect([unitName('DZN', 1), unitName('DZN', 3), unitName('XYZ', 3)]).toEqual(['dozen', 'dozens', 'XYZ']);
  });

  it('has one meaning for every name', () => {
    const codes = units.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, singular, plural } of units) {
      expect([unitOf(code)?.code, unitOf(singular)?.code, unitOf(plural)?.code]).toEqual([code, code, code]);
    }
  });

  it('goes there and back for whole numbers', () => {
    const like = fc
      .constantFrom(...units)
      .chain((from) =>
        fc.tuple(
          fc.constant(from),
          fc.constantFrom(...units.filter(({ dimension }) => dimension === from.dimension)),
          fc.nat(1_000_000),
        ),
      );
    fc.assert(
      fc.property(like, ([from, to, quantity]) => {
        const there = convert(quantity, from.code, to.code);
        const back = there.ok ? convert(there.quantity, to.code, from.code) : there;
        expect(back.ok && Math.abs(back.quantity - quantity) <= 1e-9 * quantity).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });

  it('rounds down to whole pieces and grams, and loses none to floating point', () => {
    const kg = unitOf('kg')!;
    for (let grams = 0; grams < 3000; grams += 1) expect(floorToStep(grams / 1000, kg)).toBe(grams / 1000);
    expect(floorToStep(0.0719, kg)).toBe(0.071);
    expect(floorToStep(2.999, unitOf('piece')!)).toBe(2);
    expect(floorToStep(1.99, unitOf('dozen')!)).toBe(23 / 12);
  });
});
