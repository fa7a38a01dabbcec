import { describe, expect, it } from '@jest/globals';
import { buildCodeTree } from '#engine';
import { deriveNeed, problemsOfConstraints } from './need-check.js';

const row = (code: string, parent: string | null, label: string, unit: string) => ({ code, parent, labels: { en: label }, synonyms: {}, unit });
const tree = buildCodeTree([row('T', null, 'Training', 'IE'), row('T1', 'T', 'Stitching course', 'IE')]);
const setting = { tree, today: '2027-02-27', language: 'en' };
const derive = (written: Parameters<typeof deriveNeed>[0]) => deriveNeed(written, setting);
const fields = (problems: { code: string; field: string }[]) => problems.map(({ code, field }) => `${field} ${code}`);

describe('what is derived from a need as written', () => {
  it('is its title, and the unit of its code when none was stated', () => {
    expect(derive({ code: 'T1' })).toEqual({
      derived: { code: 'T1', codeStatus: 'stated', proposedCodes: [], unit: 'IE', title: 'Stitching course' }, problems: [],
    });
    expect(derive({ code: 'T1', text: 'For beginners' }).derived.title).toBe('For beginners');
  });

  it('is a code out of its own words, to be confirmed', () => {
    expect(derive({ text: 'a stitching course' }).derived).toMatchObject({ code: 'T1', codeStatus: 'proposed', unit: 'IE' });
    expect(derive({ text: 'rain' }).derived).toMatchObject({ code: null, codeStatus: 'none', unit: 'E48', title: 'rain' });
  });

  it('is refused where it does not fit', () => {
    expect(fields(derive({ code: 'X' }).problems)).toEqual(['code code_unknown']);
    expect(fields(derive({ code: 'T1', unit: 'kg' }).problems)).toEqual(['unit unit_incompatible']);
    expect(fields(derive({ code: 'T1', unit: 'furlong' }).problems)).toEqual(['unit unit_unknown']);
  });
});

describe('when and where it is wanted', () => {
  const check = (wantedBy: string, place: Parameters<typeof problemsOfConstraints>[0]['place'] = null) =>
    fields(problemsOfConstraints({ wantedBy, place }, setting));
  it('must be today or later', () => {
    expect(check('2027-02-26')).toEqual(['wantedBy deadline_past']);
    expect(check('2027-02-27')).toEqual([]);
  });
  it('must be a place that distances can be measured from, when one is asked', () => {
    expect(check('2027-03-01', { country: 'ET', latitude: 9 })).toEqual(['place body_invalid']);
    expect(check('2027-03-01', { country: 'ET', maxDistanceKm: 5 })).toEqual(['place.maxDistanceKm body_invalid']);
    expect(check('2027-03-01', { country: 'ET', latitude: 9, longitude: 38, maxDistanceKm: 5 })).toEqual([]);
  });
});
