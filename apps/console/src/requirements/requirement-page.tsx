// A requirement: its lots one by one, and what became of each.
import { Group, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { useFormats } from '../ui/formats.js';
import { ButtonLink, TextLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { BuyerName } from './buyer-name.js';
import { EndButtons } from './end-buttons.js';
import { LotPanel } from './lot-panel.js';
import { requirementQuery, type Requirement } from './questions.js';
import { StatusBadge } from './status-badge.js';

export function RequirementPage() {
  const { t } = useTranslation('requirements');
  const { id } = useParams({ from: '/shell/requirements/$id' });
  const asked = useQuery(requirementQuery(id));
  return asked.data === undefined ? <Page title={t('one')}><Loaded of={asked}>{() => null}</Loaded></Page> : <Shown requirement={asked.data} />;
}

function Shown({ requirement }: { requirement: Requirement }) {
  const { t } = useTranslation('requirements');
  const me = useMe();
  const { time } = useFormats();
  const { id, title, status, buyerId, description, postedAt, updatedAt, lots } = requirement;
  const canChange = me.role === 'buyer' || me.role === 'cda';
  const { lot: wanted = 1, show } = useSearch({ from: '/shell/requirements/$id' });
  const navigate = useNavigate();
  const shown = lots.find(({ number }) => number === wanted) ?? lots[0]!;
  // Another lot is another panel: a code that was chosen for one must not be confirmed for the next.
  const panel = <LotPanel key={shown.id} requirement={requirement} lot={shown} show={show} />;
  return (
    <Page
      title={title} heading={<Theirs>{title}</Theirs>}
      about={<>{isStaff(me) ? <><BuyerName id={buyerId} /> · </> : null}{postedAt === null ? t('changedAt', { time: time(updatedAt) }) : t('postedAt', { time: time(postedAt) })}</>}
      actions={canChange ? (
        <>
          {status === 'draft' ? <ButtonLink to="/requirements/$id/edit" params={{ id }}>{t('editTitle')}</ButtonLink> : null}
          <EndButtons requirement={requirement} />
        </>
      ) : undefined}
    >
      <Group gap="xs">
        <StatusBadge status={status} />
        <Text size="sm" c="dimmed">{t(`statusAbout.${status}`)}</Text>
        <TextLink to="/requirements" size="sm">{t('toList')}</TextLink>
      </Group>
      {description ? <Text maw={720}><Theirs>{description}</Theirs></Text> : null}
      {lots.length === 1 ? panel : (
        <Tabs
          value={String(shown.number)} keepMounted={false}
          onChange={(value) => void navigate({ to: '/requirements/$id', params: { id }, search: { ...(value === null || value === '1' ? {} : { lot: Number(value) }), ...(show === undefined ? {} : { show }) }, replace: true })}
        >
          <Tabs.List aria-label={t('lots')}>
            {lots.map((lot) => <Tabs.Tab key={lot.id} value={String(lot.number)}>{t('lotNumber', { number: lot.number })} <Text span size="xs" c="dimmed">{t(`lotStatus.${lot.status}`)}</Text></Tabs.Tab>)}
          </Tabs.List>
          <Tabs.Panel value={String(shown.number)} pt="md">{panel}</Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}
