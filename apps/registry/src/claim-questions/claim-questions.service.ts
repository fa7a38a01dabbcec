// Asks one question about a claim that is not fresh any more, and takes the answer: yes renews the claim, no withdraws it.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '#contracts/errors.js';
import type { Input, RequestContext } from '#contracts/message.js';
import {
  ClaimQuestionAnswered, ClaimQuestionAsked, type AnswerClaimQuestion, type ClaimAnswerBody, type ClaimQuestion, type ListClaimQuestions,
} from '#contracts/registry/claim-questions.js';
import type { Enterprise } from '#contracts/registry/enterprises.js';
import { Audit } from '#platform/audit.js';
import { Database, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Outbox } from '#platform/outbox/outbox.js';
import { idOfCursor, pageOf, type Page } from '#platform/page.js';
import type { z } from 'zod';
import { scopeFor, type Scope } from '../access.js';
import { ClustersRepository } from '../clusters/clusters.repository.js';
import { changed } from '../enterprises/enterprise.js';
import { EnterprisesRepository } from '../enterprises/enterprises.repository.js';
import { attributionOf } from '../enterprises/provenance.js';
import { EnterpriseImporter } from '../imports/enterprise-importer.js';
import { ClaimQuestionsRepository } from './claim-questions.repository.js';
import { dayAfter, stalestClaim } from './stale-claims.js';

type Claim = Enterprise['capabilities'][number];

/** Looked at again after so many days when there is nothing to ask: policies and claims change meanwhile. */
const lookEveryDays = 30;
const everything: Scope = { reach: 'everything' };

@Injectable()
export class ClaimQuestionsService {
  constructor(
    private readonly database: Database,
    private readonly questions: ClaimQuestionsRepository,
    private readonly enterprises: EnterprisesRepository,
    private readonly clusters: ClustersRepository,
    private readonly writing: EnterpriseImporter,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** A second execution on the same day does nothing. */
  review(enterpriseId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const now = new Date();
      const today = now.toISOString().slice(0, 10);
      if (!(await this.questions.lockDue(tx, enterpriseId, today))) return;
      await this.questions.putOff(tx, enterpriseId, await this.askIn(tx, enterpriseId, now, today));
    });
  }

  /** Returns the day of the next look. */
  private async askIn(tx: Tx, enterpriseId: string, now: Date, today: string): Promise<string> {
    const later = dayAfter(today, lookEveryDays);
    // Before its questions, as a merge does.
    await this.enterprises.lock(tx, [enterpriseId], everything);
    const enterprise = await this.enterprises.getCurrent(tx, enterpriseId, everything);
    if (enterprise.id !== enterpriseId || !enterprise.active) return later;
    const { policy } = await this.clusters.get(tx, enterprise.clusterId, everything);
    const stale = policy.claimQuestionDays === 0 ? null : stalestClaim(enterprise.capabilities, policy, today);
    if (!stale) return later;
    const last = await this.questions.newest(tx, enterpriseId);
    const free = last && dayAfter(last.askedAt.toISOString().slice(0, 10), policy.claimQuestionDays);
    if (free && free > today) return free;
    if (last?.status === 'open') await this.questions.update(tx, last.id, { status: 'lapsed' });
    const [id, { clusterId }] = [newId(), enterprise];
    await this.questions.insert(tx, {
      id, enterpriseId, clusterId, status: 'open', ...stale, askedAt: now, answer: null, note: null, answeredBy: null, answeredAt: null,
      // 160 bits, and it answers one question only. Kept, so that an e-mail that is sent again is the same.
      token: randomBytes(20).toString('base64url'),
    });
    await this.outbox.publish(ClaimQuestionAsked, { questionId: id, enterpriseId, clusterId }, tx, { aggregateId: id, version: 1 });
    return dayAfter(today, policy.claimQuestionDays);
  }

  get({ id }: { id: string }, context: RequestContext): Promise<ClaimQuestion> {
    return this.questions.get(this.database.manager, id, scopeFor('read questions about claims', context));
  }

  async list({ cursor, ...filter }: Input<typeof ListClaimQuestions>, context: RequestContext): Promise<Page<ClaimQuestion>> {
    const scope = scopeFor('read questions about claims', context);
    const wanted = { ...filter, after: idOfCursor(cursor), limit: filter.limit + 1 };
    return pageOf(await this.questions.list(this.database.manager, scope, wanted), filter.limit);
  }

  answer({ id, ...said }: Input<typeof AnswerClaimQuestion>, context: RequestContext): Promise<ClaimQuestion> {
    const scope = scopeFor('answer questions about claims', context);
    return this.database.idempotently(context, async (tx) => {
      const question = await this.hold(tx, id, scope);
      if (question.status !== 'open') {
        throw new DomainError('transition_not_allowed', `The question is ${question.status}: change the claim itself with `
          + `PATCH /v1/enterprises/${question.enterpriseId}.`);
      }
      await this.takeIn(tx, question, said, context, {});
      return this.questions.get(tx, id, scope);
    });
  }

  /** The question, held with its enterprise until the transaction ends. */
  async hold(tx: Tx, id: string, scope: Scope): Promise<ClaimQuestion> {
    const { enterpriseId } = await this.questions.get(tx, id, scope);
    await this.enterprises.lock(tx, [enterpriseId], everything);
    return this.questions.get(tx, id, scope, { lock: true });
  }

  /** What was said of a question that is held and open; `way`: what the audit says besides. */
  async takeIn(
    tx: Tx, question: ClaimQuestion, { answer, note }: z.infer<typeof ClaimAnswerBody>, context: RequestContext, way: { through?: 'link' },
  ): Promise<void> {
    const { id, enterpriseId, clusterId, claim: { code } } = question;
    const now = new Date();
    await this.takeUp(tx, question, answer, now, context);
    await this.questions.update(tx, id, {
      status: 'answered', answer, note: note ?? null, answeredBy: attributionOf(context) ?? null, answeredAt: now,
    });
    await this.outbox.publish(ClaimQuestionAnswered, { questionId: id, enterpriseId, clusterId, answer }, tx, { aggregateId: id, version: 2 });
    await this.audit.record(tx, {
      action: 'claim_question.answered', subjectType: 'claim_question', subjectId: id, actor: context.actor, requestId: context.requestId,
      details: { enterpriseId, clusterId, code, answer, ...way },
    });
  }

  /** What became of the claim meanwhile stays as it is: the answer is about the claim that was asked about. */
  private async takeUp(tx: Tx, { enterpriseId, claim }: ClaimQuestion, answer: ClaimQuestion['answer'], now: Date, context: RequestContext): Promise<void> {
    if (answer === 'changed') return;
    const [before] = await this.enterprises.withIds(tx, [enterpriseId]);
    const present = before?.capabilities.find((each) => each.id === claim.id);
    if (!before || !present || present.statedOn !== claim.statedOn) return;
    const others = before.capabilities.filter((each) => each !== present);
    const capabilities = answer === 'no' ? others : before.capabilities.map((each) => (each === present ? renewed(each, now) : each));
    const after = changed(before, { capabilities }, now, { actor: context.actor, notes: true });
    await this.writing.carryOut(tx, { clusterId: before.clusterId, actor: context.actor }, [{ before, after }], context);
  }
}

/** Stated today. A last day that is past ended the verdict that went with it. */
function renewed(claim: Claim, now: Date): Claim {
  const today = now.toISOString().slice(0, 10);
  const { validUntil, ...rest } = claim;
  if (validUntil === undefined || validUntil >= today) return { ...claim, statedOn: today };
  return { ...rest, statedOn: today, status: 'declared' };
}
