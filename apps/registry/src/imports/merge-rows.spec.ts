// Rows become enterprises with claims with periods; the same thing cannot be said in two ways.
import { describe, expect, it } from '@jest/globals';
import type { Cells } from './columns.js';
import { ImportProblems } from './import-problems.js';
import { problemsIn } from './import-problems.specimen.js';
import { mergeRows } from './merge-rows.js';

const selam: Cells = { external_id: 'L-7', name: 'Selam', size: 'micro', registered: false };
const period = (month: string): Cells => ({
  capacity_from: `2027-${month}-01`,
  capacity_to: `2027-${month}-28`,
  capacity_quantity: 400,
});

/** Rows from line 2 on. */
function merge(...rows: Cells[]) {
  const problems = new ImportProblems();
  const stated = mergeRows(rows.map((cells, index) => ({ line: index + 2, cells })), problems);
  return { stated, problems: problemsIn(problems).map((text) => text.split(':')[0]) };
}

describe('rows', () => {
  it('with one external id are one enterprise, with one code one claim, in the order of the file', () => {
    const { stated, problems } = merge(
      { ...selam, capability_code: 'POLO', lead_time_days: 14, ...period('02') },
      { ...selam, external_id: 'L-8', name: 'Abay' },
      { external_id: 'L-7', capability_code: 'SOCK', town: 'Addis Ababa', country: 'ET' },
      { ...selam, capability_code: 'POLO', ...period('03') },
    );
    expect(problems).toEqual([]);
    expect(stated.map(({ externalId, line }) => [externalId, line])).toEqual([
      ['L-7', 2],
      ['L-8', 3],
    ]);
    expect(stated[0]!.cells).toEqual({ ...selam, town: 'Addis Ababa', country: 'ET' });
    expect(
      stated[0]!.claims.map(({ code, line, cells, capacity }) => [
        code,
        line,
        cells.lead_time_days,
        capacity.map((slot) => [slot.line, slot.from]),
      ]),
    ).toEqual([
      [
        'POLO',
        2,
        14,
        [
          [2, '2027-02-01'],
          [5, '2027-03-01'],
        ],
      ],
      ['SOCK', 4, undefined, []],
    ]);
  });

  it('that contradict each other are refused at the later line', () => {
    expect(
      merge(
        { ...selam, capability_code: 'POLO', lead_time_days: 14 },
        { ...selam, name: 'Selam PLC', capability_code: 'POLO', lead_time_days: 7 },
      ).problems,
    ).toEqual(['line 3.name', 'line 3.lead_time_days']);
  });

  it.each([
    ['no external id', { ...selam, external_id: undefined }, ['line 2.external_id']],
    ['no size', { ...selam, size: undefined }, ['line 2.size']],
    ['a lead time for no capability', { ...selam, lead_time_days: 3 }, ['line 2.capability_code']],
    [
      'a period without its end',
      { ...selam, capability_code: 'POLO', capacity_from: '2027-01-01', capacity_quantity: 5 },
      ['line 2.capacity_to'],
    ],
    [
      'a price without currency',
      { ...selam, capability_code: 'POLO', price_amount: 5 },
      ['line 2.price_currency'],
    ],
    [
      'a currency without price',
      { ...selam, capability_code: 'POLO', price_currency: 'ETB' },
      ['line 2.price_amount'],
    ],
    ['a town without country', { ...selam, town: 'Addis Ababa' }, ['line 2.country']],
    ['consent without address', { ...selam, email_consent: true }, ['line 2.email']],
  ] satisfies [string, Cells, string[]][])('with %s are refused', (_what, cells, fields) => {
    expect(merge(cells).problems).toEqual(fields);
  });
});
