// What a lot must satisfy beyond its shape, and what is derived from it: code, proposed codes, normalised quantity.
import { DomainError, ruleOfCode, type ErrorCode, type FieldError, type FieldRule } from '#contracts/errors.js';
import type { Lot, NewLot } from '#contracts/matching/requirements.js';
import { convert, unitOf, type CodeRow, type CodeTree } from '#engine';
import { codeFromText, incompatibleUnit, unknownUnit } from '#projection/code-choice.js';

/** One wrong field; `code` is the error code it would have alone. */
export interface Problem extends FieldError {
  code: ErrorCode;
}

/** What matching derives from a lot as written. */
export type DerivedLot = Pick<Lot, 'code' | 'codeStatus' | 'proposedCodes' | 'normalised'>;

export interface LotSetting {
  tree: CodeTree;
  /** UTC, ISO date. */
  today: string;
  /** Of the requirement's texts; labels of proposed codes come in it where there are any. */
  language: string | undefined;
}

/** All lots with all their problems: a person corrects everything in one go. */
export function checkLots(
  lots: readonly NewLot[],
  setting: LotSetting,
): { derived: DerivedLot[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const derived = lots.map((lot, index) => {
    const at = (field: string) => `lots.${index}.${field}`;
    const wrong: Wrong = (code, field, message, rule) => {
      problems.push({ code, field: at(field), message, ...(rule === undefined ? {} : { rule }) });
    };
    checkFields(lot, setting, wrong);
    return deriveCode(lot, setting, wrong);
  });
  return { derived, problems };
}

/** The same for a code that somebody confirms for a lot that is there already. */
export function checkCode(
  lot: NewLot,
  code: string,
  setting: LotSetting,
): { derived: DerivedLot; problems: Problem[] } {
  const problems: Problem[] = [];
  const derived = deriveCode({ ...lot, code }, setting, (kind, _field, message) => {
    problems.push({ code: kind, field: 'code', message });
  });
  return { derived, problems };
}

/** Throws one error that lists every problem; its code is the problems' own when they all have the same. */
export function refuse(problems: readonly Problem[]): void {
  const first = problems[0];
  if (!first) return;
  const code = problems.every((problem) => problem.code === first.code) ? first.code : 'body_invalid';
  const message =
    problems.length === 1 ? first.message : `${problems.length} fields are wrong; details.fields lists each.`;
  throw new DomainError(code, message, {
    fields: problems.map(({ code: own, ...field }) => ({ ...ruleOfCode(own), ...field })),
    codes: problems.map((problem) => problem.code),
  });
}

/** `rule`: where the code does not say it. */
type Wrong = (code: ErrorCode, field: string, message: string, rule?: FieldRule) => void;

function checkFields(lot: NewLot, setting: LotSetting, wrong: Wrong): void {
  if (lot.deadline < setting.today) {
    wrong(
      'deadline_past',
      'deadline',
      `The deadline ${lot.deadline} is past; today is ${setting.today} (UTC). Give a later day.`,
    );
  }
  const { place } = lot;
  if (place) {
    if ((place.latitude === undefined) !== (place.longitude === undefined)) {
      const missing = place.latitude === undefined ? 'latitude' : 'longitude';
      wrong('body_invalid', `place.${missing}`, 'Give latitude and longitude together, or neither.', 'place_half');
    } else if (place.maxDistanceKm !== undefined && place.latitude === undefined) {
      wrong(
        'body_invalid',
        'place.maxDistanceKm',
        'A distance needs latitude and longitude to be measured from.',
        'distance_needs_place',
      );
    }
    if (place.region !== undefined && !place.region.startsWith(`${place.country}-`)) {
      wrong(
        'body_invalid',
        'place.region',
        `The region ${place.region} is not in ${place.country}: its code begins with "${place.country}-".`,
        'region_elsewhere',
      );
    }
  }
  const seen = new Set<string>();
  for (const list of ['mandatoryCertifications', 'preferredCertifications'] as const) {
    lot[list].forEach((scheme, index) => {
      const folded = scheme.toLowerCase();
      if (seen.has(folded))
        wrong(
          'body_invalid',
          `${list}.${index}`,
          `"${scheme}" is listed twice. Name it once, as mandatory or as preferred.`,
          'listed_twice',
        );
      seen.add(folded);
    });
  }
}

function deriveCode(lot: NewLot, setting: LotSetting, wrong: Wrong): DerivedLot {
  const { tree } = setting;
  const unit = unitOf(lot.unit);
  if (lot.code !== undefined) {
    const row = tree.has(lot.code) ? tree.row(lot.code) : undefined;
    if (!row) {
      wrong(
        'code_unknown',
        'code',
        `There is no code "${lot.code}". Find one with GET /v1/codes?q=…, or leave it out and describe the need in text.`,
      );
    }
    if (!unit) {
      wrong('unit_unknown', 'unit', unknownUnit(lot.unit, row));
      return { code: lot.code, codeStatus: 'stated', proposedCodes: [], normalised: null };
    }
    const normalised = row ? normalisedFor(lot, row) : null;
    if (row && !normalised) wrong('unit_incompatible', 'unit', incompatibleUnit(unit, row, setting.language));
    return { code: lot.code, codeStatus: 'stated', proposedCodes: [], normalised };
  }
  if (!unit) wrong('unit_unknown', 'unit', unknownUnit(lot.unit, undefined));
  return codeFromWords(lot, setting);
}

function codeFromWords(lot: NewLot, { tree, language }: LotSetting): DerivedLot {
  const { code, proposedCodes } = codeFromText(lot.text ?? '', lot.unit, { tree, language });
  if (code === null) return { code, codeStatus: 'none', proposedCodes, normalised: null };
  return { code, codeStatus: 'proposed', proposedCodes, normalised: normalisedFor(lot, tree.row(code)) };
}

function normalisedFor(lot: Pick<NewLot, 'quantity' | 'unit'>, row: CodeRow): Lot['normalised'] {
  const converted = convert(lot.quantity, lot.unit, row.unit);
  return converted.ok ? { quantity: converted.quantity, unit: converted.unit } : null;
}
