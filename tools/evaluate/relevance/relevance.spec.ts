// Small folders of every kind that can be met: each is learned from and scored, and labels are read only at the end.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { claimParts, relevanceWeights } from '#engine';
import { small, writeSmallFolder } from '../../replay/small-folder.specimen.js';
import { readAwardsFolder, requireEarlier } from '../../train/folder.js';
import { learn } from '../../train/learn.js';
import { playCold, playLive, playTest } from './play.js';
import { policyInWords, policyOf } from './policy.js';
import { reportOf } from './report.js';
import { differences, figuresOf, interval, rankAmong } from './ranks.js';
import { Exposure } from './exposure.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'linkwright-awards-')); });
afterEach(() => rmSync(folder, { recursive: true }));

type Row = (typeof small.requirements)[number];
const how = { source: 'a test', command: 'npm test', trainedOn: '2026-01-01' };
const changed = (change: (row: Row) => object) => ({ requirements: small.requirements.map((row) => ({ ...row, ...change(row) })) });
const evaluated = () => {
  const read = readAwardsFolder(folder);
  const { weights } = learn(read.train, read, how);
  return { read, weights, report: reportOf(playTest(read, weights), read) };
};

describe('evaluation of relevance', () => {
  it('finds who won before, counts who was never seen as a miss, and says how sure it is', () => {
    writeSmallFolder(folder);
    const { report } = evaluated();
    expect(report).toMatchObject({ pairs: 3, 'recall@5': 0.6667, mrr: 0.6667, subsets: { seen: { pairs: 2, mrr: 1 }, single_contract: { pairs: 2 } } });
    expect(report.intervals.mrr[0]).toBeLessThanOrEqual(report.mrr);
    expect(Object.keys(report.baselines)).toEqual(expect.arrayContaining(['popularity', 'popularity in full code', 'kNN words', 'kNN characters', 'kNN code + text']));
    expect(report.filter_recall).toBeGreaterThan(0.5);
  });

  it.each([
    ['codes', changed(() => ({ codes: [] }))],
    ['titles and descriptions in most of the training', changed(({ split }) => (split === 'train' ? { title: '', description: null } : {}))],
    ['values, buyers and the rest', changed(() => ({ value: null, currency: null, buyer: null, single_contract: null, lang: null }))],
  ])('does without %s', (_, change) => {
    writeSmallFolder(folder, change);
    const { report, read, weights } = evaluated();
    expect(report.pairs).toBe(3);
    expect(report['recall@5']).toBe(0.6667);
    for (const play of [playLive(read, weights), playCold(read, weights, 1).others]) expect(play.awards.length).toBeGreaterThan(0);
  });

  it('takes a byte order mark, lines of Windows, empty lines, codes with spaces around them and scripts without spaces between words', () => {
    const titles = new Map([['15811100-7', '为县医院采购新鲜面包😀'], ['15811400-0', '学校用牛奶小圆面包供应'], ['45261900-3', '学校屋顶防水维修工程']]);
    writeSmallFolder(folder, changed(({ id, codes: [code] }) => ({
      title: id.startsWith('P') ? `本年度${titles.get(code!.code)!}项目` : titles.get(code!.code)!, description: null, codes: [{ scheme: ' S ', code: ` ${code!.code} ` }],
    })));
    for (const name of ['requirements.jsonl', 'suppliers.jsonl', 'awards_train.csv']) {
      const path = join(folder, name);
      writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8').replaceAll('\n', '\r\n\r\n')}`);
    }
    const { report, read } = evaluated();
    expect(read.test[0]!.codes[0]).toMatchObject({ scheme: 'S', code: '15811100-7' });
    expect(report['recall@5']).toBe(0.6667);
  });

  it('takes codes with control characters in them, and reads empty ones as not known', () => {
    writeSmallFolder(folder, changed(({ id, codes: [code] }) => ({ codes: id === 'T-1' ? [{ scheme: 'S', code: '\u0001' }, { code: null }] : [{ scheme: 'S', code: `${code!.code.slice(0, 4)}\t\u0002${code!.code.slice(4)}` }] })));
    const { report, read } = evaluated();
    expect(read.train.map(({ requirement: { codes } }) => codes.map(({ code }) => code))).toEqual([[], ['1581 1100-7'], ['1581 1400-0'], ['4526 1900-3'], ['4526 1900-3']]);
    expect(report['recall@5']).toBe(0.6667);
  });

  it('has no spreading to tell of where nothing can be measured, and says so', () => {
    writeSmallFolder(folder);
    const { read, weights } = evaluated();
    const policy = policyOf(read, weights, null);
    expect(policy).toEqual({ strength: null, keep: null, gini_cut: null, ndcg_loss: null, ndcg_error: null, reason: 'past blocks tell nothing of it', chosen_on: [] });
    expect(policyInWords(policy)).toBe('No spreading by exposure: past blocks tell nothing of it.');
  });

  it('reads other schemes of codes and other scripts', () => {
    const words = new Map([['15811100-7', 'የዳቦ አቅርቦት ለሆስፒታል'], ['15811400-0', 'сдобные булочки для школы'], ['45261900-3', 'छत की मरम्मत']]);
    writeSmallFolder(folder, changed(({ codes: [code] }) => ({
      title: words.get(code!.code)!, description: null, codes: [{ scheme: 'OTHER', code: `K.${code!.code.slice(0, 2)}/${code!.code.slice(2, 5)}` }],
    })));
    const { report } = evaluated();
    expect(report.subsets['seen']!.mrr).toBeGreaterThan(0.7);
  });

  it('scores before it reads labels, and in --live learns of a month when the next one begins', () => {
    writeSmallFolder(folder, { labels: [] });
    rmSync(join(folder, 'labels'), { recursive: true });
    const read = readAwardsFolder(folder);
    const { weights } = learn(read.train, read, how);
    expect(() => playTest(read, weights)).toThrow(/labels\/awards_test\.csv cannot be read/);
    const later = { ...small.requirements.at(-1)!, id: 'P-4', date: '2015-10-03' };
    writeSmallFolder(folder, { requirements: [...small.requirements, later], labels: [...small.labels, 'P-4,S-new,2015-10-20'] });
    const live = readAwardsFolder(folder);
    const ranks = (play: ReturnType<typeof playTest>) => play.found['relevance']!.map(({ rank }) => rank);
    expect(ranks(playTest(live, weights)).at(-1)).toBeNull();
    expect(ranks(playLive(live, weights))).toEqual([1, 1, null, 1]);
  });

  it('says by file and line what is wrong', () => {
    writeSmallFolder(folder, { history: ['T-9,S-rye,2014-01-20'] });
    expect(() => readAwardsFolder(folder)).toThrow('awards_train.csv line 2: there is no requirement T-9');
    writeSmallFolder(folder, { history: [...small.history, 'P-1,S-rye,2015-06-30'] });
    expect(() => readAwardsFolder(folder)).toThrow('awards_train.csv line 7: P-1 is of the split "test": its awards belong into labels/awards_test.csv');
    writeSmallFolder(folder, { requirements: [...small.requirements, small.requirements[0]] });
    expect(() => readAwardsFolder(folder)).toThrow('requirements.jsonl line 9: the id T-1 is there twice');
    writeSmallFolder(folder, { suppliers: [...small.suppliers, small.suppliers[1]] });
    expect(() => readAwardsFolder(folder)).toThrow('suppliers.jsonl line 5: the id S-white is there twice');
    writeFileSync(join(folder, 'suppliers.jsonl'), '{"id": 3}\n');
    expect(() => readAwardsFolder(folder)).toThrow('suppliers.jsonl line 1: id');
  });
});

