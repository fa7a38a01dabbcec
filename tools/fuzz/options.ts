// What `npm run fuzz` understands.
import { parseArgs } from 'node:util';

export interface FuzzCommand {
  inputs: number;
  seed: number;
  /** Only operations whose name contains it. */
  only: string;
  json: boolean;
  help: boolean;
}

export const usage = `npm run fuzz -- [--inputs N] [--seed S] [--only TEXT] [--json]

Sends good, nearly good and bad requests to every operation of the OpenAPI document, as every role and as a stranger, to a
system of its own in this process. No answer may be a server error, break what the document says of it, or tell what
its reader must not know: things of another cluster, secrets, addresses, SQL, stack traces. Each fault is made as small
as it gets and printed as a line of curl. Exit code 1 if there was any.

  --inputs N   requests, 1 to 10000000 (2000), spread evenly over the operations
  --seed S     the same choices again, 0 to 4294967295 (a new one each time, which is printed)
  --only TEXT  only operations with this in their name, e.g. "POST /v1/accounts"
  --json       one JSON object on the last line
`;

/** Reads the arguments; throws with a message for people. */
export function readFuzzOptions(args: string[]): FuzzCommand {
  const { values } = parseArgs({
    args,
    options: {
      inputs: { type: 'string', default: '2000' },
      seed: { type: 'string' },
      only: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    inputs: number('inputs', values.inputs, 1, 10_000_000),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : number('seed', values.seed, 0, 2 ** 32 - 1),
    only: values.only, json: values.json, help: values.help,
  };
}

function number(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw new Error(`--${name} ${text}: give a whole number from ${least} to ${most}`);
  return value;
}
