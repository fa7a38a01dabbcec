// Fail points act at the hit they are armed for, and in tests only.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  armFailPoint,
  armFailPoints,
  disarmFailPoints,
  failPoint,
  failPointNames,
  FailPointError,
} from './fail-points.js';

const environment = process.env['NODE_ENV'];

afterEach(() => {
  disarmFailPoints();
  if (environment === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = environment;
});

describe('a fail point', () => {
  it('does nothing unless armed', () => {
    expect(failPoint('outbox.before-mark')).toBeUndefined();
  });

  it('throws at the hit it is armed for only', () => {
    armFailPoints('outbox.before-mark=throw@2,job.before-run=delay:1');
    expect(failPoint('outbox.before-mark')).toBeUndefined();
    expect(() => failPoint('outbox.before-mark')).toThrow(FailPointError);
    expect(failPoint('outbox.before-mark')).toBeUndefined();
    expect(failPoint('job.before-run')).toHaveProperty('then');
  });

  it('throws every time without a number, until disarmed', () => {
    const { disarm, hits } = armFailPoint('inbox.before-ack', 'throw');
    expect(() => failPoint('inbox.before-ack')).toThrow(FailPointError);
    expect(() => failPoint('inbox.before-ack')).toThrow(FailPointError);
    disarm();
    expect(failPoint('inbox.before-ack')).toBeUndefined();
    expect(hits()).toBe(2);
  });

  it('refuses what it does not understand', () => {
    expect(() => armFailPoints('outbox.before-mark=explode')).toThrow(/not a fail point/);
  });

  it('does not exist under a misspelt name', () => {
    expect(() => armFailPoints('outbox.befor-mark=throw')).toThrow(/no fail point outbox\.befor-mark/);
  });

  it.each(['production', 'development', undefined])('cannot be armed when NODE_ENV is %s', (name) => {
    if (name === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = name;
    expect(() => armFailPoints('outbox.before-mark=kill')).toThrow(/unset FAIL_POINTS/);
    expect(() => armFailPoints('')).not.toThrow();
  });

  it('is called somewhere for every name, and every call has a name', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /^(libs\/(platform|brokering)|apps\/[\w-]+\/src)\/.*(?<!\.spec|\.e2e)\.js$/.test(path),
    );
    const called = sources.flatMap((path) =>
      [...readFileSync(root + path, 'utf8').matchAll(/failPoint\('([\w.-]+)'\)/g)].map((match) => match[1]!),
    );
    expect([...new Set(called)].sort()).toEqual([...failPointNames].sort());
  });
});
