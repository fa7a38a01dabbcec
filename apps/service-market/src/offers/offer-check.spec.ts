import { describe, expect, it } from '@jest/globals';
import { buildCodeTree } from '#engine';
import { problemsOf, refuse } from './offer-check.js';

const tree = buildCodeTree([{ code: 'T', parent: null, labels: { en: 'Training' }, synonyms: {}, unit: 'IE' }]);
const good = { code: 'T', unit: 'person', places: [], capacity: [], validFrom: '2027-03-01', validUntil: null };
const check = (more: Partial<Parameters<typeof problemsOf>[0]> = {}) =>
  problemsOf({ ...good, ...more }, tree, '2027-02-27').map(({ code, field }) => `${field} ${code}`);

describe('an offer', () => {
  it('is good as it is', () => expect(check()).toEqual([]));
  it.each([
    [{ code: 'X' }, 'code code_unknown'],
    [{ unit: 'kg' }, 'unit unit_incompatible'],
    [{ unit: 'furlong' }, 'unit unit_unknown'],
    [{ validUntil: '2027-02-26' }, 'validUntil deadline_past'],
    [{ validUntil: '2027-02-28' }, 'validUntil body_invalid'],
    [{ places: [{ country: 'ET', latitude: 9 }] }, 'places.0 body_invalid'],
    [{ capacity: [{ from: '2027-03-02', to: '2027-03-01', quantity: 1, booked: 0 }] }, 'capacity.0.to body_invalid'],
    [{ capacity: [{ from: '2027-03-01', to: '2027-03-02', quantity: 1, booked: 2 }] }, 'capacity.0.booked body_invalid'],
  ])('%j: %s', (more, problem) => expect(check(more)).toEqual([problem]));

  it('is refused with every wrong field at once', () => {
    const problems = problemsOf({ ...good, code: 'X', validUntil: '2027-02-26' }, tree, '2027-02-27');
    expect(() => refuse(problems)).toThrow(expect.objectContaining({
      code: 'body_invalid', details: { fields: [expect.objectContaining({ field: 'code' }), expect.objectContaining({ field: 'validUntil' })] },
    }));
    expect(() => refuse(problems.slice(0, 1))).toThrow(expect.objectContaining({ code: 'code_unknown' }));
    expect(() => refuse([])).not.toThrow();
  });
});
