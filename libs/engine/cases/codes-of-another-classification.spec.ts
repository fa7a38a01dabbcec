// A buyer asks in the codes of customs, a workshop states what it does in the codes of industries: what corresponds brings them together.
import { describe, expect, it } from '@jest/globals';
import {
  buildCodeTree, criterionInWords, evaluatePair, matchLot, ruleInWords, whyNot, crowdOf, type Candidate, type CodeRow, type Correspondence,
} from '../engine.js';
import { capability, cluster, criterionOf, lot, ruleOf, workshop } from './example.js';

const row = (code: string, parent: string | null, label: string): CodeRow => ({ code, parent, labels: { en: label }, synonyms: {}, unit: 'C62' });
const customs = [
  row('HS-61', null, 'Knitted apparel'), row('HS-6105', 'HS-61', 'Shirts, knitted'), row('HS-610510', 'HS-6105', 'Shirts of cotton, knitted'),
  row('HS-6109', 'HS-61', 'T-shirts, knitted'), row('HS-610910', 'HS-6109', 'T-shirts of cotton, knitted'),
];
const industries = [
  row('ISIC-C', null, 'Manufacturing'), row('ISIC-14', 'ISIC-C', 'Wearing apparel'), row('ISIC-141', 'ISIC-14', 'Apparel, except fur'),
  row('ISIC-1410', 'ISIC-141', 'Making of apparel'), row('ISIC-143', 'ISIC-14', 'Knitted apparel'), row('ISIC-1430', 'ISIC-143', 'Making of knitted apparel'),
];
/** Both classifications; what is stated to correspond to what. */
const treeWith = (corresponds: Record<string, Correspondence[]>) =>
  buildCodeTree([...customs, ...industries].map((one) => (corresponds[one.code] ? { ...one, corresponds: corresponds[one.code]! } : one)));
const partly = (code: string): Correspondence => ({ code, kind: 'partial' });
const exactly = (code: string): Correspondence => ({ code, kind: 'exact' });
const making = (...codes: string[]): Candidate =>
  workshop({ capabilities: codes.map((code, at) => capability({ code, capabilityId: `capability-${at}` })) });
const shirts = lot({ code: 'HS-610510' });
const similarity = (tree: ReturnType<typeof treeWith>, need: string, claim: string) => {
  const evaluation = evaluatePair(lot({ code: need }), making(claim), cluster({ minimumSimilarity: 0 }), tree);
  return criterionOf(evaluation, 'capabilityFit').inputs['similarity'];
};

