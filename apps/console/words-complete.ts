// Fails the build when a language lacks a text that English has, has one too many, or loses a plural form or a blank to fill in; and writes into
// the page itself what must be there when no script is.
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Texts = { readonly [key: string]: string | Texts };

/** Texts by dotted key. */
function flat(texts: Texts, before = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${before}${key}`, value] as const] : [...flat(value, `${before}${key}.`)]));
}

const pluralForm = /_(zero|one|two|few|many|other)$/;
const blanksIn = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name!).toSorted().join(' ');

/**
 * What keeps `texts` from standing for `english`, a sentence each; empty when nothing does.
 * A key with plural forms needs those that the language has by CLDR, whichever English has.
 */
export function missingIn(language: string, texts: Texts, english: Texts): string[] {
  const [ours, theirs] = [flat(texts), flat(english)];
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const bases = new Set([...theirs.keys()].filter((key) => pluralForm.test(key)).map((key) => key.replace(pluralForm, '')));
  const wanted = new Map([...theirs].filter(([key]) => !pluralForm.test(key)));
  for (const base of bases) for (const form of forms) wanted.set(`${base}_${form}`, theirs.get(`${base}_${form}`) ?? theirs.get(`${base}_other`) ?? '');
  const problems: string[] = [];
  for (const [key, text] of wanted) {
    const own = ours.get(key);
    if (own === undefined) problems.push(`lacks “${key}” (${text})`);
    else if (own.trim() === '') problems.push(`leaves “${key}” empty`);
    // One thing may be told without its number.
    else if (blanksIn(own) !== blanksIn(text) && !(bases.has(key.replace(pluralForm, '')) && !key.endsWith('_other')))
      problems.push(`has other blanks in “${key}”: ${own}`);
  }
  for (const key of ours.keys()) if (!wanted.has(key)) problems.push(`has “${key}”, which English has not`);
  return problems;
}

const languagesIn = (folder: string) => readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** Every language's folder held against English, file by file. */
export function checkWords(folder: string): string[] {
  const read = (path: string): Texts => JSON.parse(readFileSync(path, 'utf8')) as Texts;
  const jsonIn = (language: string) => readdirSync(`${folder}/${language}`).filter((name) => name.endsWith('.json')).toSorted();
  return languagesIn(folder).flatMap((language) => {
    const others = jsonIn(language).filter((name) => !jsonIn('en').includes(name)).map((name) => `${language}/${name}: English has no such file`);
    return [...others, ...jsonIn('en').flatMap((name) => {
      if (!jsonIn(language).includes(name)) return [`${language}/${name} is missing`];
      return missingIn(language, read(`${folder}/${language}/${name}`), read(`${folder}/en/${name}`)).map((problem) => `${language}/${name} ${problem}`);
    })];
  });
}

const folder = fileURLToPath(new URL('src/words', import.meta.url));

/** Where the page has `<!-- words: key -->`, the common text of this key in every language. */
export const inEveryLanguage = (page: string): string => page.replace(/<!-- words: (\w+) -->/g, (_, key: string) => languagesIn(folder).map((language) => {
  const { [key]: text } = JSON.parse(readFileSync(`${folder}/${language}/common.json`, 'utf8')) as Texts;
  return `<p lang="${language}">${String(text).replace(/[&<]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</p>`;
}).join(''));

/** Both as a plugin of the bundler. */
export function wordsAreComplete() {
  return {
    name: 'words-are-complete',
    buildStart(): void {
      const problems = checkWords(folder);
      if (problems.length > 0) throw new Error(`Translations are not complete:\n  ${problems.join('\n  ')}`);
    },
    transformIndexHtml: inEveryLanguage,
  };
}
