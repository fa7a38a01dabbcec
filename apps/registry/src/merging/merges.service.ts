// The use cases of merging: look at what would become of two enterprises, make them one, part them again.
import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import { EnterpriseChanged, type Enterprise, type ShownEnterprise } from '#contracts/registry/enterprises.js';
import type { Merge, MergeEnterprises, MergePreview, PreviewMerge, Unmerge, UnmergeEnterprise } from '#contracts/registry/merges.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { scopeFor, type Scope } from '../access.js';
import { ClaimQuestionsRepository } from '../claim-questions/claim-questions.repository.js';
import { DuplicatesRepository } from '../duplicates/duplicates.repository.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { differences } from '../imports/differences.js';
import { changedFields } from '../imports/differences.js';
import { leaveListing, writeListing } from '../listing/listing.repository.js';
import { versionStale } from '../versions.js';
import type { EnterpriseMergeRow } from './enterprise-merge.entity.js';
import { merged, parted, refuseTooMuch, type Merged } from './merge.js';
import { MergesRepository } from './merges.repository.js';

@Injectable()
export class MergesService {
  constructor(
    private readonly database: Database,
    private readonly enterprises: EnterprisesRepository,
    private readonly duplicates: DuplicatesRepository,
    private readonly merges: MergesRepository,
    private readonly questions: ClaimQuestionsRepository,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** The same steps as the merge, without writing. */
  preview({ id, mergedId }: Input<typeof PreviewMerge>, context: RequestContext): Promise<MergePreview> {
    const scope = scopeFor('merge enterprises', context);
    return this.database.transaction(async (tx) => {
      const { kept, other, after, decisions } = await this.plan(tx, id, mergedId, scope);
      return { keptVersion: kept.version, mergedVersion: other.version, enterprise: after, changes: differences(kept, after), decisions };
    });
  }

  merge({ id, version, merge: { mergedId, mergedVersion, reason } }: Input<typeof MergeEnterprises>, context: RequestContext): Promise<Merge> {
    const scope = scopeFor('merge enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      await this.enterprises.lock(tx, [id, mergedId], scope);
      const { kept, other, after, decisions } = await this.plan(tx, id, mergedId, scope);
      if (kept.version !== version) throw versionStale('enterprise', id);
      if (other.version !== mergedVersion) throw versionStale('enterprise', mergedId);
      await this.write(tx, after, other, id);
      await this.merges.add(tx, {
        id: newId(), mergedId, keptId: id, keptVersion: after.version, before: kept, after, reason,
        mergedBy: context.actor?.accountId ?? null, mergedAt: new Date(), undoneBy: null, undoneAt: null,
      });
      await this.tell(tx, 'enterprise.merged', { before: kept, after, other }, context);
      return { enterprise: await this.shown(tx, after), changes: differences(kept, after), decisions };
    });
  }

  /** `id` is of the one that was merged, `version` of the one it leads to. */
  unmerge({ id, version }: Input<typeof UnmergeEnterprise>, context: RequestContext): Promise<Unmerge> {
    const scope = scopeFor('merge enterprises', context);
    return this.database.idempotently(context, async (tx) => {
      const merge = await this.held(tx, id, scope);
      const present = await this.enterprises.get(tx, merge.keptId, scope);
      if (present.version !== version) throw versionStale('enterprise', merge.keptId);
      const other = await this.enterprises.getMerged(tx, id);
      const { after, stayed } = parted(merge.before!, merge.after!, present, new Date());
      await this.write(tx, after, other, null);
      await this.merges.undo(tx, merge.id, context.actor?.accountId ?? null);
      await this.tell(tx, 'enterprise.unmerged', { before: present, after, other }, context);
      return {
        enterprise: await this.shown(tx, await this.enterprises.get(tx, id, scope)),
        kept: await this.shown(tx, after), changes: differences(present, after), stayed,
      };
    });
  }

