// Weekly times as minutes of the week, and how far a session lies from a time at which it is possible.
import type { TimeWindow } from './types.js';

const dayMinutes = 1440;
const weekMinutes = 7 * dayMinutes;

/** From `from` to `to`, in minutes since Monday 0:00; never beyond the end of Sunday. */
export interface Span {
  from: number;
  to: number;
}

/** One session against one possible time. */
export interface Meeting {
  held: Span;
  possible: Span;
  sessionMinutes: number;
  /** 0 or more: what is to spare. Negative: by how much the session would have to move and be shorter. */
  margin: number;
  /** Minutes later (above 0) or earlier (below 0) at which it would fit; around the end of the week when that is nearer. */
  move: number;
  /** Minutes by which the session is longer than the possible time. */
  tooLong: number;
}

export function isWindow({ weekday, from, to }: TimeWindow): boolean {
  const whole = [weekday, from, to].every(Number.isInteger);
  return whole && weekday >= 1 && weekday <= 7 && from >= 0 && from < to && to <= dayMinutes;
}

/** A window that cannot be is one that was not stated. */
export const usableWindows = (windows: readonly TimeWindow[]): readonly TimeWindow[] =>
  windows.every(isWindow) ? windows : windows.filter(isWindow);

const spanOf = ({ weekday, from, to }: TimeWindow): Span => ({
  from: (weekday - 1) * dayMinutes + from,
  to: (weekday - 1) * dayMinutes + to,
});

const inOrder = (windows: readonly TimeWindow[]): Span[] =>
  windows.map(spanOf).sort((a, b) => a.from - b.from || a.to - b.to);

/** What touches is one time. */
export function joined(windows: readonly TimeWindow[]): Span[] {
  const spans: Span[] = [];
  for (const span of inOrder(windows)) {
    const last = spans.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else spans.push(span);
  }
  return spans;
}

/** Of all sessions and all possible times the pair that fits best; the earliest of equals. Null when either is empty. */
export function bestMeeting(
  held: readonly TimeWindow[],
  possible: readonly TimeWindow[],
  sessionMinutes: number | null,
): Meeting | null {
  let best: Meeting | null = null;
  for (const session of inOrder(held)) {
    for (const span of joined(possible)) {
      const next = meeting(session, span, sessionMinutes);
      if (best === null || next.margin > best.margin) best = next;
    }
  }
  return best;
}

function meeting(held: Span, possible: Span, stated: number | null): Meeting {
  const window = held.to - held.from;
  const sessionMinutes = stated !== null && stated > 0 ? Math.min(stated, window) : window;
  // The minutes at which a session may begin: as the offer has it, and as it is possible.
  const offered: Span = { from: held.from, to: held.to - sessionMinutes };
  const tooLong = Math.max(0, sessionMinutes - (possible.to - possible.from));
  const wanted: Span = { from: possible.from, to: Math.max(possible.from, possible.to - sessionMinutes) };
  const move = [0, weekMinutes, -weekMinutes]
    .map((weeks) => moveInto(offered, { from: wanted.from + weeks, to: wanted.to + weeks }))
    .reduce((nearest, next) => (Math.abs(next) < Math.abs(nearest) ? next : nearest));
  const shared = Math.min(held.to, possible.to) - Math.max(held.from, possible.from);
  const margin = move === 0 && tooLong === 0 ? shared - sessionMinutes : -Math.abs(move) - tooLong;
  return { held, possible, sessionMinutes, margin, move, tooLong };
}

function moveInto(offered: Span, wanted: Span): number {
  if (wanted.from > offered.to) return wanted.from - offered.to;
  return wanted.to < offered.from ? wanted.to - offered.from : 0;
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export const weekdayAt = (minute: number): string => weekdays[Math.floor(minute / dayMinutes) % 7]!;

/** "18:00"; the end of a day is 24:00. */
export function clockAt(minute: number, isEnd = false): string {
  const rest = minute % dayMinutes;
  const shown = isEnd && rest === 0 ? dayMinutes : rest;
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** "Monday 18:00-21:00" */
export const spanInWords = ({ from, to }: Span): string =>
  `${weekdayAt(from)} ${clockAt(from)}-${clockAt(to, true)}`;

/** "Monday to Friday 18:00-21:00, Sunday 09:00-12:00" */
export function timesInWords(windows: readonly TimeWindow[]): string {
  const rows: { first: number; last: number; hours: string }[] = [];
  for (const span of inOrder(windows)) {
    const day = Math.floor(span.from / dayMinutes);
    const hours = `${clockAt(span.from)}-${clockAt(span.to, true)}`;
    const before = rows.find((row) => row.hours === hours && row.last >= day - 1);
    if (before) before.last = day;
    else rows.push({ first: day, last: day, hours });
  }
  const days = ({ first, last }: { first: number; last: number }) =>
    first === last ? weekdays[first]
    : last === first + 1 ? `${weekdays[first]} and ${weekdays[last]}`
    : `${weekdays[first]} to ${weekdays[last]}`;
  return rows.map((row) => `${days(row)} ${row.hours}`).join(', ');
}
