// What each error code means and what to do about it; /docs/errors and the OpenAPI document print it.
import type { ErrorCode } from '#contracts/errors.js';

export interface Explanation {
  title: string;
  advice: string;
}

export const explanations: Record<ErrorCode, Explanation> = {
  malformed_json: {
    title: 'The body is not JSON',
    advice: 'Check quotes, commas and brackets; the body must be UTF-8.',
  },
  body_invalid: {
    title: 'The body is not valid',
    advice:
      'Correct the fields listed in `fields`. Unknown fields are refused, so that a misspelt one is noticed.',
  },
  query_invalid: {
    title: 'The query is not valid',
    advice: 'Correct the query parameters listed in `fields`; each may be given once.',
  },
  header_invalid: { title: 'A header is not valid', advice: 'The detail names the header and its form.' },
  cursor_invalid: {
    title: 'The cursor is not valid',
    advice:
      'Pass `nextCursor` of the page before unchanged, with the same filters; leave it out for the first page.',
  },
  unit_incompatible: {
    title: 'The unit does not fit the code',
    advice: 'Use a unit that can be converted into the unit of the code, see GET /v1/codes.',
  },
  unit_unknown: {
    title: 'The unit is not known',
    advice: 'Use a UNECE Rec 20 code (C62, DZN, KGM, MTR …) or a name (piece, dozen, kg, m …).',
  },
  code_unknown: {
    title: 'The classification code is not known',
    advice: 'Look for it with GET /v1/codes?q=…, or leave it out and describe the lot in words.',
  },
  deadline_past: { title: 'The deadline is in the past', advice: 'State a deadline today or later.' },
  cluster_unknown: {
    title: 'The cluster is not known',
    advice: 'Use the id of a cluster you can see in GET /v1/clusters.',
  },
  import_invalid: {
    title: 'The file was not imported',
    advice: 'Nothing was taken. Correct the lines and fields listed and send the whole file again.',
  },
  quantity_too_large: {
    title: 'The quantity is too large',
    advice: 'State a smaller quantity; the detail says how much is possible.',
  },
  credential_missing: {
    title: 'A credential is needed',
    advice: 'Send Authorization: Bearer lw_… with an API key of your account, or sign in: POST /v1/sessions.',
  },
  credential_invalid: {
    title: 'The credential is not valid',
    advice: 'Check that the key was copied completely and was not revoked; sign in again when a session has ended.',
  },
  credential_expired: { title: 'The credential has expired', advice: 'Ask for a new API key, or sign in again.' },
  sign_in_refused: {
    title: 'Not signed in',
    advice: 'Check e-mail address and password; wait a quarter of an hour after many tries, or ask for a link that sets a new password.',
  },
  role_not_allowed: {
    title: 'Your role may not do this',
    advice: 'Ask a person whose role is named in the detail.',
  },
  scope_missing: {
    title: 'Your key does not open this',
    advice: 'Use a key with the scope that the detail names, or make one: POST /v1/accounts/{id}/api-keys.',
  },
  csrf_refused: {
    title: 'The request may come from another site',
    advice: 'With a session cookie send X-CSRF-Token, see GET /v1/me, from a page of this address. API keys need none.',
  },
  not_yours: {
    title: 'This belongs to someone else',
    advice: 'Check the id; you can act on what your organisation or cluster owns.',
  },
  link_invalid: {
    title: 'The link is not valid',
    advice: 'Use the link of the message exactly as it was sent.',
  },
  link_expired: { title: 'The link has expired', advice: 'Ask your cluster development agent.' },
  not_found: { title: 'Not found', advice: 'Check the id. What you may not see is not found either.' },
  route_unknown: { title: 'There is no such address', advice: 'See /docs for every route.' },
  method_not_allowed: {
    title: 'This address does not take that method',
    advice: 'The Allow header names the methods it takes.',
  },
  transition_not_allowed: {
    title: 'Not possible in this state',
    advice: 'Read the resource again; the detail names its state and what is possible.',
  },
  already_exists: { title: 'It exists already', advice: 'Use or change the existing one.' },
  enterprise_merged: {
    title: 'The enterprise was merged into another',
    advice: 'Repeat the request with the id in `mergedInto`, after you have looked at that enterprise.',
  },
  merge_not_possible: {
    title: 'The two cannot be merged',
    advice: 'The detail says why. Nothing was changed.',
  },
  reply_closed: {
    title: 'The invitation is closed',
    advice: 'The cut-off has passed or the outcome is settled.',
  },
  claimed_by_other: {
    title: 'A colleague has claimed this proposal',
    advice: 'Decide on another, wait until the claim is over, or take it over with {"takeOver": true}. GET the proposal to see who has it and until when.',
  },
  undo_too_late: {
    title: 'Too late to undo',
    advice: 'The holding period is over and the decision has taken effect.',
  },
  conflict_of_interest: { title: 'Conflict of interest', advice: 'Another CDA has to decide this one.' },
  inclusion_pool_too_small: {
    title: 'Too few enterprises count towards the policy',
    advice: 'With fewer than five the effect of the policy would name them. Leave the policy out, or widen the pool.',
  },
  invitation_cap_reached: {
    title: 'The enterprise has been invited often enough',
    advice: 'The detail says how often and in which period. Decide on another enterprise, or wait.',
  },
  request_in_progress: {
    title: 'The same request is still being worked on',
    advice: 'Repeat it with the same Idempotency-Key in a moment.',
  },
  version_stale: {
    title: 'Somebody changed it meanwhile',
    advice: 'Read it again, look at what changed, and repeat with the new version in If-Match.',
  },
  version_required: {
    title: 'If-Match is needed',
    advice: 'Send the ETag of what you saw in If-Match, e.g. If-Match: "3".',
  },
  idempotency_key_missing: {
    title: 'An Idempotency-Key is needed',
    advice: 'Send a new random value, e.g. a UUID, with every POST, and the same value when you repeat it.',
  },
  idempotency_key_reused: {
    title: 'The Idempotency-Key was used for something else',
    advice: 'Take a new key for a new request. Keys are remembered for at least 30 days.',
  },
  body_too_large: {
    title: 'The body is too large',
    advice: 'JSON may have 256 KB, a CSV import 512 KB. Send less at a time.',
  },
  media_type_unsupported: {
    title: 'The content type is not taken here',
    advice: 'Send Content-Type: application/json, or what the detail names.',
  },
  rate_limited: { title: 'Too many requests', advice: 'Wait as many seconds as Retry-After says.' },
  deadline_exceeded: {
    title: 'It took too long',
    advice: 'Repeat the request; with the same Idempotency-Key nothing is done twice.',
  },
  overloaded: {
    title: 'Too much to do at the moment',
    advice: 'Wait as many seconds as Retry-After says and repeat with the same Idempotency-Key.',
  },
  service_unavailable: {
    title: 'A part of the system cannot be reached',
    advice: 'Repeat the request in a moment with the same Idempotency-Key.',
  },
  internal: {
    title: 'Something went wrong on our side',
    advice: 'Quote the request id when you ask for help.',
  },
};
