// Every error a caller can meet: its code, its kind, and the one class that carries it across process borders.

export type ErrorKind =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'stale' | 'reused' | 'too_large'
  | 'unsupported' | 'limited' | 'unavailable' | 'internal';

/** Codes are part of the public contract: add, never rename. */
export const errorCodes = {
  malformed_json: 'invalid',
  body_invalid: 'invalid',
  query_invalid: 'invalid',
  header_invalid: 'invalid',
  cursor_invalid: 'invalid',
  unit_incompatible: 'invalid',
  unit_unknown: 'invalid',
  code_unknown: 'invalid',
  deadline_past: 'invalid',
  cluster_unknown: 'invalid',
  import_invalid: 'invalid',
  quantity_too_large: 'invalid',
  credential_missing: 'unauthenticated',
  credential_invalid: 'unauthenticated',
  credential_expired: 'unauthenticated',
  sign_in_refused: 'unauthenticated',
  role_not_allowed: 'forbidden',
  scope_missing: 'forbidden',
  csrf_refused: 'forbidden',
  not_yours: 'forbidden',
  link_invalid: 'not_found',
  link_expired: 'conflict',
  not_found: 'not_found',
  route_unknown: 'not_found',
  method_not_allowed: 'not_found',
  transition_not_allowed: 'conflict',
  already_exists: 'conflict',
  enterprise_merged: 'conflict',
  merge_not_possible: 'conflict',
  reply_closed: 'conflict',
  undo_too_late: 'conflict',
  claimed_by_other: 'conflict',
  conflict_of_interest: 'conflict',
  inclusion_pool_too_small: 'conflict',
  invitation_cap_reached: 'conflict',
  request_in_progress: 'conflict',
  version_stale: 'stale',
  version_required: 'stale',
  idempotency_key_missing: 'invalid',
  idempotency_key_reused: 'reused',
  body_too_large: 'too_large',
  media_type_unsupported: 'unsupported',
  rate_limited: 'limited',
  deadline_exceeded: 'unavailable',
  overloaded: 'unavailable',
  service_unavailable: 'unavailable',
  internal: 'internal',
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof errorCodes;
export const errorCodeNames = Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** One kind, one HTTP status. `version_required` (no If-Match at all) is the single exception: 428. */
export const httpStatus: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 412,
  reused: 422,
  too_large: 413,
  unsupported: 415,
  limited: 429,
  unavailable: 503,
  internal: 500,
};

export const statusOf = (code: ErrorCode): number => {
  if (code === 'version_required') return 428;
  if (code === 'method_not_allowed') return 405;
  return httpStatus[errorCodes[code]];
};

/** What is wrong with a field, for those who say it in another language; part of the public contract: add, never rename. */
export const fieldRules = [
  'required', 'type', 'choice', 'format', 'date', 'too_small', 'too_large', 'too_short', 'too_long', 'too_few', 'too_many', 'unknown_field',
  'not_whole', 'listed_twice', 'region_elsewhere', 'place_half', 'distance_needs_place', 'less_than',
  'deadline_past', 'unit_unknown', 'unit_incompatible', 'code_unknown', 'cluster_unknown',
] as const;
export type FieldRule = (typeof fieldRules)[number];

/** One field that is wrong, and what would be right. */
export interface FieldError {
  /** Dotted path in the body, query or row, e.g. `lots.0.quantity`. */
  field: string;
  message: string;
  rule?: FieldRule;
  /** Of the rules that have one: the least or most that is taken, what it must be less than, or steps per unit. */
  limit?: number;
}

/** The rule that a field breaks when the error of it has a code of its own. */
export function ruleOfCode(code: ErrorCode): { rule?: FieldRule } {
  const rule = fieldRules.find((each) => each === code);
  return rule === undefined ? {} : { rule };
}

export interface ErrorDetails {
  fields?: FieldError[];
  [key: string]: unknown;
}

/** The only error class of the domain. It says what to do, travels over NATS as data and is thrown again there. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }

  get kind(): ErrorKind {
    return errorCodes[this.code];
  }

  toJSON(): { code: ErrorCode; message: string; details: ErrorDetails } {
    return { code: this.code, message: this.message, details: this.details };
  }

  static from(data: { code: string; message: string; details?: ErrorDetails }): DomainError {
    const code = data.code in errorCodes ? (data.code as ErrorCode) : 'internal';
    return new DomainError(code, data.message, data.details);
  }
}

export const notFound = (what: string, id: string) =>
  new DomainError('not_found', `There is no ${what} ${id} that you may see. Check the id.`);

/** A request that would change an enterprise which is part of another by now. */
export const enterpriseMerged = (id: string, mergedInto: string) =>
  new DomainError('enterprise_merged', `The enterprise ${id} was merged into ${mergedInto}: use that id.`, { mergedInto });
