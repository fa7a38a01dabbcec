// Fail points act at the hit they are armed for, and in tests only.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  armFailPoint,
  armFailPoints,
  armFromFile,
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

  it('is armed by a file whenever the signal comes, in place of the others, and the file goes', () => {
    expect(() => armFromFile('points', 'production')).toThrow(/unset FAIL_POINTS_FILE/);
    expect(() => armFromFile(undefined, 'production')).not.toThrow();
    const folder = mkdtempSync(join(tmpdir(), 'linkwright-fail-points-'));
    const file = join(folder, 'points');
    writeFileSync(file, 'outbox.before-mark=throw');
    // A process of its own: Jest's has no signals.
    const script = `
      const { armFailPoint, armFromFile, failPoint } = await import(${JSON.stringify(new URL('./fail-points.js', import.meta.url).href)});
      process.env.NODE_ENV = 'test';
      armFailPoint('inbox.before-ack', 'throw');
      armFromFile(process.argv[1], 'test');
      process.kill(process.pid, 'SIGUSR2');
      const { existsSync } = await import('node:fs');
      while (existsSync(process.argv[1])) await new Promise((resolve) => setImmediate(resolve));
      failPoint('inbox.before-ack');
      try { failPoint('outbox.before-mark'); } catch (error) { console.log(error.name, error.point); }`;
    try {
      const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script, file], { encoding: 'utf8' });
      expect(stdout).toBe('FailPointError outbox.before-mark\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
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
