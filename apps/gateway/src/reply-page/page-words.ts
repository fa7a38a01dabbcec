// The form of one language of the reply page: what English says, all of it. Adding a language is adding a file of this form to copy/.
import type { words } from './copy/en.js';

export type PageKey = keyof typeof words;
/** ICU messages; what is in braces is filled in. */
export type PageWords = Record<PageKey, string>;
