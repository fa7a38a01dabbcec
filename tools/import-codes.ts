// `npm run import:codes`: a published classification, or what corresponds between two, through the public API.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ApiError, type Client } from '#client';
import { clientFor } from './demo/client-for.js';
import { CodeFileProblem, readCodeFile, type CodeFile } from './import-codes/code-rows.js';
import { pairsText, piecesOf } from './import-codes/pieces.js';

const usage = `npm run import:codes -- FILE --scheme NAME [--complete] [--unit UNIT] [--prefix TEXT]
npm run import:codes -- FILE --from NAME --to NAME

Imports a CSV of codes, or of what corresponds between two schemes that are there already. The whole file is checked before
anything is sent, and taken whole or not at all. Files it knows: CPV (code, code8, parent8), ISIC (Code, Description, Parent), HS
(code, parent, label_en), groups of ISCO, occupations and groups of skills of ESCO (CODE, PREFERREDLABEL), HS to ISIC (HS_6d,
ISIC4_4d), and our own form (docs/csv-import.md). Occupations are added to the scheme that has the groups of ISCO.

  --complete     the file is the whole scheme: codes that are not in it are removed
  --unit UNIT    unit of codes whose file has none (default: piece)
  --prefix TEXT  put before every code; else ISIC-, HS-, ISCO- or ESCO- before theirs, because several begin with 01
  --check        only looks whether the file is right
  --url URL      address of the API; else API in the environment, or the demo's
  --key KEY      key of an admin; else ADMIN_KEY in the environment, or the demo's
  --json         one JSON object on the last line
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        scheme: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, unit: { type: 'string', default: 'piece' },
        prefix: { type: 'string' }, complete: { type: 'boolean', default: false }, check: { type: 'boolean', default: false },
        url: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new Error('give one file');
    const file = readCodeFile(textOf(name), { unit: values.unit, prefix: values.prefix ?? null });
    const report = values.check ? counted(file) : await sendCodeFile(clientFor(values), file, values);
    for (const [field, value] of Object.entries(report)) console.log(`${field.padEnd(9)} ${value}`);
    if (values.json) console.log(JSON.stringify(report));
    return 0;
  } catch (error) {
    if (error instanceof CodeFileProblem) {
      const { problems } = error;
      console.error(`Nothing was sent. Problems: ${problems.length}\n${problems.slice(0, 50).map((line) => `  ${line}`).join('\n')}`);
      return 1;
    }
    if (error instanceof ApiError) {
      const fields = (error.problem as { fields?: { field: string; message: string }[] }).fields ?? [];
      console.error([error.message, ...fields.slice(0, 50).map(({ field, message }) => `  ${field}: ${message}`)].join('\n'));
      return 1;
    }
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

export interface Target {
  scheme?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  complete?: boolean;
}

/** Sends a file that was read; resolves with what came of it, rejects with an ApiError and nothing changed. */
export async function sendCodeFile(client: Client, file: CodeFile, { scheme, from, to, complete = false }: Target) {
  if (file.kind === 'correspondence') {
    if (from === undefined || to === undefined) throw new Error('this is a correspondence: give --from and --to, the names of both schemes');
    return (await client.POST('/v1/imports/correspondences', { params: { query: { from, to, skipUnknown: 'true' } }, body: pairsText(file.pairs) })).data;
  }
  if (scheme === undefined) throw new Error('give --scheme, the name of the classification');
  const pieces = piecesOf(file.rows);
  const uploadId = randomUUID();
  for (const [at, body] of pieces.entries())
    await client.POST('/v1/imports/codes/pieces', { params: { query: { uploadId, number: at + 1 } }, body });
  return (await client.POST('/v1/imports/codes/uploads', { body: { uploadId, pieces: pieces.length, scheme, complete } })).data;
}

const counted = (file: CodeFile) => (file.kind === 'codes' ? { codes: file.rows.length } : { pairs: file.pairs.length, alone: file.alone });

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
