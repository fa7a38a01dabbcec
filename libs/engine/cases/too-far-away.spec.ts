// The buyer asks for workshops within 50 km of the warehouse.
import { describe, expect, it } from '@jest/globals';
import { ruleInWords, type LotNeed } from '../engine.js';
import { criterionOf, evaluate, lot, ruleOf, workshop } from './example.js';

const addis = { country: 'ET', latitude: 9.03, longitude: 38.74 };
const near = (maxDistanceKm?: number): LotNeed => lot({ place: { ...addis, maxDistanceKm } });
const at = (establishments: { country: string; latitude?: number; longitude?: number }[], need: LotNeed) =>
  evaluate(need, workshop({ establishments }));
const adama = { country: 'ET', latitude: 8.54, longitude: 39.27 };
const nairobi = { country: 'KE', latitude: -1.29, longitude: 36.82 };

describe('distance', () => {
  it('counts from the nearest establishment', () => {
    expect(at([adama, addis], near(50))).toMatchObject({ passes: true });
    expect(criterionOf(at([adama, addis], near(50)), 'distance')).toMatchObject({ value: 1, basis: 'data' });
  });

  it('beyond the limit excludes and says by how much', () => {
    const evaluation = at([adama], near(50));
    expect(evaluation.failedRules).toEqual(['place']);
    expect(ruleOf(evaluation, 'place').margin).toBeCloseTo(50 - 79.8, 0);
    expect(ruleInWords(ruleOf(evaluation, 'place'))).toBe('79.7546 km away, 29.7546 km more than the 50 km asked.');
  });

  it('is unknown without coordinates, also in another country: a country is not a distance', () => {
    expect(ruleOf(at([{ country: 'ET' }], near(50)), 'place').outcome).toBe('unknown');
    expect(ruleOf(at([], near(50)), 'place').outcome).toBe('unknown');
    const abroad = at([{ country: 'KE' }], near(50));
    expect(abroad.passes).toBe(true);
    expect(ruleInWords(ruleOf(abroad, 'place'))).toBe(
      'No establishment in ET, but how far away is not known, at most 50 km is asked.',
    );
  });

  it('is unknown while a site without coordinates may be nearer than the one beyond the limit', () => {
    const evaluation = at([adama, { country: 'ET' }], near(50));
    expect(evaluation.passes).toBe(true);
    expect(ruleOf(evaluation, 'place')).toMatchObject({ outcome: 'unknown', actual: null, margin: null });
    expect(ruleInWords(ruleOf(evaluation, 'place'))).toBe(
      'The nearest establishment with coordinates is 79.7546 km away, more than the 50 km asked, ' +
        'but 1 of 2 has none, so the distance is not known.',
    );
    expect(criterionOf(evaluation, 'distance')).toMatchObject({ value: 0.5, basis: 'prior' });
    expect(ruleOf(at([addis, { country: 'ET' }], near(50)), 'place')).toMatchObject({ outcome: 'pass', margin: 50 });
  });

  it('excludes nobody when the lot only says where the goods go', () => {
    const evaluation = at([nairobi], near());
    expect(evaluation.passes).toBe(true);
    expect(criterionOf(evaluation, 'distance').value).toBeCloseTo(500 / (500 + 1164), 2);
    const exported = lot({ place: { country: 'DE' } });
    expect(at([addis], exported).passes).toBe(true);
    expect(criterionOf(at([addis], exported), 'distance')).toMatchObject({ value: 0, basis: 'data' });
  });

  it('is not counted when the lot states no place', () => {
    expect(criterionOf(at([addis], lot()), 'distance')).toMatchObject({ basis: 'none', weight: 0 });
  });
});

describe('the far corners of the globe', () => {
  const limit = (latitude: number, longitude: number) =>
    lot({ place: { country: 'FJ', latitude, longitude, maxDistanceKm: 50 } });

  it('joins both sides of the antimeridian', () => {
    expect(at([{ country: 'FJ', latitude: -17, longitude: -179.9 }], limit(-17, 179.9)).passes).toBe(true);
    expect(at([{ country: 'FJ', latitude: -17, longitude: -180 }], limit(-17, 180)).passes).toBe(true);
  });

  it('knows that all longitudes meet at a pole', () => {
    expect(
      ruleOf(at([{ country: 'FJ', latitude: 90, longitude: -120 }], limit(90, 60)), 'place').actual,
    ).toBeCloseTo(0, 6);
  });

  it('measures to the antipode', () => {
    const evaluation = at([{ country: 'FJ', latitude: 17, longitude: 0 }], limit(-17, 180));
    expect(ruleOf(evaluation, 'place').actual).toBeCloseTo(20015.1, 1);
  });
});
