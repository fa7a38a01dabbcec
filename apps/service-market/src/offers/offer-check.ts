// What an offer must satisfy beyond its shape.
import { DomainError, ruleOfCode, type ErrorCode, type FieldError } from '#contracts/errors.js';
import type { NewServiceOffer } from '#contracts/service-market/offers.js';
import type { CodeTree } from '#engine';
import { unitProblemOf } from '#projection/code-choice.js';

/** One wrong field; `code` is the error code it would have alone. */
export interface Problem extends FieldError {
  code: ErrorCode;
}

type Checked = Pick<NewServiceOffer, 'code' | 'unit' | 'places' | 'capacity'> & { validFrom: string; validUntil: string | null };

/** All that is wrong with it: a person corrects everything in one go. `today`: ISO date, UTC. */
export function problemsOf(offer: Checked, tree: CodeTree, today: string): Problem[] {
  const problems: Problem[] = [];
  const wrong = (code: ErrorCode, field: string, message: string) => problems.push({ code, field, message });
  if (!tree.has(offer.code)) {
    wrong('code_unknown', 'code', `There is no code "${offer.code}". Find one with GET /v1/codes?q=….`);
  } else {
    const problem = unitProblemOf(offer.unit, tree.row(offer.code), undefined);
    if (problem) wrong(/is not a known unit/.test(problem) ? 'unit_unknown' : 'unit_incompatible', 'unit', problem);
  }
  if (offer.validUntil !== null && offer.validUntil < today) {
    wrong('deadline_past', 'validUntil', `The last day ${offer.validUntil} is past; today is ${today} (UTC). Give a later day.`);
  } else if (offer.validUntil !== null && offer.validUntil < offer.validFrom) {
    wrong('body_invalid', 'validUntil', `must not be before validFrom (${offer.validFrom})`);
  }
  offer.places.forEach((place, index) => {
    if (!isWhole(place)) wrong('body_invalid', `places.${index}`, 'Give latitude and longitude together, or neither.');
  });
  offer.capacity.forEach(({ from, to, quantity, booked }, index) => {
    if (to < from) wrong('body_invalid', `capacity.${index}.to`, `must not be before from (${from})`);
    if (booked > quantity) wrong('body_invalid', `capacity.${index}.booked`, `must be at most the quantity (${quantity})`);
  });
  return problems;
}

/** Half a position is none. */
export const isWhole = ({ latitude, longitude }: { latitude?: number; longitude?: number }): boolean =>
  (latitude === undefined) === (longitude === undefined);

/** Throws one error that lists every problem; its code is the problems' own when they all have the same. */
export function refuse(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (!first) return;
  const code = others.every((problem) => problem.code === first.code) ? first.code : 'body_invalid';
  const message = others.length === 0 ? first.message : `${problems.length} fields are wrong; details.fields lists each.`;
  throw new DomainError(code, message, { fields: problems.map(({ code: own, ...field }) => ({ ...ruleOfCode(own), ...field })) });
}
