// Published files of codes: their forms, what is wrong with one by its lines, and the pieces that are sent.
import { describe, expect, it } from '@jest/globals';
import { CodeFileProblem, readCodeFile } from './code-rows.js';
import { pairsText, piecesOf } from './pieces.js';

const form = { unit: 'piece', prefix: null };
const read = (...lines: string[]) => readCodeFile(lines.join('\n'), form);
const codesIn = (...lines: string[]) => {
  const file = read(...lines);
  if (file.kind !== 'codes') throw new Error('no codes');
  return file.rows;
};
const problemsIn = (...lines: string[]): readonly string[] => {
  try {
    read(...lines);
  } catch (error) {
    if (error instanceof CodeFileProblem) return error.problems;
    throw error;
  }
  return [];
};

describe('a published file', () => {
  it('of CPV has parents without check digits, and labels by language', () => {
    expect(codesIn(
      'code,code8,parent8,level,label_en,label_ro', '03000000-1,03000000,,division,"Farming, fishing",', '03100000-2,03100000,03000000,group,Crops,Culturi',
    )).toEqual([
      { line: 2, code: '03000000-1', parent: null, unit: 'piece', labels: { en: 'Farming, fishing' }, synonyms: {} },
      { line: 3, code: '03100000-2', parent: '03000000-1', unit: 'piece', labels: { en: 'Crops', ro: 'Culturi' }, synonyms: {} },
    ]);
  });

  it('of ISIC, HS and ISCO groups gets letters before its codes', () => {
    expect(codesIn('Code,Description,Parent', 'A,Agriculture,', '01,Crops,A').map(({ code, parent }) => [code, parent]))
      .toEqual([['ISIC-A', null], ['ISIC-01', 'ISIC-A']]);
    expect(codesIn('code,parent,label_en', '01,,Animals', '0101,01,Horses').map(({ code, parent }) => [code, parent]))
      .toEqual([['HS-01', null], ['HS-0101', 'HS-01']]);
    expect(codesIn('ID,CODE,PREFERREDLABEL,ALTLABELS,DESCRIPTION', 'a,7,Craft,,"long\ntext"', 'b,75,Garment,"tailors\nsewers",x')).toEqual([
      { line: 2, code: 'ISCO-7', parent: null, unit: 'piece', labels: { en: 'Craft' }, synonyms: {} },
      { line: 4, code: 'ISCO-75', parent: 'ISCO-7', unit: 'piece', labels: { en: 'Garment' }, synonyms: { en: 'tailors|sewers' } },
    ]);
  });

  it('of occupations hangs below groups of ISCO, which are in the scheme already', () => {
    const header = 'ORIGINURI,ISCOGROUPCODE,CODE,PREFERREDLABEL,ALTLABELS';
    expect(codesIn(header, 'a,8121,8121.4,wire drawer,', 'b,8121,8121.4.1,fine wire drawer,').map(({ code, parent }) => [code, parent]))
      .toEqual([['ISCO-8121.4', 'ISCO-8121'], ['ISCO-8121.4.1', 'ISCO-8121.4']]);
    expect(problemsIn(header, 'b,8121,8121.4.1,fine wire drawer,')).toEqual(['line 2: ISCO-8121.4 is neither in the file nor in the scheme']);
  });

  it('of groups of skills has the numbers of fields of education from their addresses', () => {
    const header = 'ORIGINURI,ID,CODE,PREFERREDLABEL';
    const row = (address: string, code: string) => `http://data.europa.eu/esco/${address},x,${code},Something`;
    const rows = [row('isced-f/07', ''), row('isced-f/0723', ''), row('isced-f/072', ''), row('skill/1', 'K'), row('skill/2', 'S'), row('skill/3', 'S8'), row('skill/4', 'S8.5')];
    expect(codesIn(header, ...rows).map(({ code, parent }) => [code, parent])).toEqual([
      ['ESCO-07', 'ESCO-K'], ['ESCO-0723', 'ESCO-072'], ['ESCO-072', 'ESCO-07'], ['ESCO-K', null], ['ESCO-S', null], ['ESCO-S8', 'ESCO-S'], ['ESCO-S8.5', 'ESCO-S8'],
    ]);
  });

  it('between HS and ISIC is a list of pairs', () => {
    const file = read('HS_6d,HS_4d,HS_2d,ISIC4_4d', '010110,0101,01,0142');
    expect(file).toEqual({ kind: 'correspondence', pairs: [{ line: 2, from: 'HS-010110', to: 'ISIC-0142' }], alone: 0 });
    if (file.kind === 'correspondence') expect(pairsText(file.pairs)).toBe('from,to\nHS-010110,ISIC-0142\n');
  });
});

describe('a published table between two', () => {
  const header = 'HS_6d,HS_4d,HS_2d,ISIC4_4d,ISIC4_3d,ISIC4_2d,ISIC4_1d';

  it('names headings that nothing corresponds to: they are counted and left out', () => {
    expect(read(header, '610510,6105,61,1430,143,14,C', '050210,0502,05,,,,')).toEqual({
      kind: 'correspondence', pairs: [{ line: 2, from: 'HS-610510', to: 'ISIC-1430' }], alone: 1,
    });
  });

  it('is refused where a row has no heading', () => {
    expect(() => read(header, ',6105,61,1430,143,14,C')).toThrow('line 2: hs_6d and isic4_4d must not be empty');
  });
});

describe('a file that is wrong', () => {
  it('has every cycle, orphan and duplicate told by its line', () => {
    expect(problemsIn(
      'code,parent,unit,label_en', 'A,C,kg,A', 'B,A,kg,B', 'C,B,kg,C', 'D,X,kg,D', 'E,,kg,E', 'E,,kg,E again', 'F,,kg,', 'G g,,kg,G',
    )).toEqual([
      'line 7: E is in line 6 already', 'line 8: F has no label',
      'line 9: "G g" is no code: 1 to 32 letters, digits, dots, hyphens and underscores',
      'line 2: A is below itself: A < C < B < A', 'line 3: B is below itself: B < A < C < B', 'line 4: C is below itself: C < B < A < C',
      'line 5: X is neither in the file nor in the scheme',
    ]);
  });

  it.each([
    [['name,parent', 'x,y'], /no column is called code/], [['code,label_en', 'a,b'], /no column is called parent/],
    [['code,parent,label_en', '"a,,b'], /cannot be read as CSV/], [['code,parent,label_en'], /no row/],
    [['from,to', 'a,b', 'a,b'], /line 3: a b is in line 2 already/], [['from,to', 'a,'], /must not be empty/],
  ])('says so of %j', (lines, message) => {
    expect(problemsIn(...lines).join(' ')).toMatch(message);
  });
});

describe('pieces', () => {
  it('are the file in our form, cut between rows', () => {
    const rows = codesIn('code,parent,unit,label_en,synonyms_fr', ...Array.from({ length: 50 }, (_, at) => `C${at},,kg,"Code, ""${at}""",un|deux`));
    const pieces = piecesOf(rows, 300);
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(300);
    expect(codesIn(pieces.join(''))).toEqual(rows);
  });
});
