// Texts of several scripts in small Latin letters without marks, so that the same name written by two people can be compared.

/** Letters that no normal form takes apart, and Cyrillic as it is mostly written in Latin letters. */
const letters = new Map(Object.entries({
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ə: 'e', ŋ: 'n',
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '',
  э: 'e', ю: 'yu', я: 'ya',
}));

// An Ethiopic letter is a consonant (its row of eight in Unicode) with a vowel (its place in the row).
const ethiopicFirst = 0x1200;
const ethiopicRows = (
  'h l h m s r s sh q q q q b v t ch h h n ny _ k k k k w _ z zh y d d j g g g t ch p ts ts f p'
).split(' ');
const ethiopicVowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];

function ethiopic(code: number): string {
  const consonant = ethiopicRows[(code - ethiopicFirst) >> 3];
  if (consonant === undefined) return ' ';
  const vowel = code & 7;
  // Throat sounds are not written in Latin letters, and their first vowel, as that of h, is an a.
  if (consonant === '_') return vowel === 0 ? 'a' : ethiopicVowels[vowel]!;
  return consonant + (consonant === 'h' && vowel === 0 ? 'a' : ethiopicVowels[vowel]!);
}

// Devanagari: independent vowels, consonants that carry an a unless a sign says otherwise, and vowel signs.
const devanagari = new Map<number, string>();
const place = (first: number, names: string) => names.split(' ').forEach((name, at) => devanagari.set(first + at, name));
place(0x0901, 'n n h');
place(0x0905, 'a a i i u u ri l e e e ai o o o au');
place(0x0915, 'k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h');
place(0x093e, 'a i i u u ri ri e e e ai o o o au');
const isConsonant = (code: number) => code >= 0x0915 && code <= 0x0939;
const endsTheA = (code: number | undefined) =>
  code === undefined || (code >= 0x093e && code <= 0x094d) || code < 0x0900 || code > 0x097f;

function inDevanagari(code: number, next: number | undefined): string {
  return (devanagari.get(code) ?? '') + (isConsonant(code) && !endsTheA(next) ? 'a' : '');
}

/** `text` in small letters: Latin without marks, Cyrillic, Ethiopic and Devanagari written in Latin; others as they are. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(small)) return small;
  const plain = small.normalize('NFKD').replace(/[\u0300-\u036f\u093c]/g, '').normalize('NFC');
  let folded = '';
  for (let at = 0; at < plain.length; at += 1) {
    const code = plain.charCodeAt(at);
    if (code >= ethiopicFirst && code < 0x1380) folded += ethiopic(code);
    else if (code >= 0x0900 && code < 0x0980) folded += inDevanagari(code, plain.charCodeAt(at + 1) || undefined);
    else folded += letters.get(plain[at]!) ?? plain[at]!;
  }
  return folded;
}
