// From rows and projected documents to what the engine takes, and to the hash over all of it.
import { createHash } from 'node:crypto';
import type { Cluster } from '#contracts/registry/clusters.js';
import { algorithmVersion, canonicalJson, type Candidate, type LotNeed, type RelevanceWeights, type Setting } from '#engine';
import type { CandidateDocument } from '../projection/candidate-documents.js';
import type { BuyerDocument } from '../projection/projection.repository.js';
import type { Spreading } from '#contracts/registry/spreading.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { openQuantity } from '#brokering/quantities.js';
import type { Opportunities } from './spreading.js';

/** What only matching itself knows about candidates: invitations, by enterprise id. */
export interface InvitationFigures {
  recent: ReadonlyMap<string, number>;
  responsiveness: ReadonlyMap<string, { invited: number; answered: number }>;
}

/** `today`: ISO date; the day the run was asked for, so that computing it again gives the same. */
export function lotNeed(
  lot: LotRow & { code: string }, { title, buyerId, buyerName }: { title: string; buyerId: string; buyerName: string | null }, today: string,
): LotNeed {
  return {
    lotId: lot.id,
    code: lot.code,
    title,
    text: lot.text,
    quantity: openQuantity(lot),
    unit: lot.unit,
    deadline: lot.deadline,
    today,
    place: lot.place && {
      country: lot.place.country,
      latitude: lot.place.latitude ?? null,
      longitude: lot.place.longitude ?? null,
      maxDistanceKm: lot.place.maxDistanceKm ?? null,
    },
    ceilingPrice: lot.ceilingPrice,
    mandatoryCertifications: lot.mandatoryCertifications,
    preferredCertifications: lot.preferredCertifications,
    language: lot.language,
    buyerId,
    buyerName,
    value: valueOf(lot),
  };
}

/** Of the whole lot, which is what earlier orders are compared with; null when no ceiling is stated. */
function valueOf({ quantity, ceilingPrice }: LotRow): LotNeed['value'] {
  return ceilingPrice && { amount: quantity * ceilingPrice.amount, currency: ceilingPrice.currency };
}

/** `relevance`: of the version that the policy of the cluster names. */
export function settingOf(cluster: Cluster, relevance: RelevanceWeights | null): Setting {
  const { minimumSimilarity, unknownExcludes, invitationCap, invitationPeriodDays, maxProposals, minimumScore, minimumShare,
    claimFreshDays: freshDays, claimFadingDays: fadingDays, staleClaimWeight: staleWeight } = cluster.policy;
  return {
    weights: cluster.weights,
    weightsVersion: cluster.weightsVersion,
    policy: {
      minimumSimilarity, unknownExcludes, invitationCap, invitationPeriodDays, maxProposals, minimumScore, minimumShare,
      aging: { freshDays, fadingDays, staleWeight },
    },
    // Rates are loaded by the operator in a later issue; until then other currencies are unknown, and said so.
    rates: [],
    relevance,
  };
}

export function candidateFor(
  document: CandidateDocument, buyer: BuyerDocument | null, figures: InvitationFigures, today: string,
): Candidate {
  const plain = document.candidateOn(today);
  const responsiveness = figures.responsiveness.get(document.id) ?? null;
  const recentInvitations = figures.recent.get(document.id) ?? 0;
  const buyerOptedOut = [document.id, ...document.formerIds].some((id) => buyer?.optOutEnterpriseIds.includes(id));
  if (responsiveness === null && recentInvitations === 0 && !buyerOptedOut) return plain;
  return { ...plain, responsiveness, recentInvitations, buyerOptedOut };
}

/** In the order of their ids. */
function listed({ exposure, linkages, linked }: Opportunities): (string | number | boolean)[][] {
  return [...new Set([...exposure.keys(), ...linkages.keys(), ...linked])].sort()
    .map((id) => [id, exposure.get(id) ?? 0, linkages.get(id) ?? 0, linked.has(id)]);
}

/**
 * SHA-256, hex, over everything the result depends on. Thousands of documents enter by one hash that is kept with
 * them; only candidates about whom matching itself knows something add to it. Learned weights enter by their version, which never changes.
 */
export function inputHash(input: {
  need: LotNeed;
  setting: Setting;
  classificationVersion: number;
  candidates: readonly Candidate[];
  documentsHash: string;
  /** Enterprises that this lot has had its answer from, in the order of their ids. */
  settled: readonly string[];
  /** Active enterprises of the cluster that claim no code like the lot's. */
  unlike: number;
  /** Where opportunities are spread: how, and by what. Who counts towards inclusion is not in it: a hash of so little could be guessed. */
  spreading?: { how: Spreading; by: Opportunities };
}): string {
  const { candidates, spreading, setting: { relevance, ...setting }, ...rest } = input;
  const known = candidates
    .filter((each) => each.responsiveness !== null || each.recentInvitations > 0 || each.buyerOptedOut)
    .map((each) => [each.enterpriseId, each.responsiveness, each.recentInvitations, each.buyerOptedOut]);
  return createHash('sha256')
    .update(canonicalJson({
      algorithmVersion, ...rest, setting, relevanceVersion: relevance?.version ?? null, known,
      ...(spreading && { spreading: [spreading.how, listed(spreading.by)] }),
    }))
    .digest('hex');
}
