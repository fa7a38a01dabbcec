// The rows of a requirement that is being written: ids and times are made here, so that one statement can store all.
import type { NewLot, NewRequirement } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';
import type { DerivedLot } from './lot-check.js';
import { LotRow } from './lot.entity.js';
import { RequirementRow } from './requirement.entity.js';

type Head = Pick<NewRequirement, 'clusterId' | 'title' | 'description' | 'language' | 'draft'>
  & { buyerId: string; createdBy: string | null };

export function newRequirementRow(head: Head, lots: readonly NewLot[], now: Date): RequirementRow {
  return Object.assign(new RequirementRow(), {
    id: newId(),
    version: 1,
    status: head.draft ? 'draft' : 'posted',
    clusterId: head.clusterId,
    buyerId: head.buyerId,
    title: head.title,
    description: head.description ?? null,
    language: head.language ?? null,
    lastDeadline: lastDeadline(lots),
    createdBy: head.createdBy,
    postedAt: head.draft ? null : now,
    createdAt: now,
    updatedAt: now,
  } satisfies RequirementRow);
}

export function newLotRows(
  requirement: Pick<RequirementRow, 'id' | 'clusterId'>,
  lots: readonly NewLot[],
  derived: readonly DerivedLot[],
): LotRow[] {
  return lots.map((lot, index) => {
    const { code, codeStatus, proposedCodes, normalised } = derived[index]!;
    return Object.assign(new LotRow(), {
      id: newId(),
      requirementId: requirement.id,
      clusterId: requirement.clusterId,
      number: index + 1,
      code,
      codeStatus,
      proposedCodes,
      text: lot.text ?? null,
      quantity: lot.quantity,
      unit: lot.unit,
      normalisedQuantity: normalised?.quantity ?? null,
      normalisedUnit: normalised?.unit ?? null,
      deadline: lot.deadline,
      place: lot.place ?? null,
      ceilingPrice: lot.ceilingPrice ?? null,
      mandatoryCertifications: lot.mandatoryCertifications,
      preferredCertifications: lot.preferredCertifications,
      language: lot.language ?? null,
      linkedQuantity: 0,
      status: 'open',
    } satisfies LotRow);
  });
}

/** A stored lot as it was written, to be checked again when a draft is posted. */
export function asWritten(lot: LotRow): NewLot {
  return {
    ...(lot.codeStatus === 'stated' && lot.code !== null ? { code: lot.code } : {}),
    ...(lot.text === null ? {} : { text: lot.text }),
    quantity: lot.quantity,
    unit: lot.unit,
    deadline: lot.deadline,
    ...(lot.place === null ? {} : { place: lot.place }),
    ...(lot.ceilingPrice === null ? {} : { ceilingPrice: lot.ceilingPrice }),
    mandatoryCertifications: lot.mandatoryCertifications,
    preferredCertifications: lot.preferredCertifications,
    ...(lot.language === null ? {} : { language: lot.language }),
  };
}

export const lastDeadline = (lots: readonly Pick<NewLot, 'deadline'>[]): string =>
  lots.map((lot) => lot.deadline).reduce((latest, each) => (each > latest ? each : latest));

/** Today in UTC, ISO date. */
export const todayUtc = (now: Date = new Date()): string => now.toISOString().slice(0, 10);
