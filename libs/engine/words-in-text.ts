// The words of a text in any script, folded so that accents and case do not matter.

// The small words of the languages that requirements are written in first; the rest is left to rarity.
const stopWords = new Set(
  (
    'a an and at by for from in of on or the to with we need our all other not ' +
    'au aux avec d de des du en et l la le les nous ou par pour sur un une'
  ).split(' '),
);

/** Folded words and how they were written, without small words and bare numbers. */
export function wordsIn(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const written of text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
    const word = fold(written);
    if (word !== '' && !stopWords.has(word) && !/^\p{N}+$/u.test(word) && !words.has(word))
      words.set(word, written);
  }
  return words;
}

// Only the marks that decorate Latin, Greek and Cyrillic letters go: elsewhere marks are vowels.
function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}
