// The token of a reply link: an invitation's id and a keyed hash over it. Nothing is stored, so it can be sent again.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { DomainError } from '#contracts/errors.js';
import type { BrokeringConfig } from '../config.js';

/** 160 bits of HMAC-SHA-256. */
const tagBytes = 20;
const shape = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{27})$/;

export class ReplyLinks {
  /** In front of every token; empty for the service whose links have none. */
  private readonly start: string;

  /** `mark` tells the links of several services apart, and keeps those of one from being valid in another. */
  constructor(
    private readonly config: BrokeringConfig,
    private readonly mark: string,
  ) {
    this.start = mark === '' ? '' : `${mark}.`;
  }

  tokenFor(invitationId: string): string {
    const id = Buffer.from(invitationId.replaceAll('-', ''), 'hex');
    return `${this.start}${id.toString('base64url')}.${this.tagOf(id).toString('base64url')}`;
  }

  /** The invitation a token stands for; `link_invalid` for everything that we did not make. */
  invitationOf(token: string): string {
    const found = token.startsWith(this.start) ? shape.exec(token.slice(this.start.length)) : null;
    if (!found) throw invalidLink();
    const id = Buffer.from(found[1]!, 'base64url');
    const tag = Buffer.from(found[2]!, 'base64url');
    // The unused bits of the last character must be zero, or one link would have several spellings.
    const isCanonical = id.toString('base64url') === found[1] && tag.toString('base64url') === found[2];
    if (!timingSafeEqual(tag, this.tagOf(id)) || !isCanonical) throw invalidLink();
    return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** A link that was passed on or found in an old mailbox must not show for ever what an organisation agreed to. */
  refuseOld(closesAt: Date, now = new Date()): void {
    const end = closesAt.getTime() + this.config.REPLY_LINK_DAYS * 86_400_000;
    if (now.getTime() <= end) return;
    throw new DomainError(
      'link_expired', `This link ended at ${new Date(end).toISOString()}. Ask your cluster development agent for the outcome.`,
    );
  }

  private tagOf(id: Buffer): Buffer {
    // The label keeps the secret usable for other purposes without one tag passing for another.
    const hmac = createHmac('sha256', this.config.REPLY_LINK_SECRET).update(`reply-link/1\0${this.mark}`).update(id);
    return hmac.digest().subarray(0, tagBytes);
  }
}

function invalidLink(): DomainError {
  return new DomainError(
    'link_invalid',
    'This link is not valid. Open it exactly as it stands in the message, or ask the cluster for a new one.',
  );
}
