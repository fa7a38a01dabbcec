// Whose word a claim is and how old; and who verified it.
import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { isStaff, useMe } from '../api/me.js';
import { useFormats } from '../ui/formats.js';
import { TextLink } from '../ui/links.js';

interface Said {
  status?: 'declared' | 'verified';
  statedOn?: string;
  statedBy?: Schemas['Attribution'];
  verifiedBy?: Schemas['Attribution'];
  verifiedOn?: string;
}

export function Word({ of: { status = 'declared', statedOn, statedBy, verifiedBy, verifiedOn } }: { of: Said }) {
  const { t } = useTranslation(['enterprises', 'common']);
  const formats = useFormats();
  const seesImports = isStaff(useMe());
  const role = (by: Schemas['Attribution']) => t(`common:role.${by.role as 'cda'}`);
  return (
    <Text size="sm" component="span" style={{ display: 'block' }}>
      <Badge size="sm" variant="outline" color="gray" leftSection={status === 'verified' ? '✓' : undefined} component="span">{t(`status.${status}`)}</Badge>{' '}
      {status === 'verified' && verifiedOn !== undefined ? t(verifiedBy === undefined ? 'verifiedOn' : 'verifiedBy', { day: formats.day(verifiedOn), role: verifiedBy === undefined ? '' : role(verifiedBy) }) : null}
      {statedOn === undefined ? null : <Text span c="dimmed" size="sm" style={{ display: 'block' }}>
        {t(statedBy === undefined ? 'statedOn' : 'statedBy', { age: formats.ago(statedOn), role: statedBy === undefined ? '' : role(statedBy) })}
        {statedBy?.importId !== undefined && seesImports ? <> · <TextLink to="/imports/$id" params={{ id: statedBy.importId }} size="sm">{t('fromImport')}</TextLink></> : null}
      </Text>}
    </Text>
  );
}
