// An index made anew from what the matching service keeps in Postgres, by the functions with which the service loads its own.
import { once } from 'node:events';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Candidate, EnterpriseIndex } from '#engine';
import { readInThread, type EnterpriseForMatching } from '../../../apps/all/src/replica-loading.js';
import { rounded } from './figures.js';
import { withPostgres } from './postgres.js';
import { idOf, today, type World } from './world.js';

const cluster = idOf(0xffff_ffff);
const atOnce = 1000;

/** Seconds from the snapshot to an index that answers; and whether it holds what the one made in memory holds. */
export async function rebuildFromPostgres(world: World, enterprises: number, index: EnterpriseIndex, say: (line: string) => void) {
  return withPostgres([], async (client, connectionString) => {
    await loadProjection(client, world.candidates(enterprises));
    say('loaded the projection');
    const [begin, cpu] = [performance.now(), process.cpuUsage()];
    const { clusters } = await readInThread({ connection: { connectionString }, tree: world.tree, today }, new AbortController().signal);
    const seconds = (performance.now() - begin) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    say(`made anew from Postgres in ${rounded(seconds)} s, ${rounded((user + system) / 1e6)} s of them work`);
    const { index: loaded } = clusters[0]!;
    return { rebuild_postgres_s: rounded(seconds), rebuild_parity: loaded.enterprises.length === index.enterprises.length && loaded.ids.length === index.ids.length };
  });
}

async function loadProjection(client: Client, candidates: Iterable<Candidate>): Promise<void> {
  await client.query(`CREATE UNLOGGED TABLE enterprise_projection (
    id uuid PRIMARY KEY, version integer NOT NULL, cluster_id uuid NOT NULL, name text NOT NULL, active boolean NOT NULL, document jsonb NOT NULL)`);
  const stream = client.query(copyFrom('COPY enterprise_projection FROM STDIN'));
  let lines: string[] = [];
  const send = async () => {
    if (!stream.write(lines.join(''))) await once(stream, 'drain');
    lines = [];
  };
  for (const candidate of candidates) {
    const document = documentOf(candidate);
    const { id, version, clusterId, name, active } = document;
    lines.push(`${[id, version, clusterId, name, active, JSON.stringify(document)].join('\t')}\n`);
    if (lines.length === atOnce) await send();
  }
  await send();
  stream.end();
  await once(stream, 'finish');
  await client.query('VACUUM ANALYZE enterprise_projection');
}

/** Counts that the projection has no place for are left out, on both sides: they come from track records there. */
function documentOf({ enterpriseId, version, active, languages, establishments, capabilities, certifications }: Candidate): EnterpriseForMatching {
  return {
    id: enterpriseId, version, clusterId: cluster, name: `Enterprise ${enterpriseId.slice(-6)}`, active, languages: [...languages],
    establishments: establishments.map(({ country, latitude, longitude }) => ({ country, latitude: latitude!, longitude: longitude! })),
    capabilities: capabilities.map(({ capabilityId, code, unit, status, minimumOrder, leadTimeDays, priceHint, capacity, statedOn, verifiedOn }, at) => ({
      id: `${enterpriseId.slice(0, -4)}${at}${capabilityId.slice(-1).padStart(3, '0')}`, code, unit, status, statedOn,
      ...(verifiedOn ? { verifiedOn } : {}), ...(minimumOrder ? { minimumOrder } : {}), leadTimeDays: leadTimeDays!, priceHint: priceHint!, capacity: [...capacity!],
    })),
    certifications: [...certifications], trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [],
  };
}
