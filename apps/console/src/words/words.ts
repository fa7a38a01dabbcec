// The languages of the console: a folder of texts each, a file for each feature, fetched when they are needed.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages by tag, each under its own name. A language more is a folder here and a line. */
export const languages = { en: 'English', fr: 'Français', am: 'አማርኛ', hi: 'हिन्दी' } as const;
export type LanguageTag = keyof typeof languages;

const kept = 'linkwright.language';
const files = import.meta.glob<{ default: object }>('./*/*.json');

const isKnown = (tag: string): tag is LanguageTag => tag in languages;

/** What was chosen here before, else the first language of the browser that we have. */
function firstLanguage(): LanguageTag {
  const wanted = [localStorage.getItem(kept) ?? '', ...navigator.languages.map((tag) => tag.split('-', 1)[0]!)];
  return wanted.find(isKnown) ?? 'en';
}

export async function startWords(): Promise<void> {
  i18next.on('languageChanged', (tag) => document.documentElement.setAttribute('lang', tag));
  await i18next
    .use({
      type: 'backend',
      read(language: string, namespace: string, done: (error: unknown, texts: object | null) => void) {
        const load = files[`./${language}/${namespace}.json`];
        if (load === undefined) return done(new Error(`no texts ${language}/${namespace}`), null);
        load().then(({ default: texts }) => done(null, texts), (error: unknown) => done(error, null));
      },
    })
    .use(initReactI18next)
    .init({
      lng: firstLanguage(), fallbackLng: 'en', supportedLngs: Object.keys(languages), ns: ['common'], defaultNS: 'common',
      interpolation: { escapeValue: false }, // React does that.
      returnNull: false,
    });
}

/** Whether somebody chose a language in this browser; until then the account's own counts. */
export const hasChosenLanguage = (): boolean => localStorage.getItem(kept) !== null;

export async function speak(tag: string, { keep = true } = {}): Promise<void> {
  if (!isKnown(tag)) return;
  if (keep) localStorage.setItem(kept, tag);
  await i18next.changeLanguage(tag);
}
