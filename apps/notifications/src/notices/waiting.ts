// Whether an invitation waits for its side: nothing was said yet, or the two sides said yes to different quantities.
import type { PlainInvitation } from '#contracts/brokering/invitations.js';

export function isWaiting({ status, reply, counterpartReply }: Pick<PlainInvitation, 'status' | 'reply' | 'counterpartReply'>): boolean {
  if (status === 'closed') return false;
  if (reply === null) return true;
  if (reply.quantity === null || counterpartReply === null || counterpartReply.quantity === null) return false;
  return reply.quantity !== counterpartReply.quantity;
}
