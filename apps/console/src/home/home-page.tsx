// What needs somebody today, and what changed since they were here: for each role its own.
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isStaff, useMe } from '../api/me.js';
import { Page } from '../ui/page.js';
import { Theirs } from '../ui/theirs.js';
import { BuyerHome } from './buyer-home.js';
import { EnterpriseHome } from './enterprise-home.js';
import { ProviderHome } from './provider-home.js';
import { StaffHome } from './staff-home.js';

export function HomePage() {
  const { t } = useTranslation(['home', 'common']);
  const me = useMe();
  return (
    <Page title={t('common:area.home')} heading={<>{t('welcome')} <Theirs>{me.name}</Theirs></>}>
      <Stack gap="xl">
        {isStaff(me) ? <StaffHome /> : null}
        {me.role === 'buyer' ? <BuyerHome /> : null}
        {me.role === 'enterprise' ? <EnterpriseHome enterpriseId={me.organisationId} /> : null}
        {me.role === 'provider' ? <ProviderHome /> : null}
      </Stack>
    </Page>
  );
}
