// What both sides answered to their invitations.
import { Text } from '@mantine/core';
import { queryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { everyItem } from '../api/queries.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';

type Invitation = Schemas['Invitation'];
type Status = Schemas['LinkageProposal']['status'];

/** A proposal may be withdrawn before and after its sides were invited. */
const invitedOnes: ReadonlySet<Status> = new Set(['invited', 'agreed', 'refused', 'lapsed', 'withdrawn']);
export const mayBeInvited = ({ status }: { status: Status }): boolean => invitedOnes.has(status);

/** Of all proposals of the lot. */
export const invitationsOfLot = (lotId: string) => queryOptions({
  queryKey: ['invitations', 'of-lot', lotId],
  queryFn: (): Promise<Invitation[]> => everyItem(async (cursor) => (await api.GET('/v1/invitations', { params: { query: { lotId, limit: 200, ...(cursor === undefined ? {} : { cursor }) } } })).data),
});

export function ProposalReplies({ of: { id: proposalId, status }, invitations }: { of: { id: string; status: Status }; invitations: UseQueryResult<Invitation[]> }) {
  const { t } = useTranslation('requirements');
  const { quantity } = useQuantities();
  const { time } = useFormats();
  const items = invitations.data?.filter((each) => each.proposalId === proposalId);
  if (!mayBeInvited({ status }) || items?.length === 0) return <Text size="sm" c="dimmed">{t('notInvited')}</Text>;
  if (items === undefined) return invitations.error === null ? '…' : <ProblemAlert error={invitations.error} onRetry={() => void invitations.refetch()} />;
  const said = (reply: { answer: 'yes' | 'part' | 'no'; quantity: number | null }, unit: string) =>
    `${t(`answer.${reply.answer}`)}${reply.quantity === null ? '' : ` (${quantity(reply.quantity, unit)})`}`;
  const waiting = (open: 'open' | 'closed', closesAt: string) => (open === 'open' ? t('noReplyYet', { time: time(closesAt) }) : t('noReply'));
  return (
    <>
      {items.map(({ id, side, reply, counterpartReply, unit, closesAt, status: open }) => (
        <div key={id}>
          <Text size="sm">{t(`side.${side}`)}: {reply === null ? waiting(open, closesAt) : said(reply, unit)}</Text>
          {/* Who is a side sees its own invitation only, with what the other side answered. */}
          {items.length > 1 ? null : <Text size="sm">{t(`side.${side === 'buyer' ? 'enterprise' : 'buyer'}`)}: {counterpartReply === null ? waiting(open, closesAt) : said(counterpartReply, unit)}</Text>}
        </div>
      ))}
    </>
  );
}
