// Links that lead to no form: forged, expired, malformed, or of an invitation that has ended.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '#contracts/errors.js';
import type { Invitation } from '#contracts/matching/invitations.js';
import { startGateway, type GatewayUnderTest } from './support/gateway.js';
import { token, visitsOf } from './support/reply-link.js';
import { invitationReply } from './support/samples.js';

let under: GatewayUnderTest;
let invitation: Invitation;

beforeAll(async () => {
  under = await startGateway();
});
afterAll(() => under.stop());
beforeEach(() => {
  under.services.take();
  invitation = invitationReply();
  under.services.answers.set('ShowInvitationByLink', () => invitation);
  under.services.answers.set('ReplyByLink', () => invitation);
});

const { show, answer, refuse, askedFor } = visitsOf(() => under);

describe('a link that no longer leads to a form', () => {
  it.each<[string, ErrorCode, number, string]>([
    ['forged', 'link_invalid', 404, 'This link does not work'],
    ['expired', 'link_expired', 410, 'This link has expired'],
  ])('%s: a plain page, also when answering', async (_what, code, status, words) => {
    refuse('ShowInvitationByLink', code);
    refuse('ReplyByLink', code);
    for (const reply of [await show(), await answer({ answer: 'yes' })]) {
      expect(reply.status).toBe(status);
      expect(reply.text).toContain(words);
      expect(reply.text).not.toContain('<form');
      expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
  });

  it.each(['short', 'a'.repeat(250), 'a'.repeat(400), `${token}/more`, '%ff', '%3Cscript%3E0123456789', '..%2F..%2Fetc%2Fpasswd0000'])(
    '%s is not even asked about',
    async (odd) => {
      const reply = await under.send(`/r/${odd}`);
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toContain('text/html');
      expect(askedFor()).toEqual([]);
    },
  );

  it.each<[Invitation['outcome'], string]>([
    ['agreed', 'Both sides said yes.'],
    ['refused', 'One side said no'],
    ['lapsed', 'Not everybody answered in time'],
    ['withdrawn', 'The request was withdrawn.'],
  ])(
    'closed with the outcome %s: says so, keeps the answer visible, offers no form',
    async (outcome, words) => {
      invitation = invitationReply({
        status: 'closed',
        outcome,
        reply: {
          answer: 'part',
          quantity: 750,
          reasonCode: null,
          note: null,
          repliedAt: '2026-11-20T09:30:00.000Z',
          through: 'api',
        },
      });
      const { status, text } = await show();
      expect(status).toBe(200);
      expect(text).toContain(words);
      expect(text).toContain('750 pieces');
      expect(text).not.toContain('<form');
    },
  );

  it('an answer after the cut-off gets 409 and the closed page', async () => {
    refuse('ReplyByLink', 'reply_closed');
    invitation = invitationReply({ status: 'closed', outcome: 'lapsed' });
    const { status, text } = await answer({ answer: 'yes' });
    expect(status).toBe(409);
    expect(text).toContain('This is closed');
  });
});
