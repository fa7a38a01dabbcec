// One invitation: what is asked, until when, what was answered, and the answer.
import { Alert, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { Timeline } from '../linkages/timeline.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { Facts, useTerms } from './facts.js';
import { invitationQuery, invitationsOfProposal, invitedName, partIn, standingOf, type AnyInvitation } from './invitation.js';
import { marketFor } from './market.js';
import { useReasons } from './reasons.js';
import { ReplyForm } from './reply-form.js';
import { StandingBadge } from './standing-badge.js';

export function InvitationPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/invitations/$id' });
  const { market } = useSearch({ from: '/shell/invitations/$id' });
  const found = useQuery(invitationQuery(marketFor(useMe().role, market), id));
  if (found.data === undefined) return <Page title={t('area.invitations')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Shown key={found.data.id} invitation={found.data} />;
}

function Shown({ invitation }: { invitation: AnyInvitation }) {
  const { t } = useTranslation(['invitations', 'common']);
  const me = useMe();
  const staff = isStaff(me);
  const { quantity } = useQuantities();
  const { time } = useFormats();
  const terms = useTerms();
  const [openedAt] = useState(() => Date.now());
  const answerTitle = useRef<HTMLHeadingElement>(null);
  // The other invitation of the proposal has the name of who was invited by this one.
  const siblings = useQuery({ ...invitationsOfProposal(invitation.market, invitation.proposalId), enabled: staff });
  const invited = invitedName(invitation, siblings.data ?? []);
  const canAnswer = invitation.status === 'open' && Date.parse(invitation.closesAt) > openedAt && me.role !== 'manager' && me.role !== 'admin';
  const back = invitation.market === 'services' ? { market: invitation.market } : {};
  return (
    <Page
      title={invitation.title} heading={<Theirs>{invitation.title}</Theirs>}
      about={<TextLink to="/invitations" search={back}>{t('toAll')}</TextLink>} actions={<StandingBadge standing={standingOf(invitation)} />}
    >
      <Paper withBorder p="md" component="section" aria-labelledby="asked">
        <Title order={2} size="h4" id="asked" mb="xs">{staff ? t('asked') : t(`ask.${partIn(invitation)}`)}</Title>
        <Facts of={[
          ...(staff ? [{ term: t('invited'), value: <>{t(`side.${invitation.side}`)} <Theirs>{invited}</Theirs></> }] : []),
          { term: staff ? t('counterpart') : t(`theOther.${partIn(invitation)}`), value: <Theirs>{invitation.counterpartName}</Theirs> },
          { term: t('quantity'), value: quantity(invitation.quantity, invitation.unit) },
          ...terms(invitation),
          { term: t('sent'), value: time(invitation.sentAt) },
          { term: t('answerBy'), value: time(invitation.closesAt) },
        ]} />
      </Paper>
      <Paper withBorder p="md" component="section" aria-labelledby="answer">
        <Title order={2} size="h4" id="answer" mb="xs" ref={answerTitle} tabIndex={-1}>{t('answer')}</Title>
        <Stack gap="sm">
          <Said invitation={invitation} />
          {canAnswer ? <ReplyForm invitation={invitation} forName={me.role === 'cda' ? invited ?? t(`side.${invitation.side}`) : null} onDone={() => answerTitle.current?.focus()} /> : null}
          {invitation.status === 'open' && !canAnswer ? <Text c="dimmed">{staff && me.role !== 'cda' ? t('onlyAgents') : t('tooLate')}</Text> : null}
        </Stack>
      </Paper>
      {staff ? (
        <section aria-labelledby="timeline">
          <Title order={2} size="h4" id="timeline" mb="xs">{t('timeline')}</Title>
          <Timeline market={invitation.market} proposalId={invitation.proposalId} unit={invitation.unit} {...sidesOf(invitation, invited ?? t(`side.${invitation.side}`))} />
        </section>
      ) : null}
    </Page>
  );
}

/** The names of both sides, of which `invited` is the one that was asked by this invitation. */
const sidesOf = ({ market, side, counterpartName }: AnyInvitation, invited: string) => (
  side === (market === 'linkages' ? 'buyer' : 'enterprise') ? { asking: invited, offering: counterpartName } : { asking: counterpartName, offering: invited });

/** What both sides answered so far, and what came of it. */
function Said({ invitation }: { invitation: AnyInvitation }) {
  const { t } = useTranslation('invitations');
  const { quantity } = useQuantities();
  const { time } = useFormats();
  const reason = useReasons();
  const { reply, counterpartReply, counterpartName, status, outcome, outcomeReason, unit, market, closesAt } = invitation;
  const amount = (value: number | null) => (value === null ? '' : quantity(value, unit));
  const standing = standingOf(invitation);
  return (
    <div role="status">
      {reply === null ? <Text>{status === 'open' ? t('notAnswered') : t('neverAnswered')}</Text> : (
        <Text>
          {t(`said.${reply.answer}`, { amount: amount(reply.quantity), time: time(reply.repliedAt) })}
          {reply.reasonCode === null ? null : <> {t('reasonGiven')} {reason('refused', reply.reasonCode, market)}.</>}
          {' '}{t(`through.${reply.through}`)}
        </Text>
      )}
      {reply?.note ? <Text size="sm" mt={4}>{t('note')}: <Theirs>{reply.note}</Theirs></Text> : null}
      {counterpartReply === null ? <Text mt={4} c="dimmed">{status === 'open' ? t('theyHaveNot') : null}</Text> : (
        <Text mt={4}><Theirs>{counterpartName}</Theirs>: {t(`theySaid.${counterpartReply.answer}`, { amount: amount(counterpartReply.quantity) })}</Text>
      )}
      {standing === 'toConfirm' ? <Alert mt="xs" color="yellow" variant="light">{t('confirmAgain', { amount: amount(invitation.yesQuantity) })}</Alert> : null}
      {standing === 'answered' ? <Text mt={4}>{t('changeUntil', { time: time(closesAt) })}</Text> : null}
      {status === 'closed' ? (
        <Text mt={4} fw={600}>
          {t(`outcome.${outcome ?? 'none'}`)}
          {outcomeReason === null || outcome === 'agreed' || outcome === null ? null : <> {t('because')} {reason(outcome, outcomeReason, market)}.</>}
        </Text>
      ) : null}
    </div>
  );
}
