// What happened to one service proposal, in order.
import type { z } from 'zod';
import { defineTimeline } from '../brokering/timeline.js';
import { words } from './words.js';

export const timeline = defineTimeline(words);
export const { TimelineItem: ServiceTimelineItem, Timeline: ServiceTimeline, GetHappenings: GetServiceHappenings } = timeline;
export type ServiceTimelineItem = z.infer<typeof ServiceTimelineItem>;
export type ServiceTimeline = z.infer<typeof ServiceTimeline>;
