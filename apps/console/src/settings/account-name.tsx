// The name behind the id of an account, where the reader may know it.
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../api/colleagues.js';
import { isStaff, useMe } from '../api/me.js';
import { Theirs } from '../ui/theirs.js';

export function AccountName({ id }: { id: string | null }) {
  const { t } = useTranslation(['settings', 'common']);
  const name = useColleagues({ enabled: isStaff(useMe()) })(id);
  if (id === null) return <>{t('theSystem')}</>;
  return name === null ? <>{t('somebody')}</> : <Theirs>{name}</Theirs>;
}
