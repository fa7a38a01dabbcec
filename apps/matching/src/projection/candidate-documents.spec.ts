// Documents kept in memory: never an older version than asked for, and a track record that is counted by the day.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readConfig } from '#platform/config.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { runs } from '#testing/depth.js';
import { MatchingConfigSchema } from '../config.js';
import { CandidateDocuments, candidateOf } from './candidate-documents.js';
import { performanceOf } from './candidate.js';

const document = (id: string, version: number): EnterpriseForMatching => ({
  id,
  version,
  clusterId: newId(),
  name: `E${version}`,
  active: true,
  languages: [],
  establishments: [],
  capabilities: [],
  certifications: [],
  trackRecords: [],
  conflictBuyerIds: [],
  optOutBuyerIds: [],
});
const settings = (cache: number) =>
  readConfig(MatchingConfigSchema, {
    NODE_ENV: 'test',
    DATABASE_URL: 'postgres://x/y',
    REDIS_URL: 'redis://x',
    NATS_URL: 'x',
    REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes',
    CANDIDATE_CACHE: String(cache),
  });

describe('a candidate', () => {
  it('is judged by the records that somebody verified, not by what it says about itself', () => {
    const record = { date: '2026-11-01', codes: [], title: 'Shirts', onTime: true, rejectedShare: 0, source: 'Invoice' };
    const performance = (trackRecords: EnterpriseForMatching['trackRecords']) =>
      candidateOf({ ...document(newId(), 1), trackRecords }).candidateOn('2027-01-01').performance;
    expect(performance([record])).toBeNull();
    expect(performance([record, { ...record, onTime: false, verifiedBy: 'CDA' }])).toEqual({
      delivered: 1, onTime: 0, inspected: 1, rejected: 0, since: '2024-01-02',
    });
  });
});

describe('a track record', () => {
  it('comes with its buyer and its value where they are stated', () => {
    const record = { date: '2026-11-01', codes: ['G'], title: 'Shirts', onTime: null, rejectedShare: null, source: 'Invoice' };
    const stated = { ...record, buyer: 'A school', value: { amount: 300, currency: 'USD' }, verifiedBy: 'CDA' };
    const { trackRecords } = candidateOf({ ...document(newId(), 1), trackRecords: [record, stated] }).candidateOn('2027-01-01');
    expect(trackRecords).toEqual([
      { date: '2026-11-01', codes: ['G'], title: 'Shirts', verified: false, buyer: null, value: null },
      { date: '2026-11-01', codes: ['G'], title: 'Shirts', verified: true, buyer: 'A school', value: { amount: 300, currency: 'USD' } },
    ]);
  });
});

describe('candidate documents', () => {
  it('are those of the list, fetched at most once per version, with any size of memory', async () => {
    const ids = Array.from({ length: 4 }, () => newId()).sort();
    const change = fc.record({
      raise: fc.array(fc.nat(3), { maxLength: 3 }),
      ask: fc.subarray([0, 1, 2, 3]),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.array(change, { maxLength: 10 }), async (cache, changes) => {
        const documents = new CandidateDocuments(settings(cache));
        const versions = [1, 1, 1, 1];
        const fetched: string[] = [];
        for (const { raise, ask } of changes) {
          for (const index of raise) versions[index]! += 1;
          const listed = ask
            .map((index) => `${ids[index]} ${versions[index]}${index === 0 ? ' i' : ''}`)
            .join(',');
          const set = await documents.of('key', listed, async (wanted) =>
            wanted.map((id) => {
              fetched.push(`${id} ${versions[ids.indexOf(id)]}`);
              return document(id, versions[ids.indexOf(id)]!);
            }),
          );
          expect(set.documents.map((each) => [each.id, each.version])).toEqual(
            ask.map((index) => [ids[index], versions[index]]),
          );
          expect(set.invitedIds).toEqual(ask.includes(0) ? [ids[0]] : []);
        }
        if (cache >= 4) expect(fetched).toHaveLength(new Set(fetched).size);
      }),
      { numRuns: runs(100) },
    );
  });

  it('that are newer than the list says are used, and the list is read anew next time', async () => {
    const id = newId();
    const documents = new CandidateDocuments(settings(10));
    const first = await documents.of('key', `${id} 1`, async () => [document(id, 2)]);
    expect(first.documents[0]).toMatchObject({ version: 2, name: 'E2' });
    const second = await documents.of('key', `${id} 2`, async () => { throw new Error('is in memory'); });
    expect(second.documents[0]!.version).toBe(2);
  });

  it('that are gone are left out', async () => {
    const set = await new CandidateDocuments(settings(10)).of('key', `${newId()} 1`, async () => []);
    expect(set.documents).toEqual([]);
  });

  it('have a hash of everything in them', async () => {
    const id = newId();
    const hashOf = async (more: Partial<EnterpriseForMatching>) => {
      const base = { ...document(id, 1), clusterId: id };
      const set = await new CandidateDocuments(settings(10)).of('key', `${id} 1`, async () => [
        { ...base, ...more },
      ]);
      return set.documents[0]!.hash;
    };
    const same = await hashOf({});
    expect(await hashOf({})).toBe(same);
    for (const more of [{ name: 'x' }, { languages: ['fr'] }, { active: false }, { optOutBuyerIds: [id] }]) {
      expect(await hashOf(more)).not.toBe(same);
    }
  });
});

describe('past performance', () => {
  const record = (date: string, onTime: boolean | null, rejectedShare: number | null) => ({
    date,
    onTime,
    rejectedShare,
  });

  it('counts what is known of the last three years up to the day', () => {
    const history = [
      record('2026-05-01', true, 0.1), record('2025-01-01', false, null), record('2024-06-02', null, 0.3),
      record('2023-01-01', true, 0), record('2026-07-01', true, 0),
    ];
    expect(performanceOf(history, '2026-06-01')).toEqual({
      delivered: 2,
      onTime: 1,
      inspected: 2,
      rejected: 0.4,
      since: '2023-06-02',
    });
  });

  it('without known outcomes is no data, not zero', () => {
    expect(performanceOf([], '2026-06-01')).toBeNull();
    expect(performanceOf([record('2026-05-01', null, null)], '2026-06-01')).toBeNull();
    expect(performanceOf([record('2020-05-01', true, 0)], '2026-06-01')).toBeNull();
  });
});
