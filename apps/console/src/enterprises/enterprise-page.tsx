// One enterprise as those see it who work for the cluster.
import { Alert, Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { UnmergeButton } from '../duplicates/unmerge-button.js';
import { Ask } from '../ui/ask.js';
import { ButtonLink } from '../ui/links.js';
import { Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { ProblemAlert } from '../ui/problem.js';
import { Theirs } from '../ui/theirs.js';
import { enterpriseQuery, useChange, type Enterprise } from './enterprise.js';
import { Invite } from './invite.js';
import { LikelyDuplicates } from './likely-duplicates.js';
import { Profile } from './profile.js';

export function EnterprisePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t } = useTranslation();
  const found = useQuery(enterpriseQuery(id));
  if (found.data === undefined) return <Page title={t('area.enterprises')}><Loaded of={found}>{() => null}</Loaded></Page>;
  return <Shown enterprise={found.data} askedId={id} />;
}

function Shown({ enterprise, askedId }: { enterprise: Enterprise; askedId: string }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const me = useMe();
  const change = useChange(enterprise.id);
  const { id, name, version, active } = enterprise;
  const former = enterprise.mergedFrom.find((each) => each.id === askedId);
  const managesAccounts = me.role === 'manager' || me.role === 'admin';
  return (
    <Page
      title={name} heading={<Theirs>{name}</Theirs>} about={active ? undefined : <Badge component="span" color="gray" variant="outline">{t('inactive')}</Badge>}
      actions={<>
        <ButtonLink to="/enterprises/$id/edit" params={{ id }} size="xs">{t('edit')}</ButtonLink>
        <ButtonLink to="/enterprises/$id/capacity" params={{ id }} size="xs" variant="default">{t('capacity')}</ButtonLink>
        {managesAccounts ? <Invite enterprise={enterprise} /> : null}
        {active
          ? <Ask button={t('deactivate')} title={t('deactivateTitle')} size="xs" variant="default" isPending={change.isPending} onYes={() => change.mutate({ version, change: { active: false } })}>{t('deactivateMeans')}</Ask>
          : <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate({ version, change: { active: true } })}>{t('activate')}</Button>}
      </>}
    >
      <ProblemAlert error={change.error} />
      {former === undefined ? null : <Alert color="blue" variant="light">{t('wasMerged')} <Theirs>{former.name}</Theirs></Alert>}
      {isStaff(me) ? <LikelyDuplicates id={id} /> : null}
      {enterprise.mergedFrom.map((each) => (
        <Alert key={each.id} color="gray" variant="light">
          {t('mergedFrom')} <Theirs>{each.name}</Theirs> · <Theirs>{each.reason}</Theirs> <UnmergeButton mergedId={each.id} version={version} />
        </Alert>
      ))}
      <Profile enterprise={enterprise} />
    </Page>
  );
}
