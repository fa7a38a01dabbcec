// What is counted of a service gap, and how the map shades it.
import type { Schemas } from '../api/client.js';

export type Gap = Schemas['ServiceGap'];

export const demandFigures = ['unmet', 'needs', 'urgent', 'offers', 'fittingOffers'] as const;
export type DemandFigure = (typeof demandFigures)[number];

/** Offers are shaded with dots, demand with stripes. */
export const isSupply = (figure: DemandFigure): boolean => figure === 'offers' || figure === 'fittingOffers';

/** Where the steps of the shading begin; the legend names them. */
export const stepsFrom = [1, 5, 10, 20] as const;

/** 0 for nothing, then 1 to 4; null for a count that is kept back. */
export const stepOf = (count: number | null): number | null => (count === null ? null : stepsFrom.filter((from) => count >= from).length);

/** Why no offer meets a need, as the API says it. */
export const reasons = [
  'no_offer', 'no_code', 'several_rules', 'below_minimum_score', 'settled', 'active', 'code', 'unit', 'capacity', 'minimum_order', 'lead_time', 'times',
  'ceiling_price', 'certifications', 'place', 'language', 'conflict_of_interest', 'opt_out', 'invitation_cap',
] as const;
export type Reason = (typeof reasons)[number];
export const isReason = (value: string): value is Reason => reasons.some((reason) => reason === value);

/** Reasons of a gap, the most frequent first; empty when they are kept back. */
export const reasonsOf = ({ unmetByReason }: Pick<Gap, 'unmetByReason'>): [reason: string, count: number][] =>
  Object.entries(unmetByReason ?? {}).toSorted(([, a], [, b]) => b - a);

export interface GapRow {
  code: string;
  label: string;
  /** By cluster. */
  gaps: ReadonlyMap<string, Gap>;
}

/** A row for each service, in the order of their codes, so that those of one group stand together. */
export function rowsOf(gaps: readonly Gap[]): GapRow[] {
  const rows = new Map<string, { code: string; label: string; gaps: Map<string, Gap> }>();
  for (const gap of gaps) {
    const row = rows.get(gap.code) ?? { code: gap.code, label: gap.label, gaps: new Map<string, Gap>() };
    row.gaps.set(gap.clusterId, gap);
    rows.set(gap.code, row);
  }
  return [...rows.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** What is kept back is an empty cell; `why` are the reasons in words. */
export const csvRowOf = (gap: Gap, clusterName: string, why: string): (string | number | null)[] =>
  [clusterName, gap.code, gap.label, ...demandFigures.map((figure) => gap[figure]), why];

/** Key of the words for why a proposed need was dismissed; `too_few` would be taken for a plural form. */
export const dismissWord = <R extends string>(reason: R) => (reason === 'too_few' ? 'fewEnterprises' : reason) as Exclude<R, 'too_few'> | 'fewEnterprises';