describe('codes of two classifications', () => {
  it('have nothing in common while nothing corresponds', () => {
    const { rules } = evaluatePair(shirts, making('ISIC-1430'), cluster(), treeWith({}));
    expect(rules.find(({ rule }) => rule === 'code')).toMatchObject({ outcome: 'fail', actual: 0 });
  });

  it('are alike through a partial correspondence, and the arithmetic says through which', () => {
    const evaluation = evaluatePair(shirts, making('ISIC-1430'), cluster(), treeWith({ 'HS-610510': [partly('ISIC-1430')] }));
    expect(evaluation.passes).toBe(true);
    expect(ruleInWords(ruleOf(evaluation, 'code'))).toBe(
      'ISIC-1430 (Making of knitted apparel) is 2 × 4 / (4 + 4) × 0.8 = 0.8 alike to HS-610510 (Shirts of cotton, knitted) ' +
      '(through ISIC-1430 ↔ HS-610510, partial), at least 0.7 is asked.',
    );
    const fit = criterionOf(evaluation, 'capabilityFit');
    expect(fit.value).toBe(0.8 * 0.9);
    expect(fit.inputs).toMatchObject({
      similarity: 0.8, correspondence: 'partial', correspondenceWeight: 0.8, correspondingWanted: 'HS-610510', correspondingOffered: 'ISIC-1430',
      ancestor: 'ISIC-1430', ancestorDepth: 4, wantedDepth: 4, offeredDepth: 4,
    });
    expect(criterionInWords(fit)).toMatch(/^Capability fit: codes 0.8 alike \(through ISIC-1430 ↔ HS-610510, partial\) × 0.9 for a declared capability = 0.72; /);
  });

  it('are as near as one code to itself through an exact one, which brings the relatives in the other tree too', () => {
    const tree = treeWith({ 'HS-610510': [exactly('ISIC-1430')] });
    expect(similarity(tree, 'HS-610510', 'ISIC-1430')).toBe(1);
    expect(similarity(tree, 'HS-610510', 'ISIC-143')).toBe(6 / 7);
    expect(ruleOf(evaluatePair(shirts, making('ISIC-1430'), cluster(), tree), 'code').text).toBe('code.similar');
  });

  it('correspond from either side, whichever states it', () => {
    for (const tree of [treeWith({ 'HS-610510': [partly('ISIC-1430')] }), treeWith({ 'ISIC-1430': [partly('HS-610510')] })]) {
      expect(similarity(tree, 'HS-610510', 'ISIC-1430')).toBe(0.8);
      expect(similarity(tree, 'ISIC-1430', 'HS-610510')).toBe(0.8);
      // The heading above is what the lot's code is exchanged for, or the claim's.
      expect(similarity(tree, 'HS-6105', 'ISIC-1430')).toBe(0.8 * (4 / 5));
      expect(similarity(tree, 'ISIC-1430', 'HS-6105')).toBe(0.8 * (4 / 5));
    }
  });

  it('are never alike through two steps, not even in a circle', () => {
    const chain = treeWith({ 'HS-610510': [exactly('ISIC-1430')], 'ISIC-1430': [exactly('HS-610910')], 'HS-610910': [exactly('HS-610510')] });
    expect(similarity(chain, 'HS-610510', 'HS-610910')).toBe(1);
    const broken = treeWith({ 'HS-610510': [exactly('ISIC-1430')], 'ISIC-1430': [exactly('HS-610910')] });
    expect(similarity(broken, 'HS-610510', 'HS-610910')).toBe(2 / 6);
  });

  it('count by the best of several, and what corresponds to nothing that is there says nothing', () => {
    const tree = treeWith({ 'HS-610510': [partly('ISIC-1410'), partly('ISIC-1430'), exactly('ISIC-14'), exactly('ISIC-9999'), exactly('HS-610510')] });
    expect(similarity(tree, 'HS-610510', 'ISIC-1430')).toBe(0.8);
    expect(similarity(tree, 'HS-610510', 'ISIC-143')).toBe(0.8);
    expect(similarity(tree, 'HS-610510', 'ISIC-141')).toBe(0.8);
    expect(similarity(tree, 'HS-610510', 'ISIC-14')).toBe(1);
    const evaluation = evaluatePair(shirts, making('ISIC-143'), cluster(), tree);
    // 2 × 2 / (2 + 3) through the whole division, and no more than 0.8 × 2 × 3 / (4 + 3) through the class.
    expect(criterionOf(evaluation, 'capabilityFit').inputs).toMatchObject({ correspondence: 'exact', correspondingOffered: 'ISIC-14', ancestorDepth: 2 });
  });

  it('leave the decision to the nearest claim: the code itself before what corresponds partly', () => {
    const tree = treeWith({ 'HS-610510': [partly('ISIC-1430')] });
    expect(evaluatePair(shirts, making('ISIC-1430', 'HS-610510'), cluster(), tree).claim?.code).toBe('HS-610510');
    expect(evaluatePair(shirts, making('ISIC-1430', 'HS-6109'), cluster(), tree).claim?.code).toBe('ISIC-1430');
    const found = matchLot(shirts, [{ ...making('ISIC-1430'), enterpriseId: 'one' }, { ...making('HS-610510'), enterpriseId: 'two' }], cluster(), tree);
    expect(found.proposals.map(({ enterpriseId }) => enterpriseId)).toEqual(['two', 'one']);
  });

  it('say why not, where even what corresponds is too far away', () => {
    const tree = treeWith({ 'HS-610510': [partly('ISIC-1430')] });
    const { reasons } = whyNot(
      { need: shirts, setting: cluster() }, making('ISIC-143'), crowdOf([], { need: shirts, setting: cluster() }, tree), () => workshop(), tree,
    );
    expect(reasons.map(({ words }) => words)).toEqual([
      'ISIC-143 (Knitted apparel) is only 2 × 3 / (4 + 3) × 0.8 = 0.6857 alike to HS-610510 (Shirts of cotton, knitted) ' +
      '(through ISIC-1430 ↔ HS-610510, partial), at least 0.7 is asked.',
    ]);
  });
});
