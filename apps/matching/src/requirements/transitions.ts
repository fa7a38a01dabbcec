// The states of a requirement and what may follow what: the one table.
import { DomainError } from '#contracts/errors.js';
import type { RequirementStatus } from '#contracts/matching/requirements.js';

export const requirementActions = ['post', 'close', 'cancel', 'expire'] as const;
export type RequirementAction = (typeof requirementActions)[number];

export const requirementTransitions: Record<
  RequirementStatus,
  Partial<Record<RequirementAction, RequirementStatus>>
> = {
  draft: { post: 'posted', cancel: 'cancelled' },
  posted: { close: 'closed', cancel: 'cancelled', expire: 'expired' },
  closed: {},
  cancelled: {},
  expired: {},
};

/** The status after `action`; `transition_not_allowed` says what would be allowed. */
export function statusAfter(status: RequirementStatus, action: RequirementAction): RequirementStatus {
  const next = requirementTransitions[status][action];
  if (next) return next;
  const allowed = Object.keys(requirementTransitions[status]).filter((each) => each !== 'expire');
  throw new DomainError(
    'transition_not_allowed',
    `A ${status} requirement cannot be moved by "${action}". `
      + (allowed.length > 0 ? `Possible now: ${allowed.join(', ')}.` : 'It is finished; post a new one.'),
    { status, action, allowed },
  );
}
