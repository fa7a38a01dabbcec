// Codes of the classification, as the API suggests and names them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../api/client.js';

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

/** What a code is called; the code itself until that is known. */
export function useCodeLabel(code: string | null): string {
  const { i18n } = useTranslation();
  const found = useQuery({
    queryKey: ['codes', code, i18n.language], enabled: code !== null, staleTime: 60 * 60_000,
    queryFn: () => suggest(code!, i18n.language, 8),
  });
  const own = found.data?.find((each) => each.code === code);
  return own === undefined ? code ?? '' : labelOf(own, i18n.language);
}
