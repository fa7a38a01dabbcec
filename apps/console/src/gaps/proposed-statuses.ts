// What becomes of a need that the system proposes.
export const proposedStatuses = ['proposed', 'confirmed', 'dismissed'] as const;
export type ProposedStatus = (typeof proposedStatuses)[number];
