// The hard rule on hours: what is held at fixed times must be held when the one who needs it can come.
import { stated } from './check-input.js';
import type { PairFacts } from './facts.js';
import type { Data } from './results.js';
import { ofMargin, type Rule } from './rule.js';
import { bestMeeting, timesInWords, weekdayAt, type Meeting } from './time-windows.js';

export const times: Rule = {
  name: 'times',
  judge: (facts) => (facts.lot.times.length === 0 ? 'pass' : ofMargin(meetingOf(facts)?.margin ?? null)),
  show: (facts, outcome) => {
    const meeting = meetingOf(facts);
    const { times: held } = facts.capability;
    return {
      required: timesInWords(facts.lot.times),
      actual: held.length > 0 ? timesInWords(held) : null,
      margin: meeting?.margin ?? null,
      unit: 'MIN',
      text:
        meeting === null ? 'times.not_stated'
        : outcome === 'pass' ? 'times.fit'
        : textOf(meeting),
      params: meeting === null ? {} : dataOf(meeting),
    };
  },
};

const meetingOf = ({ lot, capability }: PairFacts): Meeting | null =>
  bestMeeting(capability.times, lot.times, stated(capability.capability?.sessionMinutes));

/** The two times that lie nearest, in minutes since Monday 0:00, and what is between them. */
const dataOf = ({ held, possible, sessionMinutes, move, tooLong }: Meeting): Data => ({
  heldFrom: held.from,
  heldTo: held.to,
  possibleFrom: possible.from,
  possibleTo: possible.to,
  sessionMinutes,
  moveMinutes: move,
  tooLongMinutes: tooLong,
});

function textOf({ held, possible, move, tooLong }: Meeting): string {
  if (tooLong > 0) return 'times.too_long';
  // Within the day it is a matter of hours; otherwise the day has to be another one.
  if (weekdayAt(held.from) !== weekdayAt(move > 0 ? possible.from : possible.to - 1)) return 'times.other_day';
  return move > 0 ? 'times.later' : 'times.earlier';
}
