// The people of a system under fire: a stubborn buyer, a CDA and makers who work through outages and shrug at them.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, type Client } from '#client';
import { day, type SmallCluster } from '../../tools/fleet/small-cluster.js';

const patience = () => AbortSignal.timeout(8000);

/** Posts one requirement: the same key and body until a 201 comes back. */
export async function postUntilAccepted(cluster: SmallCluster, code: string, number: number): Promise<{ key: string; id: string }> {
  const key = randomUUID();
  for (;;) {
    try {
      const { data } = await cluster.buyer.POST('/v1/requirements', {
        params: { header: { 'Idempotency-Key': key } },
        body: {
          clusterId: cluster.clusterId, title: `Polo shirts, order ${number}`,
          lots: [{ code, quantity: 500, unit: 'piece', deadline: day(90), ceilingPrice: { amount: 9, currency: 'USD' } }],
        },
        signal: patience(),
      });
      return { key, id: data.id };
    } catch (error) {
      // A refusal is final; an outage is not.
      if (error instanceof ApiError && error.status < 500 && ![409, 429].includes(error.status)) throw error;
    }
    await sleep(200);
  }
}

/** Does a round of `work` again and again; what a round could not reach the next one finds. */
async function roundsUntil(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => undefined);
    await sleep(300);
  }
}

/** A CDA who approves the best proposal of every third requirement of `accepted`, which grows meanwhile. */
export function decideUntil(cluster: SmallCluster, accepted: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> {
  const decided = new Set<string>();
  return roundsUntil(signal, async () => {
    const mine = [...accepted.values()].filter((id, index) => index % 3 === 0 && !decided.has(id));
    for (const requirementId of mine) {
      if (signal.aborted) return;
      const { data } = await cluster.cda.GET('/v1/proposals', { params: { query: { requirementId, order: 'score' } }, signal: patience() });
      const best = data.items[0];
      if (!best) continue;
      if (best.status === 'proposed') {
        await cluster.cda.POST('/v1/proposals/{id}/decision', {
          params: { path: { id: best.id }, header: { 'If-Match': `"${best.version}"`, 'Idempotency-Key': randomUUID() } },
          body: { ruling: 'approve', conflictOfInterest: 'none' },
          signal: patience(),
        });
      }
      decided.add(requirementId);
    }
  });
}

/** A buyer who says yes to everything, and makers of whom every third invitation gets an answer: yes. */
export async function answerUntil(cluster: SmallCluster, signal: AbortSignal): Promise<void> {
  const reply = (client: Client, oneIn: number) => {
    const seen = new Set<string>();
    return roundsUntil(signal, async () => {
      const { data } = await client.GET('/v1/invitations', { params: { query: { status: 'open', limit: 100 } }, signal: patience() });
      for (const { id } of data.items) {
        if (seen.has(id) || signal.aborted) continue;
        if ((seen.size + 1) % oneIn === 0) {
          await client.POST('/v1/invitations/{id}/reply', {
            params: { path: { id }, header: { 'Idempotency-Key': randomUUID() } }, body: { answer: 'yes' }, signal: patience(),
          });
        }
        seen.add(id);
      }
    });
  };
  await Promise.all([reply(cluster.buyer, 1), ...[...cluster.enterprises.values()].map((maker) => reply(maker, 3))]);
}
