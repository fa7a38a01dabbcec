// Fields of an enterprise or provider and what they hold, of any form, in words.
import { useTranslation } from 'react-i18next';
import { useQuantities } from '../fields/quantity.js';
import { useFormats } from '../ui/formats.js';
import { Theirs } from '../ui/theirs.js';
import { CodeName } from './code-name.js';

function useFieldNames(): (field: string) => string {
  const { t, i18n } = useTranslation('enterprises');
  return (field) => {
    const own = namedElsewhere.find((each) => each === field);
    if (own !== undefined) return t(own === 'rejectedShare' ? 'rejected' : own);
    return i18n.exists(`enterprises:field.${field}`) ? t(`field.${field}` as 'field.name') : field;
  };
}

const namedElsewhere = ['latitude', 'longitude', 'onTime', 'rejectedShare'] as const;

/** Of `capabilities.TX.GAR.leadTimeDays` head, code and the last field. */
function partsOf(path: string): { head: string; between: string[]; last: string | null } {
  const [head = '', ...rest] = path.split('.');
  const last = /^[a-z]\w*$/.test(rest.at(-1) ?? '') ? rest.at(-1)! : null;
  return { head, between: last === null ? rest : rest.slice(0, -1), last };
}

/** `capabilities.TX.GAR.leadTimeDays` as "Capabilities · (the code's name) · Days to delivery". */
export function FieldName({ path }: { path: string }) {
  const name = useFieldNames();
  const { head, between, last } = partsOf(path);
  const end = last === null ? '' : ` · ${name(last)}`;
  if (between.length === 0) return <>{name(head)}{end}</>;
  if (head === 'capabilities') return <>{name(head)} · <CodeName code={between.join('.')} />{end}</>;
  return <>{name(head)} · {between.map((part) => /^\d+$/.test(part) ? Number(part) + 1 : part).join(' · ')}{end}</>;
}

/** What nobody reads in a line: who wrote it down, the periods of capacity and the code are shown elsewhere. */
const unread = new Set(['id', 'statedBy', 'verifiedBy', 'capacity', 'code', 'checked']);
const days = new Set(['statedOn', 'validUntil', 'verifiedOn', 'consentOn', 'date', 'createdAt', 'from', 'to']);

/** The words for what a field holds; `field` is its own name, without the path to it. */
function useWordsOf(): (field: string, value: unknown) => string {
  const { t, i18n } = useTranslation('enterprises');
  const formats = useFormats();
  const { unitName } = useQuantities();
  const name = useFieldNames();
  const called = (type: 'region' | 'language', tag: string) => new Intl.DisplayNames(i18n.language, { type }).of(tag) ?? tag;
  const known = (group: 'size' | 'status' | 'providerKind', code: string) => (i18n.exists(`enterprises:${group}.${code}`) ? t(`${group}.${code}` as 'size.micro') : code);
  const text = (field: string, value: string): string => {
    if (field === 'size' || field === 'status') return known(field, value);
    if (field === 'kind') return value === 'email' || value === 'phone' ? t(value) : known('providerKind', value);
    if (field === 'unit') return unitName(value);
    if (field === 'languages' || field === 'language') return called('language', value);
    if (field === 'country') return called('region', value);
    return days.has(field) ? formats.day(value) : value;
  };
  const words = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (typeof value === 'boolean') return field === 'consent' ? t(value ? 'agreed' : 'notAgreed') : t(value ? 'yes' : 'no');
    if (typeof value === 'number') return field === 'rejectedShare' ? formats.percent(value) : formats.number(value);
    if (typeof value === 'string') return text(field, value);
    if (Array.isArray(value)) return value.map((each) => words(field, each)).join(', ');
    if (isMoney(value)) return formats.money(value);
    return Object.entries(value).filter(([key, each]) => !unread.has(key) && each !== null && each !== '')
      // A bare number or yes says nothing.
      .map(([key, each]: [string, unknown]) => (typeof each === 'number' || (typeof each === 'boolean' && key !== 'consent') ? `${name(key)}: ` : '') + words(key, each)).join(' · ');
  };
  return words;
}

const isMoney = (value: object): value is { amount: number; currency: string } => 'amount' in value && 'currency' in value;
const atFirst = 10;

/** Whatever the field of this path holds; nothing is said in words too. */
export function Value({ path, value }: { path: string; value: unknown }) {
  const { t } = useTranslation('enterprises');
  const words = useWordsOf();
  const { head, last } = partsOf(path);
  const field = last ?? head;
  const one = (each: unknown) => (field === 'capabilities' && typeof each === 'string' ? <CodeName code={each} /> : <Theirs>{words(field, each)}</Theirs>);
  if (!Array.isArray(value)) return one(value);
  if (value.length === 0) return <span>{t('nothing')}</span>;
  return <>{value.slice(0, atFirst).map((each, index) => <span key={index} style={{ display: 'block' }}>{one(each)}</span>)}
    {value.length > atFirst ? t('andMore', { count: value.length - atFirst }) : null}</>;
}
