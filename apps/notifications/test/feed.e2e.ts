// The feed: each reader's own, in order, with what was read, why it happened and what can be opened.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InvitationIssued } from '#contracts/matching/invitations.js';
import { ProposalEnded } from '#contracts/matching/proposals.js';
import { ListFeed, MarkRead } from '#contracts/notifications/deliveries.js';
import type { RunningService } from '#platform/app.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { invariants } from '../src/deliveries/invariants.js';
import { eraseFeed } from '../src/feed/erase-feed.js';
import { as, Notified } from './system.js';

let notified: Notified;
let service: RunningService;

beforeAll(async () => {
  notified = await Notified.open();
  service = await notified.start();
  for (let items = 1; items <= 5; items += 1) {
    await notified.told(await notified.publish(InvitationIssued, notified.proposal().enterprise), 2);
  }
}, 120_000);

afterAll(() => notified?.close(), 60_000);

describe('the feed', () => {
  it('shows each caller what is theirs, newest first, page by page', async () => {
    const own = as('enterprise', { organisationId: notified.scene.enterpriseId });
    const first = await notified.ask(service, ListFeed, { limit: 2 }, own);
    const second = await notified.ask(service, ListFeed, { limit: 2, cursor: first.nextCursor! }, own);
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toHaveLength(4);
    expect([...ids].sort().reverse()).toEqual(ids);
    const owners = await notified.rows<{ recipient_id: string }>('SELECT DISTINCT recipient_id FROM feed_item WHERE id = ANY($1)', [ids]);
    expect(owners).toEqual([{ recipient_id: notified.scene.enterpriseId }]);
    const stranger = await notified.ask(service, ListFeed, { limit: 50 }, as('buyer', { organisationId: newId() }));
    expect(stranger.items).toEqual([]);
  });

  it('goes on with an enterprise that was merged into another', async () => {
    const own = as('enterprise', { organisationId: newId(), formerOrganisationIds: [notified.scene.enterpriseId] });
    const { items } = await notified.ask(service, ListFeed, { limit: 2 }, own);
    expect(items).toHaveLength(2);
    expect((await notified.ask(service, MarkRead, { id: items[0]!.id }, own)).readAt).not.toBeNull();
  });

  it('remembers what was read, the first time', async () => {
    const own = as('enterprise', { organisationId: notified.scene.enterpriseId });
    const unread = await notified.ask(service, ListFeed, { limit: 1, unread: true }, own);
    const { id } = unread.items[0]!;
    const read = await notified.ask(service, MarkRead, { id }, own);
    expect(read.readAt).not.toBeNull();
    expect((await notified.ask(service, MarkRead, { id }, own)).readAt).toBe(read.readAt);
    const rest = await notified.ask(service, ListFeed, { limit: 50, unread: true }, own);
    expect(rest.items.map((item) => item.id)).not.toContain(id);
  });

  it('is nobody else’s to mark', async () => {
    const own = as('enterprise', { organisationId: notified.scene.enterpriseId });
    const { items } = await notified.ask(service, ListFeed, { limit: 1 }, own);
    const other = as('buyer', { organisationId: notified.scene.buyerId });
    await expect(notified.ask(service, MarkRead, { id: items[0]!.id }, other)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('has the reason as a code, and refers only to what its reader may see', async () => {
    const { clusterId, buyerId, enterpriseId } = notified.scene;
    const { proposalId, requirementId } = notified.proposal();
    const end = { proposalId, clusterId, buyerId, enterpriseId, outcome: 'declined', reason: 'price', wasInvited: false, refusedBy: null } as const;
    await notified.told(await notified.publish(ProposalEnded, end), 3);
    const newest = async (role: 'buyer' | 'enterprise', organisationId: string) =>
      (await notified.ask(service, ListFeed, { limit: 1 }, as(role, { organisationId }))).items[0];
    expect(await newest('buyer', buyerId)).toMatchObject({ reason: 'price', refersTo: { type: 'requirement', id: requirementId } });
    expect(await newest('enterprise', enterpriseId)).toMatchObject({ reason: 'price', refersTo: null });
  });

  it('of somebody who is erased is empty, and every invariant holds', async () => {
    const { enterpriseId } = notified.scene;
    const items = () => notified.rows('SELECT id FROM feed_item WHERE recipient_id = $1', [enterpriseId]);
    expect((await items()).length).toBeGreaterThan(4);
    // Of an account; that these are of an organisation makes no difference here.
    await service.app.get(Database).transaction((tx) => eraseFeed(tx, { accountIds: [enterpriseId], addresses: [], names: [] }));
    expect(await items()).toEqual([]);
    const invariant = invariants.find(({ name }) => name === 'feed-delivery-without-item')!;
    expect(await notified.rows('sql' in invariant ? invariant.sql : '')).toEqual([]);
  });
});
