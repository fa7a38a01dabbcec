// A requirement after it was written: every allowed move, every refused one, expiry, and closing when it is covered.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#contracts/message.js';
import {
  ChangeRequirement, ConfirmLotCode, GetRequirement, GetRequirementLastChange, ListRequirements, MoveRequirement, PostRequirement, type Requirement,
} from '#contracts/matching/requirements.js';
import type { DomainError } from '#contracts/errors.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { RequirementsService } from '../src/requirements/requirements.service.js';
import { codeOf } from './linkage-scene.js';
import { admin, buyer, buyerActor, cda, foreignBuyer, inDays, lot, requirement } from './support/garments.js';
import { contextOf, startMatching, type MatchingSystem } from './support/system.js';

let system: MatchingSystem;
beforeAll(async () => {
  system = await startMatching();
});
afterAll(() => system.stop());

const post = (more: Parameters<typeof requirement>[0] = {}) =>
  system.ask(PostRequirement, requirement(more), contextOf(buyerActor));
const move = ({ id, version }: Requirement, action: 'post' | 'close' | 'cancel', actor = buyerActor) =>
  system.ask(MoveRequirement, { id, version, action }, contextOf(actor));
const events = async (id: string) => {
  const rows = await system.database.query<{ subject: string; body: { how?: string } }>(
    `SELECT subject, body FROM outbox WHERE aggregate_id = $1 ORDER BY seq`, [id],
  );
  return rows.map(({ subject, body }) => `${subject.split('.')[2]} ${body.how ?? ''}`.trim());
};

describe('a draft', () => {
  it('is changed, posted and closed; each step counts a version', async () => {
    const draft = await post({ draft: true });
    const changed = await system.ask(
      ChangeRequirement,
      {
        id: draft.id,
        version: 1,
        change: { title: 'Other shirts', lots: [lot({ code: 'G12', quantity: 5 }), lot()] },
      },
      contextOf(buyerActor),
    );
    expect(changed).toMatchObject({ version: 2, title: 'Other shirts', status: 'draft', description: null });
    expect(changed.lots.map((each) => [each.number, each.code, each.lastRunId])).toEqual([
      [1, 'G12', null],
      [2, 'G11', null],
    ]);
    const posted = await move(changed, 'post');
    expect(posted).toMatchObject({ version: 3, status: 'posted' });
    expect(posted.lots.every((each) => each.lastRunId !== null)).toBe(true);
    const closed = await move(posted, 'close');
    expect(closed).toMatchObject({ version: 4, status: 'closed' });
    expect(closed.lots.every((each) => each.status === 'ended')).toBe(true);
    expect(await events(draft.id)).toEqual(['requirement-posted', 'requirement-ended closed']);
  });

  it('tells those who work for its cluster who changed it last, and a draft only whoever wrote it', async () => {
    const written = await system.ask(PostRequirement, requirement({ draft: true, buyerId: buyer.id }), contextOf(cda));
    const last = (actor: Actor) => system.ask(GetRequirementLastChange, { id: written.id }, contextOf(actor));
    expect(await last(cda)).toEqual({ change: null });
    await system.ask(ChangeRequirement, { id: written.id, version: 1, change: { title: 'Other shirts' } }, contextOf(buyerActor));
    expect((await last(cda)).change).toMatchObject({ action: 'requirement.changed', accountId: buyerActor.accountId, role: 'buyer' });
    expect(await codeOf(last(buyerActor))).toBe('role_not_allowed');
    expect(await codeOf(last({ ...cda, accountId: newId() }))).toBe('not_found');
    await system.ask(MoveRequirement, { id: written.id, version: 2, action: 'cancel' }, contextOf(cda));
    expect((await last(cda)).change).toMatchObject({ action: 'requirement.cancelled', accountId: cda.accountId });
  });

  it('is judged again when it is posted: its deadline may have passed', async () => {
    const draft = await post({ draft: true });
    await system.database.query('UPDATE lot SET deadline = $2 WHERE requirement_id = $1', [
      draft.id,
      inDays(-2),
    ]);
    await expect(move(draft, 'post')).rejects.toMatchObject({
      code: 'deadline_past',
      details: { fields: [{ field: 'lots.0.deadline' }] },
    });
    expect((await system.ask(GetRequirement, { id: draft.id }, contextOf(buyerActor))).status).toBe('draft');
  });

  it('is changed with wrong lots not at all', async () => {
    const draft = await post({ draft: true });
    await expect(
      system.ask(
        ChangeRequirement,
        { id: draft.id, version: 1, change: { lots: [lot({ unit: 'kg' })] } },
        contextOf(buyerActor),
      ),
    ).rejects.toMatchObject({ code: 'unit_incompatible' });
    expect(await system.ask(GetRequirement, { id: draft.id }, contextOf(buyerActor))).toEqual(draft);
  });

  it('whose lots several change at once is changed by one; the others are told that they are late', async () => {
    const draft = await post({ draft: true });
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, at) => system.ask(
      ChangeRequirement, { id: draft.id, version: 1, change: { lots: [lot({ quantity: at + 1 }), lot()] } }, contextOf(buyerActor),
    )));
    const refused = results.filter((each) => each.status === 'rejected').map((each) => (each.reason as DomainError).code);
    expect(refused).toEqual(Array(7).fill('version_stale'));
    const after = await system.ask(GetRequirement, { id: draft.id }, contextOf(buyerActor));
    expect([after.version, after.lots.length]).toEqual([2, 2]);
  });

  it('is for its buyer and for the account that wrote it', async () => {
    const draft = await system.ask(PostRequirement, requirement({ draft: true }), contextOf(buyerActor));
    const written = await system.ask(PostRequirement, requirement({ draft: true, buyerId: buyer.id }), contextOf(cda));
    const drafts = async (actor: Actor) =>
      (await system.ask(ListRequirements, { limit: 200, status: 'draft' }, contextOf(actor))).items.map((item) => item.id);
    const colleague = { ...cda, accountId: newId() };
    for (const actor of [colleague, admin, { ...cda, accountId: newId(), role: 'manager' } as Actor, foreignBuyer]) {
      expect(await drafts(actor)).toEqual([]);
      for (const { id } of [draft, written]) {
        expect(await codeOf(system.ask(GetRequirement, { id }, contextOf(actor)))).toBe('not_found');
        for (const action of ['post', 'cancel'] as const) {
          expect(await codeOf(system.ask(MoveRequirement, { id, version: 1, action }, contextOf(actor)))).toBe('not_found');
        }
        const change = system.ask(ChangeRequirement, { id, version: 1, change: { title: 'Mine now' } }, contextOf(actor));
        expect(await codeOf(change)).toBe('not_found');
      }
    }
    expect(await drafts(cda)).toEqual([written.id]);
    expect(await drafts({ ...buyerActor, accountId: newId() })).toEqual(expect.arrayContaining([draft.id, written.id]));
    await system.ask(MoveRequirement, { id: draft.id, version: 1, action: 'cancel' }, contextOf(buyerActor));
    expect(await codeOf(system.ask(GetRequirement, { id: draft.id }, contextOf(colleague)))).toBe('not_found');
    await system.ask(MoveRequirement, { id: written.id, version: 1, action: 'post' }, contextOf(cda));
    expect((await system.ask(GetRequirement, { id: written.id }, contextOf(colleague))).status).toBe('posted');
  });

  it('ends without telling anybody', async () => {
    const draft = await post({ draft: true });
    expect((await move(draft, 'cancel')).status).toBe('cancelled');
    expect(await events(draft.id)).toEqual([]);
  });
});

