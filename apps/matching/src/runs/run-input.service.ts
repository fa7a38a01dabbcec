// What a match run computes with: the need that is still open, the cluster's setting, and the candidates left for it.
import { Injectable } from '@nestjs/common';
import type { Cluster } from '#contracts/registry/clusters.js';
import type { EnterpriseForMatching } from '#contracts/registry/enterprises.js';
import { ProposalsService } from '#brokering/proposals/proposals.service.js';
import type { Tx } from '#platform/database/database.js';
import type { Candidate, LotNeed, RelevanceWeights, Setting } from '#engine';
import { CandidateDocuments, candidateOf, type CandidateDocument } from '../projection/candidate-documents.js';
import type { LoadedClassification } from '#projection/classification.js';
import type { BuyerDocument } from '../projection/projection.repository.js';
import { CandidateChoice, type Choice } from '../replica/candidate-choice.service.js';
import type { LotRow } from '../requirements/lot.entity.js';
import { candidateFor, inputHash, lotNeed, settingOf, type InvitationFigures } from './lot-need.js';
import { RunInputsRepository } from './run-inputs.repository.js';
import { lookingFurther, stepOf, type Opportunities } from './spreading.js';

/** Whose lot, and as of when. */
export interface RunFrame {
  lot: LotRow & { code: string };
  cluster: Cluster;
  /** Of the version that its policy names; null for the starter. */
  relevance: RelevanceWeights | null;
  buyer: BuyerDocument | null;
  /** Of the requirement. */
  title: string;
  buyerId: string;
  classification: LoadedClassification;
  asOf: Date;
}

export interface RunInput {
  need: LotNeed;
  setting: Setting;
  /** Who claims a code like the lot's, in the order of their ids: all of them, or those that `choice` named. */
  candidates: readonly Candidate[];
  /** What the cluster's spreading goes by; empty where it spreads nothing. */
  opportunities: Opportunities;
  /** Those of them that the lot has had its answer from. */
  settled: ReadonlySet<string>;
  /** Active enterprises of the cluster that claim no code like it. */
  unlike: number;
  /** Enterprises that claim a code like it and are not among the candidates. */
  unjudged: number;
  choice: Choice;
  watermark: string;
  /** SHA-256 over everything the result depends on, hex. */
  hash: string;
  nameOf(enterpriseId: string): string;
  /** Of an enterprise that was merged into a candidate, the id of that; else the same. */
  currentOf(enterpriseId: string): string;
}

@Injectable()
export class RunInputService {
  constructor(
    private readonly inputs: RunInputsRepository,
    private readonly documents: CandidateDocuments,
    private readonly proposals: ProposalsService,
    private readonly choice: CandidateChoice,
  ) {}

  /** `standing`: whoever has a proposal for the lot; `settledIds`: those of them whose proposal has ended for good. */
  async read(tx: Tx, frame: RunFrame, standingIds: readonly string[], settledIds: readonly string[]): Promise<RunInput> {
    const { lot, buyer, classification, cluster: { policy: { spreading } } } = frame;
    const { today, need, setting } = framed(frame);
    const codes = classification.tree
      .similarCodes(lot.code, setting.policy.minimumSimilarity)
      .map((each) => each.code);
    const choice = await this.choice.of(tx, {
      clusterId: lot.clusterId, need, setting: lookingFurther(setting, spreading), classification, codes, standingIds, unwantedIds: buyer?.optOutEnterpriseIds ?? [],
    });
    const chosen = choice.by === 'index' ? choice : null;
    const list = await this.inputs.candidates(tx, lot.clusterId, codes, chosen?.ids ?? null);
    const { documents: listed, invitedIds, hash } = await this.documents.of(
      `${choice.by} ${lot.clusterId} ${codes.join(' ')}`,
      list.listed,
      (ids) => this.inputs.documents(tx, ids),
    );
    const current = new Map(listed.flatMap(({ id, formerIds }) => formerIds.map((former) => [former, id] as const)));
    const currentOf = (id: string) => current.get(id) ?? id;
    // Until the change of the other one has come as well, both claim the code.
    const documents = current.size === 0 ? listed : listed.filter(({ id }) => !current.has(id));
    // Of thousands of candidates few were ever invited: only about those there is anything to ask.
    const invited = new Set(invitedIds);
    const dealtWith = documents.filter(({ id, formerIds }) => invited.has(id) || formerIds.length > 0);
    const figures = await this.figures(tx, frame, dealtWith);
    const opportunities = await this.opportunities(tx, frame, dealtWith);
    const candidates = documents.map((document) => candidateFor(document, buyer, figures, today));
    const known = new Set(candidates.map((each) => each.enterpriseId));
    const settled = [...new Set(settledIds.map(currentOf))].filter((id) => known.has(id)).sort();
    const unlike = chosen?.unlike ?? Math.max(0, list.active! - candidates.filter((each) => each.active).length);
    const unjudged = chosen === null ? 0 : Math.max(0, chosen.alike - candidates.length);
    return {
      need,
      setting,
      candidates,
      opportunities,
      settled: new Set(settled),
      unlike,
      unjudged,
      choice,
      watermark: list.watermark,
      currentOf,
      nameOf: (id) => documents.find((document) => document.id === id)?.name ?? id,
      hash: inputHash({
        need,
        setting,
        classificationVersion: classification.version,
        candidates,
        documentsHash: hash,
        settled,
        unlike,
        ...(spreading.steps.length > 0 && { spreading: { how: spreading, by: opportunities } }),
      }),
    };
  }

