// Groups of roles that endpoints allow.
import { roles } from '#contracts/message.js';

export const everyone = roles;
/** Those who work for a cluster as a whole. */
export const clusterStaff = ['cda', 'manager', 'admin'] as const;
/** Both sides of a linkage, and those who work for the cluster. */
export const involved = ['buyer', 'enterprise', 'cda', 'manager', 'admin'] as const;
/** Both sides of an engagement, and those who work for the cluster. */
export const marketParties = ['enterprise', 'provider', ...clusterStaff] as const;
