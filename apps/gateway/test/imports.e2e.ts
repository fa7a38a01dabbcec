// Files on their way in and out: parts in order, none of them held back; CSVs in pieces; what is refused on the way.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { partBytes, type Import } from '#contracts/registry/imports.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

let under: GatewayUnderTest;
let cda: string;
const made: Import = {
  id: newId(), clusterId: newId(), kind: 'enterprises', source: 'list', state: 'reading', bytes: 1, encoding: null, delimiter: null, columns: [], rows: 0,
  progress: { done: 0, total: null, seconds: 0 }, whenAlike: 'create', likelyDuplicates: 0, checked: null, done: null, undone: null, problems: [],
  createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z',
};
beforeAll(async () => {
  under = await startGateway();
  cda = under.services.key('cda');
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  for (const name of ['StartImport', 'CompleteImport', 'CancelImport']) under.services.answers.set(name, () => made);
  under.services.answers.set('AddImportPart', () => ({ taken: true }));
});

const upload = (body: Uint8Array | string, { type = 'application/octet-stream', query = `?clusterId=${made.clusterId}` } = {}) =>
  under.send(`/v1/imports${query}`, { method: 'POST', key: cda, body, headers: { 'content-type': type } });
const asked = () => under.services.take().map(({ name, input }) => ({ name, ...(input as { first?: string; part?: string; number?: number }) }));

describe('a file', () => {
  it('reaches the registry byte by byte, in parts that fit into a message', async () => {
    const file = randomBytes(2 * partBytes + 12_345);
    const reply = await upload(file, { query: `?clusterId=${made.clusterId}&source=chamber&mapping=${encodeURIComponent('{"Firma":"name","x":null}')}` });
    expect([reply.status, reply.headers.get('location')]).toEqual([201, `/v1/imports/${made.id}`]);
    const messages = asked();
    expect(messages.map(({ name, number }) => [name, number])).toEqual(
      [['StartImport', undefined], ['AddImportPart', 1], ['AddImportPart', 2], ['CompleteImport', undefined]],
    );
    expect(messages[0]).toMatchObject({ kind: 'enterprises', clusterId: made.clusterId, source: 'chamber', mapping: { Firma: 'name', x: null } });
    const arrived = Buffer.concat(messages.flatMap(({ first, part }) => (first ?? part ? [Buffer.from((first ?? part)!, 'base64')] : [])));
    expect(arrived.equals(file)).toBe(true);
    expect(messages[3]).toMatchObject({ id: made.id, parts: 3, bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') });
  });

  it('of more than 64 MB is refused, and what came of it is let go', async () => {
    const reply = await upload(Buffer.alloc(64 * 1024 * 1024 + 1, 'a'));
    expect([reply.status, reply.json.code]).toEqual([413, 'body_too_large']);
    expect(asked().at(-1)).toMatchObject({ name: 'CancelImport', id: made.id });
  });

  it('that the registry refuses by its beginning is not sent on', async () => {
    under.services.answers.set('StartImport', () => {
      throw new DomainError('body_invalid', 'The file is a ZIP archive.');
    });
    const reply = await upload(Buffer.alloc(3 * partBytes, 'a'));
    expect([reply.status, reply.json.code, asked().map(({ name }) => name)]).toEqual([400, 'body_invalid', ['StartImport']]);
  });

  it.each([
    ['of another type', () => upload('a', { type: 'text/csv' }), 415, 'media_type_unsupported'],
    ['for an address that takes none', () => under.send('/v1/enterprises', {
      method: 'POST', key: cda, body: 'a', headers: { 'content-type': 'application/octet-stream' },
    }), 415, 'media_type_unsupported'],
    ['with a mapping that is none', () => upload('a', { query: `?clusterId=${made.clusterId}&mapping=Firma` }), 400, 'query_invalid'],
    ['for no cluster', () => upload('a', { query: '' }), 400, 'query_invalid'],
  ] as const)('%s is refused, and nobody is asked', async (_what, send, status, code) => {
    const reply = await send();
    expect([reply.status, reply.json.code, asked()]).toEqual([status, code, []]);
  });
});

describe('a CSV', () => {
  const path = `/v1/enterprises.csv?clusterId=${made.clusterId}`;
  const pieces = (second: () => { csv: string; next: string | null }) => under.services.answers.set(
    'ExportToCsv', ({ after }: { after: string | null }) => (after === null ? { csv: 'name\r\n', next: newId() } : second()),
  );

  it('is put together out of pieces', async () => {
    pieces(() => ({ csv: 'Sélam\r\n', next: null }));
    const reply = await under.send(path, { key: cda });
    expect([reply.status, reply.text, reply.headers.get('content-type'), reply.headers.get('content-disposition')])
      .toEqual([200, 'name\r\nSélam\r\n', 'text/csv; charset=utf-8', 'attachment']);
  });

  it('that cannot begin is a problem; one that cannot go on is cut off, so that nobody takes a part for the whole', async () => {
    under.services.answers.delete('ReadImportErrors');
    const refused = await under.send(`/v1/imports/${newId()}/errors.csv`, { key: cda });
    expect([refused.status, refused.json.code]).toEqual([404, 'not_found']);
    pieces(() => {
      throw new DomainError('service_unavailable', 'away');
    });
    await expect(under.send(path, { key: cda })).rejects.toThrow();
  });
});
