// One service proposal: which provider for whose need, everything behind its score, and the decision with its undo.
import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../api/colleagues.js';
import { useMe } from '../api/me.js';
import { Explanation } from '../explanation/explanation.js';
import { useQuantities } from '../fields/quantity.js';
import { useClaim, useClaimHints } from '../queue/claim.js';
import { ClaimedAlert } from '../queue/claimed-alert.js';
import { useChoices } from '../queue/reason-form.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { Decide } from './decide.js';
import { lookAgain, othersQuery, serviceProposalQuery, type ServiceProposal } from './proposals.js';
import { UndoDecision } from './undo-decision.js';

export function ServiceProposalPage() {
  const { t } = useTranslation('queue');
  const { id } = useParams({ from: '/shell/queue/services/$id' });
  const found = useQuery(serviceProposalQuery(id));
  if (found.data === undefined) return <Page title={t('services.title')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Shown key={id} proposal={found.data} />;
}

function Shown({ proposal }: { proposal: ServiceProposal }) {
  const { t } = useTranslation('queue');
  const me = useMe();
  const formats = useFormats();
  const { quantity } = useQuantities();
  const { id, needId, needTitle, enterpriseId, enterpriseName, providerName, status, decision, codeStatus } = proposal;
  const mayDecide = me.role === 'cda';
  const isOpen = status === 'proposed' || status === 'asked';
  useClaimHints(lookAgain);
  const { claim, takeOver } = useClaim(isOpen ? id : null, proposal.claim, { enabled: mayDecide, market: 'services' });
  return (
    <Page
      title={providerName} heading={<Theirs>{providerName}</Theirs>}
      about={<><Theirs>{needTitle}</Theirs> · <TextLink to="/enterprises/$id" params={{ id: enterpriseId }} inherit><Theirs>{enterpriseName}</Theirs></TextLink></>}
      actions={<TextLink to="/queue/services">{t('backToList')}</TextLink>}
    >
      <Group gap="xs">
        <Badge variant="outline" c="var(--mantine-color-text)" tt="none">{t(`status.${status}`)}</Badge>
        <Text size="sm">
          {quantity(proposal.quantity, proposal.unit)} · {t('by', { day: formats.day(proposal.deadline) })} · {t('rank', { rank: formats.number(proposal.rank) })} · {t('scoreAndConfidence', { score: formats.points(proposal.score), confidence: formats.percent(proposal.confidence) })}
        </Text>
        <TextLink to="/queue/services" search={{ need: needId }} size="sm">{t('services.onlyThisNeed')}</TextLink>
      </Group>
      {codeStatus === 'stated' ? null : <Alert color="yellow" variant="light" p="xs">{t(`services.code.${codeStatus}`)}</Alert>}
      {claim === null || claim.accountId === me.accountId || !isOpen ? null : <ClaimedAlert claim={claim} onTakeOver={mayDecide ? takeOver : null} />}
      {decision === null ? null : <Decided decision={decision} />}
      {decision !== null && mayDecide ? <UndoDecision key={decision.id} proposal={proposal} effectiveAt={decision.effectiveAt} /> : null}
      {mayDecide ? <Decide proposal={proposal} isOpen={isOpen} /> : null}
      {mayDecide ? null : <Alert variant="light" color="gray">{t('onlyCda')}</Alert>}
      <Explanation of={proposal.explanation} order={2} fileName={`score-${id}`} />
      <Others of={proposal} />
    </Page>
  );
}

function Decided({ decision }: { decision: NonNullable<ServiceProposal['decision']> }) {
  const { t } = useTranslation('queue');
  const { time } = useFormats();
  const reasons = useChoices(decision.ruling === 'ask' ? 'ask' : 'decline', 'services');
  const name = useColleagues()(decision.decidedBy);
  return (
    <Text size="sm" role="status">
      <Theirs>{name ?? t('aColleague')}</Theirs>: {t('decidedAt', { what: t(`decided.${decision.ruling}`), when: time(decision.decidedAt) })}
      {decision.reasonCode === null ? null : ` ${reasons.find(([code]) => code === decision.reasonCode)?.[1] ?? ''}.`}
      {decision.note === null ? null : <> “<Theirs>{decision.note}</Theirs>”</>}
    </Text>
  );
}

/** Who else could do it: the alternatives that wait for a decision. */
function Others({ of }: { of: ServiceProposal }) {
  const { t } = useTranslation(['queue', 'explanation']);
  const { points, difference } = useFormats();
  const found = useQuery(othersQuery(of));
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h5">{t('services.others')}</Title>
      <Loaded of={found}>
        {(others) => (others.length === 0 ? <Text size="sm">{t('services.noOthers')}</Text> : others.map(({ id, providerName, score }) => (
          <Text size="sm" key={id}>
            <TextLink to="/queue/services/$id" params={{ id }} inherit><Theirs>{providerName}</Theirs></TextLink>
            {': '}{t('explanation:alternativeScore', { score: points(score), difference: difference(score - of.score) })}
          </Text>
        )))}
      </Loaded>
    </Stack>
  );
}
