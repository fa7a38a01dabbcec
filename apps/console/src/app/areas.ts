// The areas of the console and whose they are: the navigation, in the order in which a day goes.
import type { Role } from '../api/me.js';

const staff = ['cda', 'manager', 'admin'] as const;
const everyone = [...staff, 'buyer', 'enterprise', 'provider'] as const;

export const navigation = [
  { to: '/', name: 'home', roles: everyone },
  { to: '/requirements', name: 'requirements', roles: [...staff, 'buyer'] },
  { to: '/invitations', name: 'invitations', roles: everyone },
  { to: '/linkages', name: 'linkages', roles: everyone },
] as const satisfies readonly { to: string; name: string; roles: readonly Role[] }[];
