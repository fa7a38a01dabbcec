// The sentences of the engine in every language of the console: for whatever the engine computes, each says the numbers of the English one.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createInstance } from 'i18next';
import {
  buildCodeTree, confidenceInWords, criterionInWords, criterionSentences, evaluatePair, exposureInWords, placeInWords, ruleInWords, ruleSentences, timesInWords, type CriterionResult, type PairEvaluation, type RuleResult,
} from '#engine';
import { runs } from '#testing/depth.js';
import { world, type World } from '#testing/generated-clusters.js';
import { learnedWorld } from '#testing/learned-weights.js';
import { criterionSentence } from '../src/explanation/criterion-sentence.js';
import { ruleSentence } from '../src/explanation/rule-sentence.js';
import { timesIn } from '../src/explanation/times.js';
import { confidenceSentence, spreadSentence } from '../src/explanation/whole-sentences.js';
import { noneSentence } from '../src/requirements/none-sentence.js';
import { formatsOf } from '../src/ui/formats.js';
import { voiceOf, type Voice } from '../src/words/voice.js';

const languages = ['en', 'fr', 'am', 'hi'];
const folder = (language: string) => resolve('apps/console/src/words', language);
const textsOf = (language: string): Record<string, object> => Object.fromEntries(readdirSync(folder(language)).filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(resolve(folder(language), name), 'utf8')) as object]));

const i18n = createInstance();
let voices: Voice[] = [];

beforeAll(async () => {
  await i18n.init({
    lng: 'en', fallbackLng: false, resources: Object.fromEntries(languages.map((language) => [language, textsOf(language)])), defaultNS: 'common',
    interpolation: { escapeValue: false },
    // A blank that nothing is given for.
    missingInterpolationHandler: (text: string) => { throw new Error(`Nothing is given for a blank of “${text}”`); },
    parseMissingKeyHandler: (key) => { throw new Error(`No text has the key ${key}`); },
  });
  voices = languages.map((language) => voiceOf(i18n, language));
});

/** How a language separates thousands and decimals. */
const separators = new Map(languages.map((language) => {
  const parts = new Intl.NumberFormat(language).formatToParts(1_234_567.5);
  const between = (type: string) => new RegExp(`(?<=\\d)\\${parts.find((part) => part.type === type)!.value}(?=\\d)`, 'g');
  return [language, { group: between('group'), decimal: between('decimal') }];
}));

/** The numbers of a text, each as it is read, in order of size. `language`: whose way of writing them it has. */
function numbersIn(text: string, language: string): number[] {
  const { group, decimal } = separators.get(language)!;
  return (text.replaceAll(group, '').replaceAll(decimal, '.').match(/\d+(?:\.\d+)?(?:e-\d+)?/g) ?? []).map(Number).toSorted((one, other) => one - other);
}

/** Whether a sentence says neither more nor less than the English one in numbers and days. */
function expectSameNumbers(english: string, sentence: string | null, { language }: Voice): void {
  const { day } = formatsOf(language);
  const days = [...english.matchAll(/\d{4}-\d\d-\d\d/g)].map(([iso]) => day(iso));
  const daysOut = (text: string) => days.reduce((rest, each) => rest.replace(each, ' '), text);
  for (const each of days) expect(sentence).toContain(each);
  const expected = numbersIn(english.replaceAll(/\d{4}-\d\d-\d\d/g, ' '), 'en');
  const found = numbersIn(daysOut(sentence!), language);
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw new Error(`Other numbers in ${language}:\n  ${english}\n  ${sentence}`);
}

const evaluationsOf = ({ rows, need, candidates, setting }: World): PairEvaluation[] => {
  const tree = buildCodeTree(rows);
  return candidates.map((candidate) => evaluatePair(need, candidate, setting, tree));
};

function expectToldAlike({ criteria, rules, confidence, confidenceParts }: PairEvaluation): void {
  for (const voice of voices) {
    for (const criterion of criteria) expectSameNumbers(criterionInWords(criterion), criterionSentence(criterion, voice), voice);
    for (const rule of rules) expectSameNumbers(ruleInWords(rule), ruleSentence(rule, voice), voice);
    expectSameNumbers(confidenceInWords({ confidence, confidenceParts }), confidenceSentence({ confidence, confidenceParts }, voice), voice);
  }
}

