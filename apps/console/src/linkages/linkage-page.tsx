// The sheet of a linkage: who, what, how much, by when, why, and all that happened. It prints on A4 as it stands here.
import { Button, Divider, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isStaff, useCluster, useMe } from '../api/me.js';
import { useQuantities } from '../fields/quantity.js';
import { Facts, useTerms } from '../invitations/facts.js';
import { invitationsOfProposal, type AnyInvitation } from '../invitations/invitation.js';
import { marketFor } from '../invitations/market.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { agreementQuery, type AnyAgreement } from './agreement.js';
import classes from './sheet.module.css';
import { Timeline } from './timeline.js';
import { Why } from './why.js';

export function LinkagePage() {
  const { id } = useParams({ from: '/shell/linkages/$id' });
  const { market } = useSearch({ from: '/shell/linkages/$id' });
  const found = useQuery(agreementQuery(marketFor(useMe().role, market), id));
  const { t } = useTranslation('common');
  if (found.data === undefined) return <Page title={t('area.linkages')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Sheet agreement={found.data} />;
}

function Sheet({ agreement }: { agreement: AnyAgreement }) {
  const { t } = useTranslation(['linkages', 'common']);
  const staff = isStaff(useMe());
  const { all } = useCluster();
  const { market, title, askingName, offeringName, proposalId } = agreement;
  const { time } = useFormats();
  const [openedAt] = useState(() => new Date().toISOString());
  // On paper nobody knows whose clock it was.
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const back = market === 'services' ? { market } : {};
  return (
    <div className={classes.sheet}>
      <Page
        title={title} heading={<Theirs>{title}</Theirs>}
        about={<><TextLink to="/linkages" search={back} className="no-print">{t('toAll')}</TextLink><span className={classes.printOnly}>{t(`sheet.${market}`)}</span></>}
        actions={<Button variant="default" onClick={() => window.print()}>{t('print')}</Button>}
      >
        <section className={classes.part} aria-labelledby="terms">
          <Title order={2} size="h4" id="terms" mb="xs">{t('terms')}</Title>
          <Terms agreement={agreement} />
        </section>
        <Divider />
        <Replies agreement={agreement} />
        <footer className={classes.printOnly}>
          <div className={classes.signatures}>
            {[askingName, offeringName].map((name) => <div key={name}><Theirs>{name}</Theirs><br /><Text size="xs">{t('signature')}</Text></div>)}
          </div>
          <Text size="xs" mt="md">{all.find(({ id }) => id === agreement.clusterId)?.name} · {t('number')} {agreement.id} · {t('printed', { time: time(openedAt) })} · {t('timeZone', { zone })}</Text>
        </footer>
        {staff ? (
          <>
            <Divider className="no-print" />
            <section className={classes.annex} aria-labelledby="timeline">
              <Title order={2} size="h4" id="timeline" mb="xs">{t('timeline')}</Title>
              <Timeline market={market} proposalId={proposalId} unit={agreement.unit} asking={askingName} offering={offeringName} />
            </section>
          </>
        ) : null}
        <Divider className={staff ? undefined : 'no-print'} />
        <section className={staff ? undefined : classes.annex} aria-labelledby="why"><Title order={2} size="h4" id="why" mb="xs">{t('why')}</Title><Why market={market} proposalId={proposalId} /></section>
      </Page>
    </div>
  );
}

function Terms({ agreement }: { agreement: AnyAgreement }) {
  const { t } = useTranslation('linkages');
  const { time, money } = useFormats();
  const { quantity } = useQuantities();
  const terms = useTerms();
  const me = useMe();
  const staff = isStaff(me);
  const { market, title, postingId, askingName, offeringName, offeringId, unit, agreedAt, kind, initiatedBy } = agreement;
  const invitations = useQuery(invitationsOfProposal(market, agreement.proposalId));
  const [invitation] = invitations.data ?? [];
  const price = invitation?.price ?? null;
  return (
    <>
      <Facts of={[
        ...(market === 'linkages' && (staff || me.role === 'buyer')
          ? [{ term: t('from'), value: <TextLink to="/requirements/$id" params={{ id: postingId }} inherit><Theirs>{title}</Theirs></TextLink> }] : []),
        { term: t(`asking.${market}`), value: <Theirs>{askingName}</Theirs> },
        { term: t(`offering.${market}`), value: staff && market === 'linkages' ? <TextLink to="/enterprises/$id" params={{ id: offeringId }} inherit><Theirs>{offeringName}</Theirs></TextLink> : <Theirs>{offeringName}</Theirs> },
        { term: t('quantity'), value: <strong>{quantity(agreement.quantity, unit)}</strong> },
        ...(price === null ? [] : [{ term: t('value'), value: t('valueAtMost', { sum: money({ ...price, amount: price.amount * agreement.quantity }) }) }]),
        ...(invitation === undefined ? [] : terms(invitation)),
        { term: t('agreedOn'), value: time(agreedAt) },
        { term: t('kind'), value: t(`kinds.${kind}`) },
        { term: t('initiatedBy'), value: t(`initiators.${initiatedBy}`) },
      ]} />
      <Text size="sm" c="dimmed" mt="xs">{t('notAContract')}</Text>
    </>
  );
}

/** What each side answered, when and how. */
function Replies({ agreement }: { agreement: AnyAgreement }) {
  const { t } = useTranslation('linkages');
  const { time } = useFormats();
  const { quantity } = useQuantities();
  const found = useQuery(invitationsOfProposal(agreement.market, agreement.proposalId));
  const nameOf = ({ side }: AnyInvitation) => (side === (agreement.market === 'linkages' ? 'buyer' : 'enterprise') ? agreement.askingName : agreement.offeringName);
  return (
    <section className={classes.part} aria-labelledby="answers">
      <Title order={2} size="h4" id="answers" mb="xs">{t('answers')}</Title>
      <Loaded of={found}>
        {(invitations) => (
          <Stack gap={4}>
            {invitations.filter(({ reply }) => reply !== null).map((each) => (
              <Text key={each.id}>
                <Theirs>{nameOf(each)}</Theirs>: {t(`answered.${each.reply!.answer}`, { amount: each.reply!.quantity === null ? '' : quantity(each.reply!.quantity, each.unit) })},{' '}
                {time(each.reply!.repliedAt)}, {t(`through.${each.reply!.through}`)}
                {each.reply!.note === null ? null : <> — <Theirs>{each.reply!.note}</Theirs></>}
              </Text>
            ))}
          </Stack>
        )}
      </Loaded>
    </section>
  );
}
