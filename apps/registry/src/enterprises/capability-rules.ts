// What must hold for capability claims and track records beyond their form.
import { unitOf } from '#engine';
import type { CapabilityClaim, Enterprise } from '#contracts/registry/enterprises.js';
import type { z } from 'zod';
import type { Problems } from '../problems.js';

type Claim = z.infer<typeof CapabilityClaim>;
type TrackRecord = Enterprise['trackRecords'][number];
/** Unit by code, for every code that exists among those asked about. */
export type UnitsOfCodes = ReadonlyMap<string, string>;

/** What of an enterprise has codes and units in it. */
export interface Stated {
  capabilities?: readonly Claim[];
  trackRecords?: readonly TrackRecord[];
}

export function codesIn({ capabilities = [], trackRecords = [] }: Stated): string[] {
  return [
    ...new Set([
      ...capabilities.map((claim) => claim.code),
      ...trackRecords.flatMap((record) => record.codes),
    ]),
  ];
}

export function checkClaims(claims: readonly Claim[], units: UnitsOfCodes, problems: Problems): void {
  const seen = new Set<string>();
  claims.forEach((claim, index) => {
    const field = `capabilities.${index}`;
    if (seen.has(claim.code)) {
      problems.add(
        'body_invalid',
        `${field}.code`,
        `there is a claim for ${claim.code} already: put the capacity into that one`,
      );
    }
    seen.add(claim.code);
    checkUnit(claim.code, claim.unit, units, field, problems);
    checkSlots(claim.capacity, field, problems);
  });
}

/** A claim that is sent with its id is one of the enterprise's, and still for the same code. */
export function checkClaimIds(
  claims: readonly (Claim & { id?: string })[],
  before: Enterprise,
  problems: Problems,
): void {
  claims.forEach(({ id, code }, index) => {
    if (id === undefined || before.capabilities.some((claim) => claim.id === id && claim.code === code))
      return;
    problems.add(
      'body_invalid',
      `capabilities.${index}.id`,
      `is not the id of this enterprise's claim for ${code}: leave it out for a new claim`,
    );
  });
}

export function checkTrackRecords(
  records: readonly TrackRecord[],
  units: UnitsOfCodes,
  problems: Problems,
): void {
  records.forEach((record, index) => {
    const field = `trackRecords.${index}`;
    record.codes.forEach((code, at) => {
      if (!units.has(code)) problems.add('code_unknown', `${field}.codes.${at}`, unknownCode(code));
    });
    if (record.unit !== undefined && !unitOf(record.unit))
      problems.add('unit_unknown', `${field}.unit`, unknownUnit(record.unit));
  });
}

function checkUnit(code: string, unit: string, units: UnitsOfCodes, field: string, problems: Problems): void {
  const unitOfCode = units.get(code);
  const stated = unitOf(unit);
  if (unitOfCode === undefined) problems.add('code_unknown', `${field}.code`, unknownCode(code));
  if (!stated) problems.add('unit_unknown', `${field}.unit`, unknownUnit(unit));
  if (unitOfCode === undefined || !stated) return;
  const wanted = unitOf(unitOfCode);
  if (wanted && wanted.dimension !== stated.dimension) {
    problems.add(
      'unit_incompatible',
      `${field}.unit`,
      `${code} is counted in ${wanted.plural} (${wanted.code}), not in ${stated.plural} (${stated.code})`,
    );
  }
}

function checkSlots(slots: Claim['capacity'], field: string, problems: Problems): void {
  slots.forEach((slot, index) => {
    const at = `${field}.capacity.${index}`;
    if (slot.from > slot.to)
      problems.add(
        'body_invalid',
        `${at}.to`,
        `must not be before ${slot.from}, the first day of the period`,
      );
    if (slot.booked > slot.quantity)
      problems.add('body_invalid', `${at}.booked`, `must not be more than the quantity, ${slot.quantity}`);
    const other = slots.slice(0, index).find((earlier) => earlier.from <= slot.to && slot.from <= earlier.to);
    if (other)
      problems.add(
        'body_invalid',
        `${at}.from`,
        `the period overlaps with the one from ${other.from} to ${other.to}`,
      );
  });
}

const unknownCode = (code: string) => `${code} is not in the classification, see GET /v1/codes`;
const unknownUnit = (unit: string) =>
  `"${unit}" is not a known unit: use a UNECE Rec 20 code such as C62, PR, KGM or MTR`;
