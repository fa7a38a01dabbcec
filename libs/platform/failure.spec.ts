// Which failures are tried again, which are counted, and how long the waits are.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { runs } from '#testing/depth.js';
import { DomainError } from '#contracts/errors.js';
import { backoffMs, describeFailure, isPermanent, isTransient } from './failure.js';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('a failure', () => {
  it.each([
    ['another service is away', new DomainError('service_unavailable', ''), true, false],
    ['the deadline passed', new DomainError('deadline_exceeded', ''), true, false],
    ['a bug in another service', new DomainError('internal', ''), false, false],
    ['the domain refuses', new DomainError('unit_incompatible', ''), false, true],
    ['Postgres is stopping', coded('57P01'), true, false],
    [
      'a deadlock, wrapped by TypeORM',
      Object.assign(new Error('q'), { driverError: coded('40P01') }),
      true,
      false,
    ],
    ['a connection is refused', coded('ECONNREFUSED'), true, false],
    ['pg lost its connection', new Error('Connection terminated unexpectedly'), true, false],
    ['Postgres does not answer at all', new Error('Query read timeout'), true, false],
    ['the connection of a transaction is gone', new QueryRunnerAlreadyReleasedError(), true, false],
    ['a statement takes too long', coded('57014'), false, false],
    ['a unique key is violated', coded('23505'), false, false],
    ['a plain bug', new TypeError('undefined is not a function'), false, false],
    ['something thrown that is no error', 'oops', false, false],
  ])('because %s', (_why, error, transient, permanent) => {
    expect([isTransient(error), isPermanent(error)]).toEqual([transient, permanent]);
  });

  it('is described in one short line with its code', () => {
    expect(describeFailure(coded('23505'))).toBe('Error [23505]: x');
    expect(describeFailure(new Error('y'.repeat(2_000))).length).toBe(500);
  });
});

describe('the wait before the next attempt', () => {
  it('grows, stays between half the ceiling and the ceiling, and never passes the cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, baseMs, capMs, luck) => {
          const wait = backoffMs(attempt, baseMs, capMs, () => luck);
          const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 30));
          expect(wait).toBeGreaterThanOrEqual(Math.floor(ceiling / 2));
          expect(wait).toBeLessThanOrEqual(Math.ceil(ceiling));
          expect(backoffMs(attempt + 1, baseMs, capMs, () => luck)).toBeGreaterThanOrEqual(wait);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
