// What the guided tour shows to whom: the areas of the navigation one after another, as a day goes.
import type { Role } from '../api/me.js';

/** Names of areas; each has its words under `tour:<whose>.<area>`. */
export const stepsOf = {
  staff: ['home', 'queue', 'requirements', 'invitations', 'linkages', 'gaps', 'enterprises', 'imports', 'settings'],
  buyer: ['home', 'requirements', 'invitations', 'linkages'],
  enterprise: ['home', 'invitations', 'linkages', 'profile'],
  provider: ['home', 'invitations', 'linkages', 'offers', 'demand'],
} as const;
export type TourOf = keyof typeof stepsOf;

export const tourOf = (role: Role): TourOf => (role === 'buyer' || role === 'enterprise' || role === 'provider' ? role : 'staff');
