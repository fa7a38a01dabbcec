// The day it is, as everything here counts days.

/** ISO date, UTC. */
export const today = (now: Date = new Date()): string => now.toISOString().slice(0, 10);
