// Reads the folder of a replay: tenders, suppliers and who won; what is wrong is said by file and line.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Money } from '#contracts/values.js';
import { byId, csvLines, FolderProblem, jsonLines, oneLine, problemAt } from './lines.js';

const Day = z.iso.date();
const Text = z.string().transform(oneLine).pipe(z.string().min(1));

/** A code of a classification; labels are fields such as `label_en`. */
const StatedCode = z.looseObject({ scheme: Text, code: Text });
export type StatedCode = z.infer<typeof StatedCode>;

/** Whoever posts has a name; of who posted before without one nothing is known. */
export const namelessBuyer = 'Buyer without a name';

const Tender = z.object({
  id: Text,
  split: z.enum(['train', 'test']),
  date: Day,
  title: Text,
  description: z.string().transform(oneLine).nullable(),
  codes: z.array(StatedCode),
  buyer: z.object({
    name: Text.nullable().transform((name) => name ?? namelessBuyer),
    town: z.string().nullish(), country: z.string().regex(/^[A-Z]{2}$/).nullish(),
  }),
  value: z.number().nullish(), currency: z.string().nullish(),
  single_contract: z.boolean().nullish(),
}).transform(({ value, currency, ...tender }) => ({ ...tender, value: moneyOf(value, currency) }));
export type Tender = z.infer<typeof Tender>;

/** What an import or a post takes; everything else is not known. */
function moneyOf(amount: number | null | undefined, currency: string | null | undefined) {
  const read = Money.safeParse({ amount, currency });
  return read.success ? read.data : null;
}

const Supplier = z.object({ id: Text, name: Text, country: z.string().regex(/^[A-Z]{2}$/).nullish() });
export type Supplier = z.infer<typeof Supplier>;

const Award = z.object({ requirement_id: Text, supplier_id: Text, date: Day });
export type Award = z.infer<typeof Award>;

export interface ReplayFolder {
  /** Tenders to post, in the order of their dates. */
  posts: Tender[];
  suppliers: Supplier[];
  /** What was won before the first post, with the tender it was won in. */
  history: { tender: Tender; supplierId: string; date: string }[];
  /** Every tender, also those of the history: their codes are the classification. */
  tenders: Tender[];
  /** Who won the posts. Reads the file when it is asked, which is to be at the end. */
  winners(): Winner[];
}

export interface Winner {
  tenderId: string;
  supplierId: string;
}

const files = { tenders: 'requirements.jsonl', suppliers: 'suppliers.jsonl', history: 'awards_train.csv', labels: 'labels/awards_test.csv' };

export function readReplayFolder(folder: string): ReplayFolder {
  if (!existsSync(folder)) throw new FolderProblem(`${folder} is not there`);
  const missing = Object.values(files).filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) throw new FolderProblem(`${folder} has no ${missing.join(' and no ')}`);
  const tenders = jsonLines(folder, files.tenders, Tender);
  const suppliers = jsonLines(folder, files.suppliers, Supplier);
  const tenderById = byId(files.tenders, tenders);
  const supplierById = byId(files.suppliers, suppliers);
  const awards = (name: string) => csvLines(folder, name, Award).map(({ line, value }) => {
    const tender = tenderById.get(value.requirement_id);
    if (!tender) throw problemAt(name, line, `there is no requirement ${value.requirement_id}`);
    if (!supplierById.has(value.supplier_id)) throw problemAt(name, line, `there is no supplier ${value.supplier_id}`);
    return { tender, supplierId: value.supplier_id, date: value.date };
  });
  const posts = tenders.map(({ value }) => value).filter(({ split }) => split === 'test')
    .sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  if (posts.length === 0) throw new FolderProblem(`${files.tenders} has no requirement with the split "test"`);
  return {
    posts,
    suppliers: suppliers.map(({ value }) => value),
    history: awards(files.history).filter(({ date }) => date < posts[0]!.date),
    tenders: tenders.map(({ value }) => value),
    winners: () => awards(files.labels).map(({ tender, supplierId }) => ({ tenderId: tender.id, supplierId })),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
