// What `npm run replay` understands.
import { parseArgs } from 'node:util';

export interface ReplayOptions {
  /** Folder with requirements.jsonl, suppliers.jsonl, awards_train.csv and labels/awards_test.csv. */
  folder: string;
  /** Posts only the first so many; null posts all. */
  limit: number | null;
  /** Chooses the third of the enterprises that answers. */
  seed: string;
  /** File with weights of relevance; null trains them on what the folder tells of the time before. */
  weights: string | null;
  json: boolean;
  help: boolean;
}

export const usage = `npm run replay -- DIR [--limit N] [--seed TEXT] [--weights FILE] [--json]

Plays tenders that really took place through the public API of a system of its own: suppliers are imported as enterprises
with what they won before, weights of relevance are trained on that and installed, buyers post the later tenders in the order of their dates, a scripted CDA approves the best three of
each, a third of the enterprises and then their buyers say yes; and tells what came of it, what was lost or doubled, and how
often the enterprise that won was among the first. DIR is only read:

  requirements.jsonl, suppliers.jsonl, awards_train.csv, labels/awards_test.csv (read only at the end)

  --limit N    posts the first N tenders only
  --seed TEXT  another third of the enterprises answers
  --weights FILE  these weights of relevance (npm run train) instead of what is trained on DIR; starter: none
  --json       one JSON object on the last line

Exit code 0 when nothing was lost or doubled, 1 when something was, 2 when DIR cannot be used.
`;

/** Reads the arguments; throws with a message for people. */
export function readReplayOptions(args: string[]): ReplayOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      limit: { type: 'string' },
      seed: { type: 'string', default: '1' },
      weights: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined && !values.help) throw new Error('give the folder with the tenders');
  if (more.length > 0) throw new Error(`${more.join(' ')}: give one folder`);
  return { folder: folder ?? '', limit: readLimit(values.limit), seed: values.seed, weights: values.weights ?? null, json: values.json, help: values.help };
}

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--limit ${text}: give a whole number from 1 on`);
  return Number(text);
}
