// Of the open lots alike to changed enterprises those whose proposals they can change.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { EngineError, OpenLots, Vocabulary, type CodeTree } from '#engine';
import type { Tx } from '#platform/database/database.js';
import { Classification, type LoadedClassification } from '#projection/classification.js';
import { ProjectionStore } from '#projection/projection-store.js';
import { candidateMaker } from '../projection/candidate.js';
import { WeightsInUse } from '../relevance-weights/weights-in-use.js';
import { lotNeed, settingOf } from './lot-need.js';
import { TouchedLotsRepository, type AlikeLot, type Changed } from './touched-lots.repository.js';

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

  constructor(
    private readonly repository: TouchedLotsRepository,
    private readonly store: ProjectionStore,
    private readonly classification: Classification,
    private readonly weights: WeightsInUse,
  ) {}

  /**
   * The ids of the lots to match again because these enterprises changed. A lot whose newest run judged everybody is always one of them:
   * its account names everybody. Of one whose run went through the index the proposals stay as they are, unless an enterprise is
   * named by it (the caller knows of proposals) or would by now be among the best.
   */
  async of(tx: Tx, enterpriseIds: readonly string[]): Promise<string[]> {
    const classification = await this.classification.atLeast(await this.store.classificationVersion(tx), tx);
    const touched: string[] = [];
    for (const [clusterId, changed] of await this.repository.enterprises(tx, enterpriseIds)) {
      const cluster = await this.store.cluster(clusterId, tx);
      // Without its cluster there is no lot of it either.
      if (cluster !== null) touched.push(...(await this.inCluster(tx, cluster, classification, changed)));
    }
    return touched;
  }

  private async inCluster(tx: Tx, cluster: Cluster, classification: LoadedClassification, changed: readonly Changed[]): Promise<string[]> {
    const alikeTo = changed.map(({ document }) => alike(document, cluster.policy.minimumSimilarity, classification.tree));
    const lots = await this.repository.alike(tx, {
      clusterId: cluster.id, codes: [...new Set(alikeTo.flatMap((codes) => [...codes]))],
      enterpriseIds: changed.map(({ document }) => document.id), classificationVersion: classification.version,
    });
    const found = lots.filter(({ isFound }) => isFound);
    const { open, refused } = await this.lotsOf(tx, cluster, classification, found);
    const today = new Date().toISOString().slice(0, 10);
    const touched = new Set<string>();
    for (const [at, { document, wasInvited }] of changed.entries()) {
      // What its invitations, or those of others that are part of it, do to its score no lot can tell beforehand.
      const isPlain = !wasInvited && !document.formerIds?.length;
      const now = isPlain && found.length > 0 ? open.touchedBy(document.id, candidateMaker(document)(today)) : null;
      for (const { lotId, code, isFound, named } of lots) {
        if (!alikeTo[at]!.has(code)) continue;
        if (!isFound || now === null || refused.has(lotId) || named.includes(document.id) || now.has(lotId)) touched.add(lotId);
      }
    }
    return [...touched];
  }

  /** The lots of the cluster with those of `found` as they are now; `refused`: those that cannot be computed. */
  private async lotsOf(
    tx: Tx, cluster: Cluster, classification: LoadedClassification, found: readonly AlikeLot[],
  ): Promise<{ open: OpenLots; refused: ReadonlySet<string> }> {
    const kept = this.keptOf(cluster, classification);
    const refused = new Set<string>();
    const stale = found.filter(({ lotId, runId }) => kept.runs.get(lotId) !== runId);
    if (stale.length === 0) return { open: kept.open, refused };
    const setting = settingOf(cluster, await this.weights.of(cluster, tx));
    for (const { lot, title, buyerId, buyerName, asOf, search } of await this.repository.found(tx, stale.map(({ runId }) => runId))) {
      try {
        kept.open.put(lotNeed({ ...lot, code: lot.code! }, { title, buyerId, buyerName }, asOf.toISOString().slice(0, 10)), setting);
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

/** Likeness is mutual: codes like the enterprise's are the codes whose lots it is a candidate for. */
function alike({ capabilities }: EnterpriseForMatching, minimumSimilarity: number, tree: CodeTree): Set<string> {
  const known = new Set(capabilities.map(({ code }) => code).filter((code) => tree.has(code)));
  return new Set([...known].flatMap((code) => tree.similarCodes(code, minimumSimilarity).map((each) => each.code)));
}

/** Lots that ended stay until so many are kept; then those that are still open are read again. */
const mostKept = 20_000;
