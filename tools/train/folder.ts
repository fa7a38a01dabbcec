// Reads a folder of requirements, suppliers and awards to learn from or to be scored on. Whatever may be missing is read as not known.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { buildCodeTree, type CodeTree, type Price, type RelevanceWeights } from '#engine';
import { byId, csvLines, FolderProblem, jsonLines, oneLine, problemAt } from '../replay/lines.js';
import { treeRows } from './code-rows.js';

const Day = z.iso.date();
const Id = z.string().transform(oneLine).pipe(z.string().min(1));
const Text = z.string().nullish().transform((text) => oneLine(text ?? ''));
const StatedCode = z.looseObject({ scheme: Text.transform((scheme) => scheme || 'codes'), code: Text });

const Requirement = z.object({
  id: Id,
  split: z.enum(['train', 'test']),
  date: Day,
  title: Text,
  description: Text,
  codes: z.array(StatedCode).nullish().transform((codes) => (codes ?? []).filter(({ code }) => code !== '')),
  buyer: z.object({ name: z.string().nullish() }).nullish().transform((buyer) => buyer?.name ?? null),
  value: z.number().nullish(),
  currency: z.string().nullish(),
  single_contract: z.boolean().nullish(),
}).transform(({ value, currency, single_contract: isSingle, codes, ...more }) => ({
  ...more, codes, value: value && value > 0 && currency ? ({ amount: value, currency } satisfies Price) : null, isSingle: isSingle === true,
}));
export type Requirement = z.infer<typeof Requirement>;

const Supplier = z.object({ id: Id, name: Text });
export type Supplier = z.infer<typeof Supplier>;

const AwardLine = z.object({ requirement_id: Id, supplier_id: Id, date: Day });

/** Who won a requirement, and on which day that was known. */
export interface Award {
  requirement: Requirement;
  supplierId: string;
  date: string;
}

export interface AwardsFolder {
  /** In the order of their dates. */
  test: Requirement[];
  suppliers: ReadonlyMap<string, Supplier>;
  /** In the order of their dates, all before the first day of the test part. */
  train: Award[];
  /** Of the codes that requirements state. */
  tree: CodeTree;
  /** Who won the test part. Reads the file when it is asked, which is to be after everything was scored. */
  labels(): Award[];
}

const files = { requirements: 'requirements.jsonl', suppliers: 'suppliers.jsonl', train: 'awards_train.csv', labels: 'labels/awards_test.csv' };

/**
 * What was asked before the test part and awarded later was not known when that began: such awards are left out, and how many is said.
 * FolderProblem with file and line.
 */
export function readAwardsFolder(folder: string, say: (words: string) => void = () => undefined): AwardsFolder {
  const missing = [files.requirements, files.suppliers, files.train].filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) throw new FolderProblem(`${folder} has no ${missing.join(' and no ')}`);
  const requirements = jsonLines(folder, files.requirements, Requirement);
  const requirementById = byId(files.requirements, requirements);
  const suppliers = byId(files.suppliers, jsonLines(folder, files.suppliers, Supplier));
  const awards = (name: string, split: Requirement['split']): Award[] => csvLines(folder, name, AwardLine).map(({ line, value }) => {
    const requirement = requirementById.get(value.requirement_id);
    if (!requirement) throw problemAt(name, line, `there is no requirement ${value.requirement_id}`);
    // What is asked must not be known from what is learned.
    if (split === 'train' && requirement.split !== split) throw problemAt(name, line, `${requirement.id} is of the split "test": its awards belong into ${files.labels}`);
    return { requirement, supplierId: value.supplier_id, date: value.date };
  });
  const test = requirements.map(({ value }) => value).filter(({ split }) => split === 'test').sort((a, b) => compare(a.date, b.date) || compare(a.id, b.id));
  const begins = test[0]?.date;
  const all = awards(files.train, 'train').sort((a, b) => compare(a.date, b.date) || compare(a.requirement.id, b.requirement.id));
  const train = begins === undefined ? all : all.filter(({ date }) => date < begins);
  if (train.length === 0) throw new FolderProblem(`${files.train} has no awards to learn from${begins !== undefined && all.length > 0 ? ` before ${begins}, when the test part begins` : ''}`);
  if (train.length < all.length) say(`${all.length - train.length} of ${all.length} awards are left out: they were made on ${begins} or later, when the test part had begun.`);
  return {
    train, suppliers, test,
    tree: buildCodeTree(treeRows(requirements.flatMap(({ value: { codes } }) => codes))),
    labels: () => awards(files.labels, 'test'),
  };
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** FolderProblem when the weights know of the time that is asked about. */
export function requireEarlier({ provenance: { until } }: RelevanceWeights, test: readonly { date: string }[]): void {
  const first = test.map(({ date }) => date).sort()[0];
  if (first === undefined || until < first) return;
  throw new FolderProblem(`the weights know awards until ${until}, but what is asked begins on ${first}: learn from awards before that day (npm run train)`);
}
