// Valid replies of the services behind the gateway, to be varied by a test.
import type { Invitation } from '#contracts/matching/invitations.js';
import type { Requirement } from '#contracts/matching/requirements.js';
import { newId } from '#platform/ids.js';

const now = '2026-11-01T08:00:00.000Z';

export const requirementReply = (more: Partial<Requirement> = {}): Requirement => ({
  id: newId(),
  version: 1,
  status: 'posted',
  clusterId: newId(),
  buyerId: newId(),
  title: 'Polo shirts',
  description: null,
  language: null,
  lots: [],
  postedAt: now,
  createdAt: now,
  updatedAt: now,
  ...more,
});

export const requirementBody = (more: Record<string, unknown> = {}) => ({
  clusterId: newId(),
  title: 'Polo shirts',
  lots: [{ code: 'G12', quantity: 500, unit: 'piece', deadline: '2099-01-01' }],
  ...more,
});

export const invitationReply = (more: Partial<Invitation> = {}): Invitation => ({
  id: newId(),
  version: 1,
  side: 'enterprise',
  organisationId: newId(),
  clusterId: newId(),
  proposalId: newId(),
  requirementId: newId(),
  lotId: newId(),
  requirementTitle: 'Polo shirts for spring',
  lotText: 'Polo shirts, cotton, logo on the chest',
  code: 'G12',
  quantity: 1500,
  unit: 'C62',
  deadline: '2099-03-31',
  ceilingPrice: { amount: 4.5, currency: 'USD' },
  place: { country: 'ET', town: 'Addis Ababa' },
  mandatoryCertifications: ['ISO 9001', 'OEKO-TEX'],
  counterpartName: 'Nordic Sportswear',
  status: 'open',
  outcome: null,
  outcomeReason: null,
  reply: null,
  counterpartReply: null,
  yesQuantity: 1500,
  sentAt: now,
  closesAt: '2099-01-15T16:00:00.000Z',
  ...more,
});
