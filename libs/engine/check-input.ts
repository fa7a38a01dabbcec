// Refuses lots and settings that no result can be defined for, and says which field is wrong.
import type { CodeTree } from './codes.js';
import { dayOf } from './dates.js';
import { EngineError, type EngineErrorCode } from './errors.js';
import type { LotNeed, Prior, Setting } from './types.js';
import { criterionNames, ruleNames } from './types.js';
import { isWindow } from './time-windows.js';
import { unitOf } from './units.js';

/** Amounts beyond these are mistakes, and their quotients would not be numbers. */
const largest = 1e15;
const smallest = 1e-9;

/** Throws an EngineError for a lot that cannot be computed. */
export function checkNeed(need: LotNeed, tree: CodeTree): void {
  demand(tree.has(need.code), 'code_unknown', () => `code "${need.code}" is not in the classification`);
  demand(
    within(need.quantity, smallest, largest),
    'quantity_invalid',
    () => `quantity must be above 0 and at most ${largest}, not ${need.quantity}`,
  );
  demand(unitOf(need.unit) !== undefined, 'unit_unknown', () => `"${need.unit}" is not a known unit`);
  demand(
    !Number.isNaN(dayOf(need.today)),
    'date_invalid',
    () => `today must be a date like 2027-01-15, not "${need.today}"`,
  );
  demand(
    !Number.isNaN(dayOf(need.deadline)),
    'date_invalid',
    () => `deadline must be a date like 2027-01-15, not "${need.deadline}"`,
  );
  demand(
    dayOf(need.deadline) >= dayOf(need.today),
    'deadline_past',
    () => `deadline ${need.deadline} is before ${need.today}`,
  );
  for (const window of need.times ?? []) {
    demand(
      isWindow(window),
      'time_invalid',
      () => `times need a weekday from 1 to 7 and minutes from 0 to 1440, the later ones last, not ${JSON.stringify(window)}`,
    );
  }
  if (need.place) {
    const { latitude, longitude, maxDistanceKm } = need.place;
    demand(absentOr(latitude, -90, 90), 'place_invalid', () => `latitude must be from -90 to 90, not ${latitude}`);
    demand(
      absentOr(longitude, -180, 180),
      'place_invalid',
      () => `longitude must be from -180 to 180, not ${longitude}`,
    );
    demand(
      absentOr(maxDistanceKm, smallest, largest),
      'place_invalid',
      () => `the greatest distance must be a number of km above 0, not ${maxDistanceKm}`,
    );
  }
  if (need.ceilingPrice) {
    const { amount, currency } = need.ceilingPrice;
    demand(
      within(amount, smallest, largest),
      'price_invalid',
      () => `a ceiling price must be above 0 and at most ${largest}, not ${amount}`,
    );
    demand(
      typeof currency === 'string' && currency !== '',
      'price_invalid',
      () => 'a ceiling price needs a currency',
    );
  }
}

/** Throws an EngineError for weights, a policy or rates that cannot be used. */
export function checkSetting({ weights, policy, rates }: Setting): void {
  for (const name of criterionNames) {
    demand(
      within(weights[name], 0, largest),
      'weights_invalid',
      () => `weight ${name} must be from 0 to ${largest}, not ${weights[name]}`,
    );
  }
  const share = policy.minimumShare ?? 0;
  demand(
    within(policy.minimumSimilarity, 0, 1),
    'policy_invalid',
    () => `minimumSimilarity must be from 0 to 1, not ${policy.minimumSimilarity}`,
  );
  demand(
    within(policy.minimumScore, 0, 1),
    'policy_invalid',
    () => `minimumScore must be from 0 to 1, not ${policy.minimumScore}`,
  );
  demand(within(share, 0, 1), 'policy_invalid', () => `minimumShare must be from 0 to 1, not ${share}`);
  demand(
    Number.isInteger(policy.maxProposals) && policy.maxProposals >= 1,
    'policy_invalid',
    () => `maxProposals must be a whole number above 0, not ${policy.maxProposals}`,
  );
  demand(
    policy.invitationCap === null || within(policy.invitationCap, 0, Number.MAX_SAFE_INTEGER),
    'policy_invalid',
    () => `invitationCap must be null or 0 or more, not ${policy.invitationCap}`,
  );
  if (policy.aging) {
    const { freshDays, fadingDays, staleWeight } = policy.aging;
    demand(
      within(freshDays, 0, largest) && within(fadingDays, 0, largest) && within(staleWeight, 0, 1),
      'policy_invalid',
      () => `aging needs freshDays and fadingDays of 0 or more and a staleWeight from 0 to 1, not ${freshDays}, ${fadingDays} and ${staleWeight}`,
    );
  }
  for (const rule of policy.unknownExcludes)
    demand(ruleNames.includes(rule), 'policy_invalid', () => `there is no rule "${rule}"`);
  checkPrior('pastPerformance', policy.priors?.pastPerformance);
  checkPrior('responsiveness', policy.priors?.responsiveness);
  for (const { from, to, rate, date } of rates) {
    demand(
      within(rate, smallest, largest),
      'rate_invalid',
      () => `the rate ${from} to ${to} must be above 0 and at most ${largest}, not ${rate}`,
    );
    demand(
      !Number.isNaN(dayOf(date)),
      'rate_invalid',
      () => `the rate ${from} to ${to} needs a date like 2027-01-15, not "${date}"`,
    );
  }
}

/** A number that cannot be is a number that was not stated: it must neither help nor stop the run for everybody. */
export function stated(value: number | null | undefined): number | null {
  return typeof value === 'number' && value >= 0 && value <= largest ? value : null;
}

function checkPrior(name: string, prior: Prior | undefined): void {
  if (!prior) return;
  demand(
    within(prior.mean, 0, 1) && within(prior.strength, 0, largest),
    'policy_invalid',
    () => `the prior of ${name} needs a mean from 0 to 1 and a finite strength of 0 or more`,
  );
}

function within(value: number, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function absentOr(value: number | null | undefined, least: number, most: number): boolean {
  return value === null || value === undefined || within(value, least, most);
}

/** The message is made when it is needed: numbers in words are most of what checking would cost. */
function demand(holds: boolean, code: EngineErrorCode, message: () => string): void {
  if (!holds) throw new EngineError(code, message());
}
