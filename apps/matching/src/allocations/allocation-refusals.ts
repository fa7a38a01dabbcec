// Why a lot cannot be split, or not this way, and what to do instead.
import { AllocationError, type AllocationErrorCode } from '#allocation';
import { DomainError, type ErrorCode } from '#contracts/errors.js';
import type { AllocationDemands, AllocationQuestion } from '#contracts/matching/allocations.js';
import { smallestCell } from '#contracts/registry/inclusion.js';
import { notOpen } from '#brokering/proposals/decision-refusals.js';
import type { ShownAllocation } from './allocations.repository.js';
import { promisedOf, type LotStanding, type OpenOffer, type PromisedShare } from './lot-standing.repository.js';

export const notProposed = 'is no proposal of this lot that waits for a decision: see GET /v1/proposals?lotId=…';

export function nothingToSplit(lot: LotStanding, isFiltered: boolean): DomainError {
  const { endReason, offers, openQuantity, unit, promised } = lot;
  if (endReason !== null) return notOpen('lot', { endReason, openQuantity, unit });
  if (promised.length > 0 && promisedOf(lot) >= openQuantity) return allPromised(lot);
  if (offers.length === 0) {
    return new DomainError(
      'transition_not_allowed', 'No proposal of the lot waits for a decision. Look at its newest match run, or wait for it to end.', { offers: 0 },
    );
  }
  if (isFiltered) return new DomainError('body_invalid', 'Every proposal of the lot is excluded, so nobody is left to split it over: exclude fewer.');
  return new DomainError('transition_not_allowed', `Of the lot ${openQuantity} ${unit} are open, which is less than the smallest step of its unit.`);
}

/** What a split asks for is promised to others already: by decisions that were made meanwhile, as a rule. */
export function allPromised(lot: LotStanding): DomainError {
  const { openQuantity, unit, promised } = lot;
  return new DomainError(
    'transition_not_allowed',
    `Of the lot ${openQuantity} ${unit} are open, and ${promisedOf(lot)} of them are promised: ${promisesInWords(promised, unit)}. `
      + 'Undo what should not stand while its holding period lasts, wait for the replies, or split no more than the rest.',
    { openQuantity, promisedQuantity: promisedOf(lot) },
  );
}

const shownAtMost = 5;

function promisesInWords(promised: readonly PromisedShare[], unit: string): string {
  const said = promised.slice(0, shownAtMost).map(({ enterpriseName, quantity, status, allocationId }) =>
    `${enterpriseName} is ${status} for ${quantity} ${unit}${allocationId === null ? '' : ` (split ${allocationId})`}`);
  return promised.length > shownAtMost ? `${said.join(', ')} and ${promised.length - shownAtMost} more` : said.join(', ');
}

/** Somebody decided about one of the shares meanwhile. */
export function decidedMeanwhile({ enterpriseName, status, quantity, version, allocationId, proposalId }: PromisedShare, unit: string): DomainError {
  const how = allocationId === null ? '' : ` by the split ${allocationId}`;
  return new DomainError(
    'version_stale',
    `The proposal of ${enterpriseName} is ${status} for ${quantity} ${unit} at version ${version} by now${how}. Nothing of your split was done. `
      + 'Simulate again, and decide on what is left.',
    { proposalId, version, status, ...(allocationId === null ? {} : { allocationId }) },
  );
}

export function tooMuch(sum: number, { openQuantity, unit }: LotStanding): DomainError {
  return new DomainError(
    'quantity_too_large', `The shares come to ${sum} ${unit}, and of the lot ${openQuantity} ${unit} are open. Split that or less.`,
    { fields: [{ field: 'shares', message: `at most ${openQuantity} in all` }] },
  );
}

export function moreThanLeft(quantity: number, left: number, unit: string): DomainError {
  return new DomainError(
    'quantity_too_large', `Of the lot ${left} ${unit} are open and promised to nobody, less than ${quantity}. Split that or less.`,
    { fields: [{ field: 'quantity', message: `at most ${left}` }] },
  );
}

