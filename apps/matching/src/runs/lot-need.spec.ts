// The hash over what a run read: the same for the same, another for anything else.
import { describe, expect, it } from '@jest/globals';
import { NewCluster, type Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { newId } from '#platform/ids.js';
import { weightFile } from '#testing/weight-file.js';
import { candidateOf } from '../projection/candidate-documents.js';
import { LotRow } from '../requirements/lot.entity.js';
import { candidateFor, inputHash, lotNeed, settingOf } from './lot-need.js';

const [buyerId, enterpriseId] = [newId(), newId()];
const enterprise: EnterpriseForMatching = {
  id: enterpriseId,
  version: 1,
  clusterId: newId(),
  name: 'E',
  active: true,
  languages: ['am'],
  establishments: [],
  capabilities: [],
  certifications: [],
  trackRecords: [],
  conflictBuyerIds: [],
  optOutBuyerIds: [],
};
const cluster = {
  ...NewCluster.parse({
    name: 'C',
    trade: 'garments',
    place: { country: 'ET' },
    languages: ['am'],
    currency: 'USD',
  }),
  id: newId(),
  version: 1,
  weightsVersion: 1,
} as Cluster;
const lot = Object.assign(new LotRow(), {
  id: newId(),
  code: 'G',
  text: null,
  quantity: 5,
  linkedQuantity: 0,
  unit: 'piece',
  deadline: '2026-09-01',
  place: null,
  ceilingPrice: null,
  mandatoryCertifications: [],
  preferredCertifications: [],
  language: null,
}) as LotRow & { code: string };

interface Read {
  lot?: object; title?: string; document?: object; cluster?: object; today?: string; classificationVersion?: number;
  recent?: number; answered?: { invited: number; answered: number }; optOut?: string[];
  settled?: string[]; unlike?: number; buyerName?: string; relevance?: string;
}

function hash(read: Read = {}): string {
  const documents = [candidateOf({ ...enterprise, ...read.document })];
  const today = read.today ?? '2026-06-01';
  const buyer = {
    id: buyerId,
    version: 1,
    name: 'B',
    clusterIds: [],
    optOutEnterpriseIds: read.optOut ?? [],
  };
  const figures = {
    recent: new Map(read.recent ? [[enterpriseId, read.recent]] : []),
    responsiveness: new Map(read.answered ? [[enterpriseId, read.answered]] : []),
  };
  return inputHash({
    need: lotNeed({ ...lot, ...read.lot } as typeof lot, { title: read.title ?? 'Shirts', buyerId, buyerName: read.buyerName ?? 'B' }, today),
    setting: settingOf({ ...cluster, ...read.cluster }, read.relevance ? weightFile(read.relevance) : null),
    classificationVersion: read.classificationVersion ?? 1,
    candidates: documents.map((document) => candidateFor(document, buyer, figures, today)),
    documentsHash: documents.map((document) => document.hash).join(),
    settled: read.settled ?? [],
    unlike: read.unlike ?? 0,
  });
}

describe('the input hash', () => {
  it('is the same for the same', () => {
    expect(hash()).toBe(hash());
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, Read]>([
    ['the quantity', { lot: { quantity: 6 } }],
    ['the deadline', { lot: { deadline: '2026-09-02' } }],
    ['a certificate asked for', { lot: { mandatoryCertifications: ['GOTS'] } }],
    ['the day', { today: '2026-06-02' }],
    ['the enterprise', { document: { languages: ['fr'] } }],
    ['the weights', { cluster: { weights: { ...cluster.weights, price: 9 } } }],
    ['the policy', { cluster: { policy: { ...cluster.policy, minimumScore: 0.9 } } }],
    ['the classification', { classificationVersion: 2 }],
    ['recent invitations', { recent: 1 }],
    ['answers', { answered: { invited: 2, answered: 1 } }],
    ['what is linked already', { lot: { linkedQuantity: 2 } }],
    ['whom the lot has had its answer from', { settled: [enterpriseId] }],
    ['the number of enterprises of other trades', { unlike: 1 }],
    ['the name of the buyer', { buyerName: 'C' }],
    ['what relevance has learned', { relevance: '1' }],
    ['whom the buyer does not want', { optOut: [enterpriseId] }],
  ])('is another when %s changes', (_what, read) => {
    expect(hash(read)).not.toBe(hash());
  });

  it('goes by the version of what relevance has learned, not by the file', () => {
    expect(hash({ relevance: '1' })).toBe(hash({ relevance: '1' }));
    expect(hash({ relevance: '2' })).not.toBe(hash({ relevance: '1' }));
  });

  it('does not depend on what matching does not read', () => {
    expect(hash({ cluster: { name: 'Other name', vision: 'Other vision' } })).toBe(hash());
  });
});

describe('a lot', () => {
  it('is worth its whole quantity at its ceiling, and it is not known how much without one', () => {
    const needOf = (more: object) => lotNeed({ ...lot, ...more } as typeof lot, { title: 'Shirts', buyerId, buyerName: 'B' }, '2026-06-01');
    expect(needOf({ quantity: 6, linkedQuantity: 2, ceilingPrice: { amount: 2.5, currency: 'USD' } })).toMatchObject({
      quantity: 4, value: { amount: 15, currency: 'USD' }, buyerName: 'B',
    });
    expect(needOf({}).value).toBeNull();
  });
});

describe('a candidate', () => {
  it('nobody invited or knows anything about has no data, not zero', () => {
    const made = candidateFor(
      candidateOf(enterprise),
      null,
      { recent: new Map(), responsiveness: new Map() },
      '2026-06-01',
    );
    expect(made).toMatchObject({
      performance: null,
      responsiveness: null,
      recentInvitations: 0,
      buyerOptedOut: false,
    });
  });
});
