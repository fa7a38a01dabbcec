// What happened to one linkage proposal, in order.
import type { z } from 'zod';
import { defineTimeline } from '../brokering/timeline.js';
import { words } from './words.js';

export const timeline = defineTimeline(words);
export const { TimelineItem, Timeline, GetHappenings } = timeline;
export type TimelineItem = z.infer<typeof TimelineItem>;
export type Timeline = z.infer<typeof Timeline>;
