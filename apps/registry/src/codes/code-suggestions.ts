// What was recognised in somebody's words, and what was chosen for similar words before, as one list.
import type { LikelyCode } from '#engine';
import { codeReasonsIn } from '#language';
import type { CodeReason, CodeSuggestion } from '#contracts/registry/codes.js';
import type { CodeSearch, SearchFilter, Suggestion } from './code-search.js';

/** What a code counts that was chosen for every similar text, beside at most 100 for what is recognised. */
const pastWeight = 60;
/** Below this share of what was chosen before, a code is noise. */
const leastShare = 0.08;

export interface Wanted extends SearchFilter {
  text: string;
  language: string;
  limit: number;
}

/** Best first: what was recognised counts up to 100, and what was chosen before up to 60 more. */
export function suggestCodes(search: CodeSearch, likely: readonly LikelyCode[], { text, language, limit, scheme }: Wanted): CodeSuggestion[] {
  const found = new Map<string, Suggestion & { similarNotices: number }>();
  for (const one of search.find(text, language, limit, { scheme })) found.set(one.code, { ...one, similarNotices: 0 });
  for (const { code, share, similar } of likely) {
    if (share < leastShare || similar === 0) continue;
    const one = found.get(code) ?? search.other(code, language, { scheme });
    if (!one) continue;
    const reasons: CodeReason[] = [...one.reasons, { code: 'similar_notices', count: similar }];
    found.set(code, { ...one, reasons, score: one.score + pastWeight * share, similarNotices: similar });
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map(({ score: _, ...suggestion }) => ({ ...suggestion, because: codeReasonsIn(language, suggestion.reasons) }));
}

/** Those of the codes that the classification has, in the order given. */
export function namedCodes(search: CodeSearch, codes: readonly string[], { language, scheme }: Omit<Wanted, 'text' | 'limit'>): CodeSuggestion[] {
  return [...new Set(codes)].flatMap((code) => {
    const one = search.other(code, language, { scheme });
    if (one === null) return [];
    const { score: _, ...suggestion } = one;
    const reasons: CodeReason[] = [{ code: 'code', text: code }];
    return [{ ...suggestion, reasons, similarNotices: 0, because: codeReasonsIn(language, reasons) }];
  });
}
