// An enterprise sees and changes what is known of it.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.js';
import { ButtonLink } from '../ui/links.js';
import { Empty, Loaded } from '../ui/loaded.js';
import { Page } from '../ui/page.js';
import { CapacityOf } from './capacity-page.js';
import { EditEnterprise } from './edit-page.js';
import { enterpriseQuery } from './enterprise.js';
import { Profile } from './profile.js';

/** The enterprise that the account acts for; null for the accounts of others. */
function useOwnId(): string | null {
  const me = useMe();
  return me.role === 'enterprise' ? me.organisationId : null;
}

export function ProfilePage() {
  const id = useOwnId();
  return id === null ? <NotAnEnterprise /> : <Own id={id} />;
}

export function ProfileEditPage() {
  const id = useOwnId();
  const navigate = useNavigate();
  return id === null ? <NotAnEnterprise /> : <EditEnterprise id={id} onDone={() => void navigate({ to: '/profile', ignoreBlocker: true })} />;
}

export function ProfileCapacityPage() {
  const id = useOwnId();
  const navigate = useNavigate();
  return id === null ? <NotAnEnterprise /> : <CapacityOf id={id} editTo="/profile/edit" onDone={() => void navigate({ to: '/profile', ignoreBlocker: true })} />;
}

function Own({ id }: { id: string }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const found = useQuery(enterpriseQuery(id));
  return (
    <Page title={t('common:area.profile')} about={t('profileAbout')} actions={<>
      <ButtonLink to="/profile/capacity" size="xs">{t('capacityNow')}</ButtonLink>
      <ButtonLink to="/profile/edit" size="xs" variant="default">{t('edit')}</ButtonLink>
    </>}>
      <Loaded of={found}>{(enterprise) => <Profile enterprise={enterprise} />}</Loaded>
    </Page>
  );
}

function NotAnEnterprise() {
  const { t } = useTranslation(['enterprises', 'common']);
  return <Page title={t('common:area.profile')}><Empty title={t('notAnEnterprise')}>{t('notAnEnterpriseWhat')}</Empty></Page>;
}
