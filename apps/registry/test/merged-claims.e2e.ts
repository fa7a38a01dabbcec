// What of claims and numbers a merge unites: numbers move with it and come back, and nobody asks the merged one anything.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerClaimQuestion, ListClaimQuestions, type ClaimQuestion } from '#contracts/registry/claim-questions.js';
import { GetEnterprise, RegisterEnterprise, type Enterprise, type NewEnterprise } from '#contracts/registry/enterprises.js';
import { MergeEnterprises, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let clusterId: string;
beforeAll(async () => {
  registry = await startTestRegistry({ SWEEP_MS: '200' });
  clusterId = (await newCluster(registry)).id;
});
afterAll(() => registry.stop());

const cda = () => as('cda', { clusterIds: [clusterId] }, newId());
const register = (change: Partial<NewEnterprise>) => registerTailor(registry, clusterId, { name: `Tailor ${newId()}`, ...change });
const merge = (kept: Enterprise, other: Enterprise) => registry.ask(MergeEnterprises, {
  id: kept.id, version: kept.version, merge: { mergedId: other.id, mergedVersion: other.version, reason: 'Registered twice' },
}, cda());
const parting = async (id: string) => ({ id, version: (await registry.ask(GetEnterprise, { id })).version });
const unmerge = async (id: string) => registry.ask(UnmergeEnterprise, await parting(id), cda());
const registering = (identifiers: NewEnterprise['identifiers']) => tailor({ clusterId, name: `Third ${newId()}`, identifiers });

describe('the numbers of two enterprises', () => {
  const number = (): NewEnterprise['identifiers'][number] => ({ scheme: 'ET-MOT', id: newId().replaceAll('-', '').toUpperCase() });

  it('are those of the kept one while they are merged, and each has its own again afterwards', async () => {
    const [first, second] = [number(), number()];
    const [kept, other] = [await register({ identifiers: [first] }), await register({ identifiers: [second] })];
    const { enterprise } = await merge(kept, other);
    expect(enterprise.identifiers).toMatchObject([first, second]);
    const held = await registry.refusal(RegisterEnterprise, registering([second]), cda());
    expect(held).toMatchObject({ code: 'already_exists', message: expect.stringContaining(kept.id) });

    const back = await unmerge(other.id);
    expect([back.kept.identifiers, back.enterprise.identifiers]).toMatchObject([[first], [second]]);
    const again = await registry.refusal(RegisterEnterprise, registering([second]), cda());
    expect(again).toMatchObject({ code: 'already_exists', message: expect.stringContaining(other.id) });
  });

  it('cannot be parted from the kept one when somebody else has got one meanwhile: nothing is parted', async () => {
    const second = number();
    const [kept, other] = [await register({}), await register({ identifiers: [second] })];
    await merge(kept, other);
    // As if the kept one had given it up.
    await registry.query("UPDATE enterprise SET identifiers = '[]' WHERE id = $1", [kept.id]);
    await registry.query('DELETE FROM identifier WHERE enterprise_id = $1', [kept.id]);
    await register({ identifiers: [second] });
    expect(await registry.refusal(UnmergeEnterprise, await parting(other.id), cda())).toMatchObject({
      code: 'already_exists', message: expect.stringContaining(second.id),
    });
    expect((await registry.ask(GetEnterprise, { id: other.id })).id).toBe(kept.id);
  });
});

describe('a question to an enterprise that was merged', () => {
  const [polo] = tailor().capabilities;
  const old = { capabilities: [{ ...polo!, statedOn: '2024-01-31' }] };
  const questionsOf = async (enterpriseId: string): Promise<ClaimQuestion[]> =>
    (await registry.ask(ListClaimQuestions, { enterpriseId, limit: 50 }, cda())).items;
  const asked = (enterpriseId: string): Promise<ClaimQuestion> => waitFor(async () => (await questionsOf(enterpriseId))[0], { what: 'a question' });
  /** Lets it be looked at as if nothing had been asked for long, and waits for it. */
  const look = async (enterpriseId: string) => {
    await registry.query("UPDATE claim_question SET asked_at = asked_at - interval '91 days' WHERE enterprise_id = $1", [enterpriseId]);
    await registry.query("UPDATE claim_review SET due = '2000-01-01' WHERE enterprise_id = $1", [enterpriseId]);
    await waitFor(async () =>
      (await registry.query("SELECT 1 FROM claim_review WHERE enterprise_id = $1 AND due > '2000-01-01'", [enterpriseId])).length > 0, { what: 'a look' });
  };

  it('has lapsed, and no other is asked until it stands for itself again', async () => {
    const [kept, other] = [await register(old), await register(old)];
    const question = await asked(other.id);
    await asked(kept.id);
    await merge(kept, other);
    expect((await questionsOf(other.id)).map(({ status }) => status)).toEqual(['lapsed']);
    expect((await questionsOf(kept.id)).map(({ status }) => status)).toEqual(['open']);
    expect((await registry.refusal(AnswerClaimQuestion, { id: question.id, answer: 'no' }, cda())).code).toBe('transition_not_allowed');
    await look(other.id);
    expect(await questionsOf(other.id)).toHaveLength(1);
    await unmerge(other.id);
    await look(other.id);
    expect((await questionsOf(other.id)).map(({ status }) => status)).toEqual(['lapsed', 'open']);
  });
});
