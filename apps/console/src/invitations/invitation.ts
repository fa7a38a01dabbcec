// Invitations of both markets in one form, and where one stands.
import { queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '../api/client.js';
import type { Market } from './market.js';

type Linkage = Schemas['Invitation'];
type Service = Schemas['ServiceInvitation'];

type Common = Pick<Linkage, 'id' | 'proposalId' | 'clusterId' | 'quantity' | 'unit' | 'deadline' | 'counterpartName' | 'status' | 'outcome' | 'outcomeReason'
  | 'counterpartReply' | 'yesQuantity' | 'sentAt' | 'closesAt'>;

export interface AnyInvitation extends Common {
  market: Market;
  side: Linkage['side'] | Service['side'];
  title: string;
  text: string | null;
  /** Most that is paid per unit. */
  price: Schemas['Money'] | null;
  place: Linkage['place'] | Service['place'];
  certifications: string[];
  times: Service['times'];
  language: string | null;
  reply: Linkage['reply'] | Service['reply'];
}

export const ofOrder = ({ requirementTitle, lotText, ceilingPrice, mandatoryCertifications, ...rest }: Linkage): AnyInvitation => ({
  ...rest, market: 'linkages', title: requirementTitle, text: lotText === requirementTitle ? null : lotText, price: ceilingPrice,
  certifications: mandatoryCertifications, times: [], language: null,
});

export const ofService = ({ needTitle, needText, budget, ...rest }: Service): AnyInvitation => ({
  ...rest, market: 'services', title: needTitle, text: needText === needTitle ? null : needText, price: budget, certifications: [],
});

interface InvitationQuery {
  clusterId?: string;
  proposalId?: string;
  status?: 'open' | 'closed';
  cursor?: string;
  limit?: number;
}

export async function listInvitations(market: Market, query: InvitationQuery): Promise<{ items: AnyInvitation[]; nextCursor: string | null }> {
  if (market === 'linkages') {
    const { items, nextCursor } = (await api.GET('/v1/invitations', { params: { query } })).data;
    return { items: items.map(ofOrder), nextCursor };
  }
  const { items, nextCursor } = (await api.GET('/v1/service-invitations', { params: { query } })).data;
  return { items: items.map(ofService), nextCursor };
}

export const invitationQuery = (market: Market, id: string) => queryOptions({
  queryKey: ['invitations', market, 'one', id],
  queryFn: async () => (market === 'linkages'
    ? ofOrder((await api.GET('/v1/invitations/{id}', { params: { path: { id } } })).data)
    : ofService((await api.GET('/v1/service-invitations/{id}', { params: { path: { id } } })).data)),
});

/** The invitations of one proposal: of both sides for who works for the cluster, else one’s own. */
export const invitationsOfProposal = (market: Market, proposalId: string) => queryOptions({
  queryKey: ['invitations', market, 'proposal', proposalId],
  queryFn: async () => (await listInvitations(market, { proposalId, limit: 20 })).items,
});

/** As many as one page holds; for lists that are sorted here, by what the API does not sort by. */
export const openInvitations = (market: Market, clusterId: string | null) => queryOptions({
  queryKey: ['invitations', market, 'open', clusterId],
  queryFn: () => listInvitations(market, { status: 'open', limit: 200, ...(clusterId === null ? {} : { clusterId }) }),
});

export type Standing = 'toAnswer' | 'toConfirm' | 'answered' | 'agreed' | 'refused' | 'lapsed' | 'withdrawn' | 'closed';

/** `toConfirm`: the other side said yes to less, so this side’s yes counts when it is given again. */
export function standingOf({ status, outcome, reply, counterpartReply }: Pick<AnyInvitation, 'status' | 'outcome' | 'reply' | 'counterpartReply'>): Standing {
  if (status === 'closed') return outcome ?? 'closed';
  if (reply === null) return 'toAnswer';
  const theirs = counterpartReply?.quantity ?? null;
  return reply.quantity !== null && theirs !== null && theirs < reply.quantity ? 'toConfirm' : 'answered';
}

export const waitsForUs = (invitation: Parameters<typeof standingOf>[0]): boolean => ['toAnswer', 'toConfirm'].includes(standingOf(invitation));

const soonMs = 48 * 3_600_000;
/** Without an answer, and the cut-off is within two days. */
export const isUrgent = (invitation: AnyInvitation, now = Date.now()): boolean =>
  waitsForUs(invitation) && Date.parse(invitation.closesAt) - now < soonMs;

/** The earliest cut-off first. */
export const byCutOff = (one: AnyInvitation, other: AnyInvitation): number => Date.parse(one.closesAt) - Date.parse(other.closesAt);

/** The name of who was invited, which only the invitation to the other side has; null for one’s own. */
export const invitedName = (invitation: AnyInvitation, all: readonly AnyInvitation[]): string | null =>
  all.find(({ proposalId, side }) => proposalId === invitation.proposalId && side !== invitation.side)?.counterpartName ?? null;

/** Who was invited, as they are spoken to; `needing`: an enterprise that wants a service. */
export const partIn = ({ market, side }: Pick<AnyInvitation, 'market' | 'side'>) => (market === 'services' && side === 'enterprise' ? 'needing' as const : side);