describe('weights', () => {
  it('are refused when they know of the time that is asked about', () => {
    writeSmallFolder(folder);
    const { weights, read } = evaluated();
    const until = (day: string) => ({ ...weights, provenance: { ...weights.provenance, until: day } });
    expect(() => requireEarlier(until('2015-07-31'), read.test)).not.toThrow();
    expect(() => requireEarlier(until('2015-08-01'), read.test)).toThrow(/know awards until 2015-08-01, but what is asked begins on 2015-08-01: learn from/);
  });

  it('are learned without awards from the first day of the test part on, which are counted', () => {
    // Asked in May, and awarded when the test part had begun.
    writeSmallFolder(folder, { history: [...small.history.slice(0, -1), 'T-5,S-roof,2015-08-01', 'T-4,S-rye,2015-09-09'] });
    const said: string[] = [];
    const read = readAwardsFolder(folder, (words) => said.push(words));
    expect(said).toEqual(['2 of 6 awards are left out: they were made on 2015-08-01 or later, when the test part had begun.']);
    const { weights } = learn(read.train, read, how);
    expect(weights.provenance).toMatchObject({ awards: 4, until: '2014-04-20' });
    expect(() => requireEarlier(weights, read.test)).not.toThrow();
    writeSmallFolder(folder, { history: ['T-5,S-roof,2015-08-01'] });
    expect(() => readAwardsFolder(folder)).toThrow('awards_train.csv has no awards to learn from before 2015-08-01, when the test part begins');
    // Without a test part everything counts.
    writeSmallFolder(folder, { history: ['T-5,S-roof,2015-08-01'], requirements: small.requirements.filter(({ split }) => split === 'train') });
    expect(readAwardsFolder(folder).train).toHaveLength(1);
  });

  it('are the same for the same awards, survive JSON, and are refused with the field that is wrong', () => {
    writeSmallFolder(folder);
    const { weights, read } = evaluated();
    expect(relevanceWeights(JSON.parse(JSON.stringify(weights)))).toEqual(weights);
    expect(learn(read.train, read, { ...how, trainedOn: '2027-05-05' }).weights.version).toBe(weights.version);
    expect(learn(read.train.slice(1), read, how).weights.version).not.toBe(weights.version);
    expect(() => relevanceWeights({ ...weights, shares: { ...weights.shares, words: 1.5 } })).toThrow(/shares of words, .* not be more than 1 in all/);
    expect(() => relevanceWeights({ ...weights, full: { ...weights.full, trade: 0 } })).toThrow('full.trade must be above 0');
    expect(() => relevanceWeights([])).toThrow('the file must be an object');
    expect(() => relevanceWeights({ ...weights, format: 3 })).toThrow('format must be 2');
  });

  it('of format 1 stay readable: the parts of today have the shares of those that are no more', () => {
    writeSmallFolder(folder);
    const { weights } = evaluated();
    const claims = Object.fromEntries(claimParts.map((name) => [name, weights.shares[name]]));
    const shares = { words: 0.25, letters: 0.125, nearest: 0.125, again: 0.0625, trade: 0.125, buyer: 0.125, value: 0.125, ...claims };
    const full = { ...weights.full, letters: 0.9, again: 0.8, trade: 4.2, buyer: 3.1 };
    const { format, shares: read, full: fully, ...rest } = relevanceWeights({ ...weights, format: 1, shares, full });
    expect({ format, ...rest }).toEqual({ ...weights, shares: undefined, full: undefined });
    expect(read).toEqual({ words: 0.375, nearest: 0.1875, trade: 0.125, buyer: 0.125, value: 0.125, ...claims });
    expect(fully).toEqual({ ...weights.full, trade: expect.any(Number), buyer: expect.any(Number) });
    // One piece of fresh work is worth what it was.
    const fresh = 1 / (1 + 0.3);
    expect(fresh / fully.trade).toBeCloseTo(Math.log1p(1) / 4.2, 12);
    expect(fresh / fully.buyer).toBeCloseTo(Math.log1p(1) / 3.1, 12);
    expect(() => relevanceWeights({ ...weights, format: 1, shares: { ...shares, again: 0.9 }, full })).toThrow('must not be more than 1 in all');
    expect(() => relevanceWeights({ ...weights, format: 1, shares, full: { ...full, trade: 0 } })).toThrow('full.trade must be above 0');
  });
});