describe('sentences in every language', () => {
  it('say the numbers of the English ones', () => {
    fc.assert(fc.property(world(4), (one) => { for (const each of evaluationsOf(one)) expectToldAlike(each); }), { numRuns: runs(40) });
  });

  it('say them of learned relevance too', () => {
    fc.assert(fc.property(learnedWorld, (one) => { for (const each of evaluationsOf(one)) expectToldAlike(each); }), { numRuns: runs(40) });
  });

  it('say what the policy made of a place', () => {
    const place = fc.record({
      score: fc.double({ min: 0, max: 1, noNaN: true }), adjustment: fc.double({ min: 0, max: 1, noNaN: true }), rankByScore: fc.integer({ min: 1, max: 2000 }), rank: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(fc.property(place, fc.nat(30), fc.integer({ min: 2, max: 40 }), (found, invitations, keep) => {
      const [adjusted, step] = [found.score - found.adjustment, { strength: 0.05, periodDays: 90, keep }];
      const whole = { ...found, enterpriseId: 'e', adjusted, moves: [] };
      // One invitation is “once” in English.
      const english = `${placeInWords(whole)} ${exposureInWords(whole, invitations, step).replace('Invited once', 'Invited 1 time')}`;
      const spreading = { ...found, moved: found.rankByScore - found.rank, listCost: 0, steps: null, exposure: { ...step, invitations, adjustment: found.adjustment, adjusted } };
      for (const voice of voices) expectSameNumbers(english, spreadSentence({ spreading, score: found.score }, voice), voice);
    }));
  });

  it('are there for every rule, whatever came of it', () => {
    const lacking = voices.flatMap(({ has, language }) => Object.keys(ruleSentences).filter((text) => !has(`rules:${text.replace('.', '-')}`)).map((text) => `${language}: ${text}`));
    expect(lacking).toEqual([]);
  });

  it('are there for every criterion, whatever it rests on', () => {
    for (const criterion of Object.keys(criterionSentences) as CriterionResult['criterion'][]) {
      const none = { criterion, basis: 'none', value: 0, weight: 0, contribution: 0, inputs: {} } as const;
      expect(voices.map((voice) => criterionSentence(none, voice)).filter((sentence) => sentence === null || sentence === '')).toEqual([]);
    }
  });

  it('say why nobody is proposed, as far as numbers do', () => {
    const french = voices.find(({ language }) => language === 'fr')!;
    const [lot, counts] = [{ status: 'open' as const, deadline: '2026-12-27' }, { considered: 1200, passed: 0, belowMinimumScore: 0, excludedByRule: { code: 900, place: 240 } }];
    const run = { createdAt: '2026-11-27T10:00:00.000Z', counts, spreading: null };
    const said = (change: object, its: object = {}) => noneSentence({ ...run, ...change }, { ...lot, ...its }, (rule) => `<${rule}>`, french)?.replaceAll(/\s/g, ' ');
    expect(said({})).toBe('Entreprises dont le code est proche de celui du lot : 300 sur 1 200. Aucune ne respecte toutes les règles ; la plupart (240) échouent sur : <place>');
    expect(said({ counts: { ...counts, passed: 3, belowMinimumScore: 3 } })).toBe('3 sur 1 200 respectent toutes les règles, mais aucune n’atteint la note minimale');
    expect(said({ counts: { ...counts, excludedByRule: { code: 1200 } } })).toBe('Aucune des 1 200 entreprises n’a un code proche de celui du lot');
    expect(said({ counts: { ...counts, considered: 0 } })).toBe('Aucune entreprise n’était à considérer');
    expect(said({ counts: { ...counts, passed: 3 }, spreading: { seen: 3, places: 0 } })).toContain('Les 3 qui pourraient être proposées');
    expect(said({ counts: { ...counts, passed: 3 } })).toBeUndefined();
    expect(said({ counts: null }, { deadline: '2026-11-26' })).toBe('L’échéance du lot est passée');
    expect(said({ counts: null }, { status: 'covered' })).toBe('Le lot n’est plus ouvert');
    expect(said({ counts: null })).toBeUndefined();
  });

  it('stay those of the API where one is not known', () => {
    const rule = { rule: 'tides', text: 'tides.low', required: null, actual: null, margin: null, unit: null, params: {} };
    const criterion = { criterion: 'tides', basis: 'data', value: 1, weight: 1, contribution: 1, inputs: {} } as const;
    expect(voices.map((voice) => [ruleSentence(rule, voice), criterionSentence(criterion, voice)])).toEqual(languages.map(() => [null, null]));
  });

  it('call the days of the week by their names', () => {
    const [weekdays, sunday] = [[1, 2, 3].map((weekday) => ({ weekday, from: 1080, to: 1260 })), { weekday: 7, from: 540, to: 1440 }];
    expect(timesIn('fr', timesInWords([...weekdays, sunday]))).toBe('lundi–mercredi 18:00-21:00, dimanche 09:00-24:00');
    expect(timesIn('hi', timesInWords(weekdays.slice(0, 2)))).toBe('सोमवार, मंगलवार 18:00-21:00');
  });
});

describe('a sentence in French', () => {
  const french = () => voices.find(({ language }) => language === 'fr')!;

  it('says the whole arithmetic of a criterion', () => {
    const price: CriterionResult = {
      criterion: 'price', basis: 'data', value: 0.55, weight: 0.25, contribution: 0.1375,
      inputs: { price: 1350.5, ceiling: 1500, currency: 'USD', per: 'C62', clusterWeight: 1, countedWeight: 4 },
    };
    expect(criterionSentence(price, french())?.replaceAll(/\s/g, ' ')).toBe('1 − la moitié de 1 350,5 / 1 500 USD par pièce = 0,55 ; poids 1 × 0,55 / 4 = 0,1375');
  });

  it('says the whole arithmetic of a rule', () => {
    const lead: RuleResult = {
      rule: 'lead_time', outcome: 'fail', required: 30, actual: 31, margin: -1, unit: 'DAY', text: 'lead_time.too_long', params: { today: '2026-11-27', deadline: '2026-12-27' },
    };
    expect(ruleSentence(lead, french())?.replaceAll(/\s/g, ' ')).toBe('Il faut 31 jours sur les 30 jours jusqu’au 27 déc. 2026 : 1 jour de trop');
  });
});
