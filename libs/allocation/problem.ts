// What is to be split, over whom and within which demands: the input of an allocation.

/** One lot and everybody who may take a part of it. Quantities are in `unit`; parts are 0..1 and count to a millionth, as scores do. */
export interface AllocationProblem {
  /** Of the lot, above 0, a multiple of `step`. */
  quantity: number;
  /** UNECE Rec 20 code, for the words. */
  unit: string;
  /** The smallest part that can be ordered: 1 for pieces, 0.001 for kilograms to the gram. */
  step: number;
  candidates: readonly AllocationCandidate[];
  /** At most so many enterprises; null: any number. */
  maximumEnterprises: number | null;
  /** The largest part of the lot for one enterprise; null: all of it. */
  shareCap: number | null;
  /** The least part of the lot that goes to newcomers; null: none is demanded. */
  newcomersFloor: number | null;
  /** The least part of the lot that goes to enterprises that count towards the cluster's policy; null: none is demanded. */
  inclusionQuota: number | null;
  /** What managing one more enterprise costs, in score × part of the lot: 0.01 is what a score better by 0.1 gains on a tenth of the lot. */
  costPerEnterprise: number;
}

/** One enterprise that may take a part. */
export interface AllocationCandidate {
  enterpriseId: string;
  /** 0..1, of the match. */
  score: number;
  /** What it can still take; null: it stated none, which counts as enough for the lot. */
  free: number | null;
  /** It takes nothing or at least so much; null: any quantity. */
  minimumOrder: number | null;
  /** It makes whole batches of so much, a multiple of `step`; null: any quantity. */
  lotSize: number | null;
  isNewcomer: boolean;
  /** Towards the inclusion quota. Held for one computation: it is in no answer and never stored. */
  counts: boolean;
  /** The quantity that the CDA fixed, 0 to keep it out; null: left to the solver. */
  locked: number | null;
}

/** What can be asked of a split as a whole, and so can be relaxed; `locked` is one enterprise's quantity. */
export type Demand = 'quantity' | 'maximumEnterprises' | 'shareCap' | 'newcomersFloor' | 'inclusionQuota' | 'locked';
