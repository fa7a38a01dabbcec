// Files over slow lines: one takes as long as it needs while more of it comes; what stops coming, or is no file, is refused.
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Import } from '#contracts/registry/imports.js';
import { newId } from '#platform/ids.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';

/** Of a request in all, and between two pieces of a file: many times what a piece takes on the slowest machine. */
const limitMs = 2_000;
let under: GatewayUnderTest;
const made: Import = {
  id: newId(), clusterId: newId(), kind: 'enterprises', source: 'list', state: 'reading', bytes: 1, encoding: null, delimiter: null, columns: [], rows: 0,
  progress: { done: 0, total: null, seconds: 0 }, whenAlike: 'create', likelyDuplicates: 0, checked: null, done: null, undone: null, problems: [],
  createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z',
};
beforeAll(async () => {
  under = await startGateway({ ARRIVAL_TIMEOUT_MS: String(limitMs) });
  for (const name of ['StartImport', 'CompleteImport']) under.services.answers.set(name, () => made);
});
afterAll(() => under.stop());

/** Begins a POST whose body is still to come. */
function begin(path: string, type: string) {
  const sent = request(`${under.url}${path}`, {
    method: 'POST', agent: false,
    headers: { authorization: `Bearer ${under.services.key('cda')}`, 'content-type': type, 'idempotency-key': randomUUID(), 'transfer-encoding': 'chunked' },
  });
  const replied = once(sent, 'response').then(async ([reply]) => ({ status: reply.statusCode as number, json: JSON.parse(await text(reply)) }));
  return { sent, replied };
}
const upload = () => begin(`/v1/imports?clusterId=${made.clusterId}`, 'application/octet-stream');

describe('a file over a slow line', () => {
  it('is taken whole, also when it takes longer than a request may', async () => {
    const { sent, replied } = upload();
    const [pieces, began]: [string[], number] = [[], Date.now()];
    while (Date.now() - began < 2.5 * limitMs) {
      const piece = `E-${pieces.length},Enterprise,micro,no\n`;
      pieces.push(piece);
      sent.write(piece);
      await sleep(100);
    }
    sent.end();
    expect(await replied).toMatchObject({ status: 201, json: { id: made.id } });
    const file = pieces.join('');
    expect(under.services.take().at(-1)).toMatchObject({
      name: 'CompleteImport', input: { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    });
  });

  it('that stops coming is refused, and nothing is said to be complete', async () => {
    const { sent, replied } = upload();
    sent.on('error', () => undefined);
    sent.write('external_id,name\n');
    expect(await replied).toMatchObject({ status: 408, json: { code: 'header_invalid' } });
    expect(under.services.take().filter(({ name }) => name === 'CompleteImport')).toEqual([]);
    sent.destroy();
  });

  it('is no excuse for other bodies: they have the time of a request, however they trickle', async () => {
    const { sent, replied } = begin('/v1/enterprises', 'application/json');
    sent.on('error', () => undefined);
    const trickle = setInterval(() => sent.write(' '), 100);
    try {
      expect(await replied).toMatchObject({ status: 408, json: { code: 'header_invalid' } });
    } finally {
      clearInterval(trickle);
      sent.destroy();
    }
  });
});
