// Hours that come back every week: when something is held, and when one could come.
import { z } from 'zod';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const clock = (pattern: RegExp, last: string) =>
  z.string().regex(pattern, `must be a time from 00:00 to ${last}`).describe(`Local time, 00:00 to ${last}`);

export const WeeklyTimes = z.strictObject({
  weekdays: z.array(z.enum(weekdays)).min(1).max(7),
  from: clock(/^([01]\d|2[0-3]):[0-5]\d$/, '23:59'),
  to: clock(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '24:00'),
}).refine(({ from, to }) => from < to, { message: 'must be later than `from`; state two times for one that passes midnight', path: ['to'] })
  .describe('The same hours on these days of every week');
export type WeeklyTimes = z.infer<typeof WeeklyTimes>;
