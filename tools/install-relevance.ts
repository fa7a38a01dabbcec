// `npm run relevance:install`: a weight file of relevance to a running system, and a cluster that is matched with it.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ApiError, type Client, type Schemas } from '#client';
import { clientFor } from './demo/client-for.js';

const usage = `npm run relevance:install -- FILE [--cluster ID]

Installs weights of relevance that npm run train wrote. They are checked, kept for good, and used by nobody until the policy of a
cluster names their version. Installing the same file again changes nothing.

  --cluster ID   this cluster is matched with it from now on: its open lots are matched again
  --url URL      address of the API; else API in the environment, or the demo's
  --key KEY      key of an admin or manager; else ADMIN_KEY in the environment, or the demo's
  --json         one JSON object on the last line
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args, allowPositionals: true,
      options: {
        cluster: { type: 'string' }, url: { type: 'string' }, key: { type: 'string' }, json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0) throw new Error('give one file');
    const client = clientFor(values);
    const { relevanceVersion, id, installedAt, bytes } = await installWeights(client, textOf(name));
    const cluster = values.cluster === undefined ? null : await changePolicy(client, values.cluster, { relevanceVersion });
    const report = {
      relevanceVersion, id, installedAt, bytes,
      ...(cluster && { cluster: cluster.id, weightsVersion: cluster.weightsVersion }),
    };
    for (const [field, value] of Object.entries(report)) console.log(`${field.padEnd(16)} ${value}`);
    if (values.json) console.log(JSON.stringify(report));
    return 0;
  } catch (error) {
    if (error instanceof ApiError) {
      console.error(error.message);
      return 1;
    }
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

/** Rejects with an ApiError that says what is wrong with the file, and nothing is kept. */
export async function installWeights(client: Client, file: string) {
  return (await client.POST('/v1/relevance-weights', { body: file, headers: { 'content-type': 'application/octet-stream' } })).data;
}

/** The cluster as it is then. */
export async function changePolicy(client: Client, clusterId: string, policy: NonNullable<Schemas['ClusterChange']['policy']>) {
  const path = { id: clusterId };
  const { version } = (await client.GET('/v1/clusters/{id}', { params: { path } })).data;
  return (await client.PATCH('/v1/clusters/{id}', {
    params: { path, header: { 'If-Match': `"${version}"` } }, body: { policy },
  })).data;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
