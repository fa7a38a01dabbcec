// What the form of a requirement holds, and what the API gets of it.
import { describe, expect, it } from '@jest/globals';
import { NewRequirement, RequirementChange } from '#contracts/matching/requirements.js';
import { bodyOf, changeOf, changedBetween, emptyLot, emptyValues, fieldOf, nextLot, problemsOf, type LotValues, type Values } from '../src/requirements/values.js';

const clusterId = '018f6b1e-7c7a-7000-8000-000000000001';
const lot = (more: Partial<LotValues> = {}): LotValues => ({ ...emptyLot(), text: 'polo shirts', quantity: 500, unit: 'DZN', deadline: '2099-03-31', ...more });
const values = (more: Partial<Values> = {}): Values => ({ ...emptyValues(), clusterId, title: ' Polo shirts ', lots: [lot()], ...more });
const setting = { today: '2026-11-27', forBuyer: false };

describe('values without problems', () => {
  it('make a body that the API takes, without what was left empty', () => {
    expect(problemsOf(values(), setting)).toEqual([]);
    const body = bodyOf(values(), { draft: true, forBuyer: false });
    expect(body).toEqual({
      clusterId, title: 'Polo shirts', draft: true,
      lots: [{ text: 'polo shirts', quantity: 500, unit: 'DZN', deadline: '2099-03-31', mandatoryCertifications: [], preferredCertifications: [] }],
    });
    expect(NewRequirement.safeParse(body).success).toBe(true);
  });

  it('keep everything that was filled in', () => {
    const place = { country: 'ET', region: '', town: 'Addis Ababa', latitude: 9.01, longitude: 38.75, maxDistanceKm: 200 };
    const body = bodyOf(values({ lots: [lot({ code: 'TX.GAR', place, ceilingPrice: { amount: 60, currency: 'USD' }, language: 'am' })] }), { draft: false, forBuyer: false });
    expect(body.lots[0]).toMatchObject({ code: 'TX.GAR', place: { country: 'ET', town: 'Addis Ababa', latitude: 9.01, longitude: 38.75, maxDistanceKm: 200 }, ceilingPrice: { amount: 60, currency: 'USD' }, language: 'am' });
    expect(NewRequirement.safeParse(body).success).toBe(true);
  });
});

it('sends an emptied description when a draft is changed, for what is left out stays', () => {
  const change = changeOf(values({ description: ' ' }));
  expect(change).toMatchObject({ title: 'Polo shirts', description: '' });
  expect(RequirementChange.safeParse(change).success).toBe(true);
});

describe('problems', () => {
  it('are all found, each at its field', () => {
    expect(problemsOf({ ...emptyValues(), lots: [emptyLot(), lot({ deadline: '2020-01-01', quantity: 0 })] }, { ...setting, forBuyer: true })).toEqual([
      ['title', 'titleMissing'], ['clusterId', 'clusterMissing'], ['buyerId', 'buyerMissing'], ['lots.0.text', 'textMissing'], ['lots.0.quantity', 'quantityMissing'],
      ['lots.0.unit', 'unitMissing'], ['lots.0.deadline', 'deadlineMissing'], ['lots.1.quantity', 'quantityMissing'], ['lots.1.deadline', 'deadlinePast'],
    ]);
  });

  it('know half a place', () => {
    const place = { ...emptyLot().place, latitude: 9 };
    expect(problemsOf(values({ lots: [lot({ place })] }), setting)).toEqual([['lots.0.place.country', 'countryMissing'], ['lots.0.place.longitude', 'placeHalf']]);
  });
});

it('shows a problem of the API where it can be mended', () => {
  expect(['lots.0.quantity', 'lots.2.code', 'lots.0.mandatoryCertifications.3', 'title'].map(fieldOf)).toEqual(['lots.0.quantity', 'lots.2.text', 'lots.0.mandatoryCertifications', 'title']);
});

it('begins another lot empty, in the currency of the last one', () => {
  const next = nextLot([lot({ ceilingPrice: { amount: 12.5, currency: 'EUR' } })]);
  expect(next).toEqual({ ...emptyLot(), ceilingPrice: { amount: null, currency: 'EUR' } });
});

it('tells what of a draft is not the same in two versions, lot by lot', () => {
  const was = values({ lots: [lot(), lot({ text: 'T-shirts' })] });
  expect(changedBetween(was, structuredClone(was))).toEqual({ title: false, description: false, lots: [] });
  expect(changedBetween(was, values({ title: 'Shirts', lots: [lot({ quantity: 60 })] }))).toEqual({ title: true, description: false, lots: [0, 1] });
  expect(changedBetween(was, { ...was, description: 'New', lots: [...was.lots, lot()] })).toEqual({ title: false, description: true, lots: [2] });
});
