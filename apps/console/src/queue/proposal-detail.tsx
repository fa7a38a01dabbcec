// One proposal, open: who for what, who has it, what may be decided, and everything behind its score.
import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../api/colleagues.js';
import { Alternatives } from '../explanation/alternatives.js';
import { Explanation } from '../explanation/explanation.js';
import { NearMissesOfRun } from '../explanation/near-misses.js';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Theirs } from '../ui/theirs.js';
import { proposalQuery, type Row } from './proposals.js';
import type { Claim } from './claim.js';
import { ClaimedAlert } from './claimed-alert.js';
import { useDecisionReason } from './decision-reason.js';

interface ProposalHeadProps {
  row: Row;
  claim: Claim | null;
  ownId: string;
  /** Null for whoever may not decide. */
  onTakeOver: (() => Promise<void>) | null;
  onOnlyRequirement: (() => void) | null;
}

export function ProposalHead({ row, claim, ownId, onTakeOver, onOnlyRequirement }: ProposalHeadProps) {
  const { t } = useTranslation('queue');
  const formats = useFormats();
  const { quantity } = useQuantities();
  return (
    <Stack gap={6}>
      <Group gap="xs" align="center">
        <Title order={2} size="h3" style={{ overflowWrap: 'anywhere', minWidth: 0 }}><TextLink to="/enterprises/$id" params={{ id: row.enterpriseId }} inherit><Theirs>{row.enterpriseName}</Theirs></TextLink></Title>
        <Badge variant="outline" c="var(--mantine-color-text)" tt="none">{t(`status.${row.status}`)}</Badge>
      </Group>
      <Text><TextLink to="/requirements/$id" params={{ id: row.requirementId }} inherit><Theirs>{row.requirementTitle}</Theirs></TextLink> · <Theirs>{row.buyerName}</Theirs></Text>
      <Text size="sm">
        {quantity(row.quantity, row.unit)} · {t('by', { day: formats.day(row.deadline) })} · {t('rank', { rank: formats.number(row.rank) })} · {t('scoreAndConfidence', { score: formats.points(row.score), confidence: formats.percent(row.confidence) })}
      </Text>
      {row.codeStatus === 'stated' ? null : <Alert color="yellow" variant="light" p="xs">{t(`code.${row.codeStatus}`)}</Alert>}
      {row.decision === null || row.decision.undoneAt !== null ? null : <DecidedLine of={row.decision} unit={row.unit} />}
      {claim === null || claim.accountId === ownId || row.decision?.ruling === 'approve' ? null : <ClaimedAlert claim={claim} onTakeOver={onTakeOver} />}
      {onOnlyRequirement === null ? null : <div><Button size="xs" variant="default" onClick={onOnlyRequirement}>{t('onlyThisRequirement')}</Button></div>}
    </Stack>
  );
}

function DecidedLine({ of: decision, unit }: { of: NonNullable<Row['decision']>; unit: string }) {
  const { t } = useTranslation('queue');
  const { time } = useFormats();
  const { quantity } = useQuantities();
  const reason = useDecisionReason();
  const name = useColleagues()(decision.decidedBy);
  return (
    <Text size="sm">
      <Theirs>{name ?? t('aColleague')}</Theirs>: {t('decidedAt', { what: t(`decided.${decision.ruling}`), when: time(decision.decidedAt) })}
      {decision.ruling === 'amend' && decision.quantity !== null ? ` ${quantity(decision.quantity, unit)}.` : null}
      {decision.reasonCode === null ? null : ` ${reason(decision.ruling === 'ask' ? 'ask' : 'decline', decision.reasonCode, 'linkages')}.`}
      {decision.note === null ? null : <> “<Theirs>{decision.note}</Theirs>”</>}
    </Text>
  );
}

/** The heavy part: drawn when there is time for it, so that a key never waits. */
export const ProposalArithmetic = memo(function ProposalArithmetic({ id, isSettled }: { id: string; isSettled: boolean }): ReactNode {
  const proposal = useQuery(proposalQuery(id));
  return (
    <Loaded of={proposal}>
      {(found) => (
        <Stack gap="lg" data-proposal={found.id}>
          <Explanation of={found.explanation} fileName={`score-${found.id}`} />
          <Alternatives of={found} enabled={isSettled} />
          <NearMissesOfRun runId={found.explanation.runId} enabled={isSettled} />
        </Stack>
      )}
    </Loaded>
  );
});