  private async shown(tx: Tx, enterprise: Enterprise): Promise<ShownEnterprise> {
    return { ...enterprise, mergedFrom: await this.merges.into(tx, enterprise.id) };
  }

  private async plan(tx: Tx, id: string, mergedId: string, scope: Scope): Promise<Merged & { kept: Enterprise; other: Enterprise }> {
    const [kept, other] = [await this.enterprises.get(tx, id, scope), await this.enterprises.get(tx, mergedId, scope)];
    if (id === mergedId) throw impossible('An enterprise cannot be merged with itself: name two.');
    if (kept.clusterId !== other.clusterId) throw impossible('The two enterprises are of different clusters: only those of one cluster can be merged.');
    const [apart] = await this.duplicates.toldApart(tx, [id, mergedId]);
    if (apart) {
      throw impossible('Somebody said that the two are not the same: if they are, take that back first with POST /v1/duplicates/distinctions.');
    }
    const result = merged(kept, other, new Date());
    refuseTooMuch(result.after);
    return { ...result, kept, other };
  }

  /** The merge that is to be undone, the two enterprises held: only the last one can be, so that what came by each can be told apart. */
  private async held(tx: Tx, id: string, scope: Scope): Promise<EnterpriseMergeRow> {
    const seen = await this.merges.of(tx, id);
    await this.enterprises.lock(tx, [id, ...(seen ? [seen.keptId] : [])], scope);
    const merge = await this.merges.of(tx, id);
    if (!merge || merge.keptId !== seen?.keptId) {
      await this.enterprises.get(tx, id, scope);
      throw notPossibleYet(`The enterprise ${id} is not merged into another.`);
    }
    const current = await this.enterprises.getCurrent(tx, id, scope).catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'not_found' ? notFound('enterprise', id) : error;
    });
    const first = current.id === merge.keptId ? await this.merges.laterMerged(tx, merge) : merge.keptId;
    if (first === null) return merge;
    throw notPossibleYet(`A later merge must be undone first: POST /v1/enterprises/${first}/unmerge.`, { undoFirst: first });
  }

  private async write(tx: Tx, kept: Enterprise, other: Enterprise, mergedInto: string | null): Promise<void> {
    if (mergedInto !== null) await this.enterprises.giveUpIdentifiers(tx, other);
    const written = await this.enterprises.replace(tx, [kept]);
    if (written.size === 0) throw versionStale('enterprise', kept.id);
    if (!(await this.merges.setMergedInto(tx, other, mergedInto))) throw versionStale('enterprise', other.id);
    if (mergedInto === null) {
      await this.enterprises.takeIdentifiers(tx, other);
      return writeListing(tx, [other]);
    }
    await this.questions.lapse(tx, other.id);
    return leaveListing(tx, other.id);
  }

  /** Both have changed, for whoever keeps a copy; ids, codes and names of fields only. */
  private async tell(
    tx: Tx, action: string, { before, after, other }: Record<'before' | 'after' | 'other', Enterprise>, context: RequestContext,
  ): Promise<void> {
    const both = [{ id: after.id, version: after.version }, { id: other.id, version: other.version + 1 }];
    await this.outbox.publishAll(both.map(({ id, version }) =>
      outboxRow(EnterpriseChanged, { enterpriseId: id, version }, { aggregateId: id, version }, context)), tx);
    const { actor, requestId } = context;
    const about = { keptId: after.id, mergedId: other.id, clusterId: after.clusterId };
    await this.audit.recordAll(tx, both.map(({ id, version }) => ({
      action, subjectType: 'enterprise', subjectId: id, actor, requestId,
      details: { ...about, version, ...(id === after.id && { fields: changedFields(before, after) }) },
    })));
  }
}

const impossible = (message: string) =>
  new DomainError('merge_not_possible', message, { fields: [{ field: 'mergedId', message }] });

const notPossibleYet = (message: string, details: object = {}) => new DomainError('transition_not_allowed', message, { ...details });
