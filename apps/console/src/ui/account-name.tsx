// The name behind the id of an account, where the reader may know it; else the role it has.
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../api/colleagues.js';
import { isStaff, useMe, type Role } from '../api/me.js';
import { Theirs } from './theirs.js';

/** `id`: null when it was the system itself. */
export function AccountName({ id, role = null }: { id: string | null; role?: Role | null }) {
  const { t } = useTranslation();
  const name = useColleagues({ enabled: isStaff(useMe()) })(id);
  if (id === null) return <>{t('theSystem')}</>;
  if (name !== null) return <Theirs>{name}</Theirs>;
  return <>{role === null ? t('somebody') : t(`role.${role}`)}</>;
}
