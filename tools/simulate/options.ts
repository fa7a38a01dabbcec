// What `npm run simulate` understands, and the files it reads.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PolicySimulation } from '#contracts/matching/simulations.js';

export interface SimulateOptions {
  simulation: PolicySimulation;
  /** Null: the only cluster that the key reaches. */
  clusterId: string | null;
  /** Address of the gateway. */
  url: string;
  apiKey: string;
  json: boolean;
  help: boolean;
}

export const usage = `npm run simulate -- [--policy FILE] [--weights FILE] [--last N] [--invited N] [--cluster ID] [--url ADDRESS] [--json]

Replays the last lots of a cluster in the running installation under another policy or other weights, and tells who would have
gained and lost places, how evenly places fall, what newcomers get, and what it costs in score. Writes nothing.
LINKWRIGHT_API_KEY is the key of a CDA, a manager or an admin of the cluster.

  --policy FILE    JSON, the parts of the policy that change, e.g.
                   {"spreading": {"looksAt": 80, "steps": [{"step": "exposure", "strength": 0.02, "keep": 8}]}}
  --weights FILE   JSON, the weights that change, e.g. {"pastPerformance": 4}
  --last N         so many of the newest lots, 1 to 200; 50 unless given
  --invited N      so many of the first of each list are taken to be invited; 3 unless given
  --cluster ID     which cluster; needed when the key reaches several
  --url ADDRESS    of the gateway; http://127.0.0.1:3000 unless given
  --json           one JSON object on the last line
`;

/** Reads the arguments and files; throws with a message for people. */
export function readSimulateOptions(args: string[], env: NodeJS.ProcessEnv = process.env): SimulateOptions {
  const { values } = parseArgs({
    args,
    options: {
      policy: { type: 'string' }, weights: { type: 'string' }, last: { type: 'string' }, invited: { type: 'string' }, cluster: { type: 'string' },
      url: { type: 'string', default: 'http://127.0.0.1:3000' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { help, json, url, cluster } = values;
  if (!help && values.policy === undefined && values.weights === undefined) throw new Error('give --policy FILE or --weights FILE, or both');
  const apiKey = env['LINKWRIGHT_API_KEY'] ?? '';
  if (!help && apiKey === '') throw new Error('set LINKWRIGHT_API_KEY to the key of a CDA, a manager or an admin of the cluster');
  const simulation = PolicySimulation.safeParse({
    ...(values.policy !== undefined && { policy: contents(values.policy) }), ...(values.weights !== undefined && { weights: contents(values.weights) }),
    ...(values.last !== undefined && { last: Number(values.last) }), ...(values.invited !== undefined && { invitedPerLot: Number(values.invited) }),
  });
  if (!simulation.success) throw new Error(z.prettifyError(simulation.error));
  return { simulation: simulation.data, clusterId: cluster ?? null, url, apiKey, json, help };
}

function contents(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`, { cause: error });
  }
}
