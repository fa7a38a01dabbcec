// The hot path: a requirement is judged from memory, answered in process and stored in one round trip.
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { RequestContext } from '#contracts/message.js';
import {
  RequirementPosted,
  type NewRequirement,
  type Requirement,
} from '#contracts/matching/requirements.js';
import { Database, type Tx } from '#platform/database/database.js';
import { failPoint } from '#platform/fail-points.js';
import { newId } from '#platform/ids.js';
import { mutated } from '#platform/mutants.js';
import { Outbox, outboxRow } from '#platform/outbox/outbox.js';
import { requireRole } from '#platform/roles.js';
import { Classification } from '#projection/classification.js';
import { Parties } from '../projection/parties.js';
import { checkLots, refuse, type DerivedLot, type Problem } from './lot-check.js';
import { newLotRows, newRequirementRow, todayUtc } from './new-requirement.js';
import type { PostedRows } from './post-statement.js';
import { PostWriter } from './post-writer.js';
import { requirementView } from './requirement-view.js';

@Injectable()
export class PostingService {
  constructor(
    private readonly database: Database,
    private readonly writer: PostWriter,
    private readonly outbox: Outbox,
    private readonly classification: Classification,
    private readonly parties: Parties,
  ) {}

  /** Accepts a draft or a posted requirement; the same Idempotency-Key gets the same reply and no second one. */
  async post(input: NewRequirement, context: RequestContext): Promise<Requirement> {
    try {
      return await this.accept(input, context);
    } catch (error) {
      // A repeat of an accepted request gets its reply, even when what it names has changed or passed since.
      const earlier =
        isRefusal(error) && context.idempotency
          ? await this.database.storedResponse<Requirement>(context)
          : undefined;
      if (earlier !== undefined) return earlier;
      throw error;
    }
  }

  private async accept(input: NewRequirement, context: RequestContext): Promise<Requirement> {
    const now = new Date();
    const { buyerId, derived } = await this.checked(input, context, now);
    const rows = postedRows(input, buyerId, derived, context, now);
    const reply = requirementView(
      rows.requirement,
      rows.lots,
      new Map(rows.runs.map((run) => [run.lotId, run.id])),
    );
    const stored = await this.writer.store({ ...rows, reply, context: mutated('post.no-key') ? { ...context, idempotency: null } : context });
    if (!stored) return this.storedReply(context);
    await failPoint('idempotency.after-commit');
    if (rows.event) this.outbox.wake();
    return reply;
  }

  /** Whose requirement it would be, and what is derived from its lots; throws what posting it would throw. Writes nothing. */
  async checked(input: NewRequirement, context: RequestContext, now: Date): Promise<{ buyerId: string; derived: DerivedLot[] }> {
    const buyerId = buyerOf(input, context);
    const { derived, problems } = checkLots(input.lots, {
      tree: this.classification.tree,
      today: todayUtc(now),
      language: input.language,
    });
    refuse([...(await this.checkParties(input.clusterId, buyerId, context)), ...problems]);
    return { buyerId, derived };
  }

  private async storedReply(context: RequestContext): Promise<Requirement> {
    const reply = await this.database.storedResponse<Requirement>(context);
    if (reply) return reply;
    throw new DomainError(
      'request_in_progress',
      'A request with this Idempotency-Key is being worked on. Try again.',
    );
  }

  /** What is wrong with the cluster and the buyer; an actor's foreign cluster looks like an unknown one. */
  async checkParties(clusterId: string, buyerId: string, context: RequestContext, tx?: Tx): Promise<Problem[]> {
    const { actor } = context;
    const unknown: Problem = {
      code: 'cluster_unknown',
      field: 'clusterId',
      message: `There is no cluster ${clusterId} that you may post to. Check the id.`,
    };
    const limited =
      actor !== null && actor.role !== 'buyer' && (actor.role !== 'admin' || actor.clusterIds.length > 0);
    if (limited && !actor.clusterIds.includes(clusterId)) return [unknown];
    const buyer = await this.parties.buyer(buyerId, context, tx);
    if (buyer === null || !buyer.clusterIds.includes(clusterId)) {
      return actor?.role === 'buyer'
        ? [unknown]
        : [
            {
              code: 'body_invalid',
              field: 'buyerId',
              message: `There is no buyer ${buyerId} in the cluster ${clusterId}. Check both ids.`,
            },
          ];
    }
    return (await this.parties.cluster(clusterId, context, tx)) === null ? [unknown] : [];
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof DomainError && ['invalid', 'forbidden', 'unavailable'].includes(error.kind);
}

/** Buyers post for themselves; a CDA, manager or admin names the buyer. */
function buyerOf(input: NewRequirement, context: RequestContext): string {
  requireRole(context, ['buyer', 'cda', 'manager', 'admin']);
  const { actor } = context;
  if (actor?.role === 'buyer') {
    if (actor.organisationId === null) {
      throw new DomainError(
        'not_yours',
        'Your account belongs to no buyer. Ask the cluster to correct the account.',
      );
    }
    if (input.buyerId !== undefined && input.buyerId !== actor.organisationId) {
      throw new DomainError('not_yours', 'A buyer posts for itself only. Leave out buyerId.', {
        fields: [{ field: 'buyerId', message: 'leave it out' }],
      });
    }
    return actor.organisationId;
  }
  if (input.buyerId !== undefined) return input.buyerId;
  throw new DomainError('body_invalid', 'Name the buyer you post for.', {
    fields: [{ field: 'buyerId', message: 'required for a CDA, manager or admin' }],
  });
}

function postedRows(
  input: NewRequirement, buyerId: string, derived: readonly DerivedLot[], context: RequestContext, now: Date,
): PostedRows {
  const createdBy = context.actor?.accountId ?? null;
  const requirement = newRequirementRow({ ...input, buyerId, createdBy }, input.lots, now);
  const lots = newLotRows(requirement, input.lots, derived);
  if (input.draft) return { requirement, lots, runs: [], event: null };
  const runs = lots.map((lot) => ({ id: newId(), lotId: lot.id, trigger: 'posted' as const }));
  const payload = {
    requirementId: requirement.id,
    clusterId: requirement.clusterId,
    buyerId,
    runIds: runs.map((run) => run.id),
  };
  const event = outboxRow(RequirementPosted, payload, { aggregateId: requirement.id, version: 1 }, context);
  return { requirement, lots, runs, event };
}
