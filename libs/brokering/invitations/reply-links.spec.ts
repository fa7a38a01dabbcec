// The tokens of reply links: ours are read back, nothing else is.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { markedFor } from '#contracts/brokering/words.js';
import { ShowInvitationByLink } from '#contracts/matching/invitations.js';
import { runs } from '#testing/depth.js';
import { ReplyLinks } from './reply-links.js';

const links = new ReplyLinks({ REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes', REPLY_LINK_DAYS: 30 }, '');
const others = new ReplyLinks({ REPLY_LINK_SECRET: 'another secret of thirty-two bytes or so', REPLY_LINK_DAYS: 30 }, '');
const marked = new ReplyLinks({ REPLY_LINK_SECRET: 'a secret of at least thirty-two bytes', REPLY_LINK_DAYS: 30 }, 's');
const refused = (token: string, by = links) => {
  try {
    by.invitationOf(token);
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a reply link', () => {
  it('stands for its invitation, is short enough for the contract, and the same when it is sent again', () => {
    fc.assert(fc.property(fc.uuid(), (id) => {
      const token = links.tokenFor(id);
      expect(links.invitationOf(token)).toBe(id);
      expect(links.tokenFor(id)).toBe(token);
      expect(ShowInvitationByLink.input.safeParse({ token }).success).toBe(true);
      expect(encodeURIComponent(token)).toBe(token);
    }), { numRuns: runs(200) });
  });

  it('is refused when one character differs', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.';
    fc.assert(fc.property(fc.uuid(), fc.nat({ max: 49 }), fc.constantFrom(...alphabet), (id, at, character) => {
      const token = links.tokenFor(id);
      fc.pre(token[at] !== character);
      expect(refused(token.slice(0, at) + character + token.slice(at + 1))).toBe('link_invalid');
    }), { numRuns: runs(500) });
  });

  it('is refused when it was made with another secret, for another invitation, or by nobody', () => {
    fc.assert(fc.property(fc.uuid(), fc.uuid(), fc.string(), (id, other, noise) => {
      fc.pre(id !== other);
      expect(refused(others.tokenFor(id))).toBe('link_invalid');
      expect(refused(`${links.tokenFor(id).split('.')[0]}.${links.tokenFor(other).split('.')[1]}`)).toBe('link_invalid');
      expect(refused(noise)).toBe('link_invalid');
    }), { numRuns: runs(200) });
  });
});

describe('the links of two services that have the same secret', () => {
  it('are told apart by their marks, and are good for their own service only', () => {
    const services = [{ words: { linkMark: '' }, links }, { words: { linkMark: 's' }, links: marked }];
    fc.assert(fc.property(fc.uuid(), (id) => {
      for (const service of services) {
        const token = service.links.tokenFor(id);
        expect(markedFor(token, services)).toBe(service);
        expect(service.links.invitationOf(token)).toBe(id);
        expect(encodeURIComponent(token)).toBe(token);
      }
      expect(refused(marked.tokenFor(id))).toBe('link_invalid');
      expect(refused(links.tokenFor(id), marked)).toBe('link_invalid');
      expect(refused(`s.${links.tokenFor(id)}`, marked)).toBe('link_invalid');
      expect(refused(marked.tokenFor(id).slice(2))).toBe('link_invalid');
    }), { numRuns: runs(200) });
  });

  it('stay what they were for the service that came first', () => {
    expect(links.tokenFor('018f6b1e-7c7a-7000-8000-0000000000aa')).toBe('AY9rHnx6cACAAAAAAAAAqg.57nP31sxQIJAb-8H2YM5e4Bm7BA');
  });

  it('name nobody when the mark is nobody’s', () => {
    const services = [{ words: { linkMark: '' } }, { words: { linkMark: 's' } }];
    expect(markedFor(`x.${links.tokenFor('018f6b1e-7c7a-7000-8000-0000000000aa')}`, services)).toBeUndefined();
  });
});

describe('an old reply link', () => {
  it('shows the outcome until its days are over', () => {
    const closesAt = new Date('2026-01-01T00:00:00Z');
    expect(() => links.refuseOld(closesAt, new Date('2026-01-31T00:00:00Z'))).not.toThrow();
    expect(() => links.refuseOld(closesAt, new Date('2026-01-31T00:00:01Z'))).toThrow(expect.objectContaining({ code: 'link_expired' }));
  });
});
