// From words to codes of the classification, by words and character trigrams.
import type { CodeTree } from './codes.js';
import type { ProposedCode } from './types.js';

/** Codes whose labels or synonyms the text names, best first; empty when nothing is recognised. */
export function proposeCodes(_text: string, _tree: CodeTree, _language?: string | null, _limit = 5): ProposedCode[] {
  throw new Error('to follow');
}
