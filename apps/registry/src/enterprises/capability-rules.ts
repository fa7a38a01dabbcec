// What must hold for capability claims and track records beyond their form.
import { unitOf } from '#engine';
import type {
  CapabilityClaim, CapacitySlot, Enterprise, EnterpriseChange, TrackRecord,
} from '#contracts/registry/enterprises.js';
import type { Problems } from '../problems.js';

/** Unit by code, for every code that exists among those asked about. */
export type UnitsOfCodes = ReadonlyMap<string, string>;

/** What of an enterprise has codes and units in it. */
export interface Stated {
  capabilities?: readonly CapabilityClaim[];
  trackRecords?: readonly TrackRecord[];
}

export function codesIn({ capabilities = [], trackRecords = [] }: Stated): string[] {
  const codes = [...capabilities.map(({ code }) => code), ...trackRecords.flatMap((record) => record.codes)];
  return [...new Set(codes)];
}

export function checkClaims({ capabilities = [] }: Stated, units: UnitsOfCodes, problems: Problems): void {
  const seen = new Set<string>();
  capabilities.forEach(({ code, unit, capacity }, index) => {
    const field = `capabilities.${index}`;
    problems.require(!seen.has(code), 'body_invalid', `${field}.code`,
      `there is a claim for ${code} already: put the capacity into that one`);
    seen.add(code);
    checkUnit(code, unit, units, field, problems);
    checkSlots(capacity, field, problems);
  });
}

/** A claim that is sent with its id is one of the enterprise's, and still for the same code. */
export function checkClaimIds(
  { capabilities = [] }: Pick<EnterpriseChange, 'capabilities'>,
  before: Enterprise,
  problems: Problems,
): void {
  capabilities.forEach(({ id, code }, index) => {
    const own = before.capabilities.some((claim) => claim.id === id && claim.code === code);
    problems.require(own || id === undefined, 'body_invalid', `capabilities.${index}.id`,
      `is not the id of this enterprise's claim for ${code}: leave it out for a new claim`);
  });
}

export function checkTrackRecords(stated: Stated, units: UnitsOfCodes, problems: Problems): void {
  stated.trackRecords?.forEach(({ codes, unit }, index) => {
    const field = `trackRecords.${index}`;
    codes.forEach((code, at) => {
      problems.require(units.has(code), 'code_unknown', `${field}.codes.${at}`, unknownCode(code));
    });
    if (unit === undefined) return;
    problems.require(!!unitOf(unit), 'unit_unknown', `${field}.unit`, unknownUnit(unit));
  });
}

function checkUnit(code: string, unit: string, units: UnitsOfCodes, field: string, problems: Problems): void {
  const unitOfCode = units.get(code);
  const stated = unitOf(unit);
  problems.require(unitOfCode !== undefined, 'code_unknown', `${field}.code`, unknownCode(code));
  problems.require(!!stated, 'unit_unknown', `${field}.unit`, unknownUnit(unit));
  const wanted = unitOfCode === undefined ? undefined : unitOf(unitOfCode);
  if (!stated || !wanted) return;
  problems.require(stated.dimension === wanted.dimension, 'unit_incompatible', `${field}.unit`,
    `${code} is counted in ${wanted.plural} (${wanted.code}), not in ${stated.plural} (${stated.code})`);
}

function checkSlots(slots: readonly CapacitySlot[], field: string, problems: Problems): void {
  slots.forEach(({ from, to, quantity, booked }, index) => {
    const at = `${field}.capacity.${index}`;
    problems.require(from <= to, 'body_invalid', `${at}.to`, `must not be before ${from}, the first day`);
    problems.require(booked <= quantity, 'body_invalid', `${at}.booked`,
      `must not be more than the quantity, ${quantity}`);
    const other = slots.slice(0, index).find((earlier) => earlier.from <= to && from <= earlier.to);
    problems.require(!other, 'body_invalid', `${at}.from`,
      `the period overlaps with the one from ${other?.from} to ${other?.to}`);
  });
}

const unknownCode = (code: string) => `${code} is not in the classification, see GET /v1/codes`;
const unknownUnit = (unit: string) =>
  `"${unit}" is not a known unit: use a UNECE Rec 20 code such as C62, PR, KGM or MTR`;