describe('a move', () => {
  it('is refused where the table has none', async () => {
    const draft = await post({ draft: true });
    await expect(move(draft, 'close')).rejects.toMatchObject({ code: 'transition_not_allowed' });
    const cancelled = await move(draft, 'cancel');
    for (const action of ['post', 'close', 'cancel'] as const) {
      await expect(move(cancelled, action)).rejects.toMatchObject({ code: 'transition_not_allowed' });
    }
    const posted = await post();
    await expect(move(posted, 'post')).rejects.toMatchObject({ code: 'transition_not_allowed' });
    await expect(
      system.ask(
        ChangeRequirement,
        { id: posted.id, version: 1, change: { title: 'x' } },
        contextOf(buyerActor),
      ),
    ).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });

  it('with a stale version is refused and says the current one', async () => {
    const posted = await post({ draft: true });
    await move(posted, 'post');
    await expect(move(posted, 'cancel')).rejects.toMatchObject({
      code: 'version_stale',
      details: { version: 2 },
    });
  });

  it('of ten at once succeeds once', async () => {
    const posted = await post();
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => move(posted, 'cancel')));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(await events(posted.id)).toEqual(['requirement-posted', 'requirement-ended cancelled']);
  });

  it('of a foreign requirement finds nothing', async () => {
    const posted = await post();
    await expect(move(posted, 'cancel', foreignBuyer)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      system.ask(ConfirmLotCode, { lotId: posted.lots[0]!.id, version: 1, code: 'G12' }, contextOf(foreignBuyer)),
    ).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('lot') });
  });

  it('repeated with its key has one effect and the same reply', async () => {
    const posted = await post();
    const key = newId();
    const input = { id: posted.id, version: 1, action: 'cancel' as const };
    const first = await system.ask(MoveRequirement, input, contextOf(cda, key));
    expect(await system.ask(MoveRequirement, input, contextOf(cda, key))).toEqual(first);
  });

  it('is written in the audit log with who did it', async () => {
    const posted = await post();
    await move(posted, 'cancel', cda);
    const rows = await system.database.query(
      `SELECT action, account_id, role FROM audit_log WHERE subject_id = $1`,
      [posted.id],
    );
    expect(rows).toEqual([{ action: 'requirement.cancelled', account_id: cda.accountId, role: 'cda' }]);
  });
});

