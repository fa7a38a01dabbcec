// Enterprises of the projection as the engine wants them, kept parsed: a run reads ids and versions, rarely documents.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { CONFIG } from '#platform/app.js';
import type { MatchingConfig } from '../config.js';
import type { Candidate } from '#engine';
import { candidateMaker } from './candidate.js';

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
   * the newer one is used: it was committed, and its own rematch follows. `key` names the question the list answers, for whoever asks it
   * next; null: the set is not kept.
   */
  async of(
    key: string | null,
    listed: string,
    fetch: (ids: string[]) => Promise<EnterpriseForMatching[]>,
  ): Promise<CandidateSet> {
    const earlier = key === null ? undefined : this.sets.get(key);
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
      key !== null &&
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

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Every run of a day wants the same, and nobody changes it. */
function oncePerDay(make: (today: string) => Candidate): (today: string) => Candidate {
  let made: { day: string; candidate: Candidate } | null = null;
  return (today) => {
    if (made?.day !== today) made = { day: today, candidate: Object.freeze(make(today)) };
    return made.candidate;
  };
}
