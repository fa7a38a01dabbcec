// What `npm run chaos` understands.
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  posts: number;
  kills: number;
  seed: number;
  json: boolean;
  /** Whether posts and faults are run, and whether the mutants are. */
  parts: { fire: boolean; mutants: boolean };
  help: boolean;
}

export const usage = `npm run chaos -- [--posts N] [--kills K] [--seed S] [--no-mutants | --only-mutants] [--json]

The whole system in separate processes, on its own Postgres, Redis and NATS, does the main job while it is broken again and
again; then the database and what the mail server received are audited. Last, deliberate breaks of the code (mutants) must
each be caught by the same audit. Exit code 1 if anything was lost or doubled, or a mutant was not caught.

  --posts N       requirements that buyers post, 1 to 100000 (500)
  --kills K       SIGKILLs of services and servers, 1 to 10000 (20); pauses, FLUSHALL, a removed JetStream store,
                  Postgres restarts and a flaky network come in proportion
  --seed S        chooses what breaks when, 0 to 4294967295 (a new one each time, which is printed)
  --no-mutants    only the fire
  --only-mutants  only the mutants
  --json          one JSON object on the last line
`;

/** Reads the arguments; throws with a message for people. */
export function readChaosOptions(args: string[]): ChaosOptions {
  const { values } = parseArgs({
    args,
    options: {
      posts: { type: 'string', default: '500' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string' },
      'no-mutants': { type: 'boolean', default: false },
      'only-mutants': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values['no-mutants'] && values['only-mutants']) throw new Error('--no-mutants and --only-mutants leave nothing to do.');
  return {
    posts: number('posts', values.posts, 1, 100_000),
    kills: number('kills', values.kills, 1, 10_000),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 32) : number('seed', values.seed, 0, 2 ** 32 - 1),
    json: values.json,
    parts: { fire: !values['only-mutants'], mutants: !values['no-mutants'] },
    help: values.help,
  };
}

function number(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw new Error(`--${name} ${text}: give a whole number from ${least} to ${most}`);
  return value;
}