describe('figures', () => {
  it('share the middle of equal places, and put a sure interval around what never differs', () => {
    expect(rankAmong(Float64Array.of(3, 2, 2, 1), 1)).toBe(2.5);
    const found = [{ requirementId: 'a', rank: 1 }, { requirementId: 'b', rank: null }, { requirementId: 'c', rank: 12.5 }];
    expect(figuresOf(found)).toEqual({ 'recall@5': 0.3333, 'recall@10': 0.3333, 'recall@50': 0.6667, mrr: 0.36, 'ndcg@10': 0.3333 });
    expect(interval(found, [2, 2, 2])).toEqual([2, 2]);
    expect(differences(found, found).mrr).toEqual({ difference: 0, interval: [0, 0] });
  });

  it('tell an even exposure from one where the same are always shown', () => {
    const ids = Array.from({ length: 20 }, (_, at) => `S-${String(at).padStart(2, '0')}`);
    const [even, uneven] = [new Exposure(), new Exposure()];
    const rising = Float64Array.from(ids, (_, at) => at);
    for (const scores of [rising, rising.toReversed()]) even.add(ids, scores);
    for (const scores of [rising, rising]) uneven.add(ids, scores);
    expect(even.figures()).toEqual({ gini: 0, coverage: 1, top1pct_share: 0.05 });
    expect(uneven.figures()).toEqual({ gini: 0.5, coverage: 0.5, top1pct_share: 0.1 });
  });
});
