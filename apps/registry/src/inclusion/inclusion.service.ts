// The use cases of inclusion categories: an enterprise declares, reads and withdraws its own, a CDA notes what it was told, and a match
// run asks who counts. Nothing of them leaves this folder otherwise: no event, no job, no log line, no stored answer.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  inclusionCategories, smallestCell, type CountTowardsPolicy, type DeclareInclusion, type Inclusion, type InclusionCategory, type InclusionNoted,
} from '#contracts/registry/inclusion.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { scopeFor, systemOnly, type Action } from '../access.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { Identities } from '../enterprises/identities.repository.js';
import { InclusionDatabase } from './inclusion-database.js';
import { InclusionRepository } from './inclusion.repository.js';

const dayMs = 86_400_000;

@Injectable()
export class InclusionService {
  constructor(
    private readonly registry: Database,
    private readonly database: InclusionDatabase,
    private readonly enterprises: EnterprisesRepository,
    private readonly identities: Identities,
    private readonly inclusion: InclusionRepository,
    private readonly audit: Audit,
  ) {}

  /**
   * An enterprise states all that holds for it. What a CDA notes replaces what CDAs noted before, and never what the enterprise itself
   * declared.
   */
  async declare({ id, declarations }: Input<typeof DeclareInclusion>, context: RequestContext): Promise<InclusionNoted> {
    const itself = context.actor?.role === 'enterprise';
    for (const [index, { consentedOn, consentGiven }] of declarations.entries()) {
      // Today is later elsewhere.
      if (Date.parse(consentedOn) > Date.now() + dayMs) throw unfit(`declarations.${index}.consentedOn`, 'is in the future');
      if (!itself && consentGiven === undefined) throw unfit(`declarations.${index}.consentGiven`, 'must say how consent was given');
    }
    const { clusterId, ids } = await this.declarer(id, 'declare inclusion', context);
    return this.database.transaction(async (tx) => {
      await this.inclusion.lock(tx, clusterId);
      const before = await this.inclusion.of(tx, ids);
      const mine = itself ? before : before.filter(({ declaredBy }) => declaredBy === 'cda');
      const others = new Set(before.filter((each) => !mine.includes(each)).map(({ category }) => category));
      const stated = declarations.filter(({ category }) => !others.has(category));
      const kept = new Set(stated.map(({ category }) => category));
      const [enterpriseId, ...former] = ids;
      await this.inclusion.remove(tx, ids, mine.map(({ category }) => category).filter((category) => !kept.has(category)));
      await this.inclusion.remove(tx, former, [...kept]);
      await this.inclusion.write(tx, { enterpriseId, clusterId }, stated, itself ? 'enterprise' : 'cda');
      return this.noted(tx, enterpriseId, 'inclusion.declared', context);
    });
  }

  /** Only for the enterprise: not for those who note, not for the system. */
  async get({ id }: { id: string }, context: RequestContext): Promise<Inclusion> {
    if (context.actor === null) throw new DomainError('role_not_allowed', 'What an enterprise declared is shown to the enterprise only.');
    const { ids } = await this.declarer(id, 'read inclusion', context);
    return this.database.transaction(async (tx) => ({ enterpriseId: ids[0], declarations: await this.inclusion.of(tx, ids) }));
  }

  /** Everything, at once; the same answer when there was nothing. */
  async withdraw({ id }: { id: string }, context: RequestContext): Promise<InclusionNoted> {
    const { clusterId, ids } = await this.declarer(id, 'declare inclusion', context);
    return this.database.transaction(async (tx) => {
      await this.inclusion.lock(tx, clusterId);
      await this.inclusion.remove(tx, ids, inclusionCategories);
      return this.noted(tx, ids[0], 'inclusion.withdrawn', context);
    });
  }

  /** The audit log says that a run asked, and about how many; not what it was told. */
  async countTowardsPolicy({ runId, categories, enterpriseIds }: Input<typeof CountTowardsPolicy>, context: RequestContext) {
    systemOnly(context);
    const former = await this.identities.former(this.registry.manager, enterpriseIds);
    const known = enterpriseIds.flatMap((id) => [id, ...former.get(id) ?? []].map((declaredUnder) => ({ id, declaredUnder })));
    const counting = await this.database.transaction(async (tx) => {
      await this.audit.record(tx, {
        action: 'inclusion.counted', subjectType: 'match run', subjectId: runId, actor: null, requestId: context.requestId, details: { candidates: enterpriseIds.length },
      });
      return this.inclusion.counting(tx, categories, known);
    });
    if (counting.length < smallestCell) throw poolTooSmall('candidates', 'Rank without it.');
    return { enterpriseIds: counting };
  }

  /** Before a policy is set: DomainError `inclusion_pool_too_small` when fewer than 5 of the cluster would count. Which and how many is told to nobody. */
  async requirePool(clusterId: string, categories: readonly InclusionCategory[]): Promise<void> {
    const declaring = await this.database.transaction((tx) => this.inclusion.declaringIn(tx, clusterId));
    const current = await this.identities.current(this.registry.manager, declaring);
    const [merged, own] = [declaring.filter((id) => current.has(id)), declaring.filter((id) => !current.has(id))];
    const known = [...own, ...merged].map((declaredUnder) => ({ id: current.get(declaredUnder) ?? declaredUnder, declaredUnder }));
    const pool = await this.database.transaction((tx) => this.inclusion.counting(tx, categories, known));
    if (pool.length < smallestCell) throw poolTooSmall('enterprises of the cluster', 'Name more categories, or leave the step out until more have declared them and consented to matching_policy.');
  }

  /**
   * Its cluster, and all ids under which it may have declared something: that of the enterprise it is part of now, then those merged
   * into it. Read before, not inside a transaction of the other database: that would hold two connections.
   */
  private declarer(id: string, action: Action, context: RequestContext): Promise<{ clusterId: string; ids: [string, ...string[]] }> {
    const scope = scopeFor(action, context);
    return this.registry.transaction(async (tx) => {
      const current = (await this.identities.current(tx, [id])).get(id) ?? id;
      const { clusterId } = await this.enterprises.get(tx, current, scope);
      return { clusterId, ids: [current, ...(await this.identities.former(tx, [current])).get(current) ?? []] };
    });
  }

  /** That something was done, not what: in the audit log of the same schema, which the same role alone reads. */
  private async noted(tx: Tx, id: string, action: string, { actor, requestId }: RequestContext): Promise<InclusionNoted> {
    await this.audit.record(tx, { action, subjectType: 'enterprise', subjectId: id, actor, requestId });
    return { enterpriseId: id };
  }
}

/** How many there are is not said: that would be the cell. */
const poolTooSmall = (of: string, advice: string) => new DomainError(
  'inclusion_pool_too_small', `An inclusion policy needs ${smallestCell} ${of} or more that count towards it: with fewer, its effect would name them. ${advice}`,
);

const unfit = (field: string, message: string) => new DomainError('body_invalid', `${field} ${message}.`, { fields: [{ field, message }] });
