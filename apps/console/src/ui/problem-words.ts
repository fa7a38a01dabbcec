// What a refused call says, in the language of the page. The server says it in English: that stands where there is no more than that.
import i18next from 'i18next';
import type { Problem } from '../api/client.js';
import type words from '../words/en/problems.json';
import { formatsOf } from './formats.js';

type Field = NonNullable<Problem['fields']>[number];

/** Errors of which the words for their code say everything; the detail of others has names, figures or reasons. */
const saidInFull: ReadonlySet<string> = new Set<keyof typeof words.code>([
  'sign-in-refused', 'not-found', 'version-stale', 'rate-limited', 'deadline-exceeded', 'overloaded', 'service-unavailable', 'internal', 'unknown', 'request-in-progress',
  'deadline-past', 'reply-closed', 'undo-too-late', 'query-invalid', 'body-too-large',
]);

/** In a key of words an underline begins a plural form. */
const keyOf = (name: string): string => name.replaceAll('_', '-');

const isEnglish = (): boolean => i18next.language === 'en';

/** What happened and what to do; `detail`: what the server adds in English, null when that is nothing more. */
export function problemWords({ code, detail, fields }: Problem): { title: string; detail: string | null } {
  const key = keyOf(code);
  const isKnown = i18next.exists(`problems:code.${key}`);
  const title = isKnown ? i18next.t(`problems:code.${key as keyof typeof words.code}`) : i18next.t('common:problem');
  // Every field has its words below.
  const areFieldsTold = (fields ?? []).length > 0 && fields!.every(({ rule }) => rule !== undefined);
  return { title, detail: isKnown && (saidInFull.has(key) || areFieldsTold) ? null : detail };
}

/** What is wrong with a field; English has the words of the server, which say more. */
export function fieldWords({ rule, limit, message }: Field): string {
  if (isEnglish() || rule === undefined) return message;
  const { number } = formatsOf(i18next.language);
  return i18next.t(`problems:field.${keyOf(rule) as keyof typeof words.field}`, { limit: limit === undefined ? '' : number(limit) });
}
