// What becomes of each message that is sent to JetStream, told in the order of the messages.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { Nats } from '../bus/connection.js';
import { newId } from '../ids.js';
import { createLog } from '../log.js';
import { sharedHome, type Home } from '../specimen/system.js';
import { Publisher, type Message } from './publisher.js';

const waitMs = 20_000;
const prefix = newId();
let home: Home;
let nats: Nats;
let publisher: Publisher;

beforeAll(async () => {
  home = await sharedHome();
  nats = await Nats.connect({ url: home.natsUrl, name: 'publisher', prefix }, createLog({ app: 'test', level: 'fatal', pretty: false }));
  publisher = new Publisher(nats);
  const { streams } = await jetstreamManager(nats.connection);
  await streams.add({ name: prefix, subjects: [`${prefix}.event.>`], max_msg_size: 1_000 });
}, 60_000);

afterAll(async () => {
  await (await jetstreamManager(nats.connection)).streams.delete(prefix);
  await nats?.close();
}, 60_000);

const message = (more: Partial<Message> = {}): Message => ({ subject: `${prefix}.event.made`, body: '{}', id: newId(), ...more });

describe('publishing', () => {
  it('tells the place of each in the stream, in the order in which they were given', async () => {
    const acks = await publisher.publish([message(), message(), message()], waitMs);
    const [first] = acks as { seq: number }[];
    expect(acks).toEqual([0, 1, 2].map((n) => ({ seq: first!.seq + n, duplicate: false })));
  });

  it('tells of an id that was there already, and takes one without an id each time', async () => {
    const twice = message();
    const acks = await publisher.publish([twice, twice, message({ id: null }), message({ id: null })], waitMs);
    expect(acks.map((ack) => !(ack instanceof Error) && ack.duplicate)).toEqual([false, true, false, false]);
  });

  it('tells what was refused beside what was taken: too large, for no stream, not a subject', async () => {
    const acks = await publisher.publish(
      [message(), message({ body: 'x'.repeat(2_000) }), message({ subject: `${prefix}.nobody` }), message({ subject: 'not a subject' }), message()], waitMs,
    );
    expect(acks.map((ack) => ack instanceof Error)).toEqual([false, true, true, true, false]);
    expect(acks.map((ack) => (ack instanceof Error ? ack.message : ''))).toEqual([
      '', expect.stringMatching(/size/), expect.stringMatching(/no stream answers: 503/), expect.stringMatching(/subject/i), '',
    ]);
  });

  it('gives up on acks that do not come in time, and hears of them no more', async () => {
    // A subscriber that answers nobody takes the place of a stream that is too slow.
    const silent = nats.connection.subscribe(`${prefix}.silent`, { callback: () => {} });
    const [late] = await publisher.publish([message({ subject: `${prefix}.silent` })], 50);
    expect(late).toMatchObject({ message: 'no ack within 50 ms' });
    silent.unsubscribe();
    expect(await publisher.publish([], waitMs)).toEqual([]);
  });
});
