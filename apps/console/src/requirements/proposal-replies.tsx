// What both sides answered to their invitations.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { ProblemAlert } from '../ui/problem.js';

/** A proposal may be withdrawn before and after its sides were invited. */
const mayBeInvited: ReadonlySet<Schemas['LinkageProposal']['status']> = new Set(['invited', 'agreed', 'refused', 'lapsed', 'withdrawn']);

export function ProposalReplies({ proposalId, status }: { proposalId: string; status: Schemas['LinkageProposal']['status'] }) {
  const { t } = useTranslation('requirements');
  const { quantity } = useQuantities();
  const { time } = useFormats();
  const invitations = useQuery({
    queryKey: ['invitations', 'of-proposal', proposalId], enabled: mayBeInvited.has(status),
    queryFn: async () => (await api.GET('/v1/invitations', { params: { query: { proposalId } } })).data.items,
  });
  if (!mayBeInvited.has(status) || invitations.data?.length === 0) return <Text size="sm" c="dimmed">{t('notInvited')}</Text>;
  if (invitations.data === undefined) return invitations.error === null ? '…' : <ProblemAlert error={invitations.error} onRetry={() => void invitations.refetch()} />;
  const items = invitations.data;
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
