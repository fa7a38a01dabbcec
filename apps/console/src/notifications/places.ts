// Where in the console one opens what a message is about.
import { linkOptions, type LinkProps } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';

/** Null where the console has no page of it. */
export function placeOf(reference: Schemas['Reference'] | null): Pick<LinkProps, 'to' | 'params' | 'search'> | null {
  if (reference === null) return null;
  const { type, id } = reference;
  switch (type) {
    case 'invitation': return linkOptions({ to: '/invitations/$id', params: { id } });
    case 'service_invitation': return linkOptions({ to: '/invitations/$id', params: { id }, search: { market: 'services' } });
    case 'linkage': return linkOptions({ to: '/linkages/$id', params: { id } });
    case 'service_engagement': return linkOptions({ to: '/linkages/$id', params: { id }, search: { market: 'services' } });
    case 'requirement': return linkOptions({ to: '/requirements/$id', params: { id } });
    case 'claim_question': return linkOptions({ to: '/' });
    default: return null;
  }
}
