// The language of the page, for what formats and names things and needs no texts of its own.
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

const subscribe = (changed: () => void) => {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
};
const present = () => i18next.language;

/** Its tag; whoever asks is drawn again when it changes. Much cheaper than asking for texts: each row of a list does it several times. */
export const useLanguage = (): string => useSyncExternalStore(subscribe, present);

/** What is slow to make, the same for all of one language, and therefore made once for each. */
export function byLanguage<Made>(make: (language: string) => Made): (language: string) => Made {
  const made = new Map<string, Made>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
