// Poison: an event or job that keeps failing becomes a dead letter, is listed, and works after a replay.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DomainError } from '#contracts/errors.js';
import { newId } from '../ids.js';
import { FinishThing, MakeThing, ThingMade } from '../specimen/messages.js';
import { Twists } from '../specimen/specimen.controller.js';
import {
  contextFor,
  effects,
  freshDatabase,
  startSpecimen,
  sharedHome,
  testConfig,
  until,
  type Home,
  type Specimen,
} from '../specimen/system.js';
import { listDeadLetters, replayAllDeadLetters, replayDeadLetter, type DeadLetter } from './dead-letters.js';

let home: Home;
let dropDatabase: (() => Promise<void>) | undefined;
let specimen: Specimen;

beforeAll(async () => {
  home = await sharedHome();
  const { url, drop } = await freshDatabase(home);
  dropDatabase = drop;
  specimen = await startSpecimen(testConfig(home, url));
}, 120_000);

afterAll(async () => {
  await specimen?.service.stop();
  await dropDatabase?.();
}, 60_000);

beforeEach(async () => {
  Object.assign(specimen.twists, new Twists());
  await specimen.database.query('DELETE FROM dead_letter');
});

const make = () => specimen.bus.ask(MakeThing, { label: 'x' }, contextFor(newId()));
const dead = async (): Promise<DeadLetter[]> =>
  (await listDeadLetters(specimen.database, { status: 'dead' })).items;
const allDone = () =>
  until(async () => {
    const found = await effects(specimen.database);
    return found.done === found.things;
  }, 'all done');

describe('an event that keeps failing', () => {
  it('is dead after its attempts, lets others pass, and is done once after a replay', async () => {
    let tries = 0;
    let poison = '';
    specimen.twists.event = () => {
      if (poison !== '') return;
      tries += 1;
      throw new Error('a bug');
    };
    const { id } = await make();
    await until(async () => (await dead()).length === 1, 'dead');
    poison = id;
    expect(tries).toBe(3);
    const [letter] = await dead();
    expect(letter).toMatchObject({
      kind: 'event',
      name: ThingMade.subject,
      attempts: 3,
      nextAttemptAt: null,
    });
    expect(letter!.lastError).toContain('a bug');

    const other = await make();
    await until(
      async () =>
        (
          await specimen.database.query('SELECT 1 FROM thing WHERE id = $1 AND status = $2', [
            other.id,
            'done',
          ])
        ).length === 1,
      'others pass',
    );
    await replayDeadLetter(specimen.database, letter!.id);
    await allDone();
    const found = await effects(specimen.database);
    expect(found.event).toBe(found.things);
    expect((await listDeadLetters(specimen.database)).items.map((item) => item.status)).toEqual(['replayed']);
  });

  it('is dead at once when the domain refuses it', async () => {
    let tries = 0;
    specimen.twists.event = () => {
      tries += 1;
      throw new DomainError('code_unknown', 'No such code.');
    };
    await make();
    await until(async () => (await dead()).length === 1, 'dead');
    expect(tries).toBe(1);
    specimen.twists.event = () => {};
    expect(await replayAllDeadLetters(specimen.database)).toBe(1);
    await allDone();
  });

  it('is dead no more when another copy of it succeeds', async () => {
    specimen.twists.event = () => {
      throw new DomainError('code_unknown', 'No such code.');
    };
    await make();
    await until(async () => (await dead()).length === 1, 'dead');
    specimen.twists.event = () => {};
    const [letter] = await specimen.database.query<{ payload: object }>('SELECT payload FROM dead_letter');
    const nats = await connect({ servers: home.natsUrl });
    const subject = `${specimen.config.NATS_PREFIX}.${ThingMade.subject}`;
    await jetstream(nats).publish(subject, JSON.stringify(letter!.payload));
    await nats.close();
    await allDone();
    await until(async () => (await dead()).length === 0, 'settled');
  });

  it('never dies of surroundings that are away', async () => {
    let tries = 0;
    specimen.twists.event = () => {
      tries += 1;
      if (tries <= 5) throw new DomainError('service_unavailable', 'The registry is away.');
    };
    await make();
    await allDone();
    expect(tries).toBe(6);
    expect(await dead()).toEqual([]);
  });
});

describe('a message that is no event of ours', () => {
  it('is kept as a dead letter and does not stop the others', async () => {
    const nats = await connect({ servers: home.natsUrl });
    const subject = `${specimen.config.NATS_PREFIX}.${ThingMade.subject}`;
    await jetstream(nats).publish(subject, 'not json');
    await jetstream(nats).publish(
      subject,
      JSON.stringify({
        specversion: '1.0',
        id: newId(),
        source: 'matching',
        type: ThingMade.subject,
        subject: 'a',
        time: 'now',
        requestid: 'r',
        aggregateversion: 1,
        txid: '1',
        data: { thingId: 'not a uuid' },
      }),
    );
    await nats.close();
    await make();
    await allDone();
    await until(async () => (await dead()).length === 2, 'both are dead');
    expect((await dead()).map((letter) => letter.lastError).join()).toMatch(/readable/);
    expect(await replayAllDeadLetters(specimen.database)).toBe(2);
    await until(async () => (await dead()).length === 2, 'they are dead again');
  });
});

describe('a job that keeps failing', () => {
  it('is dead after its attempts, is not queued again, and is done after a replay', async () => {
    let tries = 0;
    specimen.twists.job = () => {
      tries += 1;
      throw new Error('another bug');
    };
    const { id } = await make();
    await until(async () => (await dead()).length === 1, 'dead');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(tries).toBe(3);
    expect(await dead()).toMatchObject([
      { kind: 'job', name: FinishThing.queue, subjectId: id, attempts: 3 },
    ]);
    specimen.twists.job = () => {};
    await replayDeadLetter(specimen.database, (await dead())[0]!.id);
    await allDone();
  });
});

describe('the list', () => {
  it('comes in pages and by status', async () => {
    for (let n = 0; n < 5; n += 1) {
      await specimen.database.query(
        `INSERT INTO dead_letter (id, kind, name, subject_id, attempts, last_error, status)
         VALUES ($1, 'job', 'q', $2, 1, 'e', 'dead')`,
        [newId(), String(n)],
      );
    }
    const first = await listDeadLetters(specimen.database, { status: 'dead' }, null, 3);
    const second = await listDeadLetters(specimen.database, { status: 'dead' }, first.cursor, 3);
    expect([...first.items, ...second.items].map((item) => item.subjectId)).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(second.cursor).toBeNull();
    expect((await listDeadLetters(specimen.database, { kind: 'event' })).items).toEqual([]);
  });

  it('says so when there is no such dead letter', async () => {
    await expect(replayDeadLetter(specimen.database, newId())).rejects.toMatchObject({ code: 'not_found' });
  });
});
