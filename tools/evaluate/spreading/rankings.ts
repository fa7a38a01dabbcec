// Rankings of real requirements by the engine's relevance alone: of past time blocks, each with what was known before it, and of the test part.
import { parse } from 'csv-parse/sync';
import { buildCodeTree, crowdOf, type Candidate, type CodeRow, type CodeTree, type LotNeed, type Setting } from '#engine';
import { codeFiles } from '../../replay/files.js';
import type { ReplayFolder, Tender } from '../../replay/folder.js';
import type { Ranking } from './in-time.js';

type History = ReplayFolder['history'];

const unit = 'C62';
const nothing = {
  capabilityFit: 0, relevance: 0, capacityMargin: 0, leadTimeMargin: 0, price: 0, optionalCertifications: 0, distance: 0, pastPerformance: 0, responsiveness: 0,
};
const setting: Setting = {
  weights: { ...nothing, relevance: 1 }, weightsVersion: 1, rates: [],
  policy: { minimumSimilarity: 0, unknownExcludes: [], invitationCap: null, maxProposals: 1, minimumScore: 0 },
};

export function treeOf(folder: Pick<ReplayFolder, 'tenders'>): CodeTree {
  const rows = codeFiles(folder).flatMap(({ csv }) =>
    parse<Record<string, string>>(csv, { columns: true }).map(({ code, parent, ...labels }): CodeRow => (
      { code: code!, parent: parent || null, unit, labels: { en: labels['label_en'] || code! }, synonyms: {} })));
  return buildCodeTree(rows);
}

/** Tenders in the order of their dates, by what was won before all of them. Who won nothing by then cannot be found by anybody. */
export function rankingsOf(tenders: readonly Tender[], winnersOf: (tenderId: string) => readonly string[], history: History, tree: CodeTree): Ranking[] {
  const candidates = candidatesOf(history);
  return tenders.flatMap((tender) => {
    const [stated] = tender.codes;
    if (stated === undefined) return [];
    const need: LotNeed = {
      lotId: tender.id, code: stated.code, title: tender.title, text: tender.description, quantity: 1, unit, deadline: '9999-12-31', today: tender.date,
      mandatoryCertifications: [], preferredCertifications: [], buyerId: 'buyer',
    };
    return [{ scores: crowdOf(candidates, { need, setting }, tree).belonging({ need, setting }, []), winners: winnersOf(tender.id) }];
  });
}

/** Two blocks of the last two fifths of past awards, each ranked by what was won before it began. */
export function pastBlocks({ history }: Pick<ReplayFolder, 'history'>, tree: CodeTree): Ranking[][] {
  const ordered = history.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
  const dayAt = (part: number) => ordered[Math.floor(part * ordered.length)]?.date ?? '9999-12-31';
  return [[dayAt(0.6), dayAt(0.8)], [dayAt(0.8), '9999-12-31']].map(([from, to]) => {
    const within = ordered.filter(({ date }) => date >= from! && date < to!);
    const winners = new Map<string, string[]>();
    for (const { tender, supplierId } of within) winners.set(tender.id, [...(winners.get(tender.id) ?? []), supplierId]);
    const tenders = [...new Map(within.map(({ tender }) => [tender.id, tender])).values()];
    return rankingsOf(tenders, (id) => winners.get(id) ?? [], ordered.filter(({ date }) => date < from!), tree);
  });
}

function candidatesOf(history: History): Candidate[] {
  const won = new Map<string, History>();
  for (const award of history) won.set(award.supplierId, [...(won.get(award.supplierId) ?? []), award]);
  return [...won].map(([enterpriseId, awards]): Candidate => ({
    enterpriseId, version: 1, active: true, languages: [], establishments: [], certifications: [], performance: null, responsiveness: null,
    conflictBuyerIds: [], optOutBuyerIds: [], buyerOptedOut: false, recentInvitations: 0,
    capabilities: [...new Set(awards.flatMap(({ tender }) => tender.codes.map(({ code }) => code)))].map((code) => (
      { capabilityId: `${enterpriseId} ${code}`, code, unit, status: 'declared', statedOn: awards[0]!.date })),
    trackRecords: awards.map(({ tender, date }) => ({ date, title: tender.title, codes: tender.codes.map(({ code }) => code), verified: true })),
  }));
}
