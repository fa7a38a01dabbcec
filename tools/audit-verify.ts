// `npm run audit:verify`: is every entry of the audit logs as it was written?
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Finding } from '#platform/audit-chain/chain.js';
import { mostFindings, verifyAudit, type Verdict } from '#platform/audit-chain/verify.js';
import { schemas } from '../apps/all/src/schemas.js';
import { withAdminDatabase } from './database/admin.js';

const names = schemas.map(({ name }) => name);

const usage = `npm run audit:verify -- [--service NAME] [--expect-head HASH]... [--json]

Compares every entry of the audit logs with the seals over them, and the seals with each other. Ends with 1 when an entry or
a seal was changed, removed or added by somebody. Works on the Postgres that POSTGRES_URL names (a role that may read every
schema), or on the demo's.

  --service NAME      one of ${names.join(', ')}; all unless given
  --expect-head HASH  a head that this command printed before and that was noted elsewhere: it must still be the hash of a
                      seal, or else the log was written anew as a whole, or cut off at its end; may be repeated
  --json              one JSON object on the last line: ok, services (rows, unsealed, seals, head, findings), missingHeads
`;

export async function main(args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({
      args,
      options: {
        service: { type: 'string' }, 'expect-head': { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    if (values.service !== undefined && !names.includes(values.service)) throw new Error(`--service is one of ${names.join(', ')}.`);
    const heads = values['expect-head'].map((head) => head.toLowerCase());
    if (heads.some((head) => !/^[0-9a-f]{64}$/.test(head))) throw new Error('--expect-head is a hash of 64 hexadecimal digits.');
    const wanted = schemas.filter(({ name }) => values.service === undefined || name === values.service);
    const services = await withAdminDatabase(process.env, (message) => console.error(message), ({ url }) => verifyAll(url, wanted, heads));
    const missingHeads = heads.filter((head) => !Object.values(services).some(({ anchors }) => anchors.includes(head)));
    const ok = missingHeads.length === 0 && Object.values(services).every(({ findings }) => findings.length === 0);
    if (values.json) console.log(JSON.stringify({ ok, services, missingHeads }));
    else for (const line of inWords(services, missingHeads)) console.log(line);
    return ok ? 0 : 1;
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 1;
  }
}

async function verifyAll(url: string, wanted: readonly { name: string; schema?: string }[], heads: string[]): Promise<Record<string, Verdict>> {
  const client = new pg.Client({ connectionString: url, application_name: 'audit-verify' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const verdicts: Record<string, Verdict> = {};
    for (const { name, schema = name } of wanted) verdicts[name] = await verifyAudit(client, schema, heads);
    return verdicts;
  } finally {
    await client.end();
  }
}

function* inWords(services: Record<string, Verdict>, missingHeads: readonly string[]): Generator<string> {
  for (const [name, { rows, unsealed, seals, head, findings, more }] of Object.entries(services)) {
    yield `${name}: ${rows} entries, ${seals} seals, ${unsealed} not sealed yet, head ${head ?? 'none'}${findings.length === 0 ? '' : ', NOT AS IT WAS'}`;
    for (const finding of findings) yield `  ${sentenceOf(finding)}`;
    if (more) yield `  and more than these ${mostFindings}`;
  }
  for (const head of missingHeads) yield `No seal has the expected hash ${head}: the log it belonged to was written anew or cut off.`;
}

function sentenceOf(finding: Finding): string {
  switch (finding.kind) {
    case 'row_changed': return `Entry ${finding.row} was changed (seal ${finding.seal}).`;
    case 'row_missing': return `Entry ${finding.row} is gone (${finding.seal === null ? 'it waited for its seal' : `seal ${finding.seal}`}).`;
    case 'row_never_sealed': return `Entry ${finding.row} is under no seal and waits for none: it was added past the triggers, or its seal was removed.`;
    case 'row_sealed_twice': return `Entry ${finding.row} is under two seals, or waits for a second one.`;
    case 'seal_changed': return `Seal ${finding.seal} was changed.`;
    case 'seal_missing': return `Seal ${finding.seal} is gone.`;
    case 'seal_not_linked': return `Seal ${finding.seal} does not follow the one before it: one of the two was made anew.`;
  }
}
