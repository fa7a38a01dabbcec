// What people type on their way to a code: beginnings of labels in any language, codes, and words with a mistake.
import type { CodeRow } from '../import-codes/code-rows.js';

/** So many, the same every time for the same codes. */
export function typedQueries(rows: readonly CodeRow[], count: number): string[] {
  let state = 7;
  const below = (most: number) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * most);
  return Array.from({ length: count }, (_, at) => {
    const { code, labels } = rows[below(rows.length)]!;
    if (at % 5 === 4) return code.slice(0, 2 + below(code.length - 1));
    const texts = Object.values(labels);
    const text = texts[below(texts.length)]!;
    const begun = text.slice(0, 2 + below(18)).trim();
    return at % 5 === 3 ? withMistake(begun, below) : begun;
  });
}

/** Two letters in the middle change places. */
function withMistake(text: string, below: (most: number) => number): string {
  if (text.length < 5) return text;
  const at = 1 + below(text.length - 3);
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}
