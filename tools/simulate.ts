// `npm run simulate`: a cluster's last lots under another policy or other weights, before anybody switches it on.
import { createClient, ApiError, type Client } from '#client';
import { SimulatedPolicy } from '#contracts/matching/simulations.js';
import { runCommand } from './command.js';
import { readSimulateOptions, usage, type SimulateOptions } from './simulate/options.js';
import { report } from './simulate/report.js';

export function main(args: string[]): Promise<number> {
  return runCommand(args, { usage, read: readSimulateOptions, work: simulate });
}

async function simulate({ simulation, clusterId, url, apiKey, json }: SimulateOptions): Promise<number> {
  const client = createClient({ baseUrl: url, apiKey });
  try {
    const id = clusterId ?? (await onlyCluster(client));
    const { data } = await client.POST('/v1/clusters/{id}/policy:simulate', { params: { path: { id } }, body: simulation });
    console.log(report(SimulatedPolicy.parse(data)));
    if (json) console.log(JSON.stringify(data));
    return 0;
  } catch (error) {
    console.error(error instanceof ApiError ? `${error.problem.detail} (${error.problem.code})` : `${url} does not answer: ${(error as Error).message}`);
    return 1;
  }
}

async function onlyCluster(client: Client): Promise<string> {
  const { items } = (await client.GET('/v1/clusters', { params: { query: { limit: 10 } } })).data;
  const [only] = items;
  if (only !== undefined && items.length === 1) return only.id;
  throw new Error(items.length === 0 ? 'the key reaches no cluster' : `the key reaches several clusters; name one with --cluster: ${items.map(({ id, name }) => `${id} (${name})`).join(', ')}`);
}
