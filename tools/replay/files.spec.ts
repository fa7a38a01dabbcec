// What a replay uploads: codes as a tree by their digits, and enterprises with their awards, no file too large.
import { describe, expect, it } from '@jest/globals';
import type { ReplayFolder, Tender } from './folder.js';
import { codeFiles, enterpriseFiles, leftOut, mailboxOf } from './files.js';
import { small } from './small-folder.specimen.js';

const tenders = small.requirements as unknown as Tender[];
const history = small.history.map((text) => {
  const [id, supplierId, date] = text.split(',') as [string, string, string];
  return { tender: tenders.find((tender) => tender.id === id)!, supplierId, date };
});

describe('the classification', () => {
  it('hangs every code below the number with one more zero, known or not', () => {
    const [file, ...others] = codeFiles({ tenders });
    expect(others).toEqual([]);
    expect(file!.scheme).toBe('CPV2008');
    expect(file!.csv.trimEnd().split('\n')).toEqual([
      'code,parent,unit,label_en,label_ro',
      '15000000,,lot,15000000,15000000', '15800000,15000000,lot,15800000,15800000', '15810000,15800000,lot,15810000,15810000',
      '15811000,15810000,lot,15811000,15811000', '15811100-7,15811000,lot,Bread,Paine', '15811400-0,15811000,lot,Bread rolls,Chifle',
      '45000000,,lot,45000000,45000000', '45200000,45000000,lot,45200000,45200000', '45260000,45200000,lot,45260000,45260000',
      '45261000,45260000,lot,45261000,45261000', '45261900-3,45261000,lot,Roof repair,Reparatii de acoperisuri',
    ]);
  });

  it('uses a known code as parent whatever its check digit, and leaves codes of another form without one', () => {
    const code = (text: string, scheme = 'CPV2008') => ({ scheme, code: text, label_en: text });
    const files = codeFiles({ tenders: [{ ...tenders[0]!, codes: [code('15811100-7'), code('15811000-6'), code('A.1', 'OTHER')] }] });
    expect(files.map(({ scheme }) => scheme)).toEqual(['CPV2008', 'OTHER']);
    expect(files[0]!.csv).toContain('15811100-7,15811000-6,');
    expect(files[1]!.csv).toBe('code,parent,unit,label_en\nA.1,,lot,A.1\n');
  });
});

describe('the enterprises', () => {
  it('have a row for each award, beside one for each code they won', () => {
    const [file, ...others] = enterpriseFiles({ suppliers: small.suppliers, history });
    expect(others).toEqual([]);
    const lines = file!.trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 1 + 2 + 2 + 1);
    expect(lines[2]).toBe(
      'S-white,"White Bakery, ""the best""",small,yes,MD,s-white@replay.example,en,yes,15811100-7,lot,2014-02-20,'
      + '2014-02-20,"Paine alba, ""feliata""",award T-2,15811100-7,School 2,,,the public award notice');
    expect(lines[3]).toBe(
      'S-white,,,,,,,,15811400-0,lot,2014-03-20,2014-03-20,"Chifle; cornuri",award T-3,15811400-0,School 3,,,the public award notice');
    expect(lines.at(-1)).toBe(`S-new,Newcomer,small,yes,MD,${mailboxOf('S-new')},en,yes,,,,,,,,,,,`);
  });

  it('state what an award was worth, and of more than can be kept the newest', () => {
    const tender = { ...tenders[0]!, value: { amount: 80537.13, currency: 'MDL' } };
    const won = Array.from({ length: 502 }, (_, n) => ({ tender, supplierId: 'S-1', date: new Date(Date.UTC(2012, 0, 1 + n)).toISOString().slice(0, 10) }));
    const [file] = enterpriseFiles({ suppliers: [{ id: 'S-1', name: 'One', country: 'MD' }], history: won });
    const lines = file!.trimEnd().split('\n').slice(1);
    expect(lines).toHaveLength(500);
    expect(lines.filter((line) => line.includes(`,${'2012-01-01'},`))).toEqual([]);
    expect(lines[0]).toMatch(/School 1,80537\.13,MDL,the public award notice$/);
    expect(leftOut({ history: won })).toBe(2);
  });

  it('come in files of at most 400 KB, each enterprise in one', () => {
    const suppliers = Array.from({ length: 400 }, (_, n) => ({ id: `S-${n}`, name: `Supplier ${n}`, country: 'MD' }));
    const tender = { ...tenders[0]!, title: 'x'.repeat(300) };
    const won: ReplayFolder['history'] = suppliers.flatMap(({ id }) =>
      Array.from({ length: 5 }, () => ({ tender, supplierId: id, date: '2014-01-01' })));
    const files = enterpriseFiles({ suppliers, history: won });
    expect(files.length).toBeGreaterThan(1);
    const idsOf = (file: string) => new Set(file.trimEnd().split('\n').slice(1).map((text) => text.split(',', 1)[0]));
    for (const file of files) expect(Buffer.byteLength(file)).toBeLessThan(401_000);
    expect(files.reduce((sum, file) => sum + idsOf(file).size, 0)).toBe(400);
  });
});
