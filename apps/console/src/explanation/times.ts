// Weekly times in the language of the page. The API gives them in English, or in minutes since Monday 0:00.

const dayMinutes = 1440;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** By language: what formats is slow to make. */
const names = new Map<string, string[]>();

/** From Monday on; 5 January 1970 was one. */
function namesIn(language: string): string[] {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return weekdays.map((_, at) => weekday.format(Date.UTC(1970, 0, 5 + at)));
}

/** Monday is 0. */
function weekdayIn(language: string, at: number): string {
  const known = names.get(language) ?? namesIn(language);
  names.set(language, known);
  return known[at % 7]!;
}

/** “18:00”; the end of a day is 24:00. */
export function clockAt(minute: number, isEnd = false): string {
  const rest = minute % dayMinutes;
  const shown = isEnd && rest === 0 ? dayMinutes : rest;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** “lundi 18:00-21:00”. */
export const spanIn = (language: string, from: number, to: number): string =>
  `${weekdayIn(language, Math.floor(from / dayMinutes))} ${clockAt(from)}-${clockAt(to, true)}`;

const day = weekdays.join('|');
const english = new RegExp(`(${day})(?: (to|and) (${day}))? (?=\\d)`, 'g');

/** “lundi–vendredi 18:00-21:00, dimanche 09:00-12:00” for “Monday to Friday 18:00-21:00, Sunday 09:00-12:00”. */
export const timesIn = (language: string, times: string): string =>
  times.replaceAll(english, (_, first: string, joint: string | undefined, last: string | undefined) => {
    const name = (weekday: string) => weekdayIn(language, weekdays.indexOf(weekday));
    return `${name(first)}${last === undefined ? '' : `${joint === 'to' ? '–' : ', '}${name(last)}`} `;
  });
