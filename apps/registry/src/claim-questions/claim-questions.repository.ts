// Reads and writes questions about claims and the days of the next look; the only file here that speaks SQL.
import { Injectable } from '@nestjs/common';
import { notFound } from '#contracts/errors.js';
import type { Input } from '#contracts/message.js';
import type { ClaimQuestion, ListClaimQuestions } from '#contracts/registry/claim-questions.js';
import { Database, rowsIn, type Tx } from '#platform/database/database.js';
import type { PendingJob } from '#platform/jobs/jobs.js';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../access.js';
import { CodeRow } from '../codes/code.entity.js';
import { mostPerMonth } from '../enterprises/provenance.js';
import { ClaimQuestionRow, ClaimReviewRow } from './claim-question.entities.js';

type Filter = Omit<Input<typeof ListClaimQuestions>, 'cursor'> & { after: string | null };

@Injectable()
export class ClaimQuestionsRepository {
  constructor(private readonly database: Database) {}

  /** Enterprises whose claims are to be looked at by today. */
  async pending(limit: number, today: string): Promise<PendingJob[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT enterprise_id AS id FROM claim_review WHERE due <= $2 ORDER BY due, enterprise_id LIMIT $1', [limit, today]);
    return rows.map(({ id }) => ({ id, requestId: `review-claims-${id}` }));
  }

  /** Holds the look at an enterprise until the transaction ends; false when it is not due any more. */
  async lockDue(tx: Tx, enterpriseId: string, today: string): Promise<boolean> {
    const rows = await rowsIn(tx, 'SELECT 1 FROM claim_review WHERE enterprise_id = $1 AND due <= $2 FOR UPDATE', [enterpriseId, today]);
    return rows.length > 0;
  }

  async putOff(tx: Tx, enterpriseId: string, due: string): Promise<void> {
    await tx.update(ClaimReviewRow, { enterpriseId }, { due });
  }

  /** The newest question of the enterprise. */
  newest(tx: Tx, enterpriseId: string): Promise<ClaimQuestionRow | null> {
    return tx.findOne(ClaimQuestionRow, { where: { enterpriseId }, order: { id: 'DESC' } });
  }

  async insert(tx: Tx, row: ClaimQuestionRow): Promise<void> {
    await tx.insert(ClaimQuestionRow, row);
  }

  async update(tx: Tx, id: string, change: Partial<ClaimQuestionRow>): Promise<void> {
    await tx.update(ClaimQuestionRow, { id }, change);
  }

  /** Of an enterprise that stands no more for itself nobody asks anything. */
  async lapse(tx: Tx, enterpriseId: string): Promise<void> {
    await tx.update(ClaimQuestionRow, { enterpriseId, status: 'open' }, { status: 'lapsed' });
  }

  /** `lock`: so that nobody answers it before the transaction ends. */
  async get(manager: EntityManager, id: string, scope: Scope, { lock = false } = {}): Promise<ClaimQuestion> {
    if (lock) await manager.query('SELECT 1 FROM claim_question WHERE id = $1 FOR UPDATE', [id]);
    const row = await within(manager, scope).andWhere('question.id = :id', { id }).getOne();
    if (!row) throw notFound('question about a claim', id);
    return (await complete(manager, [row]))[0]!;
  }

  /** Undefined when no question has it. */
  async idOf(manager: EntityManager, token: string): Promise<string | undefined> {
    return (await manager.findOne(ClaimQuestionRow, { where: { token }, select: { id: true } }))?.id;
  }

  async tokenOf(manager: EntityManager, id: string): Promise<string> {
    return (await manager.findOneOrFail(ClaimQuestionRow, { where: { id }, select: { id: true, token: true } })).token;
  }

  async list(manager: EntityManager, scope: Scope, { after, limit, clusterId, enterpriseId, status, answer }: Filter): Promise<ClaimQuestion[]> {
    const query = within(manager, scope).orderBy('question.id').limit(limit);
    if (after) query.andWhere('question.id > :after', { after });
    if (clusterId) query.andWhere('question.clusterId = :clusterId', { clusterId });
    if (enterpriseId) query.andWhere('question.enterpriseId = :enterpriseId', { enterpriseId });
    if (status) query.andWhere('question.status = :status', { status });
    if (answer) query.andWhere('question.answer = :answer', { answer });
    return complete(manager, await query.getMany());
  }
}

function within(manager: EntityManager, scope: Scope): SelectQueryBuilder<ClaimQuestionRow> {
  const query = manager.createQueryBuilder(ClaimQuestionRow, 'question');
  if (scope.reach === 'everything') return query.where('true');
  if (scope.reach === 'clusters') return query.where('question.clusterId = ANY(:clusterIds)', scope);
  if (scope.reach === 'organisation') return query.where('question.enterpriseId = :organisationId', scope);
  return query.where('false');
}

async function complete(manager: EntityManager, rows: readonly ClaimQuestionRow[]): Promise<ClaimQuestion[]> {
  const codes = [...new Set(rows.map(({ claim }) => claim.code))];
  const named = codes.length === 0 ? [] : await manager.createQueryBuilder(CodeRow, 'code').where('code.code = ANY(:codes)', { codes }).getMany();
  const labels = new Map(named.map(({ code, labels: each }) => [code, each]));
  return rows.map(({ askedAt, answeredAt, token: _, ...row }) => ({
    ...row,
    label: labels.get(row.claim.code) ?? {},
    perMonth: mostPerMonth(row.claim),
    askedAt: askedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  }));
}
