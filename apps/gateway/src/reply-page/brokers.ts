// The services whose invitations are answered by link: the mark of a link says which of them to ask.
import type { z } from 'zod';
import type { PlainInvitation } from '#contracts/brokering/invitations.js';
import { inPlainWords, markedFor, type Words } from '#contracts/brokering/words.js';
import { DomainError } from '#contracts/errors.js';
import { invitations, type Invitation, type Side } from '#contracts/matching/invitations.js';
import { refusalReasonsOf } from '#contracts/matching/reasons.js';
import { words } from '#contracts/matching/words.js';
import type { RequestDefinition } from '#contracts/message.js';
import { invitations as serviceInvitations, type ServiceInvitation } from '#contracts/service-market/invitations.js';
import { serviceRefusalReasonsOf } from '#contracts/service-market/reasons.js';
import { words as serviceWords } from '#contracts/service-market/words.js';
import type { AnyRefusalReason } from '#language';

export interface Broker {
  words: Words;
  ShowInvitationByLink: RequestDefinition<z.ZodType<{ token: string }>, z.ZodType<object>>;
  ReplyByLink: RequestDefinition<z.ZodType<{ token: string; reply: object }>, z.ZodType<object>>;
  ReplyBody: z.ZodType<object>;
  refusalReasonsOf: Readonly<Record<string, readonly AnyRefusalReason[]>>;
  /** Stands before the side in the keys of the page's words. */
  askedAs: '' | 'need.';
}
type AskedAs = Side | 'need.enterprise' | 'need.provider';

const brokers: readonly Broker[] = [
  { words, ...invitations, refusalReasonsOf, askedAs: '' },
  { words: serviceWords, ...serviceInvitations, refusalReasonsOf: serviceRefusalReasonsOf, askedAs: 'need.' },
];

/** An invitation of any of them, as the page shows it; what only one service has may be missing. */
export interface ShownInvitation
  extends PlainInvitation, Partial<Pick<Invitation, 'ceilingPrice' | 'mandatoryCertifications'>>,
    Partial<Pick<ServiceInvitation, 'budget' | 'times' | 'language'>> {
  place?: ServiceInvitation['place'] | Invitation['place'];
  /** As whom the page speaks to the visitor: the words differ. */
  askedAs: AskedAs;
  /** Those that this side can have for a no. */
  refusalReasons: readonly AnyRefusalReason[];
}

export function brokerOf(token: string): Broker {
  const broker = markedFor(token, brokers);
  if (broker === undefined) throw new DomainError('link_invalid', 'The link is of no service that we know.');
  return broker;
}

export function shownBy(broker: Broker, invitation: object): ShownInvitation {
  const plain = inPlainWords(broker.words, invitation) as unknown as Omit<ShownInvitation, 'refusalReasons' | 'askedAs'>;
  return { ...plain, askedAs: (broker.askedAs + plain.side) as AskedAs, refusalReasons: broker.refusalReasonsOf[plain.side] ?? [] };
}
