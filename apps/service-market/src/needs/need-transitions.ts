// The states of a service need and what may follow what: the one table.
import { DomainError } from '#contracts/errors.js';
import type { ServiceNeedStatus } from '#contracts/service-market/needs.js';

export const needActions = ['confirm', 'dismiss', 'meet', 'withdraw', 'expire'] as const;
export type NeedAction = (typeof needActions)[number];

export const needTransitions: Record<ServiceNeedStatus, Partial<Record<NeedAction, ServiceNeedStatus>>> = {
  proposed: { confirm: 'confirmed', dismiss: 'dismissed', withdraw: 'withdrawn' },
  confirmed: {},
  dismissed: {},
  open: { meet: 'met', withdraw: 'withdrawn', expire: 'expired' },
  met: {},
  withdrawn: {},
  expired: {},
};

/** The status after `action`; `transition_not_allowed` says what would be allowed. */
export function statusAfter(status: ServiceNeedStatus, action: NeedAction): ServiceNeedStatus {
  const next = needTransitions[status][action];
  if (next) return next;
  const allowed = Object.keys(needTransitions[status]).filter((each) => each !== 'expire' && each !== 'meet');
  throw new DomainError(
    'transition_not_allowed',
    `A ${status} need cannot be moved by "${action}". `
      + (allowed.length > 0 ? `Possible now: ${allowed.join(', ')}.` : 'It is finished; post a new one.'),
    { status, action, allowed },
  );
}
