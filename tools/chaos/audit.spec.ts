// The arithmetic of the audit, on findings made by hand.
import { describe, expect, it } from '@jest/globals';
import { conclude, sinkFigures, type Findings, type SentRow } from './audit.js';
import { Ledger } from './ledger.js';

const clean: Findings = { lost: { posts: 0 }, duplicated: { requirements: 0 }, waiting: { runs: 0 } };
const sent = (id: string, more: Partial<SentRow> = {}): SentRow => ({ id, about: `news ${id}`, status: 'sent', unknown: 0, ...more });

describe('what the sinks received', () => {
  it('fits when each message came once', () => {
    expect(sinkFigures([sent('a'), sent('b')], ['a', 'b'])).toEqual({ received: 2, resent: 0, lost: 0, excess: 0, foreign: 0, unknown: 0 });
  });

  it('may come again once for each unknown send, which counts as sent again all the same', () => {
    expect(sinkFigures([sent('a', { unknown: 1 })], ['a', 'a'])).toMatchObject({ resent: 1, excess: 0, unknown: 1 });
    expect(sinkFigures([sent('a', { unknown: 1 })], ['a', 'a', 'a'])).toMatchObject({ resent: 2, excess: 1 });
    expect(sinkFigures([sent('a')], ['a', 'a'])).toMatchObject({ resent: 1, excess: 1 });
  });

  it('misses what is marked as sent and never came, and only that', () => {
    expect(sinkFigures([sent('a'), sent('b', { status: 'dead' }), sent('c', { status: 'unknown', unknown: 2 })], [])).toMatchObject({ lost: 1, unknown: 2 });
  });

  it('knows the same news under another id', () => {
    expect(sinkFigures([sent('a', { about: 'one' }), sent('b', { about: 'one' })], ['a', 'b'])).toMatchObject({ resent: 1, excess: 0 });
  });

  it('notices what nobody sent', () => {
    expect(sinkFigures([sent('a')], ['a', 'x'])).toMatchObject({ foreign: 1 });
  });
});

describe('the conclusion', () => {
  const nothing = sinkFigures([], []);

  it('is nothing lost and nothing doubled when there is nothing to find', () => {
    expect(conclude(clean, nothing)).toEqual({
      lost: 0, duplicated: 0, unknown: 0, received: 0, resent: 0, resentPct: 0, details: { lost: {}, duplicated: {} },
    });
  });

  it('counts what is still under way as lost, and names what it counts', () => {
    const audit = conclude({ lost: { posts: 2 }, duplicated: { linkages: 3 }, waiting: { runs: 4 } }, nothing);
    expect(audit).toMatchObject({ lost: 6, duplicated: 3, details: { lost: { posts: 2, 'unfinished runs': 4 }, duplicated: { linkages: 3 } } });
  });

  it('adds what the sinks show', () => {
    const audit = conclude(clean, sinkFigures([sent('a'), sent('b')], ['a', 'a', 'x']));
    expect(audit).toMatchObject({ lost: 1, duplicated: 2 });
    expect(Object.keys(audit.details.duplicated)).toHaveLength(2);
  });

  it('gives what was sent again in hundredths of a percent of what was received', () => {
    const ids = Array.from({ length: 300 }, (_, n) => `m${n}`);
    expect(conclude(clean, sinkFigures(ids.map((id) => sent(id, { unknown: 1 })), [...ids, 'm0', 'm1'])).resentPct).toBe(0.66);
  });
});

describe('the ledger', () => {
  it('notices two decisions on one version of a proposal', () => {
    const ledger = new Ledger();
    ledger.approvals.push({ proposalId: 'p', version: 1, decisionId: 'd' }, { proposalId: 'p', version: 3, decisionId: 'e' });
    expect(ledger.ruledTwice).toBe(0);
    ledger.approvals.push({ proposalId: 'p', version: 1, decisionId: 'f' });
    expect(ledger.ruledTwice).toBe(1);
  });
});
