// Claims one can trust: who said and verified them, the question about an old one, and numbers that only one enterprise has.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Cluster } from '#contracts/registry/clusters.js';
import { ChangeCluster } from '#contracts/registry/clusters.js';
import { AnswerClaimQuestion, ListClaimQuestions, type ClaimQuestion } from '#contracts/registry/claim-questions.js';
import {
  ChangeEnterprise, DescribeEnterprises, GetEnterprise, ImportEnterprises, RegisterEnterprise, type NewEnterprise,
} from '#contracts/registry/enterprises.js';
import { ListDuplicatesOfEnterprise } from '#contracts/registry/duplicates.js';
import { newId } from '#platform/ids.js';
import { waitFor } from '#testing/wait-for.js';
import { tailor } from '../src/enterprises/tailor.specimen.js';
import { as, newCluster, registerTailor, startTestRegistry, toldAbout, type TestRegistry } from './registry.js';

let registry: TestRegistry;
let cluster: Cluster;

beforeAll(async () => {
  registry = await startTestRegistry({ SWEEP_MS: '200' });
  cluster = await newCluster(registry);
});
afterAll(() => registry.stop());

const cda = (key?: string) => as('cda', { clusterIds: [cluster.id] }, key);
const owner = (organisationId: string, key?: string) => as('enterprise', { organisationId, clusterIds: [cluster.id] }, key);
const [polo] = tailor().capabilities;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const old = (change: Partial<NewEnterprise> = {}): Partial<NewEnterprise> =>
  ({ name: `Tailor ${newId()}`, capabilities: [{ ...polo!, statedOn: day(-400), leadTimeDays: 20 }], ...change });

