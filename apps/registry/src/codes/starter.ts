// The starter classification of our own, for the trades of the demo: a data file, checked when it is read.
import { readFileSync } from 'node:fs';
import { buildCodeTree, unitOf } from '#engine';
import { Code } from '#contracts/registry/codes.js';
import { z } from 'zod';
import type { Classification } from './codes.repository.js';

const StarterFile = z.strictObject({
  scheme: z.string(),
  version: z
    .int()
    .min(1)
    .describe('Raise it with every change of the file: a lower stored version is replaced at start'),
  codes: z.array(Code.omit({ scheme: true })),
});

/** Throws when the file is not a tree of codes with known units. */
export function readStarter(
  file: URL = new URL('./linkwright-starter.json', import.meta.url),
): Classification {
  const { scheme, version, codes } = StarterFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  buildCodeTree(codes);
  const unknown = codes.find(({ unit }) => !unitOf(unit));
  if (unknown) throw new Error(`${scheme}: the unit ${unknown.unit} of ${unknown.code} is not known`);
  return { scheme, version, codes: codes.map((code) => ({ scheme, ...code })) };
}
