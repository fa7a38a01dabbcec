// `npm run chaos`: the main job under fire, and an audit of what became of everything that was accepted.
import { readChaosOptions, usage, type ChaosOptions } from './chaos/options.js';
import { underFire, type FireResult } from './chaos/fire.js';
import { total } from './chaos/audit.js';
import { proveAudit, type Proof } from './chaos/proof.js';
import { runCommand } from './command.js';

export const main = (args: string[]): Promise<number> => runCommand(args, { usage, read: readChaosOptions, work: chaos });

async function chaos({ posts, kills, seed, json, parts }: ChaosOptions, signal: AbortSignal): Promise<number> {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const fire = parts.fire ? await underFire({ posts, kills, seed, say, signal }) : null;
  const proof = parts.mutants ? await proveAudit(say, signal) : null;
  const result = { ...(fire ? figures(fire) : {}), ...(proof ? verdict(proof) : {}) };
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
  const broken = fire !== null && (fire.lost > 0 || fire.duplicated > 0);
  return broken || (proof !== null && !holds(proof)) ? 1 : 0;
}

const holds = ({ control, results }: Proof) => total(control) === 0 && results.every(({ caught }) => caught);

function verdict({ control, results, seconds }: Proof) {
  return {
    mutants: results.length, mutants_caught: results.filter(({ caught }) => caught).length,
    mutants_missed: results.filter(({ caught }) => !caught).map(({ name }) => name), without_mutants: control, mutants_seconds: seconds,
  };
}

function figures(fire: FireResult) {
  return {
    posts: fire.posts, kills: fire.kills, seed: fire.seed, lost: fire.lost, duplicated: fire.duplicated, unknown: fire.unknown,
    resent_pct: fire.resentPct, drain_s: fire.drainSeconds, received: fire.received, resent: fire.resent,
    approvals: fire.approvals, splits: fire.splits, replies: fire.replies, linkages: fire.linkages, faults: fire.faults,
    lost_what: fire.details.lost, duplicated_what: fire.details.duplicated, seconds: fire.seconds,
  };
}
