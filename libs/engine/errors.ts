// The errors of the engine: input that no result can be defined for.

export type EngineErrorCode =
  | 'tree_duplicate'
  | 'tree_orphan'
  | 'tree_cycle'
  | 'tree_invalid'
  | 'code_unknown'
  | 'unit_unknown'
  | 'quantity_invalid'
  | 'date_invalid'
  | 'time_invalid'
  | 'times_not_indexed'
  | 'deadline_past'
  | 'place_invalid'
  | 'price_invalid'
  | 'weights_invalid'
  | 'policy_invalid'
  | 'rate_invalid'
  | 'relevance_invalid'
  | 'vectors_missing'
  | 'not_json';

/** Says what is wrong and where; `code` is for machines. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}
