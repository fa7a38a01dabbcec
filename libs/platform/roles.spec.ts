// Who may ask at all.
import { expect, it } from '@jest/globals';
import { roles, type Role } from '#contracts/message.js';
import { systemContext } from './context.js';
import { newId } from './ids.js';
import { requireRole } from './roles.js';

it('only the roles that were named pass, and the system', () => {
  for (const role of roles) {
    const actor = { accountId: newId(), role: role as Role, organisationId: null, clusterIds: [] };
    const check = () => requireRole({ ...systemContext('test'), actor }, ['cda', 'buyer']);
    if (role === 'cda' || role === 'buyer') expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'role_not_allowed' }));
  }
  expect(() => requireRole(systemContext('test'), [])).not.toThrow();
});
