// The other direction: of the open lots alike to a changed enterprise those whose proposals it can change.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import { EngineError, OpenLots, Vocabulary } from '#engine';
import type { Tx } from '#platform/database/database.js';
import type { LoadedClassification } from '#projection/classification.js';
import { candidateMaker } from '../projection/candidate-documents.js';
import { lotNeed, settingOf } from './lot-need.js';
import { TouchedLotsRepository, type AlikeLot } from './touched-lots.repository.js';

/** The lots of a cluster as their newest runs have found them. */
interface KeptLots {
  weightsVersion: number;
  open: OpenLots;
  /** By lot, the run that it is kept as of. */
  runs: Map<string, string>;
}

@Injectable()
export class TouchedLots {
  private vocabulary: Vocabulary | null = null;
  private kept = new Map<string, KeptLots>();

  constructor(private readonly repository: TouchedLotsRepository) {}

  /**
   * The ids of the lots to match again. A lot whose newest run judged everybody is always one of them: its account names everybody.
   * Of one whose run went through the index the proposals stay as they are, unless the enterprise is named by it (which the
   * caller knows of proposals) or would by now be among the best.
   */
  async of(
    tx: Tx, enterpriseId: string, { cluster, classification, codes }: { cluster: Cluster; classification: LoadedClassification; codes: readonly string[] },
  ): Promise<string[]> {
    const about = { clusterId: cluster.id, codes, enterpriseId, classificationVersion: classification.version };
    const alike = await this.repository.alike(tx, about);
    const found = alike.filter(({ isFound }) => isFound);
    if (found.length === 0) return alike.map(({ lotId }) => lotId);
    const enterprise = await this.repository.enterprise(tx, enterpriseId);
    // What its invitations, or those of others that are part of it, do to its score no lot can tell beforehand.
    const isPlain = enterprise !== null && !enterprise.wasInvited && !enterprise.document.formerIds?.length;
    if (!isPlain) return alike.map(({ lotId }) => lotId);
    const { open, refused } = await this.lotsOf(tx, cluster, classification, found);
    const today = new Date().toISOString().slice(0, 10);
    const touched = open.touchedBy(enterpriseId, candidateMaker(enterprise.document)(today));
    return alike.filter(({ lotId, isFound }) => !isFound || refused.has(lotId) || touched.has(lotId)).map(({ lotId }) => lotId);
  }

  /** The lots of the cluster with those of `found` as they are now; `refused`: those that cannot be computed. */
  private async lotsOf(
    tx: Tx, cluster: Cluster, classification: LoadedClassification, found: readonly AlikeLot[],
  ): Promise<{ open: OpenLots; refused: ReadonlySet<string> }> {
    const kept = this.keptOf(cluster, classification);
    const refused = new Set<string>();
    const stale = found.filter(({ lotId, runId }) => kept.runs.get(lotId) !== runId);
    if (stale.length === 0) return { open: kept.open, refused };
    const setting = settingOf(cluster);
    for (const { lot, title, buyerId, asOf, search } of await this.repository.found(tx, stale.map(({ runId }) => runId))) {
      try {
        kept.open.put(lotNeed({ ...lot, code: lot.code! }, { title, buyerId }, asOf.toISOString().slice(0, 10)), setting);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        refused.add(lot.id);
        continue;
      }
      // Whoever is listed is known of its proposals: only who is last counts here.
      kept.open.list(lot.id, search.last === null ? [] : [{ ...search.last, enterpriseVersion: 0 }], 1);
      kept.runs.set(lot.id, stale.find(({ lotId }) => lotId === lot.id)!.runId);
    }
    return { open: kept.open, refused };
  }

  private keptOf(cluster: Cluster, { tree }: LoadedClassification): KeptLots {
    if (this.vocabulary?.tree !== tree) {
      this.vocabulary = new Vocabulary(tree);
      this.kept = new Map();
    }
    let kept = this.kept.get(cluster.id);
    if (kept?.weightsVersion !== cluster.weightsVersion || kept.runs.size > mostKept) {
      kept = { weightsVersion: cluster.weightsVersion, open: new OpenLots(this.vocabulary), runs: new Map() };
      this.kept.set(cluster.id, kept);
    }
    return kept;
  }
}

/** Lots that ended stay until so many are kept; then those that are still open are read again. */
const mostKept = 20_000;
