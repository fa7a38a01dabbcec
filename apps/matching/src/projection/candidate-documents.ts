// Enterprises of the projection as the engine wants them, kept parsed: a run reads ids and versions, rarely documents.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { CONFIG } from '#platform/app.js';
import type { MatchingConfig } from '../config.js';
import type { Candidate, Capability, Performance } from '#engine';

type TrackRecord = EnterpriseForMatching['trackRecords'][number];

/** What does not depend on the lot, the day or the invitations. */
export interface CandidateDocument {
  id: string;
  version: number;
  name: string;
  /** Of enterprises that were merged into it. */
  formerIds: readonly string[];
  /** SHA-256 of the document as JSON, hex. */
  hash: string;
  /** As the engine wants it on that day (ISO date): never invited, and no buyer minds it. */
  candidateOn(today: string): Candidate;
}

type History = readonly Pick<TrackRecord, 'date' | 'onTime' | 'rejectedShare'>[];

/** How far back performance counts, in days. */
const recentDays = 3 * 365;

/** The candidates of one run, in the order of their ids. */
export interface CandidateSet {
  documents: readonly CandidateDocument[];
  /** Those that were ever invited. */
  invitedIds: readonly string[];
  /** SHA-256 over the hashes of all documents, hex. */
  hash: string;
}

/** Lots of one cluster and code have the same candidates until an enterprise changes: so many sets are kept. */
const mostSets = 100;

@Injectable()
export class CandidateDocuments {
  private readonly kept = new Map<string, CandidateDocument>();
  private readonly sets = new Map<string, { listed: string; set: CandidateSet }>();

  constructor(@Inject(CONFIG) private readonly config: MatchingConfig) {}

  /**
   * The documents of a candidate list. What is not in memory is fetched; if that brings a newer version than listed,
   * the newer one is used: it was committed, and its own rematch follows. `key` names the question the list answers.
   */
  async of(
    key: string,
    listed: string,
    fetch: (ids: string[]) => Promise<EnterpriseForMatching[]>,
  ): Promise<CandidateSet> {
    const earlier = this.sets.get(key);
    if (earlier?.listed === listed) return earlier.set;
    const entries = listed === '' ? [] : listed.split(',').map(readEntry);
    // Taken out before anything is fetched: what comes in may push it out of memory.
    const found = new Map<string, CandidateDocument>();
    for (const { id, version } of entries) {
      const kept = this.kept.get(id);
      if (kept?.version === version) found.set(id, kept);
    }
    const missing = entries.filter(({ id }) => !found.has(id)).map(({ id }) => id);
    if (missing.length > 0) {
      for (const document of await fetch(missing)) found.set(document.id, this.keep(candidateOf(document)));
    }
    const documents = entries.map(({ id }) => found.get(id)).filter((each) => each !== undefined);
    const set = {
      documents,
      invitedIds: entries.filter((entry) => entry.invited).map(({ id }) => id),
      hash: sha256(documents.map((each) => each.hash).join()),
    };
    // A set with a newer version than its list names would not be what the list stands for.
    if (
      documents.length === entries.length &&
      documents.every((each, index) => each.version === entries[index]!.version)
    ) {
      if (this.sets.size >= mostSets) this.sets.delete(this.sets.keys().next().value!);
      this.sets.set(key, { listed, set });
    }
    return set;
  }

  private keep(candidate: CandidateDocument): CandidateDocument {
    this.kept.delete(candidate.id);
    if (this.kept.size >= this.config.CANDIDATE_CACHE) this.kept.delete(this.kept.keys().next().value ?? '');
    if (this.config.CANDIDATE_CACHE > 0) this.kept.set(candidate.id, candidate);
    return candidate;
  }
}

function readEntry(entry: string): { id: string; version: number; invited: boolean } {
  const [id, version, mark] = entry.split(' ') as [string, string, string | undefined];
  return { id, version: Number(version), invited: mark === 'i' };
}

export function candidateOf(document: EnterpriseForMatching): CandidateDocument {
  return {
    id: document.id,
    version: document.version,
    name: document.name,
    formerIds: document.formerIds ?? [],
    // As jsonb gives it back, which puts the names in one order.
    hash: sha256(JSON.stringify(document)),
    candidateOn: oncePerDay(candidateMaker(document)),
  };
}

/** What an enterprise is to the engine on a day (ISO date): never invited, and no buyer minds it. */
export function candidateMaker(document: EnterpriseForMatching): (today: string) => Candidate {
  const { id, version, active, languages, establishments, certifications, conflictBuyerIds, optOutBuyerIds } =
    document;
  const capabilities: Capability[] = document.capabilities.map((claim) => ({
    capabilityId: claim.id,
    code: claim.code,
    unit: claim.unit,
    status: claim.status,
    statedOn: claim.statedOn,
    verifiedOn: claim.verifiedOn ?? null,
    validUntil: claim.validUntil ?? null,
    minimumOrder: claim.minimumOrder ?? null,
    leadTimeDays: claim.leadTimeDays ?? null,
    priceHint: claim.priceHint ?? null,
    capacity: claim.capacity,
  }));
  // The same objects day after day: the engine takes the titles of each apart only once.
  const trackRecords = document.trackRecords.map(({ date, title, codes, verifiedBy }) => ({
    date, title, codes, verified: verifiedBy !== undefined,
  }));
  const history = verifiedHistory(document);
  return (today) => ({
    enterpriseId: id, version, active, languages, establishments, capabilities, certifications, trackRecords,
    performance: performanceOf(history, today), responsiveness: null, conflictBuyerIds, optOutBuyerIds,
    buyerOptedOut: false, recentInvitations: 0,
  });
}

/** What nobody verified an enterprise may have written about itself. */
function verifiedHistory({ trackRecords }: Pick<EnterpriseForMatching, 'trackRecords'>): History {
  return trackRecords
    .filter(({ verifiedBy }) => verifiedBy !== undefined)
    .map(({ date, onTime, rejectedShare }) => ({ date, onTime, rejectedShare }));
}

/** The days (ISO dates) after `today` on which its performance is another than the day before: all else of a document is the same every day. */
export function turningDays(document: Pick<EnterpriseForMatching, 'trackRecords'>, today: string): string[] {
  const days = verifiedHistory(document).flatMap(({ date }) => [date, shifted(date, recentDays + 1)]);
  return [...new Set(days)].filter((day) => day > today);
}

const shifted = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Every run of a day wants the same, and nobody changes it. */
function oncePerDay(make: (today: string) => Candidate): (today: string) => Candidate {
  let made: { day: string; candidate: Candidate } | null = null;
  return (today) => {
    if (made?.day !== today) made = { day: today, candidate: Object.freeze(make(today)) };
    return made.candidate;
  };
}

/** On time and rejected, from the verified records of the last three years before `today`; null when none of them says either. */
export function performanceOf(history: History, today: string): Performance | null {
  const since = shifted(today, -recentDays);
  const counted = { delivered: 0, onTime: 0, inspected: 0, rejected: 0, since };
  for (const record of history) {
    if (record.date < since || record.date > today) continue;
    if (record.onTime !== null) {
      counted.delivered += 1;
      counted.onTime += record.onTime ? 1 : 0;
    }
    if (record.rejectedShare !== null) {
      counted.inspected += 1;
      counted.rejected += record.rejectedShare;
    }
  }
  return counted.delivered + counted.inspected > 0 ? counted : null;
}
