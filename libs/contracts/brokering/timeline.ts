// What happened to one proposal, in order: made, decided, undone, invited, replied, agreed or ended, for any service that brokers.
import { z } from 'zod';
import { DeliveryAbout } from '../notifications/deliveries.js';
import { defineRequest, type Role } from '../message.js';
import { Id, IsoTime } from '../values.js';
import { Answer, Through } from './invitations.js';
import { Decision, ProposalStatus } from './proposals.js';
import { idsOf, sideOf, type Words } from './words.js';

/** `words.owner` tells what it did itself; what was sent about it, notifications. */
export function defineTimeline<
  P extends string, S extends string, A extends Role, O extends Role, C extends string, G extends string,
>(words: Words<P, S, A, O, C, G>) {
  const { owner, prefix, agreement } = words;
  const side = sideOf(words);
  const invitation = { side, invitationId: Id };

  const happenings = [
    z.strictObject({ kind: z.literal('proposed'), at: IsoTime }),
    z.strictObject({
      kind: z.literal('decided'), at: IsoTime, decision: Decision,
      tookEffectAt: IsoTime.nullable().describe('When its holding period was over: it took effect then, unless another decision had overtaken it. Null until then, and when it was undone'),
    }),
    z.strictObject({ kind: z.literal('undone'), at: IsoTime, decisionId: Id }),
    z.strictObject({ kind: z.literal('invited'), at: IsoTime, ...invitation, organisationId: Id, quantity: z.number(), closesAt: IsoTime }),
    z.strictObject({ kind: z.literal('reminded'), at: IsoTime, ...invitation }),
    z.strictObject({
      kind: z.literal('replied'), at: IsoTime, ...invitation, answer: Answer, quantity: z.number().nullable(), reasonCode: z.string().nullable(),
      note: z.string().nullable(), through: Through, accountId: Id.nullable().describe('Whose account answered; null for an answer by link'),
    }),
    z.strictObject({ kind: z.literal('agreed'), at: IsoTime, ...idsOf(agreement), quantity: z.number() }),
    z.strictObject({
      kind: z.literal('ended'), at: IsoTime, status: ProposalStatus, reason: z.string().nullable().describe('As a code'),
    }),
  ] as const;
  const Happening = z.discriminatedUnion('kind', [...happenings]);
  const TimelineItem = z.discriminatedUnion('kind', [
    ...happenings,
    z.strictObject({
      kind: z.literal('delivery'), at: IsoTime.describe('When it was to be sent first'),
      side: side.nullable().describe('Whom it went to; null: to the people of the cluster'), delivery: DeliveryAbout,
    }),
  ]);
  const Timeline = z.strictObject({
    proposalId: Id, items: z.array(TimelineItem).describe('The earliest first'),
    deliveriesMissing: z.boolean().describe('True: notifications could not be reached, so what was sent is not among the items'),
  });

  return {
    TimelineItem, Timeline,
    GetHappenings: defineRequest({
      owner, name: `Get${prefix}ProposalHappenings`, input: z.strictObject({ id: Id }),
      output: z.strictObject({
        proposalId: Id, items: z.array(Happening),
        sides: z.array(z.strictObject({ side, organisationId: Id })).describe('Who was invited, under each id'),
        aboutIds: z.array(Id).describe('What messages about it refer to: the proposal, its invitations, what was agreed'),
      }),
    }),
  };
}
