// Requests between services on a real NATS: answers, errors that travel, deadlines, back-pressure.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '#contracts/errors.js';
import { currentContext } from '../context.js';
import { Greet } from '../specimen/messages.js';
import {
  contextFor,
  freshDatabase,
  startSpecimen,
  sharedHome,
  testConfig,
  type Home,
  type Specimen,
} from '../specimen/system.js';
import { Twists } from '../specimen/specimen.controller.js';

let home: Home;
let dropDatabase: (() => Promise<void>) | undefined;
let specimen: Specimen;

beforeAll(async () => {
  home = await sharedHome();
  const { url, drop } = await freshDatabase(home);
  dropDatabase = drop;
  specimen = await startSpecimen(testConfig(home, url, { REQUESTS_IN_FLIGHT: '2', REQUESTS_WAITING: '3' }));
}, 120_000);

afterAll(async () => {
  await specimen?.service.stop();
  await dropDatabase?.();
}, 60_000);

beforeEach(() => void Object.assign(specimen.twists, new Twists()));

const refusal = (work: Promise<unknown>): Promise<DomainError> =>
  work.then(
    () => {
      throw new Error('It was answered');
    },
    (error: unknown) => error as DomainError,
  );

describe('a request', () => {
  it('is answered', async () => {
    expect(await specimen.bus.ask(Greet, { name: 'Almaz' }, contextFor())).toEqual({ text: 'Hello Almaz' });
  });

  it('carries the context to the handler and to everything it awaits', async () => {
    const context = contextFor();
    specimen.twists.greet = async (_name, given) => {
      await Promise.resolve();
      return `${given.requestId} ${currentContext()?.requestId}`;
    };
    const { text } = await specimen.bus.ask(Greet, { name: 'x' }, context);
    expect(text).toBe(`${context.requestId} ${context.requestId}`);
  });

  it('brings back the error the other side threw, with code and details', async () => {
    specimen.twists.greet = () => {
      throw new DomainError('version_stale', 'Reload.', { version: 7 });
    };
    const error = await refusal(specimen.bus.ask(Greet, { name: 'x' }, contextFor()));
    expect(error).toBeInstanceOf(DomainError);
    expect(error.toJSON()).toEqual({ code: 'version_stale', message: 'Reload.', details: { version: 7 } });
  });

  it('tells nothing about an unexpected error but the request id', async () => {
    const context = contextFor();
    specimen.twists.greet = () => {
      throw new Error('password=secret');
    };
    const error = await refusal(specimen.bus.ask(Greet, { name: 'x' }, context));
    expect(error.code).toBe('internal');
    expect(error.message).toContain(context.requestId);
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  it('names the fields that break the agreed form', async () => {
    const error = await refusal(specimen.bus.ask(Greet, { name: '' }, contextFor()));
    expect(error.code).toBe('body_invalid');
    expect(error.details.fields?.map((field) => field.field)).toEqual(['name']);
  });

  it('is an internal error when the reply breaks its schema', async () => {
    specimen.twists.greet = () => 7 as unknown as string;
    expect((await refusal(specimen.bus.ask(Greet, { name: 'x' }, contextFor()))).code).toBe('internal');
  });

  it('says so at once when it or its reply is too large for one message', async () => {
    const long = 'x'.repeat(1_100_000);
    expect((await refusal(specimen.bus.ask(Greet, { name: long }, contextFor()))).code).toBe('body_too_large');
    specimen.twists.greet = () => long;
    const error = await refusal(specimen.bus.ask(Greet, { name: 'x' }, contextFor()));
    expect(error.toJSON()).toMatchObject({ code: 'body_too_large', details: { most: 1_048_576 } });
    specimen.twists.greet = () => 'fine';
    expect(await specimen.bus.ask(Greet, { name: 'x' }, contextFor())).toEqual({ text: 'fine' });
  });

  it('ends at the deadline, and the late answer hurts nobody', async () => {
    let answer = () => {};
    specimen.twists.greet = () => new Promise((resolve) => (answer = () => resolve('late')));
    const error = await refusal(
      specimen.bus.ask(Greet, { name: 'x' }, { ...contextFor(), deadline: Date.now() + 200 }),
    );
    expect(error.code).toBe('deadline_exceeded');
    answer();
    specimen.twists.greet = () => 'fine';
    expect(await specimen.bus.ask(Greet, { name: 'x' }, contextFor())).toEqual({ text: 'fine' });
  });

  it('is not sent at all when its deadline has passed', async () => {
    let asked = 0;
    specimen.twists.greet = () => `asked ${(asked += 1)}`;
    const error = await refusal(
      specimen.bus.ask(Greet, { name: 'x' }, { ...contextFor(), deadline: Date.now() - 1 }),
    );
    expect(error.code).toBe('deadline_exceeded');
    expect(asked).toBe(0);
  });

  it('is refused as overloaded when too many are open and too many wait', async () => {
    const held: (() => void)[] = [];
    specimen.twists.greet = () => new Promise((resolve) => held.push(() => resolve('ok')));
    const asks = Array.from({ length: 6 }, () => specimen.bus.ask(Greet, { name: 'x' }, contextFor()));
    const codes = asks.map((ask) =>
      ask.then(
        () => 'ok',
        (error: DomainError) => error.code,
      ),
    );
    expect(await codes[5]).toBe('overloaded');
    const release = setInterval(() => held.splice(0).forEach((give) => give()), 10);
    expect(await Promise.all(codes.slice(0, 5))).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    clearInterval(release);
  });
});

describe('a request nobody answers', () => {
  it('fails at once as service_unavailable', async () => {
    const nobody = { ...Greet, subject: 'request.matching.nobody.v1' };
    const error = await refusal(specimen.bus.ask(nobody, { name: 'x' }, contextFor()));
    expect(error.code).toBe('service_unavailable');
  });
});
