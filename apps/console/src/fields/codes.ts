// Codes of the classification, as the API suggests and names them.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';
import { together } from '../api/together.js';
import { useLanguage } from '../words/language.js';

export type CodeSuggestion = Schemas['CodeSuggestion'];

/** The label in the reader's language, else in English, else any. */
export const labelOf = ({ labels, code }: Pick<CodeSuggestion, 'labels' | 'code'>, language: string): string =>
  labels[language] ?? labels.en ?? Object.values(labels)[0] ?? code;

const suggest = async (q: string, language: string, limit: number) =>
  (await api.GET('/v1/codes', { params: { query: { q, language, limit } } })).data.items;

/** Codes for what was typed; those for the text before stay until the new ones are there. */
export function useCodeSuggestions(text: string, { enabled = true } = {}) {
  const { i18n } = useTranslation();
  const q = text.trim().slice(0, 200);
  return useQuery({
    queryKey: ['codes', q, i18n.language], queryFn: () => suggest(q, i18n.language, 8), enabled: enabled && q.length > 1,
    placeholderData: keepPreviousData, staleTime: 5 * 60_000,
  });
}

/** As the API takes them: what is none would spoil the question for the others. */
const isCode = (text: string): boolean => /^[A-Za-z0-9._-]{1,32}$/.test(text);
const codeOf = together(async (codes) => (await api.GET('/v1/codes', { params: { query: { codes: codes.join(',') } } })).data.items, ({ code }) => code);

/** A code with its names; null where the classification has none like it. */
export const codeQuery = (code: string) => queryOptions({ queryKey: ['clusters', 'code', code], queryFn: () => (isCode(code) ? codeOf(code) : null), staleTime: 60 * 60_000 });

/** What a code is called; the code itself until that is known. */
export function useCodeLabel(code: string | null): string {
  const language = useLanguage();
  const { data } = useQuery({ ...codeQuery(code ?? ''), enabled: code !== null });
  return data === undefined || data === null ? code ?? '' : labelOf(data, language);
}
