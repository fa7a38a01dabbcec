// For the tests: a small folder in the shape that a replay reads, made up: bakers, builders, and what they won.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const bread = { scheme: 'CPV2008', code: '15811100-7', label_en: 'Bread', label_ro: 'Paine' };
const rolls = { scheme: 'CPV2008', code: '15811400-0', label_en: 'Bread rolls', label_ro: 'Chifle' };
const roofs = { scheme: 'CPV2008', code: '45261900-3', label_en: 'Roof repair', label_ro: 'Reparatii de acoperisuri' };
type Code = typeof bread;

const tender = (id: string, split: 'train' | 'test', date: string, title: string, codes: Code[], more: object = {}) => ({
  id, split, date, title, description: codes[0]!.label_ro, codes,
  buyer: { name: `School ${id.at(-1)}`, address: 'Main street 1', town: null, country: 'MD' },
  method: null, value: null, currency: 'MDL', lang: 'ro', single_contract: true, ...more,
});

export const small = {
  requirements: [
    tender('T-1', 'train', '2014-01-10', 'Paine de secara pentru spital', [bread]),
    tender('T-2', 'train', '2014-02-10', 'Paine alba, "feliata"', [bread]),
    tender('T-3', 'train', '2014-03-10', 'Chifle; cornuri', [rolls]),
    tender('T-4', 'train', '2014-04-10', 'Reparatia acoperisului scolii', [roofs]),
    tender('T-5', 'train', '2014-05-10', 'Reparatia acoperisului gradinitei', [roofs]),
    // Not in the order of their dates, and the first buyer without a name.
    tender('P-2', 'test', '2015-08-02', 'Reparatia acoperisului liceului', [roofs]),
    tender('P-1', 'test', '2015-08-01', 'Paine de\tsecara\n', [bread], { buyer: { name: null, town: 'Falesti', country: 'MD' } }),
    tender('P-3', 'test', '2015-08-03', 'Chifle proaspete', [rolls], { single_contract: false, description: null }),
  ],
  suppliers: [
    { id: 'S-rye', name: 'Rye Bakery', aliases: [], country: 'MD', location: null },
    { id: 'S-white', name: 'White Bakery, "the best"', aliases: [], country: 'MD', location: null },
    { id: 'S-roof', name: 'Roofs SRL', aliases: [], country: 'MD', location: null },
    { id: 'S-new', name: 'Newcomer', aliases: [], country: 'MD', location: null },
  ],
  history: ['T-1,S-rye,2014-01-20', 'T-2,S-white,2014-02-20', 'T-3,S-white,2014-03-20', 'T-4,S-roof,2014-04-20', 'T-5,S-roof,2014-05-20'],
  /** Who is new had nothing that anybody could know it by: a miss. */
  labels: ['P-1,S-rye,2015-09-01', 'P-2,S-roof,2015-09-02', 'P-3,S-new,2015-09-03'],
};

/** Writes it; the change is made to a copy first. */
export function writeSmallFolder(folder: string, change: Partial<Record<keyof typeof small, unknown[]>> = {}): void {
  const { requirements, suppliers, history, labels } = { ...small, ...change };
  const lines = (rows: readonly unknown[]) => rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');
  const header = 'requirement_id,supplier_id,date\n';
  mkdirSync(join(folder, 'labels'), { recursive: true });
  writeFileSync(join(folder, 'requirements.jsonl'), lines(requirements));
  writeFileSync(join(folder, 'suppliers.jsonl'), lines(suppliers));
  writeFileSync(join(folder, 'awards_train.csv'), header + lines(history));
  writeFileSync(join(folder, 'labels/awards_test.csv'), header + lines(labels));
}
