// What a batch would do, before it is sent: totals by unit, and lots of which several are chosen.
import type { Schemas } from '#client';

type Row = Schemas['ProposalSummary'];

export interface BatchSummary {
  /** Quantities added up, by unit. */
  totals: { unit: string; quantity: number }[];
  enterprises: number;
  requirements: number;
  /** Lots with more than one proposal among them. */
  repeated: { lotId: string; title: string; rows: Row[] }[];
}

export function summaryOf(rows: readonly Row[]): BatchSummary {
  const totals = new Map<string, number>();
  for (const { unit, quantity } of rows) totals.set(unit, (totals.get(unit) ?? 0) + quantity);
  const byLot = new Map<string, Row[]>();
  for (const row of rows) byLot.set(row.lotId, [...(byLot.get(row.lotId) ?? []), row]);
  return {
    totals: [...totals].map(([unit, quantity]) => ({ unit, quantity })),
    enterprises: new Set(rows.map(({ enterpriseId }) => enterpriseId)).size,
    requirements: new Set(rows.map(({ requirementId }) => requirementId)).size,
    repeated: [...byLot].filter(([, same]) => same.length > 1).map(([lotId, same]) => ({ lotId, title: same[0]!.requirementTitle, rows: same })),
  };
}

/** As many as one request takes. */
export const inPieces = <T>(all: readonly T[], size = 100): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