describe('a code', () => {
  it('that does not fit the unit cannot be confirmed', async () => {
    const posted = await post();
    const confirm = (code: string) =>
      system.ask(ConfirmLotCode, { lotId: posted.lots[0]!.id, version: posted.version, code }, contextOf(buyerActor));
    await expect(confirm('F1')).rejects.toMatchObject({
      code: 'unit_incompatible',
      details: { fields: [{ field: 'code' }] },
    });
    await expect(confirm('NOPE')).rejects.toMatchObject({ code: 'code_unknown' });
    expect((await confirm('G12')).lots[0]).toMatchObject({ code: 'G12', codeStatus: 'stated' });
  });

  it('is confirmed for every lot, also for two at the same moment', async () => {
    const lots = Array.from({ length: 6 }, () => lot());
    const posted = await post({ lots });
    const confirm = async (lotId: string, version: number): Promise<void> => {
      await system.ask(ConfirmLotCode, { lotId, version, code: 'G12' }, contextOf(buyerActor)).catch((error: DomainError) => {
        expect(error.code).toBe('version_stale');
        return confirm(lotId, error.details['version'] as number);
      });
    };
    await Promise.all(posted.lots.map(({ id }) => confirm(id, posted.version)));
    const after = await system.ask(GetRequirement, { id: posted.id }, contextOf(buyerActor));
    expect(after.version).toBe(7);
    expect(after.lots.map((each) => each.code)).toEqual(lots.map(() => 'G12'));
  });

  it('chosen for an older version is refused and changes nothing', async () => {
    const posted = await post();
    const choose = (code: string) =>
      system.ask(ConfirmLotCode, { lotId: posted.lots[0]!.id, version: posted.version, code }, contextOf(buyerActor));
    const both = await Promise.allSettled([choose('G12'), choose('G21')]);
    const refused = both.filter((each) => each.status === 'rejected').map((each) => each.reason as DomainError);
    expect(refused).toMatchObject([{ code: 'version_stale', details: { version: 2 } }]);
    expect((await system.ask(GetRequirement, { id: posted.id }, contextOf(buyerActor))).version).toBe(2);
  });

  it('of a lot that ended stays', async () => {
    const cancelled = await move(await post(), 'cancel');
    await expect(
      system.ask(ConfirmLotCode, { lotId: cancelled.lots[0]!.id, version: cancelled.version, code: 'G12' }, contextOf(buyerActor)),
    ).rejects.toMatchObject({ code: 'transition_not_allowed' });
  });
});

describe('the end of a requirement', () => {
  it('comes by itself the day after the last deadline', async () => {
    const [past, present] = [await post(), await post()];
    await system.database.query('UPDATE requirement SET last_deadline = $2 WHERE id = $1', [
      past.id,
      inDays(-1),
    ]);
    await system.database.query('UPDATE requirement SET last_deadline = $2 WHERE id = $1', [
      present.id,
      inDays(0),
    ]);
    await waitFor(
      async () => (await system.ask(GetRequirement, { id: past.id }, contextOf(cda))).status === 'expired',
    );
    expect((await system.ask(GetRequirement, { id: present.id }, contextOf(cda))).status).toBe('posted');
    expect(await events(past.id)).toEqual(['requirement-posted', 'requirement-ended expired']);
  });

  it('comes when linkages cover every lot, even two at the same moment', async () => {
    const posted = await post({ lots: [lot({ quantity: 100 }), lot({ quantity: 50 })] });
    const requirements = system.service.app.get(RequirementsService);
    const link = (index: number, quantity: number) =>
      system.database.transaction((tx) =>
        requirements.addLinkedQuantity(tx, posted.lots[index]!.id, quantity),
      );
    expect(await link(0, 60)).toEqual({ covered: false, requirementClosed: false });
    const ends = await Promise.all([link(0, 40), link(1, 50)]);
    expect(ends.map((each) => each.covered)).toEqual([true, true]);
    expect(ends.filter((each) => each.requirementClosed)).toHaveLength(1);
    const closed = await system.ask(GetRequirement, { id: posted.id }, contextOf(cda));
    expect(closed).toMatchObject({ status: 'closed', version: 4 });
    expect(closed.lots.map((each) => [each.linkedQuantity, each.status])).toEqual([
      [100, 'covered'],
      [50, 'covered'],
    ]);
    expect(await events(posted.id)).toEqual(['requirement-posted', 'requirement-ended closed']);
  });
});

describe('a search for words', () => {
  it('finds a requirement by its title, its buyer and the texts of its lots, all words, whatever the case', async () => {
    const title = 'Zebra 50% cloth';
    const { id } = await post({ title, lots: [lot({ text: 'Striped élan' }), lot({ text: 'Plain_one' })] });
    const found = async (q: string, actor = buyerActor) =>
      (await system.ask(ListRequirements, { limit: 50, q }, contextOf(actor))).items.filter((each) => each.id === id).length;
    expect(await Promise.all(['zebra', 'ZEB loth', 'striped zebra', 'plain_one ÉLAN', `${buyer.name} zebra`, '50%', '  ', 'zebra lion', 'cloth%', "' OR 1=1"].map((q) => found(q))))
      .toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect(await found('zebra', foreignBuyer)).toBe(0);
  });
});
