// Which errors an endpoint can answer: what every route of its kind has, and what its declaration adds.
import type { ErrorCode } from '#contracts/errors.js';
import type { EndpointSpec } from './endpoint.js';

const needsCredential = ['credential_missing', 'credential_invalid', 'credential_expired', 'role_not_allowed', 'scope_missing'] as const;

/** Every code an endpoint can answer. */
export function errorsOf(spec: EndpointSpec): ErrorCode[] {
  const { method } = spec;
  const id = spec.path.includes(':');
  return [
    ...new Set<ErrorCode>([
      ...(spec.open ? [] : needsCredential),
      // Of who comes with a cookie, or from another site.
      ...(method === 'GET' ? [] : (['csrf_refused'] as const)),
      'header_invalid',
      // A query that is not asked for is refused as well.
      'query_invalid',
      ...(id ? (['not_found'] as const) : []),
      ...(method === 'POST' && !spec.keyless
        ? (['idempotency_key_missing', 'idempotency_key_reused', 'request_in_progress'] as const)
        : []),
      ...(spec.ifMatch ? (['version_required', 'version_stale'] as const) : []),
      // A body that is not asked for is refused as well; the server reads none with a GET.
      ...(method === 'GET'
        ? []
        : (['body_invalid', 'malformed_json', 'body_too_large', 'media_type_unsupported'] as const)),
      ...(spec.errors ?? []),
      'rate_limited',
      'deadline_exceeded',
      'overloaded',
      'service_unavailable',
      'internal',
    ]),
  ];
}
