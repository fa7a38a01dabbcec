// Who is proposed for a lot, the best first, and how far each is.
import { Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import type { Schemas } from '../api/client.js';
import { Explanation } from '../explanation/explanation.js';
import { useQuantities } from '../fields/quantity.js';
import { CsvButton } from '../ui/csv.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { ExplainButton } from './explain-button.js';
import { invitationsOfLot, mayBeInvited, ProposalReplies } from './proposal-replies.js';
import { lotProposalsQuery, type Lot } from './questions.js';

type Proposal = Schemas['LinkageProposal'];

export function LotProposals({ lot }: { lot: Lot }) {
  const { t } = useTranslation(['requirements', 'common', 'fields']);
  const me = useMe();
  const asked = useQuery(lotProposalsQuery(lot.id));
  return (
    <Stack gap="sm">
      <Loaded of={asked}>{(items) => (items.length === 0
        ? <Text c="dimmed">{isStaff(me) ? t('noProposals') : t('noProposalsForBuyer')}</Text>
        : <Proposals items={items} lot={lot} withScore={isStaff(me)} />)}</Loaded>
      {isStaff(me) && asked.data?.[0] !== undefined ? <TextLink to="/queue" search={{ requirement: asked.data[0].requirementId }} size="sm">{t('toQueue')}</TextLink> : null}
      {me.role === 'buyer' ? <Text size="sm">{t('answerAtInvitations')} <TextLink to="/invitations" inherit>{t('common:area.invitations')}</TextLink></Text> : null}
    </Stack>
  );
}

function Proposals({ items, lot, withScore }: { items: readonly Proposal[]; lot: Lot; withScore: boolean }) {
  const { t } = useTranslation(['requirements', 'common', 'fields']);
  const { points, day } = useFormats();
  const { quantity, unitName } = useQuantities();
  const invitations = useQuery({ ...invitationsOfLot(lot.id), enabled: items.some(mayBeInvited) });
  const [explained, explain] = useState<Proposal | null>(null);
  const columns: Column<Proposal>[] = [
    { id: 'enterprise', header: t('enterprise'), cell: ({ enterpriseId, enterpriseName }) => (withScore
      ? <TextLink to="/enterprises/$id" params={{ id: enterpriseId }} inherit><Theirs>{enterpriseName}</Theirs></TextLink> : <Theirs>{enterpriseName}</Theirs>) },
    ...(withScore ? [{
      id: 'score', header: t('score'), align: 'end' as const,
      cell: (proposal: Proposal) => <ExplainButton label={points(proposal.score)} name={proposal.enterpriseName} onClick={() => explain(proposal)} />,
    }] : []),
    { id: 'status', header: t('status'), cell: ({ status }) => t(`fields:proposalStatus.${status}`) },
    { id: 'offered', header: t('offered'), align: 'end', cell: ({ offeredKnown, offeredQuantity, unit }) => (offeredKnown ? quantity(offeredQuantity, unit) : t('offeredUnknown')) },
    { id: 'quantity', header: t('proposedQuantity'), align: 'end', cell: (proposal) => quantity(proposal.quantity, proposal.unit) },
    { id: 'replies', header: t('replies'), cell: (proposal) => <ProposalReplies of={proposal} invitations={invitations} /> },
  ];
  return (
    <>
      <div><CsvButton name={`proposals-lot-${lot.number}`} head={[...columns.slice(0, -1).map(({ header }) => header), t('fields:unit')]} rows={() => items.map((each) => [
        each.enterpriseName, ...(withScore ? [each.score] : []), t(`fields:proposalStatus.${each.status}`), each.offeredKnown ? each.offeredQuantity : null, each.quantity, unitName(each.unit),
      ])} /></div>
      <DataTable caption={t('section.proposals')} columns={columns} rows={items} rowKey={({ id }) => id} />
      <Modal opened={explained !== null} onClose={() => explain(null)} size="xl" title={explained === null ? '' : <Theirs>{explained.enterpriseName}</Theirs>} closeButtonProps={{ 'aria-label': t('common:close') }}>
        {explained === null ? null : <Explanation of={explained.explanation} fileName={`score-${day(explained.createdAt)}`} />}
      </Modal>
    </>
  );
}
