// What is sent as an answer, on either market.
import { api, type Schemas } from '../api/client.js';
import { ofOrder, ofService, type AnyInvitation } from './invitation.js';

/** What was typed so far. */
export interface Draft {
  answer: Said['answer'] | null;
  quantity: number | null;
  reasonCode: string | null;
  note: string;
}

export type Said = { note?: string } & ({ answer: 'yes'; quantity: number } | { answer: 'part'; quantity: number } | { answer: 'no'; reasonCode: string });

export async function sendReply({ market, id }: AnyInvitation, said: Said): Promise<AnyInvitation> {
  const params = { path: { id } };
  return market === 'linkages'
    ? ofOrder((await api.POST('/v1/invitations/{id}/reply', { params, body: said as Schemas['ReplyBody'] })).data)
    : ofService((await api.POST('/v1/service-invitations/{id}/reply', { params, body: said as Schemas['ServiceReplyBody'] })).data);
}
