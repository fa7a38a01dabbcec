// Where in the console one opens what a message is about.
import { linkOptions, type LinkProps } from '@tanstack/react-router';
import type { Schemas } from '../api/client.js';

type Place = Pick<LinkProps, 'to' | 'params' | 'search'>;
type Told = Pick<Schemas['FeedItem'], 'refersTo' | 'template'>;

/** Where those decide who work for a cluster; null where that is not what it is about. */
function placeToDecide({ refersTo, template }: Told): Place | null {
  if (template === 'proposals-to-review') return linkOptions({ to: '/queue' });
  if (refersTo === null) return null;
  const { type, id } = refersTo;
  if (template === 'service-proposals-to-review') return linkOptions({ to: '/queue/services', search: { need: id } });
  if (template === 'service-opening-to-review') return linkOptions({ to: '/gaps/needs/$id', params: { id } });
  if (type === 'proposal') return linkOptions({ to: '/queue', search: { item: id } });
  return type === 'service_proposal' ? linkOptions({ to: '/queue/services/$id', params: { id } }) : null;
}

/** Null where the console has no page of it. */
export function placeOf(told: Told, { isStaff }: { isStaff: boolean }): Place | null {
  const toDecide = isStaff ? placeToDecide(told) : null;
  if (toDecide !== null || told.refersTo === null) return toDecide;
  const { type, id } = told.refersTo;
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
