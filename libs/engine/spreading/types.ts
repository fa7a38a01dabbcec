// What spreads opportunities after scoring: the steps of a cluster's policy, whom they look at, and what came of them.

/** In the order of a cluster: it says what each step is charged with, and which of two floors yields when both cannot be kept. */
export type SpreadStep =
  /** Takes strength × ln(1 + invitations) off the score, before the others choose; nothing off the first `keep` by score of those seen. */
  | { step: 'exposure'; strength: number; keep?: number | undefined }
  /** Who has so many linkages gets no place. */
  | { step: 'linkage_cap'; most: number }
  /** At least this part of the places, 0 to 1, is for newcomers. */
  | { step: 'newcomers'; share: number }
  /** At least this part of the places, 0 to 1, is for those who count towards an inclusion policy. */
  | { step: 'inclusion'; share: number };
export type SpreadStepName = SpreadStep['step'];

/** Somebody who belongs to the lot's matches, as the policy sees them. */
export interface Seen {
  enterpriseId: string;
  score: number;
  /** Invitations in the period of the exposure step. */
  exposure: number;
  /** Linkages in the period of the cap. */
  linkages: number;
  /** Has no linkage and no verified history. */
  isNewcomer: boolean;
  /** Counts towards the inclusion policy: held for this run alone, and in nothing that comes out but as a place. */
  counts: boolean;
}

export interface Place {
  enterpriseId: string;
  /** 1 is the best. */
  rankByScore: number;
  /** After all steps. */
  rank: number;
  score: number;
  /** What exposure takes off; 0 without such a step, and for those that it leaves as they are. */
  adjustment: number;
  /** Exactly `score - adjustment`: what the places are ordered by. */
  adjusted: number;
  /** Places won by each step, in their order; negative when lost. They add up to `rankByScore - rank`. */
  moves: number[];
}

export interface StepAccount {
  step: SpreadStepName;
  /** Score that the list gives up by it, after the steps before it; a step may give back what an earlier one took. */
  cost: number;
  /** Places that a floor asks for; null for steps that are no floor. */
  required: number | null;
  /** Who of its group have a place after all steps; null for steps that are no floor. */
  placed: number | null;
  /** Places of a floor that nobody could be found for, beside the floors before it; above 0: it cannot be kept. */
  missing: number | null;
  /** Whom a cap keeps out; null for the others. */
  barred: number | null;
}

export interface Spread {
  /** Those with a place, the best first. */
  places: Place[];
  /** Seen and without a place, in the order in which they would follow. */
  passedOver: string[];
  /** Sum of the scores of the best without a policy, less that of the places; never negative. */
  cost: number;
  steps: StepAccount[];
}
