// One mechanism in two services: each reads and writes its own words, and no message of one is taken for the other's.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { explanationsOf } from '#contracts/brokering/explanations.js';
import { defineInvitations } from '#contracts/brokering/invitations.js';
import { defineProposals } from '#contracts/brokering/proposals.js';
import { defineTimeline } from '#contracts/brokering/timeline.js';
import { inPlainWords, inWordsOf, type Words } from '#contracts/brokering/words.js';
import * as invitations from '#contracts/matching/invitations.js';
import * as proposals from '#contracts/matching/proposals.js';
import { refusalReasonsOf } from '#contracts/matching/reasons.js';
import { timeline } from '#contracts/matching/timeline.js';
import { words as matching } from '#contracts/matching/words.js';
import { IsoDate } from '#contracts/values.js';
import { runs } from '#testing/depth.js';
import { Wording, type Phrasing } from './wording.js';

/** A service in which what is posted has no parts: a need is its own subject. */
const needs = {
  owner: 'registry', prefix: 'Service', linkMark: 's', posting: 'need', subject: 'need',
  asking: 'enterprise', offering: 'provider', claim: 'offer', agreement: 'contract', supplies: 'Offers',
} as const satisfies Words;
const { Explanation } = explanationsOf(needs);
const needMessages = {
  ...defineProposals(needs, { explanation: Explanation, declineReasons: ['other'], askReasons: ['other'] }),
  ...defineInvitations(needs, {
    refusalReasons: ['too_late', 'other'], refusalReasonsOf: { enterprise: ['other'], provider: ['too_late', 'other'] },
    deadline: IsoDate, details: { budget: z.number().nullable() }, agreementKinds: ['service'], initiators: ['enterprise'],
  }),
  ...defineTimeline(needs),
};
const phrasings: Phrasing[] = [
  {
    words: matching, messages: { ...proposals.proposals, ...invitations.invitations, ...timeline },
    refusalReasonsOf, agreementKind: 'vertical',
  },
  { words: needs, messages: needMessages, refusalReasonsOf: { enterprise: ['other'], provider: ['too_late', 'other'] }, agreementKind: 'service' },
];
const messagesOf = ({ messages }: Phrasing) =>
  Object.values(messages).filter((each): each is (typeof messages)['GetProposal'] => 'owner' in each);

const id = '018f6b1e-7c7a-7000-8000-0000000000aa';
const ids = { postingId: id, subjectId: id, askingId: id, offeringId: id };

describe('the words of a service', () => {
  const record = fc.dictionary(
    fc.constantFrom('id', 'clusterId', 'quantity', 'postingId', 'postingTitle', 'subjectId', 'subjectText', 'askingId',
      'askingName', 'offeringId', 'offeringName', 'agreementId', 'agreementQuantity', 'offeredQuantity', 'askingly'),
    fc.oneof(fc.integer(), fc.string(), fc.constant(null)),
  );

  it('are taken back to the plain names they came from', () => {
    fc.assert(fc.property(record, (plain) => {
      expect(inPlainWords(matching, inWordsOf(matching, plain))).toEqual(plain);
    }), { numRuns: runs(300) });
  });

  it('leave everything else as it is', () => {
    const other = { id: 1, clusterId: 2, offeredQuantity: 3, side: 'buyer', lotion: 4 };
    expect(inWordsOf(matching, other)).toEqual(other);
    expect(inPlainWords(matching, other)).toEqual(other);
  });

  it('may have one word for the whole and the part: it is heard as both', () => {
    expect(inWordsOf(needs, ids)).toEqual({ needId: id, enterpriseId: id, providerId: id });
    expect(inPlainWords(needs, { needId: id, limit: 5 })).toEqual({ postingId: id, subjectId: id, limit: 5 });
  });
});

describe.each(phrasings)('the messages of $words.owner', (phrasing) => {
  const wording = new Wording(phrasing);
  const { messages, words } = phrasing;

  it('take what brokering says in its words, and nothing under plain names', () => {
    const ended = {
      proposalId: id, clusterId: id, askingId: id, offeringId: id, outcome: 'refused', reason: 'other', wasInvited: true,
      refusedBy: words.offering,
    };
    expect(messages.ProposalEnded.payload.safeParse(wording.said(ended)).success).toBe(true);
    expect(messages.ProposalEnded.payload.safeParse(ended).success).toBe(false);
    const { subjectId: _subject, ...made } = ids;
    expect(messages.AgreementMade.payload.safeParse(wording.said({ ...made, agreementId: id, proposalId: id, clusterId: id })).success).toBe(true);
  });

  it('take a filter in its words', () => {
    const filter = { [`${words.subject}Id`]: id, [`${words.posting}Id`]: id };
    const heard = messages.ListProposals.input.parse(filter);
    expect(wording.heard(heard)).toMatchObject({ postingId: id, subjectId: id });
    expect(messages.ListProposals.input.safeParse({ lotsId: id }).success).toBe(false);
    expect(wording.heard(messages.ListInvitations.input.parse({ [`${words.subject}Id`]: id }))).toMatchObject({ subjectId: id });
  });

  it('know their own sides only', () => {
    const issued = { invitationId: id, proposalId: id, clusterId: id, organisationId: id };
    for (const side of ['buyer', 'enterprise', 'provider']) {
      const isOwn = side === words.asking || side === words.offering;
      expect([side, messages.InvitationIssued.payload.safeParse({ ...issued, side }).success]).toEqual([side, isOwn]);
    }
  });
});

it('no two services have a request or event of the same name, or a job in the same queue', () => {
  const all = phrasings.flatMap(messagesOf) as { kind: string; name: string; subject: string; queue?: string }[];
  const addresses = all.map(({ kind, name, queue }) => (kind === 'job' ? queue : name));
  expect(addresses.filter((each, at) => addresses.indexOf(each) !== at)).toEqual([]);
  expect(all.length).toBe(62);
});
