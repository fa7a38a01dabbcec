// The areas of the console and whose they are: the navigation, in the order in which a day goes.
import type { Role } from '../api/me.js';

const staff = ['cda', 'manager', 'admin'] as const;
const everyone = [...staff, 'buyer', 'enterprise', 'provider'] as const;

export const navigation = [
  { to: '/', name: 'home', roles: everyone },
  { to: '/queue', name: 'queue', roles: staff },
  { to: '/requirements', name: 'requirements', roles: [...staff, 'buyer'] },
  { to: '/invitations', name: 'invitations', roles: everyone },
  { to: '/linkages', name: 'linkages', roles: everyone },
  { to: '/gaps', name: 'gaps', roles: staff },
  { to: '/enterprises', name: 'enterprises', roles: staff },
  { to: '/duplicates', name: 'duplicates', roles: staff },
  { to: '/imports', name: 'imports', roles: staff },
  { to: '/profile', name: 'profile', roles: ['enterprise'] },
  { to: '/offers', name: 'offers', roles: ['provider'] },
  { to: '/demand', name: 'demand', roles: ['provider'] },
  { to: '/needs', name: 'needs', roles: ['enterprise'] },
] as const satisfies readonly { to: string; name: string; roles: readonly Role[] }[];
