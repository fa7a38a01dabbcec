// Whom a run judges in full: the best of the index and whoever the index cannot speak for, or everybody.
import { Inject, Injectable } from '@nestjs/common';
import type { SearchedBecause } from '#contracts/matching/requirements.js';
import { PreparedLot, type CodeTree, type LiveIndex, type LotNeed, type Setting } from '#engine';
import { CONFIG } from '#platform/app.js';
import type { Tx } from '#platform/database/database.js';
import type { MatchingConfig } from '../config.js';
import { ApartRepository, type Apart } from './apart.repository.js';
import type { ClusterIndex } from './cluster-index.js';
import { ReplicaFigures } from './replica-figures.js';
import { Replica, type Loaded } from './replica.js';
import { oldestOf } from './snapshot-reader.js';

/** What the run reads, in its own transaction. */
export interface Question {
  clusterId: string;
  need: LotNeed;
  setting: Setting;
  classification: { version: number; tree: CodeTree };
  /** All alike to the lot's. */
  codes: readonly string[];
  /** Whom the buyer does not want. */
  unwantedIds: readonly string[];
  /** Whoever has a proposal for the lot, ended or not. */
  standingIds: readonly string[];
}

export interface ByIndex {
  by: 'index';
  ids: readonly string[];
  /** Enterprises that claim a code alike to the lot's, as the index has them. */
  alike: number;
  /** Active enterprises of the cluster that do not. */
  unlike: number;
  watermark: string;
  late: number;
  /** Where they were found, and whom it does not speak for. */
  index: LiveIndex;
  apart: ReadonlySet<string>;
}

export type Choice = ByIndex | { by: 'tables'; because: SearchedBecause };

/** Most that are judged one by one because the index does not know all of them. */
const mostApart = 2_000;
/** How long a run waits for the index to take in many changes, in ms. */
const patienceMs = 1_000;
/** Codes in which the nearest enterprises are looked for. */
const nearestCodes = 8;

@Injectable()
export class CandidateChoice {
  constructor(
    @Inject(CONFIG) private readonly config: MatchingConfig,
    private readonly replica: Replica,
    private readonly apart: ApartRepository,
    private readonly figures: ReplicaFigures,
  ) {}

  /**
   * Among the chosen are the best that `matchLot` would find among all committed enterprises: the index lacks who changed since it
   * looked, and knows neither invitations nor whom the buyer keeps away from, so these are chosen whatever it says, and as many
   * more are asked of it. EngineError as from `matchLot`.
   */
  async of(tx: Tx, question: Question): Promise<Choice> {
    const choice = await this.choose(tx, question);
    this.figures.ran(choice.by, choice.by === 'index' ? null : choice.because);
    return choice;
  }

  private async choose(tx: Tx, question: Question): Promise<Choice> {
    if (!this.replica.isOn) return tables('off');
    const { loaded } = this.replica;
    if (loaded === null) return tables('loading');
    const { classification, need, clusterId } = question;
    if (loaded.classificationVersion !== classification.version) return tables('other_classification');
    const cluster = loaded.clusters.get(clusterId);
    if (cluster === undefined || cluster.size <= this.config.MATCHING_REPLICA_FROM) return tables('few');
    const lot = new PreparedLot(need, question.setting, loaded.vocabulary);
    if (cluster.index.census(lot).alike <= this.config.MATCHING_REPLICA_FROM) return tables('few');
    let { watermark, those } = await this.apartOf(tx, question, loaded);
    if (those.late.length > mostApart) {
      await this.replica.lookAgain(patienceMs);
      ({ watermark, those } = await this.apartOf(tx, question, loaded));
      if (those.late.length > mostApart) return tables('behind');
    }
    // From here on nothing is waited for: the index stays what it is.
    if (loaded.day !== need.today) return tables('other_day');
    return search(cluster, lot, question, those, watermark);
  }

  /** What is read after the snapshot was taken down may be in the index already: to judge it once more changes nothing. */
  private async apartOf(tx: Tx, { clusterId, codes, classification, need, setting }: Question, { snapshot }: Loaded): Promise<{ watermark: string; those: Apart }> {
    const near = classification.tree.similarCodes(need.code, setting.policy.minimumSimilarity)
      .toSorted((one, other) => other.similarity - one.similarity || (one.code < other.code ? -1 : 1))
      .slice(0, nearestCodes).map(({ code }) => code);
    const nearest = this.config.MATCHING_REPLICA_NEAREST;
    const those = await this.apart.of(tx, { clusterId, codes, snapshot, nearCodes: near, nearest, most: mostApart + 1 });
    return { watermark: oldestOf(snapshot), those };
  }
}

function search(
  cluster: ClusterIndex, lot: PreparedLot, { setting, standingIds, unwantedIds }: Question, { late, invited, near }: Apart, watermark: string,
): Choice {
  // Who has had the lot's answer takes no place, so as many more are asked for.
  const apart = new Set([...late, ...invited, ...unwantedIds, ...cluster.mergedIds, ...standingIds]);
  if (apart.size > mostApart) return tables('many_apart');
  const found = cluster.index.search(lot, setting.policy.maxProposals + apart.size);
  const { alike, active } = cluster.index.census(lot);
  return {
    by: 'index', ids: [...new Set([...found.map(({ enterpriseId }) => enterpriseId), ...apart, ...near])],
    alike, unlike: Math.max(0, cluster.active - active), watermark, late: late.length, index: cluster.index, apart,
  };
}

const tables = (because: SearchedBecause): Choice => ({ by: 'tables', because });