describe('a claim', () => {
  it('is the word of who stated it, verified by an act of a CDA, and declared again when the enterprise says something else', async () => {
    const agent = cda(newId());
    const made = await registry.ask(RegisterEnterprise, tailor({ clusterId: cluster.id, name: 'Provenance' }), agent);
    const word = { accountId: agent.actor!.accountId, role: 'cda' };
    expect(made.capabilities[0]).toMatchObject({ status: 'declared', statedBy: word });
    const refusal = await registry.refusal(ChangeEnterprise, {
      id: made.id, version: 1, change: { capabilities: [{ ...polo!, status: 'verified' }] },
    }, owner(made.id));
    expect(refusal.code).toBe('role_not_allowed');

    const verifier = cda();
    const verified = await registry.ask(ChangeEnterprise, {
      id: made.id, version: 1, change: { capabilities: [{ ...polo!, status: 'verified', validUntil: day(365) }] },
    }, verifier);
    expect(verified.capabilities[0]).toMatchObject({
      status: 'verified', validUntil: day(365), verifiedBy: { accountId: verifier.actor!.accountId }, statedBy: { accountId: verifier.actor!.accountId },
    });
    expect(verified.capabilities[0]!.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    // What was read can be sent back, also by the enterprise.
    const same = await registry.ask(ChangeEnterprise, { id: made.id, version: 2, change: { capabilities: verified.capabilities } }, owner(made.id));
    expect(same).toEqual(verified);

    const news = await registry.ask(ChangeEnterprise, {
      id: made.id, version: 2, change: { capabilities: [{ ...verified.capabilities[0]!, leadTimeDays: 3 }] },
    }, owner(made.id));
    expect(news.capabilities[0]).toMatchObject({ status: 'declared', statedBy: { role: 'enterprise', organisationId: made.id } });
    expect(news.capabilities[0]).not.toHaveProperty('verifiedBy');
    const { items: [seen] } = await registry.ask(DescribeEnterprises, { ids: [made.id] });
    expect(seen!.capabilities[0]).toMatchObject({ validUntil: day(365) });
    expect(seen!.capabilities[0]).not.toHaveProperty('statedBy');
  });
});

describe('a question about a claim', () => {
  const questionsOf = async (enterpriseId: string, context = cda()) =>
    (await registry.ask(ListClaimQuestions, { enterpriseId, limit: 50 }, context)).items;
  const asked = (enterpriseId: string): Promise<ClaimQuestion> =>
    waitFor(async () => (await questionsOf(enterpriseId)).find(({ status }) => status === 'open'), { what: 'a question' });
  const answer = (id: string, said: 'yes' | 'no' | 'changed', context = cda(newId())) =>
    registry.ask(AnswerClaimQuestion, { id, answer: said }, context);
  /** Lets the claims of an enterprise be looked at now, and waits for it. */
  const look = async (enterpriseId: string) => {
    await registry.query("UPDATE claim_review SET due = '2000-01-01' WHERE enterprise_id = $1", [enterpriseId]);
    await waitFor(async () =>
      (await registry.query("SELECT 1 FROM claim_review WHERE enterprise_id = $1 AND due > '2000-01-01'", [enterpriseId])).length > 0, { what: 'a look' });
  };

  it('is asked about the oldest that is not fresh any more, once, and told by its id', async () => {
    const { id } = await registerTailor(registry, cluster.id, old({
      capabilities: [
        { ...polo!, statedOn: day(-400) }, { ...polo!, code: 'TX.GAR.TOP.TSHIRT', statedOn: day(-500), capacity: [
          { from: '2027-02-01', to: '2027-02-28', quantity: 2000, booked: 0 }] }, { ...polo!, code: 'TX.GAR.TOP.SHIRT', statedOn: day(0) },
      ],
    }));
    const question = await asked(id);
    expect(question).toMatchObject({
      enterpriseId: id, clusterId: cluster.id, confirmedOn: day(-500), perMonth: 2000, label: { en: expect.any(String), am: expect.any(String) },
      claim: { code: 'TX.GAR.TOP.TSHIRT' }, answer: null,
    });
    expect(await toldAbout(registry, question.id)).toMatchObject([{ subject: 'event.registry.claim-question-asked.v1' }]);
    await look(id);
    expect(await questionsOf(id)).toHaveLength(1);
    // After the days of the policy the next is asked, and the first is not waited for any more.
    await registry.query("UPDATE claim_question SET asked_at = asked_at - interval '91 days' WHERE enterprise_id = $1", [id]);
    await look(id);
    expect((await questionsOf(id)).map(({ status }) => status)).toEqual(['lapsed', 'open']);
    expect(await registry.refusal(AnswerClaimQuestion, { id: question.id, answer: 'yes' }, cda(newId()))).toMatchObject({ code: 'transition_not_allowed' });
  });

  it('answered with yes makes the claim one of today, by the word of who answered', async () => {
    const { id } = await registerTailor(registry, cluster.id, old());
    const who = owner(id, newId());
    const said = await answer((await asked(id)).id, 'yes', who);
    expect(said).toMatchObject({ status: 'answered', answer: 'yes', answeredBy: { accountId: who.actor!.accountId, role: 'enterprise' } });
    const after = await registry.ask(GetEnterprise, { id });
    expect(after).toMatchObject({ version: 2, capabilities: [{ leadTimeDays: 20, status: 'declared', statedBy: { accountId: who.actor!.accountId } }] });
    expect(after.capabilities[0]!.statedOn >= day(-1)).toBe(true);
    expect(await toldAbout(registry, id)).toHaveLength(2);
    const audited = await registry.query<{ action: string }>("SELECT action FROM audit_log WHERE subject_id = $1", [said.id]);
    expect(audited).toEqual([{ action: 'claim_question.answered' }]);
    // The same answer under the same key is the same answer.
    expect(await registry.ask(AnswerClaimQuestion, { id: said.id, answer: 'yes' }, who)).toEqual(said);
  });

  it('answered with yes leaves a verdict as it was, and ends one whose last day is past', async () => {
    const verified = { ...polo!, statedOn: day(-400), status: 'verified' as const };
    const [lasting, ended] = await Promise.all([day(20), day(-20)].map((validUntil) =>
      registerTailor(registry, cluster.id, old({ capabilities: [{ ...verified, validUntil }] }))));
    // As if it had been verified then: one that was verified today is fresh.
    await registry.query('UPDATE capability SET verified_on = stated_on WHERE enterprise_id = ANY($1)', [[lasting!.id, ended!.id]]);
    await look(lasting!.id);
    await answer((await asked(lasting!.id)).id, 'yes');
    await answer((await asked(ended!.id)).id, 'yes');
    const [kept, gone] = await Promise.all([lasting!, ended!].map(({ id }) => registry.ask(GetEnterprise, { id })));
    expect(kept!.capabilities[0]).toMatchObject({ status: 'verified', validUntil: day(20), verifiedOn: day(-400) });
    expect(gone!.capabilities[0]!.status).toBe('declared');
    expect(gone!.capabilities[0]).not.toHaveProperty('validUntil');
  });

  it('answered with no withdraws the claim; with changed it is noted', async () => {
    const [{ id: one }, { id: other }] = await Promise.all([registerTailor(registry, cluster.id, old()), registerTailor(registry, cluster.id, old())]);
    await answer((await asked(one)).id, 'no');
    expect((await registry.ask(GetEnterprise, { id: one })).capabilities).toEqual([]);
    const withdrawn = (await questionsOf(one))[0]!;
    expect(withdrawn.claim).toMatchObject({ code: polo!.code, leadTimeDays: 20 });
    await answer((await asked(other)).id, 'changed');
    expect(await registry.ask(GetEnterprise, { id: other })).toMatchObject({ version: 1 });
    const changed = await registry.ask(ListClaimQuestions, { clusterId: cluster.id, answer: 'changed', limit: 50 }, cda());
    expect(changed.items.map(({ enterpriseId }) => enterpriseId)).toEqual([other]);
  });

  it('is shown to and answered by nobody else', async () => {
    const { id } = await registerTailor(registry, cluster.id, old());
    const question = await asked(id);
    for (const stranger of [owner(newId(), newId()), as('cda', { clusterIds: [newId()] }, newId())]) {
      expect(await questionsOf(id, stranger)).toEqual([]);
      expect((await registry.refusal(AnswerClaimQuestion, { id: question.id, answer: 'no' }, stranger)).code).toBe('not_found');
    }
    expect((await registry.refusal(AnswerClaimQuestion, { id: question.id, answer: 'no' }, as('buyer', {}, newId()))).code).toBe('role_not_allowed');
    expect((await registry.ask(GetEnterprise, { id })).capabilities).toHaveLength(1);
  });

  it('is not asked of an enterprise that is closed, and nowhere where the policy says so', async () => {
    const quiet = await newCluster(registry);
    await registry.ask(ChangeCluster, { id: quiet.id, version: 1, change: { policy: { claimQuestionDays: 0 } } });
    const { id } = await registerTailor(registry, quiet.id, old());
    const { id: closed } = await registerTailor(registry, cluster.id, old({ active: false }));
    for (const each of [id, closed]) {
      await look(each);
      expect(await registry.ask(ListClaimQuestions, { enterpriseId: each, limit: 50 })).toMatchObject({ items: [] });
    }
  });
});

describe('a number of an authority', () => {
  const gstin = { scheme: 'IN-GSTIN', id: '27 aapfu0939f1zv' };
  const register = (change: Partial<NewEnterprise>, context = cda(newId())) =>
    registry.ask(RegisterEnterprise, tailor({ clusterId: cluster.id, name: `Number ${newId()}`, ...change }), context);

  it('is kept in one form and belongs to one enterprise of a cluster', async () => {
    const holder = await register({ identifiers: [gstin] });
    expect(holder.identifiers).toEqual([{ scheme: 'IN-GSTIN', id: '27AAPFU0939F1ZV', checked: true }]);
    const twice = await registry.refusal(RegisterEnterprise, tailor({ clusterId: cluster.id, identifiers: [gstin] }), cda(newId()));
    expect(twice).toMatchObject({ code: 'already_exists', message: expect.stringContaining(holder.id) });
    const other = await register({});
    const change = { id: other.id, version: 1, change: { identifiers: [gstin] } };
    const asOwner = await registry.refusal(ChangeEnterprise, change, owner(other.id));
    expect(asOwner.code).toBe('already_exists');
    expect(JSON.stringify(asOwner)).not.toContain(holder.id);
    // In another cluster it is another matter; given up, it is free.
    const elsewhere = await newCluster(registry);
    await registry.ask(RegisterEnterprise, tailor({ clusterId: elsewhere.id, identifiers: [gstin] }));
    await registry.ask(ChangeEnterprise, { id: holder.id, version: 1, change: { identifiers: [] } }, cda());
    expect(await registry.ask(ChangeEnterprise, change, cda())).toMatchObject({ identifiers: [{ id: '27AAPFU0939F1ZV' }] });
  });

  it('of two that are registered at once goes to one', async () => {
    const identifiers = [{ scheme: 'ET-MOT', id: newId() }];
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => register({ identifiers })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'already_exists' });
  });

  it('with a wrong check digit is refused, and nothing is kept', async () => {
    const wrong = await registry.refusal(RegisterEnterprise, tailor({
      clusterId: cluster.id, name: 'Wrong number', identifiers: [{ scheme: 'XI-LEI', id: '5493001KJTIIGC8Y1R13' }],
    }), cda(newId()));
    expect(wrong).toMatchObject({ code: 'body_invalid', details: { fields: [{ field: 'identifiers.0.id' }] } });
    expect(await registry.query("SELECT 1 FROM enterprise WHERE name = 'Wrong number'")).toEqual([]);
  });

  it('a telephone number and a street find a likely duplicate, with their weights', async () => {
    const site = { country: 'ET', town: 'Bahir Dar', street: 'Ghion Street 14' };
    const phone = { kind: 'phone' as const, address: '+251911765432', consent: false };
    await register({ name: 'Blue Nile Weavers', contacts: [phone], establishments: [site] });
    const again = await register({ name: 'Weavers of the Blue Nile', contacts: [phone], establishments: [{ ...site, street: 'Ghion St. 14' }] });
    const { items } = await registry.ask(ListDuplicatesOfEnterprise, { id: again.id }, cda());
    expect(items).toMatchObject([{ name: 'Blue Nile Weavers' }]);
    expect(items[0]!.reasons.map(({ field }) => field)).toEqual(expect.arrayContaining(['phone', 'address']));
  });

  it('and what else is new comes by a file, with the line of what cannot be', async () => {
    const into = await newCluster(registry);
    const header = 'external_id,name,size,registered,country,street,phone,identifiers\n';
    const load = (rows: string) => registry.ask(ImportEnterprises, { clusterId: into.id, csv: header + rows }, as('cda', { clusterIds: [into.id] }, newId()));
    const good = 'A,One,small,yes,ET,Bole Road 1,0911 22 33 44,ET-MOT:AA 1|FR-SIRET:732 829 320 00074\n';
    expect(await load(good)).toMatchObject({ created: 1 });
    expect(await load(good)).toMatchObject({ unchanged: 1 });
    const [row] = await registry.query<{ id: string }>("SELECT id FROM enterprise WHERE cluster_id = $1", [into.id]);
    expect(await registry.ask(GetEnterprise, { id: row!.id })).toMatchObject({
      establishments: [{ street: 'Bole Road 1' }], contacts: [{ kind: 'phone', address: '+251911223344', consent: false }],
      identifiers: [{ scheme: 'ET-MOT', id: 'AA1', checked: false }, { scheme: 'FR-INSEE', id: '73282932000074', checked: true }],
    });
    const bad = await registry.refusal(ImportEnterprises, { clusterId: into.id, csv: header
      + 'B,Two,small,yes,ET,,12,ET-MOT:AA1\nC,Three,small,yes,ET,,,XI-LEI:5493001KJTIIGC8Y1R13\nD,Four,small,yes,ET,,,ET-MOT:D\nE,Five,small,yes,ET,,,ET-MOT:D\n' },
    as('cda', { clusterIds: [into.id] }, newId()));
    expect(bad.details.fields!.map(({ field }) => field)).toEqual(['line 2.phone', 'line 2.identifiers', 'line 3.identifiers', 'line 5.identifiers']);
    expect(await registry.query('SELECT 1 FROM enterprise WHERE cluster_id = $1', [into.id])).toHaveLength(1);
  });
});
