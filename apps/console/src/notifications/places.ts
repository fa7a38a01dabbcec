// Where in the console one opens what a message is about.
import type { Schemas } from '../api/client.js';

/** Below /console; null where the console has no page of it. */
export function placeOf(reference: Schemas['Reference'] | null): string | null {
  if (reference === null) return null;
  const { type, id } = reference;
  switch (type) {
    case 'invitation': return `/invitations/${id}`;
    case 'service_invitation': return `/invitations/${id}?market=services`;
    case 'linkage': return `/linkages/${id}`;
    case 'service_engagement': return `/linkages/${id}?market=services`;
    case 'requirement': return `/requirements/${id}`;
    case 'claim_question': return '/';
    default: return null;
  }
}