  /** The same for one enterprise of the lot's cluster, whatever it claims; null when there is no such. */
  async pair(
    tx: Tx, frame: RunFrame, enterpriseId: string,
  ): Promise<{ need: LotNeed; setting: Setting; candidate: Candidate; name: string } | null> {
    const document = await this.currentDocument(tx, enterpriseId);
    if (!document || document.clusterId !== frame.lot.clusterId) return null;
    const { today, need, setting } = framed(frame);
    const candidate = candidateOf(document);
    const figures = await this.figures(tx, frame, [candidate]);
    return { need, setting, candidate: candidateFor(candidate, frame.buyer, figures, today), name: document.name };
  }

  /** Without an invitation nobody has a linkage, so only about those ever invited there is anything to ask. */
  private async opportunities(
    tx: Tx, { cluster: { policy: { spreading } }, asOf }: RunFrame, candidates: readonly Pick<CandidateDocument, 'id' | 'formerIds'>[],
  ): Promise<Opportunities> {
    if (spreading.steps.length === 0 || candidates.length === 0) return noOpportunities;
    const ids = candidates.flatMap(({ id, formerIds }) => [id, ...formerIds]);
    const since = (days: number) => new Date(asOf.getTime() - days * 86_400_000).toISOString();
    const exposed = stepOf(spreading, 'exposure');
    const exposure = exposed ? await this.proposals.recentInvitations(tx, ids, since(exposed.periodDays)) : new Map<string, number>();
    const agreed = await this.proposals.agreed(tx, ids, since(stepOf(spreading, 'linkage_cap')?.periodDays ?? 0));
    const recent = new Map([...agreed].filter(([, its]) => its.recent > 0).map(([id, its]) => [id, its.recent]));
    const ever = new Map([...agreed].map(([id, its]) => [id, its.ever]));
    return {
      exposure: together(candidates, exposure, sum), linkages: together(candidates, recent, sum),
      linked: new Set(together(candidates, ever, sum).keys()),
    };
  }

  /** Of an enterprise that was merged, that of the one it is part of now. */
  private async currentDocument(tx: Tx, id: string): Promise<EnterpriseForMatching | undefined> {
    const [document] = await this.inputs.documents(tx, [id]);
    return document?.mergedInto === undefined ? document : this.currentDocument(tx, document.mergedInto);
  }

  /** Invitations under every id that a candidate was known by count as its own. */
  private async figures(
    tx: Tx, { cluster, asOf }: RunFrame, candidates: readonly Pick<CandidateDocument, 'id' | 'formerIds'>[],
  ): Promise<InvitationFigures> {
    if (candidates.length === 0) return { recent: new Map(), responsiveness: new Map() };
    const since = new Date(asOf.getTime() - cluster.policy.invitationPeriodDays * 86_400_000).toISOString();
    const ids = candidates.flatMap(({ id, formerIds }) => [id, ...formerIds]);
    const recent = await this.proposals.recentInvitations(tx, ids, since);
    const responsiveness = await this.proposals.responsiveness(tx, ids);
    return {
      recent: together(candidates, recent, sum),
      responsiveness: together(candidates, responsiveness, (one, other) => ({
        invited: one.invited + other.invited, answered: one.answered + other.answered,
      })),
    };
  }
}

const noOpportunities: Opportunities = { exposure: new Map(), linkages: new Map(), linked: new Set() };

const sum = (one: number, other: number) => one + other;

function together<T extends object | number>(
  candidates: readonly Pick<CandidateDocument, 'id' | 'formerIds'>[], figures: ReadonlyMap<string, T>, add: (one: T, other: T) => T,
): Map<string, T> {
  return new Map(candidates.flatMap(({ id, formerIds }) => {
    const its = [id, ...formerIds].flatMap((each) => figures.get(each) ?? []);
    return its.length === 0 ? [] : [[id, its.reduce(add)] as const];
  }));
}

/** The day the run was asked for, so that computing it again gives the same. */
export function framed({ lot, title, buyerId, buyer, cluster, relevance, asOf }: RunFrame): { today: string; need: LotNeed; setting: Setting } {
  const today = asOf.toISOString().slice(0, 10);
  return { today, need: lotNeed(lot, { title, buyerId, buyerName: buyer?.name ?? null }, today), setting: settingOf(cluster, relevance) };
}
