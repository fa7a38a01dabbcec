// `npm run bench:import`: 100,000 rows through upload, dry run and import, against a bare COPY of the rows they became.
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { createClient, type Client, type Schemas } from '#client';
import { startFleet, type Fleet } from '../fleet/fleet.js';
import { day } from '../fleet/small-cluster.js';

const rows = 100_000;
const warmUp = 10_000;
const copies = 3;
const say = (line: string) => process.stderr.write(`${line}\n`);
type Import = Schemas['Import'];

/** Seconds of each phase: sent; read and checked; imported. `registry_cpu_s` is what the registry worked in all of them. */
interface Lap {
  upload_s: number;
  read_s: number;
  check_s: number;
  import_s: number;
  registry_cpu_s: number;
}

/**
 * Prints seconds from the first byte sent to the last row imported by phases, how many times as long that is as a COPY of the same
 * rows with the same indexes, and the peak memory of the registry after 10,000 and after 100,000 rows; with --json as one object.
 * Processor seconds tell more than seconds on a machine that does other things too.
 */
export async function main(args: string[]): Promise<number> {
  // What matching makes of the events is another measurement.
  const fleet = await startFleet({ LOG_LEVEL: 'warn', NODE_ENV: 'production', RATE_PER_MINUTE: '1000000' }, { only: ['gateway', 'registry'] });
  try {
    const admin = createClient({ baseUrl: fleet.url, apiKey: fleet.adminKey });
    await lap(fleet, admin, warmUp, 'W');
    const before = { peak_mb_10k: peakOf(fleet, 'registry') };
    const parts = await lap(fleet, admin, rows, 'E');
    const peak = peakOf(fleet, 'registry');
    const seconds = secondsOf(parts);
    const copy = await bareCopy(fleet);
    const again = await lap(fleet, admin, rows, 'E');
    const result = {
      seconds_100k: round(seconds), ratio: round(seconds / copy), copy_s: round(copy, 3), ...parts,
      again_s: round(secondsOf(again)), again_cpu_s: again.registry_cpu_s, peak_mb: peak, ...before, gateway_peak_mb: peakOf(fleet, 'gateway'),
    };
    const lines = Object.entries(result).map(([name, value]) => `${name}: ${value}`);
    process.stdout.write(args.includes('--json') ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await fleet.stop();
  }
}

const clusters = new WeakMap<Fleet, string>();
async function clusterOf(fleet: Fleet, admin: Client): Promise<string> {
  const known = clusters.get(fleet);
  if (known) return known;
  const { data: { id } } = await admin.POST('/v1/clusters', { body: {
    name: 'Addis Ababa garments', trade: 'garments', place: { country: 'ET' }, languages: ['am'], currency: 'ETB',
  } });
  clusters.set(fleet, id);
  return id;
}

async function lap(fleet: Fleet, admin: Client, count: number, prefix: string): Promise<Lap> {
  const clusterId = await clusterOf(fleet, admin);
  const file = csv(count, prefix);
  const [begin, cpu] = [performance.now(), cpuOf(fleet)];
  const response = await fetch(`${fleet.url}/v1/imports?clusterId=${clusterId}`, {
    method: 'POST', body: file,
    headers: { authorization: `Bearer ${fleet.adminKey}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  });
  if (!response.ok) throw new Error(`The upload was refused: ${response.status} ${await response.text()}`);
  const { id } = (await response.json()) as Import;
  const uploaded = performance.now();
  await until(admin, id, 'checking', 'checked');
  const read = performance.now();
  await until(admin, id, 'checked');
  const checked = performance.now();
  await admin.POST('/v1/imports/{id}/confirm', { params: { path: { id } } });
  const { done } = await until(admin, id, 'imported');
  const ended = performance.now();
  if (done!.create + done!.unchanged !== count) throw new Error(`Not everything was imported: ${JSON.stringify(done)}`);
  const parts = {
    upload_s: round((uploaded - begin) / 1000), read_s: round((read - uploaded) / 1000), check_s: round((checked - read) / 1000),
    import_s: round((ended - checked) / 1000), registry_cpu_s: round(cpuOf(fleet) - cpu),
  };
  say(`${count} rows, ${(file.length / 1e6).toFixed(1)} MB: ${JSON.stringify(parts)}, registry ${peakOf(fleet, 'registry')} MB at most`);
  return parts;
}

const secondsOf = ({ upload_s, read_s, check_s, import_s }: Lap) => upload_s + read_s + check_s + import_s;

async function until(admin: Client, id: string, ...states: Import['state'][]): Promise<Import> {
  for (;;) {
    const { data } = await admin.GET('/v1/imports/{id}', { params: { path: { id } } });
    if (states.includes(data.state)) return data;
    if (data.state === 'failed') throw new Error(`The import failed: ${JSON.stringify(data.problems)}`);
    await sleep(100);
  }
}

function csv(count: number, prefix: string): string {
  const codes = ['TX.GAR.TOP.POLO', 'TX.GAR.UNI.SCHOOL'];
  const lines = ['external_id,name,size,registered,languages,country,town,latitude,longitude,email,email_consent,capability_code,capability_unit,'
    + 'lead_time_days,minimum_order,price_amount,price_currency,capacity_from,capacity_to,capacity_quantity'];
  for (let n = 0; n < count; n += 1) {
    lines.push([
      `${prefix}${n}`, `Workshop ${prefix} ${n}`, 'small', 'yes', 'am en', 'ET', 'Addis Ababa', 8 + (n % 200) / 100, 38 + (n % 150) / 100,
      `${prefix.toLowerCase()}${n}@example.org`, 'no', codes[n % codes.length], 'piece', 5 + (n % 40), 10, 3 + (n % 60) / 10, 'USD',
      day(0), day(300), 100 + (n % 50) * 100,
    ].join(','));
  }
  return lines.join('\n');
}

/** Seconds in which Postgres takes the same rows by COPY into tables with the same indexes, the median of some. */
async function bareCopy(fleet: Fleet): Promise<number> {
  const postgres = new Postgres({ connectionString: fleet.postgresUrl });
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-copy-'));
  chmodSync(folder, 0o777);
  await postgres.connect();
  try {
    const tables = ['enterprise', 'capability'];
    const mine = "e.external_id LIKE 'E%'";
    await postgres.query(`COPY (SELECT e.* FROM registry.enterprise e WHERE ${mine}) TO '${folder}/enterprise'`);
    await postgres.query(`COPY (SELECT c.* FROM registry.capability c JOIN registry.enterprise e ON e.id = c.enterprise_id WHERE ${mine}) TO '${folder}/capability'`);
    const times: number[] = [];
    for (let n = 0; n < copies; n += 1) {
      for (const table of tables) await postgres.query(`CREATE TABLE public.bare_${table} (LIKE registry.${table} INCLUDING ALL)`);
      const begin = performance.now();
      await postgres.query('BEGIN');
      for (const table of tables) await postgres.query(`COPY public.bare_${table} FROM '${folder}/${table}'`);
      await postgres.query('COMMIT');
      times.push((performance.now() - begin) / 1000);
      for (const table of tables) await postgres.query(`DROP TABLE public.bare_${table}`);
    }
    return times.sort((a, b) => a - b)[Math.floor(copies / 2)]!;
  } finally {
    await postgres.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most memory the process ever had, in MB, as the kernel counts it. */
function peakOf(fleet: Fleet, service: 'registry' | 'gateway'): number {
  const status = readFileSync(`/proc/${fleet.services[service].pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
}

/** Seconds that the registry's process worked so far; the kernel counts hundredths. */
function cpuOf(fleet: Fleet): number {
  const fields = readFileSync(`/proc/${fleet.services.registry.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
