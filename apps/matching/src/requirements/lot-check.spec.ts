// Lots judged without a database: every problem is found, and what is derived fits what was written.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '#contracts/errors.js';
import type { NewLot } from '#contracts/matching/requirements.js';
import { buildCodeTree, convert, units, type CodeRow } from '#engine';
import { runs } from '#testing/depth.js';
import { checkCode, checkLots, refuse, type Problem } from './lot-check.js';

const row = (code: string, parent: string | null, label: string, unit: string): CodeRow => ({
  code, parent, labels: { en: label, fr: `${label} (fr)` }, synonyms: {}, unit,
});
const tree = buildCodeTree([
  row('G', null, 'Garments', 'C62'),
  row('G1', 'G', 'Polo shirts', 'C62'),
  row('F', null, 'Knitted fabric', 'KGM'),
]);
const setting = { tree, today: '2026-06-01', language: 'en' };
const lot = (more: Partial<NewLot> = {}): NewLot => ({
  code: 'G1',
  quantity: 10,
  unit: 'dozen',
  deadline: '2026-09-01',
  mandatoryCertifications: [],
  preferredCertifications: [],
  ...more,
});
const fields = (problems: readonly Problem[]) => problems.map(({ code, field }) => `${field} ${code}`);
const check = (...lots: NewLot[]) => checkLots(lots, setting);

describe('a lot with a code', () => {
  it('is normalised to the unit of the code', () => {
    expect(check(lot())).toEqual({
      problems: [],
      derived: [
        { code: 'G1', codeStatus: 'stated', proposedCodes: [], normalised: { quantity: 120, unit: 'C62' } },
      ],
    });
  });

  it('may be due today, not yesterday', () => {
    expect(check(lot({ deadline: '2026-06-01' })).problems).toEqual([]);
    expect(fields(check(lot({ deadline: '2026-05-31' })).problems)).toEqual([
      'lots.0.deadline deadline_past',
    ]);
  });

  it('is compared in any two units exactly when they are of one dimension', () => {
    fc.assert(fc.property(fc.constantFrom(...units), fc.constantFrom('G1', 'F'), (unit, code) => {
      const { problems, derived } = check(lot({ unit: unit.code, code }));
      const fits = convert(1, unit.code, tree.row(code).unit).ok;
      expect(fields(problems)).toEqual(fits ? [] : ['lots.0.unit unit_incompatible']);
      expect(derived[0]!.normalised !== null).toBe(fits);
    }), { numRuns: runs(100) });
  });
});

describe('a lot with a text only', () => {
  it('gets the best code whose unit fits, and keeps the others as proposals', () => {
    const {
      derived: [made],
    } = check(lot({ code: undefined, text: 'knitted fabric for polo shirts', unit: 'kg' }));
    expect(made).toMatchObject({
      code: 'F',
      codeStatus: 'proposed',
      normalised: { quantity: 10, unit: 'KGM' },
    });
    expect(made!.proposedCodes.map((each) => each.code)).toEqual(expect.arrayContaining(['F', 'G1']));
  });

  it('has none when the best code is measured otherwise, although a worse one would fit, and says so', () => {
    const { derived: [made] } = check(lot({ code: undefined, text: 'polo shirts, knited fabric', unit: 'kg' }));
    expect(made!.proposedCodes.map((each) => each.code)).toEqual(['G1', 'F']);
    expect(made).toMatchObject({ code: null, codeStatus: 'none', normalised: null });
    expect(made!.proposedCodes[0]!.unitProblem).toMatch(/^Polo shirts \(G1\) is not measured in kg\. Units that fit: piece \(C62\), dozen/);
    expect(made!.proposedCodes[1]!.unitProblem).toBeNull();
  });

  it('has none when no proposed code fits its unit', () => {
    const { derived: [made], problems } = check(lot({ code: undefined, text: 'polo shirts', unit: 'litre' }));
    expect(made).toMatchObject({ code: null, codeStatus: 'none', normalised: null });
    expect(made!.proposedCodes.map((each) => each.code)).toContain('G1');
    expect(problems).toEqual([]);
  });
});

describe('problems', () => {
  it('are all found, each at its field', () => {
    const { problems } = check(
      lot({
        code: 'X',
        unit: 'bushel',
        deadline: '2020-01-01',
        place: { country: 'ET', longitude: 3, region: 'IN-PB' },
      }),
      lot({ mandatoryCertifications: ['GOTS', 'gots'], place: { country: 'ET', maxDistanceKm: 5 } }),
    );
    expect(fields(problems)).toEqual([
      'lots.0.deadline deadline_past',
      'lots.0.place.latitude body_invalid',
      'lots.0.place.region body_invalid',
      'lots.0.code code_unknown',
      'lots.0.unit unit_unknown',
      'lots.1.place.maxDistanceKm body_invalid',
      'lots.1.mandatoryCertifications.1 body_invalid',
    ]);
  });

  it('become one error: its own code when they agree, body_invalid when they do not', () => {
    const thrown = (problems: Problem[]): DomainError => {
      try {
        refuse(problems);
      } catch (error) {
        return error as DomainError;
      }
      throw new Error('nothing was thrown');
    };
    const past = { code: 'deadline_past' as const, field: 'a', message: 'too late' };
    const unit = { code: 'unit_unknown' as const, field: 'b', message: 'what?' };
    expect(thrown([past])).toMatchObject({ code: 'deadline_past', message: 'too late' });
    expect(thrown([past, past]).code).toBe('deadline_past');
    expect(thrown([past, unit])).toMatchObject({
      code: 'body_invalid',
      details: { codes: ['deadline_past', 'unit_unknown'] },
    });
    expect(() => refuse([])).not.toThrow();
  });
});

describe('a confirmed code', () => {
  it('is judged by the unit of the lot, whatever else is wrong by now', () => {
    const old = lot({ deadline: '2020-01-01' });
    expect(checkCode(old, 'G', setting)).toMatchObject({
      problems: [],
      derived: { code: 'G', codeStatus: 'stated' },
    });
    expect(fields(checkCode(old, 'F', setting).problems)).toEqual(['code unit_incompatible']);
    expect(fields(checkCode(old, 'X', setting).problems)).toEqual(['code code_unknown']);
  });
});
