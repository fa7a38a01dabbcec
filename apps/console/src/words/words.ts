// The languages of the console: a folder of texts each, a file for each feature. All of one are fetched together, so that no page waits for words.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { kept } from '../api/kept.js';

/** Languages by tag, each under its own name. A language more is a folder here and a line. */
export const languages = { en: 'English', fr: 'Français', am: 'አማርኛ', hi: 'हिन्दी' } as const;
export type LanguageTag = keyof typeof languages;

const place = 'linkwright.language';
const loads = {
  en: () => import('./en/index.js'), fr: () => import('./fr/index.js'), am: () => import('./am/index.js'), hi: () => import('./hi/index.js'),
} satisfies Record<LanguageTag, () => Promise<{ files: Record<string, object> }>>;

const isKnown = (tag: string): tag is LanguageTag => tag in languages;

/** What was chosen here before, else the first language of the browser that we have. */
function firstLanguage(): LanguageTag {
  const wanted = [kept.get(place) ?? '', ...navigator.languages.map((tag) => tag.split('-', 1)[0]!)];
  return wanted.find(isKnown) ?? 'en';
}

/** Its texts by namespace, which is the name of the file. */
async function textsIn(tag: LanguageTag): Promise<Record<string, object>> {
  const { files } = await loads[tag]();
  return Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.slice('./'.length, -'.json'.length), texts]));
}

export async function startWords(): Promise<void> {
  const tag = firstLanguage();
  i18next.on('languageChanged', (now) => document.documentElement.setAttribute('lang', now));
  await i18next.use(initReactI18next).init({
    // The build has seen to it that no language lacks a text.
    lng: tag, fallbackLng: false, resources: { [tag]: await textsIn(tag) }, defaultNS: 'common',
    interpolation: { escapeValue: false }, // React does that.
    returnNull: false,
  });
}

/** Whether somebody chose a language in this browser; until then the account's own counts. */
export const hasChosenLanguage = (): boolean => kept.get(place) !== null;

export async function speak(tag: string, { keep = true } = {}): Promise<void> {
  if (!isKnown(tag)) return;
  if (keep) kept.set(place, tag);
  for (const [namespace, texts] of Object.entries(await textsIn(tag))) i18next.addResourceBundle(tag, namespace, texts);
  await i18next.changeLanguage(tag);
}
