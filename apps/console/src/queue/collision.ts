// Two decide on one proposal: what the second is told of the first.
import type { TFunction } from 'i18next';
import { ApiError } from '../api/client.js';
import { colleagueName } from '../api/colleagues.js';
import { formatsOf } from '../ui/formats.js';
import type { Proposal } from './proposals.js';

/** What both markets say of a proposal and its newest decision. */
interface Decidable {
  status: Proposal['status'];
  decision: Pick<NonNullable<Proposal['decision']>, 'id' | 'ruling' | 'decidedBy' | 'decidedAt'> | null;
}

export const collisionCodes: readonly string[] = ['version_stale', 'transition_not_allowed'];

/** Whether a decision was refused because the proposal is not any more what it was when it was read. */
export const isCollision = (error: unknown): boolean => error instanceof ApiError && collisionCodes.includes(error.code);

/** Who did what and when, in a sentence; where nobody decided since `before` was read, how the proposal is now. */
export async function collisionWords(t: TFunction<'queue'>, language: string, before: Decidable, { status, decision }: Decidable): Promise<string> {
  if (decision === null || decision.id === before.decision?.id) return t('changedMeanwhile', { status: t(`status.${status}`) });
  const who = await colleagueName(decision.decidedBy);
  const said = { what: t(`decided.${decision.ruling}`), when: formatsOf(language).time(decision.decidedAt) };
  // A name has its own direction within the sentence.
  return who === null ? t('collision', said) : t('collisionBy', { ...said, who: `\u2068${who}\u2069` });
}
