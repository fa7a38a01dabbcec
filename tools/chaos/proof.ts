// Runs every mutant under its fault, and first the same faults on the code as it is: that run must be clean, each mutant caught.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServers, type RunningServers } from '#servers';
import { total, type Audit, type Counts } from './audit.js';
import { mutants, type Mutant } from './mutants.js';
import { Scene } from './scene.js';

export interface MutantResult {
  name: string;
  caught: boolean;
  /** What the audit found, by name. */
  found: Counts;
}

export interface Proof {
  /** What the audit found without any mutant: must be nothing. */
  control: Counts;
  results: MutantResult[];
  seconds: number;
}

/** Without a mutant everything is done within this time, in ms, however slow the machine. */
const patienceMs = 180_000;

/** `only`: names of mutants; all unless given. */
export async function proveAudit(say: (line: string) => void, signal: AbortSignal, only?: readonly string[]): Promise<Proof> {
  const started = Date.now();
  const chosen = mutants.filter(({ name }) => only === undefined || only.includes(name));
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-mutants-'));
  chmodSync(folder, 0o711);
  const servers = await startServers({ dataDir: folder, temporary: true, durable: false, env: {} });
  try {
    const [control, waits] = await runControl(servers, chosen, say, signal);
    const results: MutantResult[] = [];
    for (const [index, mutant] of chosen.entries()) {
      if (signal.aborted) throw new Error('Interrupted.');
      const attempt = (id: string) => runMutant(servers, mutant, id, waits.get(mutant.name)!);
      // A fault that came a moment too early or too late does no harm to find: one that is caught at all is caught.
      let result = await attempt(`mutant-${index + 1}`);
      if (!result.caught) {
        say(`${index + 1}/${chosen.length} ${mutant.name}: once more`);
        result = await attempt(`mutant-${index + 1}-again`);
      }
      say(`${index + 1}/${chosen.length} ${mutant.name}: ${result.caught ? 'caught' : 'NOT CAUGHT'} ${JSON.stringify(result.found)}`);
      results.push(result);
    }
    return { control, results, seconds: Math.round((Date.now() - started) / 100) / 10 };
  } finally {
    await servers.stop();
  }
}

/** All faults one after the other, on the code as it is. Also how long each of them takes to settle, in ms. */
async function runControl(
  servers: RunningServers, chosen: readonly Mutant[], say: (line: string) => void, signal: AbortSignal,
): Promise<[Counts, Map<string, number>]> {
  const scene = await Scene.start(servers, 'control', '');
  try {
    const waits = new Map<string, number>();
    for (const { name, fault } of chosen) {
      if (signal.aborted) throw new Error('Interrupted.');
      const begun = Date.now();
      await fault(scene);
      const done = Date.now();
      if (!(await scene.settle(patienceMs))) say(`  not settled after the fault of: ${name}`);
      waits.set(name, Date.now() - done);
      say(`  without a mutant: ${name}, ${Date.now() - begun} ms`);
    }
    return [findingsOf(await scene.audit()), waits];
  } finally {
    await scene.stop();
  }
}

async function runMutant(servers: RunningServers, { name, breaks, shows, fault }: Mutant, id: string, waitMs: number): Promise<MutantResult> {
  const scene = await Scene.start(servers, id, breaks.join(','));
  try {
    await fault(scene);
    // What is never done is waited for twice as long as it takes without the mutant.
    await scene.settle(Math.max(6000, waitMs * 2));
    const audit = await scene.audit();
    return { name, caught: total(audit.details[shows]) > 0, found: findingsOf(audit) };
  } finally {
    await scene.stop();
  }
}

const findingsOf = ({ details }: Audit): Counts => ({ ...details.lost, ...details.duplicated });
