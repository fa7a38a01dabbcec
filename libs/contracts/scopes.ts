// What an API key may be limited to: reading, changing, or either in one area of the API.
import { z } from 'zod';

/** The areas are the first part of an address after /v1; a test compares them with the routes. */
export const areas = [
  'accounts', 'allocations', 'audit', 'buyers', 'claim-questions', 'clusters', 'codes', 'colleagues', 'correspondences', 'deliveries', 'duplicates', 'enterprises', 'gaps',
  'home', 'imports', 'inclusion', 'invitations', 'linkages', 'live', 'lots', 'match-runs', 'me', 'notifications', 'person-data', 'person-erasures', 'proposals',
  'providers', 'relevance-weights', 'requirements', 'service-engagements',
  'service-invitations', 'service-needs', 'service-offers', 'service-proposals', 'webhook-deliveries', 'webhook-endpoints',
] as const;

export const ApiScope = z
  .string()
  .regex(/^([a-z][a-z-]*:)?(read|write)$/, 'must be read, write, or one of them for an area, e.g. requirements:write')
  .refine((scope) => !scope.includes(':') || areas.some((area) => scope.startsWith(`${area}:`)), {
    message: `must name an area of the API: ${areas.join(', ')}`,
  })
  .describe('`read` is every GET, `write` everything else; `requirements:read` the same for addresses below /v1/requirements only. '
    + 'Erasing a person needs `person-erasures:write` by its name');
export type ApiScope = z.infer<typeof ApiScope>;

/** What cannot be undone: neither `write` opens it nor a key that states nothing, only its own name. */
export const setApart: readonly ApiScope[] = ['person-erasures:write'];
/** What sessions have. */
export const everyScope: readonly ApiScope[] = ['read', 'write', ...setApart];

/** What a key opens that states nothing, made by a credential that opens `within`. */
export const usualScopes = (within: readonly ApiScope[]): ApiScope[] => within.filter((scope) => !setApart.includes(scope));

/** The scope that a request to this path needs. */
export function scopeOf(method: string, path: string): ApiScope {
  const area = path.split('/')[2]?.split('.')[0] ?? '';
  return `${area}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`;
}

/** Whether `held` opens what `wanted` opens: `read` opens `requirements:read`, never the other way round. */
export function covers(held: readonly ApiScope[], wanted: ApiScope): boolean {
  return held.includes(wanted) || (!setApart.includes(wanted) && held.includes(wanted.slice(wanted.indexOf(':') + 1)));
}
