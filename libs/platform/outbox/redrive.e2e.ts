// What is sent again, and how far back that goes, when publishing fails and when the store is in doubt.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { createDataSource } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { armFailPoint, disarmFailPoints } from '../fail-points.js';
import { newId } from '../ids.js';
import { MakeThing } from '../specimen/messages.js';
import {
  contextFor,
  freshDatabase,
  schema,
  sharedHome,
  startSpecimen,
  testConfig,
  until,
  type Home,
} from '../specimen/system.js';
import { redrive, sweepOutbox } from './redrive.js';

let home: Home;
let url: string;
let dropDatabase: (() => Promise<void>) | undefined;
let database: Database;

beforeAll(async () => {
  home = await sharedHome();
  ({ url, drop: dropDatabase } = await freshDatabase(home));
  const { entities, migrations } = schema;
  database = new Database(await createDataSource({ url, schema: 'matching', entities, migrations }).initialize());
}, 120_000);

afterAll(async () => {
  await database?.dataSource.destroy();
  await dropDatabase?.();
}, 60_000);

beforeEach(() => database.query('TRUNCATE outbox, platform_state'));
afterEach(() => disarmFailPoints());

/** Events that nobody handles, published this many minutes ago; `many` of each. */
const history = (minutes: number[], many = 1) =>
  database.query(
    `INSERT INTO outbox (id, subject, aggregate_id, version, request_id, body, published_at)
     SELECT gen_random_uuid(), 'event.matching.thing-forgotten.v1', age::text, 1, 'r', '{}',
            now() - age * interval '1 minute'
     FROM unnest($1::int[]) AS age, generate_series(1, $2)`,
    [minutes, many],
  );

/** The ages, in minutes, of the events that are published. */
const published = async () =>
  (
    await database.query<{ age: string }>(
      `SELECT aggregate_id AS age FROM outbox WHERE published_at IS NOT NULL
         AND subject LIKE '%forgotten%' ORDER BY aggregate_id::int`,
    )
  ).map(({ age }) => Number(age));

describe('a store in doubt', () => {
  it('gets the last 150 seconds again, however often it is in doubt before it has them', async () => {
    await history([1, 2, 4, 6, 8]);
    expect(await redrive(database, 'born', true)).toBe(2);
    expect(await redrive(database, 'born', true)).toBe(0);
    expect(await redrive(database, 'born', true)).toBe(0);
    expect(await published()).toEqual([4, 6, 8]);
  });

  it('gets what was published since as well', async () => {
    await history([4, 8]);
    await redrive(database, 'born', true);
    expect(await published()).toEqual([8]);
    await history([0]);
    expect(await redrive(database, 'born', true)).toBe(1);
    expect(await published()).toEqual([8]);
  });
});

describe('another store', () => {
  it('gets everything, also when the process dies before it could say so', async () => {
    await redrive(database, 'born', false);
    await history([1, 60, 600]);
    armFailPoint('redrive.before-state', 'throw@1');
    await expect(redrive(database, 'born again', false)).rejects.toThrow(/armed/);
    await history([90]);
    expect(await redrive(database, 'born again', false)).toBe(1);
    expect(await published()).toEqual([]);
    expect(await redrive(database, 'born again', false)).toBe(0);
  });
});

describe('the relay', () => {
  it('sends nothing old again when publishing fails', async () => {
    const specimen = await startSpecimen(testConfig(home, url));
    const nats = await connect({ servers: home.natsUrl });
    const { streams } = await jetstreamManager(nats);
    const stream = `${specimen.config.NATS_PREFIX}-events`;
    const states = () => database.query('SELECT 1 FROM platform_state');
    await until(async () => (await states()).length === 1, 'the store was looked at');
    await history([1, 2, 4, 6, 8]);
    await streams.update(stream, { max_msg_size: 1 });
    const { hits } = armFailPoint('outbox.before-mark', 'delay:0');
    await specimen.bus.ask(MakeThing, { label: 'x' }, contextFor(newId()));
    await until(() => hits() > 3, 'publishing failed three times');
    expect(await published()).toEqual([1, 2, 4, 6, 8]);
    await streams.update(stream, { max_msg_size: -1 });
    const waiting = () => database.query('SELECT 1 FROM outbox WHERE published_at IS NULL');
    await until(async () => (await waiting()).length === 0, 'all is published');
    await nats.close();
    await specimen.service.stop();
  });

  it('holds the stream to its age and size, also one that was made without', async () => {
    const config = testConfig(home, url);
    const nats = await connect({ servers: home.natsUrl });
    const { streams } = await jetstreamManager(nats);
    const name = `${config.NATS_PREFIX}-events`;
    await streams.add({ name, subjects: [`${config.NATS_PREFIX}.event.>`] });
    const specimen = await startSpecimen(config);
    const limits = async () => {
      const { max_bytes, max_age } = (await streams.info(name)).config;
      return max_bytes > 0 && max_age > 0;
    };
    await until(limits, 'the stream has limits');
    await nats.close();
    await specimen.service.stop();
  });
});

describe('published events', () => {
  it('are forgotten after their days, all of them at once', async () => {
    await history([8 * 24 * 60], 10_001);
    await history([6 * 24 * 60], 3);
    expect(await sweepOutbox(database, 7)).toBe(10_001);
    expect(await published()).toHaveLength(3);
  });
});
