// From the text of a CSV to typed cells, and the line and column of everything that cannot be read.
import { describe, expect, it } from '@jest/globals';
import { ImportProblems } from './import-problems.js';
import { problemsIn } from './import-problems.specimen.js';
import { mostRows, readCsv } from './read-csv.js';

const head = 'external_id,name,size,registered';

function read(text: string) {
  const problems = new ImportProblems();
  const { rows } = readCsv(text, problems);
  return { rows, problems: problemsIn(problems) };
}

describe('a CSV', () => {
  it('becomes typed cells, with the line where each row begins; empty cells and rows are nothing', () => {
    const { rows, problems } = read(`${head},latitude,languages,minimum_order,certifications,evidence
L-7,"Selam, Tailoring",micro,no,-9.5,am en,12.5,ISO 9001:2015:2027-12-31|GOTS,"two
lines"

,,,,,,,,
L-8,Abay,large,OUI,,,,,
`);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        cells: {
          external_id: 'L-7',
          name: 'Selam, Tailoring',
          size: 'micro',
          registered: false,
          latitude: -9.5,
          languages: ['am', 'en'],
          minimum_order: 12.5,
          certifications: [
            { scheme: 'ISO 9001:2015', validUntil: '2027-12-31' },
            { scheme: 'GOTS', validUntil: null },
          ],
          evidence: 'two\nlines',
        },
      },
      { line: 6, cells: { external_id: 'L-8', name: 'Abay', size: 'large', registered: true } },
    ]);
  });

  it.each([
    ['a byte order mark', `\ufeff${head}\nL-7,Selam,micro,no\n`],
    ['semicolons', `${head.replaceAll(',', ';')}\nL-7;Selam;micro;no\n`],
    ['tabs', `${head.replaceAll(',', '\t')}\nL-7\tSelam\tmicro\tno\n`],
    ['the line ends of Windows', `${head}\r\nL-7,Selam,micro,no\r\n`],
    ['spaces and capitals in the header', `External_ID , Name,SIZE,registered\nL-7, Selam ,micro,no`],
  ])('is read with %s', (_what, text) => {
    expect(read(text)).toEqual({
      rows: [{ line: 2, cells: { external_id: 'L-7', name: 'Selam', size: 'micro', registered: false } }],
      problems: [],
    });
  });

  it.each([
    ['without a header', '', [/^line 1: there is no header line/]],
    ['without rows', `${head}\n`, [/^line 2: there is no row/]],
    [
      'without a needed column',
      'external_id,name,size\nL-7,Selam,micro',
      [/^line 1.registered: this column is needed/],
    ],
    [
      'with a column nobody knows',
      `${head},colour,constructor\n`,
      [/^line 1.colour: is not a column: use external_id, name/, /^line 1.constructor/],
    ],
    ['with a column twice', `${head},name\n`, [/^line 1.name: is there twice/]],
    [
      'with a quote that never ends',
      `${head}\nL-7,"Selam,micro,no\n`,
      [/^line 2: cannot be read as CSV: Quote Not Closed/],
    ],
    [
      'with a row that is too long',
      `${head}\nL-7,Selam,Tailoring,micro,no\n`,
      [/^line 2: has 5 cells, but the header has 4/, /^line 2.size/, /^line 2.registered/],
    ],
  ])('is refused %s', (_what, text, expected) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(problems[index]).toMatch(pattern));
  });
});

describe('a file', () => {
  it('has at most so many rows', () => {
    const rows = (count: number) => `${head}\n${'L-7,Selam,micro,no\n'.repeat(count)}`;
    expect(read(rows(mostRows)).problems).toEqual([]);
    expect(read(rows(mostRows + 1)).problems).toEqual([
      `line ${mostRows + 2}: is too many: divide the file into parts of ${mostRows} rows`,
    ]);
  });
});

describe('a cell', () => {
  it.each([
    ['size', 'tiny'],
    ['registered', 'perhaps'],
    ['languages', 'Amharic'],
    ['country', 'Ethiopia'],
    ['region', 'Addis'],
    ['latitude', '91'],
    ['longitude', '38,7'],
    ['email', 'selam'],
    ['email_language', 'english'],
    ['certifications', 'GOTS:2027-02-30'],
    ['capability_code', 'polo shirts'],
    ['capability_status', 'sure'],
    ['stated_on', '12.1.2027'],
    ['minimum_order', '-3'],
    ['minimum_order', '1e3'],
    ['minimum_order', '0'],
    ['minimum_order', '0.0000001'],
    ['lead_time_days', '1.5'],
    ['lead_time_days', '1001'],
    ['price_amount', '$5'],
    ['price_amount', '0.0000001'],
    ['price_currency', 'birr'],
    ['capacity_from', '2027-13-01'],
    ['capacity_quantity', '1 000'],
    ['capacity_booked', '-1'],
    ['name', 'x'.repeat(201)],
  ])('%s does not hold "%s"', (column, text) => {
    const cells = { external_id: 'L-7', name: 'Selam', size: 'micro', registered: 'no', [column]: text };
    const { problems } = read(`${Object.keys(cells).join(',')}\n"${Object.values(cells).join('","')}"\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(`line 2.${column}: "${text.slice(0, 60)}`);
  });

  it('is said without half of a character', () => {
    const { problems } = read(`${head}\nL-7,Selam,${'x'.repeat(59)}😀,no\n`);
    expect(problems).toEqual([expect.stringMatching(/^line 2.size: "x{59}\ufffd": /)]);
  });
});
