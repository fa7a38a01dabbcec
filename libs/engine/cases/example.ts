// A small garment cluster that the cases vary: one lot of polo shirts, one workshop that fits it, one cluster policy.
import {
  buildCodeTree,
  evaluatePair,
  matchLot,
  type Candidate,
  type Capability,
  type CodeRow,
  type CriterionName,
  type CriterionResult,
  type LotNeed,
  type MatchResult,
  type PairEvaluation,
  type RuleName,
  type RuleResult,
  type Setting,
} from '../engine.js';

const row = (
  code: string,
  parent: string | null,
  en: string,
  fr: string,
  synonyms: CodeRow['synonyms'] = {},
  unit = 'C62',
): CodeRow => ({ code, parent, labels: { en, fr }, synonyms, unit });

export const garmentRows: CodeRow[] = [
  row('G', null, 'Garments and textiles', 'Vêtements et textiles'),
  row('G.1', 'G', 'Knitted garments', 'Vêtements en maille'),
  row('G.1.1', 'G.1', 'Shirts, knitted', 'Chemises en maille'),
  row('G.1.1.1', 'G.1.1', 'Polo shirts', 'Polos', { en: ['tennis shirts'], am: ['ፖሎ ሸሚዝ'] }),
  row('G.1.1.2', 'G.1.1', 'T-shirts', 'T-shirts', { en: ['tees'] }),
  row('G.1.2', 'G.1', 'Sportswear', 'Vêtements de sport', { en: ['tracksuits', 'jogging suits'] }),
  row('G.2', 'G', 'Fabrics', 'Tissus', {}, 'MTR'),
  row('G.2.1', 'G.2', 'Cotton fabric', 'Tissu de coton', {}, 'MTR'),
  row('B', null, 'Bakery', 'Boulangerie'),
  row('B.1', 'B', 'Bread', 'Pain', {}, 'KGM'),
];
export const garmentTree = buildCodeTree(garmentRows);

/** 3,000 polo shirts, ordered on 16 November 2026, due on 15 January 2027: 60 days. */
export const lot = (change: Partial<LotNeed> = {}): LotNeed => ({
  lotId: 'lot-1',
  code: 'G.1.1.1',
  quantity: 3000,
  unit: 'piece',
  today: '2026-11-16',
  deadline: '2027-01-15',
  mandatoryCertifications: [],
  preferredCertifications: [],
  buyerId: 'buyer-1',
  ...change,
});

/** Polo shirts, declared, with 4,200 pieces free in the period of the lot. */
export const capability = (change: Partial<Capability> = {}): Capability => ({
  capabilityId: 'capability-1',
  code: 'G.1.1.1',
  unit: 'piece',
  status: 'declared',
  minimumOrder: 200,
  leadTimeDays: 30,
  priceHint: { amount: 4, currency: 'USD' },
  capacity: [{ from: '2026-11-16', to: '2027-01-15', quantity: 5000, booked: 800 }],
  statedOn: '2026-10-01',
  ...change,
});

export const workshop = (change: Partial<Candidate> = {}): Candidate => ({
  enterpriseId: 'enterprise-1',
  version: 1,
  active: true,
  languages: ['am', 'en'],
  establishments: [{ country: 'ET', latitude: 9.03, longitude: 38.74 }],
  capabilities: [capability()],
  certifications: [],
  trackRecords: [],
  performance: null,
  responsiveness: null,
  conflictBuyerIds: [],
  optOutBuyerIds: [],
  buyerOptedOut: false,
  recentInvitations: 0,
  ...change,
});

export const cluster = (policy: Partial<Setting['policy']> = {}, change: Partial<Setting> = {}): Setting => ({
  weights: {
    capabilityFit: 3,
    relevance: 0,
    capacityMargin: 2,
    leadTimeMargin: 1,
    price: 2,
    optionalCertifications: 1,
    distance: 1,
    pastPerformance: 2,
    responsiveness: 1,
  },
  weightsVersion: 7,
  policy: {
    minimumSimilarity: 0.7,
    unknownExcludes: [],
    invitationCap: 10,
    maxProposals: 20,
    minimumScore: 0.3,
    minimumShare: 0.1,
    ...policy,
  },
  rates: [],
  ...change,
});

export const evaluate = (need: LotNeed, candidate: Candidate, setting: Setting = cluster()): PairEvaluation =>
  evaluatePair(need, candidate, setting, garmentTree);
export const match = (need: LotNeed, candidates: Candidate[], setting: Setting = cluster()): MatchResult =>
  matchLot(need, candidates, setting, garmentTree);

export const ruleOf = (evaluation: PairEvaluation, rule: RuleName): RuleResult =>
  evaluation.rules.find((result) => result.rule === rule)!;
export const criterionOf = (evaluation: PairEvaluation, criterion: CriterionName): CriterionResult =>
  evaluation.criteria.find((result) => result.criterion === criterion)!;
