// Fields of an enterprise and what they hold, of any form, in words.
import { useTranslation } from 'react-i18next';
import { Theirs } from '../ui/theirs.js';
import { CodeName } from './code-name.js';

/** `capabilities.TX.GAR.leadTimeDays` as "Capabilities · (the code's name) · Lead time". */
export function FieldName({ path }: { path: string }) {
  const { t, i18n } = useTranslation('enterprises');
  const name = (field: string): string => i18n.exists(`enterprises:field.${field}`) ? t(`field.${field}` as 'field.name') : field;
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return <>{name(head)}</>;
  if (head !== 'capabilities') return <>{name(head)} · {rest.map((part) => /^\d+$/.test(part) ? Number(part) + 1 : name(part)).join(' · ')}</>;
  const last = rest.at(-1)!;
  const isField = /^[a-z]\w*$/.test(last);
  return <>{name(head)} · <CodeName code={(isField ? rest.slice(0, -1) : rest).join('.')} />{isField ? ` · ${name(last)}` : ''}</>;
}

/** Whatever it holds; nothing is said in words too. */
export function Value({ value }: { value: unknown }) {
  const { t } = useTranslation('enterprises');
  if (value === null || value === undefined || value === '') return <span>{t('nothing')}</span>;
  if (typeof value === 'boolean') return <>{t(value ? 'yes' : 'no')}</>;
  if (!Array.isArray(value)) return <Theirs>{inWords(value)}</Theirs>;
  if (value.length === 0) return <span>{t('nothing')}</span>;
  return <>{value.slice(0, 10).map((each, index) => <span key={index} style={{ display: 'block' }}><Theirs>{inWords(each)}</Theirs></span>)}
    {value.length > 10 ? t('andMore', { count: value.length - 10 }) : null}</>;
}

/** What nobody reads in a line: who wrote it down and the periods of capacity are shown elsewhere. */
const unread = new Set(['id', 'statedBy', 'verifiedBy', 'capacity']);

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).filter(([key, each]) => !unread.has(key) && each !== null && each !== '').map(([, each]) => inWords(each)).filter(Boolean).join(' · ');
  }
  return String(value ?? '');
}
