// `npm run fuzz`: hostile requests to every operation of the API, and what was wrong with the answers.
import { apiDocument } from '../apps/all/src/api.js';
import { runCommand } from './command.js';
import { acceptEach, type Acceptance } from './fuzz/accepting.js';
import { readApi } from './fuzz/api.js';
import { startGround, type Ground } from './fuzz/ground.js';
import { readFuzzOptions, usage, type FuzzCommand } from './fuzz/options.js';
import { fuzz, type Finding, type FuzzResult } from './fuzz/run.js';
import { startSender } from './fuzz/send.js';
import { makeWorld } from './fuzz/world.js';

const say = (line: string) => process.stderr.write(`${line}\n`);

export const main = (args: string[]): Promise<number> => runCommand(args, {
  usage, read: readFuzzOptions,
  async work(options, signal) {
    const ground = await startGround(say);
    try {
      return await onGround(ground, options, signal);
    } finally {
      await ground.stop();
    }
  },
});

async function onGround(ground: Ground, { inputs, seed, only, json }: FuzzCommand, signal: AbortSignal): Promise<number> {
  const started = Date.now();
  const all = readApi(apiDocument());
  const api = { ...all, operations: all.operations.filter(({ name }) => name.includes(only)) };
  if (api.operations.length === 0) throw new Error(`--only ${only}: no operation has this in its name`);
  const sender = startSender(ground.url);
  try {
    say('making two clusters where everything has happened once');
    const world = await makeWorld(ground.url, ground.adminKey, all, sender, ground.inside, ground.signIn);
    say('asking every operation for what it should take');
    const acceptance = await acceptEach({ api, world, sender, url: ground.url, signal });
    for (const [name, answer] of Object.entries(acceptance.refused)) say(`not accepted so far: ${name} ${answer}`);
    const result = together(acceptance, await fuzz({ api, world, sender, url: ground.url, inputs, seed, onProgress: say, signal }), seed);
    for (const finding of result.findings) say(inWords(finding));
    const figures = figuresOf(result, seed, Math.round((Date.now() - started) / 100) / 10);
    const lines = Object.entries(figures).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${lines.join('\n')}\n`);
    return result.findings.length === 0 && !signal.aborted ? 0 : 1;
  } finally {
    sender.close();
  }
}

/** What was asked on purpose is counted with what was made up. */
function together(acceptance: Acceptance, result: FuzzResult, seed: number): FuzzResult {
  const counts = { ...result.counts };
  for (const { kind } of acceptance.flaws) counts[kind] += 1;
  return {
    ...result, counts, inputs: acceptance.inputs + result.inputs, findings: [...acceptance.flaws.map((flaw) => ({ ...flaw, seed })), ...result.findings],
    accepted: Object.fromEntries(Object.entries(result.accepted).map(([name, count]) => [name, count + (acceptance.accepted.includes(name) ? 1 : 0)])),
  };
}

function figuresOf({ inputs, counts, statuses, accepted }: FuzzResult, seed: number, seconds: number) {
  const never = Object.entries(accepted).filter(([, count]) => count === 0).map(([name]) => name);
  const operations = Object.keys(accepted).length;
  return { inputs, ...counts, seconds, seed, operations, accepted_operations: operations - never.length, statuses, never_accepted: never };
}

const inWords = ({ kind, operation, what, role, seed, curl, answer }: Finding) =>
  `\n${kind}: ${operation} as ${role ?? 'a stranger'}\n  ${what}\n  ${curl}\n  ${answer}\n  again: npm run fuzz -- --seed ${seed} --only "${operation}"`;
