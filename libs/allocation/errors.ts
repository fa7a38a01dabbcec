// The errors of splitting a lot: input that no split can be defined for.

export type AllocationErrorCode =
  | 'quantity_invalid'
  | 'step_invalid'
  | 'candidates_invalid'
  | 'candidate_repeated'
  | 'score_invalid'
  | 'capacity_invalid'
  | 'minimum_invalid'
  | 'lot_size_invalid'
  | 'lock_invalid'
  | 'maximum_invalid'
  | 'part_invalid'
  | 'cost_invalid'
  | 'pool_too_small'
  | 'allocator_closed';

/** Says what is wrong and what to do; `code` is for machines. */
export class AllocationError extends Error {
  constructor(
    readonly code: AllocationErrorCode,
    message: string,
    /** Whose; null when it is of nobody's in particular. */
    readonly enterpriseId: string | null = null,
  ) {
    super(message);
    this.name = 'AllocationError';
  }
}
