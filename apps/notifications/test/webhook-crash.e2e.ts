// The caller is killed at the worst moments, as a process of its own: the webhook comes again under the same id, and is counted.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '#platform/app.js';
import { waitFor } from '#testing/wait-for.js';
import { development, Hooked } from './hooked.js';
import { Receiver } from './receiver.js';
import { Sender } from './sender.js';
import { Notified } from './system.js';

let notified: Notified;
let hooked: Hooked;
let receiver: Receiver;
/** What a dead caller leaves behind is free again after one and a half times this. */
const shortLease = { ...development, WEBHOOK_TIMEOUT_MS: '6000' };

beforeAll(async () => {
  notified = await Notified.open();
  hooked = new Hooked(notified, await notified.start(shortLease));
  receiver = await Receiver.start();
}, 120_000);

afterAll(async () => {
  await receiver?.stop();
  await notified?.close();
}, 60_000);

describe('a caller that is killed', () => {
  it.each([
    ['delivery.before-send', 1, 'nothing had gone out yet, but nobody can know'],
    ['delivery.after-send', 2, 'the receiver had answered'],
    ['delivery.before-mark', 2, 'the answer had been noted, but not committed'],
  ])('at %s: called again under the same webhook-id (%i calls in all), counted as unknown: %s', async (point, calls) => {
    const { id, secret } = await hooked.create(receiver.url());
    await notified.stopService(hooked.service);
    const first = new Sender(notified, { FAIL_POINTS: `${point}=kill@1`, ...shortLease });
    await hooked.happen();
    expect(await first.death()).toBe('SIGKILL');
    const left = await notified.rows<{ id: string; attempts: number }>(
      "SELECT id, attempts FROM delivery WHERE recipient_id = $1 AND channel = 'webhook'", [id]);
    expect(left).toMatchObject([{ attempts: 1 }]);
    // That a lease ends by itself is waited for once.
    if (point !== 'delivery.before-send') await notified.endLease(left[0]!.id);

    const second: RunningService = await notified.start({ ...Sender.emptyQueues(), ...shortLease });
    hooked.service = second;
    const delivery = await hooked.newest(id, 'sent', { timeoutMs: 60_000 });
    expect(delivery.id).toBe(left[0]!.id);
    expect(delivery.attempts.map(({ outcome }) => outcome)).toEqual(['accepted', 'unknown']);
    await waitFor(() => receiver.callsWith(delivery.id).length >= calls);
    expect(receiver.callsWith(delivery.id)).toHaveLength(calls);
    const [row] = await notified.rows<{ unknown_sends: number }>('SELECT unknown_sends FROM delivery WHERE id = $1', [delivery.id]);
    expect(row!.unknown_sends).toBe(1);
    // It was our death, not the receiver's failure.
    expect((await hooked.endpoint(id)).failingSince).toBeNull();
    expect(first.output).toContain('"level":"debug"');
    expect(first.output).not.toContain(secret.slice(6));
    await notified.rows("UPDATE webhook_endpoint SET state = 'deleted'");
  }, 120_000);
});
