// Named places where a test makes the process die, fail or wait; outside tests a service refuses to start with
// one armed.
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** The places of the platform, hop by hop. */
export const platformFailPoints = [
  'idempotency.before-commit',
  'idempotency.after-commit',
  'outbox.before-publish',
  'outbox.before-mark',
  'redrive.before-unmark',
  'redrive.before-state',
  'inbox.before-effect',
  'inbox.before-commit',
  'inbox.before-ack',
  'job.before-add',
  'sweep.before-add',
  'job.before-run',
  'job.after-run',
  'failure.before-record',
  'failure.before-settle',
  'reconcile.before-check',
] as const;

/** Those of the services. One list for all, so that a misspelt name does not compile and is not armed. */
const serviceFailPoints = [
  'erasure.before-commit',
  'import.planned',
  'import.before-commit',
  'replica.before-load',
  'replica.before-change',
  'replica.before-adoption',
  'run.after-claim',
  'run.before-commit',
  'match.after-claim',
  'match.before-commit',
  'gaps.before-commit',
  'openings.before-commit',
  'decision.before-commit',
  'allocation.after-share',
  'allocation.before-commit',
  'effect.before-commit',
  'reply.before-commit',
  'remind.before-commit',
  'settle.before-commit',
  'delivery.before-send',
  'delivery.after-send',
  'delivery.before-mark',
] as const;

/** Every place that can be armed. A name here and no call of it, or the reverse, fails a test. */
export const failPointNames = [...platformFailPoints, ...serviceFailPoints];
export type FailPointName = (typeof failPointNames)[number];

type Action = { kind: 'kill' } | { kind: 'throw' } | { kind: 'delay'; ms: number };
interface Armed {
  action: Action;
  /** The hit at which it acts, counted from 1; null acts at every hit. */
  at: number | null;
  hits: number;
}

export class FailPointError extends Error {
  constructor(readonly point: string) {
    super(`The fail point ${point} is armed and threw.`);
    this.name = 'FailPointError';
  }
}

const armed = new Map<string, Armed>();

function parse(text: string): [string, Armed] {
  const match = /^([\w.-]+)=(kill|throw|delay:(\d+))(?:@(\d+))?$/.exec(text);
  if (!match)
    throw new Error(`"${text}" is not a fail point. Write name=kill, name=throw or name=delay:MS, then @N.`);
  const [, name, verb, ms, at] = match;
  if (!(failPointNames as readonly string[]).includes(name!))
    throw new Error(`There is no fail point ${name}. There are: ${failPointNames.join(', ')}.`);
  const action: Action = ms ? { kind: 'delay', ms: Number(ms) } : { kind: verb as 'kill' | 'throw' };
  return [name!, { action, at: at ? Number(at) : null, hits: 0 }];
}

/** Arms the points named in the FAIL_POINTS variable; throws outside tests when there are any. */
export function armFailPoints(text: string, environment = process.env['NODE_ENV']): void {
  for (const part of text.split(',').filter(Boolean)) {
    const [name, point] = parse(part.trim());
    if (environment !== 'test')
      throw new Error(`FAIL_POINTS is set and NODE_ENV is ${environment}, not test: unset FAIL_POINTS.`);
    armed.set(name, point);
  }
}

/**
 * From now on SIGUSR2 arms what the file says, in place of all that was armed, and deletes it as a receipt: faults can
 * come in the middle of a run. Throws outside tests when there is a file.
 */
export function armFromFile(file: string | undefined, environment: string | undefined): void {
  if (file === undefined) return;
  if (environment !== 'test')
    throw new Error(`FAIL_POINTS_FILE is set and NODE_ENV is ${environment}, not test: unset FAIL_POINTS_FILE.`);
  process.on('SIGUSR2', () => {
    disarmFailPoints();
    armFailPoints(readFileSync(file, 'utf8'), environment);
    rmSync(file);
  });
}

export interface ArmedPoint {
  disarm(): void;
  /** How often the point was reached while it was armed. */
  hits(): number;
}

/** Arms one point inside this process: `armFailPoint('outbox.before-mark', 'throw@1')`. */
export function armFailPoint(name: FailPointName, action: string): ArmedPoint {
  armFailPoints(`${name}=${action}`);
  const mine = armed.get(name)!;
  return { disarm: () => void armed.delete(name), hits: () => mine.hits };
}

export function disarmFailPoints(): void {
  armed.clear();
}

/** Does nothing unless the point is armed. Await it: an armed point may wait or throw. */
export function failPoint(name: FailPointName): void | Promise<void> {
  if (armed.size === 0) return undefined;
  const point = armed.get(name);
  if (!point) return undefined;
  point.hits += 1;
  if (point.at !== null && point.hits !== point.at) return undefined;
  if (point.action.kind === 'delay') return sleep(point.action.ms);
  if (point.action.kind === 'throw') throw new FailPointError(name);
  process.kill(process.pid, 'SIGKILL');
  // The signal arrives a moment later: nothing after this point may run.
  return new Promise<never>(() => {});
}
