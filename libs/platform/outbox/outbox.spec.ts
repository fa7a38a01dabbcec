// What an event looks like before it is sent, and the bell that wakes the relay.
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { runInContext, systemContext } from '../context.js';
import { newId } from '../ids.js';
import { ThingMade } from '../specimen/messages.js';
import { Bell } from './bell.js';
import { outboxColumns, outboxRow, outboxValues } from './outbox.js';

describe('an outbox row', () => {
  const about = { aggregateId: 'thing-1', version: 3 };

  it('carries the request id of whoever caused it', () => {
    const row = runInContext({ ...systemContext('test'), requestId: 'r-1' }, () =>
      outboxRow(ThingMade, { thingId: newId() }, about),
    );
    expect(row).toMatchObject({
      subject: 'event.matching.thing-made.v1',
      aggregateId: 'thing-1',
      version: 3,
      requestId: 'r-1',
    });
    expect(outboxValues(row)).toHaveLength(outboxColumns.split(',').length);
  });

  it('refuses a payload that breaks its schema', () => {
    expect(() => outboxRow(ThingMade, { thingId: 'x' }, about)).toThrow(z.ZodError);
    expect(() => outboxRow(ThingMade, { thingId: newId(), name: 'personal' } as never, about)).toThrow(
      z.ZodError,
    );
  });
});

describe('the bell', () => {
  it('wakes who waits, remembers a ring for who is busy, and only one', async () => {
    const bell = new Bell();
    const waiting = bell.wait(60_000);
    bell.ring();
    expect(await waiting).toBe(true);
    bell.ring();
    bell.ring();
    expect(await bell.wait(60_000)).toBe(true);
    expect(await bell.wait(1)).toBe(false);
  });
});
