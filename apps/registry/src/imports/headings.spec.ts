// What headings are read as, and what is said about those that nobody knows.
import { describe, expect, it } from '@jest/globals';
import { fileForms } from './file-form.js';
import { readHeadings, type Mappings } from './headings.js';
import { ImportProblems } from './import-problems.js';
import { problemsIn } from './import-problems.specimen.js';

const needed = ['external_id', 'name', 'size', 'registered'];
function read(names: string[], mappings: Partial<Mappings> = {}) {
  const problems = new ImportProblems();
  const columns = readHeadings(fileForms.enterprises, names, { given: null, remembered: null, ...mappings }, problems);
  return { columns: columns.slice(needed.length), problems: problemsIn(problems) };
}

describe('headings', () => {
  it('are read by name, however they are written', () => {
    const { columns, problems } = read(['External ID', ' NAME ', 'size', 'Registered', 'lead-time days']);
    expect(problems).toEqual([]);
    expect(columns).toEqual([{ heading: 'lead-time days', column: 'lead_time_days', by: 'name', nearest: null }]);
  });

  it('that nobody knows are left out, and said with the most similar column', () => {
    const extra = Array.from({ length: 50 }, (_, n) => `remark ${n}`);
    const { columns, problems } = read([...needed, 'longitute', 'capabilty code', ...extra]);
    expect(problems).toEqual([]);
    expect(columns.slice(0, 2)).toEqual([
      { heading: 'longitute', column: null, by: 'unknown', nearest: 'longitude' },
      { heading: 'capabilty code', column: null, by: 'unknown', nearest: 'capability_code' },
    ]);
    expect(columns.slice(2).every(({ by, column, nearest }) => by === 'unknown' && column === null && nearest === null)).toBe(true);
  });

  it('are read by the mapping of this file, then by the one that is remembered, then by name', () => {
    const { columns, problems } = read([...needed, 'Ort', 'town', 'Firma'], {
      given: { Ort: 'town', town: null }, remembered: { Ort: 'region', Firma: null, Gone: 'email' },
    });
    expect(problems).toEqual([]);
    expect(columns).toEqual([
      { heading: 'Ort', column: 'town', by: 'mapping', nearest: null },
      { heading: 'town', column: null, by: 'mapping', nearest: null },
      { heading: 'Firma', column: null, by: 'remembered', nearest: null },
    ]);
  });

  it.each<[string, string[], Partial<Mappings>, RegExp[]]>([
    ['a needed one is missing', needed.slice(1), {}, [/^line 1.external_id: this column is needed/]],
    ['two are the same', [...needed, 'Name'], {}, [/^line 1.Name: is read as name, and so is name/]],
    ['two are mapped to the same', [...needed, 'Firma'], { given: { Firma: 'name' } }, [/^line 1.Firma: is read as name/]],
    ['one is mapped that is not there', needed, { given: { Firma: 'town' } }, [/^line 1.Firma: is mapped, but/]],
    ['there are very many', [...needed, ...Array.from({ length: 600 }, (_, n) => `c${n}`)], {}, [/^line 1: has 604 columns: at most 500/]],
    ['there is none', [], {}, [/^line 1: there is no header/, /needed/, /needed/, /needed/, /needed/]],
  ])('are a problem when %s', (_what, names, mappings, expected) => {
    const { problems } = read(names, mappings);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(problems[index]).toMatch(pattern));
  });
});
