// Events that share a transaction: each has its effect once, whatever comes twice, is broken, or dies in the middle.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Module } from '@nestjs/common';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';
import { DomainError } from '#contracts/errors.js';
import { defineEvent } from '#contracts/message.js';
import { OnEvents, type Delivered } from '../bus/events.js';
import type { Envelope } from '../bus/envelope.js';
import { listDeadLetters } from '../dead-letters/dead-letters.js';
import { armFailPoint, disarmFailPoints } from '../fail-points.js';
import { newId } from '../ids.js';
import { Twists } from '../specimen/specimen.controller.js';
import { freshDatabase, sharedHome, startSpecimen, testConfig, until, type Specimen } from '../specimen/system.js';

const payload = z.strictObject({ word: z.string() });
const Said = defineEvent({ owner: 'registry', name: 'Said', payload });
const Written = defineEvent({ owner: 'registry', name: 'Written', payload });
type Word = z.infer<typeof payload>;

/** How many events each call took, and what a test makes of one. */
let calls: number[] = [];
let twist: (word: string) => void = () => {};
/** What those that are busy wait for. */
let gate: Promise<void> = Promise.resolve();

@Controller()
class Listener {
  @OnEvents(Said)
  @OnEvents(Written)
  async heard(events: readonly Delivered<Word>[]): Promise<void> {
    calls.push(events.length);
    for (const { payload: { word }, delivery } of events) {
      await delivery.tx.query('INSERT INTO effect (kind, subject) VALUES ($1, $2)', [word, `${delivery.aggregateId} ${delivery.version}`]);
      twist(word);
      if (word.startsWith('busy')) await gate;
    }
  }
}

@Module({ controllers: [Listener], providers: [Twists] })
class ListenerModule {}

let specimen: Specimen;
let nats: NatsConnection;
let dropDatabase: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const home = await sharedHome();
  const { url, drop } = await freshDatabase(home);
  dropDatabase = drop;
  const config = testConfig(home, url, { EVENT_ACK_WAIT_MS: '1000' });
  specimen = await startSpecimen(config, { module: ListenerModule, messages: [{ Said, Written }] });
  nats = await connect({ servers: home.natsUrl });
}, 120_000);

afterAll(async () => {
  await nats?.close();
  await specimen?.service.stop();
  await dropDatabase?.();
}, 60_000);

beforeEach(async () => {
  calls = [];
  twist = () => {};
  await specimen.database.query('TRUNCATE effect, dead_letter');
});
afterEach(() => disarmFailPoints());

const event = (word: string, more: Partial<Envelope> = {}): Envelope => ({
  specversion: '1.0', id: newId(), source: 'registry', type: Said.subject, subject: newId(), time: new Date().toISOString(),
  requestid: newId(), aggregateversion: 1, txid: '1', data: { word }, ...more,
});

/** Without an id that JetStream would know it by: what is sent twice comes twice. */
async function send(...envelopes: Envelope[]): Promise<void> {
  const stream = jetstream(nats);
  await Promise.all(envelopes.map((each) => stream.publish(`${specimen.config.NATS_PREFIX}.${each.type}`, JSON.stringify(each))));
}

const words = async (): Promise<string[]> =>
  (await specimen.database.query<{ kind: string }>('SELECT kind FROM effect ORDER BY kind')).map(({ kind }) => kind);
const deadLetters = async () => (await listDeadLetters(specimen.database)).items;

/** What JetStream has for this consumer and did not send yet, and what it sent and nobody acknowledged. */
async function left(): Promise<{ unsent: number; open: number }> {
  const consumer = await jetstream(nats).consumers.get(`${specimen.config.NATS_PREFIX}-events`, 'matching-from-registry');
  const { num_pending: unsent, num_ack_pending: open } = await consumer.info();
  return { unsent, open };
}

/** JetStream has an acknowledgement of everything it sent, and nothing waits for another try. */
const settled = () => until(async () => {
  const { unsent, open } = await left();
  return unsent + open === 0 && (await deadLetters()).every(({ status }) => status !== 'retrying');
}, 'everything is done');

/** Holds the first event, and with it the transaction, until what is sent meanwhile waits together. */
async function whileBusy(meanwhile: () => Promise<void>): Promise<void> {
  let release = () => {};
  gate = new Promise<void>((resolve) => (release = resolve));
  for (const word of ['busy 1', 'busy 2']) {
    const before = calls.length;
    await send(event(word));
    await until(() => calls.length > before, `${word} is at work`);
  }
  await meanwhile();
  await until(async () => (await left()).unsent === 0, 'all of it came');
  release();
}

describe('events that come together', () => {
  it('share a transaction, also those of different kinds, and each has its effect', async () => {
    await whileBusy(() => send(...Array.from({ length: 20 }, (_, number) => event(`w${number}`, { type: number % 2 ? Said.subject : Written.subject }))));
    await settled();
    expect(await words()).toHaveLength(22);
    expect(Math.max(...calls)).toBeGreaterThan(5);
    expect(calls.reduce((sum, each) => sum + each, 0)).toBe(22);
  });

  it('have one effect when they come twice, in one transaction or later', async () => {
    const twice = [event('a'), event('b'), event('c')];
    await whileBusy(() => send(...twice, ...twice, event('d')));
    await settled();
    await send(...twice, event('e'));
    await settled();
    expect(await words()).toEqual(['a', 'b', 'busy 1', 'busy 2', 'c', 'd', 'e']);
  });

  it('keep the order of one aggregate', async () => {
    const subject = newId();
    const versions = Array.from({ length: 30 }, (_, index) => index + 1);
    await whileBusy(async () => {
      for (const aggregateversion of versions) await send(event('v', { subject, aggregateversion }));
    });
    await settled();
    const rows = await specimen.database.query<{ subject: string }>(`SELECT subject FROM effect WHERE kind = 'v' ORDER BY id`);
    expect(rows.map((row) => row.subject)).toEqual(versions.map((version) => `${subject} ${version}`));
  });

  it.each([
    ['that the domain refuses', () => event('poison')],
    ['with a payload that breaks its schema', () => event('', { data: { speech: 'poison' } })],
  ])('lose none when there is one among them %s', async (_what, poison) => {
    twist = (word) => {
      if (word === 'poison') throw new DomainError('code_unknown', 'No such code.');
    };
    const broken = poison();
    await whileBusy(() => send(event('a'), broken, event('b'), event('c')));
    await settled();
    expect(await words()).toEqual(['a', 'b', 'busy 1', 'busy 2', 'c']);
    expect((await deadLetters()).map(({ status, subjectId }) => [status, subjectId])).toEqual([['dead', broken.id]]);
  });

  it.each(['inbox.before-effect', 'inbox.before-commit', 'inbox.before-ack'] as const)('have their effect once when it breaks at %s', async (name) => {
    await whileBusy(async () => {
      await send(event('a'), event('b'), event('c'));
      // The two that are busy are past the first of these points, and meet the others before the rest does.
      armFailPoint(name, name === 'inbox.before-effect' ? 'throw@1' : 'throw@3');
    });
    await settled();
    expect(await words()).toEqual(['a', 'b', 'busy 1', 'busy 2', 'c']);
    expect((await deadLetters()).filter(({ status }) => status !== 'replayed')).toEqual([]);
  });
});
