// The breaker over a clock in the test's hand.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { Breaker } from './breaker.js';

function breakerAt(start = 0) {
  const clock = { now: start };
  return { clock, breaker: new Breaker({ failures: 3, openMs: 1000 }, () => clock.now) };
}

const failTimes = (breaker: Breaker, times: number) => {
  for (let i = 0; i < times; i += 1) breaker.enter()!.failed();
};

describe('a breaker', () => {
  it('opens after so many failures in a row, and not before', () => {
    const { breaker } = breakerAt();
    failTimes(breaker, 2);
    breaker.enter()!.succeeded();
    failTimes(breaker, 2);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
    expect(breaker.enter()).toBeNull();
  });

  it('lets exactly one through when its time is over; success closes it', () => {
    const { breaker, clock } = breakerAt();
    failTimes(breaker, 3);
    clock.now = 1000;
    expect(breaker.state).toBe('half-open');
    const trial = breaker.enter();
    expect(trial).not.toBeNull();
    expect(breaker.enter()).toBeNull();
    trial!.succeeded();
    expect(breaker.state).toBe('closed');
    expect(breaker.enter()).not.toBeNull();
  });

  it('opens again for the whole time when the trial fails', () => {
    const { breaker, clock } = breakerAt();
    failTimes(breaker, 3);
    clock.now = 1500;
    breaker.enter()!.failed();
    clock.now = 2499;
    expect(breaker.enter()).toBeNull();
    clock.now = 2500;
    expect(breaker.enter()).not.toBeNull();
  });

  it('takes a trial that was not used back', () => {
    const { breaker, clock } = breakerAt();
    failTimes(breaker, 3);
    clock.now = 1000;
    breaker.enter()!.unused();
    expect(breaker.enter()).not.toBeNull();
  });

  it('counts a pass once, whatever is reported later', () => {
    const { breaker } = breakerAt();
    const pass = breaker.enter()!;
    pass.failed();
    pass.failed();
    pass.unused();
    pass.failed();
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
  });

  it('never stays shut for ever, and never lets two through while half open', () => {
    const step = fc.constantFrom('succeeded', 'failed', 'unused', 'wait');
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { breaker, clock } = breakerAt();
      for (const each of steps) {
        if (each === 'wait') {
          clock.now += 500;
          continue;
        }
        const halfOpen = breaker.state === 'half-open';
        const pass = breaker.enter();
        if (halfOpen && pass) expect(breaker.enter()).toBeNull();
        pass?.[each]();
      }
      clock.now += 1000;
      expect(breaker.enter()).not.toBeNull();
    }), { numRuns: runs(200) });
  });
});
