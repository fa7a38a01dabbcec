// A requirement with its lots as the contract shows it.
import type { Lot, Requirement } from '#contracts/matching/requirements.js';
import type { LotRow } from './lot.entity.js';
import type { RequirementRow } from './requirement.entity.js';

/** `lastRuns`: the newest run by lot id. */
export function requirementView(
  row: RequirementRow, lots: readonly LotRow[], lastRuns: ReadonlyMap<string, string>,
): Requirement {
  return {
    id: row.id, version: row.version, status: row.status, clusterId: row.clusterId, buyerId: row.buyerId,
    title: row.title, description: row.description, language: row.language,
    lots: lots.map((lot) => lotView(lot, lastRuns.get(lot.id) ?? null)),
    postedAt: row.postedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

function lotView(lot: LotRow, lastRunId: string | null): Lot {
  return {
    id: lot.id,
    number: lot.number,
    code: lot.code,
    codeStatus: lot.codeStatus,
    proposedCodes: lot.proposedCodes,
    ...(lot.text === null ? {} : { text: lot.text }),
    quantity: lot.quantity,
    unit: lot.unit,
    deadline: lot.deadline,
    ...(lot.place === null ? {} : { place: lot.place }),
    ...(lot.ceilingPrice === null ? {} : { ceilingPrice: lot.ceilingPrice }),
    mandatoryCertifications: lot.mandatoryCertifications,
    preferredCertifications: lot.preferredCertifications,
    ...(lot.language === null ? {} : { language: lot.language }),
    normalised:
      lot.normalisedQuantity === null || lot.normalisedUnit === null
        ? null
        : { quantity: lot.normalisedQuantity, unit: lot.normalisedUnit },
    linkedQuantity: lot.linkedQuantity,
    status: lot.status,
    lastRunId,
  };
}
