// `npm run fuzz`: hostile requests to every operation of the API, and what was wrong with the answers.
import { apiDocument } from '../apps/all/src/api.js';
import { readApi } from './fuzz/api.js';
import { startGround, type Ground } from './fuzz/ground.js';
import { readFuzzOptions, usage, type FuzzCommand } from './fuzz/options.js';
import { fuzz, type Finding, type FuzzResult } from './fuzz/run.js';
import { startSender } from './fuzz/send.js';
import { makeWorld } from './fuzz/world.js';
import { watchNpm } from './parent.js';

const say = (line: string) => process.stderr.write(`${line}\n`);

export async function main(args: string[]): Promise<number> {
  let options: FuzzCommand;
  try {
    options = readFuzzOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  watchNpm(() => stopping.abort());
  const ground = await startGround(say);
  try {
    return await onGround(ground, options, stopping.signal);
  } catch (error) {
    console.error(stopping.signal.aborted ? 'Interrupted.' : (error as Error).stack);
    return 1;
  } finally {
    await ground.stop();
  }
}

async function onGround(ground: Ground, { inputs, seed, only, json }: FuzzCommand, signal: AbortSignal): Promise<number> {
  const started = Date.now();
  const all = readApi(apiDocument());
  const api = { ...all, operations: all.operations.filter(({ name }) => name.includes(only)) };
  if (api.operations.length === 0) throw new Error(`--only ${only}: no operation has this in its name`);
  const sender = startSender(ground.url);
  try {
    say('making two clusters where everything has happened once');
    const world = await makeWorld(ground.url, ground.adminKey, all, sender, ground.inside, ground.signIn);
    const result = await fuzz({ api, world, sender, url: ground.url, inputs, seed, onProgress: say, signal });
    for (const finding of result.findings) say(inWords(finding));
    const figures = figuresOf(result, seed, Math.round((Date.now() - started) / 100) / 10);
    const lines = Object.entries(figures).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
    process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${lines.join('\n')}\n`);
    return result.findings.length === 0 && !signal.aborted ? 0 : 1;
  } finally {
    sender.close();
  }
}

const figuresOf = ({ inputs, counts, statuses, accepted }: FuzzResult, seed: number, seconds: number) => ({
  inputs, ...counts, seconds, seed, operations: Object.keys(accepted).length, statuses,
  never_accepted: Object.entries(accepted).filter(([, count]) => count === 0).map(([name]) => name),
});

const inWords = ({ kind, operation, what, role, seed, curl, answer }: Finding) =>
  `\n${kind}: ${operation} as ${role ?? 'a stranger'}\n  ${what}\n  ${curl}\n  ${answer}\n  again: npm run fuzz -- --seed ${seed} --only "${operation}"`;