export function ofAnotherLot(proposalId: string, lotId: string): DomainError {
  return new DomainError(
    'transition_not_allowed', `The proposal ${proposalId} is of the lot ${lotId}. Split one lot at a time, over its own proposals.`, { lotId },
  );
}

/** Less than a billionth of the whole. */
export function tooSmall(quantity: number, unit: string): DomainError {
  return new DomainError('body_invalid', `${quantity} ${unit} is too little to be a share of so large a split: leave that enterprise out, or give it more.`);
}

/** Throws `inclusion_pool_too_small`. `offers`: all who could have a share. */
export function refuseQuotaOfFew({ inclusionQuota }: AllocationDemands, offers: readonly OpenOffer[], field: string): void {
  if (inclusionQuota === null || inclusionQuota === 0 || offers.filter(({ isPlacedByPolicy }) => isPlacedByPolicy).length >= smallestCell) return;
  throw new DomainError(
    'inclusion_pool_too_small', `A quota needs ${smallestCell} enterprises or more that could have a share and owe their place to the cluster's policy of inclusion. `
      + `Here are fewer: leave ${field} out, or have the policy give more places.`,
  );
}

/** What is refused of one share says of which. `at`: its place among the shares. `name`: where it is known. */
export async function ofShare<T>({ at, proposalId, name = proposalId }: { at: number; proposalId: string; name?: string | undefined }, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { fields, ...details } = error.details;
    throw new DomainError(error.code, `${name} (shares.${at}): ${error.message}`, {
      ...details, ...(fields && { fields: fields.map((each) => ({ ...each, field: `shares.${at}.${each.field}` })) }), proposalId, share: at,
    });
  }
}

const codes: Partial<Record<AllocationErrorCode, ErrorCode>> = {
  pool_too_small: 'inclusion_pool_too_small', allocator_closed: 'service_unavailable',
};

/** What the solver refuses becomes an error of ours. `lockRefused`: of an enterprise whose fixed share it cannot take. */
export async function solved<T>(solve: () => T | Promise<T>, lockRefused: (enterpriseId: string) => DomainError): Promise<T> {
  try {
    return await solve();
  } catch (error) {
    if (error instanceof AllocationError && error.code === 'lock_invalid' && error.enterpriseId !== null) throw lockRefused(error.enterpriseId);
    throw error instanceof AllocationError ? new DomainError(codes[error.code] ?? 'body_invalid', error.message) : error;
  }
}

/** `split`: what is split, in the unit of the lot. */
export function lockRefused(enterpriseId: string, { locked, offers, split, unit }: {
  locked: AllocationQuestion['locked']; offers: readonly OpenOffer[]; split: number; unit: string;
}): DomainError {
  const { proposalId, enterpriseName, freeQuantity, minimumOrder } = offers.find((offer) => offer.enterpriseId === enterpriseId)!;
  const at = locked.findIndex((each) => each.proposalId === proposalId);
  const least = minimumOrder === null ? [] : [`at least ${minimumOrder}`];
  const limits = [...least, `at most ${Math.min(split, freeQuantity ?? split)}`].join(' and ');
  const message = `${enterpriseName} takes ${limits} ${unit} of the ${split} ${unit} that are split: fix what it can take, fix 0, or leave it open`;
  const field = `locked.${at}.quantity`;
  return new DomainError('body_invalid', `${field} is ${locked[at]!.quantity}: ${message}.`, { fields: [{ field, message }] });
}

export function tooLateFor({ shares }: ShownAllocation): DomainError {
  const came = shares.filter(({ stands, status }) => stands && status !== 'approved').map(({ enterpriseName, status }) => `${enterpriseName} is ${status}`);
  return new DomainError(
    'undo_too_late',
    `The holding period is over and the split has begun to take effect: ${came.slice(0, shownAtMost).join(', ')}. It cannot be undone as a whole any more.`,
    { taken: came.length },
  );
}

export function nothingLeftToUndo({ shares }: ShownAllocation): DomainError {
  return new DomainError(
    'transition_not_allowed', 'No share of this split waits for its effect any more: each was undone or ended by itself. Its proposals say how they stand.',
    { shares: shares.length },
  );
}
