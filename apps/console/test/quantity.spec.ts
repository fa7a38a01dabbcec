// The names of units that the console knows, held against those that the engine takes.
import { expect, it } from '@jest/globals';
import { unitNames, unitOf, units } from '#engine';
import { unitCodeOf, unitCodes } from '../src/fields/quantity.js';

it('knows every unit of the engine by every name, and no other', () => {
  expect([...unitCodes].toSorted()).toEqual(units.map(({ code }) => code).toSorted());
  expect(unitNames.map((name) => [name, unitCodeOf(name)])).toEqual(unitNames.map((name) => [name, unitOf(name)!.code]));
  for (const written of ['Pieces', ' kg ', 'pcs.', 'square metre', 'MAN_DAYS', 'Mètre', 'ell', '']) expect([written, unitCodeOf(written)]).toEqual([written, unitOf(written)?.code ?? null]);
});
